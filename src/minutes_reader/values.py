"""Numbers in digits with their sign and unit, and which of them only name a thing, an age or a length of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minutes_reader.reading import Unit

# Of our own digits alone: an amount is kept as it is printed, and other programs count with it.
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,6})?"
_VALUE = re.compile(
    rf"(?P<number>{_DIGITS})"
    r"(?:(?P<percent>\s?%|\s{0,3}per\s{0,3}cent\b|\s?percent\b)|\s?/\s?(?P<slash>1,?000|10,?000|100,?000|1,?000,?000)\b"
    r"|\s+per\s+(?P<per>1,?000|10,?000|100,?000|1,?000,?000|thousand|million)\b)?"
    r"(?![\d]|[.,]\d|/\d|:\d|-\w)",
    re.I,
)
_GROUP = re.compile(r"(?<![0-9A-Za-z.,/:£_])[0-9]")
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
_YEAR = re.compile(r"(?:19|20)\d\d")
_THINGS = re.compile(r"\s+[a-z]{3,}s\b")
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
_LENGTH = re.compile(
    r"\s*[-–]?\s*(?:(?:working|calendar|consecutive|full)\s+)?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?"
    r"|mins?|seconds?|nights?|am|pm|a\.m|p\.m|"
    r"miles?|metres?|km|mph|th\b|st\b|nd\b|rd\b|times?\b|-?year)",
    re.I,
)


_AGES = re.compile(r"\bage[ds]?\s+(?:between\s+|from\s+)?\d{1,2}\s*(?:to|and|-|–)\s*$", re.I)
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
    found = []
    at = start
    for digits in _GROUP.finditer(text, start, end):
        match = _VALUE.match(text, digits.start(), end) if digits.start() >= at else None
        value = _value(text, start, match) if match else None
        if value:
            found.append(value)
            at = value.end
    if "evel" in text or "rade " in text or "ier " in text:
        levels = [
            Value(match.start(), match.end(), int(match["number"]), "level")
            for match in _LEVEL.finditer(text, start, end)
        ]
        within = [(level.start, level.end) for level in levels]
        found = [value for value in found if not any(a <= value.start < b for a, b in within)] + levels
    return sorted(found, key=lambda value: value.start)


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


def _value(text: str, start: int, match: re.Match[str]) -> Value | None:
    """The value of a match; None where its digits are only the end of a date, a sum in pounds or a word."""
    begin, sign = match.start(), ""
    if begin > start:
        sign = text[begin - 1]
        if sign in _GLUED or sign.isalnum():
            return None
        if sign in _SIGNS:
            if begin - 1 > start and (text[begin - 2].isalnum() or text[begin - 2] in _GLUED):
                return None
            begin -= 1
    number = as_number(match["number"])
    if sign in _SIGNS and sign != "+":
        number = -number
    per = match["slash"] or match["per"]
    if per:
        return Value(begin, match.end(), number, "rate", _PER.get(per.lower()) or int(per.replace(",", "")))
    return Value(begin, match.end(), number, "percent" if match["percent"] else None)


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


def measures(text: str, start: int, end: int) -> list[Value]:
    """The numbers of a sentence that may measure something: no ages, lengths of time or numbers of a list."""
    return [
        value
        for value in find_values(text, start, end)
        if value.unit is not None or not _is_a_name(text, start, end, value)
    ]


def _is_a_name(text: str, start: int, end: int, value: Value) -> bool:
    """True for a bare number that names a thing, or tells how long or how old."""
    before = text[max(start, value.start - 24) : value.start]
    words = before.split()
    if _YEAR.fullmatch(text, value.start, value.end) and not _THINGS.match(text, value.end, end):
        return True
    if before[-1:] in ("#", "&") or (words and words[-1].strip("(.").lower() in _NAMING):
        return True
    if _LENGTH.match(text, value.end, end):
        return True
    if _AGES.search(before) or _IDENTIFIES.search(before):
        return True
    if before.endswith("(") and text[value.end : value.end + 1] == ")" and value.end - value.start < 2:
        return True
    return before.endswith("per ")
