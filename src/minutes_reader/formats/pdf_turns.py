"""Whether a paper of a pack begins where a page is turned: what stands on either side of the turn is weighed."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from minutes_reader.formats.canonical import Canonical, PageSize

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b",
    re.I,
)
# What papers open with, and what a page within one does not.
_OPENING = re.compile(
    r"(?:(?:draft|approved|confirmed|unconfirmed)\s+)?(?:agenda|minutes|notes|record|action\s+log)\b(?:\s+(?:and|of|for|from)\b|\s*$|\s*[-–:]\s*\w)"
    r"|(?:report|briefing|paper|update|presentation)\s+(?:to|of|by|for|from|title|author)\b|(?:covering|committee)\s+report\b"
    r"|a\s+(?:\w+\s+){0,6}?meeting\b.*\bheld\b|.*\bmet\s+(?:on|at)\b|meeting\s+(?:held|date|of)\b|cofnodion\b"
    r"|(?:[\w'’&-]+\s+){1,9}(?:minutes|notes|agenda)$|terms\s+of\s+reference\b|agenda\s+item\b|item\s+(?:no\.?|number)\b",
    re.I,
)
_LABEL = re.compile(
    r"(?:those\s+|members\s+|also\s+)?(?:present|attendance|attendees|attended|apologies|in\s+attendance|venue|date|time|location|chair"
    r"|to|from|author|subject|title|purpose|classification|lead\s+officer|contact|yn\s+bresennol)\b[^.]{0,40}?(?:[:\t]|$)",
    re.I,
)
_BODY = re.compile(r"\b(?:board|partnership|committee|forum|group|panel|council|executive|cabinet|trust|team)\b", re.I)
_LABELLED = re.compile(r"(?:agenda\s+item|item|paper|enclosure|enc\.?|report)\s*(?:no\.?|number)?\s*[\w./-]{1,8}", re.I)
_WITHIN = re.compile(
    r"(?:[A-Z]{2,6}\s?\d*/\d|\(?[a-z]\)|\(?[ivx]+\)|[•*·–-]|(?!1[.\s)])\d{1,3}[.)]?(?:\d|\s|$)|1\.[1-9])"
)
_CLOSED = re.compile(
    r"\b(?:meeting\s+(?:closed|ended|concluded|finished)|(?:date|time)\s+(?:and\s+\w+\s+)?of\s+(?:the\s+)?next|next\s+meeting"
    r"|contact\s+officer|background\s+papers|any\s+other\s+(?:\w+\s+)?business|appendi(?:x|ces))\b",
    re.I,
)
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"(?:page|p\.)?\s*#\s*(?:of|/)\s*#", re.I)
_MARK = re.compile(r"\W*(?:page|p\.)?\W*#\W*(?:(?:of|/)\W*#)?\W*(?:page)?\W*", re.I)
_FOOT = re.compile(r"(?!\(?\w{1,3}[.)]\s).{0,60}\bpage\b.{0,20}|(?!\(?\w{1,3}[.)]\s)(?:.{0,60}\W)?\d{1,3}\W{0,3}", re.I)
_LINES = 10  # of a page in which a paper opens
_LONGEST = 120
_SAMPLE = 400
_LARGE = 1.25  # times the type of the text: the type of a title
_SHORT = 0.75  # of the usual depth of a page: it was left before it was full
_ENOUGH = 4.0  # points that say that a paper begins


class Edge(NamedTuple):
    """A line at the edge of a page: its words with a sign for every number, and the numbers."""

    words: str
    numbers: tuple[int, ...]


class Page(NamedTuple):
    """A page as it is weighed: its opening lines and how tall their type is, its last words, and what runs along it."""

    number: int
    size: PageSize
    lines: list[tuple[str, float]]
    last: str
    body: float  # the height of most of its type
    depth: float  # how far down its words reach, of the depth of the fullest page near
    whole: bool  # nothing goes on from the page before
    edges: tuple[Edge, ...]


def turns_of(canonical: Canonical) -> Iterator[tuple[Page | None, Page]]:
    """Every page that holds words and begins with a whole paragraph, with the page before it; the first has none."""
    before = None
    for page in _pages(canonical):
        if page.lines:
            if page.whole or before is None:
                yield before, page
            before = page


def begins(before: Page, page: Page) -> bool:
    """Whether a paper begins on a page, by all that speaks for it and against."""
    return _opening(page) + _edges(before, page) + _ending(before, page) >= _ENOUGH


def title_of(page: Page) -> str:
    """The title that a page opens with: the first line, or the one below where that is only an item's label."""
    for words, _ in page.lines[:3]:
        if not _LABELLED.fullmatch(words):
            return words
    return page.lines[0][0]


def _opening(page: Page) -> float:
    """How much the first lines are those of a paper."""
    first, height = page.lines[0]
    points = 0.0
    if _WITHIN.match(first) or "\t" in first:
        points -= 2.0
    elif len(first) <= 90 and not first.endswith((".", ",", ";")):
        points += 0.5 + 0.5 * (_BODY.search(first) is not None) + 0.5 * first.isupper()
    if height >= _LARGE * page.body and len(first) > 3:
        points += 3.5
    if _LABELLED.fullmatch(first):
        points += 3.0
    opening = [n for n, (words, _) in enumerate(page.lines[:5]) if words[0].isupper() and _OPENING.match(words)]
    points += 2.0 * bool(opening) + 0.5 * (opening[:1] == [0])
    points += any(_DATE.search(words) for words, _ in page.lines[:6])
    points += min(2.0, 1.0 * sum(_LABEL.match(words) is not None for words, _ in page.lines))
    return points


def _edges(before: Page, page: Page) -> float:
    """What running heads, feet and page numbers say of two pages."""
    if page.size != before.size:
        return 1.5
    mine, theirs = {edge.words: edge for edge in page.edges}, {edge.words: edge for edge in before.edges}
    counting = [words for words in mine.keys() & theirs.keys() if _counts(theirs[words], mine[words])]
    if counting:
        return -3.0 if any(_is_local(mine[words]) for words in counting) else -1.5
    shared = mine.keys() & theirs.keys()
    if any(_starts_again(theirs[words], mine[words]) for words in shared):
        return _ENOUGH
    numbered = any(edge.numbers for words, edge in theirs.items() if words not in shared)
    if numbered and any(1 in edge.numbers for words, edge in mine.items() if words not in shared):
        return 3.5 - 1.0 * bool(shared)
    return -0.5 if shared else 1.0 if mine or theirs else 0.0


def _counts(before: Edge, after: Edge) -> bool:
    """Whether a page's number goes on by one from one edge to the other, and all else is the same."""
    steps = [b - a for a, b in zip(before.numbers, after.numbers, strict=True)]
    return 1 in steps and all(step in (0, 1) for step in steps)


def _starts_again(before: Edge, after: Edge) -> bool:
    """Whether a page's number is 1 again and all else is the same."""
    changed = [(b, a) for b, a in zip(before.numbers, after.numbers, strict=True) if b != a]
    if not changed:
        return _MARK.fullmatch(after.words) is not None and after.numbers[0] == 1
    return len(changed) == 1 and changed[0][1] == 1


def _is_local(edge: Edge) -> bool:
    """Whether an edge counts the pages of its own paper: `Page 3 of 8`."""
    return _COUNTED.search(edge.words) is not None


def _ending(before: Page, page: Page) -> float:
    """How much the page before is the last of a paper."""
    return 1.0 * (before.depth < _SHORT) + 0.5 * (_CLOSED.search(before.last) is not None)


def _pages(canonical: Canonical) -> Iterator[Page]:
    text, runs, starts = canonical.text, canonical.runs, canonical.page_starts
    out: dict[int, list[str]] = {}
    for number, words in canonical.left_out:
        out.setdefault(number, []).append(words)
    bounds = [bisect_left(runs, start, key=lambda run: run.start) for start in starts] + [len(runs)]
    deepest = [max((runs[n].box.bottom for n in range(a, b)), default=0.0) for a, b in pairwise(bounds)]
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        lines = list(_opening_lines(canonical, start, end))
        last = text[max(start, end - 200) : end]
        usual = max(deepest[max(0, at - 3) : at + 4]) or 1.0
        edges = [
            *out.get(at + 1, ()),
            *(words for words in last.rstrip().split("\n")[-1:] if _FOOT.fullmatch(words)),
        ]
        yield Page(
            at + 1,
            canonical.pages[at],
            lines,
            last,
            _type(canonical, range(bounds[at], bounds[at + 1], 1 + (bounds[at + 1] - bounds[at]) // _SAMPLE)),
            deepest[at] / usual,
            start == 0 or text[start - 1] == "\n",
            tuple(_edge(words) for words in edges),
        )


def _edge(words: str) -> Edge:
    words = " ".join(words.split())
    return Edge(_NUMBER.sub("#", words), tuple(int(number[:9]) for number in _NUMBER.findall(words)))


def _opening_lines(canonical: Canonical, start: int, end: int) -> Iterator[tuple[str, float]]:
    """The first lines of a page's text, and how tall their type is."""
    text, runs = canonical.text, canonical.runs
    for _ in range(_LINES):
        if start >= end:
            return
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        first = bisect_left(runs, start, key=lambda run: run.start)
        last = bisect_left(runs, stop, key=lambda run: run.start)
        words = " ".join(part for part in text[start:stop].replace("\t", "\x00").split(" ") if part).replace(
            "\x00", "\t"
        )
        if words.strip():
            yield words[:_LONGEST].strip(), _type(canonical, range(first, min(last, first + 8)))
        start = stop + 1


def _type(canonical: Canonical, places: range) -> float:
    """How tall the type of these runs is."""
    boxes = [canonical.runs[n].box for n in places]
    return statistics.median(box.bottom - box.top for box in boxes) if boxes else 0.0
