"""A page's lines put in the order in which they are read: flowing text, tables, columns one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from minutes_reader.formats.pdf_columns import Cell, Region, is_prose, regions_of, rows_of
from minutes_reader.formats.pdf_grids import Grid, cells_of, grids_of, parted
from minutes_reader.formats.pdf_gutters import Stretch, stretches_of
from minutes_reader.formats.pdf_joins import edge_of
from minutes_reader.formats.pdf_lines import Line, lines_of
from minutes_reader.formats.pdf_pages import Page


@dataclass(slots=True)
class Flow:
    """Lines of running text, and the left and right edges of the column that they stand in.

    `narrow` is true for one column of several, which ends where its own lines do; `goes_on` where it begins where
    another column of the page ended.
    """

    lines: list[Line]
    left: float
    right: float
    narrow: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class Rows:
    """Rows of a table, each cell the lines that it wraps over; `columns` are the left and right edges of each."""

    rows: list[list[Cell]]
    columns: list[tuple[float, float]]
    goes_on: bool = False


Block = Flow | Rows


def blocks_of(page: Page) -> Iterator[Block]:
    """What a page holds, in the order in which it is read."""
    grids = grids_of(page.rules)
    stretches = stretches_of(page.lines, grids)
    if len(stretches) == 1 and stretches[0].gutter is None:
        yield from _in_one_column(page, page.lines, grids)
        return
    for stretch in stretches:
        if stretch.gutter is None:
            yield from _in_one_column(page, stretch.lines, _within(grids, stretch.lines))
        else:
            yield from _in_two_columns(page, stretch, grids)


def _within(grids: Sequence[Grid], lines: Sequence[Line]) -> list[Grid]:
    """The ruled tables that hold any of these lines."""
    return [
        grid
        for grid in grids
        if any(
            grid.ys[0] <= line.middle <= grid.ys[-1] and line.right > grid.xs[0] and line.left < grid.xs[-1]
            for line in lines
        )
    ]


def _in_two_columns(page: Page, stretch: Stretch, grids: Sequence[Grid]) -> Iterator[Block]:
    """The left column, then the right one; both as wide as the wider."""
    columns = [side for side in stretch.sides() if side]
    lefts = [min(line.left for line in lines) for lines in columns]
    width = max(max(line.right for line in lines) - left for lines, left in zip(columns, lefts, strict=True))
    for n, (lines, left) in enumerate(zip(columns, lefts, strict=True)):
        blocks = list(_in_one_column(page, lines, _within(grids, lines)))
        blocks[0].goes_on = n > 0
        for block in blocks:
            if isinstance(block, Flow) and not block.narrow:
                block.left, block.right, block.narrow = left, left + width, True
            yield block


def _in_one_column(page: Page, all_lines: Sequence[Line], grids: Sequence[Grid]) -> Iterator[Block]:
    if not grids:
        yield from _flowing(page, all_lines)
        return
    tables, lines = parted(all_lines, grids)
    n = 0
    for grid, inside in zip(grids, tables, strict=True):
        if not inside:
            continue
        above = n
        while n < len(lines) and lines[n].middle < (grid.ys[0] + grid.ys[-1]) / 2:
            n += 1
        yield from _flowing(page, lines[above:n])
        yield Rows(_rows(grid, inside), list(pairwise(grid.xs)))
    yield from _flowing(page, lines[n:])


def _rows(grid: Grid, lines: list[Line]) -> list[list[Cell]]:
    """A ruled table's rows; a row that holds many, since only columns are ruled, is taken apart by its gaps."""
    rows = cells_of(grid, lines)
    columns = list(pairwise(grid.xs))
    if len(rows) > 2:
        return rows
    apart: list[list[Cell]] = []
    for row in rows:
        inner = [row]
        if len(row) == len(columns) and row[0]:
            inner = rows_of(_region(row, columns))
        full = sum(sum(bool(cell) for cell in cells) > 1 for cells in inner)
        many = len(inner) > 2 and full * 3 > len(inner) * 2 and all(cells[0] for cells in inner)
        apart += inner if many else [row]
    return apart


def _region(row: list[Cell], columns: list[tuple[float, float]]) -> Region:
    """What a row's cells hold, line by line over all of them."""
    region = Region(columns)
    for line in lines_of(word for cell in row for part in cell for word in part.words):
        cells = groupby(line.words, lambda word: bisect_right(columns, ((word[0] + word[2]) / 2,)))
        region.rows.append([Line.of(list(words)) for _, words in cells])
    return region


def _flowing(page: Page, lines: Sequence[Line]) -> Iterator[Block]:
    if not lines:
        return
    flow: list[Line] = []
    for part in regions_of(lines):
        if isinstance(part, Line):
            flow.append(part)
            continue
        if flow:
            yield Flow(flow, min(line.left for line in flow), edge_of(flow))
            flow = []
        if is_prose(part):
            yield from _columns(part)
        else:
            yield Rows(rows_of(part, _level(page, part)), part.columns)
    if flow:
        yield Flow(flow, min(line.left for line in flow), edge_of(flow))


def _columns(region: Region) -> Iterator[Flow]:
    for n, (left, right) in enumerate(region.columns):
        lines = [part for parts in region.rows for part in parts if region.column(part) == n]
        yield Flow(lines, left, right, narrow=True)


def _level(page: Page, region: Region) -> list[float]:
    """The level rules that run under most of a region's width and part its lines."""
    left, right = region.columns[0][0], region.columns[-1][1]
    top, bottom = region.rows[0][0].middle, region.rows[-1][0].middle
    return [
        y
        for y, x1, x2 in page.rules.level
        if top < y < bottom and min(x2, right) - max(x1, left) > 0.7 * (right - left)
    ]
