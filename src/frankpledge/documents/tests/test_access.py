"""Who may do what with documents, from a table written by hand."""

import pytest

from frankpledge.documents import access
from frankpledge.documents.models import Document
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

HERE, ELSEWHERE = Partnership(pk=1, slug="aldermere"), Partnership(pk=2, slug="elsewhere")
PAPER = Document(partnership=HERE, name="minutes.txt")

# Each verb: coordinator, chair, member, nobody's role, the coordinator of another partnership, a process set to work
# here, a process set to work elsewhere.
TABLE = {
    "may_add_document": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_quote": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_destroy": ("no", "no", "no", "no", "no", "yes", "no"),
    "may_redact": ("yes", "yes", "no", "no", "no", "no", "no"),
    "may_mark_on_its_way": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_open": ("yes", "yes", "yes", "no", "no", "yes", "no"),
}
ACTORS = (
    make.actor(HERE, Role.COORDINATOR),
    make.actor(HERE, Role.CHAIR),
    make.actor(HERE, Role.MEMBER),
    make.actor(HERE, None),
    make.actor(ELSEWHERE, Role.COORDINATOR),
    make.actor(HERE, None, user=None, process="import"),
    make.actor(ELSEWHERE, None, user=None, process="import"),
)


@pytest.mark.parametrize("verb", TABLE)
def test_each_role_may_do_what_the_table_says_and_no_more(verb: str) -> None:
    allowed = tuple("yes" if getattr(access, verb)(by, PAPER) else "no" for by in ACTORS)
    assert allowed == TABLE[verb]


# Who may mark a document, from one marking to another: coordinator, chair, member, nobody's role, then as above.
MARKING = {
    ("OFFICIAL", "OFFICIAL"): ("yes", "yes", "no", "no", "no", "yes", "no"),
    ("OFFICIAL", "SENSITIVE"): ("yes", "yes", "no", "no", "no", "yes", "no"),
    ("SENSITIVE", "PUBLIC"): ("yes", "yes", "no", "no", "no", "yes", "no"),
    ("SEALED", "PUBLIC"): ("no", "no", "no", "no", "no", "no", "no"),
}


@pytest.mark.parametrize(("before", "after"), MARKING)
def test_each_role_may_mark_what_the_table_says_and_no_more(before: str, after: str) -> None:
    document = Document(partnership=HERE, name="minutes.txt", level=Level[before].value)
    marking = Marking(level=Level[after], handling="Board only" if after == "SENSITIVE" else "")
    allowed = tuple("yes" if access.may_mark(by, document, marking) else "no" for by in ACTORS)
    assert allowed == MARKING[before, after]


@pytest.mark.parametrize("verb", ["may_open", "may_quote", "may_redact"])
def test_nobody_opens_quotes_or_redacts_what_is_sealed(verb: str) -> None:
    sealed = Document(partnership=HERE, name="minutes.txt", level=Level.SEALED.value)
    assert not any(getattr(access, verb)(by, sealed) for by in ACTORS)


def test_an_analyst_marks_higher_and_not_lower() -> None:
    analyst, document = make.actor(HERE, Role.ANALYST), Document(partnership=HERE, name="minutes.txt")
    assert access.may_mark(analyst, document, Marking(level=Level.SENSITIVE, handling="Board only"))
    assert not access.may_mark(analyst, document, Marking(level=Level.PUBLIC))


def test_the_table_knows_every_verb() -> None:
    assert {name for name in vars(access) if name.startswith("may_")} == {*TABLE, "may_mark"}
