"""What an agenda is proposed from: standing items, what was promised, what is due.  Pure: is told every day."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.meetings.rules.kinds import AgendaKind, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One item that an agenda should have, and why.

    `key` tells it from the others, and says what it came from; `parts` stand under it.
    """

    key: str
    kind: AgendaKind
    title: str
    why: str
    purpose: str = ""
    presenter: str = ""
    organisation: int | None = None
    length: int | None = None
    level: int = 1
    topic: int | None = None
    item: int | None = None
    about: int | None = None
    parts: tuple["Proposed", ...] = ()


# The order in which a meeting takes its standing items; business comes where None stands.
ORDER: tuple[AgendaKind | None, ...] = (
    AgendaKind.INTRODUCTIONS,
    AgendaKind.DECLARATIONS,
    AgendaKind.URGENT,
    AgendaKind.MINUTES,
    AgendaKind.MATTERS_ARISING,
    AgendaKind.ACTIONS,
    AgendaKind.BETWEEN,
    None,
    AgendaKind.OTHER_BUSINESS,
    AgendaKind.NEXT_MEETING,
)
STANDING = (
    AgendaKind.INTRODUCTIONS,
    AgendaKind.DECLARATIONS,
    AgendaKind.URGENT,
    AgendaKind.OTHER_BUSINESS,
    AgendaKind.NEXT_MEETING,
)
EVERY_MEETING = "Every meeting has it."


def standing_items() -> list[Proposed]:
    """The items that every meeting has, whatever there is to do."""
    return [Proposed(key=kind.value, kind=kind, title=kind.label, why=EVERY_MEETING) for kind in STANDING]


def in_order(proposed: Iterable[Proposed]) -> list[Proposed]:
    """Proposed items in the order in which a meeting takes them; business keeps the order in which it came."""
    places = {kind: at for at, kind in enumerate(ORDER) if kind is not None}
    business = ORDER.index(None)
    return sorted(proposed, key=lambda one: places.get(one.kind, business))


def place_of(kind: AgendaKind, there: Sequence[str]) -> int:
    """Where an item of this kind goes among the kinds that an agenda has already: after all that come before it."""
    places = {one.value: at for at, one in enumerate(ORDER) if one is not None}
    business = ORDER.index(None)
    own = places.get(kind.value, business)
    return sum(1 for other in there if places.get(other, business) <= own) if there else 0


def is_due(due: date | None, month_only: bool, meets: date) -> bool:
    """Whether what was promised for a day, or for a month, is due at a meeting on this day.

    Without a day it is due at the next meeting, whenever that is.  What was promised for a month is due at the first
    meeting in it.
    """
    if due is None:
        return True
    return due.replace(day=1) <= meets if month_only else due <= meets


def due_again(due: date | None, every: int, met: date) -> date:
    """When a recurring topic is due again, that was taken up on the day `met`: so many months after it was due.

    What was taken up late does not push the cycle on; what was never dated counts from the meeting.
    """
    start = due or met
    again = _months_on(start, every)
    while again <= met:
        again = _months_on(again, every)
    return again


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def arising_title(number: str, title: str) -> str:
    """The title of a matter that arises from a minute: with the number of that minute, and none of one before it."""
    bare = re.sub(r"(?: \(Minute [^()]{1,40}\))+$", "", title)
    return f"{bare} (Minute {number})" if number else bare


def minutes_of(lengths: Iterable[int | None]) -> int:
    """How many minutes the items of an agenda take, as far as anybody timed them."""
    return sum(length for length in lengths if length)


def purposes() -> list[tuple[str, str]]:
    """What an item may be for, as a form offers it."""
    return [("", "Not said"), *((purpose.value, purpose.label) for purpose in Purpose)]


def shown_item(item: Any) -> dict[str, Any]:
    """The parts of an agenda item that its form shows: what two people who change it are held against."""
    names = ("title", "note", "purpose", "length", "presenter", "presenter_person_id", "organisation_id", "parent_id")
    return {name.removesuffix("_id"): getattr(item, name) for name in names}


def shown_meeting(meeting: Any) -> dict[str, Any]:
    """The parts of a planned meeting that its form shows."""
    return {name: getattr(meeting, name) for name in ("held_on", "starts_at", "ends_at", "venue", "joining")}


def shown_topic(topic: Any) -> dict[str, Any]:
    """The parts of a topic that its form shows."""
    names = ("title", "purpose", "presenter", "organisation_id", "due", "due_month_only", "every", "length")
    return {name.removesuffix("_id"): getattr(topic, name) for name in names}
