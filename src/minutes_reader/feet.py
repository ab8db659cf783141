"""Page numbers and running heads and feet, which stand among a document's lines and are no part of what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAGE = re.compile(r"page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|-\s*\d{1,4}\s*-", re.I)
_NUMBERED = re.compile(r"(?P<words>.*[^\W\d].*?)\s*(?:\bpage\s*)?\b(?P<page>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?$", re.I)
_PAGED = re.compile(r"\s{3,}\d|\bpage\b|\b(?:19|20)\d\d\b", re.I)
_PAGE_LAST = re.compile(r"(?:\b|of)\d{1,3}$", re.I)  # what `_NUMBERED` ends in: no year
_RULE = re.compile(r"[\s|:+=\-]+")
_FEWEST = 3  # a foot comes so often
_FEWEST_NUMBERED = 3  # and so often where the page's number goes with it
_NEAR = 8  # lines looked at above and below a foot
_LONG = 100


def without_feet(clean: str) -> str:
    """Blank page numbers, and lines that come again and again and are shown to stand at the foot or head of pages.

    A repeated line is a foot where it breaks into a sentence at least once, or ends in numbers that count up.
    """
    rows = clean.split("\n")
    if "|" in clean:
        rows = [_cells_apart(row) for row in rows]
    same: dict[str, list[int]] = {}
    counted: dict[str, list[tuple[int, int]]] = {}
    alone: list[int] = []
    for n, row in enumerate(rows):
        key = row.strip()
        if not key:
            continue
        if len(key) <= 3 and key.isdecimal():
            alone.append(n)
        elif len(key) < 20 and key[0] in "Pp-" and _PAGE.fullmatch(key):
            rows[n] = " " * len(row)
        elif len(key) >= 8 and " " in key:
            same.setdefault(key, []).append(n)
            if len(key) < _LONG * 2 and key[-1].isdecimal() and "\t" not in key:
                _count(counted, key, n)
    feet = [n for where in same.values() if _is_foot(rows, where) for n in where]
    feet += [n for pages in counted.values() if _counts_up(pages) for n, _ in pages]
    for n in feet + (alone if _are_pages(rows, alone) else []):
        rows[n] = " " * len(rows[n])
    return "\n".join(rows)


def _cells_apart(row: str) -> str:
    """A row with its cells apart by bars, as one with its cells apart by tabs."""
    if row.count("|") < 2:
        return row
    return " " * len(row) if _RULE.fullmatch(row) else row.replace("|", "\t")


def _count(counted: dict[str, list[tuple[int, int]]], key: str, n: int) -> None:
    """Keep a line that ends in what may be its page's number, under the words before the number."""
    paged = _PAGED.search(key) and _PAGE_LAST.search(key, max(0, len(key) - 6))
    found = _NUMBERED.match(key) if paged else None
    if found:
        counted.setdefault(found["words"].strip(), []).append((n, int(found["page"])))


def _is_foot(rows: Sequence[str], where: list[int]) -> bool:
    return len(where) >= _FEWEST and any(_breaks_a_sentence(rows, n) for n in where)


def _counts_up(pages: list[tuple[int, int]]) -> bool:
    numbers = [page for _, page in pages]
    return len(numbers) >= _FEWEST_NUMBERED and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _are_pages(rows: Sequence[str], alone: list[int]) -> bool:
    """True where numbers alone on their lines count up, and none of them stands over a title that it could number."""
    numbers = [int(rows[n].strip()) for n in alone]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return False
    below = [_below(rows, n) for n in alone]
    return all(not words or words[0].isdigit() or words[0].islower() or len(words) > _LONG for words in below)


def _below(rows: Sequence[str], n: int) -> str:
    return next((row.strip() for row in rows[n + 1 : n + _NEAR] if row.strip()), "")


def _breaks_a_sentence(rows: Sequence[str], n: int) -> bool:
    """True where the words above row n run on, in lower case, below it."""
    above = next((rows[k].rstrip() for k in range(n - 1, max(n - _NEAR, -1), -1) if rows[k].strip()), "")
    return above[-1:].isalnum() and _below(rows, n)[:1].islower()
