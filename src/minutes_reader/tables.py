"""Tables of tabbed rows: a header, rows below it, blank first cells that carry down, breaks over a page mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from minutes_reader.lines import Cell, Line


class Row(NamedTuple):
    """One row.  `cells` are those printed; `carried` is the first cell's text, from above where it is blank."""

    cells: tuple[Cell, ...]
    carried: str
    line: int

    def cell(self, column: int) -> Cell | None:
        """The cell in a column, or None where the row has none or it is empty."""
        cell = self.cells[column] if column < len(self.cells) else None
        return cell if cell and cell.text else None


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, however many pages they run over."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]

    def column(self, pattern: str) -> int | None:
        """The first column whose heading begins with `pattern` (without regard to case)."""
        for n, cell in enumerate(self.header):
            if re.match(pattern, cell.text, re.I):
                return n
        return None


def find_tables(lines: Sequence[Line], front: int = 0) -> Iterator[Table]:
    """Every run of two tabbed lines or more, below the first `front` lines, whose first can be a header."""
    n = front
    while n < len(lines):
        if not lines[n].tabbed or not is_header(lines[n].cells):
            n += 1
            continue
        last = n
        while last + 1 < len(lines) and _goes_on(lines, last + 1, len(lines[n].cells)):
            last += 1
        if last > n:
            yield _table(lines[n : last + 1])
        n = last + 1


def _goes_on(lines: Sequence[Line], n: int, width: int) -> bool:
    """True for a row, or for a lone first cell between two rows (what is left of a row broken over a page).

    Below an empty line only a row about as wide as the header goes on.
    """
    if lines[n].tabbed:
        return lines[n].blank_before == 0 or len(lines[n].cells) >= width - 1
    return lines[n].blank_before == 0 and n + 1 < len(lines) and lines[n + 1].tabbed and lines[n + 1].blank_before == 0


def is_header(cells: Sequence[Cell]) -> bool:
    """True where a row can be a header: at least two cells have words and none opens with a figure's value."""
    filled = [cell.text for cell in cells if cell.text]
    return (
        len(filled) >= 2
        and all(len(text) <= 80 for text in filled)
        and not any(_FIGURE.match(text) and not _YEAR.match(text) for text in filled)
        and any(text[0].isalpha() for text in filled)
    )


_FIGURE = re.compile(r"[£+–-]?\d[\d,.]*\s*(?:%|$|\()")
_YEAR = re.compile(r"(?:19|20)\d\d\b")


def _table(lines: Sequence[Line]) -> Table:
    header = lines[0].cells
    names = [cell.text for cell in header]
    rows: list[Row] = []
    carried, broken = "", False
    for line in lines[1:]:
        cells = line.cells
        if [cell.text for cell in cells] == names:
            broken = True
            continue
        filled = [n for n, cell in enumerate(cells) if cell.text]
        if broken and filled == [0] and rows:
            carried = f"{carried} {cells[0].text}"
            above = rows[-1]
            rows[-1] = Row(above.cells, carried, above.line)
        else:
            if cells[0].text:
                carried = cells[0].text
            rows.append(Row(cells, carried, line.index))
        broken = False
    return Table(header, tuple(rows))
