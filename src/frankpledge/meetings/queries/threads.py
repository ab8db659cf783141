"""Reads of the thread of a minute: what it came from, and what became of it, in a number of queries that does not grow.

The ties of the whole record are read at once, as pairs of numbers, and followed in `rules.threads`, so that a thread of
ten years takes as many queries as one of a month.  An action that stands in no minute is followed as a minute is.  A
tie is known to those who may read what states it: nothing that is held back leads on, and of a minute that is pointed
to and held back no more is told than its stub tells.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    ActionUpdate,
    AgendaItem,
    BodyChange,
    Decision,
    Item,
    Paper,
    Reference,
)
from frankpledge.meetings.queries.agendas import agenda_items_seen_by
from frankpledge.meetings.queries.alike import Said, said_under
from frankpledge.meetings.queries.contents import with_owners
from frankpledge.meetings.queries.falling import with_days
from frankpledge.meetings.queries.papers import shared_with, stated_in, with_meetings
from frankpledge.meetings.queries.stubs import without_closed_document
from frankpledge.meetings.queries.thread_events import Event, events_of, node, restructured
from frankpledge.meetings.rules.doing import UpdateState
from frankpledge.meetings.rules.kinds import TopicState
from frankpledge.meetings.rules.threads import (
    Edge,
    Happened,
    Kind,
    Reach,
    Side,
    Standing,
    Step,
    Tie,
    line,
    node_of,
    reach,
    stands,
    told_apart,
)
from frankpledge.people.queries import highest
from frankpledge.people.rules.marking import CHOSEN

_NEAR = ("paper__body", "paper__document", "parent")


class Known(NamedTuple):
    """As much of a minute as gives it its place: only those that a page shows are read whole."""

    pk: int
    dated: date | None
    body_id: int | None
    level: int


@dataclass
class Told:
    """A step as a page tells it: with the minute and what stands under it, or with what happened to it."""

    step: Step
    minute: Item | None = None
    decisions: list[Said] = field(default_factory=list)
    promises: list[Said] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    pointers: list[Any] = field(default_factory=list)
    pointer: Any = None
    event: Event | None = None
    agenda: AgendaItem | None = None
    body: BodyChange | None = None
    action: Action | None = None
    is_restricted: bool = False
    gathers: bool = False


@dataclass
class Thread:
    """The thread of a minute or an action: every step in order, where it stands, what its pages are told from."""

    steps: list[Step]
    stands: Standing
    found: Reach
    minutes: dict[int, Known]
    pointers: dict[int, Any]
    events: dict[tuple[str, int], Event]
    agenda: dict[int, AgendaItem]
    bodies: dict[int, Any]
    restricted: set[int]

    @property
    def is_cut(self) -> bool:
        """Whether the thread goes on further than it is followed."""
        return self.found.is_cut

    @property
    def came_from(self) -> bool:
        """Whether the record tells what it came from."""
        return any(step.side is Side.BEFORE for step in self.steps)

    @property
    def became(self) -> bool:
        """Whether the record tells what became of it."""
        return any(step.side is Side.AFTER for step in self.steps)

    @property
    def level(self) -> int:
        """The highest marking of what stands in it."""
        shown: list[Any] = [*self.minutes.values(), *self.events.values(), *self.agenda.values()]
        return max(int(one.level) for one in (*shown, *self.pointers.values()))


def item_seen_by(by: Actor, number: int) -> tuple[Item | None, list[Item]]:
    """A minute that the actor may read, and it with its parts and theirs, in one query; None for one they may not."""
    near = stated_in(by, Item).filter(Q(pk=number) | Q(parent=number) | Q(parent__parent=number))
    rows = list(near.select_related(*_NEAR).defer("paper__document__text").order_by("position", "pk"))
    item = next((row for row in rows if row.pk == number), None)
    return item, rows if item is not None else []


def action_seen_by(by: Actor, number: int) -> Action | None:
    """An action that the actor may read, with the minute from which it comes as its `minute`: in which it stands, or
    else to which it is tied, or None; in one query."""
    named = Reference.objects.filter(action=OuterRef("pk"), to_item__in=stated_in(by, Item).order_by().values("pk"))
    tied = Subquery(named.order_by().values("to_item"))
    rows = stated_in(by, Action).annotate(minute=Coalesce(F("item_id"), tied, output_field=BigIntegerField()))
    near = ("paper__body", "paper__meeting", "paper__document")
    return rows.select_related(*near).defer("paper__document__text").filter(pk=number).first()


def thread_of(by: Actor, paper: Paper, here: Collection[Item], action: Action | None = None) -> Thread:
    """The thread of a minute of a paper and its parts, or of an action that stands in none with the minute from which
    it comes, where that is known; in at most eight queries."""
    edges = ties_seen_by(by)
    own = {node_of(action.pk)} if action is not None and action.item_id is None else set()
    found = reach({row.pk for row in here} | own, edges)
    minutes = {row.pk: Known(row.pk, row.paper.dated, row.paper.body_id, row.level) for row in here}
    reached, loose = told_apart(found.minutes)
    if wanted := reached - minutes.keys():
        rows = stated_in(by, Item).filter(pk__in=wanted)
        known = rows.order_by().values_list("pk", "paper__dated", "paper__body_id", "level")
        minutes |= {row[0]: Known(*row) for row in known}
    pointers = _pointers(by, paper, minutes, loose)
    onward = {*found.here, *found.after}
    asked, _ = told_apart(onward)
    events = {(event.kind, event.row): event for event in events_of(by, asked, loose)}
    agenda = {row.pk: row for row in _on_agendas(by, paper, onward)}
    bodies = {row.pk: row for row in restructured(by, minutes.values())}
    happened = [
        *(Happened(Kind.MINUTE, row.pk, row.pk, row.dated) for row in minutes.values()),
        *_gaps(found, minutes, pointers.values()),
        *(
            Happened(kind, event.row, event.item, on)
            for event in events.values()
            for kind, on in event.told()
            if event.item in onward or kind is Kind.ACTION
        ),
        *_agenda_steps(paper, agenda.values()),
        *(Happened(Kind.BODY, row.pk, None, row.on) for row in bodies.values()),
    ]
    days = {row.pk: row.dated for row in minutes.values()}
    days |= {node_of(event.row): event.until for event in events.values() if event.kind == "action" and event.is_alone}
    steps = line(happened, found, edges, days, by.today)
    waiting = sum(event.kind == "topic" and event.state == TopicState.WAITING for event in events.values())
    states = [event.state for event in events.values() if event.kind == "action" and event.item in onward]
    restricted = _restricted(by, minutes, pointers.values())
    standing = stands(states, waiting, steps, by.today)
    return Thread(steps, standing, found, minutes, pointers, events, agenda, bodies, restricted)


def told(by: Actor, thread: Thread, steps: Iterable[Step], *, in_short: bool = False) -> list[Told]:
    """Some steps of a thread with what stands under each minute, in four queries; `in_short`, for whoever ties, without
    what was decided and who owns the actions, in two."""
    shown = list(steps)
    items = {step.item for step in shown if step.kind is Kind.MINUTE and step.item is not None}
    minutes = _whole(by, thread, shown, items)
    said: dict[int, list[Said]] = defaultdict(list)
    for fact in () if in_short else said_under(by, items):
        said[fact.item_id or 0].append(fact)
    asked: dict[int, list[Action]] = defaultdict(list)
    alone = {step.row for step in shown if step.kind is Kind.ACTION}
    near = stated_in(by, Action).filter(Q(item__in=items) | Q(pk__in=alone)).order_by("position", "pk")
    near = near.select_related("paper__body")
    nobody = Prefetch("owners", queryset=ActionOwner.objects.none())
    whole = with_days(near).prefetch_related(nobody) if in_short else with_owners(by, near)
    for action in whole if items or alone else ():
        asked[action.item_id or node_of(action.pk)].append(action)
    points: dict[int, list[Any]] = defaultdict(list)
    for pointer in thread.pointers.values():
        if pointer.item_id in items and pointer.to_item_id in minutes:
            pointer.to_item = minutes[pointer.to_item_id]
            points[pointer.item_id].append(pointer)
    return [_told(thread, step, minutes, said, asked, points) for step in shown]


def _whole(by: Actor, thread: Thread, shown: Iterable[Step], items: Collection[int]) -> dict[int, Item]:
    """The minutes that some steps tell of, and those that they point to."""
    wanted = {step.item for step in shown if (step.item or 0) > 0}
    wanted |= {thread.pointers[step.row].item_id for step in shown if step.kind is Kind.RECEIVED}
    wanted |= {row.to_item_id for row in thread.pointers.values() if row.item_id in items}
    rows = stated_in(by, Item).filter(pk__in={number for number in wanted if number is not None})
    found = {row.pk: row for row in rows.select_related(*_NEAR).defer("paper__document__text")}
    for row in found.values():
        without_closed_document(by, row.paper)
    return found


def _told(
    thread: Thread,
    step: Step,
    minutes: dict[int, Item],
    said: dict[int, list[Said]],
    asked: dict[int, list[Action]],
    points: dict[int, list[Any]],
) -> Told:
    number = step.item or 0
    match step.kind:
        case Kind.MINUTE:
            facts = said.get(number, [])
            return Told(
                step,
                minute=minutes[number],
                decisions=[fact for fact in facts if fact.kind == "decision"],
                promises=[fact for fact in facts if fact.kind == "follow_up"],
                actions=asked.get(number, []),
                pointers=points.get(number, []),
                gathers=number in thread.found.gathering,
            )
        case Kind.GAP:
            pointer = thread.pointers[step.row]
            is_restricted = pointer.to_item_id in thread.restricted
            return Told(step, pointer=pointer, minute=minutes.get(number), is_restricted=is_restricted)
        case Kind.RECEIVED:
            pointer = thread.pointers[step.row]
            return Told(step, pointer=pointer, minute=minutes[pointer.item_id])
        case Kind.ACTION:
            (action,) = asked[number]
            named = next((one for one in thread.pointers.values() if one.action_id == action.pk), None)
            return Told(step, action=action, pointer=named)
        case Kind.AGENDA:
            return Told(step, agenda=thread.agenda[step.row], minute=minutes.get(number))
        case Kind.BODY:
            return Told(step, body=thread.bodies[step.row])
    kind = {Kind.CLOSED: "action", Kind.ANSWERED: "letter"}.get(step.kind, step.kind.value)
    return Told(step, event=thread.events[kind, step.row], minute=minutes.get(number))


def ties_seen_by(by: Actor) -> list[Edge]:
    """Every tie of a later minute of the record to an earlier one that the actor may read of, in one query."""
    top = highest(by)
    pointers = stated_in(by, Reference).filter(to_item__isnull=False)
    actions = stated_in(by, Action).order_by().values("pk")
    there = agenda_items_seen_by(by).filter(
        item__level__lte=top, item__paper__withdrawn_at__isnull=True, withdrawn_at__isnull=True
    )
    later = Q(superseded_by__level__lte=top, superseded_by__paper__withdrawn_at__isnull=True)
    replaced = stated_in(by, Decision).filter(later, shared_with(by, "superseded_by__paper"), item__isnull=False)
    reported = ActionUpdate.objects.filter(
        shared_with(by, "item__paper"), state=UpdateState.STANDS.value, item__isnull=False, item__level__lte=top,
        item__paper__withdrawn_at__isnull=True, action__in=actions,
    )  # fmt: skip
    raised = there.filter(Q(from_action__item__isnull=False) | Q(from_action__in=actions), from_action__level__lte=top)
    kinds: list[tuple[Tie, QuerySet[Any], Any, Any]] = [
        (Tie.POINTS, pointers, node("item_id", "action_id"), F("to_item_id")),
        (Tie.RAISED, there.filter(from_item__level__lte=top), F("item_id"), F("from_item_id")),
        (Tie.ACTION, raised, F("item_id"), node("from_action__item_id", "from_action_id")),
        (Tie.PROMISED, there.filter(from_topic__level__lte=top), F("item_id"), F("from_topic__follow_up__item_id")),
        (Tie.REPORTED, reported, F("item_id"), node("action__item_id", "action_id")),
        (Tie.REPLACES, replaced, F("superseded_by__item_id"), F("item_id")),
    ]
    first, *others = (_pairs(*kind) for kind in kinds)
    rows = first.union(*others, all=True)
    ties = {tie.value: tie for tie in Tie}  # a lookup and no call for each of some thousands
    return [Edge(later, earlier, ties[tie]) for later, earlier, tie in rows if later and earlier]


def _pairs(tie: Tie, rows: QuerySet[Any], later: Any, earlier: Any) -> QuerySet[Any]:
    named = Cast(Value(tie.value), CharField(max_length=10))
    return rows.order_by().values_list(later, earlier, named)


def _pointers(by: Actor, paper: Paper, minutes: Collection[int], loose: Collection[int]) -> dict[int, Any]:
    """The pointers of these minutes and actions, and those of later minutes to the meeting of the paper as a whole."""
    which = Q(item__in=minutes) | Q(action__in=loose)
    if paper.meeting_id is not None:
        whole = Q(to_meeting=paper.meeting_id, item__isnull=False, to_item__isnull=True, to_number="")
        which |= whole & ~Q(paper=paper)
    rows = with_meetings(by, stated_in(by, Reference).filter(which))
    rows = rows.annotate(dated=F("paper__dated"), document=F("paper__document_id"))
    return {row.pk: row for row in rows.order_by("dated", "position", "pk")}


def _gaps(found: Reach, minutes: Collection[int], pointers: Iterable[Any]) -> Iterable[Happened]:
    """Where a pointer leads to nothing that can be shown; and where later minutes took these as a whole."""
    asks = {*found.here, *found.before} - found.gathering
    for pointer in pointers:
        node = pointer.item_id or node_of(pointer.action_id or 0)
        if node in minutes or pointer.action_id is not None:
            if node in asks and pointer.to_item_id not in minutes:
                yield Happened(Kind.GAP, pointer.pk, pointer.item_id, pointer.to_date)
        else:
            yield Happened(Kind.RECEIVED, pointer.pk, None, pointer.dated)


def _on_agendas(by: Actor, paper: Paper, nodes: Collection[int]) -> QuerySet[AgendaItem]:
    """Where these minutes and actions stand on an agenda and are not minuted yet, or their paper as a whole does."""
    items, actions = told_apart(nodes)
    raised = Q(from_item__in=items) | Q(from_action__item__in=items) | Q(from_topic__follow_up__item__in=items)
    raised |= Q(from_action__in=actions)
    rows = agenda_items_seen_by(by).filter(Q(raised, item__isnull=True) | Q(about=paper), withdrawn_at=None)
    rows = rows.exclude(meeting__state="cancelled")
    return rows.select_related("meeting__body", "from_action", "from_topic__follow_up", "item__paper")


def _agenda_steps(paper: Paper, agenda: Iterable[AgendaItem]) -> Iterable[Happened]:
    for row in agenda:
        if row.about_id == paper.pk:
            yield Happened(Kind.AGENDA, row.pk, None, row.meeting.held_on)
            continue
        of = row.from_item_id
        if of is None and row.from_action is not None:
            of = row.from_action.item_id or node_of(row.from_action.pk)
        if of is None and row.from_topic is not None and row.from_topic.follow_up is not None:
            of = row.from_topic.follow_up.item_id
        yield Happened(Kind.AGENDA, row.pk, of, row.meeting.held_on)


def _restricted(by: Actor, minutes: Collection[int], pointers: Iterable[Any]) -> set[int]:
    """Which of the minutes that are pointed to, and not seen, leave a stub to the actor."""
    top = highest(by)
    hidden = {row.to_item_id for row in pointers if row.to_item_id is not None and row.to_item_id not in minutes}
    if not hidden or top >= max(CHOSEN):
        return set()
    rows = Item.objects.filter(shared_with(by, "paper"), pk__in=hidden, level__gt=top, level__in=CHOSEN)
    rows = rows.filter(paper__withdrawn_at__isnull=True).filter(
        Q(paper__level__lte=top, stub=True) | Q(paper__level__gt=top, paper__level__in=CHOSEN, paper__stub=True)
    )
    return set(rows.values_list("pk", flat=True))
