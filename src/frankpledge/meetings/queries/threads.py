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

from django.db.models import BigIntegerField, Case, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, Item, Paper, Reference
from frankpledge.meetings.queries.alike import Said, said_under
from frankpledge.meetings.queries.contents import with_owners
from frankpledge.meetings.queries.falling import with_days
from frankpledge.meetings.queries.papers import papers_seen_by, shared_with, stated_in, without_unseen_ties
from frankpledge.meetings.queries.stubs import without_closed_document
from frankpledge.meetings.queries.thread_events import Bodies, Changed, Event, bodies_known, events_of
from frankpledge.meetings.queries.thread_ties import Placed, placed_seen_by, ties_seen_by
from frankpledge.meetings.rules.kinds import TopicState
from frankpledge.meetings.rules.threads import (
    Happened,
    Kind,
    Reach,
    Side,
    Standing,
    Step,
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


@dataclass(slots=True)
class Points:
    """A pointer as a thread needs it, of a minute or an action: `to_item` is the minute to which it leads, once that
    was read, and `meeting_seen` the meeting, where the actor may read of that, with whose it is as `meeting_of`."""

    pk: int
    level: int
    item_id: int | None
    action_id: int | None
    words_id: int | None
    checked: bool
    to_number: str
    to_date: date | None
    to_item_id: int | None
    tying: str
    dated: date | None
    document: int | None
    meeting_seen: int | None
    meeting_of: str
    to_item: Item | None = None


@dataclass
class Told:
    """A step as a page tells it: with the minute and what stands under it, or with what happened to it."""

    step: Step
    minute: Item | None = None
    decisions: list[Said] = field(default_factory=list)
    promises: list[Said] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    pointers: list[Points] = field(default_factory=list)
    pointer: Points | None = None
    event: Event | None = None
    agenda: Placed | None = None
    agenda_of: str = ""
    body: Changed | None = None
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
    pointers: dict[int, Points]
    events: dict[tuple[str, int], Event]
    agenda: dict[int, Placed]
    changed: dict[int, Changed]
    bodies: Bodies
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
        """The highest marking of what stands in it; of an action, its own among them."""
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
    it comes, where that is known; in at most seven queries."""
    bodies = bodies_known(by)
    placed = placed_seen_by(by, paper.pk, bodies.planning)
    edges = [*ties_seen_by(by), *(tie for one in placed for tie in one.ties())]
    own = {node_of(action.pk)} if action is not None and action.item_id is None else set()
    found = reach({row.pk for row in here} | own, edges)
    minutes = {row.pk: Known(row.pk, row.paper.dated, row.paper.body_id, row.level) for row in here}
    reached, loose = told_apart(found.minutes)
    if wanted := reached - minutes.keys():
        rows = stated_in(by, Item).filter(pk__in=wanted)
        known = rows.order_by().values_list("pk", "paper__dated", "paper__body_id", "level")
        minutes |= {row[0]: Known(*row) for row in known}
    pointers = _pointers(by, paper, minutes, loose, bodies)
    onward = {*found.here, *found.after}
    asked, _ = told_apart(onward)
    events = {(event.kind, event.row): event for event in events_of(by, asked, loose, bodies.planning)}
    agenda = {one.row: one for one in placed if one.is_about(paper.pk) or one.waits_for(onward) is not None}
    changed = {one.pk: one for one in bodies.restructured(minutes.values())}
    happened = [
        *(Happened(Kind.MINUTE, row.pk, row.pk, row.dated) for row in minutes.values()),
        *_gaps(found, minutes, pointers.values()),
        *(
            Happened(kind, event.row, event.item, on)
            for event in events.values()
            for kind, on in event.told()
            if event.item in onward or kind is Kind.ACTION
        ),
        *(
            Happened(Kind.AGENDA, one.row, None if one.is_about(paper.pk) else one.waits_for(onward), one.held_on)
            for one in agenda.values()
        ),
        *(Happened(Kind.BODY, one.pk, None, one.on) for one in changed.values()),
    ]
    days = {row.pk: row.dated for row in minutes.values()}
    days |= {node_of(event.row): event.until for event in events.values() if event.kind == "action" and event.is_alone}
    steps = line(happened, found, edges, days, by.today)
    waiting = sum(event.kind == "topic" and event.state == TopicState.WAITING for event in events.values())
    states = [event.state for event in events.values() if event.kind == "action" and event.item in onward]
    restricted = _restricted(by, minutes, pointers.values())
    standing = stands(states, waiting, steps, by.today)
    return Thread(steps, standing, found, minutes, pointers, events, agenda, changed, bodies, restricted)


def thread_of_action(by: Actor, action: Any) -> tuple[Item | None, Thread]:
    """The minute from which an action comes that was read with `action_seen_by`, where the actor may read of one, and
    its thread: that of the minute and its own."""
    minute, here = item_seen_by(by, action.minute) if action.minute else (None, [])
    return minute, thread_of(by, minute.paper if minute is not None else action.paper, here, action)


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
    whole = with_days(near).prefetch_related(nobody) if in_short else with_owners(by, near, thread.bodies.names)
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
            return Told(step, pointer=pointer, minute=minutes[pointer.item_id or 0])
        case Kind.ACTION:
            (action,) = asked[number]
            named = next((one for one in thread.pointers.values() if one.action_id == action.pk), None)
            return Told(step, action=action, pointer=named)
        case Kind.AGENDA:
            agenda = thread.agenda[step.row]
            return Told(step, agenda=agenda, agenda_of=thread.bodies.names[agenda.body], minute=minutes.get(number))
        case Kind.BODY:
            return Told(step, body=thread.changed[step.row])
    kind = {Kind.CLOSED: "action", Kind.ANSWERED: "letter"}.get(step.kind, step.kind.value)
    return Told(step, event=thread.events[kind, step.row], minute=minutes.get(number))


def _pointers(
    by: Actor, paper: Paper, minutes: Collection[int], loose: Collection[int], bodies: Bodies
) -> dict[int, Points]:
    """The pointers of these minutes and actions, and those of later minutes to the meeting of the paper as a whole."""
    which = Q(item__in=minutes) | Q(action__in=loose)
    if paper.meeting_id is not None:
        whole = Q(to_meeting=paper.meeting_id, item__isnull=False, to_item__isnull=True, to_number="")
        which |= whole & ~Q(paper=paper)
    rows = without_unseen_ties(by, stated_in(by, Reference).filter(which))
    seen = In(F("to_meeting_id"), papers_seen_by(by).order_by().values("meeting_id"))
    found: Iterable[Any] = rows.order_by("paper__dated", "position", "pk").values_list(
        "pk", "level", "item_id", "action_id", "words_id", "checked", "to_number", "to_date", "to_item_id", "tying",
        "paper__dated", "paper__document_id", "to_meeting_id", "to_meeting__body_id", Case(When(seen, then=True)),
    )  # fmt: skip
    return {
        row[0]: Points(*row, *((meeting, bodies.names.get(body, "")) if is_seen else (None, "")))
        for *row, meeting, body, is_seen in found
    }


def _gaps(found: Reach, minutes: Collection[int], pointers: Iterable[Points]) -> Iterable[Happened]:
    """Where a pointer leads to nothing that can be shown; and where later minutes took these as a whole."""
    asks = {*found.here, *found.before} - found.gathering
    for pointer in pointers:
        node = pointer.item_id or node_of(pointer.action_id or 0)
        if node in minutes or pointer.action_id is not None:
            if node in asks and pointer.to_item_id not in minutes:
                yield Happened(Kind.GAP, pointer.pk, pointer.item_id, pointer.to_date)
        else:
            yield Happened(Kind.RECEIVED, pointer.pk, None, pointer.dated)


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
