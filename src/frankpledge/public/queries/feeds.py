"""Somebody's days, for their calendar program: public facts, days without a name, and how many actions are due."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.meetings.models import Action, ActionOwner, Meeting, Membership, Publication
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.rules.kinds import ActionState, MeetingState
from frankpledge.meetings.rules.publishing import OPEN, PublicKind
from frankpledge.people.models import Grant, Partnership, Person
from frankpledge.people.queries import partnership_of
from frankpledge.people.queries.roles import actor_by
from frankpledge.people.rules.links import secret_hash
from frankpledge.public.models import FeedToken
from frankpledge.public.queries.reading import listed
from frankpledge.public.rules.open_data import Told

_SINCE = timedelta(days=90)  # of the past


@dataclass(frozen=True, slots=True)
class Days:
    """What somebody's calendar has: meetings that are public, the days of others, and how many actions are due."""

    place: Partnership
    meetings: list[Told]
    others: list[date]
    due: list[tuple[date, int]]


def feeds_of(by: Actor) -> QuerySet[FeedToken]:
    """The actor's own addresses here that are not revoked, the latest first."""
    mine = FeedToken.objects.filter(partnership_id=partnership_of(by), user_id=by.user.id if by.user else 0)
    return mine.filter(ended_at__isnull=True)


def days_by(secret: str, today: date, told: Callable[[Partnership, Publication], Told]) -> Days | None:
    """The days of whoever's address this is; None for one that nobody has, was revoked, or whose account has left."""
    place = row_number(secret.partition("-")[0]) or 0
    whoever = Actor(Origin.WEB, today, process="a calendar", partnership=Place(place, "", ""))
    with reading(whoever):
        tokens = FeedToken.objects.filter(secret_hash=secret_hash(secret), partnership=place, ended_at__isnull=True)
        token = tokens.select_related("user", "partnership").first()
        if token is None or not token.user.is_active or token.user.sessions_ended != token.sessions_ended:
            return None
        grants = Grant.objects.holding(today).filter(user=token.user, partnership=token.partnership)
        held = list(grants.order_by("id"))
        if not any(grant.starts <= timezone.localdate(token.made_at) for grant in held):
            return None
        by = actor_by(token.user, token.partnership, held, today)
    with reading(by):
        return _days(by, token.partnership, {grant.person_id for grant in held if grant.person_id}, told)


def _days(by: Actor, place: Partnership, own: set[int], told: Callable[[Partnership, Publication], Told]) -> Days:
    rows = Person.objects.filter(Q(pk__in=own) | Q(stands_as__in=own), partnership=place)
    people = list(rows.values_list("pk", flat=True))
    since = by.today - _SINCE
    now = Q(ends__isnull=True) | Q(ends__gte=by.today)
    seats = Membership.objects.filter(now, partnership=place, person__in=people).order_by()
    bodies = set(seats.values_list("body_id", flat=True))
    public = listed(place, PublicKind.MEETING).filter(body__in=bodies, day__gte=since)
    meetings = [told(place, one) for one in public]
    others = Meeting.objects.filter(partnership=place, body__in=bodies, held_on__gte=since)
    others = others.filter(state__in=(MeetingState.PLANNED.value, MeetingState.HELD.value))
    mine = ActionOwner.objects.filter(partnership=place, person__in=people).values("action")
    actions = stated_in(by, Action).filter(pk__in=mine, state=ActionState.OPEN.value, level__lte=OPEN)
    days = Counter(actions.filter(due__gte=since).order_by().values_list("due", flat=True))
    shown = [one.number for one in meetings]
    return Days(
        place,
        meetings,
        sorted(others.exclude(pk__in=shown).values_list("held_on", flat=True)),
        sorted((day, many) for day, many in days.items() if day is not None),
    )
