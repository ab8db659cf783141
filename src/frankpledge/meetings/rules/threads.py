"""The thread of a minute: what it came from and what became of it, as one line.  Pure: is told every tie and day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

MOST = 400  # minutes of one thread; what lies further off is said to be there, and followed from one of them
MANY = 8  # a minute that goes back to more earlier ones gathers business: it is shown, and not followed further


class Tie(StrEnum):
    """How a later minute goes back to an earlier one."""

    POINTS = "points"
    RAISED = "raised"
    PROMISED = "promised"
    ACTION = "action"
    REPORTED = "reported"
    REPLACES = "replaces"


class Side(IntEnum):
    """Where a step stands on the line: what the minute came from, the minute itself, what became of it."""

    BEFORE = 0
    HERE = 1
    AFTER = 2


class Kind(StrEnum):
    """What happened at a step, in the order in which steps of one day are told."""

    BODY = "body"
    GAP = "gap"
    MINUTE = "minute"
    RECEIVED = "received"
    ACTION = "action"
    LETTER = "letter"
    ANSWERED = "answered"
    UPDATE = "update"
    CLOSED = "closed"
    TOPIC = "topic"
    AGENDA = "agenda"


def node_of(action: int) -> int:
    """An action that stands in no minute, among the minutes of a thread: the number of its row, below nought."""
    return -action


def told_apart(nodes: Iterable[int]) -> tuple[set[int], set[int]]:
    """The minutes and the actions in no minute among these, each by the number of its row."""
    every = set(nodes)
    return {node for node in every if node > 0}, {-node for node in every if node < 0}


_RANK = {kind: place for place, kind in enumerate(Kind)}


class Edge(NamedTuple):
    """A later minute that goes back to an earlier one, both by the number of their row.

    Either may be an action that stands in no minute, as `node_of` has it.
    """

    later: int
    earlier: int
    tie: Tie = Tie.POINTS


@dataclass(frozen=True, slots=True)
class Reach:
    """The minutes of a thread, each with how many ties it is away; one may be on both sides, where two point at each
    other.

    `gathering` are those that are not followed further because they go back to many.  `is_cut` says that the thread
    goes on beyond its MOST minutes.
    """

    here: frozenset[int]
    before: Mapping[int, int]
    after: Mapping[int, int]
    gathering: frozenset[int] = frozenset()
    is_cut: bool = False

    @property
    def minutes(self) -> set[int]:
        """Every minute of the thread."""
        return {*self.here, *self.before, *self.after}


def reach(here: Collection[int], edges: Iterable[Edge], most: int = MOST, many: int = MANY) -> Reach:
    """The minutes that these came from, directly or by way of others, and those that came of them, the nearest first.

    Ties are followed back from what they came from, and on from what came of them, and never back again: what else
    came of an earlier minute is of another thread.
    """
    back: dict[int, set[int]] = defaultdict(set)
    on: dict[int, set[int]] = defaultdict(set)
    for later, earlier, _ in edges:
        if later != earlier:
            back[later].add(earlier)
            on[earlier].add(later)
    start = frozenset(here)
    gathers = {item for item, earlier in back.items() if len(earlier) > many and item not in start}
    before, cut_before = _away(start, back, gathers, most // 2)
    after, cut_after = _away(start, on, gathers, most - len(before))
    return Reach(start, before, after, frozenset(gathers & {*before, *after}), cut_before or cut_after)


def _away(
    start: frozenset[int], ways: Mapping[int, set[int]], closed: set[int], most: int
) -> tuple[dict[int, int], bool]:
    """How many ties away each minute is in one direction, level by level, and whether there were more than `most`."""
    found: dict[int, int] = {}
    level, away = set(start), 0
    while level:
        away += 1
        following = {other for item in level for other in ways.get(item, ())} - start - found.keys()
        kept = sorted(following)[: most - len(found)]
        found.update(dict.fromkeys(kept, away))
        if len(kept) < len(following):
            return found, True
        level = set(kept) - closed
    return found, False


class Happened(NamedTuple):
    """Something that has a place on the line: what, the number of its row, the minute it belongs to, and its day."""

    kind: Kind
    row: int
    item: int | None
    on: date | None


class Step(NamedTuple):
    """A step of the line.  `is_mutual`: this minute and the one asked about go back to each other, by whatever way.

    `is_against_time`: it stands where the ties put it, and its day says otherwise: a pointer may be tied wrongly.
    """

    kind: Kind
    row: int
    item: int | None
    on: date | None
    side: Side
    is_mutual: bool = False
    is_against_time: bool = False


def line(
    happened: Iterable[Happened], found: Reach, edges: Iterable[Edge], days: Mapping[int, date | None], today: date
) -> list[Step]:
    """The steps in order: what it came from, the minute itself and its parts, what became of it, each side by day.

    `days` gives the day of every minute.  What has no day stands right after what it came from, or right before what
    came of it.
    """
    here_on = min((day for item in found.here if (day := days.get(item))), default=None)
    placed = _days_placed(found, edges, days, here_on)
    steps: list[tuple[tuple[int, date, int, int, int], Step]] = []
    for one in happened:
        side = _side(one, found, days, here_on)
        mutual = one.kind is Kind.MINUTE and one.item in found.before and one.item in found.after
        step = Step(one.kind, one.row, one.item, one.on, side, mutual, _is_against_time(one, side, here_on))
        on = one.on or placed.get(one.item or 0) or here_on or today
        away = found.after.get(one.item or 0, 0) if side is Side.AFTER else -found.before.get(one.item or 0, 0)
        steps.append(((side, on, _RANK[one.kind] if side is not Side.HERE else 0, away, one.row), step))
    steps.sort(key=lambda pair: pair[0])
    return [step for _, step in steps]


def _side(one: Happened, found: Reach, days: Mapping[int, date | None], here_on: date | None) -> Side:
    if one.kind is Kind.GAP:
        return Side.BEFORE
    if one.kind is Kind.BODY:
        return Side.BEFORE if one.on and here_on and one.on < here_on else Side.AFTER
    if one.kind not in (Kind.MINUTE, Kind.ACTION):
        return Side.AFTER
    if one.item in found.here:
        return Side.HERE
    if one.item in found.before and one.item in found.after:
        day = days.get(one.item) if one.item is not None else None
        return Side.BEFORE if day and here_on and day < here_on else Side.AFTER
    return Side.BEFORE if one.item in found.before else Side.AFTER


def _is_against_time(one: Happened, side: Side, here_on: date | None) -> bool:
    if one.kind is not Kind.MINUTE or one.on is None or here_on is None:
        return False
    return (side is Side.AFTER and one.on < here_on) or (side is Side.BEFORE and one.on > here_on)


def _days_placed(
    found: Reach, edges: Iterable[Edge], days: Mapping[int, date | None], here_on: date | None
) -> dict[int, date]:
    """A day for each minute by which it is placed: its own, or one told by its nearest neighbours on the line."""
    within = found.minutes
    placed: dict[int, date] = {item: day for item in within if (day := days.get(item))}
    if here_on is not None:
        placed |= {item: here_on for item in found.here if item not in placed}
    back, on = defaultdict(set), defaultdict(set)
    for later, earlier, _ in edges:
        if later in within and earlier in within:
            back[later].add(earlier)
            on[earlier].add(later)
    for ways, side, choose in ((back, found.after, max), (on, found.before, min)):
        for item in sorted(side, key=lambda item: (side[item], item)):
            near = [placed[other] for other in ways[item] if other in placed]
            if item not in placed and near:
                placed[item] = choose(near)
    return placed


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thread stands: how many actions of it are open and closed, and the last day on which it was taken up."""

    open: int = 0
    closed: int = 0
    waiting: int = 0
    last: date | None = None


def stands(states: Iterable[str], waiting: int, steps: Iterable[Step], today: date) -> Standing:
    """Where a thread stands, of the states of the actions given from this minute on and of the promises that wait."""
    told = list(states)
    minutes = [step.on for step in steps if step.kind is Kind.MINUTE and step.on and step.on <= today]
    still_open = sum(state == "open" for state in told)
    return Standing(still_open, len(told) - still_open, waiting, max(minutes, default=None))


def page_of_here(steps: Sequence[Step], size: int) -> int:
    """The number of the page, of so many steps each, on which the minute itself stands."""
    at = next((place for place, step in enumerate(steps) if step.side is Side.HERE), 0)
    return at // size + 1
