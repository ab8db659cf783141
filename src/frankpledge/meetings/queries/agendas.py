"""Reads of meetings that are run here: what is planned, the agenda, and what it should have on it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, Body, Meeting, MeetingMove, Membership, Paper, Topic
from frankpledge.meetings.queries.bodies import memberships_seen_by
from frankpledge.meetings.queries.papers import bodies_seen_by
from frankpledge.meetings.rules.kinds import MeetingState, PaperKind, Stage
from frankpledge.meetings.rules.outline import Node, nested
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.marking import CHOSEN, Level
from frankpledge.people.rules.roles import keeps, only_shared


@dataclass(frozen=True, slots=True)
class AgendaStub:
    """An item of an agenda that the actor may not read, of which they are told that it is there."""

    pk: int
    parent_id: int | None
    position: int
    number: str
    level: int


@dataclass
class Line:
    """A line of an agenda as a page shows it: an item or its stub, when it begins, and what stands under it."""

    item: AgendaItem | AgendaStub
    is_stub: bool
    parts: list["Line"] = field(default_factory=list)


def run_here_seen_by(by: Actor, bodies: Collection[int] | None = None) -> QuerySet[Meeting]:
    """The meetings that are planned, held or cancelled here, the latest first, for those who read what is OFFICIAL.

    `bodies` are the numbers of the `planning_bodies`, where they were read before.
    """
    meetings = Meeting.objects.filter(partnership_id=partnership_of(by)).exclude(state=MeetingState.RECORDED.value)
    known: Any = planning_bodies(by).order_by().values("pk") if bodies is None else bodies
    return meetings.filter(body__in=known).select_related("body")


def planning_bodies(by: Actor) -> QuerySet[Body]:
    """The boards and groups whose plans the actor may see: those they know of, if they read what is OFFICIAL."""
    bodies = bodies_seen_by(by)
    return bodies if sees_plans(by) else bodies.none()


def sees_plans(by: Actor) -> bool:
    """Whether the actor may see the plans of the boards and groups that they know of."""
    return not only_shared(by) and highest(by) >= Level.OFFICIAL


def bodies_to_act(by: Actor, asked: int | None) -> list[tuple[int, str]]:
    """The boards and groups to which the actor may add an action, by number and name: the one that is asked for, else
    all that have not ended; none for somebody who does not keep the record."""
    if not keeps(by, partnership_of(by)):
        return []
    bodies = planning_bodies(by).filter(Q(pk=asked) if asked else Q(ends__isnull=True) | Q(ends__gte=by.today))
    return list(bodies.values_list("pk", "name"))


def coming_meetings(by: Actor, body: Body | None = None) -> QuerySet[Meeting]:
    """The planned meetings from today on, the next first, each with how many `items` its agenda has."""
    meetings = run_here_seen_by(by).filter(state=MeetingState.PLANNED.value, held_on__gte=by.today)
    if body is not None:
        meetings = meetings.filter(body=body)
    there = Q(agenda__withdrawn_at__isnull=True, agenda__parent__isnull=True)
    return meetings.annotate(items=Count("agenda", filter=there)).order_by("held_on", "body__name")


def meetings_ahead(by: Actor) -> QuerySet[Any]:
    """The meetings that are not over yet, the earliest first: to come, to be minuted, or with minutes to be agreed.

    `stage` is that of the minutes that are out, as far as the actor may read them; None where there are none.
    """
    states = (MeetingState.PLANNED.value, MeetingState.HELD.value)
    out = Paper.objects.filter(meeting=OuterRef("pk"), kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True)
    seen = out.filter(level__lte=highest(by), stage__in=(Stage.DRAFT.value, Stage.FINAL.value))
    meetings = run_here_seen_by(by).filter(state__in=states).annotate(stage=Subquery(seen.values("stage")[:1]))
    return meetings.filter(~Exists(out) | Q(stage__isnull=False)).order_by("held_on", "body__name")


def agenda_items_seen_by(by: Actor, bodies: Collection[int] | None = None) -> QuerySet[AgendaItem]:
    """The items of agendas, in the order of each meeting; `bodies` as `run_here_seen_by` has them."""
    items = AgendaItem.objects.filter(partnership_id=partnership_of(by), level__lte=highest(by))
    return items.filter(meeting__in=run_here_seen_by(by, bodies).order_by().values("pk"))


def agenda_of(by: Actor, meeting: Meeting) -> list[Line]:
    """The agenda of a meeting as far as the actor may read it, in two queries; withdrawn items at their place."""
    near = ("organisation", "presenter_person__stands_as", "from_item__paper", "from_topic", "about__body", "minute")
    rows: list[AgendaItem | AgendaStub] = list(
        agenda_items_seen_by(by).filter(meeting=meeting).select_related(*near).defer("minute__text")
    )
    for row in rows:
        _without_what_is_closed(by, row)
    hidden = AgendaItem.objects.filter(meeting=meeting, level__gt=highest(by), level__in=CHOSEN, stub=True)
    if meeting.partnership_id != partnership_of(by) or highest(by) >= max(CHOSEN):
        hidden = hidden.none()  # and nothing is asked
    rows += [AgendaStub(*row) for row in hidden.values_list("pk", "parent_id", "position", "number", "level")]
    rows.sort(key=lambda row: (row.position, row.pk))
    return [_line(node) for node in nested(rows)]


def _without_what_is_closed(by: Actor, row: AgendaItem | AgendaStub) -> None:
    """Leave out of an item what it points to where the actor may not read that: it may have been marked since."""
    if isinstance(row, AgendaStub):
        return
    if row.from_item is not None and row.from_item.level > highest(by):
        row.from_item = None
    if row.about is not None and (row.about.level > highest(by) or row.about.withdrawn_at is not None):
        row.about = None


def _line(node: Node[AgendaItem | AgendaStub]) -> Line:
    return Line(node.item, isinstance(node.item, AgendaStub), [_line(part) for part in node.parts])


def moves_of(by: Actor, meeting: Meeting) -> QuerySet[MeetingMove]:
    """From which day to which a meeting was moved, the first move first."""
    return MeetingMove.objects.filter(partnership_id=partnership_of(by), meeting=meeting)


def topics_seen_by(by: Actor) -> QuerySet[Topic]:
    """The topics of forward plans, with where they were promised."""
    topics = Topic.objects.filter(partnership_id=partnership_of(by), level__lte=highest(by))
    topics = topics.filter(body__in=planning_bodies(by).order_by().values("pk"))
    return topics.select_related("organisation", "asked_by__stands_as", "follow_up__paper", "follow_up__item", "body")


def members_of(by: Actor, body: Body) -> QuerySet[Membership]:
    """The members of a body today, by name."""
    places = memberships_seen_by(by).filter(body=body)
    return places.filter(
        Q(starts__isnull=True) | Q(starts__lte=by.today), Q(ends__isnull=True) | Q(ends__gte=by.today)
    ).order_by("person__name", "pk")
