"""PDF files: their words in reading order, with a map back to the page and the place that each stands on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from minutes_reader.errors import ReadingError
from minutes_reader.formats.canonical import Canonical, PageSize
from minutes_reader.formats.pdf_edges import set_aside
from minutes_reader.formats.pdf_layers import NO_LAYERS, Layers
from minutes_reader.formats.pdf_layout import blocks_of
from minutes_reader.formats.pdf_marks import bookmarks_of
from minutes_reader.formats.pdf_pages import Page, pages_of
from minutes_reader.formats.pdf_text import Text
from minutes_reader.formats.pdf_words import ONE_AT_A_TIME
from minutes_reader.reading import Note

MOST_PAGES = 5_000
_WHY = {
    raw.FPDF_ERR_PASSWORD: "it is locked with a password. Save a copy without the password, and bring that in.",
    raw.FPDF_ERR_SECURITY: "it is locked in a way that cannot be read here. Print it to a new PDF, and bring that in.",
}
_ENCRYPTED = b"/Encrypt"
_DAMAGED = "it is damaged or not whole. Fetch or save it again, and bring that in."
_EMPTY = "it holds no words: its pages are empty, or drawn. Check that it is the paper that you meant."
_SCAN = "it is a scan: its pages are pictures and hold no words. Bring the file that it was printed from"
_GARBLED = (
    "its fonts do not say which letters they show, so that its words come out as other letters. Bring the file that it "
    "was printed from, or print it as a picture and have that read as a scan."
)
_MOST_LISTED = 12


class ScanError(ReadingError):
    """A PDF without words; `pages` are those with a picture, which a program for reading scans may read."""

    def __init__(self, message: str, pages: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.pages = pages


def from_pdf(data: bytes, name: str, layers: Layers = NO_LAYERS) -> Canonical:
    """The canonical text of a PDF, a run a word, with the words of `layers` on the pages that they lie over.

    Paragraphs are put together over lines and pages, rows of tables over lines and pages; running heads, feet and page
    numbers are set aside.  Scripts and attached files are never opened.  ReadingError for a file that is locked,
    damaged, without words (ScanError where it has pictures), or holds too much to be read at once.
    """
    document = opened(data, name)
    try:
        with ONE_AT_A_TIME:
            notes, bookmarks = _of_the_file(document), bookmarks_of(document)
        text, seen = Text(), _Seen()
        with _uncollected():
            for page in set_aside(seen.on_the_way(pages_of(document, name, layers), text)):
                seen.left_out += [(page.number, words) for words in page.left_out]
                text.take(page, list(blocks_of(page)))
    finally:
        with ONE_AT_A_TIME:
            document.close()
    words = text.finished()
    if not words:
        raise _without_words(name, seen, bool(layers))
    if len(seen.garbled) == len(seen.sizes) - len(seen.bare):
        raise ReadingError(f"{name}: {_GARBLED}")
    return Canonical(
        text=words,
        kind="pdf",
        origin="ocr" if len(seen.unseen) + len(seen.laid) > (len(seen.sizes) - len(seen.bare)) / 2 else "text",
        runs=text.runs,
        pages=tuple(seen.sizes),
        page_starts=text.page_starts(len(seen.sizes)),
        notes=(*notes, *seen.notes(bool(layers))),
        left_out=tuple(seen.left_out),
        bookmarks=bookmarks,
        recognised=frozenset(seen.unseen + seen.laid),
        scanned=tuple(seen.pictures),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage in here: lines and words, which are many, never hold each other in a circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def illegible(name: str) -> ReadingError:
    """What is said of a scan in which no words were recognised."""
    return ReadingError(f"{name}: {_SCAN}, or a better scan: no words could be made out.")


def _without_words(name: str, seen: _Seen, tried: bool) -> ReadingError:
    if tried:
        return illegible(name)
    if not seen.pictures:
        return ReadingError(f"{name}: {_EMPTY}")
    return ScanError(f"{name}: {_SCAN}, or install the extra `ocr`, which reads scans.", tuple(seen.pictures))


def opened(data: bytes, name: str) -> pdfium.PdfDocument:
    """A PDF, open to be read.  ReadingError where it is locked, damaged, or has too many pages."""
    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            # PDFium may still tell of the file before: what is locked says so itself.
            why = _WHY.get(error.err_code or 0, _DAMAGED) if _ENCRYPTED in data else _DAMAGED
            raise ReadingError(f"{name}: {why}") from error
        count = len(document)
        if 0 < count <= MOST_PAGES:
            return document
        document.close()
    if not count:
        raise ReadingError(f"{name}: {_DAMAGED}")
    raise ReadingError(f"{name}: it has {count:,} pages, and at most {MOST_PAGES:,} are read. Split it by its papers.")


@dataclass(slots=True)
class _Seen:
    """What is noted of pages on their way: how large each is, which have no words, which only words put in unseen."""

    sizes: list[PageSize] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)
    laid: list[int] = field(default_factory=list)  # those with the words of a layer
    vain: list[int] = field(default_factory=list)  # those whose layer has no words
    garbled: list[int] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)

    def on_the_way(self, pages: Iterator[Page], text: Text) -> Iterator[Page]:
        for page in pages:
            text.look_ahead(page)
            self.sizes.append(page.shown)
            if page.pictured:
                self.pictures.append(page.number)
            if not page.lines:
                self.bare.append(page.number)
            elif page.unseen:
                (self.laid if page.laid else self.unseen).append(page.number)
            if page.garbled and page.lines:
                self.garbled.append(page.number)
            if page.laid and not page.lines:
                self.vain.append(page.number)
            yield page

    def notes(self, tried: bool) -> Iterator[Note]:
        if self.pictures:
            pages = f"{listed(self.pictures).capitalize()} of {len(self.sizes)}"
            what = "a scan, and was not read" if len(self.pictures) == 1 else "scans, and were not read"
            bring = "Bring the file that was printed" + ("" if tried else ", or install the extra `ocr`")
            yield Note(kind="scanned_pages", message=f"{pages}: {what}. {bring}.")
        if self.garbled:
            what = "the fonts do not say which letters they show, and the words may be wrong. Check them."
            yield Note(kind="unreadable_letters", message=f"{listed(self.garbled).capitalize()}: {what}")
        if self.unseen:
            what = f"The words of {listed(self.unseen)} were put in by a program that read a scan: check them."
            yield Note(kind="words_from_scan", message=what)
        if self.laid:
            what = "is a scan, and its words were" if len(self.laid) == 1 else "are scans, and their words were"
            message = f"{listed(self.laid).capitalize()} {what} recognised in the picture: check them."
            yield Note(kind="words_from_scan", message=message)
        if self.vain:
            message = f"No words could be made out in the picture of {listed(self.vain)}."
            yield Note(kind="scanned_pages", message=message)


def _of_the_file(document: pdfium.PdfDocument) -> list[Note]:
    scripts, attached = raw.FPDFDoc_GetJavaScriptActionCount(document), raw.FPDFDoc_GetAttachmentCount(document)
    notes = []
    if scripts > 0:
        notes.append(Note(kind="script_ignored", message="The PDF holds a script, which was not run."))
    if attached > 0:
        notes.append(Note(kind="attachment_ignored", message=f"Files are attached to the PDF ({attached}): not read."))
    return notes


def listed(pages: list[int]) -> str:
    """Pages as people say them: page 3, pages 2 to 5 and 9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    shown = [f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    if len(shown) > _MOST_LISTED:
        shown = [*shown[:_MOST_LISTED], "more"]
    told = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"page{'s' if len(pages) > 1 else ''} {told}"
