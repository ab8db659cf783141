"""An agenda pack taken apart into its papers: by its bookmarks, or else by pages on which a paper plainly begins."""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minutes_reader.formats.canonical import Canonical, Run

_OF = re.compile(r"(?:page|p\.)?\s*(\d{1,4})\s*(?:of|/)\s*(\d{1,4})\b", re.I)
_ALONE = re.compile(r"\W*(?:page)?\s*(\d{1,4})\W*", re.I)
_BEGINS = re.compile(
    r"(?:draft\s+)?(?:minutes|notes|record)\s+of\s+(?:a|an|the|\w+)\b|report\s+(?:to|of|by|for)\b|agenda$"
    r"|appendix\s+\w{1,3}\b|annex\s+\w{1,3}\b|terms\s+of\s+reference\b",
    re.I,
)
_LABEL = re.compile(r"(?:agenda\s+item|item|paper|enclosure|enc\.?|report)\s*(?:no\.?|number)?\s*[\w./-]{1,8}", re.I)
_LARGE = 1.25  # times the type of the text: the type of a title
_LINES = 5  # that a paper's title is looked for in
_LONGEST = 120
_SAMPLE = 400
_MOSTLY = 0.8


class Paper(NamedTuple):
    """A paper of a pack: its title, characters `start` to `end` of the text, its first and last page from 1."""

    title: str
    start: int
    end: int
    first: int
    last: int


def papers_in(canonical: Canonical) -> list[Paper]:
    """The papers of a file in order, which cover all of its text; a file that is no pack is one paper.

    Bookmarks part it where they point to the tops of pages.  Else a paper begins on a page whose numbering starts
    again, or that opens with a title in large type or the words that papers open with, and goes on with nothing from
    before.
    """
    pages = len(canonical.pages)
    if not pages:
        return [Paper(_first_line(canonical.text, 0), 0, len(canonical.text), 1, 1)]
    begun = _by_bookmarks(canonical) or _by_pages(canonical)
    if not begun or begun[0][0] > 1:
        begun.insert(0, (1, ""))
    papers = []
    for (first, title), (following, _) in zip(begun, [*begun[1:], (pages + 1, "")], strict=True):
        start = 0 if first == 1 else canonical.page_starts[first - 1]
        end = canonical.page_starts[following - 1] if following <= pages else len(canonical.text)
        papers.append(Paper(title or _first_line(canonical.text, start), start, end, first, following - 1))
    return papers


def _by_bookmarks(canonical: Canonical) -> list[tuple[int, str]]:
    marks = [mark for mark in canonical.bookmarks if mark.page <= len(canonical.pages)]
    if len(marks) < 2 or sum(mark.top for mark in marks) < _MOSTLY * len(marks):
        return []
    begun: dict[int, str] = {}
    for mark in marks:
        if mark.top:
            begun.setdefault(mark.page, mark.title)
    # Headings of one paper are bookmarks too, and several stand on a page.
    return sorted(begun.items()) if len(begun) >= _MOSTLY * len(marks) else []


def _by_pages(canonical: Canonical) -> list[tuple[int, str]]:
    body = _type_of(canonical.runs[:: len(canonical.runs) // _SAMPLE + 1])
    numbers = _numbers(canonical)
    begun = []
    for page in range(1, len(canonical.pages) + 1):
        start = canonical.page_starts[page - 1]
        if page > 1 and (start >= len(canonical.text) or canonical.text[start - 1] != "\n"):
            continue  # empty, or a sentence goes on
        again = numbers.get(page) == 1 and numbers.get(page - 1, 0) > 0
        counts_on = numbers.get(page, 0) > 1 and numbers.get(page - 1) == numbers[page] - 1 and _within(canonical, page)
        title = "" if counts_on and not again else _title(canonical, start, page, body)
        if title or again:
            begun.append((page, title))
    return begun


def _within(canonical: Canonical, page: int) -> bool:
    """True where a page says that it is one of several, and not their first: `Page 3 of 8`."""
    found = next((m for number, words in canonical.left_out if number == page and (m := _OF.search(words))), None)
    return found is not None and int(found[2]) < len(canonical.pages)


def _numbers(canonical: Canonical) -> dict[int, int]:
    """The number printed on each page, as far as a foot or a head shows one."""
    numbers: dict[int, int] = {}
    for page, words in canonical.left_out:
        found = _OF.search(words) or _ALONE.fullmatch(words)
        if found:
            numbers[page] = int(found[1])
    return numbers


def _title(canonical: Canonical, start: int, page: int, body: float) -> str:
    """The title that a page opens with where it opens a paper, or nothing."""
    lines = list(_lines(canonical, start, page))
    for n, (words, height) in enumerate(lines):
        large = height >= _LARGE * body and len(words) > 3
        if _LABEL.fullmatch(words) and n == 0:
            return next((more for more, _ in lines[1:] if not _LABEL.fullmatch(more)), words)
        if (n == 0 and large) or (n < 3 and _BEGINS.match(words) and (large or n == 0 or words.isupper())):
            return words
    return ""


def _lines(canonical: Canonical, start: int, page: int) -> Iterator[tuple[str, float]]:
    """The first lines of a page's text, and how tall their type is."""
    for _ in range(_LINES):
        end = canonical.text.find("\n", start)
        end = len(canonical.text) if end < 0 else end
        first = bisect_left(canonical.runs, start, key=lambda run: run.start)
        if first >= len(canonical.runs) or canonical.runs[first].page != page:
            return
        runs = [
            run for n in range(first, min(first + 8, len(canonical.runs))) if (run := canonical.runs[n]).start < end
        ]
        yield " ".join(canonical.text[start:end].split())[:_LONGEST], _type_of(runs)
        start = end + 1


def _type_of(runs: Sequence[Run]) -> float:
    heights = [run.box.bottom - run.box.top for run in runs]
    return statistics.median(heights) if heights else 0.0


def _first_line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:_LONGEST]
