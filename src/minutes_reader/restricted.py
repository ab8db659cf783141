"""Parts of a paper that are not for the public: marked over a page, in a heading, or told by a resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.lines import Line, lines_with
from minutes_reader.paper import Paper
from minutes_reader.reading import Note, Span

_HINTS = (
    "estricted",
    "RESTRICTED",
    "xempt",
    "EXEMPT",
    "onfidential",
    "CONFIDENTIAL",
    "ublication",
    "PUBLICATION",
    "ensitive",
    "SENSITIVE",
    "ublic",
    "PUBLIC",
    "rivate",
    "PRIVATE",
    "closed session",
    "PART 2",
    "PART II",
    "PART B",
)
_KIND = r"(?:strictly\s+)?(?:restricted|exempt|confidential|private)"
_PART = r"(?:items?|reports?|appendi(?:x|ces)|annex|minutes?|sessions?|business|part|papers?|matters?|section)"
_HEADING = re.compile(
    rf"{_KIND}(?:\s+{_PART})?\s*(?:[-–—:(]|$)|.*[(\[]\s*{_KIND}(?:\s+{_PART})?\s*[)\]]|.*[-–—:]\s*{_KIND}(?:\s+{_PART})?$"
    r"|exclusion\s+of\s+(?:the\s+)?(?:press|public)\b.*",
    re.I,
)
_MARKED = re.compile(
    rf"(?:official\s*[-–—:]*\s*)?(?:sensitive|{_KIND}(?:\s+{_PART})?)(?:\s+(?:until|when|once)\b.*)?"
    r"|PART\s+(?:2|II|B)\b.{0,60}",
    re.I,
)
_SAID = re.compile(
    r"not\s+for\s+publication\b[^.\])]*|in\s+(?:closed|private|confidential)\s+session"
    r"|(?:the\s+)?(?:press\s+and\s+(?:the\s+)?public|public\s+and\s+(?:the\s+)?press|public)\s+(?:be|were|was)\s+excluded",
    re.I,
)
_SHORT = 100
_MESSAGE = "This part is marked as restricted, or was not open to the public."


def restricted_parts(paper: Paper) -> list[Note]:
    """One note for each item that says it is restricted, and for markings above the first; the span is where."""
    clean = paper.clean
    notes: list[Note] = []
    said: set[Span | None] = set()
    for line in lines_with(clean, paper.lines, _HINTS):
        for span in _in_line(paper, line):
            heading = paper.outline.heading_at(span[0])
            place = heading.span if heading else None
            if place not in said or not heading and _apart(notes, span):
                said.add(place)
                notes.append(Note(kind="restricted", message=_MESSAGE, span=span))
    return notes


def _in_line(paper: Paper, line: Line) -> Iterator[Span]:
    bracketed = line.text[0] in "[(" and line.text[-1] in "])"
    words = line.text[1:-1].strip() if bracketed else line.text
    start = line.start + line.text.index(words)
    heading = paper.outline.heading_at(line.end - 1)
    if heading and line.start < heading.span[1] and heading.span[0] < line.end:
        at = max(line.start, paper.clean.find(heading.title.split()[0], heading.span[0]))
        if _HEADING.match(paper.clean, at, line.end):
            yield (at, line.end)
            return
    if len(words) <= _SHORT and _MARKED.fullmatch(words):
        yield (start, start + len(words))
        return
    found = _SAID.search(paper.clean, line.start, line.end)
    if found:
        yield (found.start(), found.start() + len(found[0].rstrip()))


def _apart(notes: list[Note], span: Span) -> bool:
    """True above the first heading for a marking far from the one before it."""
    before = notes[-1].span if notes else None
    return before is None or span[0] - before[1] > _SHORT * 2
