"""Headings as they stand in the lines: numbered in one of several ways, lettered, or bare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, TypeVar

from minutes_reader.chains import Link, heaviest_chain
from minutes_reader.lines import Line, are_apart
from minutes_reader.numbers import (
    Plain,
    Running,
    counted_letter,
    letter_number,
    plain_number,
    prefix_of,
    running_number,
)
from minutes_reader.titles import is_label, is_title, title_end

Kind = TypeVar("Kind", int, "str | None")
_CAPITALS_FIRST = re.compile(r"[A-Z]{4,}(?:[ ,&/'’\-]+[A-Z]{2,})*(?=\s+[a-z])")
_BREAK = re.compile(r"\n\s*")
_SURE = 1.7  # a weight with which one number alone is an item
_SHORT = 60  # the rest of a title on a second line is no longer
_WIDE = 110
_FEW = 4
_FEWEST = 2  # headings that make a numbering
_LETTERED = re.compile(r"\(?[a-z]\)")
_TIME_GIVEN = re.compile(
    r"\(?(?:\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}|\d{1,3}\s*min(?:ute)?s?|\d{1,2}[.:]\d\d(?:\s*[ap]\.?m\.?)?)\)?", re.I
)
_SUM_CELL = re.compile(r"[£\d,.%()\s\-]+")


class Heading(NamedTuple):
    """A heading before it is given its parent.  `level` 0 is an item, 1 and more stand under one, 9 is bare."""

    first: int  # index of the line it begins on
    last: int  # index of the last line it takes up
    span: tuple[int, int]
    number: str | None
    title: str
    level: int
    value: tuple[int, ...] = ()


def title_span(clean: str, start: int, end: int, told: bool = True) -> tuple[int, int] | None:
    """The span of the title in clean[start:end], or None where those words head nothing.

    With `told`, a title may be the few words before a colon, dash or stop with a sentence behind it.
    """
    words = clean[start:end]
    if "\n" in words:
        words = _BREAK.sub(lambda found: "\u00a0" * len(found[0]), words)
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if is_title(words):
        return (start, start + title_end(words))
    if not told:
        return None
    capitals = _CAPITALS_FIRST.match(words)
    if capitals and is_title(capitals[0]):
        return (start, start + title_end(capitals[0]))
    for mark in (": ", " - ", " – ", ":-", ". "):
        head, found, rest = words.partition(mark)
        if found and not is_label(head) and len(head.split()) <= 8 and is_title(head) and len(rest) > 30:
            return (start, start + title_end(head))
    return None


def running_headings(clean: str, lines: tuple[Line, ...], first: int) -> list[Heading]:
    """Headings numbered 336/07 or SSP/1/25, the number before, after or apart from the title."""
    found = [number for line in lines[first:] if (number := running_number(line)) and not _of_a_log(line)]
    constant, varying = _constant_part(found)
    usual = _most_common(number.parts[constant] for number in found)
    found = [number for number in found if number.parts[constant] == usual]
    prefix = _most_common(prefix for number in found if (prefix := prefix_of(number.line)))
    if sum(prefix_of(number.line) == prefix for number in found) < _FEWEST:
        prefix = None
    taken = {number.line.index for number in found}
    headings: list[Heading] = []
    for number in found:
        heading = _running(clean, lines, number, prefix, taken, first, (number.parts[varying],))
        if heading:
            headings.append(heading)
    chain = heaviest_chain([Link(heading.value, 1.0) for heading in headings])
    return [headings[n] for n in chain] if len(chain) >= _FEWEST else []


def _of_a_log(line: Line) -> bool:
    """True for a row of a log: the number of an action, with its words, owner and date in cells beside it."""
    return line.tabbed and sum(cell.text != "" for cell in line.cells) > 3


def _constant_part(found: list[Running]) -> tuple[int, int]:
    """(which part stays the same, which part counts): in 336/07 the second stays, in 14/1 the first."""
    kinds = [len({number.parts[n] for number in found}) for n in (0, 1)]
    return (0, 1) if kinds[0] < kinds[1] else (1, 0)


def _most_common(values: Iterable[Kind]) -> Kind | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _running(
    clean: str,
    lines: tuple[Line, ...],
    number: Running,
    prefix: str | None,
    taken: set[int],
    first: int,
    value: tuple[int, ...],
) -> Heading | None:
    line = number.line
    start = line.start
    before_at = start + (len(prefix) if prefix and line.text.startswith(prefix + " ") else 0)
    before = clean[before_at : number.start].strip(" -–—:.\t")
    after = clean[number.end : line.end].strip(" -–—:.\t")
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    lettered = _LETTERED.match(after) is not None
    if before and (not after or lettered):
        if below and below.index not in taken and below.text.startswith(before) and len(below.text) > len(before):
            return _apart(clean, number, below, start, value)
        title = title_span(clean, before_at, number.start)
        return _heading(clean, number, title, (start, number.end), line.index, line.index, value) if title else None
    if not before and after:
        title = title_span(clean, number.end + clean[number.end : line.end].index(after[0]), line.end)
        return _heading(clean, number, title, (start, title[1]), line.index, line.index, value) if title else None
    return None if before else _alone(clean, lines, number, prefix, taken, first, value)


def _alone(
    clean: str,
    lines: tuple[Line, ...],
    number: Running,
    prefix: str | None,
    taken: set[int],
    first: int,
    value: tuple[int, ...],
) -> Heading | None:
    """A number alone on its line: the title is the line below, or above where that one has a number of its own."""
    line = number.line
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    above = lines[line.index - 1] if line.index > first else None
    if (
        above
        and above.index not in taken
        and (not below or below.index in taken or prefix and above.text.startswith(prefix + " "))
    ):
        start = above.start + (len(prefix) if prefix and above.text.startswith(prefix + " ") else 0)
        title = title_span(clean, start, above.end)
        if title:
            return _heading(clean, number, title, (above.start, number.end), above.index, line.index, value)
    return _apart(clean, number, below, line.start, value) if below and below.index not in taken else None


def _apart(clean: str, number: Running, below: Line, start: int, value: tuple[int, ...]) -> Heading | None:
    title = title_span(clean, below.start, below.end)
    return _heading(clean, number, title, (start, title[1]), number.line.index, below.index, value) if title else None


def _heading(
    clean: str,
    number: Running,
    title: tuple[int, int],
    span: tuple[int, int],
    first: int,
    last: int,
    value: tuple[int, ...],
) -> Heading:
    return Heading(first, last, span, number.printed, " ".join(clean[title[0] : title[1]].split()), 0, value)


def plain_headings(clean: str, text: str, lines: tuple[Line, ...], first: int) -> list[Heading]:
    """Headings numbered 1, 1., 1.0 or 5.1, on the title's line or on a line of their own above it."""
    found = [
        (number, heading)
        for line in lines[first:]
        if (number := plain_number(line)) and (heading := _plain(clean, lines, number))
    ]
    if sum(number.zero for number, _ in found) >= 3:  # items are 1.0, 2.0: a bare 1 is a list's
        found = [(number, heading) for number, heading in found if number.zero or len(number.value) > 1]
    listed = {number.line.index for number, _ in found if len(number.value) == 1}
    links = [Link(number.value, _weight(text, lines, number, heading, listed)) for number, heading in found]
    chain = heaviest_chain(links)
    tops = [n for n in chain if len(found[n][0].value) == 1]
    if len(tops) == len(chain) <= _FEW and _are_a_list(lines, [found[n][1] for n in tops]):
        return []
    if len(chain) < _FEWEST and sum(links[n].weight for n in chain) < _SURE or not tops and len(chain) < 3:
        return []
    return [found[n][1] for n in chain]


def counted_headings(clean: str, lines: tuple[Line, ...], first: int) -> list[Heading]:
    """Headings counted in Roman numerals or capitals, I. or A., one after another from the first."""
    headings: list[Heading] = []
    apart = are_apart(lines[first:])
    for line in lines[first:]:
        found = counted_letter(line)
        if not found or apart and not line.blank_before:
            continue
        printed, place, begin = found
        letter = ord(printed[0]) - 64 if len(printed) == 1 else None  # I. is the first, or the ninth
        if len(headings) + 1 not in (place, letter):
            continue
        title = title_span(clean, begin, line.end, told=False)
        if title:
            words = " ".join(clean[title[0] : title[1]].split())
            value = (len(headings) + 1,)
            headings.append(Heading(line.index, line.index, (line.start, title[1]), printed, words, 0, value))
    return headings if len(headings) > _FEWEST else []


def _are_a_list(lines: tuple[Line, ...], headings: list[Heading]) -> bool:
    """True for a few numbered lines one under another, with no text of their own between them."""
    return len(headings) > 1 and all(
        below.first == above.last + 1 and lines[above.last].end - above.span[1] <= 1
        for above, below in pairwise(headings)
    )


def _plain(clean: str, lines: tuple[Line, ...], number: Plain) -> Heading | None:
    line, last = number.line, number.line.index
    if line.tabbed:
        title = _cell_title(clean, line, number)
    elif number.title < line.end:
        below = lines[last + 1] if last + 1 < len(lines) else None
        title = _two_lines(clean, number.title, line, below)
        last += title is not None
        if title is None:
            last = _last_of(lines, line)
            title = title_span(clean, number.title, lines[last].end, told=len(number.value) == 1 and not line.broken)
    else:
        below = lines[last + 1] if last + 1 < len(lines) else None
        if below is None or below.tabbed or plain_number(below):
            return None
        last = _last_of(lines, below)
        title = title_span(clean, below.start, lines[last].end, told=not below.broken)
    if title is None:
        return None
    words = " ".join(clean[title[0] : title[1]].split())
    return Heading(line.index, last, (line.start, title[1]), number.printed, words, len(number.value) - 1, number.value)


def _last_of(lines: tuple[Line, ...], line: Line) -> int:
    """The index of the last line of a paragraph that the page's width has broken."""
    while line.broken and line.index + 1 < len(lines):
        line = lines[line.index + 1]
    return line.index


def _two_lines(clean: str, start: int, line: Line, below: Line | None) -> tuple[int, int] | None:
    """The title where it runs on, in lower case, in the line below."""
    if (
        below is None
        or not below.continues
        or below.blank_before
        or len(below.text) > _SHORT
        or below.text[-1] in ".,;"
    ):
        return None
    return title_span(clean, start, below.end, told=False) if len(line.text) < _WIDE else None


def _cell_title(clean: str, line: Line, number: Plain) -> tuple[int, int] | None:
    """The title in a tabbed row: beside the number in its cell, or in the next cell that is filled."""
    filled = [cell for cell in line.cells if cell.text and not _TIME_GIVEN.fullmatch(cell.text)]
    if not filled or any(_SUM_CELL.fullmatch(cell.text) for cell in filled[1:]):
        return None
    if filled[0].end > number.title:
        return title_span(clean, number.title, filled[0].end, told=len(number.value) == 1)
    told = len(number.value) == 1
    return title_span(clean, filled[1].start, filled[1].end, told) if len(filled) > 1 else None


def _weight(text: str, lines: tuple[Line, ...], number: Plain, heading: Heading, listed: set[int]) -> float:
    """How much a numbered line looks like a heading: set apart, marked, in capitals, not one of a tight list."""
    line = number.line
    weight = 1.0 + (0.5 if line.blank_before else 0.0) + (0.4 if number.zero else 0.0) + (0.2 if number.dotted else 0.0)
    if (
        heading.title.isupper()
        or "**" in text[max(0, line.start - 3) : line.end + 3]
        or "<b>" in text[max(0, line.start - 4) : line.end]
    ):
        weight += 0.6
    near = (n in listed and not lines[max(n, line.index)].blank_before for n in (line.index - 1, line.index + 1))
    return weight - (1.1 if any(near) and len(number.value) == 1 and heading.last == line.index else 0.0)


def lettered_headings(clean: str, lines: tuple[Line, ...], tops: list[Heading]) -> list[Heading]:
    """Headings (a), (b) under an item: each with a title, set apart, and with text of its own below."""
    headings: list[Heading] = []
    apart = are_apart(lines[tops[0].first :]) if tops else True
    for n, top in enumerate(tops):
        stop = tops[n + 1].first if n + 1 < len(tops) else len(lines)
        expected, roman = 1, False
        for line in lines[top.last + 1 : stop]:
            roman = roman or expected == 1 and line.text.startswith(("(i)", "i)"))
            found = letter_number(line, roman)
            if not found or not expected <= found[1] <= expected + 1:
                continue
            last = _last_of(lines, line)
            title = title_span(clean, found[2], lines[last].end, told=last == line.index)
            below = lines[last + 1] if last + 1 < stop else None
            if title is None or below is None or letter_number(below):
                continue
            above = line.blank_before or line.index == top.last + 1
            if apart and not (above and below.blank_before):
                continue
            words = " ".join(clean[title[0] : title[1]].split())
            value = (*top.value, found[1])
            headings.append(Heading(line.index, last, (line.start, title[1]), found[0], words, 1, value))
            expected = found[1] + 1
    return headings
