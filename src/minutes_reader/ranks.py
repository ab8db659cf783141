"""Places in an order: `second highest`, `fifth equal`, `ranked 3rd`."""

from __future__ import annotations

import re

from minutes_reader.values import Value

_ORDINALS = {word: n for n, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), 1)}
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_RANK = re.compile(
    rf"\b{_ORDINAL}[\s-]+(?:equal\b|(?:joint\s+)?(?:highest|lowest|best|worst|largest|smallest|safest|poorest|biggest|most\s+\w+|least\s+\w+)\b|out\s+of\s+\d+|of\s+\d+\b)"
    rf"|\b(?:ranked|placed|ranks|rank\s+of|ranking)\s+(?:joint\s+|number\s+)?(?P<placed>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)?)\b(?!\s*(?:in\s+)?%)", re.I)


def may_rank(low: str) -> bool:
    """A cheap look, in lower case, before `find_ranks`."""
    if "rank" in low or "placed" in low:
        return True
    if not ("second" in low or "third" in low or "fourth" in low or "fifth" in low or "sixth" in low or "first" in low or "th " in low
            or "th-" in low or "nd " in low or "rd " in low or "st " in low):
        return False
    return ("est" in low and ("highest" in low or "lowest" in low or "best" in low or "largest" in low or "smallest" in low or "safest" in low
                              or "poorest" in low or "biggest" in low)
            or "worst" in low or "most " in low or "least " in low or "equal" in low
            or " out of " in low or "st of " in low or "nd of " in low or "rd of " in low or "th of " in low)


def find_ranks(text: str, start: int, end: int) -> list[Value]:
    """Every place in an order in text[start:end]; its span runs over the ordinal and what it is the place of."""
    return [Value(*_span(match), _place(match["ordinal"] or match["placed"]), "rank") for match in _RANK.finditer(text, start, end)]


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("placed") if match["placed"] else match.span()


def _place(words: str) -> int:
    return _ORDINALS.get(words.lower()) or int(re.sub(r"\D", "", words))
