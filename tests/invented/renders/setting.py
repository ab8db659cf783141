"""What every format settles alike before a paper is set: which lines are numbered, boxed or merged, and its heads."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from tests.invented.renders.blocks import (
    Block,
    Given,
    Line,
    Mark,
    Table,
    blocks,
    bulleted,
    joined,
    numbered,
    without_gaps,
)

HEADS = ("Community Safety Partnership", "Draft – not yet agreed by members", "Official", "Item 4 – Minutes")
FEET = ("Safer streets, stronger communities", "Minutes of the partnership", "CSP/minutes/v2", "Democratic Services")
_WIDEST = 92  # characters of a line that spaces put in columns
_MOST_BOXES = 3


class Merge(NamedTuple):
    """Cells to be made one; `across` where they stand in one row."""

    across: bool
    top: int
    left: int
    bottom: int
    right: int


class Setting:
    """One render of one paper: its blocks, its noises, and the choices that chance makes."""

    def __init__(self, given: Given, noises: frozenset[str], rng: random.Random) -> None:
        self.noises, self.rng = noises, rng
        self.head, self.foot = rng.choice(HEADS), rng.choice(FEET)
        found = blocks(given)
        if "breaks" in noises:
            found = joined(found)
        if "stacked" in noises:
            found = [stacked(block) if isinstance(block, Table) else block for block in found]
        self._boxed = self._to_box(found) if "boxes" in noises else set()
        self.blocks = without_gaps(found) if "spaced" in noises else found
        self._last: Mark | None = None
        self.begins_list = False

    def _to_box(self, found: list[Block]) -> set[int]:
        """The lines that stand in boxes: a few that stand alone and begin with no mark."""
        alone = [
            block
            for above, block, below in zip([Line(""), *found], found, [*found[1:], Line("")], strict=False)
            if isinstance(block, Line) and block.words and not block.heading
            and not (isinstance(above, Line) and above.words) and not (isinstance(below, Line) and below.words)
            and bulleted(block.words) is None and numbered(block.words, heading=False) is None
        ]  # fmt: skip
        return {id(block) for block in self.rng.sample(alone, min(len(alone), self.rng.randrange(1, _MOST_BOXES + 1)))}

    def is_boxed(self, line: Line) -> bool:
        """Whether a line stands in a text box."""
        return id(line) in self._boxed

    def automatic(self, line: Line) -> tuple[Mark | None, str]:
        """The number that a line is given instead of the one typed, and the rest of it.

        `begins_list` then says whether a new list begins with it.
        """
        found = numbered(line.words, heading=line.heading, last=self._last) if "numbers" in self.noises else None
        if found is None:
            return None, line.words
        mark, rest = found
        self.begins_list = not mark.next_of(self._last)
        self._last = mark
        return mark, rest

    def merges(self, table: Table) -> Iterator[Merge]:
        """Cells that may be made one without loss: a row of one cell with words, and empty ones below a row's first."""
        rows, wide = table.rows, len(table.rows[0])
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(rows):
            if row[0] and wide > 1 and not any(row[1:]):
                taken |= {(y, x) for x in range(wide)}
                yield Merge(True, y, 0, y, wide - 1)
        y = 1 if table.headed else 0
        while y < len(rows):
            end = y + 1
            while end < len(rows) and rows[y][0] and not rows[end][0] and not taken & {(y, 0), (end, 0)}:
                end += 1
            if end > y + 1:
                yield Merge(False, y, 0, end - 1, 0)
            y = end


def stacked(table: Table) -> Table:
    """A table whose rows with words in one column alone, and not the first, are paragraphs of the cell above."""
    rows = [list(table.rows[0])]
    for row in table.rows[1:]:
        filled = [n for n, cell in enumerate(row) if cell]
        under_head = len(rows) == 1 and table.headed
        if len(filled) == 1 and filled[0] and rows[-1][filled[0]] and not under_head:
            rows[-1][filled[0]] += f"\n{row[filled[0]]}"
        else:
            rows.append(list(row))
    return Table(tuple(map(tuple, rows)), table.headed)


def padded(table: Table) -> list[str] | None:
    """A table's rows with spaces between their cells; None where they are too wide for a line."""
    widths = [max(map(len, column)) for column in zip(*table.rows, strict=True)]
    if sum(widths) + 3 * len(widths) > _WIDEST:
        return None
    return [
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table.rows
    ]


def pieces(words: str, rng: random.Random) -> list[str]:
    """Words cut at places that have nothing to do with them."""
    cuts = sorted(rng.sample(range(1, len(words)), min(len(words) - 1, rng.randrange(4)))) if len(words) > 1 else []
    return [words[a:b] for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
