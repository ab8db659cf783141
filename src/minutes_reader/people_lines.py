"""A person a line: "Ann Poe, Inspector, Westmarch Police", "Ann Poe (Chair) – Mere Homes".  What the parts behind the
names are is settled by all the lines of the list together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from minutes_reader.attendance_labels import opens_list
from minutes_reader.lines import Line
from minutes_reader.marks import Mark, is_post, marks_beside, read_mark
from minutes_reader.names import TITLE_WORDS, agency_weight, is_person
from minutes_reader.people_runs import shortened
from minutes_reader.reading import Attendance, Capacity

_LINE = re.compile(
    r"(?P<name>[^,()\[\]:;–—\t]{3,60}?)(?P<brackets>(?:\s*[(\[][^()\[\]]{0,80}[)\]]){0,3})"
    r"(?:\s*,\s*|:\s+|\s*[-–—]{1,2}\s+|\s*[–—]\s*|\s{2,})(?P<rest>\S.*)$"
)
_LAST_BRACKET = re.compile(r"(?<=\S)\s*\(([^()]+)\)$")
_PARTS = re.compile(r"\s*[,;]\s+|\s+[-–—]\s+|\s*/\s+")
_FEWEST = 3  # lines that make a list, where no other list of the paper has shown that it is written so
_MOST_WORDS = 20


class _Told(NamedTuple):
    """A line that names one person: the name, what its brackets say, the parts behind it."""

    line: Line
    start: int
    name: str
    marks: tuple[Mark, ...]
    parts: tuple[str, ...]


class PeopleByLine:
    """The lists of a paper that name a person a line.

    A run of such lines is looked at once, however many of its lines are asked about: it may be as long as the paper.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._start = self._end = 0  # the run that was last looked at
        self._told: list[_Told] = []
        self._speaking: list[int] = []  # from each line of the run to its end, how many speak of an agency or a post
        self._naming: list[int] = []  # and behind how many names there stands another

    def people(self, at: int, capacity: Capacity, fewest: int = _FEWEST) -> tuple[list[Attendance], int]:
        """(people, the index after their last line) where `fewest` lines or more from `at` on name a person each, with
        an agency or a post behind the name; ([], at) where they do not."""
        if not self._start <= at < self._end:
            self._look(at)
        many, first = self._end - at, at - self._start
        if many < fewest or self._speaking[first] * 2 <= many or self._naming[first] * 2 >= many:
            return [], at
        told = self._told[first:]
        lone = [one.parts[0] for one in told if len(one.parts) == 1]
        lone_is_post = sum(map(is_post, lone)) * 2 > len(lone)
        several = [one.parts[0] for one in told if len(one.parts) > 1]
        post_first = sum(map(is_post, several)) * 2 > len(several)
        return [_person(one, capacity, lone_is_post, post_first) for one in told], self._end

    def _look(self, at: int) -> None:
        """Find the run that begins at a line; it is empty where that line names nobody."""
        told, n = [], at
        while (
            n < len(self._lines)
            and (one := _told(self._lines[n])) is not None
            and not (n > at and opens_list(self._lines[n]))
        ):
            told.append(one)
            n += 1
        self._start, self._end, self._told = at, n, told
        self._speaking = _to_the_end(any(agency_weight(part) or is_post(part) for part in one.parts) for one in told)
        self._naming = _to_the_end(is_person(one.parts[0]) for one in told)


def _to_the_end(marked: Iterable[bool]) -> list[int]:
    """How many are marked from each place to the end."""
    return list(accumulate(int(mark) for mark in reversed(list(marked))))[::-1]


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


def _person(one: _Told, capacity: Capacity, lone_is_post: bool, post_first: bool) -> Attendance:
    post, organisation = _split(one.parts, lone_is_post, post_first)
    chair = False
    for mark in one.marks:
        post, organisation = post or mark.post, organisation or mark.organisation
        chair, capacity = chair or mark.chair, mark.capacity or capacity
    return Attendance(
        name=" ".join(one.name.split()),
        post=post,
        organisation=organisation,
        capacity=capacity,
        chair=chair,
        span=(one.start, one.line.end - (len(one.line.text) - len(one.line.text.rstrip(" ,;.")))),
        confidence=0.95,
    )


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
