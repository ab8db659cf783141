"""Places in an order: `second highest`, `fifth equal`, `ranked 3rd`."""

from __future__ import annotations

import re

from minutes_reader.values import Value

_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_HINTS = tuple(
    "highest|lowest|best|largest|smallest|safest|poorest|biggest|worst|most |least |equal|ranked|placed|ranks |ranking"
    "|rank of|out of |st of |nd of |rd of |th of |st in |nd in |rd in |th in |st nat|nd nat|rd nat|th nat".split("|")
)
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


def rank_hints(low: str) -> list[int]:
    """Where, in a whole text in lower case, a place in an order may be told: a cheap look before `find_ranks`."""
    found = []
    for hint in _HINTS:
        at = low.find(hint)
        while at >= 0:
            found.append(at)
            at = low.find(hint, at + 1)
    return sorted(found)


def find_ranks(text: str, start: int, end: int) -> list[Value]:
    """Every place in an order in text[start:end]; its span runs over the ordinal and what it is the place of."""
    return [
        Value(*_span(match), _place(match["ordinal"] or match["placed"] or match["among"]), "rank")
        for match in _RANK.finditer(text, start, end)
    ]


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("placed") if match["placed"] else match.span()


def _place(words: str) -> int:
    return _ORDINALS.get(words.lower()) or int(_NOT_DIGIT.sub("", words))
