"""Who may do what for information rights, from a table written by hand."""

import pytest

from frankpledge.ledger.rules import Who
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.rights import access
from frankpledge.rights.models import Redaction

HERE, ELSEWHERE = Partnership(pk=1, slug="aldermere"), Partnership(pk=2, slug="elsewhere")
# Each verb: coordinator, chair, analyst, caseworker, member, scrutiny, auditor, region, nobody's role, the coordinator
# of another partnership, a process set to work here.
TABLE = {
    "may_answer": ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_answer_for": ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_ask": ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_read_redaction": ("yes", "yes", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_decide": ("yes", "yes", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_approve_any": ("yes", "yes", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_withdraw": ("no", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
}
ROLES = (
    Role.COORDINATOR, Role.CHAIR, Role.ANALYST, Role.CASEWORKER, Role.MEMBER, Role.SCRUTINY, Role.AUDITOR, Role.REGION,
    None,
)  # fmt: skip
ACTORS = (
    *(make.actor(HERE, role) for role in ROLES),
    make.actor(ELSEWHERE, Role.COORDINATOR),
    make.actor(HERE, None, user=None, process="a test"),
)
ANOTHERS = Redaction(partnership=HERE, asked_by_id=7)
THINGS = {
    "may_answer_for": Person(partnership=HERE, name="Graham Carter"),
    **dict.fromkeys(("may_ask", "may_read_redaction", "may_decide", "may_withdraw"), ANOTHERS),
}


@pytest.mark.parametrize("verb", TABLE)
def test_each_role_may_do_what_the_table_says_and_no_more(verb: str) -> None:
    allowed = tuple("yes" if getattr(access, verb)(by, THINGS.get(verb, HERE)) else "no" for by in ACTORS)
    assert allowed == TABLE[verb]


def test_nobody_decides_what_they_asked_for_and_they_alone_take_it_back() -> None:
    own = Redaction(partnership=HERE, asked_by_id=1)
    assert not any(access.may_decide(by, own) for by in ACTORS)
    assert [access.may_withdraw(by, own) for by in ACTORS] == [True] + [False] * (len(ACTORS) - 1)
    decided = Redaction(partnership=HERE, asked_by_id=1, state="approved")
    assert not any(access.may_withdraw(by, decided) for by in ACTORS)
    other = make.actor(HERE, Role.COORDINATOR, user=Who(2, "Gita Cole"))
    assert access.may_decide(other, own)


def test_the_table_knows_every_verb() -> None:
    assert {name for name in vars(access) if name.startswith("may_")} == set(TABLE)
