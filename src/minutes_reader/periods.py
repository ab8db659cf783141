"""The stretches of time that a figure speaks of, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minutes_reader.dates import MONTHS

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
_BEGINS = re.compile(
    r"(?<![^\W\d])(?:[0-9]|(?:between|from|months?|year|quarter|period|week|the|end|as|three|six|nine|twelve|over|during"
    r"|in|for|since|this|same|last|next|at|by|spring|summer|autumn|winter|first|second|third|fourth)\s|q\s?[1-4]|qtr"
    r"|" + "|".join(_SHORT) + ")"
)
# A cheap look at what follows a number's digits: a sign of a date or of two years, a word that a period goes on with.
_AFTER_NUMBER = re.compile(
    rf"[0-9]{{1,8}}(?:\s*[/–.\-]|(?:st|nd|rd|th)?\s+(?:years?|months|{'|'.join(_SHORT)})|\b(?<=\([0-9]{{4}}))", re.I
)
_NUMERALS = frozenset("0123456789")
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


def find_periods(text: str, start: int = 0, end: int | None = None) -> list[Period]:
    """Every period in text[start:end].  `initial` is true for one that opens the sentence and so governs all of it."""
    end = len(text) if end is None else end
    found = []
    for match in _matches(text, start, end):
        words = _kept(match)
        before = text[start : match.start()].strip(" ,.(").lower()
        found.append(Period(match.start(), match.end(), words, initial=before in _OPENERS))
    for same in _SAME.finditer(text, start, end) if found else ():
        earlier = [period for period in found if period.end <= same.start()]
        if earlier:
            found.append(Period(same.start(), same.end(), earlier[-1].words))
    return sorted(found, key=lambda period: period.start)


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of the three patterns, tried only where a word or number that can begin one begins."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two: offsets would not be those of the text
        low = text
    at = start
    begin = _BEGINS.search(low, start, end)
    while begin:
        first = begin.start()
        if low[first] in _NUMERALS:
            match = _BY_NUMBER.match(text, first, end) if _AFTER_NUMBER.match(low, first) else None
        else:
            by_month = low[first : first + 3] in _SHORT
            match = (by_month and _BY_MONTH.match(text, first, end)) or _BY_WORD.match(text, first, end)
        at = match.end() if match else first + 1
        if match:
            yield match
        begin = _BEGINS.search(low, at, end)


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
