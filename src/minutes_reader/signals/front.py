"""Grounds for doubting what the top of a paper says: its body, title, day, place and times."""

from __future__ import annotations

import re

from minutes_reader.paper import Paper
from minutes_reader.reading import Fact
from minutes_reader.signals.ground import found_by, has_letters, rest_of_line

_GROUP = re.compile(
    r"\b(?:partnership|board|group|committee|forum|panel|executive|cabinet|council|authority|team|assembly|csp|cdrp)\b",
    re.I,
)
_PAPER = re.compile(r"\b(?:minutes?|notes?|report|record|log|review|update|plan|strategy|assessment)\b", re.I)
_PLACE = re.compile(
    r"\b(?:room|hall|offices?|centre|chambers?|house|building|suite|civic|station|college|school|hotel|teams|zoom|online"
    r"|exchange)\b",
    re.I,
)
_WHEN = re.compile(r"\d[.:/]\d|\b(?:19|20)\d\d\b|\b(?:at|on|held|from|between)\b|day\b")
_LONG = 70
_SIGNS = re.compile(r"[:;|/=\t\n]|^\W|^[a-z]|\W[-–—]\W")
_TOLD: dict[str, re.Pattern[str]] = {"body": _GROUP, "title": _PAPER, "venue": _PLACE}


def of_single(paper: Paper, name: str, fact: Fact) -> list[str]:
    """The grounds for doubting a single field."""
    signals = found_by(fact)
    clean, (start, end) = paper.clean, fact.span
    before = clean[clean.rfind("\n", 0, start) + 1 : start]
    if has_letters(before) and not before.rstrip(" \t").endswith(":"):
        signals.append("words_before_it")
    if has_letters(rest_of_line(clean, end)):
        signals.append("words_behind_it")
    told = _TOLD.get(name)
    if told is None:
        return signals
    words = clean[start:end]
    if not told.search(words):
        signals.append("no_word_of_its_kind")
    if _WHEN.search(words):
        signals.append("tells_when")
    if len(words) > _LONG or _SIGNS.search(words):
        signals.append("odd_form")
    if name != "venue" and _others(paper, told, start, end):
        signals.append("another_line_like_it")
    return signals


def _others(paper: Paper, told: re.Pattern[str], start: int, end: int) -> bool:
    """True where another line at the top, before anybody is named, has a word of the same kind."""
    first = paper.attendance[0].span[0] if paper.attendance else len(paper.clean)
    for line in paper.lines[: min(paper.front, 12)]:
        if line.start >= first:
            break
        if (line.end <= start or line.start >= end) and told.search(line.text):
            return True
    return False
