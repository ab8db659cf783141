"""The runs of a long file kept in columns of numbers: a seventh of the memory of tuples, and made when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from operator import add
from typing import Any, overload

from minutes_reader.formats.canonical import Box, Run

_Numbers = tuple[
    "array[int]", "array[int]", "array[int]", "array[float]", "array[float]", "array[float]", "array[float]"
]


def _columns() -> _Numbers:
    return array("q"), array("i"), array("i"), array("d"), array("d"), array("d"), array("d")


class PackedRuns(Sequence[Run]):
    """Runs in order, to be read like a tuple of them."""

    __slots__ = ("_columns",)

    def __init__(self) -> None:
        self._columns = _columns()

    def extend(self, starts: list[int], lengths: list[int], pages: list[int], sides: Sequence[list[float]]) -> None:
        """Add runs: where they start in the text, how long they are, on which page, and the four sides of each."""
        columns: tuple[Any, ...] = self._columns
        for column, more in zip(columns, (starts, lengths, pages, *sides), strict=True):
            column.fromlist(more)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, n: int) -> Run: ...

    @overload
    def __getitem__(self, n: slice) -> tuple[Run, ...]: ...

    def __getitem__(self, n: int | slice) -> Run | tuple[Run, ...]:
        if isinstance(n, slice):
            return tuple(self[k] for k in range(*n.indices(len(self))))
        starts, lengths, pages, lefts, tops, rights, bottoms = self._columns
        box = Box(lefts[n], tops[n], rights[n], bottoms[n])
        return Run(starts[n], starts[n] + lengths[n], pages[n], box)

    def __iter__(self) -> Iterator[Run]:
        starts, lengths, pages, lefts, tops, rights, bottoms = self._columns
        return map(Run, starts, map(add, starts, lengths), pages, map(Box, lefts, tops, rights, bottoms))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PackedRuns):
            return NotImplemented
        return self._columns == other._columns

    __hash__ = None  # type: ignore[assignment]
