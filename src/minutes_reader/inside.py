"""Another group's minutes printed whole inside an item: what they decide and ask for is not this meeting's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TypeVar

from minutes_reader.attendance_labels import label_of
from minutes_reader.paper import Paper
from minutes_reader.reading import Action, Decision, FollowUp, Span

Found = TypeVar("Found", Decision, Action, FollowUp)
_OPENS = (
    "Present",
    "PRESENT",
    "In attendance",
    "In Attendance",
    "IN ATTENDANCE",
    "Attendees",
    "ATTENDEES",
    "Those pre",
)


def minutes_inside(paper: Paper) -> list[Span]:
    """[start, end) of each such stretch: from a list of people, none of them ours, below an item to the next item."""
    own = sorted(person.span[0] for person in paper.attendance)
    tops = [item.span[0] for item in paper.outline.headings if item.parent is None]
    stretches: list[Span] = []
    for line in paper.lines[max(paper.front, paper.outline.first) :]:
        if not line.text.startswith(_OPENS):
            continue
        label = label_of(line)
        if label is None or not label.marked or label.capacity not in ("present", "in_attendance"):
            continue
        if stretches and line.start < stretches[-1][1]:
            continue
        at = bisect_right(tops, line.start)
        end = tops[at] if at < len(tops) else len(paper.clean)
        if bisect_left(own, line.start) == bisect_left(own, end):
            stretches.append((line.start, end))
    return stretches


def without(found: Iterable[Found], stretches: list[Span]) -> list[Found]:
    """What was found outside the stretches."""
    if not stretches:
        return list(found)
    return [one for one in found if not _stands_in(stretches, one.span[0])]


def _stands_in(stretches: list[Span], offset: int) -> bool:
    at = bisect_right(stretches, (offset, offset + 1)) - 1
    return at >= 0 and stretches[at][0] <= offset < stretches[at][1]
