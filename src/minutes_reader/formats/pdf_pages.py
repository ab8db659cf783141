"""The pages of a PDF one after the other: their lines, their rules, their sizes.  No page stays open."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from minutes_reader.errors import ReadingError
from minutes_reader.formats.canonical import PageSize
from minutes_reader.formats.pdf_layers import NO_LAYERS, Layer, Layers, tilted_back
from minutes_reader.formats.pdf_lines import Line, merged
from minutes_reader.formats.pdf_rules import Rules, has_picture, is_covered, rules_in, rules_of
from minutes_reader.formats.pdf_words import ONE_AT_A_TIME, size_of, turned, words_of

MOST_SECONDS = 45.0
MOST_WORDS = 700_000
_SET_IN = 12.0  # points right of the margin
_NO_RULES = Rules([], [])
# Of these a page of English or Welsh has some; letters that were changed about have none.
_COMMON = frozenset("the of and to in for is was be by that with at on it as yr ac ar gan wedi".split())
_STAMP = 12  # words at most that stand on a scan: its page's number, or a head


@dataclass(slots=True)
class Page:
    """A page, from 1: its lines from top to bottom, standing upright, and the rules where they could part a table.

    `width` and `height` are of the page turned so that its words stand upright; `shown` is its size as it is shown, and
    `turns` the quarter turns from the one to the other.  `margin` is how far from the left the first words begin, and
    `left_out` what was set aside of it.  `unseen` is true for words that a program for reading scans put in, `pictured`
    for a picture with no words but a stamp, and `laid` for words of a layer, which lay `tilt` degrees askew.
    `garbled` is true where the fonts do not say which letters they show, and nothing reads like words.
    """

    number: int
    width: float
    height: float
    shown: PageSize
    turns: int
    lines: list[Line]
    margin: float
    rules: Rules = _NO_RULES
    unseen: bool = False
    pictured: bool = False
    laid: bool = False
    tilt: float = 0.0
    garbled: bool = False
    left_out: list[str] = field(default_factory=list)

    def sides(self, line: Line) -> Sequence[Sequence[float]]:
        """The left, top, right and bottom edges of a line's words on the page as it is shown."""
        return tilted_back(self._sides(line), self.tilt, *self.shown) if self.laid else self._sides(line)

    def _sides(self, line: Line) -> Sequence[Sequence[float]]:
        lefts, tops, rights, bottoms, _ = line.columns
        if self.turns == 1:
            return [self.height - y for y in bottoms], lefts, [self.height - y for y in tops], rights
        if self.turns == 2:
            across = [self.width - x for x in rights], [self.width - x for x in lefts]
            return across[0], [self.height - y for y in bottoms], across[1], [self.height - y for y in tops]
        if self.turns == 3:
            return tops, [self.width - x for x in rights], bottoms, [self.width - x for x in lefts]
        return lefts, tops, rights, bottoms


def pages_of(document: pdfium.PdfDocument, name: str, layers: Layers = NO_LAYERS) -> Iterator[Page]:
    """Every page in order, with the words of the layer over it, if any.

    ReadingError where they hold too much to be read at once, or take too long.
    """
    begun, words, margin = time.monotonic(), 0, math.inf
    before: pdfium.PdfPage | None = None
    try:
        for n in range(len(document)):
            with ONE_AT_A_TIME:
                page = _opened(document, n)
                # Closed only now, so that fonts which both pages use are not loaded twice.
                if before is not None:
                    before.close()
                before = page
                if page is None:
                    read = Page(n + 1, 0, 0, PageSize(0, 0), 0, [], 0)
                else:
                    read = _laid(page, n + 1, layers[n + 1]) if n + 1 in layers else _read(page, n + 1, margin)
                margin = min(margin, read.margin or margin)
            words += sum(len(line.texts) for line in read.lines)
            if words > MOST_WORDS or time.monotonic() - begun > MOST_SECONDS:
                raise ReadingError(
                    f"{name}: this PDF holds more than can be read at once (page {n + 1} of {len(document)} was "
                    "reached). Split it, one paper a file."
                )
            yield read
    finally:
        if before is not None:
            with ONE_AT_A_TIME:
                before.close()


def _opened(document: pdfium.PdfDocument, n: int) -> pdfium.PdfPage | None:
    """A page, or None where the file is too damaged to show it."""
    try:
        return document[n]
    except pdfium.PdfiumError:
        return None


def _read(page: pdfium.PdfPage, number: int, margin: float) -> Page:
    """A page; `margin` is the least of the pages before."""
    rows, turns, bounds, unseen, unnamed = words_of(page)
    width, height = size_of(bounds, turns)
    lines = merged(rows)
    rules = _NO_RULES
    # Words set in may stand in a cell that goes on from the page before, with nothing beside them to show it.
    set_in = sum(line.left > margin + _SET_IN for line in lines) * 2 > len(lines)
    if set_in or any(line.gappy for line in lines):
        rules = rules_of(page, turned(bounds, turns), width * height)
    as_shown = page.get_rotation() // 90
    shown = PageSize(*size_of(bounds, as_shown))
    margin = min([line.left for line in lines], default=0.0)
    few = len(lines) <= _STAMP and sum(len(line.texts) for line in lines) <= _STAMP
    pictured = few and not unseen and (is_covered(page) if lines else has_picture(page))
    return Page(
        number,
        width,
        height,
        shown,
        (as_shown - turns) % 4,
        lines,
        margin,
        rules,
        unseen,
        pictured,
        garbled=unnamed and _is_garbled(lines),
    )


def _laid(page: pdfium.PdfPage, number: int, layer: Layer) -> Page:
    """A page with the words of a layer, in place of any that stood there."""
    shown = PageSize(*size_of(page.get_bbox(), page.get_rotation() // 90))
    document = pdfium.PdfDocument(layer.words)
    try:
        over = document[0]
        rows, turns, bounds, _, _ = words_of(over)
        over.close()
    finally:
        document.close()
    width, height = size_of(bounds, turns)
    rules = rules_in(layer.rules, turned(bounds, turns), width * height)
    lines = merged(rows)
    margin = min([line.left for line in lines], default=0.0)
    return Page(number, width, height, shown, -turns % 4, lines, margin, rules, unseen=True, laid=True, tilt=layer.tilt)


def _is_garbled(lines: list[Line]) -> bool:
    """Signs that stand for themselves may still be the letters that they look like."""
    return not any(text.lower() in _COMMON for line in lines for text in line.texts)
