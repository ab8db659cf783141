"""The places that figures in a sentence are for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes_reader.dates import MONTHS
from minutes_reader.lines import has_any
from minutes_reader.paper import Paper
from minutes_reader.reading import Role
from minutes_reader.values import Value
from minutes_reader.vocabulary import AGENCY_WORDS

_NAME = r"[A-Z][a-z][\w'’-]*(?:(?:\s+(?:and|upon|on|the|of|under)\s+|\s+|-)[A-Z][a-z][\w'’-]*)*"
_WHICH = re.compile(rf"({_NAME})\s*,\s+which\s+(?:had|has|was|is|recorded|saw|stood)\b[^,.;]{{0,40}}$")
_IN = re.compile(rf"\b(?:[Ii]n|[Ww]ithin|[Aa]cross)\s+(?:the\s+)?({_NAME}(?:,\s+{_NAME})*(?:,?\s+and\s+{_NAME})?)")
_BEHIND = re.compile(
    rf"\s+(?:(?:were|was|are|occurred)\s+|(?:[a-z][\w’'-]*\s+|[A-Z]{{2,6}}\s+){{0,3}}?[a-zA-Z]+s\s+)?(?:in|across)\s+(?:the\s+)?"
    rf"({_NAME})"
)
_BEFORE = ("in ", "In ", "cross ")
_LINKS = ("in ", "across ")
_FAR = 150
_LISTED = re.compile(rf"(?:^|(?<=[.!?]\s)|[–—,;:(-])\s*(?:and\s+|in\s+)?({_NAME})\s*(?:[:=–-]|at|is|was|\()?\s*$")
_WIDER = frozenset({"nationally", "national", "england", "regional", "regionally", "wales", "force", "county"})
_NO_PLACE = frozenset(
    """
    quarter year appendix phase addition total custody partnership monday tuesday wednesday thursday friday saturday
    sunday christmas easter halloween section spring summer autumn winter level table part minute
    operation project programme scheme strategy plan act
""".split()
) | {*MONTHS, *(name[:3] for name in MONTHS)}
_PLACE_TOO = frozenset("town city county borough england church court ward wards area district parish region".split())
_GENERIC = frozenset(
    """
    the a an of and for in safe safer stronger community communities partnership board committee group crime
    disorder reduction strategic executive leadership responsible authorities safety drug alcohol council borough
    county city district police joint local area scrutiny meeting forum panel team
""".split()
)
_SMALL_WORD = re.compile(r"[a-z][a-z'’-]+")
_CAPITAL_WORD = re.compile(r"[A-Z][a-z][\w'’-]+")
_PLACE_WORD = re.compile(r"[A-Za-z'’]+")


def own_words(paper: Paper) -> frozenset[str]:
    """The words of this body's name that can only be its place."""
    name = paper.body.name if paper.body else ""
    return frozenset(word for word in _SMALL_WORD.findall(name.lower()) if word not in _GENERIC)


def area_of(
    text: str, low: str, start: int, end: int, value: Value, since: int, own: frozenset[str]
) -> tuple[str | None, bool]:
    """(place printed for a figure, whether surely for this one).

    `Poole, which had …`, `in Birtley there were 12 fires`, `12 fires in Poole`; for a rank this body's own place.
    """
    which = _WHICH.search(text, since, value.start) if text.find(", which ", since, value.start) >= 0 else None
    if which:
        return _tidy(which[1]), True
    behind = None
    if value.unit in (None, "count") and has_any(low[value.end : value.end + _FAR], _LINKS):
        behind = _BEHIND.match(text, value.end, end)
    if behind and is_place(behind[1]):
        return _tidy(behind[1]), True
    if value.unit != "rank" and not has_any(text[start : value.start], _BEFORE):
        return None, True
    for found in reversed(list(_IN.finditer(text, start, value.start))):
        if is_place(found[1]):
            return _tidy(found[1]), found.start() >= since or since == start
    if value.unit == "rank":
        for found in _CAPITAL_WORD.finditer(text[start : value.start]):
            if found[0].lower() in own:
                return found[0], True
    return None, True


def is_place(words: str) -> bool:
    """True where a run of capitalised words holds no month, season, or word of an agency."""
    found = {word.lower() for word in _PLACE_WORD.findall(words)}
    return not found & _NO_PLACE and not found & AGENCY_WORDS - _PLACE_TOO and not found <= _PLACE_TOO


def listed_areas(text: str, low: str, values: Sequence[Value], own: frozenset[str]) -> dict[Value, tuple[str, Role]]:
    """Values in a list of places, `Nationally £9 – Essex £8 – Poole £7`: all but this body's are comparators.

    {} unless this body's own place, or a wider area beside another, is in the list.
    """
    named: dict[Value, str] = {}
    if len(values) < 2 or not any(word in low for word in own):
        return {}
    for n, value in enumerate(values):
        found = _LISTED.search(text, values[n - 1].end if n else max(0, value.start - 60), value.start)
        if found and found[1].lower() not in _NO_PLACE:
            named[value] = found[1]
    ours = [value for value, name in named.items() if own & set(name.lower().split())]
    if len(named) < 2 or not ours:
        return {}
    return {
        value: (name, "latest" if value in ours else "comparator")
        for value, name in named.items()
        if is_place(name) or name.lower() in _WIDER
    }


def _tidy(words: str) -> str:
    return " ".join(words.split())
