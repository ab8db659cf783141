"""What a sum is of its fund: allocated, committed, spent, carried forward …, by the words nearest to it."""

from __future__ import annotations

import re

from minutes_reader.reading import MoneyLine, Nature
from minutes_reader.values import Value

_LINES: tuple[tuple[MoneyLine, str, str], ...] = (
    (
        "other",
        "discount bid sum item purchase application limit maximum more cap up",
        (
            r"discounts?|(?:bids?|sums?|items?|purchases?|applications?)\s+(?:of\s+)?(?:under|up\s+to|over|below)|up\s+to"
            r"|limit(?:ed)?\s+(?:of|to)|maximum(?:\s+of)?|no\s+more\s+than|cap\s+of"
        ),
    ),
    (
        "carry_forward",
        "carr c/f roll brought b/f",
        r"carr(?:y|ied)[\s-]+(?:forward|over)|c/f(?:wd)?|roll(?:ed)?[\s-]?over|brought\s+forward|b/f(?:wd)?",
    ),
    (
        "contribution",
        "contribut from donat slic match",
        r"contribut\w*|(?:funding|money|monies|income)\s+(?:received\s+)?from|donat\w*|top[\s-]?slic\w*|match[\s-]fund\w*",
    ),
    ("committed", "commit", r"commit(?:ted|ments?|ting)?"),
    ("available", "available allocated committed", r"available|unallocated|uncommitted"),
    (
        "balance",
        "balance remain left underspen surplus",
        r"balance|remaining|remainder|remains|left\s+over|underspen[dt]|surplus",
    ),
    (
        "saving",
        "saving efficienc be shortfall cut",
        r"savings?|efficienc(?:y|ies)|(?:to|must|should)\s+be\s+(?:identified|found|saved)|shortfall|cuts?\s+of",
    ),
    (
        "spent",
        "spen expenditure paid payment invoice purchase bought cost outturn",
        r"spent|spend(?:ing)?|expenditure|paid|payments?|invoiced?|purchased?|bought|cost(?:s|ing)?|overspen[dt]|outturn",
    ),
    ("grant", "grant award bid", r"grants?|awarded|award\s+of|bid\s+(?:of|for)|successful\s+bid"),
    ("fee", "fee charge subscription levy", r"fees?|charge[sd]?|subscriptions?|levy"),
    (
        "allocation",
        "allocat budget fund fenced aside earmark settlement pot secured received approved",
        r"allocat\w*|budget(?:ed)?|fund(?:ed|ing)?|ring-?fenced|set\s+aside|earmarked|settlement|pot|secured|received|approved",
    ),
)
_NAMES = re.compile(r"\b(?:funds?|funding|budgets?|pots?|grants?|schemes?)\b", re.I)
_EACH = tuple((line, re.compile(rf"\b(?:{words})(?!\w)"), tuple(hints.split())) for line, hints, words in _LINES)
_STRONG_AFTER = re.compile(
    r"\s*(?:(?:was|were|is|are|be|has|had|have|been|being|already|now|also|of\s+which)\s+){1,4}(?:commit|spen[dt]"
    r"|allocat|paid|carr|set\s+aside|award|contribut|available|ring|earmark)\w*"
    r"|\s*(?:\w+\s+){0,3}?(?:grants?|contributions?|discounts?|fees?|savings?|balance"
    r"|underspend|carry\s+forward|allocation|budget|shortfall|surplus)\b",
    re.I,
)
_NATURE = re.compile(
    r"\b(?P<nature>Revenue|Capital|REVENUE|CAPITAL|(?:revenue|capital)(?=\s+(?:fund|budget|allocat|grant|provision|spend"
    r"|expenditure|monies|pot|element|sum)))\b"
)


def line_in(words: str, *, plain: bool = False) -> MoneyLine | None:
    """The line that a label names; of several the one named first (`Available monies to spend`).

    `plain` leaves out the words that names of funds are made of (`Lamp Grant`, `Green Lane Budget`), which otherwise
    count only where nothing else does.
    """
    bare = _NAMES.sub(" ", words)
    found = _said(bare, 0, len(bare)) or ([] if plain else _said(words, 0, len(words)))
    return found[0][2] if found else None


def _said(text: str, start: int, end: int) -> list[tuple[int, int, MoneyLine]]:
    """(start, end, line) of every keyword in text[start:end], in order.

    Of two over the same words it is the one that stands first in `_LINES`.
    """
    low = text[start:end].lower()
    found: list[tuple[int, int, MoneyLine]] = []
    for line, pattern, hints in _EACH:
        for hint in hints:
            if hint in low:
                break
        else:
            continue
        for match in pattern.finditer(low):
            if not any(match.start() < b - start and a - start < match.end() for a, b, _ in found):
                found.append((start + match.start(), start + match.end(), line))
    return sorted(found)


def line_of(text: str, since: int, value: Value, upto: int) -> MoneyLine | None:
    """The line of a sum in a sentence: by the keyword right after it (`£80 grant`), else the nearest one."""
    after = _said(text, value.end, min(upto, value.end + 120))
    strong = _STRONG_AFTER.match(text, value.end, upto)
    if strong and after and after[0][0] < strong.end():
        return after[0][2]
    before = _said(text, max(since, value.start - 120), value.start)
    if before and value.start - before[-1][1] <= 25:
        return before[-1][2]
    sure = [one for one in after if one[2] != "allocation"]
    if sure and (not before or sure[0][0] - value.end < value.start - before[-1][1]):
        return sure[0][2]
    if before:
        return before[-1][2]
    return after[0][2] if after else None


def nature_in(words: str) -> Nature | None:
    """Revenue or capital, where the last of those words before a sum says so."""
    found = _NATURE.findall(words)
    if not found:
        return None
    return "revenue" if found[-1].lower() == "revenue" else "capital"
