"""Invitations and recoveries: what is kept, what is refused, and the ledger's lines."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import NotPossible, Refused, Who
from frankpledge.people import changes
from frankpledge.people.changes.invitations import by_link
from frankpledge.people.models import Grant, Invitation, Partnership, Recovery, User
from frankpledge.people.queries.accounts import invitation_by, recovery_by
from frankpledge.people.rules.links import InvitationState, RecoveryState, invitation_state, recovery_state
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.inviting import ADDRESS, LONG_AGO, as_, invited, last

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(place, rosa):
    return as_(rosa, place, Role.COORDINATOR)


def test_of_a_link_only_its_fingerprint_is_kept(by, place) -> None:
    invitation, secret = invited(by, place)
    assert re.fullmatch(rf"{place.pk}-[\w-]{{43}}", secret)
    assert secret not in str(list(Invitation.objects.values_list()))
    assert invitation_by(secret, make.TODAY) == invitation
    assert invitation_by(secret[:-1], make.TODAY) is None
    assert last() == ("invited", "people.invitation", "done", invitation.pk)
    assert ADDRESS not in str(list(Entry.objects.values_list()))


def test_an_invitation_lasts_seven_days(by, place) -> None:
    invitation, _ = invited(by, place)
    assert invitation.expires_at - invitation.made_at == timedelta(days=7)


def test_whoever_accepts_has_an_account_and_the_role_that_was_offered(by, place) -> None:
    invitation, _ = invited(by, place, ends=date(2024, 9, 30))
    user = changes.accept_with_new_account(invitation, make.TODAY, name="Una  Marsh", password=make.PASSWORD)
    grant = Grant.objects.get(user=user)
    assert (user.email, user.name) == (ADDRESS, "Una Marsh")
    assert user.check_password(make.PASSWORD)
    assert (grant.role, grant.starts, grant.ends) == ("member", make.TODAY, date(2024, 9, 30))
    assert last() == ("accepted an invitation", "people.invitation", "done", invitation.pk)
    with pytest.raises(NotPossible, match="cannot be accepted any more"):
        changes.accept_with_new_account(invitation, make.TODAY, name="Una", password=make.PASSWORD)


def test_a_role_begins_no_earlier_than_it_is_accepted(by, place) -> None:
    invitation, _ = invited(by, place)
    later = make.TODAY + timedelta(days=3)
    user = changes.accept_with_new_account(invitation, later, name="Una Marsh", password=make.PASSWORD)
    assert Grant.objects.get(user=user).starts == later


@pytest.mark.parametrize(
    ("name", "password"), [("Una Marsh", "short"), ("Una Marsh", "una@mere.example"), ("", make.PASSWORD)]
)
def test_a_name_or_password_that_will_not_do_leaves_the_invitation_open(by, place, name, password) -> None:
    invitation, secret = invited(by, place)
    with pytest.raises(ValidationError):
        changes.accept_with_new_account(invitation, make.TODAY, name=name, password=password)
    assert not User.objects.filter(email=ADDRESS).exists()
    assert invitation_by(secret, make.TODAY).state(timezone.now()) is InvitationState.WAITING


def test_an_account_joins_another_partnership_by_its_own_address_alone(by, place) -> None:
    una = make.account("Una@Mere.example", name="Una Marsh")
    invitation, _ = invited(by, place)
    other = by_link(place, "", make.TODAY, user=Who(make.account().pk, "Somebody"))
    with pytest.raises(Refused):
        changes.accept_with_account(other, invitation)
    assert last() == ("accepted an invitation", "people.invitation", "refused", invitation.pk)
    with pytest.raises(NotPossible, match="Sign in"):
        changes.accept_with_new_account(invitation, make.TODAY, name="Una", password=make.PASSWORD)
    changes.accept_with_account(by_link(place, "", make.TODAY, user=Who(una.pk, una.name)), invitation)
    assert Grant.objects.get(user=una).role == "member"


def test_an_address_is_invited_to_a_role_once_at_a_time(by, place) -> None:
    first, _ = invited(by, place)
    with pytest.raises(NotPossible, match="again or withdraw it"):
        invited(by, place, address=ADDRESS.upper())
    invited(by, place, Role.CHAIR)
    changes.withdraw_invitation(by, first)
    again, _ = invited(by, place)
    changes.accept_with_new_account(again, make.TODAY, name="Una Marsh", password=make.PASSWORD)
    with pytest.raises(NotPossible, match="has that role already"):
        invited(by, place)


def test_the_database_keeps_one_waiting_invitation_too(by, place) -> None:
    invitation, _ = invited(by, place)
    invitation.pk, invitation.secret_hash = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        invitation.save()


def test_sent_again_the_old_link_is_void(by, place) -> None:
    invitation, old = invited(by, place)
    Invitation.objects.update(made_at=LONG_AGO, expires_at=LONG_AGO + timedelta(days=7))
    new = changes.send_again(by, invitation)
    assert invitation_by(old, make.TODAY) is None
    assert invitation_by(new, make.TODAY).state(timezone.now()) is InvitationState.WAITING
    assert last() == ("sent an invitation again", "people.invitation", "done", invitation.pk)


def test_what_is_withdrawn_or_accepted_is_neither_sent_again_nor_withdrawn(by, place) -> None:
    withdrawn, secret = invited(by, place)
    changes.withdraw_invitation(by, withdrawn)
    assert invitation_by(secret, make.TODAY).state(timezone.now()) is InvitationState.WITHDRAWN
    for refused in (lambda: changes.send_again(by, withdrawn), lambda: changes.withdraw_invitation(by, withdrawn)):
        with pytest.raises(NotPossible, match="already"):
            refused()
    with pytest.raises(NotPossible):
        changes.accept_with_new_account(withdrawn, make.TODAY, name="Una", password=make.PASSWORD)


def test_an_expired_invitation_and_one_whose_role_is_over_give_nothing(by, place) -> None:
    invitation, _ = invited(by, place, ends=make.TODAY)
    with pytest.raises(NotPossible):
        changes.accept_with_new_account(invitation, make.TODAY + timedelta(days=1), name="Una", password=make.PASSWORD)
    Invitation.objects.update(made_at=LONG_AGO, expires_at=LONG_AGO + timedelta(days=7))
    with pytest.raises(NotPossible):
        changes.accept_with_new_account(invitation, make.TODAY, name="Una", password=make.PASSWORD)
    assert not User.objects.filter(email=ADDRESS).exists()


def test_only_a_coordinator_invites(place, rosa) -> None:
    for role in set(Role) - {Role.COORDINATOR}:
        with pytest.raises(Refused):
            invited(as_(rosa, place, role), place)
        assert last() == ("invited", "people.invitation", "refused", None)
    with pytest.raises(Refused):
        invited(as_(rosa, make.partnership("other", "Other"), Role.COORDINATOR), place)


@pytest.mark.parametrize(("address", "ends"), [("una", None), (ADDRESS, date(2024, 1, 1))])
def test_what_makes_no_sense_is_no_invitation(by, place, address, ends) -> None:
    with pytest.raises((ValidationError, NotPossible)):
        invited(by, place, address=address, ends=ends)
    assert Invitation.objects.count() == 0


MADE, ENDS = datetime(2024, 6, 1, 12, tzinfo=UTC), datetime(2024, 6, 8, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("used", "withdrawn", "now", "state"),
    [
        (None, None, ENDS - MOMENT, InvitationState.WAITING),
        (None, None, ENDS, InvitationState.EXPIRED),
        (MADE, None, ENDS, InvitationState.ACCEPTED),
        (None, MADE, ENDS, InvitationState.WITHDRAWN),
    ],
)
def test_an_invitation_stands_as_its_moments_say(used, withdrawn, now, state) -> None:
    assert invitation_state(used, withdrawn, ENDS, now) is state


@pytest.mark.parametrize(
    ("approved", "used", "now", "state"),
    [
        (None, None, ENDS - MOMENT, RecoveryState.ASKED),
        (None, None, ENDS, RecoveryState.LAPSED),
        (MADE, None, ENDS - MOMENT, RecoveryState.APPROVED),
        (MADE, None, ENDS, RecoveryState.EXPIRED),
        (MADE, MADE, ENDS, RecoveryState.DONE),
    ],
)
def test_a_recovery_stands_as_its_moments_say(approved, used, now, state) -> None:
    assert recovery_state(approved, used, ENDS, now) is state


def recovery_of(place: Partnership, subject: User, asker: User) -> Recovery:
    return changes.ask_recovery(as_(asker, place, Role.COORDINATOR), place, subject)


@pytest.fixture
def chair(place):
    return as_(make.holding(make.account(name="Cora Venn"), place, Role.CHAIR), place, Role.CHAIR)


def test_two_people_recover_an_account_and_a_link_lets_it_begin_again(by, place, chair, una, rosa) -> None:
    recovery = recovery_of(place, una, rosa)
    assert last() == ("asked for a recovery", "people.recovery", "done", recovery.pk)
    assert User.objects.get(pk=una.pk).sessions_ended == 0
    secret = changes.approve_recovery(chair, recovery)
    assert last() == ("approved a recovery", "people.recovery", "done", recovery.pk)
    assert User.objects.get(pk=una.pk).sessions_ended == 1
    found = recovery_by(secret, make.TODAY)
    assert changes.use_recovery(found, "not the password", make.TODAY) is None
    assert last() == ("recovered an account", "people.recovery", "refused", recovery.pk)
    assert changes.use_recovery(found, make.PASSWORD, make.TODAY) == una
    assert last() == ("recovered an account", "people.recovery", "done", recovery.pk)
    with pytest.raises(NotPossible, match="cannot be used any more"):
        changes.use_recovery(found, make.PASSWORD, make.TODAY)


def test_neither_the_asker_nor_the_subject_nor_a_process_approves(by, place, una, rosa) -> None:
    recovery = recovery_of(place, una, rosa)
    for refused in (by, as_(una, place, Role.CHAIR), make.actor(place, None, user=None, process="administrator")):
        with pytest.raises(Refused):
            changes.approve_recovery(refused, recovery)
        assert last() == ("approved a recovery", "people.recovery", "refused", recovery.pk)
    recovery.refresh_from_db()
    assert recovery.approved_at is None


def test_nobody_asks_for_their_own_recovery(by, place, rosa) -> None:
    with pytest.raises(Refused):
        changes.ask_recovery(by, place, rosa)


@pytest.mark.parametrize("again", ["asked_by", "subject"])
def test_the_database_refuses_approval_by_the_same_person_too(place, una, rosa, again) -> None:
    recovery = recovery_of(place, una, rosa)
    same = {"approved_by": getattr(recovery, again), "approved_at": timezone.now(), "secret_hash": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=recovery.pk).update(**same)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=recovery.pk).update(asked_by=una)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=recovery.pk).update(approved_at=timezone.now())


def test_the_administrator_asks_as_a_process_and_a_person_approves(place, una, chair) -> None:
    recovery = changes.ask_recovery(make.actor(place, None, user=None, process="administrator"), place, una)
    assert recovery.asked_by is None
    changes.approve_recovery(chair, recovery)


def test_what_is_not_approved_in_a_day_lapses_and_may_be_asked_again(place, una, rosa, chair) -> None:
    recovery = recovery_of(place, una, rosa)
    with pytest.raises(NotPossible, match="asked for already"):
        recovery_of(place, una, rosa)
    Recovery.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotPossible, match="not within a day"):
        changes.approve_recovery(chair, recovery)
    changes.approve_recovery(chair, recovery_of(place, una, rosa))


def test_only_an_account_with_a_role_here_today_is_recovered(place, rosa) -> None:
    with pytest.raises(NotPossible, match="holds no role"):
        recovery_of(place, make.account(), rosa)
