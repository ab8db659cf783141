"""Words put together to the lines that they stand on, and lines taken apart where a gap is too wide for a space."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter, itemgetter, sub
from typing import cast

from minutes_reader.formats.pdf_words import Columns, Word, columns_of

_SAME_LINE = 0.5  # of the lesser height: words on one line share more
_DOUBLE = 0.3  # of a word's height: how far the second print of a word stands from the first
_GAP = 0.85  # of a line's height: no space is wider, unless all of its line are
_STRETCHED = 2.5  # times the spaces of its line: so much wider is a gap, in lines set to both margins
_SPACE = 0.28
_WIDEST = 0.6  # a space of a line set to both margins, or in type whose letters are all as wide
_MARK = re.compile(
    r"(?:[•·▪●○◦■□‣–—*o§\uf0a7\uf0b7-]|(?:No\.?|Item|Minute)?\(?(?:\d{1,4}(?:[./]\d{1,4}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.):]{0,2}"
    r"|[A-Z]{2,6}/?\d{1,4}(?:/\d{1,4}){0,2})"
)
_BULLETS = frozenset("•·▪●○◦■□‣*o§\uf0a7\uf0b7")

_by_left, _by_bottom = itemgetter(0), itemgetter(3)
_NO_GAPS = (False, False)


class Line:
    """Words on one line of a page, from left to right, and the box round them.

    `columns` are the words' lefts, tops, rights, bottoms and texts.  `height` is about a fifth more than the size of
    its type.  `parts` are the pieces that it was put together from, if any.
    """

    __slots__ = ("_gaps", "_segments", "bottom", "columns", "height", "left", "parts", "right", "top")

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.parts: Sequence[Line] = ()
        self._segments: list[Line] | None = None
        lefts, tops, rights, bottoms, _ = columns
        self.left = lefts[0]
        if len(lefts) > 1:
            self.top, self.right, self.bottom = min(tops), max(rights), max(bottoms)
            self._gaps: tuple[bool, bool] | None = None
        else:
            self.top, self.right, self.bottom = tops[0], rights[0], bottoms[0]
            self._gaps = _NO_GAPS
        self.height = self.bottom - self.top

    @property
    def gappy(self) -> bool:
        """True where some gap is so wide that it may part two columns."""
        return (self._gaps or self._looked_at())[0]

    @property
    def backward(self) -> bool:
        """True where a word begins before the end of the last."""
        return (self._gaps or self._looked_at())[1]

    def _looked_at(self) -> tuple[bool, bool]:
        gaps = list(map(sub, self.columns[0][1:], self.columns[2]))
        self._gaps = max(gaps) > _GAP * self.height, min(gaps) < -1
        return self._gaps

    @classmethod
    def of(cls, words: Sequence[Word]) -> Line:
        """The line of words that are given one by one."""
        return cls(columns_of(words))

    def part(self, start: int, end: int) -> Line:
        """Its words from number `start` to before number `end`, as a line of their own."""
        lefts, tops, rights, bottoms, texts = self.columns
        return Line((lefts[start:end], tops[start:end], rights[start:end], bottoms[start:end], texts[start:end]))

    @property
    def segments(self) -> list[Line]:
        """The line taken apart where a gap is wider than any space of it; not to be changed."""
        if self._segments is None:
            found = list(split_at(self, _widest_space(self))) if self.gappy else []
            self._segments = found if len(found) > 1 else []  # a line that held itself would outlive its page
        return self._segments or [self]

    def taken(self) -> list[tuple[float, float]]:
        """From where to where its segments reach."""
        if not self.gappy:
            return [(self.left, self.right)]
        least = _widest_space(self)
        taken = []
        begin, end = self.left, self.columns[2][0]
        for left, right in zip(self.columns[0], self.columns[2], strict=True):
            if left - end > least:
                taken.append((begin, end))
                begin = left
            if right > end:
                end = right
        return [*taken, (begin, end)]

    @property
    def words(self) -> list[Word]:
        """Its words one by one."""
        return list(zip(*self.columns, strict=True))

    @property
    def texts(self) -> Sequence[str]:
        """Its words without their boxes."""
        return self.columns[4]

    @property
    def middle(self) -> float:
        """Half way from top to bottom."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(self.columns[4])


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of a page or a cell from top to bottom, each as wide as the page or the cell."""
    lines: list[Line] = []
    row: list[Word] = []
    high = low = height = 0.0
    for word in sorted(words, key=_by_bottom):
        _, top, _, bottom, _ = word
        tall = bottom - top
        if row and low - (max(high, top)) <= _SAME_LINE * (min(height, tall)):
            lines.append(_line(row))
            row = []
        if not row or tall > height:
            high, low, height = top, bottom, tall
        row.append(word)
    if row:
        lines.append(_line(row))
    return lines


def merged(rows: Iterable[Columns]) -> list[Line]:
    """The lines of a page from top to bottom, from the rows that its words are drawn in."""
    parts = [part for line in map(Line, rows) for part in ([line] if _is_level(line) else _pieces(line))]
    parts.sort(key=attrgetter("bottom"))
    lines: list[Line] = []
    group: list[Line] = []
    high = low = height = 0.0
    for line in parts:
        top, bottom, tall = line.top, line.bottom, line.height
        if group and low - (max(high, top)) <= _SAME_LINE * (min(height, tall)):
            lines.append(group[0] if len(group) == 1 else _side_by_side(group))
            group = []
        if not group or tall > height:
            high, low, height = top, bottom, tall
        group.append(line)
    if group:
        lines.append(group[0] if len(group) == 1 else _side_by_side(group))
    return lines


def _side_by_side(parts: list[Line]) -> Line:
    """One line of several pieces on the same height."""
    parts.sort(key=attrgetter("left"))
    if any(after.left < before.right for before, after in pairwise(parts)):
        return _line([word for part in parts for word in part.words])
    columns = [list(chain.from_iterable(sides)) for sides in zip(*(part.columns for part in parts), strict=True)]
    line = Line(cast(Columns, columns))
    line.parts = parts
    return line


def _is_level(line: Line) -> bool:
    """True where all of a row stands on one line, from left to right."""
    return not line.backward and max(line.columns[1]) < min(line.columns[3])


def _pieces(line: Line) -> Iterator[Line]:
    """A row that goes back or to another height, in the pieces that do not."""
    piece: list[Word] = []
    for word in line.words:
        if piece and (word[0] < piece[-1][2] - 1 or word[1] >= piece[-1][3] or word[3] <= piece[-1][1]):
            yield Line.of(piece)
            piece = []
        piece.append(word)
    yield Line.of(piece)


def _line(row: list[Word]) -> Line:
    """A line of words, less those printed twice over, a hair apart, to look bold."""
    if len(row) == 1:
        return Line.of(row)
    row.sort(key=_by_left)
    lefts, _, rights, _, _ = zip(*row, strict=True)
    if min(map(sub, lefts[1:], rights)) < -2:
        row = [row[0]] + [word for before, word in pairwise(row) if not _doubles(before, word)]
    return Line.of(row)


def _doubles(before: Word, word: Word) -> bool:
    return word[4] == before[4] and word[0] - before[0] < _DOUBLE * (word[3] - word[1])


def _widest_space(line: Line) -> float:
    lefts, _, rights, _, _ = line.columns
    gaps = sorted(map(sub, lefts[1:], rights))
    space = min(gaps[len(gaps) // 4], _WIDEST * line.height) if len(gaps) > 1 else _SPACE * line.height
    return max(_GAP * line.height, _STRETCHED * space)


def split_at(line: Line, least: float, edges: Sequence[float] = ()) -> Iterator[Line]:
    """A line taken apart at gaps wider than `least`, and before words that begin at an edge of a column."""
    lefts, _, rights, _, _ = line.columns
    narrow = _SPACE * 1.2 * line.height if edges else math.inf
    begin, end = 0, rights[0]
    for n in range(1, len(lefts)):
        left = lefts[n]
        gap = left - end
        if gap > least or (gap > narrow and any(abs(left - edge) < 1.5 for edge in edges)):
            yield line.part(begin, n)
            begin = n
        if rights[n] > end:
            end = rights[n]
    yield line if not begin and not line.parts else line.part(begin, len(lefts))


def is_mark(text: str) -> bool:
    """True for what stands before an entry of a list: a bullet, a number, a letter."""
    return len(text) <= 12 and _MARK.fullmatch(text) is not None


def is_bullet(text: str) -> bool:
    """True for a bullet."""
    return text in _BULLETS
