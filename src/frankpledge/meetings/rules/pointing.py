"""What a pointer to an earlier minute points to.  Pure: is told the items in the record and where each stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

REACH = timedelta(days=550)  # a number without a year points back a year and a half at most
_SUB = re.compile(r"^(?P<main>.*?)\s*\(?(?P<sub>[a-z]|[ivx]+)\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ItemAt:
    """An item of a meeting's minutes: its number and its parent's as printed, the meeting, its body and day."""

    id: int
    number: str
    parent: str
    meeting_id: int
    body_id: int
    held_on: date


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer as read: the number and day that it names, and the body, day and meeting of the paper it stands in.

    `last_id` is the meeting whose minutes that paper says it took: the one that a bare number means.  `of_action` says
    that it names the minute from which an action comes: one of the same body, and the only one so numbered.
    """

    to_number: str
    to_date: date | None
    body_id: int | None
    on: date | None
    meeting_id: int | None = None
    last_id: int | None = None
    of_action: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a pointer points to; None where that is not in the record, or is not the only one it could be."""

    item_id: int | None = None
    meeting_id: int | None = None


def split_number(number: str) -> tuple[str, str]:
    """A number as printed, as (main, sub), folded: `318 (a)` is (`318`, `a`), `336/07` is (`336/07`, ``)."""
    tight = " ".join(number.split()).rstrip(".").casefold()
    found = _SUB.match(tight)
    if found and found["main"]:
        return found["main"].replace(" ", ""), found["sub"]
    return tight.replace(" ", "").strip("()"), ""


@dataclass
class Index:
    """The items and meetings of the record, arranged so that pointers resolve without walking over them all."""

    by_number: dict[str, list[ItemAt]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[tuple[int, str], list[ItemAt]] = field(default_factory=lambda: defaultdict(list))
    meetings: dict[date, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, items: Iterable[ItemAt], meetings: Iterable[tuple[int, int, date]]) -> "Index":
        """Arrange items, and meetings given as (id, body id, day)."""
        index = cls()
        for number, body, held_on in meetings:
            index.meetings[held_on][body] = number
        for item in items:
            main, _ = split_number(item.number)
            if not main:
                continue
            index.by_number[main].append(item)
            if "/" in main:
                index.by_number[main.split("/")[0]].append(item)
            if item.parent:
                index.parts[item.meeting_id, split_number(item.parent)[0]].append(item)
        return index

    def target(self, pointer: Pointer) -> Target:
        """What this pointer points to.  Only that meeting, or one before it, can be meant.

        A number with no day means the one item so numbered by the same body within reach; where several meetings have
        such a number (numbering that starts afresh each time), the minutes that the paper says it took; a number with
        a year in it may be another body's.  When even so it could be more than one, nothing is guessed.
        """
        meeting = self._meeting(pointer)
        if not pointer.to_number:
            return Target(None, meeting)
        main, sub = split_number(pointer.to_number)
        numbered = [item for item in self.by_number.get(main, ()) if not item.parent or "." in main]
        if pointer.to_date is not None:
            found = [item for item in numbered if item.meeting_id == meeting]
        elif pointer.of_action:
            found = self.of_body(pointer.to_number, pointer.body_id, pointer.on)
        else:
            found = _undated(numbered, pointer, dated_number="/" in main)
        if len(found) != 1:
            return Target(None, meeting)
        return Target(self._part(found[0], sub).id, found[0].meeting_id)

    def of_body(self, number: str, body_id: int | None, until: date | None) -> list[ItemAt]:
        """The minutes of a body up to a day that have this number, without their parts."""
        main, _ = split_number(number)
        return [
            item
            for item in self.by_number.get(main, ())
            if (not item.parent or "." in main) and item.body_id == body_id and (until is None or item.held_on <= until)
        ]

    def _meeting(self, pointer: Pointer) -> int | None:
        if pointer.to_date is None:
            return None
        there = self.meetings.get(pointer.to_date, {})
        if pointer.body_id in there:
            return there[pointer.body_id] if pointer.on is None or pointer.to_date < pointer.on else None
        return next(iter(there.values())) if len(there) == 1 else None

    def _part(self, item: ItemAt, sub: str) -> ItemAt:
        if not sub:
            return item
        parts = self.parts.get((item.meeting_id, split_number(item.number)[0]), ())
        found = [part for part in parts if split_number(part.number)[0].rstrip(")") == sub]
        return found[0] if len(found) == 1 else item


def _undated(numbered: Sequence[ItemAt], pointer: Pointer, *, dated_number: bool) -> list[ItemAt]:
    """Of the items with the number, those that a pointer without a day can mean; one, if it is sure."""
    near = [item for item in numbered if _within_reach(item, pointer, any_year=dated_number)]
    own = [item for item in near if item.body_id == pointer.body_id and item.meeting_id != pointer.meeting_id]
    here = [item for item in near if item.meeting_id == pointer.meeting_id]
    last = [item for item in own if item.meeting_id == pointer.last_id]
    others = [item for item in near if item.body_id != pointer.body_id] if dated_number else []
    choices = (own, here, others) if dated_number else (own if len(own) == 1 else last,)
    return next((found for found in choices if found), [])


def _within_reach(item: ItemAt, pointer: Pointer, *, any_year: bool) -> bool:
    if pointer.on is None or item.meeting_id == pointer.meeting_id:
        return True
    return item.held_on < pointer.on and (any_year or pointer.on - item.held_on <= REACH)
