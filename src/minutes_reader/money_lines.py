"""What a sum is of its fund: allocated, committed, spent, carried forward …, by the words nearest to it."""

from __future__ import annotations

import re

from minutes_reader.reading import MoneyLine, Nature
from minutes_reader.values import Value

_LINES: tuple[tuple[MoneyLine, str], ...] = (
    ("other", r"discounts?|(?:bids?|sums?|items?|purchases?|applications?)\s+(?:of\s+)?(?:under|up\s+to|over|below)|up\s+to|limit(?:ed)?\s+(?:of|to)|maximum(?:\s+of)?|no\s+more\s+than|cap\s+of"),
    ("carry_forward", r"carr(?:y|ied)[\s-]+(?:forward|over)|c/f(?:wd)?|roll(?:ed)?[\s-]?over|brought\s+forward|b/f(?:wd)?"),
    ("contribution", r"contribut\w*|(?:funding|money|monies|income)\s+(?:received\s+)?from|donat\w*|top[\s-]?slic\w*|match[\s-]fund\w*"),
    ("committed", r"commit(?:ted|ments?|ting)?"),
    ("available", r"available|unallocated|uncommitted"),
    ("balance", r"balance|remaining|remainder|remains|left\s+over|underspen[dt]|surplus"),
    ("saving", r"savings?|efficienc(?:y|ies)|(?:to|must|should)\s+be\s+(?:identified|found|saved)|shortfall|cuts?\s+of"),
    ("spent", r"spent|spend(?:ing)?|expenditure|paid|payments?|invoiced?|purchased?|bought|cost(?:s|ing)?|overspen[dt]|outturn"),
    ("grant", r"grants?|awarded|award\s+of|bid\s+(?:of|for)|successful\s+bid"),
    ("fee", r"fees?|charge[sd]?|subscriptions?|levy"),
    ("allocation", r"allocat\w*|budget(?:ed)?|fund(?:ed|ing)?|ring-?fenced|set\s+aside|earmarked|settlement|pot|secured|received"),
)
_ALL = re.compile("|".join(rf"(?P<{line}>\b(?:{words})(?![\w]))" for line, words in _LINES), re.I)
_STRONG_AFTER = re.compile(r"\s*(?:\w+\s+){0,3}?(?:grants?|contributions?|discounts?|fees?|savings?|balance|underspend|carry\s+forward|allocation|budget|shortfall|surplus)\b", re.I)
_NATURE = re.compile(r"\b(?P<nature>Revenue|Capital|REVENUE|CAPITAL|(?:revenue|capital)(?=\s+(?:fund|budget|allocat|grant|spend|expenditure|monies|pot|element|sum)))\b")


def line_in(words: str) -> MoneyLine | None:
    """The line that a label names; of several, the first in the order above (`Available monies to spend`)."""
    found = {name for match in _ALL.finditer(words) if (name := match.lastgroup)}
    return next((line for line, _ in _LINES if line in found), None)


def line_of(text: str, since: int, value: Value, upto: int) -> MoneyLine | None:
    """The line of a sum in a sentence: the keyword right after it (`£80 grant`), else the nearest before, else after."""
    after = list(_ALL.finditer(text, value.end, min(upto, value.end + 120)))
    strong = _STRONG_AFTER.match(text, value.end, upto)
    if strong and after and after[0].end() <= strong.end() + 1:
        return _name(after[0])
    before = list(_ALL.finditer(text, max(since, value.start - 120), value.start))
    if before and value.start - before[-1].end() <= 25:
        return _name(before[-1])
    sure = [match for match in after if match.lastgroup != "allocation"]
    if sure and (not before or sure[0].start() - value.end < value.start - before[-1].end()):
        return _name(sure[0])
    if before:
        return _name(before[-1])
    return _name(after[0]) if after else None


def _name(match: re.Match[str]) -> MoneyLine:
    return next(line for line, _ in _LINES if line == match.lastgroup)


def nature_in(words: str) -> Nature | None:
    """Revenue or capital, where the last of those words before a sum says so."""
    found = _NATURE.findall(words)
    if not found:
        return None
    return "revenue" if found[-1].lower() == "revenue" else "capital"
