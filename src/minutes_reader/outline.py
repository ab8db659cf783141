"""Headings, and which of them a thing stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from minutes_reader.bare_headings import bare_headings
from minutes_reader.headings import Heading, counted_headings, lettered_headings, plain_headings, running_headings
from minutes_reader.lines import Line
from minutes_reader.reading import Item, Note

_PRESENTED = re.compile(r"\(?\s*presented by:?\s+(?P<who>[^().\n]{3,80}?)\s*[).]?$", re.I)
_NOTE = re.compile(r"\(.*\)$")


@dataclass(frozen=True, slots=True)
class Outline:
    """The document's headings in order.  `numbers` counts the items at the top level."""

    headings: tuple[Item, ...] = ()
    starts: tuple[int, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    first: int = 0  # index of the line of the first heading

    def heading_at(self, offset: int) -> Item | None:
        """The last heading that begins at or before `offset`; None above the first."""
        n = bisect_right(self.starts, offset)
        return self.headings[n - 1] if n else None

    def item_at(self, offset: int) -> str | None:
        """What `item` says for a thing at `offset`: the heading's number, or its title where it has none."""
        n = bisect_right(self.starts, offset)
        if not n:
            return None
        heading = self.headings[n - 1]
        return heading.number or heading.title


def find_outline(
    clean: str, text: str, lines: tuple[Line, ...], first: int, names: frozenset[str], report: bool
) -> Outline:
    """The headings among lines[first:].  Names of those present are not headings."""
    tops = (
        running_headings(clean, lines, first)
        or plain_headings(clean, text, lines, first)
        or counted_headings(clean, lines, first)
    )
    found = tops + lettered_headings(clean, lines, [top for top in tops if top.level == 0])
    taken = {n for heading in found for n in range(heading.first, heading.last + 1)}
    found += bare_headings(clean, text, lines, first, taken, names, report)
    found.sort(key=lambda heading: heading.span)
    items = _with_parents(found, lines)
    numbers = tuple(
        (heading.number or "", heading.value[0]) for heading in found if heading.level == 0 and heading.value
    )
    starts = tuple(item.span[0] for item in items)
    return Outline(items, starts, numbers, found[0].first if found else len(lines))


def _with_parents(found: list[Heading], lines: tuple[Line, ...]) -> tuple[Item, ...]:
    items: list[Item] = []
    above: list[Heading] = []
    for heading in found:
        above = [other for other in above if other.level < heading.level and other.level != 9]
        parent = above[-1].number if above else None
        items.append(
            Item(
                number=heading.number,
                title=heading.title,
                parent=parent,
                presenter=_presenter(lines, heading.last),
                span=heading.span,
                confidence=0.95 if heading.number else 0.85,
            )
        )
        if heading.level != 9:
            above.append(heading)
    return tuple(items)


def _presenter(lines: tuple[Line, ...], last: int) -> str | None:
    """Who "Presented by" names right under a heading, a bracketed note on papers between them or not."""
    for line in lines[last + 1 : last + 3]:
        found = _PRESENTED.match(line.text)
        if found:
            return " ".join(found["who"].split())
        if not _NOTE.match(line.text):
            break
    return None


def gaps(outline: Outline) -> list[Note]:
    """A note for each stretch of numbers that the items skip."""
    notes = []
    spans = {item.number: item.span for item in reversed(outline.headings)}
    for n in range(1, len(outline.numbers)):
        (before, a), (after, b) = outline.numbers[n - 1], outline.numbers[n]
        if b - a > 1:
            missing = f"{a + 1}" if b - a == 2 else f"{a + 1} to {b - 1}"
            message = f"Items go from {before} to {after}: {missing} not found."
            notes.append(Note(kind="number_gap", message=message, span=spans[after]))
    return notes
