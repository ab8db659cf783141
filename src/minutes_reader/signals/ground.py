"""What the grounds for doubt are told from: the paper and all that was found in it, looked over once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from minutes_reader.dates import MONTHS
from minutes_reader.lines import has_any
from minutes_reader.paper import Paper
from minutes_reader.reading import Fact, Item, Reading, Span

_GUESSED = 0.9  # the confidence below which a finder goes by a fact's place more than by its words
_STRAY = 70  # a line longer than this is text
_NOT_STRAY = frozenset(".;,!?:")
_WIDE = 400  # characters of a sentence that are looked at, on either side
_LETTER = re.compile(r"[^\W\d_]")
_NAMES_OF_MONTHS = tuple(name.title() if name != "may" else " May " for name in MONTHS)
_DOUBTED = frozenset({"label_for_title", "same_title", "odd_title"})


class Ground:
    """A paper and its reading.

    `stray` are the starts of lines that look like headings and were not taken for any, `text_from` is where the
    business begins.
    """

    __slots__ = ("_doubted", "_starts", "clean", "items", "paper", "reading", "stray", "text_from")

    def __init__(self, paper: Paper, reading: Reading) -> None:
        self.paper, self.reading, self.clean = paper, reading, paper.clean
        self.items: Sequence[Item] = reading.items
        self.stray = _stray_lines(paper)
        self.text_from = paper.lines[paper.front].start if paper.front < len(paper.lines) else len(paper.clean)
        self._starts = paper.outline.starts
        self._doubted: frozenset[int] = frozenset()

    def doubt_headings(self, signals: Sequence[Sequence[str]]) -> None:
        """Keep which headings are doubtful, for what stands under them."""
        self._doubted = frozenset(n for n, names in enumerate(signals) if not _DOUBTED.isdisjoint(names))

    def under(self, fact: Fact) -> list[str]:
        """How the fact was found, and the grounds that lie in its place under a heading."""
        signals = found_by(fact)
        at = fact.span[0]
        n = bisect_right(self._starts, at) - 1
        if n < 0:
            signals.append("no_heading")
            return signals
        if n in self._doubted:
            signals.append("doubtful_heading")
        if self.stray:
            k = bisect_right(self.stray, at) - 1
            if k >= 0 and self.stray[k] > self._starts[n]:
                signals.append("line_like_a_heading")
        return signals

    def sentence(self, span: Span) -> Span:
        """[start, end) of the sentence about a span: a cheap look for stops and empty lines."""
        start, end = span
        clean = self.clean
        low, high = max(0, start - _WIDE), end + _WIDE
        at = max(clean.rfind(". ", low, start) + 2, clean.rfind("\n\n", low, start) + 2, low)
        stop, gap = clean.find(". ", end, high), clean.find("\n\n", end, high)
        return at, min(stop if stop >= 0 else high, gap if gap >= 0 else high, len(clean))


def found_by(fact: Fact) -> list[str]:
    """The grounds that its finder gives."""
    if fact.doubt is not None:
        return ["finder_doubts"]
    return ["found_by_guess"] if fact.confidence < _GUESSED else []


def _stray_lines(paper: Paper) -> list[int]:
    """The starts of short lines set apart that no heading, label or name was seen in."""
    known = {person.name for person in paper.attendance}
    ends = [item.span[1] for item in paper.outline.headings]
    starts = paper.outline.starts
    stray, n = [], 0
    for line in paper.lines[paper.front :]:
        text = line.text
        if (
            line.blank_before
            and len(text) < _STRAY
            and text[-1] not in _NOT_STRAY
            and text[0].isupper()
            and " " in text
            and not line.tabbed
            and not text.isupper()
            and text not in known
        ):
            while n < len(ends) and ends[n] <= line.start:
                n += 1
            if n == len(ends) or starts[n] >= line.end:
                stray.append(line.start)
    return stray


def rest_of_line(clean: str, at: int, to: int | None = None) -> str:
    """The words between `at` and the line's end (or `to`, where that comes first)."""
    end = clean.find("\n", at)
    if end < 0:
        end = len(clean)
    return clean[at : end if to is None or to > end else to]


def has_letters(words: str) -> bool:
    """True where words are left that are more than stops and brackets."""
    return _LETTER.search(words) is not None


def has_month(words: str) -> bool:
    """True where a month is named."""
    return has_any(words, _NAMES_OF_MONTHS)


def goes_on(clean: str, end: int) -> bool:
    """True where words in lower case follow a fact's words with no stop between."""
    return clean[end : end + 24].lstrip(" \t\n,)")[:1].islower()
