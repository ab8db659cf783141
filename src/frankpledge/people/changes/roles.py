"""Giving roles, ending them, and seeing off those who leave."""

from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.changes.drafts import drop_drafts_of
from frankpledge.people.changes.tokens import end_tokens_of
from frankpledge.people.models import Grant, Invitation, Partnership, Person, User
from frankpledge.people.rules import shown
from frankpledge.people.rules.roles import Role
from frankpledge.people.rules.shown import AT_ONCE, ON_A_DAY
from frankpledge.people.rules.terms import leaves_nobody


def grant_role(
    by: Actor,
    partnership: Partnership,
    user: User,
    role: Role,
    *,
    starts: date,
    ends: date | None = None,
    person: Person | None = None,
) -> Grant:
    """Give an account a role in a partnership, from a day on and to a day if one is said.

    Refused for one's own account.  Raises NotPossible where the account holds that role on a day of these, or where
    the last day is before the first.
    """
    grant = Grant(partnership=partnership, user=user, role=role.value, starts=starts, ends=ends, person=person)
    with change(by, "granted a role", grant, access.may_change_role):
        _locked(partnership.pk)
        if ends is not None and ends < starts:
            raise NotPossible("A role ends no earlier than it starts. Choose a later last day.")
        held = Grant.objects.filter(partnership=partnership, user=user, role=role.value, ended_at__isnull=True)
        if any(_overlap(one, starts, ends) for one in held):
            raise NotPossible(f"{user.name} has that role already in this time.")
        grant.full_clean()
        grant.save()
    return grant


def end_role(by: Actor, grant: Grant, *, on: date | None, seen: str = "") -> Grant:
    """End a role: after a last day, or at once where none is given.

    Refused for one's own role.  Raises NotPossible for a role that has ended, for a last day that is past or before
    the role begins, and where nobody would be left to coordinate the partnership; Meanwhile where somebody else gave
    it another end since it was `seen`.
    """
    begun = Begun(seen, {"when": AT_ONCE if on is None else ON_A_DAY, "on": on}, shown.role)
    with change(by, "ended a role", grant, access.may_change_role, begun) as grant:
        _locked(grant.partnership_id)
        if grant.ended_at is not None or (grant.ends is not None and grant.ends < by.today):
            raise NotPossible("This role has ended already.")
        if on is not None and on < by.today:
            raise NotPossible("Choose today or a later day, or end the role at once.")
        if on is not None and on < grant.starts:
            raise NotPossible("A role ends no earlier than it starts. To call it off, end it at once.")
        first_without = by.today if on is None else on + timedelta(days=1) if on < date.max else on
        _keep_a_coordinator([grant], first_without)
        if on is None:
            grant.ended_at = timezone.now()
            grant.save(update_fields=["ended_at"])
            if not Grant.objects.holding(by.today).filter(user=grant.user_id, partnership=grant.partnership_id):
                end_sessions(grant.user_id)
                drop_drafts_of(grant.user_id, grant.partnership_id)
                end_tokens_of(grant.user_id, grant.partnership_id)
        else:
            grant.ends = on
            grant.save(update_fields=["ends"])
    return grant


def end_every_role(by: Actor, user: User) -> User:
    """See off somebody who has left: every role in the partnership in which the actor acts ends now, in one change.

    So do the account's sessions, wherever they are, and what invites its address here.  Refused for oneself.  Raises
    NotPossible for somebody who holds no role here, and where nobody would be left to coordinate.
    """
    with change(by, "ended every role", user, access.may_see_off) as user:
        assert by.partnership is not None  # access has asked
        _locked(by.partnership.id)
        grants = [g for g in Grant.objects.filter(user=user, partnership=by.partnership.id) if not _over(g, by.today)]
        if not grants:
            raise NotPossible(f"{user.name} holds no role in this partnership.")
        _keep_a_coordinator(grants, by.today)
        now = timezone.now()
        Grant.objects.filter(pk__in=[grant.pk for grant in grants]).update(ended_at=now)
        waiting = Invitation.objects.filter(partnership=by.partnership.id, address__iexact=user.email)
        waiting.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
        end_sessions(user.pk)
        drop_drafts_of(user.pk, by.partnership.id)
        end_tokens_of(user.pk, by.partnership.id)
    return user


def end_sessions(user: int) -> None:
    """End every session of an account, on its next request, inside a change that is open."""
    User.objects.filter(pk=user).update(sessions_ended=F("sessions_ended") + 1)


def _locked(partnership: int) -> None:
    """One change of the roles of a partnership at a time: two coordinators could end each other's otherwise."""
    Partnership.objects.select_for_update().get(pk=partnership)


def _over(grant: Grant, today: date) -> bool:
    return grant.ended_at is not None or (grant.ends is not None and grant.ends < today)


def _overlap(grant: Grant, starts: date, ends: date | None) -> bool:
    return grant.starts <= (ends or date.max) and starts <= (grant.ends or date.max)


def _keep_a_coordinator(ending: list[Grant], first_without: date) -> None:
    """Raise NotPossible where these roles are the last that coordinate the partnership on some day from then on."""
    ending = [grant for grant in ending if grant.role == Role.COORDINATOR]
    if not ending:
        return
    roles = Grant.objects.filter(partnership=ending[0].partnership_id, role=Role.COORDINATOR.value)
    others = list(roles.filter(user__is_active=True).exclude(pk__in=[grant.pk for grant in ending]))
    if leaves_nobody(others, ending, first_without):
        raise NotPossible(
            "Nobody would be left to coordinate the partnership. Make somebody else a coordinator first, with no "
            "earlier last day."
        )
