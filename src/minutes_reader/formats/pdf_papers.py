"""An agenda pack taken apart into its papers: by its bookmarks, or else by pages on which a paper plainly begins."""

from __future__ import annotations

from typing import NamedTuple

from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.pdf_turns import begins, title_of, turns_of

_LONGEST = 120
_MOSTLY = 0.8


class Paper(NamedTuple):
    """A paper of a pack: its title, characters `start` to `end` of the text, its first and last page from 1."""

    title: str
    start: int
    end: int
    first: int
    last: int


def papers_in(canonical: Canonical) -> list[Paper]:
    """The papers of a file in order, which cover all of its text; a file that is no pack is one paper.

    Bookmarks part it where they point to the tops of pages.  Else a paper begins on a page that opens as papers do and
    goes on with nothing from before: page numbers, running heads and the words on either side of the turn say so.
    """
    pages = len(canonical.pages)
    if not pages:
        return [Paper(_first_line(canonical.text, 0), 0, len(canonical.text), 1, 1)]
    begun = _by_bookmarks(canonical) or _by_pages(canonical)
    if not begun or begun[0][0] > 1:
        begun.insert(0, (1, ""))
    papers = []
    for (first, title), (following, _) in zip(begun, [*begun[1:], (pages + 1, "")], strict=True):
        start = 0 if first == 1 else canonical.page_starts[first - 1]
        end = canonical.page_starts[following - 1] if following <= pages else len(canonical.text)
        papers.append(Paper(title or _first_line(canonical.text, start), start, end, first, following - 1))
    return papers


def _by_bookmarks(canonical: Canonical) -> list[tuple[int, str]]:
    marks = [mark for mark in canonical.bookmarks if mark.page <= len(canonical.pages)]
    if len(marks) < 2 or sum(mark.top for mark in marks) < _MOSTLY * len(marks):
        return []
    begun: dict[int, str] = {}
    for mark in marks:
        if mark.top:
            begun.setdefault(mark.page, mark.title)
    # Headings of one paper are bookmarks too, and several stand on a page.
    return sorted(begun.items()) if len(begun) >= _MOSTLY * len(marks) else []


def _by_pages(canonical: Canonical) -> list[tuple[int, str]]:
    return [
        (page.number, "" if page.number == 1 else title_of(page))
        for before, page in turns_of(canonical)
        if before is None or begins(before, page)
    ]


def _first_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:_LONGEST]
