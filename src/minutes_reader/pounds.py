"""Telling a sum of money (held, given, spent, to be found) from a cost that is only measured."""

from __future__ import annotations

import re

from minutes_reader.hints import Hinted

_MONEY = re.compile(
    r"\b(?:allocat|budget|grant|fund|commit|spen[dt]|expenditure|balance|carr(?:y|ied)\s+forward|contribut|paid"
    r"|payment|award|bid|fee|charge|"
    r"discount|saving|underspend|overspend|surplus|reserve|available|donat|invest|income|receiv|monies|invoice"
    r"|top.?slic)",
    re.I,
)
_MEASURED = Hinted(
    re.compile(
        r"\b(?:unit\s+cost|(?:would|will|could|might|may|to)\s+cost|(?:price|put|priced|quoted|quote|estimate)\s+(?:of|at)"
        r"|costs?\s+per|cost\s+of\s+(?:an?|each|one|every)\b|average\s+cost|estimated|estimates?"
        r"|per\s+(?:head|person|unit|case|crime|capita)"
        r"|(?:economic|social|total)\s+costs?|costs?\s+(?:to\s+)?(?:the\s+)?(?:economy|society|public|taxpayer)"
        r"|each\s+(?:\w+\s+){0,3}(?:is|was|costs?)|valued?\s+at|worth|value\s+of)\b",
        re.I,
    ),
    "cost",
    "pric",
    "put ",
    "quot",
    "estimat",
    "per ",
    "each ",
    "valu",
    "worth",
)
_UNIT_COST = re.compile(
    r"\b(?:unit\s+(?:cost|price)s?|average\s+(?:cost|price|loss|value)|costs?\s+per|cost\s+(?:of\s+(?:an?|each|one)|to)\b"
    r"|price|economic\s+cost|value\s+of\s+(?:goods|property|items|drugs)|per\s+(?:head|person|case|unit|capita))\b",
    re.I,
)
_PER_ONE = re.compile(r"\s+(?:per|an?|each|every)\s+(?!year|annum|month|quarter|week|day)[a-z]+", re.I)
_GIVEN = re.compile(
    r"\b(?:grant|allocat|contribut|discount|fee|award|fund(?:ed|ing)\s+of|carr(?:y|ied)\s+(?:forward|over)|underspen"
    r"|overspen|balance|surplus|shortfall|reserves?\b)",
    re.I,
)
_ABOUT = re.compile(r"\b(?:about|around|approximately|approx\.?|roughly|some|circa|c\.)\s*$", re.I)
_EACH = re.compile(r"\s*(?:per\b|each\b|a\s+(?:head|time|unit|test|visit)\b|[a-z]+\s*(?:[.,;]|$))")


def is_cost(text: str, start: int, end: int, at: int, to: int) -> bool:
    """True where the sum text[at:to] in the sentence text[start:end] is a unit cost or an estimate, not money held."""
    near = text[max(start, at - 90) : min(end, to + 40)]
    if _MEASURED.search(text, max(start, at - 150), min(end, to + 60)) or _PER_ONE.match(text, to, end):
        return _GIVEN.search(near) is None
    about = _EACH.match(text, to, end) and _ABOUT.search(text[max(start, at - 16) : at])
    return about is not None and _MONEY.search(near) is None


def is_unit_cost(words: str) -> bool:
    """True for a heading or row's label that speaks of what one costs, or of a cost to society."""
    return _UNIT_COST.search(words) is not None
