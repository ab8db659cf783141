"""What is promised of a file of any kind on its way to its text, and which promise it breaks."""

import math
import zlib
from collections.abc import Iterator
from itertools import pairwise

from minutes_reader import ReadingError, read_bytes
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.formats.pdf_pictures import picture
from tests.fuzz import promises
from tests.fuzz.promises import Broken, at_most

# A small file may unpack to a large one, and be drawn from within itself.
MOST_SECONDS = 15.0
READ_ONE_IN = 12
DRAWN_ONE_IN = 6
_NAME = "fuzzed.bin"


def check(data: bytes) -> None:
    """Turn a file into its text, and raise `Broken`, or what the reader raised, where a promise is broken.

    Of some files, always the same ones, the text is also read, or the first page drawn.
    """
    with at_most(MOST_SECONDS):
        try:
            found = canonical_of(data, _NAME)
        except ReadingError as error:
            if "\n" in str(error) or not str(error).startswith(f"{_NAME}: "):
                raise Broken("a refusal is one line, and names the file") from error
            return
    if said := next(broken(found), None):
        raise Broken(said)
    chosen = zlib.crc32(data)
    if chosen % READ_ONE_IN == 0:
        _read(data)
    if found.kind == "pdf" and chosen % DRAWN_ONE_IN == 1:
        with at_most(MOST_SECONDS):
            _draw(data)


def _read(data: bytes) -> None:
    with at_most(MOST_SECONDS):
        try:
            reading = read_bytes(data, _NAME)
        except ReadingError:
            return
    if said := next(promises.broken(reading), None) or promises.schema_broken(reading):
        raise Broken(said)


def _draw(data: bytes) -> None:
    try:
        drawn = picture(data, 1, 200, _NAME)
    except ReadingError:
        return
    if not drawn.startswith(b"\x89PNG"):
        raise Broken("a picture is a PNG")


def broken(found: Canonical) -> Iterator[str]:
    """Each promise about a canonical text that it breaks."""
    text = found.text
    if not text.strip():
        yield "a text has words"
    if "\x00" in text or ("\r" in text and found.kind != "text"):
        yield f"a text has neither NUL nor carriage return: {found.kind}"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        yield "a text can be written as UTF-8"
    for note in found.notes:
        if "\n" in note.message or (note.span and not 0 <= note.span[0] <= note.span[1] <= len(text)):
            yield f"a note is one line and stands in the text: {note.kind}"
    if found.kind == "pdf":
        yield from _broken_pages(found)
    elif found.runs or found.pages or found.page_starts:
        yield "only a PDF has pages"


def _broken_pages(found: Canonical) -> Iterator[str]:
    if any(not (math.isfinite(side) and side >= 0) for page in found.pages for side in page):
        yield "a page has a size"
    starts = found.page_starts
    if len(starts) != len(found.pages) or list(starts) != sorted(starts) or starts[-1:] > (len(found.text),):
        yield "pages begin in the text, in order"
    runs = list(found.runs)
    if any(not 0 <= run.start < run.end <= len(found.text) for run in runs):
        yield "a run stands in the text"
    elif any(before.end > after.start for before, after in pairwise(runs)):
        yield "runs stand in order"
    elif "".join(found.text[run.start : run.end] for run in runs) != "".join(found.text.split()):
        yield "every word of a PDF has a place"
    for run in runs:
        if not 1 <= run.page <= len(found.pages):
            yield "a run stands on a page"
            return
        width, height = found.pages[run.page - 1]
        left, top, right, bottom = run.box
        if not (0 <= left <= right <= width and 0 <= top <= bottom <= height):
            yield "a box stands on its page"
            return
    said = [page for page, _ in found.left_out] + [mark.page for mark in found.bookmarks]
    if any(not 1 <= page <= len(found.pages) for page in said):
        yield "what is said of a page is said of one that is there"
    if any("\x00" in words for _, words in found.left_out) or any("\x00" in mark.title for mark in found.bookmarks):
        yield "what is said beside the text holds no NUL"
