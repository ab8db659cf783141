"""What a report asks its readers to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.paper import Paper
from minutes_reader.passages import Passage
from minutes_reader.reading import Decision
from minutes_reader.verdicts import trimmed

_ASKED = re.compile(
    r"\b(?:is|are|be)\s+(?:therefore\s+|also\s+|hereby\s+)?(?:asked|recommended|invited|requested)\s+(?:to\b|that\b|:)"
    r"|\bit\s+is\s+(?:therefore\s+)?(?:recommended|proposed)\s+that\b|\brecommend(?:s|ed)?\s+that\b",
    re.I,
)
_HINTS = ("asked", "recommend", "invited", "requested", "proposed")
_LABEL = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:recommendations?|recommended|matters for recommendation|"
    r"recommendations? and reasons?)\s*:?-?\s*",
    re.I,
)
_LEAD = re.compile(r"(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?(?:recommendations?(?:\s+\d+)?\s*[:–-]\s*)?", re.I)
_HEADING = re.compile(r"\brecommend(?:ations?|ed)\b", re.I)
_RULES = re.compile(
    r"(?:that\b|to\s+[a-z]+\b|(?:the\s+)?(?:[A-Z]\w+\s+){0,6}(?:members|board|partnership|committee|group|panel|"
    r"authority|council|cabinet|forum)\s+(?:is\s+|are\s+|to\s+)?[a-z]+|notes?\b|approves?\b|agrees?\b|"
    r"endorses?\b|supports?\b|accepts?\b|considers?\b|receives?\b)",
    re.I,
)
_REASON = re.compile(r"(?:reasons?|background|contact|none)\b", re.I)
_WORDY = re.compile(r"[A-Za-z]{3}")


def is_recommendation_label(text: str) -> bool:
    """True for a line that is no more than the label `Recommendation`."""
    return len(text) < 48 and "recommend" in text.lower() and _LABEL.fullmatch(text) is not None


def find_recommendations(paper: Paper) -> Iterator[Decision]:
    """A report's recommendations: sentences that ask, and the entries under its heading or label."""
    if paper.kind != "report":
        return
    under = False  # below a heading that says so
    entries = False  # below a lead-in that ends in a colon
    for passage in paper.passages:
        if passage.first < paper.front:
            continue
        heading = passage.head and not passage.text.endswith(":")
        if heading or is_recommendation_label(passage.text):
            under = _HEADING.search(passage.text) is not None or (under and not _titled(passage))
            entries = entries and under
            if passage.words >= len(passage.text) or not under:
                continue
        found = list(_recommended(paper, passage, under, entries))
        yield from found
        asks = under or bool(found) or (passage.text.endswith((":", ":-")) and _ASKED.search(passage.text) is not None)
        entries = asks and passage.text.endswith((":", ":-")) or (entries and bool(found))


def _titled(passage: Passage) -> bool:
    """True for a heading with words, not a paragraph number alone."""
    return _WORDY.search(passage.text) is not None


def _recommended(paper: Paper, passage: Passage, under: bool, entries: bool) -> Iterator[Decision]:
    if not under and not entries and not any(hint in passage.low for hint in _HINTS):
        return
    for start, end in passage.sentences:
        words = passage.text[start:end]
        if words.endswith((":", ":-")) or len(words) < 8:
            continue
        asked = _ASKED.search(words)
        ruled = _RULES.match(words[_number(words) :]) is not None and not _REASON.match(words)
        if asked or (entries and (passage.marked or ruled)) or (under and ruled):
            span = trimmed(passage.text, start + _number(words), end) or (start, end)
            at = (passage.start + span[0], passage.start + span[1])
            yield Decision(
                span=at,
                item=paper.outline.item_at(at[0]),
                verb="recommended",
                text=paper.words(at),
                confidence=1.0 if asked else 0.9,
            )


def _number(words: str) -> int:
    """Length of a paragraph's number or label at the start of a sentence."""
    found = _LEAD.match(words)
    return found.end() if found else 0
