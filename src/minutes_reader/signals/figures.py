"""Grounds for doubting measurements."""

from __future__ import annotations

import re

from minutes_reader.reading import Figure
from minutes_reader.signals.ground import Ground, has_month, has_year

_AIMS = re.compile(  # of lower case
    r"\b(?:target|aims?|goal|below|above|compared|than|against|up|down|from|ris(?:e|en|es|ing)|rose|fall(?:en|s|ing)?"
    r"|fell|last year|previous|increase[ds]?|decrease[ds]?|reduc(?:ed|tion)|cut)\b"
)
_PLACE = re.compile(r"(?:in(?<!\win)|across(?<!\wacross)|for(?<!\wfor))\s+(?:the\s+)?[A-Z][a-z]+(?!\s+\d)")
_SMALL = 32
_YEARS = range(1900, 2100)
_CUT = re.compile(r"\s*(?:to|and|until|[-–/])\s*(?:[A-Z]|\d)|\s+\d{4}\b")


def of_figures(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each figure."""
    figures, clean = ground.reading.figures, ground.clean
    places = [ground.sentence(figure.span) for figure in figures]
    found = []
    for n, figure in enumerate(figures):
        signals = ground.under(figure)
        at, to = places[n]
        words = clean[at:to]
        near = [k for k in (n - 1, n + 1) if 0 <= k < len(figures) and at <= figures[k].span[0] < to]
        if near:
            signals.append("several_in_sentence")
        if figure.role == "latest":
            if any(figures[k].role == "latest" for k in near):
                signals.append("role_beside_others")
            elif not near and _AIMS.search(words.lower()):
                signals.append("role_by_default")
        if "\t" in words:
            signals.append("in_a_table")
        signals += _of_period(figure, words)
        if figure.area is None and _PLACE.search(words):
            signals.append("place_not_used")
        if not figure.measure:
            signals.append("no_measure")
        if figure.unit in ("count", None):
            signals += _of_count(figure, clean)
        found.append(signals)
    return found


def _of_period(figure: Figure, words: str) -> list[str]:
    if figure.period is None:
        return ["period_not_used"] if has_month(words) or has_year(words) else []
    at = words.find(figure.period)
    return ["period_cut"] if at >= 0 and _CUT.match(words, at + len(figure.period)) else []


def _of_count(figure: Figure, clean: str) -> list[str]:
    start, end = figure.span
    signals = []
    if not clean[end : end + 12].lstrip(" \n")[:1].isalpha():
        signals.append("nothing_counted")
    if not clean[clean.rfind("\n", 0, start) + 1 : start].strip():
        signals.append("opens_a_line")
    if figure.value < _SMALL:
        signals.append("small")
    elif figure.value in _YEARS:
        signals.append("like_a_year")
    return signals
