"""What has been written of a PDF's text: its words with what stands before each, and their runs.

Lines are taken as they come, and put into the text a page at a time, with no step of Python's for a word.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain, pairwise
from operator import add, sub
from typing import Any

from minutes_reader.formats.pdf_lines import Line
from minutes_reader.formats.pdf_pages import Page
from minutes_reader.formats.pdf_runs import PackedRuns

_PREFIXES = frozenset(
    "anti co counter cross ex inter mid multi neo non post pre pro re self semi sub under well".split()
)
_MOST_KNOWN = 300_000
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


class Written:
    """A text and its runs, a line of words after the other."""

    def __init__(self) -> None:
        self.runs = PackedRuns()
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[tuple[int, int]] = []  # of each line that is in the parts, and its page
        self._gap = ""  # what stands before the next word, beside its own mark
        # What is not in the parts yet: words, the mark before each, their pages and sides, and which begin a line.
        self._words: list[str] = []
        self._marks: list[str] = []
        self._pages: list[int] = []
        self._sides: tuple[list[float], ...] = ([], [], [], [])
        self._begins: list[int] = []
        self._closed: list[int] = []  # words that were closed up to the one before
        self._known: set[str] = set()  # words of what has been learnt
        self._seen: set[str] = set()  # the same, with the marks that stood on them
        self._learnt = 0  # of the words here
        self._to_learn: list[str] = []  # of the parts

    def gap(self, mark: str) -> None:
        """Let a mark stand before what is written next, unless that is the beginning."""
        if self._words or self._length:
            self._gap += mark

    def line(self, page: Page, line: Line, mark: str) -> None:
        """Write a line's words behind `mark`; a hyphen at the end of the line above is closed up."""
        texts = line.texts
        at = len(self._words)
        if not at and not self._length:
            mark = ""
        elif mark == " " and self._closes(texts[0]):
            self._closed.append(at)
            mark = ""
        self._begins.append(at)
        self._words += texts
        self._marks.append(self._gap + mark)
        self._gap = ""
        if len(texts) > 1:
            self._marks += _spaces(line) if "- " in " ".join(texts) else [" "] * (len(texts) - 1)
        self._pages += [page.number] * len(texts)
        left, top, right, bottom = self._sides
        lefts, tops, rights, bottoms = page.sides(line)
        left += lefts
        top += tops
        right += rights
        bottom += bottoms

    def settle(self, *, all_of_it: bool = False) -> None:
        """Put what was written into the text and the runs: but for the last line, which the next may change."""
        if not self._begins:
            return
        end = len(self._words) if all_of_it else self._begins[-1]
        words, marks = self._words[:end], self._marks[:end]
        text = "".join(chain.from_iterable(zip(marks, words, strict=True)))
        lengths = list(map(len, words))
        ends = accumulate(map(add, map(len, marks), lengths), initial=self._length)
        starts = list(map(sub, list(ends)[1:], lengths))
        self._starts += [(starts[n], self._pages[n]) for n in self._begins if n < end]
        self._to_learn.append(self._unlearnt(end) if self._learnt or self._closed else text)
        self.runs.extend(starts, lengths, self._pages[:end], [side[:end] for side in self._sides])
        self._parts.append(text)
        self._length += len(text)
        columns: tuple[list[Any], ...] = (self._words, self._marks, self._pages, *self._sides)
        for column in columns:
            del column[:end]
        self._begins = [] if all_of_it else [0]
        self._closed = [n - end for n in self._closed if n >= end]
        self._learnt = max(0, self._learnt - end)

    def finished(self) -> str:
        """All of the text."""
        self.settle(all_of_it=True)
        self._parts.append(self._gap)
        self._length += len(self._gap)
        self._gap = ""
        return "".join(self._parts)

    def page_starts(self, pages: int) -> tuple[int, ...]:
        """Where each page of a finished text begins: behind the last word of the pages before."""
        starts = [self._length] * pages
        least = pages
        for start, page in reversed(self._starts):
            least = min(least, page)
            starts[least - 1] = start
        for n in range(pages - 2, -1, -1):
            starts[n] = min(starts[n], starts[n + 1])
        return tuple(starts)

    def _closes(self, after: str) -> bool:
        """Close up the hyphen that the text ends on; drop it where a typesetter had put it in."""
        before = self._words[-1]
        if len(before) < 2 or before[-1] not in "-–/" or not before[-2].isalnum() or not after[0].isalnum():
            return False
        hyphen = before[-1] == "-" and before[-2].isalpha() and after[0].islower()
        if hyphen and not self._is_compound(before[:-1], after):
            self._words[-1] = before[:-1]
        return True

    def _is_compound(self, before: str, after: str) -> bool:
        """True where a word has a hyphen of its own, as far as the document shows."""
        before, after = _LETTERS.findall(before.lower())[-1], _LETTERS.findall(after.lower())[0]
        if len(self._known) < _MOST_KNOWN:
            texts = " ".join([*self._to_learn, self._unlearnt(len(self._words))])
            fresh = set(texts.lower().split()) - self._seen
            self._known.update(_COMPOUND.findall(" ".join(fresh)))
            self._seen |= fresh
            self._learnt = len(self._words)
        self._to_learn.clear()
        if f"{before}-{after}" in self._known:
            return True
        if before + after in self._known:
            return False
        return before in _PREFIXES or (before in self._known and after in self._known)

    def _unlearnt(self, end: int) -> str:
        """The words up to number `end` that have not been learnt, those apart that were closed up over a line's end."""
        begin = self._learnt
        marks = self._marks[begin:end]
        for n in self._closed:
            if begin <= n < end:
                marks[n - begin] = " "
        return "".join(chain.from_iterable(zip(marks, self._words[begin:end], strict=True)))


def _spaces(line: Line) -> list[str]:
    """What stands between the words of a line: nothing inside one that PDFium took for broken at a hyphen."""
    return [
        " " if len(word[4]) < 2 or word[4][-1] != "-" or after[0] - word[2] > 0.1 * (after[3] - after[1]) else ""
        for word, after in pairwise(line.words)
    ]
