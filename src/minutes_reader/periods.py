"""The stretches of time that a figure speaks of, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from minutes_reader.dates import MONTHS
from minutes_reader.lines import has_any, lowered

_SHORT = tuple(name[:3] for name in MONTHS)
_M = "(?:" + "|".join(name for name in (*MONTHS, "sept", *_SHORT) if name != "may") + r"|(?-i:May|MAY))(?![a-z])\.?"
_Y = r"(?:(?:19|20)\d\d|['’]?\d\d)(?![\d/:%]|[.,]\d|\s*(?:per\s?cent|am|pm)\b)"
_SPAN = r"\s*(?:[-–—/]|to|and|until|through)\s*"
_YEARS = r"(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)"
_QUARTER = (
    rf"(?:Q(?:tr|uarter)?\.?\s?[1-4]|(?:first|second|third|fourth|last)\s+quarter|quarter\s+(?:one|two|three|four"
    rf"|[1-4]))(?:\s+(?:of\s+)?(?:{_YEARS}|(?:19|20)\d\d))?"
)
_DAY = r"(?<![\d,.£])\d{1,2}(?:st|nd|rd|th)?\s+"
_DATE = (
    rf"(?:(?<![\d.])\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|{_DAY}{_M}(?:,?\s+{_Y})?)"
)

_MONTHS_APART = rf"{_M}\s*(?:{_Y})?{_SPAN}(?:{_DAY})?{_M}\s*(?:{_Y})?"
_UNTIL = (
    rf"\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:{_DATE}|{_M}\s*{_Y}|{_M}|{_YEARS}|\d\d/\d\d\b|(?:19|20)\d\d\b"
    r"|year\b)"
)
# What a period begins with decides which pattern is tried: far cheaper than one pattern at every character.
_BY_NUMBER = re.compile(
    rf"(?:\d+\s+months\s+(?:ending|ended|to)){_UNTIL}"
    rf"|{_DAY}{_MONTHS_APART}"
    rf"|{_YEARS}(?:\s+onwards?)?"
    r"|(?<![\d./])\d\d/\d\d(?![/\d])"
    rf"|{_DATE}"
    r"|(?P<target>\d+[\s-]years?)(?=\s+(?:target|plan|average|period|cycle)\b)"
    r"|(?<=\()(?P<year>(?:19|20)\d\d)\b(?!\s*[-–/,]\s?\d)(?:\s+onwards?)?",
    re.I,
)
_BY_MONTH = re.compile(rf"{_MONTHS_APART}|{_M}\s+{_Y}", re.I)
_BY_WORD = re.compile(
    rf"(?:between|from)\s+(?:(?:{_DATE}|\d{{1,2}}(?:st|nd|rd|th)?)\s+(?:and|to|until)\s+{_DATE}"
    rf"|(?:{_DAY})?{_MONTHS_APART})"
    r"|(?:spring|summer|autumn|winter)\s+(?:(?:of|in)\s+)?(?:19|20)\d\d(?:\s?[/–-]\s?\d\d)?"
    r"|month\s+\d+\s+of\s+\d+(?:[\s-]month)?(?:\s+cycle)?"
    r"|(?:the\s+)?(?:(?:year|quarter|months?|period|week)\s+(?:ending|ended|to)|(?:\d+|three|six|nine|twelve)\s+months\s+"
    rf"(?:ending|ended|to)|end\s+of|month\s+of|as\s+at){_UNTIL}"
    rf"|{_QUARTER}"
    r"|(?:over|during|in|for|since)\s+(?:the\s+)?(?P<rolling>(?:last|past|previous)\s+(?:\w+\s+)?"
    r"(?:months?|years?|quarters?|weeks?))"
    r"|(?:this|(?:the\s+)?same)\s+(?:time|period|quarter|month)\s+(?:last|the\s+previous)\s+year\b"
    r"|(?:this|last|next|the\s+previous|the\s+current)\s+(?:financial\s+)?(?:year|quarter|month|week)\b"
    r"|(?:for|in|during|over|at)\s+(?:the\s+)?(?P<bare>quarter|month|year(?:\s+end)?|financial\s+year|year-end)\b"
    r"(?!\s+(?:of|ending|ended|to|end|\d))"
    rf"|same\s+(?:period|time|month|quarter)\s+(?:of|in)\s+(?:{_YEARS}|(?:19|20)\d\d)"
    rf"|(?:in|during|for|since)\s+(?P<month>{'|'.join(name.title() for name in MONTHS)})\b"
    rf"(?!\s+(?:\d|(?-i:[A-Z]))|{_SPAN}(?:{_DAY})?{_M})"
    r"|(?:in|during|since|for|by)\s+(?P<year>(?:19|20)\d\d)\b(?!\s*[-–/,]\s?\d)(?:\s+onwards?)?",
    re.I,
)
_ANY_MONTH = "(?:" + "|".join(_SHORT) + ")"
_SOON = rf"\s+(?:the\s+)?(?:[12][09]\d|last\b|past\b|previous|quarter|month|year|financial|{_ANY_MONTH})"
_DATED = rf"\s+(?:\d|{_ANY_MONTH})"
_ENDING = r"\s+(?:end|to\b|of\b|\d|one|two|three|four)"
_NEAR = r"\s+(?:financial|year|quarter|month|week|time|period)"
# How a period goes on behind each word that can open it: a cheap look, in lower case, before its pattern is tried.
_GOES_ON = {
    **dict.fromkeys(("in", "for", "during", "since", "over", "by", "at"), _SOON),
    **dict.fromkeys(("between", "from"), _DATED),
    "the": r"\s+(?:year|quarter|month|period|week|end\b|as\b|same|previous|current|\d|three|six|nine|twelve)",
    **dict.fromkeys(("year", "quarter", "months?", "period", "week"), _ENDING),
    "end": r"\s+of",
    "as": r"\s+at",
    **dict.fromkeys(("three", "six", "nine", "twelve"), r"\s+months"),
    **dict.fromkeys(("this", "same", "last", "next"), _NEAR),
    **dict.fromkeys(("spring", "summer", "autumn", "winter"), r"\s"),
    **dict.fromkeys(("first", "second", "third", "fourth"), r"\s+quarter"),
    "q": r"\s?[1-4]",
    "qtr": "",
    **dict.fromkeys(_SHORT, r"[a-z]{0,6}\.?\s*(?:['’]?\d|[-–—/]|to\b|and\b|until|through)"),
}


def _by_letter(ways: Mapping[str, str]) -> str:
    """A pattern of words, each with how it goes on, sorted by first letters: one look tells most other words apart."""
    letters: dict[str, list[str]] = {}
    for word, goes_on in ways.items():
        letters.setdefault(word[0], []).append(word[1:] + goes_on)
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items()) + ")"


_OPENING = _by_letter(_GOES_ON)
_NUMBER_GOES_ON = rf"[0-9]{{0,7}}(?:\s*[/–.\-]|(?:st|nd|rd|th)?\s+(?:years?|months|{_ANY_MONTH})|\b(?<=\([0-9]{{4}}))"
# One sign to begin with: each search runs from sign to sign.
_BEGINS = (
    re.compile(rf"[0-9](?<![0-9a-z_][0-9])(?={_NUMBER_GOES_ON})"),
    *(re.compile(rf"{sign}(?={_OPENING})") for sign in (" ", r"\(")),
)
_AT_START = re.compile(_OPENING)
# Every period has one of these, or the dots of a date.
_SIGNS = (
    "20", "19", "/", "year", *_SHORT, "quarter", "month", "week", "spring", "summer", "autumn", "winter", "q1", "q2",
    "q3", "q4", "qtr", "q ", "period", "time",
)  # fmt: skip
_DOTS_OF_A_DATE = 2
_SHORTEST_TALK = 40  # words before a period that are longer than this do more than open a sentence
_NUMERALS = frozenset("0123456789")
_MONTH_OPENS = frozenset(_SHORT)
_SAMES = ("that ", "the same", "that\n", "that\t")
_OPENERS = frozenset({"", "as at the", "as at", "as of", "in", "for", "during", "by", "since", "at the", "over the"})
_LEADING = re.compile(r"^(?:the|from|as\s+at(?:\s+the)?)\s+", re.I)
_SAME = re.compile(r"\b(?:that|the\s+same)\s+(?:financial\s+)?(?:year|quarter|month|period)\b", re.I)
_QUARTER_OF = re.compile(r"q(?:tr|uarter)?\.?\s?([1-4])", re.I)
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)(?!\d)")
_MONTH_YEAR = re.compile(rf"({'|'.join(_SHORT)})[a-z]*\.?\s*['’]?((?:19|20)?\d\d)?", re.I)
_ONE_YEAR = re.compile(r"(?:19|20)\d\d")


class Period(NamedTuple):
    """A stretch of time in a text: where its words stand, and the words that a figure's `period` keeps."""

    start: int
    end: int
    words: str
    initial: bool = False


def find_periods(text: str, start: int = 0, end: int | None = None, low: str | None = None) -> list[Period]:
    """Every period in text[start:end].  `initial` is true for one that opens the sentence and so governs all of it.

    `low` is the text in lower case, where the caller has it.
    """
    end = len(text) if end is None else end
    low = lowered(text) if low is None else low
    if not has_any(stretch := low[start:end], _SIGNS) and stretch.count(".") < _DOTS_OF_A_DATE:
        return []
    found: list[Period] = []
    at = start
    for first in _beginnings(low, start, end):
        match = _match(text, low, first, end) if first >= at else None
        if match:
            at = match.end()
            initial = first - start < _SHORTEST_TALK and low[start:first].strip(" ,.(") in _OPENERS
            found.append(Period(first, at, _kept(match), initial))
    if found and has_any(low[found[0].end : end], _SAMES):
        for same in _SAME.finditer(low, found[0].end, end):
            earlier = [period for period in found if period.end <= same.start()]
            found.append(Period(same.start(), same.end(), earlier[-1].words))
            found.sort()
    return found


def _beginnings(low: str, start: int, end: int) -> list[int]:
    """Where a period may begin: at a number, or at one of the words that open periods, if it goes on like one."""
    by_number, *by_word = _BEGINS
    found = [match.start() for match in by_number.finditer(low, start, end)]
    found += [match.end() for pattern in by_word for match in pattern.finditer(low, start, end)]
    if _AT_START.match(low, start, end):
        found.append(start)
    found.sort()
    return found


def _match(text: str, low: str, first: int, end: int) -> re.Match[str] | None:
    if low[first] in _NUMERALS:
        return _BY_NUMBER.match(text, first, end)
    by_month = _BY_MONTH.match(text, first, end) if low[first : first + 3] in _MONTH_OPENS else None
    return by_month or _BY_WORD.match(text, first, end)


def _kept(match: re.Match[str]) -> str:
    """The words without a leading preposition or article; `year ending 06/07`, `end of July 2007` keep theirs."""
    name = match.lastgroup
    words = match[name] if name and name != "year" else match[0]
    if name == "year":
        words = match[0][match.start("year") - match.start() :]
    return " ".join(_LEADING.sub("", words.rstrip(".,")).split())


def when_ends(words: str) -> tuple[int, int] | None:
    """(year, month) in which a period ends, to put columns in order; None where it names no year."""
    quarter = _QUARTER_OF.search(words)
    years = _TWO_YEARS.search(words)
    if years:
        first = int(years[1])
        last = first // 100 * 100 + int(years[2][-2:])
        if last - first != 1:
            return (last, 12)
        return (first, 3 + 3 * int(quarter[1])) if quarter and int(quarter[1]) < 4 else (last, 3)
    months = _MONTH_YEAR.findall(words)
    plain = _ONE_YEAR.findall(words)
    if months and (months[-1][1] or plain):
        year = int(months[-1][1] or plain[-1])
        return (year if year > 99 else 2000 + year, _SHORT.index(months[-1][0].lower()) + 1)
    return (int(plain[-1]), 12) if plain else None
