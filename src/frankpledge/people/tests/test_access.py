"""Who may do what with people and agencies, from a table written by hand."""

import pytest

from frankpledge.people import access
from frankpledge.people.models import Organisation, Partnership, Person, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

HERE, ELSEWHERE = Partnership(pk=1, slug="aldermere"), Partnership(pk=2, slug="elsewhere")

# Each verb: coordinator, chair, member, nobody's role, the coordinator of another partnership, a process set to work
# here, a process set to work elsewhere.
TABLE = {
    "may_read": ("yes", "yes", "yes", "no", "no", "yes", "no"),
    "may_keep": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_change_person": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_change_organisation": ("yes", "no", "no", "no", "no", "yes", "no"),
    "may_set_up": ("no", "no", "no", "no", "no", "yes", "yes"),
    "may_tie": ("no", "no", "no", "no", "no", "yes", "yes"),
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
THINGS = {
    "may_change_person": Person(partnership=HERE, name="Graham Carter"),
    "may_change_organisation": Organisation(partnership=HERE, name="Westmarch Police"),
    "may_tie": User(pk=2, name="Ann Hill"),
}


@pytest.mark.parametrize("verb", TABLE)
def test_each_role_may_do_what_the_table_says_and_no_more(verb: str) -> None:
    allowed = tuple("yes" if getattr(access, verb)(by, THINGS.get(verb, HERE)) else "no" for by in ACTORS)
    assert allowed == TABLE[verb]


def test_whose_account_it_is_may_tie_it() -> None:
    assert access.may_tie(make.actor(HERE, None), User(pk=1, name="Rosa Lind"))


def test_the_table_knows_every_verb() -> None:
    assert {name for name in vars(access) if name.startswith("may_")} == set(TABLE)
