"""Lines of the clean text, with where they stand and what is cheap to see of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_BULLET = re.compile(r"(?:[-–—•·*▪●o§\uf0b7])\s+(?=\S)")


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
    true for a row of two cells or more.
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
            lines.append(
                Line(len(lines), start, end, text, cells, bullet is not None, words, blank, continues, len(cells) > 1)
            )
            blank, above = 0, text
        else:
            blank += 1
        at += len(row) + 1
    return tuple(lines)


def has_any(text: str, hints: tuple[str, ...]) -> bool:
    """True where one of the hints stands in the text; quicker than a pattern, which is then tried on few lines."""
    for hint in hints:  # noqa: SIM110 (a generator would cost more than the look)
        if hint in text:
            return True
    return False


def runs_on(above: str, below: str) -> bool:
    """True where a sentence begun above goes on below: no stop above, and lower case below."""
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
