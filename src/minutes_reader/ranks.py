"""Places in an order: `second highest`, `fifth equal`, `ranked 3rd`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutes_reader.values import Value

_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
# What a place in an order begins with where it is told in words, and the signs that can stand before it: a search runs
# from sign to sign.
_BEGINNING = (
    r"(?:f(?:irst|ourth|ifth)|s(?:econd|ixth|eventh)|t(?:hird|enth|welfth)|e(?:ighth|leventh)|ninth|rank|placed"
    r"|F(?:irst|ourth|ifth)|S(?:econd|ixth|eventh)|T(?:hird|enth|welfth)|E(?:ighth|leventh)|Ninth|Rank|Placed)"
)
_BEHIND_SIGN = tuple(re.compile(sign + _BEGINNING) for sign in (" ", r"\n", r"\("))
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_RANK = re.compile(
    rf"\b{_ORDINAL}[\s-]+(?:equal\b|(?:joint\s+)?(?:highest|lowest|best|worst|largest|smallest|safest|poorest|biggest"
    rf"|most\s+\w+|least\s+\w+)\b|out\s+of\s+\d+|of\s+\d+\b)"
    rf"|(?<![\w/.])(?P<among>\d{{1,3}}(?:st|nd|rd|th))(?=\s+(?:(?:in|of|within|among)\s+(?:its|our|the)\s+(?:[a-z]+\s+){{0,3}}"
    rf"(?:group|families|family|county|region|country|force)\b|nationally\b|regionally\b))"
    rf"|\b(?:ranked|placed|ranks|rank\s+of|ranking)\s+(?:joint\s+|number\s+)?(?P<placed>{'|'.join(_ORDINALS)}"
    rf"|\d{{1,3}}(?:st|nd|rd|th)?)\b(?!\s*(?:in\s+)?%)",
    re.I,
)
_NOT_DIGIT = re.compile(r"\D")


def rank_places(text: str) -> list[int]:
    """Where, in a whole text, a place in an order may be told in words: a cheap look for `find_ranks`."""
    return [match.start() + 1 for pattern in _BEHIND_SIGN for match in pattern.finditer(text)]


def find_ranks(text: str, end: int, places: Iterable[int]) -> list[Value]:
    """Every place in an order that begins at one of the places and ends before `end`.

    Its span runs over the ordinal and what it is the place of.
    """
    found: list[Value] = []
    since = 0
    for at in places:
        match = _RANK.match(text, at, end) if at >= since else None
        if match:
            place = _place(match["ordinal"] or match["placed"] or match["among"])
            found.append(Value(*_span(match), place, "rank"))
            since = match.end()
    return found


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("placed") if match["placed"] else match.span()


def _place(words: str) -> int:
    return _ORDINALS.get(words.lower()) or int(_NOT_DIGIT.sub("", words))
