"""Stretches of a text that do not overlap, and whether another one runs into them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from minutes_reader.reading import Span


class Spans:
    """Stretches taken so far; none overlaps another, so that a look at two neighbours tells of all."""

    __slots__ = ("_taken",)

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._taken: list[Span] = []
        for span in spans:
            self.take(span)

    def overlap(self, span: Span) -> bool:
        """True where a stretch taken shares a character with this one."""
        start, end = span
        before = bisect_left(self._taken, (end, end)) - 1
        return start < end and before >= 0 and self._taken[before][1] > start

    def take(self, span: Span) -> bool:
        """Take a stretch; False where it is empty or overlaps one taken before."""
        if span[0] >= span[1] or self.overlap(span):
            return False
        insort(self._taken, span)
        return True
