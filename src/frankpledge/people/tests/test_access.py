"""Who may do what with people, agencies, accounts and roles, from a table written by hand."""

from dataclasses import replace

import pytest

from frankpledge.ledger.rules import Origin, Who
from frankpledge.people import access
from frankpledge.people.models import (
    ApiToken,
    Contact,
    Grant,
    Invitation,
    Organisation,
    Partnership,
    Person,
    Recovery,
    User,
)
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

HERE, ELSEWHERE = Partnership(pk=1, slug="aldermere"), Partnership(pk=2, slug="elsewhere")
SOMEBODY, ACTING, ASKER = User(pk=7, name="Una Marsh"), User(pk=1, name="Rosa Lind"), User(pk=3, name="Gita Cole")

# Each verb: coordinator, chair, member, auditor, nobody's role, the coordinator of another partnership, a process set
# to work here, a process set to work elsewhere.
TABLE = {
    "may_read": ("yes", "yes", "yes", "yes", "no", "no", "yes", "no"),
    "may_keep": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_change_person": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_change_organisation": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_keep_contact": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_note_contact": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_set_up": ("no", "no", "no", "no", "no", "no", "yes", "yes"),
    "may_restrict": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_redact_names": ("yes", "yes", "no", "no", "no", "no", "no", "no"),
    "may_destroy_names": ("no", "no", "no", "no", "no", "no", "yes", "no"),
    "may_destroy_link": ("no", "no", "no", "no", "no", "no", "yes", "no"),
    "may_describe": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    "may_see_accounts": ("yes", "yes", "no", "no", "no", "no", "yes", "no"),
    "may_read_ledger": ("yes", "no", "no", "yes", "no", "no", "yes", "no"),
    "may_hold_rights": ("yes", "yes", "no", "no", "no", "no", "yes", "no"),
    "may_invite": ("yes", "no", "no", "no", "no", "no", "yes", "no"),
    # whoever comes by its link: the partnership alone is asked, the link says the rest
    "may_accept": ("yes", "yes", "yes", "yes", "yes", "no", "yes", "no"),
    "may_change_role": ("yes", "no", "no", "no", "no", "no", "yes", "yes"),
    "may_see_off": ("yes", "no", "no", "no", "no", "yes", "yes", "yes"),  # only where they act themselves
    "may_ask_recovery": ("yes", "yes", "no", "no", "no", "no", "yes", "no"),
    "may_approve_recovery": ("yes", "yes", "no", "no", "no", "no", "no", "no"),
    "may_recover": ("yes", "yes", "yes", "yes", "yes", "no", "yes", "no"),
    "may_tie": ("no", "no", "no", "no", "no", "no", "yes", "yes"),
    "may_keep_token": ("yes", "yes", "yes", "yes", "no", "no", "no", "no"),  # one's own
}
ACTORS = (
    make.actor(HERE, Role.COORDINATOR),
    make.actor(HERE, Role.CHAIR),
    make.actor(HERE, Role.MEMBER),
    make.actor(HERE, Role.AUDITOR),
    make.actor(HERE, None),
    make.actor(ELSEWHERE, Role.COORDINATOR),
    make.actor(HERE, None, user=None, process="import"),
    make.actor(ELSEWHERE, None, user=None, process="import"),
)
THINGS = {
    "may_restrict": Person(partnership=HERE, name="Graham Carter"),
    "may_change_person": Person(partnership=HERE, name="Graham Carter"),
    "may_keep_contact": Person(partnership=HERE, name="Graham Carter"),
    "may_note_contact": Contact(partnership=HERE),
    "may_change_organisation": Organisation(partnership=HERE, name="Westmarch Police"),
    "may_tie": User(pk=2, name="Ann Hill"),
    "may_keep_token": ApiToken(partnership=HERE, user=ACTING),
    "may_destroy_link": Invitation(partnership=HERE),
    "may_invite": Invitation(partnership=HERE),
    "may_accept": Invitation(partnership=HERE),
    "may_change_role": Grant(partnership=HERE, user=SOMEBODY),
    "may_see_off": SOMEBODY,
    "may_ask_recovery": Recovery(partnership=HERE, subject=SOMEBODY),
    "may_approve_recovery": Recovery(partnership=HERE, subject=SOMEBODY, asked_by=ASKER),
    "may_recover": Recovery(partnership=HERE, subject=SOMEBODY),
}
# What a role allows, and what concerns one's own account, or what oneself asked for: refused to everybody.
OWN = {
    "may_change_role": [Grant(partnership=HERE, user=ACTING)],
    "may_see_off": [ACTING],
    "may_ask_recovery": [Recovery(partnership=HERE, subject=ACTING)],
    "may_approve_recovery": [
        Recovery(partnership=HERE, subject=ACTING, asked_by=ASKER),
        Recovery(partnership=HERE, subject=SOMEBODY, asked_by=ACTING),
    ],
}


@pytest.mark.parametrize("verb", TABLE)
def test_each_role_may_do_what_the_table_says_and_no_more(verb: str) -> None:
    allowed = tuple("yes" if getattr(access, verb)(by, THINGS.get(verb, HERE)) else "no" for by in ACTORS)
    assert allowed == TABLE[verb]


def test_whose_account_it_is_may_tie_it() -> None:
    assert access.may_tie(make.actor(HERE, None), User(pk=1, name="Rosa Lind"))


def test_nobody_makes_or_ends_somebody_elses_token() -> None:
    for role in Role:
        assert not access.may_keep_token(make.actor(HERE, role), ApiToken(partnership=HERE, user=SOMEBODY))


def test_a_program_makes_no_token_and_does_nothing_that_changes_anything() -> None:
    by = replace(make.actor(HERE), origin=Origin.API)
    may = {verb for verb in TABLE if getattr(access, verb)(by, THINGS.get(verb, HERE))}
    assert may == {"may_read", "may_accept", "may_recover"}, "the latter two are asked of a link alone"


@pytest.mark.parametrize("verb", OWN)
def test_nobody_does_to_their_own_account_what_two_have_to_do(verb: str) -> None:
    for role in Role:
        for thing in OWN[verb]:
            assert not getattr(access, verb)(make.actor(HERE, role, user=Who(1, "Rosa Lind")), thing)


def test_no_role_but_a_coordinators_gives_roles() -> None:
    givers = [role for role in Role if access.may_change_role(make.actor(HERE, role), THINGS["may_change_role"])]
    assert givers == [Role.COORDINATOR]


def test_the_table_knows_every_verb() -> None:
    assert {name for name in vars(access) if name.startswith("may_")} == set(TABLE)
