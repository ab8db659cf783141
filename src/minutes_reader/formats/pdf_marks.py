"""The bookmarks of a PDF: its own list of contents."""

from __future__ import annotations

from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from minutes_reader.formats.canonical import Bookmark

_MOST = 2_000
_LONGEST = 300
_TOP = 0.2  # of a page's height: a place so near its top is its top
# A view of a whole page, and one from its left edge, begin at the top whatever else they say.
_WHOLE = frozenset((raw.PDFDEST_VIEW_FIT, raw.PDFDEST_VIEW_FITB, raw.PDFDEST_VIEW_FITV, raw.PDFDEST_VIEW_FITBV))


def bookmarks_of(document: pdfium.PdfDocument) -> tuple[Bookmark, ...]:
    """The bookmarks of the highest level that has several, in the order of pages; none where they cannot be read."""
    try:
        found = [(mark.level, _read(mark, document)) for mark in islice(document.get_toc(max_depth=2), _MOST)]
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return ()
    for level in (0, 1):
        marks = [mark for depth, mark in found if depth == level and mark]
        if len(marks) > 1:
            return tuple(sorted(marks, key=lambda mark: mark.page))
    return ()


def _read(mark: pdfium.PdfBookmark, document: pdfium.PdfDocument) -> Bookmark | None:
    target = mark.get_dest()
    index = target.get_index() if target else None
    if target is None or index is None or index >= len(document):
        return None
    title = " ".join(mark.get_title()[:_LONGEST].split())
    return Bookmark(title, index + 1, _is_top(target, document, index)) if title else None


def _is_top(target: pdfium.PdfDest, document: pdfium.PdfDocument, index: int) -> bool:
    kind, places = target.get_view()
    if kind in _WHOLE or not places:
        return True
    above = places[1] if kind == raw.PDFDEST_VIEW_XYZ and len(places) > 1 else places[-1]
    height: float = document.get_page_size(index)[1]
    return bool(above == 0 or above >= height * (1 - _TOP))
