"""The map from a text back to the pages that it stands on, and to the place of each word there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Span = tuple[int, int]


class Box(NamedTuple):
    """A place on a page in points (1/72 inch) from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Run(NamedTuple):
    """Characters `start` to `end` of the text, which stand in one box of a page."""

    start: int
    end: int
    page: int
    box: Box


class PageSize(NamedTuple):
    """The width and height of a page in points, as it is shown."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMap:
    """The `runs` of a text in order, and of each page its size and where it starts in the text.

    Pages are numbered as the file counts them, from 1; a paper of a pack begins at page `first`.
    """

    runs: Sequence[Run]
    pages: tuple[PageSize, ...]
    starts: tuple[int, ...]
    first: int = 1

    def boxes(self, span: Span) -> Iterator[Run]:
        """The runs that share a character with a span, in order."""
        at = bisect_right(self.runs, span[0], key=lambda run: run.end)
        for n in range(at, len(self.runs)):
            run = self.runs[n]
            if run.start >= span[1]:
                return
            yield run

    def page_of(self, offset: int) -> int:
        """The page on which a character stands: that of the run that holds it, else the last begun before it."""
        at = bisect_right(self.runs, offset, key=lambda run: run.end)
        if at < len(self.runs) and self.runs[at].start <= offset:
            return self.runs[at].page
        return self.first + max(bisect_right(self.starts, offset), 1) - 1

    def part(self, start: int, end: int, first: int, last: int) -> PageMap:
        """The map of characters `start` to `end` alone, as a text of their own on pages `first` to `last`."""
        begin = bisect_left(self.runs, start, key=lambda run: run.start)
        stop = bisect_left(self.runs, end, key=lambda run: run.start)
        moved = (self.runs[n] for n in range(begin, stop))
        pages = slice(first - self.first, last - self.first + 1)
        return PageMap(
            runs=tuple(Run(run.start - start, min(run.end, end) - start, run.page, run.box) for run in moved),
            pages=self.pages[pages],
            starts=tuple(min(max(at, start), end) - start for at in self.starts[pages]),
            first=first,
        )

    def to_json(self) -> dict[str, Any]:
        """The map as plain JSON values: pages by number and size, and runs as short rows, of which there are many."""
        numbered = enumerate(self.pages, self.first)
        return {
            "pages": [{"number": n, "width": round(w, 2), "height": round(h, 2)} for n, (w, h) in numbered],
            "runs": [[start, end, page, *(round(side, 2) for side in box)] for start, end, page, box in self.runs],
        }
