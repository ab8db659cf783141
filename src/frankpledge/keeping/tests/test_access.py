"""Who may do what with retention, from a table written by hand."""

import pytest

from frankpledge.keeping import access
from frankpledge.keeping.models import Destruction, LegalHold
from frankpledge.ledger.rules import Who
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

HERE, ELSEWHERE = Partnership(pk=1, slug="aldermere"), Partnership(pk=2, slug="elsewhere")
# Each verb: coordinator, chair, analyst, caseworker, member, scrutiny, auditor, region, nobody's role, the coordinator
# of another partnership, a process set to work here.
TABLE = {
    "may_look": ("yes", "yes", "no", "no", "no", "no", "no", "no", "no", "no", "yes"),
    "may_retain": ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_set": ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_ask": ("yes", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_decide": ("yes", "yes", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_withdraw": ("no", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_do": ("no", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
    "may_do_again": ("no", "no", "no", "no", "no", "no", "no", "no", "no", "no", "no"),
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
ANOTHERS = Destruction(partnership=HERE, asked_by_id=7)
THINGS = {
    "may_set": LegalHold(partnership=HERE),
    **dict.fromkeys(("may_ask", "may_decide", "may_withdraw", "may_do", "may_do_again"), ANOTHERS),
}


@pytest.mark.parametrize("verb", TABLE)
def test_each_role_may_do_what_the_table_says_and_no_more(verb: str) -> None:
    allowed = tuple("yes" if getattr(access, verb)(by, THINGS.get(verb, HERE)) else "no" for by in ACTORS)
    assert allowed == TABLE[verb]


def test_nobody_decides_what_they_asked_for_and_they_alone_take_it_back() -> None:
    own = Destruction(partnership=HERE, asked_by_id=1)
    assert not any(access.may_decide(by, own) for by in ACTORS)
    assert [access.may_withdraw(by, own) for by in ACTORS] == [True] + [False] * (len(ACTORS) - 1)
    assert access.may_decide(make.actor(HERE, Role.COORDINATOR, user=Who(2, "Gita Cole")), own)


def test_only_background_work_carries_out_and_only_what_another_approved() -> None:
    for state, decided, may in (
        ("asked", None, False),
        ("approved", 1, False),
        ("approved", 2, True),
        ("done", 2, False),
    ):
        one = Destruction(partnership=HERE, asked_by_id=1, decided_by_id=decided, state=state)
        assert [access.may_do(by, one) for by in ACTORS] == [False] * (len(ACTORS) - 1) + [may]
    again = Destruction(partnership=HERE, asked_by_id=1, decided_by_id=2, again=True)
    assert [access.may_do_again(by, again) for by in ACTORS] == [False] * (len(ACTORS) - 1) + [True]


def test_the_table_knows_every_verb() -> None:
    assert {name for name in vars(access) if name.startswith("may_")} == set(TABLE)
