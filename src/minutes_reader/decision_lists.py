"""Decisions in lists that no verdict opens: `The Board: (a) noted …`, and resolutions whose label was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Decision
from minutes_reader.recommendations import is_recommendation_label
from minutes_reader.verdicts import is_subjunctive, separate, trimmed, working_verb

_BODY = (
    r"(?:[Tt]he\s+|[Tt]his\s+)?(?:[A-Z][\w&'’-]*\s+){0,6}?"
    r"(?:Board|BOARD|Partnership|PARTNERSHIP|Committee|COMMITTEE|Sub-[Cc]ommittee|Group|GROUP|Forum|Panel|Meeting|Members"
    r"|board|partnership|committee|group|forum|panel|meeting)"
)
_LEAD = re.compile(rf"{_BODY}\s*(?:(?:unanimously|also|then|therefore)\s*)?[:;–—-]+\s*")
_LABEL = re.compile(r"(?:Decisions?|DECISIONS?|Resolutions?|RESOLUTIONS?)\s*[:–-]*")
_VERB = (
    r"(?P<verb>noted|agreed|approved|endorsed|accepted|supported|resolved|recommended|deferred|appointed|adopted"
    r"|ratified)"
)
_ENTRY = re.compile(rf"(?:(?:unanimously|also|then|further|formally)\s+)?{_VERB}\b")
_INLINE = re.compile(rf"{_BODY}\s*[:–—-]*\s*\(?(?:a|i|1)[).]\s+(?=(?:\w+ly\s+)?{_VERB}\b)")
_NEXT_MARK = re.compile(r"[;,.]?\s*(?:and\s+)?\(?(?:[a-h]|[ivx]{1,4}|\d)[).]\s+(?=[a-z])")
_TAIL = re.compile(r"[;,.]?\s*(?:and)?\s*$")
_THAT = re.compile(r"[Tt]hat,?\s+")
_MOST = 40


def listed_acts(paper: Paper) -> Iterator[Decision]:
    """One decision for each lettered act under a body's name: `The Board: (a) noted the report; (b) agreed to …`."""
    if paper.kind == "report":
        return
    for n, passage in enumerate(paper.passages):
        if passage.first < paper.front or not passage.sentences:
            continue
        if opens_acts(paper, n):
            yield from _entries(paper, n)
        elif "a)" in passage.text or "i)" in passage.text or "1)" in passage.text:
            start, _ = passage.sentences[0]
            opened = _INLINE.match(passage.text, start)
            if opened:
                yield from _acts(paper, passage, opened.end(), len(passage.text))
                yield from _entries(paper, n)


def opens_acts(paper: Paper, n: int) -> bool:
    """True where passage `n` is a body's name or a label alone over lettered acts: `The Board:`, `Decision`."""
    passage, below = paper.passages[n], paper.passages[n + 1] if n + 1 < len(paper.passages) else None
    if below is None or below.head or not below.words or not _ENTRY.match(below.text, below.words):
        return False
    return (_LEAD.fullmatch(passage.text) or _LABEL.fullmatch(passage.text)) is not None


def _entries(paper: Paper, n: int) -> Iterator[Decision]:
    for passage in paper.passages[n + 1 : n + 1 + _MOST]:
        if passage.head or not passage.marked or not _ENTRY.match(passage.text, passage.words):
            return
        yield from _acts(paper, passage, passage.words, len(passage.text))


def _acts(paper: Paper, passage: Passage, start: int, end: int) -> Iterator[Decision]:
    """The acts in passage.text[start:end], parted where the next letter stands."""
    marks = list(_NEXT_MARK.finditer(passage.text, start, end))
    begins = [start, *(mark.end() for mark in marks)]
    for begin, finish in zip(begins, [*(mark.start() for mark in marks), end], strict=True):
        entry = _ENTRY.match(passage.text, begin, finish)
        span = trimmed(passage.text, begin, finish - len(_TAIL.search(passage.text[begin:finish])[0]))  # type: ignore[index]
        if entry and span:
            yield _decision(paper, passage, span, entry["verb"])


def _decision(paper: Paper, passage: Passage, span: tuple[int, int], label: str, confidence: float = 0.95) -> Decision:
    at = (passage.start + span[0], passage.start + span[1])
    words = paper.words(at)
    verb = working_verb(words, label)
    return Decision(span=at, item=paper.outline.item_at(at[0]), verb=verb, text=words, confidence=confidence)


def bare_lists(paper: Paper) -> Iterator[Decision]:
    """Entries such as `1. That the report be noted`, under no label at all: the label went in the copying."""
    if paper.kind == "report":
        return
    recommended: str | None = None  # the item whose list is of recommendations
    goes_on = -1  # the index of the passage below an entry
    for n, passage in enumerate(paper.passages):
        if is_recommendation_label(passage.text):
            recommended = passage.item or ""
        that = _THAT.match(passage.text, passage.words) if passage.marked and not passage.head else None
        if not that or passage.first < paper.front or (passage.item or "") == recommended:
            continue
        if passage.sentences and (n == goes_on or is_subjunctive(passage.text[that.end() :])):
            goes_on = n + 1
            for start, end in separate(passage.text, that.end(), passage.sentences[0][1]):
                yield _decision(paper, passage, (start, end), "agreed", 0.85)
