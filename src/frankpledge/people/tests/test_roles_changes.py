"""Giving and ending roles, leavers, and what a partnership says of itself: what is refused, and the ledger's lines."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.people import changes
from frankpledge.people.models import Grant, User
from frankpledge.people.queries.accounts import invitation_by
from frankpledge.people.rules.links import InvitationState
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.inviting import as_, invited, last

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(place, rosa):
    return as_(rosa, place, Role.COORDINATOR)


def test_a_coordinator_gives_a_role_from_a_day_to_a_day(by, place) -> None:
    una = make.account()
    grant = changes.grant_role(by, place, una, Role.ANALYST, starts=date(2024, 7, 1), ends=date(2024, 12, 31))
    assert last() == ("granted a role", "people.grant", "done", grant.pk)
    for starts, ends in ((date(2024, 12, 31), None), (date(2024, 1, 1), date(2024, 7, 1)), (date(2024, 1, 1), None)):
        with pytest.raises(NotPossible, match="has that role already"):
            changes.grant_role(by, place, una, Role.ANALYST, starts=starts, ends=ends)
    with pytest.raises(NotPossible, match="no earlier than it starts"):
        changes.grant_role(by, place, una, Role.CHAIR, starts=date(2024, 7, 2), ends=date(2024, 7, 1))
    changes.grant_role(by, place, una, Role.ANALYST, starts=date(2025, 1, 1))


def test_nobody_gives_or_ends_their_own_role(by, place, rosa) -> None:
    make.holding(make.account(), place, Role.COORDINATOR)
    with pytest.raises(Refused):
        changes.grant_role(by, place, rosa, Role.CHAIR, starts=make.TODAY)
    with pytest.raises(Refused):
        changes.end_role(by, Grant.objects.get(user=rosa), on=None)
    with pytest.raises(Refused):
        changes.end_every_role(by, rosa)
    assert Grant.objects.get(user=rosa).holds(make.TODAY)


def test_a_role_ends_at_once_or_after_a_day(by, place) -> None:
    una = make.holding(make.account(), place, Role.MEMBER)
    grant = Grant.objects.get(user=una)
    changes.end_role(by, grant, on=date(2024, 6, 30))
    grant.refresh_from_db()
    assert [grant.holds(day) for day in (date(2024, 6, 30), date(2024, 7, 1))] == [True, False]
    assert User.objects.get(pk=una.pk).sessions_ended == 0
    changes.end_role(by, grant, on=None)
    grant.refresh_from_db()
    assert not grant.holds(make.TODAY)
    assert User.objects.get(pk=una.pk).sessions_ended == 1
    assert last() == ("ended a role", "people.grant", "done", grant.pk)
    with pytest.raises(NotPossible, match="ended already"):
        changes.end_role(by, grant, on=None)


def test_a_role_that_ended_today_by_mistake_can_be_given_again_today(by, place) -> None:
    una = make.account()
    grant = changes.grant_role(by, place, una, Role.MEMBER, starts=make.TODAY)
    changes.end_role(by, grant, on=None)
    assert changes.grant_role(by, place, una, Role.MEMBER, starts=make.TODAY).holds(make.TODAY)


@pytest.mark.parametrize(
    ("starts", "on", "said"),
    [
        (date(2024, 1, 1), date(2024, 6, 2), "today or a later day"),
        (date(2024, 7, 1), date(2024, 6, 30), "no earlier than it starts"),
    ],
)
def test_a_last_day_is_neither_past_nor_before_the_first(by, place, starts, on, said) -> None:
    grant = changes.grant_role(by, place, make.account(), Role.MEMBER, starts=starts)
    with pytest.raises(NotPossible, match=said):
        changes.end_role(by, grant, on=on)


def test_ending_one_of_two_roles_ends_no_session(by, place) -> None:
    una = make.holding(make.holding(make.account(), place, Role.MEMBER), place, Role.ANALYST)
    changes.end_role(by, Grant.objects.get(user=una, role="member"), on=None)
    assert User.objects.get(pk=una.pk).sessions_ended == 0


def test_the_last_coordinators_role_is_taken_by_nobody(by, place, rosa) -> None:
    gita = make.holding(make.account(name="Gita Cole"), place, Role.COORDINATOR)
    as_gita = as_(gita, place, Role.COORDINATOR)
    ours, theirs = Grant.objects.get(user=rosa), Grant.objects.get(user=gita)
    changes.end_role(as_gita, ours, on=date(2024, 12, 31))
    for on in (None, date(2024, 7, 1), date(2025, 1, 1)):
        with pytest.raises(NotPossible, match="Make somebody else a coordinator first"):
            changes.end_role(by, theirs, on=on)
    with pytest.raises(NotPossible, match="Make somebody else a coordinator first"):
        changes.end_every_role(by, gita)
    make.holding(make.account(), place, Role.COORDINATOR)
    changes.end_every_role(by, gita)


def test_a_closed_account_coordinates_nothing(by, place, rosa) -> None:
    gita = make.holding(make.account(), place, Role.COORDINATOR)
    User.objects.filter(pk=rosa.pk).update(is_active=False)
    with pytest.raises(NotPossible, match="Nobody would be left"):
        changes.end_every_role(by, gita)


def test_whoever_leaves_holds_no_role_here_from_that_moment_in_one_change(by, place) -> None:
    other = make.partnership("other", "Other")
    una = make.account("una@mere.example")
    for role, days in (
        (Role.MEMBER, {}),
        (Role.ANALYST, {"starts": date(2024, 7, 1)}),
        (Role.CHAIR, {"starts": date(2020, 1, 1), "ends": date(2021, 1, 1)}),
    ):
        make.holding(una, place, role, **days)
    make.holding(una, other, Role.MEMBER)
    _, secret = invited(by, place, Role.AUDITOR, address="Una@mere.example")
    before = Entry.objects.count()
    changes.end_every_role(by, una)
    assert Entry.objects.count() == before + 1
    assert last() == ("ended every role", "people.user", "done", una.pk)
    in_force = [grant.role for grant in Grant.objects.filter(user=una, partnership=place) if grant.ended_at is None]
    assert in_force == ["chair"]  # was over before
    assert Grant.objects.get(user=una, partnership=other).holds(make.TODAY)
    assert User.objects.get(pk=una.pk).sessions_ended == 1
    assert invitation_by(secret, make.TODAY).state(timezone.now()) is InvitationState.WITHDRAWN
    with pytest.raises(NotPossible, match="holds no role"):
        changes.end_every_role(by, una)


def test_a_partnership_says_who_answers_for_its_record(by, place) -> None:
    said = {"name": "Aldermere CSP ", "host": " Aldermere Borough Council", "controller": "Each", "contact": "Write"}
    described = changes.describe_partnership(by, place, **said)
    assert (described.name, described.host) == ("Aldermere CSP", "Aldermere Borough Council")
    assert last() == ("described", "people.partnership", "done", place.pk)
    with pytest.raises(ValidationError):
        changes.describe_partnership(by, place, **said | {"name": " "})
    with pytest.raises(Refused):
        changes.describe_partnership(make.actor(place, Role.CHAIR), place, **said)
