"""Columns of a list that came apart in the copying: all the names, then all the posts, then all the agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutes_reader.attendance_labels import opens_list
from minutes_reader.lines import Line
from minutes_reader.marks import is_post, marks_beside
from minutes_reader.names import agency_weight, is_person
from minutes_reader.reading import Attendance, Capacity
from minutes_reader.titles import is_label

_NAME = re.compile(r"(?P<name>[^()\[\]:;,]{3,60}?)\s*(?P<brackets>(?:[(\[][^()\[\]]{1,60}[)\]]\s*){0,2})$")
_HEADER = re.compile(
    r"(?:names?|agency|agencies|organi[sz]ations?|representing|posts?|titles?|roles?|positions?|job titles?)\s*:?", re.I
)
_LONGEST = 80
_FEWEST = 3
_MOST = 400
_DOUBT = "names and agencies stand in columns apart and were put together by their order"


def columns_apart(
    lines: Sequence[Line], at: int, capacity: Capacity, fewest: int = _FEWEST
) -> tuple[list[Attendance], int]:
    """(people, the index after the last line) where the lines from `at` on are a column of names and, below it, as many
    agencies, or as many posts and as many agencies; ([], at) where they are not.  `fewest` names make a list."""
    if not _name(lines[at]):
        return [], at
    end = at
    while end < len(lines) and end - at < _MOST and _is_cell(lines[end]) and not (end > at and opens_list(lines[end])):
        end += 1
    cells = [line for line in lines[at:end] if not _HEADER.fullmatch(line.text)]
    for columns in (2, 3):
        many = len(cells) // columns
        if many * columns == len(cells) and many >= fewest and _stand_apart(cells, many, columns):
            return _put_together(cells, many, columns, capacity), end
    return [], at


def _name(line: Line) -> re.Match[str] | None:
    found = None if line.tabbed else _NAME.match(line.text[line.words - line.start :])
    return found if found and is_person(found["name"]) else None


def _is_cell(line: Line) -> bool:
    """True for a short line that may be a cell: no number, no stop, no label of what follows."""
    words = line.text
    return (
        not line.tabbed
        and len(words) <= _LONGEST
        and not words[0].isdigit()
        and words[-1] not in ".:;"
        and not is_label(words)
    )


def _stand_apart(cells: Sequence[Line], many: int, columns: int) -> bool:
    """True where the first column holds names, the last agencies, and one between them posts."""
    if not all(map(_name, cells[:many])):
        return False
    agencies = cells[many * (columns - 1) :]
    if sum(agency_weight(line.text) > 0 and not _name(line) for line in agencies) * 5 < many * 3:
        return False
    posts = cells[many : many * (columns - 1)]
    return sum(is_post(line.text) for line in posts) * 5 >= len(posts) * 3


def _put_together(cells: Sequence[Line], many: int, columns: int, capacity: Capacity) -> list[Attendance]:
    people = []
    for n, line in enumerate(cells[:many]):
        found = _name(line)
        assert found is not None
        person = Attendance(
            name=" ".join(found["name"].split()),
            post=cells[many + n].text if columns > 2 else None,
            organisation=cells[many * (columns - 1) + n].text,
            capacity=capacity,
            span=(line.words, line.end),
            confidence=0.8,
            doubt=_DOUBT,
        )
        for mark in marks_beside(found["brackets"], found["name"]):
            person = replace(person, chair=person.chair or mark.chair, capacity=mark.capacity or person.capacity)
        people.append(person)
    return people
