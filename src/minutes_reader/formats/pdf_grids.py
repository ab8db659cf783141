"""Tables drawn with rules: cells from the lines round them, words into cells, rows from top to bottom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from minutes_reader.formats.pdf_lines import Line
from minutes_reader.formats.pdf_rules import Rules
from minutes_reader.formats.pdf_words import Word

_TOUCH = 3.0  # points that rules which meet may miss each other by
_NARROWEST = 8.0  # a column or a row less wide is a double border

Cell = list[Line]
Place = tuple[int, int]  # row and column
Rule = tuple[float, float, float]
Span = tuple[float, float]


@dataclass(slots=True)
class Grid:
    """Where a ruled table stands, the edges of its columns and rows, and its rules."""

    xs: list[float]
    ys: list[float]
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)

    def holds(self, word: Word) -> bool:
        """True for a word whose middle is within the borders."""
        x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1


def grids_of(rules: Rules) -> list[Grid]:
    """The ruled tables of a page of two columns or more, from top to bottom; none holds another."""
    level, upright = _joined(rules.level), _joined(rules.upright)
    if len(upright) < 2 or len(level) < 2:
        return []
    groups = _groups(level, upright)
    grids = []
    for level, upright in groups:
        xs = _edges([x for x, _, _ in upright])
        ys = _edges([y for y, _, _ in level])
        if len(xs) > 2 and len(ys) > 1:
            grids.append(Grid(xs, ys, level, upright))
    grids.sort(key=lambda grid: (grid.ys[0], -grid.ys[-1]))
    kept: list[Grid] = []
    for grid in grids:
        if not any(_inside(grid, other) for other in kept):
            kept.append(grid)
    return kept


def _inside(grid: Grid, other: Grid) -> bool:
    return grid.ys[0] < other.ys[-1] - 1 and grid.xs[0] < other.xs[-1] - 1 and grid.xs[-1] > other.xs[0] + 1


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules on one line that touch or lie over each other, each as one."""
    joined: list[Rule] = []
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule[0] - rows[-1][0][0] <= 1.5:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        at = row[0][0]
        start, end = None, 0.0
        for _, begin, stop in sorted(row, key=lambda rule: rule[1]):
            if start is None:
                start, end = begin, stop
            elif begin <= end + _TOUCH:
                end = max(end, stop)
            else:
                joined.append((at, start, end))
                start, end = begin, stop
        if start is not None:
            joined.append((at, start, end))
    return joined


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules put together that meet, over others where they must."""
    leader = list(range(len(level) + len(upright)))

    def head(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    ys = [y for y, _, _ in level]
    for m, (x, top, bottom) in enumerate(upright, len(level)):
        for n in range(bisect_right(ys, top - _TOUCH), bisect_right(ys, bottom + _TOUCH)):
            if level[n][1] - _TOUCH <= x <= level[n][2] + _TOUCH:
                leader[head(m)] = head(n)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for n, rule in enumerate(level):
        groups.setdefault(head(n), ([], []))[0].append(rule)
    for m, rule in enumerate(upright, len(level)):
        groups.setdefault(head(m), ([], []))[1].append(rule)
    return list(groups.values())


def _edges(places: list[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] >= _NARROWEST:
            edges.append(place)
    return edges


def parted(lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[list[list[Line]], list[Line]]:
    """(the lines inside each table, the lines outside them all); a line that reaches over a border is taken apart."""
    inside: list[list[Line]] = [[] for _ in grids]
    outside = []
    for line in lines:
        level = [n for n, grid in enumerate(grids) if grid.ys[0] - 1 <= line.middle <= grid.ys[-1] + 1]
        whole = next((n for n in level if grids[n].xs[0] - 1 <= line.left and line.right <= grids[n].xs[-1] + 1), None)
        if whole is not None:
            inside[whole].append(line)
            continue
        rest = line.words if level else []
        for n in level:
            if held := [word for word in rest if grids[n].holds(word)]:
                inside[n].append(Line.of(held))
                rest = [word for word in rest if not grids[n].holds(word)]
        if rest or not level:
            outside.append(Line.of(rest) if level else line)
    return inside, outside


def cells_of(grid: Grid, lines: Sequence[Line]) -> list[list[Cell]]:
    """The rows of a ruled table, each of as many cells as it has; a merged cell stands where it begins."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    home = _homes(grid, rows, columns)
    xs, ys = grid.xs[1:-1], grid.ys[1:-1]  # what stands outside the borders is in the nearest row and column
    cells: dict[Place, Cell] = {}
    for line in (part for whole in lines for part in whole.parts or (whole,)):
        row, column = bisect_right(ys, line.top + _TOUCH), bisect_right(xs, line.left + _TOUCH)
        if row == bisect_right(ys, line.bottom - _TOUCH) and column == bisect_right(xs, line.right - _TOUCH):
            cells.setdefault(home[row, column], []).append(line)
            continue
        lefts, tops, rights, bottoms, _ = line.columns
        across = [bisect_right(xs, (left + right) / 2) for left, right in zip(lefts, rights, strict=True)]
        down = [bisect_right(ys, (top + bottom) / 2) for top, bottom in zip(tops, bottoms, strict=True)]
        homes = [home[place] for place in zip(down, across, strict=True)]
        begin = 0
        for n, place in enumerate(homes[1:], 1):
            if place != homes[begin]:
                cells.setdefault(homes[begin], []).append(line.part(begin, n))
                begin = n
        cells.setdefault(homes[begin], []).append(line.part(begin, len(homes)))
    table = []
    for row in range(rows):
        starts = [home[row, column] for column in range(columns)]
        if len(set(starts)) == 1:  # a cell as wide as the table is all of its row
            starts = starts[:1]
        # Where a cell reaches over, or down from above, its other places are empty, so that columns keep their order.
        table.append([cells.get(at, []) if at == (row, column) else [] for column, at in enumerate(starts)])
    return [row for row in table if any(row)]


def _homes(grid: Grid, rows: int, columns: int) -> dict[Place, Place]:
    """The top left place of the cell that each place of the grid belongs to."""
    floors: list[list[Span]] = [[] for _ in range(rows + 1)]
    for at, left, right in grid.level:
        floors[bisect_right(grid.ys, at + _TOUCH) - 1].append((left, right))
    walls: list[list[Span]] = [[] for _ in range(columns + 1)]
    for at, top, bottom in grid.upright:
        walls[bisect_right(grid.xs, at + _TOUCH) - 1].append((top, bottom))
    ys = [(above + below) / 2 for above, below in pairwise(grid.ys)]
    xs = [(left + right) / 2 for left, right in pairwise(grid.xs)]
    floored = [_crossed(rules, xs) for rules in floors]
    walled = [_crossed(rules, ys) for rules in walls]
    home: dict[Place, Place] = {}
    for row in range(rows):
        for column in range(columns):
            if column and not walled[column][row]:
                home[row, column] = home[row, column - 1]
            elif row and not floored[row][column]:
                home[row, column] = home[row - 1, column]
            else:
                home[row, column] = (row, column)
    return home


def _crossed(rules: list[Span], places: list[float]) -> bytearray:
    """Which of the places, in order, a rule reaches."""
    reached = bytearray(len(places))
    for start, end in rules:
        first, last = bisect_left(places, start - _TOUCH), bisect_right(places, end + _TOUCH)
        reached[first:last] = b"\1" * (last - first)
    return reached
