"""Hiding small counts in a table, and as many others as it takes that nobody can work them out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Flags, Numbers, Whole
from public_statistics.disclosure.recovering import followed, movements, with_totals
from public_statistics.errors import BadShape, CannotProtect

HIDDEN = -1  # stands in a table in a hidden cell's place
THRESHOLD = 5
OF_A_TOTAL, OF_ALL, OF_NOUGHT = 50.0, 2500.0, 1.5  # how much dearer than another cell it is to hide these
FEW = 64  # secondary cells of which each is tried again, whether it had to be hidden


@dataclass(frozen=True)
class Suppressed:
    """A table with its totals in the last row and column, (rows + 1, columns + 1), fit to be shown.

    A hidden cell is -1, and nothing of its count is kept.  `hidden` says where these are; which of them were small, and
    which hide the small ones, is not said, for a reader would learn from it.
    """

    table: Whole
    hidden: Flags
    small: int
    others: int

    def shown(self, mark: str = "c") -> list[list[str]]:
        """Give the table as words, with a mark in each hidden cell."""
        return [[mark if cell == HIDDEN else str(cell) for cell in row] for row in self.table.tolist()]


def suppress(
    table: Numbers,
    *,
    threshold: int = THRESHOLD,
    noughts_are_small: bool = False,
    keep_totals: bool = False,
    also_hide: Numbers | None = None,
) -> Suppressed:
    """Hide the counts of a two-way table that are under a threshold, and others, so that none can be worked out.

    Formula: cells, and totals, from 1 to the threshold less one are hidden; then for each hidden cell that follows from
    others, the cheapest rectangle of four is hidden in which it can rise or fall, cells already hidden being free,
    small ones cheaper than large, and totals dearest; last, each secondary cell that proves needless is shown again.  A
    reader is taken to know that no hidden count is below 1 (0 where noughts are hidden too).
    Source: Office for National Statistics, Policy on protecting confidentiality in tables (2014); L. H. Cox, Journal of
    the American Statistical Association 75 (1980), 377-385.
    Shapes: `table` is (rows, columns), without totals.  `also_hide`, with totals, marks further cells that must not be
    shown, such as those that an earlier release has hidden.
    Arguments: `noughts_are_small` hides noughts as well; `keep_totals` never hides a total.
    What it does not see: other tables of the same people.  Those want one decision, as `surveys.publish` takes it, and
    `differences_between` looks for what an earlier release gives away.
    Raises BadShape for a table with no interior, BadCount, BadValue; CannotProtect where totals are kept and are
    themselves small, or nothing but a total could hide a cell.
    """
    whole = with_totals(table)
    threshold = arrays.whole("threshold", threshold, 2)
    small = (whole < threshold) & ((whole > 0) | noughts_are_small)
    if also_hide is not None:
        more = np.asarray(also_hide, dtype=bool)
        if more.shape != whole.shape:
            raise BadShape(
                "also_hide", f"its shape is {more.shape}, not {whole.shape}", "Give one mark to a cell and total"
            )
        small |= more & ((whole > 0) | noughts_are_small)
    if keep_totals and (small[-1].any() or small[:, -1].any()):
        raise CannotProtect(
            "table", "a total is itself too small to be shown", "Merge rows or columns, or let totals go"
        )
    rises, falls = movements(whole, 0 if noughts_are_small else 1)
    hidden = _with_others(small, _prices(whole, noughts_are_small, keep_totals), rises, falls)
    secondary = hidden & ~small
    if secondary.sum() <= FEW:
        for at in sorted(zip(*np.nonzero(secondary), strict=True), key=lambda at: -whole[at]):
            hidden[at] = False
            if followed(rises, falls, hidden).any():
                hidden[at] = True
    many = int(small.sum())
    return Suppressed(np.where(hidden, HIDDEN, whole), hidden, many, int(hidden.sum()) - many)


def _prices(whole: Whole, noughts_are_small: bool, keep_totals: bool) -> Array:
    """What it costs to hide each cell: one, and a little for its size."""
    prices = 1 + whole / max(1, int(whole[:-1, :-1].max()))
    prices[whole == 0] = OF_NOUGHT if noughts_are_small else np.inf
    of_total = np.inf if keep_totals else OF_A_TOTAL
    prices[-1, :-1] += of_total
    prices[:-1, -1] += of_total
    prices[-1, -1] = np.inf if keep_totals else OF_ALL
    return prices


def _with_others(small: Flags, prices: Array, rises: Flags, falls: Flags) -> Flags:
    """The small cells, and others until none follows from those shown."""
    hidden = small.copy()
    prices = np.where(hidden, 0, prices)
    while True:
        open_cells = np.argwhere(followed(rises, falls, hidden))
        if not len(open_cells):
            return hidden
        # Hiding for one often protects another: look again after some, and after each of the last few.
        for row, column in open_cells[: max(1, len(open_cells) // 4)].tolist():
            other_row, other_column = _rectangle(row, column, prices, rises, falls)
            for at in ((row, other_column), (other_row, column), (other_row, other_column)):
                hidden[at], prices[at] = True, 0


def _rectangle(row: int, column: int, prices: Array, rises: Flags, falls: Flags) -> tuple[int, int]:
    """The other row and column of the cheapest rectangle in which a cell can rise or fall."""
    price = prices + prices[row] + prices[:, column, np.newaxis]
    up = rises[row, column] & falls[row] & falls[:, column, np.newaxis] & rises
    down = falls[row, column] & rises[row] & rises[:, column, np.newaxis] & falls
    price[~(up | down)] = np.inf
    price[row] = price[:, column] = np.inf
    at = np.unravel_index(int(np.argmin(price)), price.shape)
    if not np.isfinite(price[at]):
        raise CannotProtect(
            "table", "nothing but a total can hide a small count", "Merge rows or columns, or let totals go"
        )
    return int(at[0]), int(at[1])
