"""Paragraphs: lines that belong together, with their sentences, whatever the page's width did to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minutes_reader.lines import Line, lowered
from minutes_reader.outline import Outline
from minutes_reader.reading import Item
from minutes_reader.sentences import LONGEST, sentences

_WIDE = 45  # a line at least this long may have been broken by the page's width
_WIDEST = 150  # longer lines than this are paragraphs, not broken by any page
_WORDY = 20  # a cell at least this long, with a stop, holds sentences
_LONGEST = 20_000  # characters of one passage that are looked at
_MARKER = re.compile(
    r"(?:[-–—•·▪●o*\uf0b7]\s+)?(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)]\)?\s*(?=\D)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?!per\b)"
    r"|(?!ACTION|AGREED|NOTED|DECISION|MINUTE)[A-Z]{2,6}[ /-]?\d{1,4}(?:[./-]\d{1,4})?[.:]?\s+(?=[A-Z])"
    r"|[-–—•·▪●*\uf0b7]\s*|o\s+)"
)
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)\s")
_STOP = re.compile(r"[a-z)][.!?](?:\s|$)")
_TAIL = re.compile(r"(?!(?:The|This|These|A|An|It|Members|None|No|All|In|At|To)\b)[A-Z][^.:]{0,40}\.$")
_OPENS = re.compile(
    r"(?:ACTIONS?|Actions?|DECISIONS?|Decisions?|RESOLVED|Resolved|RESOLUTIONS?|Resolutions?|AGREED|Agreed|NOTED|Noted"
    r"|RECOMMENDED|APPROVED|Recommendations?"
    r"|RECOMMENDATIONS?|Owners?|Leads?|Due)\b|\([A-Z]{2,4}\)\s"
)
_DATED = re.compile(  # a date or period that the line's end has cut in two: `held on 9`, `in Q2`
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:19|20)\d\d\b"
)
_AWAITS = (" was", " were", " be", " been", " it was", " is")
_LABEL = re.compile(r"[A-Za-z][A-Za-z /&]{2,30}:?$")


class Passage(NamedTuple):
    """A paragraph, a list entry, a heading or a row of a table.

    `text` is the clean text from `start` to `end` with line feeds as spaces, so that offsets in it, plus `start`, are
    offsets in the document; `low` is the same in lower case, letter for letter.  `words` is where the words begin
    after a list mark or paragraph number (in `text`), `first` and `last` are line indices, `head` says that a heading
    stands in it, `item` is what it stands under.
    """

    start: int
    end: int
    text: str
    low: str
    words: int
    first: int
    last: int
    head: bool
    item: str | None
    sentences: tuple[tuple[int, int], ...]

    @property
    def marked(self) -> bool:
        """True where a list mark or paragraph number stands before the words."""
        return self.words > 0


def find_passages(clean: str, lines: Sequence[Line], outline: Outline, *, typed: bool = False) -> tuple[Passage, ...]:
    """The passages of a clean text, in order; a row of a table is one, and so is each of its wordy cells.

    Of a text that is `typed` no page's width has broken a line: whoever ended one meant to.
    """
    found = []
    headings = _headings_of_lines(lines, outline.headings)
    width = _LONGEST if typed else _width(lines)
    first = 0
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and _joined(lines[last], lines[last + 1], headings, width):
            last += 1
        found.append(_passage(clean, lines, first, last, headings.get(first), outline))
        if lines[first].tabbed:
            found.extend(_told_in_cells(clean, lines[first], outline))
        first = last + 1
    return tuple(found)


def _headings_of_lines(lines: Sequence[Line], headings: Sequence[Item]) -> dict[int, int]:
    """{line index: where the last heading on it ends} for every line that a heading touches."""
    ends: dict[int, int] = {}
    n = 0
    for item in headings:
        while n < len(lines) and lines[n].end <= item.span[0]:
            n += 1
        k = n
        while k < len(lines) and lines[k].start < item.span[1]:
            ends[lines[k].index] = min(item.span[1], lines[k].end)
            k += 1
    return ends


def _width(lines: Sequence[Line]) -> int:
    """How long a line must be to have been broken by the page's width; none is where paragraphs stand on one line."""
    longest = max((line.end - line.start for line in lines if not line.tabbed), default=0)
    return max(_WIDE, longest - 25) if longest <= _WIDEST else longest + 1


def _joined(above: Line, below: Line, headings: dict[int, int], width: int) -> bool:
    """True where the page's width, or a page's end, parted two lines of one paragraph."""
    if len(above.text) < _WIDE and not below.continues:
        return False
    if above.tabbed or below.tabbed or below.bullet or below.index in headings:
        return False
    if ")" in below.text[:6] and _LETTER.match(below.text):
        return False
    if headings.get(above.index, -1) >= above.end - 1:
        return False
    if below.continues:
        return True
    if not below.blank_before and above.text.endswith(_AWAITS) and below.text[:6].isupper():
        return True  # "… the minutes were / AGREED."
    if _OPENS.match(below.text) or _mark(below.text) or _LABEL.match(below.text):
        return False
    if below.blank_before:
        return above.text[-1].isalpha() and _TAIL.match(below.text) is not None
    if len(above.text) < width:
        return False
    return above.text[-1].isalpha() or above.text[-1] in ",-–&'’\"”/%" or _DATED.match(below.text) is not None


def _passage(
    clean: str, lines: Sequence[Line], first: int, last: int, heading_end: int | None, outline: Outline
) -> Passage:
    start, end = lines[first].start, lines[last].end
    text = lines[first].text if first == last else clean[start:end].replace("\n", " ")
    mark = _mark(text)
    words = mark.end() if mark and mark.end() < len(text) else 0
    if heading_end is not None:
        words = max(words, min(heading_end - start, len(text)))
    tabbed = first == last and lines[first].tabbed
    spans = () if tabbed else _sentences(text, 0 if heading_end is not None else words)
    return Passage(
        start, end, text, lowered(text), words, first, last, heading_end is not None, outline.item_at(end - 1), spans
    )


def _mark(text: str) -> re.Match[str] | None:
    """The list mark or number that opens a line; a cheap look first, since most lines open with a word."""
    return None if text[0].isupper() and text[1:2].islower() else _MARKER.match(text)


def _told_in_cells(clean: str, line: Line, outline: Outline) -> Iterator[Passage]:
    """Passages of the cells that hold whole sentences: in some minutes the discussion stands in a table's column."""
    for cell in line.cells:
        if len(cell.text) >= _WORDY and _STOP.search(cell.text):
            text = clean[cell.start : cell.end]
            yield Passage(
                cell.start,
                cell.end,
                text,
                lowered(text),
                0,
                line.index,
                line.index,
                False,
                outline.item_at(cell.start),
                _sentences(text, 0),
            )


def _sentences(text: str, words: int) -> tuple[tuple[int, int], ...]:
    """Offsets in the passage's own text."""
    if ". " not in text and "? " not in text and "! " not in text and words == 0 and len(text) <= LONGEST:
        return ((0, len(text)),)
    return tuple(sentences(text, words, min(len(text), _LONGEST)))
