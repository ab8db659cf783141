"""Rows of tables as lines of text, whatever kind of file they come from: a tab between cells, columns kept in step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

_WRAPPED = 40  # characters of a cell whose lines are words that a narrow column has wrapped
_WRAPPED_LINES = 3


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of one row, given the lines of each cell; a cell without words keeps its column's tab.

    Paragraphs that stand side by side in their cells share a line, as they do on the page.  Short cells of two or three
    lines are one line that the column's width has broken.  A row with words in a single cell keeps that cell as it is.
    """
    cells = [_lines(cell) for cell in cells]
    filled = [n for n, cell in enumerate(cells) if cell]
    if not filled:
        return []
    if len(filled) == 1:
        return _alone(cells[filled[0]], "\t" * filled[0])
    if all(_is_wrapped(cell) for cell in cells):
        cells = [[" ".join(filter(None, cell))] if cell else [] for cell in cells]
    joined = ("\t".join(line.replace("\t", " ") for line in row).rstrip() for row in zip_longest(*cells, fillvalue=""))
    return [line for line in joined if line]


def _lines(cell: Sequence[str]) -> list[str]:
    """The lines of a cell to the last that has words."""
    lines = [part.strip(" \xa0\t") for line in cell for part in (line.split("\n") if "\n" in line else (line,))]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _alone(lines: Sequence[str], before: str) -> list[str]:
    """The lines of the only cell with words, from the first that has any."""
    start = next(n for n, line in enumerate(lines) if line)
    return [before + line if line else "" for line in lines[start:]]


def _is_wrapped(cell: Sequence[str]) -> bool:
    """An empty line above the words sets them beside others, as a narrow column does not."""
    return len(cell) < 2 or (bool(cell[0]) and len(cell) <= _WRAPPED_LINES and sum(map(len, cell)) <= _WRAPPED)
