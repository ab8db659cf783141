"""The canonical text of a file, and the map from it back to pages and boxes.

A line feed stands between paragraphs and between rows of a table, a tab between cells; list numbers are in the text,
and running heads, feet and page numbers are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from minutes_reader.page_map import Box as Box
from minutes_reader.page_map import PageMap as PageMap
from minutes_reader.page_map import PageSize as PageSize
from minutes_reader.page_map import Run as Run
from minutes_reader.reading import Note, Origin, Span


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
    contents, of their highest level.  `recognised` are the pages whose words were recognised in a picture of them, here
    or before the file came; `scanned` are those that are pictures and were not read.  `origin` is that of most pages.
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
    recognised: frozenset[int] = frozenset()
    scanned: tuple[int, ...] = ()

    @property
    def map(self) -> PageMap | None:
        """The way back from the text to pages and boxes; None where the file has no pages."""
        return PageMap(runs=self.runs, pages=self.pages, starts=self.page_starts) if self.pages else None

    def boxes(self, span: Span) -> Iterator[Run]:
        """The runs that share a character with a span, in order."""
        return self.map.boxes(span) if self.map else iter(())

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which a character stands; None where the file has no pages."""
        return self.map.page_of(offset) if self.map else None

    def origin_of(self, span: Span) -> Origin:
        """`ocr` where any word of a span was recognised in the picture of a page, else `text`."""
        if not self.recognised or self.map is None:
            return self.origin
        pages = range(self.map.page_of(span[0]), self.map.page_of(max(span[0], span[1] - 1)) + 1)
        return "text" if self.recognised.isdisjoint(pages) else "ocr"
