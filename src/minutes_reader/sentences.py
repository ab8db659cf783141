"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One set of signs to begin with, not two forms: the search then runs from sign to sign.
_STOP = re.compile(r"[.!?\n](?:(?<=\n)|[\"'”’)\]]*(?=\s+[\"'“‘(\[£]?[A-Z0-9]))")
_SHORT = re.compile(
    r"(?:\b(?:No|Nos|Dr|Mr|Mrs|Ms|Cllr|Cllrs|Cpt|Supt|Insp|Sgt|St|Rev|Prof|Hon|i\.e|e\.g|etc|cf|vs|para"
    r"|approx|inc|incl"
    r"|Min|Ref|Ch|Det|Asst|Dep)|\b[A-Z]|^\s*(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4}))\.$"
)
# What the short words above end in; a full stop behind any other letters ends a sentence without a search.
_SHORT_ENDS = frozenset(
    "No os Dr Mr rs Ms lr pt sp gt St ev of on .e .g tc cf vs ra ox nc cl in ef Ch et st ep".split()
)
_LOOK_BACK = 12  # characters before a stop in which a short word stands, or the number that opens the text
_ENTRY = re.compile(r"[-–—•·*▪●\uf0b7]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]\s")
LONGEST = 3000  # no sentence is longer; one that seems so is cut
_WIDE = 60  # a line at least this long may be broken by the page's width


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """[start, end) of each sentence of text[start:end], closing stop included, no white space at either end.

    A line's end closes a sentence unless the words run on below: in lower case, or after a line broken by the page's
    width.
    """
    end = len(text) if end is None else end
    begin = start
    if end - start > LONGEST:
        return list(_in_stretches(text, start, end))
    spans: list[tuple[int, int]] = []
    for found in _STOP.finditer(text, start, end):
        if found[0] == "\n":
            if _runs_over(text, begin, found.start(), end):
                continue
        elif found[0] == "." and _is_short(text, begin, found.end()):
            continue
        spans += _trimmed(text, begin, found.end())
        begin = found.end()
    spans += _trimmed(text, begin, end)
    return spans


def _is_short(text: str, begin: int, end: int) -> bool:
    """True where the full stop before `end` only shortens a word, or stands behind a number that opens the text."""
    last = text[end - 3 : end - 1]
    if end > _LOOK_BACK and not (last[-1:].isupper() or last in _SHORT_ENDS):
        return False
    return _SHORT.search(text, max(begin, end - _LOOK_BACK), end) is not None


def _in_stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a long text, none longer than LONGEST: a text without stops costs no more than others."""
    while start < end:
        stop = min(end, start + LONGEST)
        found = sentences(text, start, stop)
        if stop < end and len(found) > 1:
            stop = found[-1][0]  # the last one may go on
            found.pop()
        elif stop < end:
            stop = max(text.rfind(" ", start + 1, stop), start + LONGEST // 2)
            found = _trimmed(text, start, stop)
        yield from found
        start = stop


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The one stretch without white space at either end, or none where nothing else is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if end > start else []


def _runs_over(text: str, begin: int, at: int, end: int) -> bool:
    """True where the sentence before the line feed at `at` goes on in the next line that has words."""
    row = text[max(begin, text.rfind("\n", begin, at) + 1) : at].rstrip()
    if not row:
        return bool(text[begin:at].strip())
    if row[-1] in ".:;!?" or "\t" in row:
        return False
    next_at = at + 1
    blank = False
    while next_at < end and text[next_at].isspace():
        blank = blank or text[next_at] == "\n"
        next_at += 1
    below = text[next_at : next_at + 12]
    if not below or _ENTRY.match(below):
        return False
    return below[0].islower() or (not blank and len(row) >= _WIDE)
