"""What somebody with paper and pencil gets back of a table: hidden cells that follow from those shown.

Each row and each column of a table adds up to its total, shown or not, and totals to the grand total.  A hidden cell
can be worked out unless some other number would add up as well.  Another number adds up exactly where the cell lies on
a circle of hidden cells, going along rows and columns in turn, around which one can be added and taken away in turn
without any cell falling below what its reader knows to be its least.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Flags, Numbers, Whole
from public_statistics.errors import BadCount, BadShape

Edge = tuple[int, int]


def with_totals(table: Numbers) -> Whole:
    """Give a table with its totals: a last column, a last row and the grand total.

    Shapes: (rows, columns) of whole counts becomes (rows + 1, columns + 1).  Raises BadCount, BadShape, BadValue.
    """
    x = arrays.counts("table", table)
    arrays.dimensions("table", x, 2)
    if not x.size:
        raise BadShape("table", f"it has no interior: its shape is {x.shape}", "Give at least one row and one column")
    if (x != np.rint(x)).any():
        raise BadCount("table", "a count is not whole", "Give counts as they were counted, not rates or weighted sums")
    whole = np.zeros((x.shape[0] + 1, x.shape[1] + 1), dtype=np.int64)
    whole[:-1, :-1] = x
    whole[-1] = whole.sum(axis=0)
    whole[:, -1] = whole[:, :-1].sum(axis=1)
    return whole


def recoverable(table: Numbers, hidden: Numbers, *, least: int = 1) -> Flags:
    """Say which hidden cells of a table with totals can be worked out from those shown.

    Source: the problem is that of L. H. Cox, Journal of the American Statistical Association 75 (1980), 377-385; that a
    cell is safe on a circle, D. Gusfield, SIAM Journal on Computing 17 (1988), 552-571.
    Shapes: `table`, without totals, is (rows, columns); `hidden`, with them, (rows + 1, columns + 1), and so the
    result. `least` is what a reader knows a hidden count to be at least: 1 where noughts are always shown, else 0.
    Raises BadShape, BadCount, BadValue.
    """
    whole = with_totals(table)
    marked = np.asarray(hidden, dtype=bool)
    if marked.shape != whole.shape:
        raise BadShape(
            "hidden",
            f"its shape is {marked.shape}, and the table with its totals {whole.shape}",
            "Give a row and a column more than the table has, for the totals",
        )
    return followed(*movements(whole, least), marked)


def movements(whole: Whole, least: int) -> tuple[Flags, Flags]:
    """Say of each cell whether it may rise and fall, as it counts in its row and column: totals count against them."""
    counts_for = np.ones(whole.shape, dtype=bool)
    counts_for[-1, :-1] = counts_for[:-1, -1] = False
    spare = whole > least
    return counts_for | spare, ~counts_for | spare


def followed(rises: Flags, falls: Flags, hidden: Flags) -> Flags:
    """Mark hidden cells on no circle.  `rises` and `falls` are those of `movements`."""
    found = np.zeros(hidden.shape, dtype=bool)
    every = _edges(hidden)
    never = _bridges(every, hidden.shape)
    for edge in never:
        found[edge] = True
    both_ways = hidden & rises & falls
    if len(one_way := _edges(hidden & ~both_ways)):
        # A cell that only rises, or only falls, is on a circle where its row and column lead to one another at all.
        group = _groups(hidden & rises, hidden & falls)
        for row, column in one_way:
            found[row, column] |= group[row] != group[hidden.shape[0] + column]
    if doubtful := _bridges(_edges(both_ways), hidden.shape) - never:
        ways = _ways(every, rises, falls, hidden.shape[0])
        for edge in doubtful:
            found[edge] = not _on_circle(edge, ways, hidden.shape[0])
    return found


def _edges(marked: Flags) -> list[Edge]:
    rows, columns = np.nonzero(marked)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _bridges(edges: list[Edge], shape: tuple[int, ...]) -> set[Edge]:
    """Cells whose row and column nothing else joins: R. Tarjan's bridges, without recursion.

    Rows are the nodes from 0 on, columns those after them.
    """
    rows = shape[0]
    beside: list[list[tuple[int, int]]] = [[] for _ in range(rows + shape[1])]
    for number, (row, column) in enumerate(edges):
        beside[row].append((rows + column, number))
        beside[rows + column].append((row, number))
    seen, lowest, found, clock = [0] * len(beside), [0] * len(beside), set[Edge](), 0
    for root in range(len(beside)):
        if seen[root] or not beside[root]:
            continue
        clock += 1
        seen[root] = lowest[root] = clock
        path = [(root, -1, iter(beside[root]))]
        while path:
            node, came_by, others = path[-1]
            for other, number in others:
                if number == came_by:
                    continue
                if seen[other]:
                    lowest[node] = min(lowest[node], seen[other])
                    continue
                clock += 1
                seen[other] = lowest[other] = clock
                path.append((other, number, iter(beside[other])))
                break
            else:
                path.pop()
                if path:
                    before = path[-1][0]
                    lowest[before] = min(lowest[before], lowest[node])
                    if lowest[node] > seen[before]:
                        found.add(edges[came_by])
    return found


def _groups(rises: Flags, falls: Flags) -> Whole:
    """The group of each row and column, those being of one group that lead to one another both ways."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows, many = rises.shape[0], sum(rises.shape)
    from_row, to_column = np.nonzero(rises)
    to_row, from_column = np.nonzero(falls)
    start, end = np.concatenate([from_row, rows + from_column]), np.concatenate([rows + to_column, to_row])
    ways = coo_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(many, many))
    return np.asarray(connected_components(ways, connection="strong")[1], dtype=np.int64)


def _ways(edges: list[Edge], rises: Flags, falls: Flags, rows: int) -> dict[int, list[tuple[int, Edge]]]:
    """Where one can go from each node: to a column by a cell that rises, to a row by one that falls."""
    ways: dict[int, list[tuple[int, Edge]]] = {}
    for edge in edges:
        row, column = edge[0], rows + edge[1]
        if rises[edge]:
            ways.setdefault(row, []).append((column, edge))
        if falls[edge]:
            ways.setdefault(column, []).append((row, edge))
    return ways


def _on_circle(edge: Edge, ways: dict[int, list[tuple[int, Edge]]], rows: int) -> bool:
    """Whether a cell that can rise and fall can do either so that others make up for it."""
    row, column = edge[0], rows + edge[1]
    return _leads(column, row, edge, ways) or _leads(row, column, edge, ways)


def _leads(start: int, end: int, without: Edge, ways: dict[int, list[tuple[int, Edge]]]) -> bool:
    waiting, seen = deque([start]), {start}
    while waiting:
        for other, edge in ways.get(waiting.popleft(), ()):
            if edge == without or other in seen:
                continue
            if other == end:
                return True
            seen.add(other)
            waiting.append(other)
    return False
