"""Lines with wide gaps, told apart: a table without rules, or columns of prose to be read one after the other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from minutes_reader.formats.pdf_joins import edge_of, has_room
from minutes_reader.formats.pdf_lines import Line, is_mark, split_at

_NEXT = 2.6  # heights of a line: a wider gap down ends a table without rules
_APART = 1.6  # heights of a line: below so wide a gap, more columns are another table's
_LONE = 2.2  # heights of a line: a gap less wide, in one line alone, is only a wide space
_ROWS, _SHARE = 3, 0.15  # how many lines, and what share of them, show where a column begins
_ALIKE = 1.3  # times the least gap
_PROSE_LINES = 5  # that columns of prose have at least
_PROSE_WORDS = 4  # that a full line of prose has at least
_FULL = 0.8  # of a column's width: where most lines of prose end
_PADDED = 1.3  # times the step between lines of one cell: a step between rows
_SPARE = 1.1  # the same where lines of one cell are many and even
_EVEN = 1.04
_CLOSE = 0.75  # of a line's height: lines less far apart are of cells set to the middle of one row

Cell = list[Line]


@dataclass(slots=True)
class Region:
    """Lines that share columns.  `columns` are (left, right) of each, and `rows` the parts of each line."""

    columns: list[tuple[float, float]]
    rows: list[list[Line]] = field(default_factory=list)

    def taken(self, parts: Sequence[Line]) -> list[tuple[float, float]] | None:
        """The columns with a line's parts laid over them, or None where the line bridges what parted them."""
        merged: list[tuple[float, float]] = []
        for left, right in sorted([*self.columns, *((part.left, part.right) for part in parts)]):
            if merged and left <= merged[-1][1] + 2:
                merged[-1] = (merged[-1][0], max(merged[-1][1], right))
            else:
                merged.append((left, right))
        return merged if len(merged) >= len(self.columns) else None

    def column(self, part: Line) -> int:
        """Which column a part of a line stands in."""
        middle = (part.left + part.right) / 2
        for n, (left, right) in enumerate(self.columns):
            if left - 1 <= middle <= right + 1:
                return n
        return 0


def parts_of(line: Line) -> list[Line]:
    """The parts of a line between wide gaps; the mark of a list's entry is part of what it stands before."""
    parts = line.segments
    if len(parts) == 2 and is_mark(parts[0].text):
        return [line]
    return parts


def regions_of(lines: Sequence[Line]) -> list[Line | Region]:
    """Lines from top to bottom, those that share columns put together."""
    found: list[Line | Region] = []
    n = 0
    while n < len(lines):
        parts = parts_of(lines[n])
        if len(parts) < 2:
            found.append(lines[n])
            n += 1
            continue
        region = Region([(part.left, part.right) for part in parts], [parts])
        n = _grown(region, lines, n + 1)
        _settle(region)
        if len(region.rows) == 1 and _is_one_line(parts):
            found.append(lines[n - 1])
        else:
            found.append(region)
    return found


def _settle(region: Region) -> None:
    """Part columns that a narrow gap in one row, such as a header, had run together: most rows begin a part in each."""
    lefts = Counter(round(part.left) for parts in region.rows for part in parts)
    least = max(_ROWS, _SHARE * len(region.rows))
    edges = [float(left) for left, count in lefts.items() if count >= least]
    if len(edges) <= len(region.columns):
        return
    rows = [[piece for part in parts for piece in split_at(part, math.inf, edges)] for parts in region.rows]
    settled = Region([])
    for parts in rows:
        settled.columns = settled.taken(parts) or settled.columns
    if len(settled.columns) > len(region.columns):
        region.columns, region.rows = settled.columns, rows


def _is_one_line(parts: Sequence[Line]) -> bool:
    """True for a line alone whose gap is only a wide space, as behind a full stop, or all of whose gaps are alike."""
    if len(parts) > 2:  # few words set to both margins
        gaps = [after.left - before.right for before, after in pairwise(parts)]
        return all(len(part.texts) == 1 for part in parts) and max(gaps) < _ALIKE * min(gaps)
    first, second = parts
    gap, half = second.left - first.right, (second.right - first.left) / 2
    return gap < _LONE * first.height * (2 if first.right - first.left > half else 1)


def _grown(region: Region, lines: Sequence[Line], n: int) -> int:
    """Take into a region every line below that keeps to its columns; the first that does not."""
    while n < len(lines):
        above, line = region.rows[-1][0], lines[n]
        if line.middle - above.middle > _NEXT * max(above.height, line.height):
            break
        edges = [left for left, _ in region.columns[1:]]
        parts = [
            piece
            for part in line.segments
            for piece in ((part,) if len(part.texts) == 1 else split_at(part, math.inf, edges))
        ]
        columns = region.taken(parts)
        far = line.middle - above.middle > _APART * line.height
        if columns is None or (far and len(columns) > len(region.columns) + 1 and len(region.rows) > 2):
            break
        if len(parts) == 1 and _ends_table(region, parts[0]):
            break
        region.columns = columns
        region.rows.append(parts)
        n += 1
    lone = all(len(parts) == 1 for parts in region.rows[1:])
    while len(region.rows) > 1 and len(region.rows[-1]) == 1 and _stands_alone(region, lone):
        region.rows.pop()
        n -= 1
    return n


def _ends_table(region: Region, part: Line) -> bool:
    """True for a line in other type than the table's, such as the next heading."""
    above = region.rows[-1][0]
    return abs(part.height - above.height) > 0.25 * above.height


def _stands_alone(region: Region, lone: bool) -> bool:
    """True where the last line is no part of the cell over it; `lone` where one line alone shows the columns."""
    part, row = region.rows[-1][0], region.rows[-2]
    column = region.column(part)
    if lone and (column == 0 or abs(part.left - region.columns[column][0]) > 2):
        return True
    if column != 0:
        return False
    over = [other for other in row if region.column(other) == 0]
    return not over or has_room(over[0], part, region.columns[0][1], region.columns[0][0])


def is_prose(region: Region) -> bool:
    """True where columns hold running text: of like width, with many lines, most of them full and of several words."""
    if len(region.columns) > 3 or len(region.rows) < _PROSE_LINES:
        return False
    widths = [right - left for left, right in region.columns]
    if min(widths) < 0.6 * max(widths):
        return False
    for n, (left, right) in enumerate(region.columns):
        lines = [part for parts in region.rows for part in parts if region.column(part) == n]
        full = [line for line in lines if line.right >= left + _FULL * (right - left)]
        wordy = [line for line in full if len(line.texts) >= _PROSE_WORDS]
        if len(lines) < _PROSE_LINES - 1 or len(wordy) * 2 < len(lines):
            return False
    return not _has_rows(region)


def _has_rows(region: Region) -> bool:
    """True where the columns leave their gaps at the same heights, as the rows of a table do."""
    steps = _steps(region.rows)
    least = min(steps)
    wide = [n for n, step in enumerate(steps, 1) if step > _PADDED * least]
    together = [n for n in wide if len(region.rows[n]) == len(region.columns)]
    return len(together) > 1 and len(together) * 2 > len(wide)


def _steps(rows: Sequence[Sequence[Line]]) -> list[float]:
    return [b[0].middle - a[0].middle for a, b in pairwise(rows)]


def rows_of(region: Region, rules: Sequence[float] = ()) -> list[list[Cell]]:
    """The rows of a table without upright rules, each cell the lines that it wraps over.

    Level rules part rows where there are some; else gaps do, and lines that the width of no column has ended.
    """
    columns = [list(map(region.column, parts)) for parts in region.rows]
    ends: list[list[Line]] = [[] for _ in region.columns]
    for places, parts in zip(columns, region.rows, strict=True):
        for column, part in zip(places, parts, strict=True):
            ends[column].append(part)
    edges = list(map(edge_of, ends))
    steps = _steps(region.rows)
    least = _between_rows(region, steps)
    table: list[list[Cell]] = []
    for n, parts in enumerate(region.rows):
        if n and not _begins_row(region, table[-1], n, columns[n], edges, steps[n - 1] > least, rules):
            row = table[-1]
        else:
            row = [[] for _ in region.columns]
            table.append(row)
        for column, part in zip(columns[n], parts, strict=True):
            row[column].append(part)
    return table


def _between_rows(region: Region, steps: Sequence[float]) -> float:
    """The least step down that parts rows, as far as the gaps tell."""
    steps = sorted(step for step, row in zip(steps, region.rows, strict=False) if step > _CLOSE * row[0].height)
    if not steps:
        return math.inf
    even = sum(step < _EVEN * steps[0] for step in steps)
    return steps[0] * (_SPARE if even > 1 else _PADDED)


def _range(region: Region) -> range:
    return range(len(region.columns))


def _begins_row(
    region: Region,
    row: list[Cell],
    n: int,
    columns: list[int],
    edges: list[float],
    padded: bool,
    rules: Sequence[float],
) -> bool:
    parts, above = region.rows[n], region.rows[n - 1]
    if len(rules) > 1:
        return any(above[0].middle < y < parts[0].middle for y in rules)
    if parts[0].middle - above[0].middle < _CLOSE * min(parts[0].height, above[0].height):
        return False  # cells set to the middle of their row
    if any(not row[column] for column in columns):
        return True
    if padded:
        widest = max(_range(region), key=lambda n: region.columns[n][1] - region.columns[n][0])
        return columns != [widest] or not widest  # another paragraph of a long cell
    for column, part in zip(columns, parts, strict=True):
        left = region.columns[column][0]
        if has_room(row[column][-1], part, edges[column], left):
            return True
    filled = sum(bool(cell) for cell in row)
    return len(columns) == filled > 1 and all(not part.text[0].islower() for part in parts)
