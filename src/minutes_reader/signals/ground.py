"""What the grounds for doubt are told from: the paper and all that was found in it, looked over once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from minutes_reader.dates import MONTHS
from minutes_reader.lines import has_any
from minutes_reader.paper import Paper
from minutes_reader.reading import Fact, Item, Reading, Span

_GUESSED = 0.9  # the confidence below which a finder goes by a fact's place more than by its words
_STRAY = 70  # a line longer than this is text
_NOT_STRAY = frozenset(".;,!?")
_FAR = 1500  # characters from which a heading is far above
_SPARSE = 2500  # characters of text to a heading, where headings are few
_WIDE = 400  # characters of a sentence that are looked at, on either side
_LETTER = re.compile(r"[^\W\d_]")
_NAMES_OF_MONTHS = tuple(name.title() if name != "may" else " May " for name in MONTHS)
_YEAR = re.compile(r"(?:1(?<!\w1)9|2(?<!\w2)0)\d\d\b")
_DOUBTED = frozenset({"label_for_title", "same_title", "odd_title", "right_under_a_heading", "only_one_within"})


class Ground:
    """A paper and its reading.

    `stray` are the starts of lines that look like headings and were not taken for any, `apart` those of other short
    lines that stand alone; `text_from` is where the business begins.
    """

    __slots__ = (
        "_doubted", "_places", "_starts", "apart", "clean", "items", "paper", "reading", "sparse", "stray", "text_from"
    )  # fmt: skip

    def __init__(self, paper: Paper, reading: Reading) -> None:
        self.paper, self.reading, self.clean = paper, reading, paper.clean
        self.items: Sequence[Item] = reading.items
        self.stray, self.apart = _short_lines(paper)
        self.text_from = paper.lines[paper.front].start if paper.front < len(paper.lines) else len(paper.clean)
        self.sparse = len(paper.clean) - self.text_from > _SPARSE * max(1, len(self.items))
        self._starts = paper.outline.starts
        self._doubted: frozenset[int] = frozenset()
        self._places = _places(self.items, dict(paper.outline.numbers))

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
        if self.sparse:
            signals.append("few_headings")
        if at - self._starts[n] > _FAR:
            signals.append("far_from_heading")
        signals += self._places[n]
        heading = self._starts[n]
        for lines, name in ((self.stray, "line_like_a_heading"), (self.apart, "line_set_apart")):
            if lines:
                k = bisect_right(lines, at) - 1
                if k >= 0 and lines[k] > heading:
                    signals.append(name)
        return signals

    def heads(self, at: int) -> bool:
        """True for a place in the line of the heading above it."""
        n = bisect_right(self._starts, at) - 1
        return n >= 0 and "\n" not in self.clean[self.items[n].span[1] : at]

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


def _places(items: Sequence[Item], counted: Mapping[str, int]) -> list[list[str]]:
    """For each heading, what may be wrong with the place of things under it."""
    found: list[list[str]] = [[] for _ in items]
    below, gap = None, False
    for n in range(len(items) - 1, -1, -1):
        value = counted.get(items[n].number or "")
        if value is not None:
            gap = below is not None and below != value + 1
            below = value
        if gap:
            found[n].append("number_missed")
        alone = n + 1 == len(items) or items[n + 1].parent != items[n].number
        if value is not None and alone and "arising" in items[n].title.lower():
            found[n].append("matters_arising")
    return found


def _short_lines(paper: Paper) -> tuple[list[int], list[int]]:
    """(starts of lines like headings, starts of other short lines that stand alone); headings and names left out."""
    known = {person.name for person in paper.attendance}
    ends, starts = [item.span[1] for item in paper.outline.headings], paper.outline.starts
    stray, apart, n = [], [], 0
    lines = paper.lines[paper.front :]
    short = [len(line.text) < _STRAY and line.text[-1] not in _NOT_STRAY and " " in line.text for line in lines]
    short.append(False)
    for k, line in enumerate(lines):
        if not short[k] or short[k - 1] and k or short[k + 1]:
            continue
        while n < len(ends) and ends[n] <= line.start:
            n += 1
        if n < len(ends) and starts[n] < line.end or line.text in known:
            continue
        first = line.text[0]
        if first.isupper() and line.text[-1] != ":" and not line.tabbed:
            stray.append(line.start)
        elif not first.islower():
            apart.append(line.start)
    return stray, apart


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


def has_year(words: str) -> bool:
    """True where a year is given in full."""
    return _YEAR.search(words) is not None


def goes_on(clean: str, end: int) -> bool:
    """True where words in lower case follow a fact's words with no stop between."""
    return clean[end : end + 24].lstrip(" \t\n,)")[:1].islower()
