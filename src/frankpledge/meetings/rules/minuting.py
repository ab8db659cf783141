"""What is typed under an item of the agenda in the meeting, and what it means.  Pure.

Words between a line `RESTRICTED` and a line `END RESTRICTED` are a restricted passage.  Decisions, actions and business
promised back are read by the reader's own grammar, passage by passage: nothing is made of words on both sides of a
fence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from minutes_reader.context import Context
from minutes_reader.minute import read_minute as read_typed
from minutes_reader.reading import Action, Attendance, Decision, FollowUp

OPENS, CLOSES = "RESTRICTED", "END RESTRICTED"
_FENCE = re.compile(r"^[ \t]*(?P<end>end[ \t]+)?restricted[ \t]*:?[ \t]*\r?$", re.M | re.I | re.A)
_NOWHERE = (0, 0)
# What ends a line in words that were copied from a word processor, slides or an old computer.
_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a minute, [start, end) without the lines of the fences; `closed` is false where no line ends it."""

    start: int
    end: int
    restricted: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class There:
    """Somebody at the meeting, or excused from it, and the agency that they stood for."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class AtMeeting:
    """What is known of the meeting whose minutes are taken: the day, the body, who came, and whom the record knows."""

    held_on: date
    body: str = ""
    next_on: date | None = None
    there: Sequence[There] = ()
    context: Context | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a minute says, whose span is of the whole text; an action without owners names nobody."""

    fact: Decision | Action | FollowUp
    restricted: bool = False


def in_lines(text: str) -> str:
    """The text with each line ended in one way, so that a fence stands on a line of its own wherever it came from."""
    return _ENDS.sub("\n", text)


def passages(text: str) -> list[Passage]:
    """The parts of a minute in order, restricted or not; those without a word are left out.

    A fence that nothing closes runs to the end of the text.  A second opening line inside of a fence, and a closing
    line outside of one, mean nothing: they are no part of any passage.
    """
    found: list[Passage] = []
    at, restricted = 0, False
    for fence in _FENCE.finditer(text):
        found.append(Passage(at, fence.start(), restricted))
        at, restricted = fence.end(), fence["end"] is None
    found.append(Passage(at, len(text), restricted, closed=not restricted))
    return [shorn for part in found if (shorn := _shorn(text, part))]


def _shorn(text: str, part: Passage) -> Passage | None:
    """The passage without white space at either end; None where nothing is left."""
    words = text[part.start : part.end]
    if not words.strip():
        return None
    end = part.end - (len(words) - len(words.rstrip()))
    return replace(part, start=part.start + len(words) - len(words.lstrip()), end=end)


def is_unclosed(text: str) -> bool:
    """Whether a fence was opened that no line closes."""
    fences = list(_FENCE.finditer(text))
    return bool(fences) and fences[-1]["end"] is None


def has_fence(text: str) -> bool:
    """Whether a line of a text would open or close a restricted passage."""
    return _FENCE.search(text) is not None


def has_stray_end(text: str) -> bool:
    """Whether a line closes a fence that none had opened: what was to be restricted may stand open."""
    is_open = False
    for fence in _FENCE.finditer(text):
        if fence["end"] and not is_open:
            return True
        is_open = fence["end"] is None
    return False


def without_restricted(text: str, stub: str = "") -> str:
    """The minute without its restricted passages, each of which leaves the `stub` in its place."""
    parts = (stub if part.restricted else text[part.start : part.end] for part in passages(text))
    return "\n\n".join(part for part in parts if part)


def read_minute(text: str, at: AtMeeting) -> list[Told]:
    """What a minute says, in the order of the text: decisions, actions and business promised back.

    Owners are as typed; a date without a year lies ahead of the meeting, and `the next meeting` is `next_on`.
    """
    found = [told for part in passages(text) for told in _read(text, part, at)]
    return sorted(found, key=lambda told: told.fact.span)


def _read(text: str, part: Passage, at: AtMeeting) -> Iterator[Told]:
    reading = read_typed(
        text[part.start : part.end],
        at.held_on.isoformat(),
        body=at.body,
        next_meeting=at.next_on.isoformat() if at.next_on else None,
        attendance=[_listed(one) for one in at.there],
        context=at.context,
    )
    found: list[Decision | Action | FollowUp] = [*reading.decisions, *reading.actions, *reading.follow_ups]
    for fact in found:
        start, end = fact.span
        yield Told(replace(fact, span=(start + part.start, end + part.start)), part.restricted)


def _listed(one: There) -> Attendance:
    return Attendance(span=_NOWHERE, name=one.name, organisation=one.organisation or None, capacity="present")
