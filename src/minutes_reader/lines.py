"""Lines of the clean text, with where they stand and what is cheap to see of them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_BULLET = re.compile(r"(?:[-–—•·*▪●o§\uf0b7])\s+(?=\S)")

_PARAGRAPH = re.compile(r"\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\.?|\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[a-z]\)")

_NARROW = 50  # lines at least this long tell the page's width
_WIDEST = 130  # lines kept to a page's width are no longer than this
_RAGGED = 14  # how far short of the width the words may leave a line
_FEWEST = 8
_OPENS = re.compile(r"(?:AGREED|RESOLVED|NOTED|APPROVED|ENDORSED|RECOMMENDED|DEFERRED|ACTION|Presented by)\b")


class Cell(NamedTuple):
    """One cell of a tabbed row, stripped; an empty cell has start == end."""

    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Line:
    """A line that has words.  `text` is the clean text from `start` to `end`, no white space at either end.

    `cells` holds more than one where the line has tabs (empty cells kept); `words` starts after a bullet;
    `blank_before` counts the empty lines above; `continues` is true where it runs on from the line above; `tabbed` is
    true for a row of two cells or more, `broken` for a line that only the page's width has ended.
    """

    index: int
    start: int
    end: int
    text: str
    cells: tuple[Cell, ...]
    bullet: bool
    words: int
    blank_before: int
    continues: bool
    tabbed: bool
    broken: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """[start, end) in the text."""
        return (self.start, self.end)


def split_lines(clean: str) -> tuple[Line, ...]:
    """The lines of a clean text that have words, in order."""
    lines: list[Line] = []
    at = blank = 0
    above = ""
    for row in clean.split("\n"):
        text = row.strip()
        if text:
            start = at if row[0] == text[0] else at + len(row) - len(row.lstrip())
            bullet = None if text[0].isalnum() and text[0] != "o" else _BULLET.match(text)
            words = start + bullet.end() if bullet else start
            cells = _cells(row, at, start, text)
            continues = above != "" and text[0].islower() and runs_on(above, text)
            end = start + len(text)
            tabbed = len(cells) > 1 and not (len(cells) == 2 and _numbers_words(*cells))
            lines.append(Line(len(lines), start, end, text, cells, bullet is not None, words, blank, continues, tabbed))
            blank, above = 0, text
        else:
            blank += 1
        at += len(row) + 1
    _mark_broken(lines)
    return tuple(lines)


def _numbers_words(first: Cell, second: Cell) -> bool:
    """True for a paragraph's number with a tab behind it, which makes no table."""
    return " " in second.text and second.text[0].isalpha() and _PARAGRAPH.fullmatch(first.text) is not None


def _mark_broken(lines: list[Line]) -> None:
    """Mark the lines of a page's full width that go on below; a text whose lines are not kept to a width has none."""
    lengths = sorted(len(line.text) for line in lines if not line.tabbed and len(line.text) > _NARROW)
    if len(lengths) < _FEWEST or lengths[len(lengths) * 9 // 10] > _WIDEST:
        return
    usual = lengths[len(lengths) * 9 // 10]
    width, most = usual - _RAGGED, usual * 5 // 4  # a paragraph on one line is longer than any line of a page
    for above, below in itertools.pairwise(lines):
        above.broken = (
            width <= len(above.text) <= most
            and not (below.blank_before or below.bullet or above.tabbed or below.tabbed)
            and above.text[-1] not in ".:;!?"
            and not _OPENS.match(below.text)
        )


def are_apart(lines: Sequence[Line]) -> bool:
    """True for a text whose paragraphs are parted by empty lines: half of those below a full stop or more."""
    below = [b for a, b in itertools.pairwise(lines) if a.text[-1] in ".:!?" and not (b.bullet or b.tabbed)]
    return sum(line.blank_before > 0 for line in below) * 2 >= len(below)


def lowered(text: str) -> str:
    """The text in lower case, letter for letter, so that a place in one is the same place in the other.

    Patterns of many words run about twice as fast on it as they do without regard to case.
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower()[0] for letter in text)


def has_any(text: str, hints: tuple[str, ...]) -> bool:
    """True where one of the hints stands in the text; quicker than a pattern, which is then tried on few lines."""
    for hint in hints:  # noqa: SIM110 (a generator would cost more than the look)
        if hint in text:
            return True
    return False


def lines_with(clean: str, lines: Sequence[Line], hints: tuple[str, ...]) -> list[Line]:
    """The lines in which one of the hints stands, in order: each is looked for in the whole text at once."""
    found: set[int] = set()
    for hint in hints:
        at = clean.find(hint)
        while at >= 0:
            n = bisect_right(lines, at, key=_start) - 1
            found.add(n)
            at = clean.find(hint, lines[n].end)
    return [lines[n] for n in sorted(found)]


def _start(line: Line) -> int:
    return line.start


def runs_on(above: str, below: str) -> bool:
    """True where a sentence begun above goes on below: no stop above, and lower case below."""
    if above[-2:] in (":-", ":–"):
        return False  # a list follows
    return (above[-1].isalnum() or above[-1] in ",-–&") and below[0].islower()


def _cells(row: str, at: int, start: int, text: str) -> tuple[Cell, ...]:
    if "\t" not in text:  # a tab before the words alone is an indent, no table
        return (Cell(start, start + len(text), text),)
    cells = []
    for part in row.rstrip().split("\t"):
        words = part.strip()
        begin = at + len(part) - len(part.lstrip()) if words else at
        cells.append(Cell(begin, begin + len(words), words))
        at += len(part) + 1
    return tuple(cells)
