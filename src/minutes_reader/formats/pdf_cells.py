"""A row of a PDF's table as lines of text: a long cell's paragraphs apart, and beside each what stands level."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from minutes_reader.formats.pdf_joins import edge_of, goes_on, leading_of
from minutes_reader.formats.pdf_lines import Line
from minutes_reader.formats.pdf_pages import Page

_LONG = 90  # characters of a cell that holds text, and not a few words wrapped
_INSET = 8.0  # points that a cell's words keep from its right edge
_LEADING = 1.2  # heights of a line, where a cell does not show its own

PlacedLine = tuple[Page, Line]
Paragraph = list[PlacedLine]


def lines_of_row(row: Sequence[Paragraph], columns: Sequence[tuple[float, float]]) -> list[list[Paragraph]]:
    """The lines that a row is written in, each with what stands in every cell of it.

    A row of short cells is one line.  Where a cell holds several paragraphs there is a line for each, and the words of
    other cells stand on the line of the paragraph that they are level with.
    """
    if all(len(cell) < 2 or _length(cell) <= _LONG for cell in row):
        return [list(row)]
    sides = columns if len(columns) == len(row) else [(columns[0][0], columns[-1][1])] * len(row)
    cells = [_paragraphs(cell, left, right) for cell, (left, right) in zip(row, sides, strict=True)]
    base = max(cells, key=len)
    if len(base) < 2:
        return [list(row)]
    tops = [_top(paragraph[0]) for paragraph in base]
    lines: list[list[Paragraph]] = [[[] for _ in cells] for _ in base]
    for n, cell in enumerate(cells):
        for m, paragraph in enumerate(cell):
            at = m if cell is base else _level(paragraph, tops)
            lines[at][n] += paragraph
    return lines


def _length(cell: Paragraph) -> int:
    return sum(len(line.text) for _, line in cell)


def _paragraphs(cell: Paragraph, left: float, right: float) -> list[Paragraph]:
    """A cell's lines, put together to paragraphs; a cell of few words or of lines set in the middle is one."""
    if len(cell) < 2 or _length(cell) <= _LONG or _is_centred(cell):
        return [cell] if cell else []
    lines = [line for _, line in cell]
    left, edge = min(line.left for line in lines), max(right - _INSET, edge_of(lines))
    leading = leading_of(lines, edge, left, None) or _LEADING
    paragraphs = [[cell[0]]]
    begun = lines[0]
    for (page, above), (next_page, below) in pairwise(cell):
        if goes_on(above, below, edge, left, leading if page is next_page else 0.0, begun):
            paragraphs[-1].append((next_page, below))
        else:
            paragraphs.append([(next_page, below)])
            begun = below
    return paragraphs


def _is_centred(cell: Paragraph) -> bool:
    middles = [line.left + line.right for _, line in cell]
    lefts = [line.left for _, line in cell]
    return max(middles) - min(middles) < 4 and max(lefts) - min(lefts) > 4


def _top(placed: PlacedLine) -> tuple[int, float]:
    return placed[0].number, placed[1].middle


def _level(paragraph: Paragraph, tops: Sequence[tuple[int, float]]) -> int:
    """Which of the paragraphs that begin at these places one stands beside: the last that begins no lower."""
    number, middle = _top(paragraph[0])
    place = number, middle + paragraph[0][1].height / 2
    return max(bisect_right(tops, place) - 1, 0)
