"""Where the table of a sheet is: its headings, of one row or several, and what every row below them is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from frankpledge.intake.rules.tables.book import Tab
from frankpledge.intake.rules.tables.columns import known_headings
from frankpledge.kit.words import folded

LOOKED_AT = 40  # rows from the top in which headings are looked for
MOST_HEADING_ROWS = 3
_LONGEST_HEADING = 80
_TOTALS = frozenset({"total", "totals", "grand total", "sub total", "subtotal"})


class RowKind(StrEnum):
    """What a row below the headings is."""

    DATA = "data"
    EMPTY = "empty"
    HEADINGS = "headings"
    TOTAL = "total"
    SECTION = "section"


SET_ASIDE = {
    RowKind.HEADINGS: "The headings again.",
    RowKind.TOTAL: "A total.",
    RowKind.SECTION: "A heading of the rows below it.",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a sheet: the row of its first heading and how many rows they take, the headings joined, one a
    column; and the rows below, each with its number from 0 and what it is."""

    first: int
    deep: int
    headings: list[str]
    rows: list[tuple[int, RowKind, list[str]]]
    joined: frozenset[int] = field(default_factory=frozenset)

    @property
    def data(self) -> list[tuple[int, list[str]]]:
        """The rows that say something of their own."""
        return [(number, cells) for number, kind, cells in self.rows if kind is RowKind.DATA]

    def column(self, at: int, most: int = 400) -> list[str]:
        """The filled cells of a column, of the first rows."""
        return [cells[at] for _, cells in self.data[:most] if cells[at]]


def find_headings(tab: Tab) -> tuple[int, int]:
    """The row of a sheet in which its headings begin, and how many rows they take: what is offered to a person.

    Title rows above them are passed over: the row with most known headings counts, or else the first that is filled as
    wide as the rows below it.  Rows of headings over and under it are joined to it where its cells are merged with
    them.
    """
    top = tab.rows[:LOOKED_AT]
    known = [known_headings(row) for row in top]
    best = max(range(len(top)), key=lambda at: (known[at], -at), default=0)
    if not known or known[best] < 2:
        best = next((at for at, row in enumerate(top) if _is_as_wide(tab, at, row)), 0)
    first, last = best, best
    while first > 0 and _goes_with(tab, first - 1, first):
        first -= 1
    while last + 1 < len(tab.rows) and last - first + 1 < MOST_HEADING_ROWS and _goes_on(tab, last):
        last += 1
    return max(first, last - MOST_HEADING_ROWS + 1), last - max(first, last - MOST_HEADING_ROWS + 1) + 1


def _is_as_wide(tab: Tab, at: int, row: Sequence[str]) -> bool:
    filled = sum(bool(cell) for cell in row)
    below = [sum(bool(cell) for cell in other) for other in tab.rows[at + 1 : at + 4]]
    short = all(len(cell) <= _LONGEST_HEADING for cell in row)
    return filled >= 2 and short and bool(below) and filled >= max(below) - 1


def _goes_with(tab: Tab, above: int, row: int) -> bool:
    """Whether the row above is a row of headings over groups of these: merged over several of them and not over all."""
    cells = tab.rows[above]
    filled = [at for at, cell in enumerate(cells) if cell]
    wide = max((at for at, cell in enumerate(tab.rows[row]) if cell), default=0)
    groups = [m for m in tab.merges if m[0] == above and m[2] == above and m[3] > m[1]]
    if any(left == 0 and right >= wide for _, left, _, right in groups):
        return False
    downs = [m for m in tab.merges if m[0] == above and m[2] >= row]
    return bool(groups or downs) and len(filled) >= 2 and all(len(cells[at]) <= _LONGEST_HEADING for at in filled)


def _goes_on(tab: Tab, last: int) -> bool:
    """Whether the headings go on in the next row: merged down into it, or parted in it."""
    below = tab.rows[last + 1]
    if not any(below) or any(len(cell) > _LONGEST_HEADING for cell in below):
        return False
    down = any(top <= last < bottom for top, _, bottom, _ in tab.merges)
    across = [(left, right) for top, left, bottom, right in tab.merges if top <= last <= bottom and right > left]
    parted = any(sum(bool(cell) for cell in below[left : right + 1]) >= 2 for left, right in across)
    width = max(len(tab.rows[last]), 1)
    whole = any(left == 0 and right + 1 >= width for left, right in across)
    return (down or parted) and not whole


def table_at(tab: Tab, first: int, deep: int) -> Table:
    """The table whose headings stand in these rows of a sheet."""
    last = min(first + deep, len(tab.rows)) - 1
    width = max((len(row) for row in tab.rows[first:]), default=0)
    headings = _joined(tab, first, last, width)
    again = [folded(cell) for cell in (tab.rows[last] if last >= 0 else [])]
    across = {top: right - left + 1 for top, left, _, right in tab.merges if right > left}
    rows = []
    for number in range(last + 1, len(tab.rows)):
        cells = tab.rows[number] + [""] * (width - len(tab.rows[number]))
        rows.append((number, _kind_of(cells, again, across.get(number, 1), width), cells))
    return Table(first, deep, headings, rows, _covered(tab))


def _joined(tab: Tab, first: int, last: int, width: int) -> list[str]:
    """The headings, those of several rows joined; one over a group stands before each of the group."""
    lines = []
    for number in range(first, last + 1):
        line = tab.rows[number] + [""] * (width - len(tab.rows[number]))
        for top, left, bottom, right in tab.merges:
            if top <= number <= bottom and left < width:
                words = tab.rows[top][left] if left < len(tab.rows[top]) else ""
                line[left : right + 1] = [words] * (min(right + 1, width) - left)
        lines.append(line)
    return [" ".join(dict.fromkeys(line[at] for line in lines if line[at])) for at in range(width)]


def _kind_of(cells: Sequence[str], again: Sequence[str], across: int, width: int) -> RowKind:
    filled = [cell for cell in cells if cell]
    if not filled:
        return RowKind.EMPTY
    if len(filled) > 1 and all(folded(cell) == other for cell, other in zip(cells, again, strict=False)):
        return RowKind.HEADINGS
    if folded(filled[0]) in _TOTALS or folded(filled[0]).startswith(("total ", "grand total ")) and len(filled) < 4:
        return RowKind.TOTAL
    if len(filled) == 1 and width > 2 and across > max(2, width // 2):
        return RowKind.SECTION
    return RowKind.DATA


def _covered(tab: Tab) -> frozenset[int]:
    """The rows, and in `joined` their columns, that go on a cell merged down from above: row * 1000 + column."""
    return frozenset(row * 1000 + left for top, left, bottom, _ in tab.merges for row in range(top + 1, bottom + 1))


def goes_on(table: Table, row: int, column: int) -> bool:
    """Whether a cell of a row is the rest of one that was merged down from the row above."""
    return row * 1000 + column in table.joined


def usable(headings: Sequence[str]) -> list[tuple[int, str]]:
    """The columns that a person can match, each with its heading, or its letter where it has none."""
    return [(at, heading or f"Column {letter_of(at)}, no heading") for at, heading in enumerate(headings)]


def letter_of(column: int) -> str:
    """What spreadsheets call a column, which is counted from 0: A, B, AA."""
    letters, number = "", column + 1
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(65 + left) + letters
    return letters
