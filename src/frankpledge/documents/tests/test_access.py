"""Who may do what with documents, from a table written by hand."""

import pytest

from frankpledge.documents import access
from frankpledge.documents.models import Document
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

HERE, ELSEWHERE = Partnership(pk=1, slug="aldermere"), Partnership(pk=2, slug="elsewhere")
PAPER = Document(partnership=HERE, name="minutes.txt")

# Each verb: coordinator, chair, member, nobody's role, the coordinator of another partnership, a process set to work
# here, a process set to work elsewhere.
TABLE = {
    "may_add_document": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_quote": ("yes", "no", "no", "no", "no", "yes", "no"),
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


def test_the_table_knows_every_verb() -> None:
    assert {name for name in vars(access) if name.startswith("may_")} == set(TABLE)
