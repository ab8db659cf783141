"""Numbers in digits with their sign and unit, and which of them only name a thing, an age or a length of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutes_reader.dates import MONTHS
from minutes_reader.reading import Span, Unit

# Of our own digits alone: an amount is kept as it is printed, and other programs count with it.  With one set of signs
# to begin with, the search runs from digit to digit.
_MORE_DIGITS = r"(?:[0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{0,11}(?:\.[0-9]{1,6})?)"
_DIGITS = rf"[0-9]{_MORE_DIGITS}"
_PERCENT = r"\s?%|\s{0,3}per\s{0,3}cent\b|\s?percent\b"
_RATE = (
    r"\s?/\s?(?P<slash>1,?000|10,?000|100,?000|1,?000,?000)\b"
    r"|\s+per\s+(?P<per>1,?000|10,?000|100,?000|1,?000,?000|thousand|million)\b"
)
_WHOLE = r"(?![\d]|[.,]\d|/\d|:\d|-\w)"  # the number does not go on
_VALUE = re.compile(rf"(?P<number>{_DIGITS})(?:(?P<percent>{_PERCENT})|{_RATE})?{_WHOLE}", re.I)
_GAP = r"[^\S\n]*(?:\n[^\S\n]*)?"  # a line's end at most: what stands in the next paragraph is not beside it
_LENGTH = _GAP + (
    r"[-–]?\s*(?:(?:working|calendar|consecutive|full)\s+)?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?"
    r"|mins?|seconds?|nights?|am|pm|a\.m|p\.m|"
    r"miles?|metres?|km|mph|th\b|st\b|nd\b|rd\b|times?\b|-?year)"
)
_MONTH = rf"{_GAP}(?<=\s)(?:of\s+)?(?:{'|'.join(MONTHS)})\b"
_NO_YEAR = r"(?:(?<![^\d.,](?:19|20)\d\d)|(?=\s+[a-z]{3,}s\b))"
_NTH = (  # a place in an order, `3rd highest`
    r"(?:st|nd|rd|th)[\s-]+(?:equal|joint|high|low|best|worst|larg|small|safe|poor|bigg|most|least|out|of|in\b|within"
    r"|among|nation|region)"
)
# A number that may measure something: no end of a word, date or sum, no year, day or length of time.
_NUMBER = re.compile(
    rf"(?P<number>[0-9](?<![\w.,/:£\\'’][0-9])(?<![\w.,/:£\\'’][-–−+][0-9]){_MORE_DIGITS})"
    rf"(?:(?:(?P<percent>{_PERCENT})|{_RATE}){_WHOLE}|(?P<nth>(?={_NTH}))|{_WHOLE}{_NO_YEAR}(?!{_LENGTH}|{_MONTH}))",
    re.I,
)
_GRADES = frozenset(("level", "grade", "tier"))
_WORD_BEFORE = 24  # characters before a number in which the word before it begins
_YEAR = re.compile(r"(?:19|20)\d\d")
_THINGS = re.compile(r"\s+[a-z]{3,}s\b")
_GLUED = frozenset(".,/:£\\_'’")
_SIGNS = frozenset("-–−+")
_POUNDS = re.compile(
    rf"£\s?(?P<number>{_DIGITS})(?:\s?(?P<scale>billion|million|thousand|bn|mn|[mk](?![A-Za-z])))?(?![\d]"
    rf"|[.,]\d)",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:level|grade|tier)\s+(?P<number>\d{1,2})\b(?!\s*(?:award|qualification|nvq|training|course|diploma))", re.I
)
_SCALES = {"billion": 10**9, "bn": 10**9, "million": 10**6, "mn": 10**6, "m": 10**6, "thousand": 1000, "k": 1000}
_PER = {"thousand": 1000, "million": 1_000_000}
_NAMING = frozenset(
    """
    see no nos number item items page pages section sections para paragraph paragraphs appendix annex minute minutes
    part phase stage schedule room year years aged age ages ni bv bvpi act table figure chapter article regulation
    clause line floor operation block unit class priority objective action actions step option tel telephone fax ext
    version ref quarter qtr week month day under between
""".split()
)
_AGES = re.compile(r"\bage[ds]?\s+(?:between\s+|from\s+)?\d{1,2}\s*(?:to|and|-|–)\s*$", re.I)
_AGES_GO_ON = frozenset(("to", "and", "-", "–"))
_MARKS = frozenset(":–=-")
_IDENTIFIES = re.compile(
    r"\b(?!(?:total|overall|the|a)\b)[a-z]+\s+(?:numbers?|nos?\.?|ref\.?|reference)\s*[:–=-]\s*$", re.I
)


class Value(NamedTuple):
    """A number where it stands.  `per` is set for a rate only; `unit` is None where the number carries none."""

    start: int
    end: int
    value: float | int
    unit: Unit | None
    per: int | None = None
    sure: bool = True  # false for a number that only may measure something


def find_values(text: str, start: int, end: int) -> list[Value]:
    """Every number, percentage, rate and level in text[start:end]; sums in pounds are found by `find_pounds`."""
    found = [value for match in _VALUE.finditer(text, start, end) if (value := _value(text, start, match))]
    return [_level(text, start, value) or value if value.unit is None else value for value in found]


def _level(text: str, start: int, value: Value) -> Value | None:
    """The level that a bare number is the number of: `Level 3`, `tier 2`."""
    before = text[max(start, value.start - _WORD_BEFORE) : value.start].rstrip()
    begin = max(start, value.start - _WORD_BEFORE)
    word = before[before.rfind(" ") + 1 :].lstrip("(")
    if word.lower() not in _GRADES:
        return None
    level = _LEVEL.match(text, begin + len(before) - len(word))
    return Value(level.start(), level.end(), value.value, "level") if level and level.end() == value.end else None


def value_at(text: str, at: int) -> Value | None:
    """The number, percentage, rate, level or sum in pounds that begins at `at`, if one does."""
    if text[at] == "£":
        pounds = _POUNDS.match(text, at)
        return next((value for value, _ in find_pounds(text, at, pounds.end())), None) if pounds else None
    if text[at].isalpha():
        level = _LEVEL.match(text, at)
        return Value(level.start(), level.end(), int(level["number"]), "level") if level else None
    match = _VALUE.match(text, at + (text[at] in _SIGNS))
    return _value(text, at, match) if match else None


def _value(text: str, start: int, match: re.Match[str], offset: int = 0) -> Value | None:
    """The value of a match; None where its digits are only the end of a date, a sum in pounds or a word."""
    begin, end = match.start() - offset, match.end() - offset
    printed, percent, slash, per = match.group("number", "percent", "slash", "per")
    number = as_number(printed)
    if begin > start:
        sign = text[begin - 1]
        if sign in _GLUED or sign.isalnum():
            return None
        if sign in _SIGNS:
            if begin - 1 > start and (text[begin - 2].isalnum() or text[begin - 2] in _GLUED):
                return None
            begin -= 1
            number = number if sign == "+" else -number
    rated = slash or per
    if rated:
        return Value(begin, end, number, "rate", _PER.get(rated.lower()) or int(rated.replace(",", "")))
    return Value(begin, end, number, "percent" if percent else None)


def find_pounds(text: str, start: int, end: int) -> Iterator[tuple[Value, str]]:
    """Every sum in pounds in text[start:end], with its amount as a decimal string (`£10k` is `10000`)."""
    if text.find("£", start, end) < 0:
        return
    for match in _POUNDS.finditer(text, start, end):
        digits = match["number"].replace(",", "")
        if match["scale"]:
            digits = _scaled(digits, _SCALES[match["scale"].lower()])
        yield Value(match.start(), match.end(), as_number(digits), "pounds"), digits


def _scaled(digits: str, scale: int) -> str:
    """A decimal string times 10, 1000 …, without floating point."""
    whole, _, part = digits.partition(".")
    zeros = len(str(scale)) - 1
    moved = whole + part[:zeros].ljust(zeros, "0")
    rest = part[zeros:]
    return (moved.lstrip("0") or "0") + (f".{rest}" if rest else "")


def as_number(digits: str) -> float | int:
    """The number that a string of digits, commas and a point stands for."""
    digits = digits.replace(",", "")
    return float(digits) if "." in digits else int(digits)


def numbers(text: str, stretches: Iterable[Span]) -> Iterator[re.Match[str]]:
    """The numbers in stretches of a text that may measure something: `measures` weighs them.

    Those with a group `nth` may begin a place in an order instead.
    """
    for start, end in stretches:
        yield from _NUMBER.finditer(text, start, end)


def measures(text: str, start: int, offset: int, found: Iterable[re.Match[str]]) -> list[Value]:
    """Those of the `numbers` found in a sentence that may measure something: no ages, no numbers of a list.

    The sentence begins at `start` of `text`, which stands at `offset` of the whole text.
    """
    told = []
    for match in found:
        value = _value(text, start, match, offset) if match["nth"] is None else None
        if value and value.unit is None:
            value = _bare(text, start, value)
        if value:
            told.append(value)
    return told


def _bare(text: str, start: int, value: Value) -> Value | None:
    """A number without a unit as what the word before it makes of it; None where it names a thing, or tells how old."""
    if _YEAR.fullmatch(text, value.start, value.end) and not _THINGS.match(text, value.end):
        return None
    before = text[max(start, value.start - _WORD_BEFORE) : value.start]
    if not before:
        return value
    if before[-1] in "#&(" or before.endswith("per "):
        counts = before[-1] == "(" and (text[value.end : value.end + 1] != ")" or value.end - value.start > 1)
        return value if counts else None
    words = before.rsplit(None, 1)
    last = words[-1].strip("(.").lower() if words else ""
    if last in _GRADES:
        return _level(text, start, value) or value
    if last in _AGES_GO_ON:
        return None if _AGES.search(before) else value
    if last in _NAMING or (last[-1:] in _MARKS and _IDENTIFIES.search(before)):
        return None
    return value
