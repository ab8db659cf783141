"""Reads for the page on which minutes are taken: the members and what is taken of each, the agenda, declarations."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, AgendaItem, Declaration, Meeting, Membership, Presence
from frankpledge.meetings.queries.agendas import run_here_seen_by
from frankpledge.meetings.queries.papers import owners_seen_by, stated_in
from frankpledge.meetings.queries.quorum import Came, standing_of
from frankpledge.meetings.rules.attending import Mark, key_of, place_shown
from frankpledge.meetings.rules.kinds import ActionState, AgendaKind, Capacity, MeetingState
from frankpledge.meetings.rules.quorum import Finding, There
from frankpledge.people.models import Person
from frankpledge.people.queries import highest

FEW = 20  # open actions shown beside the item that goes through them


def to_be_minuted(by: Actor) -> QuerySet[Meeting]:
    """The meetings that are run here, each with the day of its body's next, `next_here`."""
    later = Meeting.objects.filter(body=OuterRef("body"), held_on__gt=OuterRef("held_on"))
    later = later.exclude(state=MeetingState.CANCELLED.value).order_by("held_on")
    return run_here_seen_by(by).annotate(next_here=Subquery(later.values("held_on")[:1]))


@dataclass
class Seat:
    """A member's place at the meeting: whose it is, who may stand in, and what was taken of it."""

    membership: Membership
    own: Presence | None = None
    instead: Presence | None = None
    standing_in: list[Membership] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key by which the page knows the place."""
        return f"m{self.membership.pk}"

    @property
    def person(self) -> Person:
        """The member, as whom they stand."""
        return self.membership.person.stands_as or self.membership.person

    @property
    def shown(self) -> dict[str, str]:
        """What was taken of it, as shown to whoever takes it."""
        return place_shown(self.own, self.instead)

    @property
    def mark(self) -> Mark:
        """How the place is filled."""
        return Mark(self.shown["mark"])

    @property
    def agency(self) -> str:
        """The agency that the member stands for."""
        return self.membership.organisation.name if self.membership.organisation else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody who is or may be at the meeting: by the page's key, with number of the person, name, agency and post.

    Of somebody whom the record does not know, the number is that of the row, below 0.
    """

    key: str
    number: int
    name: str
    agency: str
    agency_number: int | None
    post: str
    is_there: bool


@dataclass
class Sitting:
    """A meeting as the page shows it."""

    meeting: Meeting
    seats: list[Seat]
    others: list[Presence]
    agenda: list[AgendaItem]
    declarations: list[Declaration]
    next_on: date | None

    @property
    def presences(self) -> list[Presence]:
        """Every row that was taken: members and those who came instead of them, then the others."""
        taken = [row for seat in self.seats for row in (seat.own, seat.instead) if row is not None]
        return [*taken, *self.others]

    @property
    def chair(self) -> str:
        """Who is in the chair, by the page's key."""
        return next((key_of(row.pk, row.membership_id) for row in self.presences if row.chair), "")

    @cached_property
    def listed(self) -> list[Listed]:
        """Everybody by name who is there or whose place it is; members who are not marked yet, too."""
        rows = {row.membership_id: row for row in self.presences if row.membership_id}
        found = [_of_row(row) for row in self.presences]
        found += [_of_seat(seat) for seat in self.seats if seat.membership.pk not in rows]
        return sorted((one for one in found if one.name), key=lambda one: (one.name, one.agency))


def _of_row(row: Presence) -> Listed:
    person = (row.person.stands_as_id or row.person.pk) if row.person is not None else None
    return Listed(
        key_of(row.pk, row.membership_id),
        person if person is not None else -row.pk,
        row.name,
        row.organisation_name or (row.organisation.name if row.organisation else ""),
        row.organisation_id,
        row.post,
        row.capacity != Capacity.APOLOGIES,
    )


def _of_seat(seat: Seat) -> Listed:
    member = seat.membership
    return Listed(seat.key, seat.person.pk, seat.person.name, seat.agency, member.organisation_id, member.post, False)


def sitting_of(by: Actor, meeting: Meeting) -> Sitting:
    """All that the page on a meeting shows, in five queries."""
    presences = list(_presences(meeting))
    seats = _seats(meeting, presences)
    placed = {row.pk for seat in seats for row in (seat.own, seat.instead) if row is not None}
    top = highest(by)
    agenda = AgendaItem.objects.filter(meeting=meeting, level__lte=top)
    beside = ("minute", "about", "from_action__paper", "organisation")
    agenda = agenda.select_related(*beside, "presenter_person__stands_as").order_by("position", "pk")
    items = [_without_what_is_closed(item, top) for item in agenda]
    of_item = {item.pk: item for item in items}
    for row in presences:
        row.arrived_at_item = of_item.get(row.arrived_at_item_id or 0)
        row.left_at_item = of_item.get(row.left_at_item_id or 0)
    declared = Declaration.objects.filter(presence__meeting=meeting).select_related("presence", "agenda_item")
    return Sitting(
        meeting,
        seats,
        [row for row in presences if row.pk not in placed],
        items,
        list(declared),
        meeting.next_on or next_day_of(by, meeting),
    )


def _presences(meeting: Meeting) -> QuerySet[Presence]:
    rows = Presence.objects.filter(meeting=meeting)
    return rows.select_related("person", "organisation", "substitute_for__person__stands_as")


def _without_what_is_closed(item: AgendaItem, top: int) -> AgendaItem:
    """The item without what it points to where the actor may not read that, or it was withdrawn."""
    about, action = item.about, item.from_action
    if about is not None and (about.level > top or about.withdrawn_at is not None):
        item.about = None
    if action is not None and (action.level > top or action.paper.withdrawn_at is not None):
        item.from_action = None
    return item


def _seats(meeting: Meeting, presences: list[Presence]) -> list[Seat]:
    """The places on the body on the day, by agency and name; one that was taken stays, whatever became of it since."""
    day = meeting.held_on
    held = Q(starts__isnull=True) | Q(starts__lte=day)
    held &= Q(ends__isnull=True) | Q(ends__gte=day)
    own = {row.membership_id: row for row in presences if row.membership_id}
    instead = {row.substitute_for_id: row for row in presences if row.substitute_for_id}
    members = Membership.objects.filter(held | Q(pk__in={*own, *instead}), body=meeting.body_id)
    rows = list(members.select_related("person__stands_as", "organisation"))
    standing_in: dict[int, list[Membership]] = {}
    for row in rows:
        if row.substitute_for_id is not None:
            standing_in.setdefault(row.substitute_for_id, []).append(row)
    seats = [
        Seat(row, own.get(row.pk), instead.get(row.pk), standing_in.get(row.pk, []))
        for row in rows
        if row.substitute_for_id is None
    ]
    return sorted(seats, key=lambda seat: (not seat.agency, seat.agency, seat.person.name))


def next_day_of(by: Actor, meeting: Meeting) -> date | None:
    """The day of the body's next meeting, where that was not read with this one."""
    read = meeting if hasattr(meeting, "next_here") else to_be_minuted(by).filter(pk=meeting.pk).first()
    day: date | None = getattr(read, "next_here", None)
    return day


def quorum_of(by: Actor, sitting: Sitting) -> Finding | None:
    """How the meeting stands to its body's rule as attendance is taken, in one query; None where none was said."""
    there = [
        There(
            person=number if (number := _of_row(row).number) > 0 else None,
            agency=row.organisation_id,
            listed=row.capacity == Capacity.PRESENT,
            in_room=not row.remote,
        )
        for row in sitting.presences
        if row.capacity != Capacity.APOLOGIES
    ]
    standing = standing_of(by, sitting.meeting, Came(there))
    return standing.finding if standing is not None and standing.terms is not None else None


def open_actions_of(by: Actor, sitting: Sitting) -> list[Action]:
    """The open actions of the body, what is due first coming first, where an item of the agenda goes through them."""
    if not any(item.kind == AgendaKind.ACTIONS for item in sitting.agenda):
        return []
    actions = stated_in(by, Action).filter(paper__body=sitting.meeting.body_id, state=ActionState.OPEN.value)
    actions = actions.order_by(F("due").asc(nulls_last=True), "pk").only("text", "due")
    return list(actions.prefetch_related(Prefetch("owners", queryset=owners_seen_by(by).only("action", "name")))[:FEW])
