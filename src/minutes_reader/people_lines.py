"""A person a line: "Ann Poe, Inspector, Westmarch Police", "Ann Poe (Chair) – Mere Homes".  What the parts behind the
names are is settled by all the lines of the list together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutes_reader.attendance_labels import opens_list
from minutes_reader.lines import Line
from minutes_reader.marks import Mark, is_post, marks_beside, read_mark
from minutes_reader.names import TITLE_WORDS, agency_weight, is_person
from minutes_reader.people_runs import shortened
from minutes_reader.reading import Attendance, Capacity

_LINE = re.compile(
    r"(?P<name>[^,()\[\]:;–—\t]{3,60}?)(?P<brackets>(?:\s*[(\[][^()\[\]]{0,80}[)\]]){0,3})"
    r"(?:\s*,\s*|:\s+|\s?[-–—]{1,2}\s+|\s*[–—]\s*|\s{2,})(?P<rest>\S.*)$"
)
_LAST_BRACKET = re.compile(r"(?<=\S)\s*\(([^()]+)\)$")
_PARTS = re.compile(r"\s*[,;]\s+|\s+[-–—]\s+|\s*/\s+")
_FEWEST = 3  # lines that make a list, where no other list of the paper has shown that it is written so
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class _Told:
    """A line that names one person: the name, what its brackets say, the parts behind it."""

    line: Line
    start: int
    name: str
    marks: tuple[Mark, ...]
    parts: tuple[str, ...]


def people_by_line(
    lines: Sequence[Line], at: int, capacity: Capacity, fewest: int = _FEWEST
) -> tuple[list[Attendance], int]:
    """(people, the index after their last line) where `fewest` lines or more from `at` on name a person each, with an
    agency or a post behind the name; ([], at) where they do not."""
    told: list[_Told] = []
    n = at
    while n < len(lines) and (one := _told(lines[n])) is not None and not (n > at and opens_list(lines[n])):
        told.append(one)
        n += 1
    if len(told) < fewest or not _speak_of_agencies(told):
        return [], at
    lone = [one.parts[0] for one in told if len(one.parts) == 1]
    lone_is_post = sum(map(is_post, lone)) * 2 > len(lone)
    several = [one.parts[0] for one in told if len(one.parts) > 1]
    post_first = sum(map(is_post, several)) * 2 > len(several)
    return [_person(one, capacity, lone_is_post, post_first) for one in told], n


def name_then_agency(line: Line, capacity: Capacity) -> Attendance | None:
    """A person and the agency right behind the name, in a list whose heading says so; None where no name opens it."""
    bracket = _LAST_BRACKET.search(line.text)
    mark = read_mark(bracket[1], "") if bracket else Mark()
    told = bracket is not None and (mark == Mark() or mark.chair or mark.capacity is not None)
    words = (line.text[: bracket.start()] if bracket and told else line.text).split()
    title = 0
    while title < len(words) - 2 and words[title].rstrip(".") in TITLE_WORDS:
        title += 1
    many = next((n for n in (title + 2, title + 3) if _parts_here(words, n)), 0)
    if not many:
        return None
    return Attendance(
        name=" ".join(words[:many]),
        organisation=" ".join(words[many:]) or None,
        capacity=mark.capacity or capacity if told else capacity,
        chair=told and mark.chair,
        span=line.span,
        confidence=0.9,
    )


def _parts_here(words: list[str], n: int) -> bool:
    """True where the first `n` words are a person's name and the others an agency's."""
    if n >= len(words) or not is_person(" ".join(words[:n])):
        return False
    rest = " ".join(words[n:])
    return agency_weight(rest) > 0


def _told(line: Line) -> _Told | None:
    """What a line tells of one person; None where it names nobody, or several."""
    if line.tabbed or not line.text[0].isalpha() and not line.bullet:
        return None
    words = line.text[line.words - line.start :].rstrip(" ,;")
    found = _LINE.match(words.rstrip("."))
    if not found or found["rest"].count(" ") > _MOST_WORDS:
        return None
    name, _ = shortened(found["name"].strip())
    if not is_person(name):
        return None
    rest = found["rest"]
    bracket = _LAST_BRACKET.search(rest)
    marks = marks_beside(found["brackets"], name)
    if bracket and ((own := read_mark(bracket[1], name)) == Mark() or own.chair or own.capacity):
        rest, marks = rest[: bracket.start()].rstrip(), [*marks, own]
    parts = tuple(part for part in _PARTS.split(rest) if part)
    people = [is_person(part) for part in parts]
    if not parts or all(people) and len(people) > 1 or len(parts) > 2 and any(people):
        return None
    return _Told(line, line.words, name, tuple(marks), parts)


def _speak_of_agencies(told: Sequence[_Told]) -> bool:
    """True where the words behind most of the names are agencies' or posts' and not further people."""
    said = sum(any(agency_weight(part) or is_post(part) for part in one.parts) for one in told)
    people = sum(is_person(one.parts[0]) for one in told)
    return said * 2 > len(told) and people * 2 < len(told)


def _person(one: _Told, capacity: Capacity, lone_is_post: bool, post_first: bool) -> Attendance:
    post, organisation = _split(one.parts, lone_is_post, post_first)
    person = Attendance(
        name=" ".join(one.name.split()),
        post=post,
        organisation=organisation,
        capacity=capacity,
        span=(one.start, one.line.end - (len(one.line.text) - len(one.line.text.rstrip(" ,;.")))),
        confidence=0.95,
    )
    for mark in one.marks:
        person = replace(
            person,
            chair=person.chair or mark.chair,
            capacity=mark.capacity or person.capacity,
            organisation=person.organisation or mark.organisation,
            post=person.post or mark.post,
        )
    return person


def _split(parts: tuple[str, ...], lone_is_post: bool, post_first: bool) -> tuple[str | None, str | None]:
    """(post, agency) of the parts behind a name; `post_first` where most lines that hold both begin with the post."""
    if len(parts) == 1:
        return (
            (parts[0], None) if is_post(parts[0]) or lone_is_post and not agency_weight(parts[0]) else (None, parts[0])
        )
    if is_post(parts[-1]) and not is_post(parts[0]) and not post_first:
        return parts[-1], ", ".join(parts[:-1])
    if post_first or is_post(parts[0]) or not agency_weight(parts[0]):
        return parts[0], ", ".join(parts[1:])
    return None, ", ".join(parts)
