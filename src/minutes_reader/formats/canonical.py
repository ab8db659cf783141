"""The canonical text of a file, and the map from it back to pages and boxes.

A line feed stands between paragraphs and between rows of a table, a tab between cells; list numbers are in the text,
and running heads, feet and page numbers are not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from minutes_reader.reading import Note, Origin, Span


class Box(NamedTuple):
    """A place on a page in points (1/72 inch) from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Run(NamedTuple):
    """Characters `start` to `end` of the text, which stand in one box of a page; pages count from 1."""

    start: int
    end: int
    page: int
    box: Box


class PageSize(NamedTuple):
    """The width and height of a page in points, as it is shown."""

    width: float
    height: float


class Bookmark(NamedTuple):
    """An entry of a file's own list of contents: its words and the page, from 1; `top` where it is the page's top."""

    title: str
    page: int
    top: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """What a file says: `text`, the `runs` of it in order where the kind has pages, and how large those pages are.

    `kind` is pdf, docx, odt, html, rtf or text.  `encoding` is that of a file of characters, and empty for others.
    `left_out` is what was set aside of each page: running heads, feet and page numbers.  `bookmarks` are the file's own
    contents, of their highest level.
    """

    text: str
    kind: str
    encoding: str = ""
    origin: Origin = "text"
    runs: Sequence[Run] = ()
    pages: tuple[PageSize, ...] = ()
    page_starts: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[tuple[int, str], ...] = field(default=())
    bookmarks: tuple[Bookmark, ...] = ()

    def boxes(self, span: Span) -> Iterator[Run]:
        """The runs that share a character with a span, in order."""
        first = bisect_right(self.runs, span[0], key=lambda run: run.end)
        for n in range(first, len(self.runs)):
            run = self.runs[n]
            if run.start >= span[1]:
                return
            yield run

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which a character stands; None where the file has no pages."""
        return bisect_right(self.page_starts, offset) or None
