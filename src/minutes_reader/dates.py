"""Dates as people print them, with where they stand and what is not sure about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WELSH = (
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
)
_NUMBER_OF = (
    {name: n for n, name in enumerate(MONTHS, 1)}
    | {name[:3]: n for n, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
    | {name: n for n, name in enumerate(_WELSH, 1)}
)
_MONTH = "(?:" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)(?![\d/:]|[.,]\d|\s*[ap]\.?m\b|\s*%)"
_LONG_YEAR = r"(?:19|20)\d\d(?![\d/])"
_DAY = r"(?:0?[1-9]|[12]\d|3\d)"
_SUFFIX = r"(?:\s?(?:st|nd|rd|th)\b|ain\b|eg\b|fed\b)?"
_DIGITS = re.compile(r"[0-9][0-9]*")  # written so that a search leaps to the first digit
_FROM_DAY = re.compile(
    rf"(?<![/.,:£])(?P<day>{_DAY}){_SUFFIX}(?:\s+(?:day\s+)?of)?[\s,.\-]{{1,3}}(?P<month>{_MONTH})(?:,?[\s\-]{{1,3}}(?P<year>{_YEAR}))?"
    r"|(?<![/.\-£])(?P<day5>\d{1,2})(?P<sep>[/\-])(?P<month5>\d{1,2})(?P=sep)(?P<year5>\d{4}|\d\d)(?![\d/\-])"
    r"|(?<![/.\-£])(?P<day6>\d\d?)\.(?P<month6>\d\d?)\.(?P<year6>(?:19|20)\d\d|\d\d)(?![\d/]|\.\d)"
    r"|(?<![/.\-£])(?P<year7>(?:19|20)\d\d)-(?P<month7>\d\d)-(?P<day7>\d\d)(?![\d/\-])",
    re.I,
)
_FROM_MONTH = re.compile(
    rf"\b(?P<month2>{_MONTH})\s+(?P<day2>{_DAY})(?:\s?(?:st|nd|rd|th)\b)?,?\s+(?P<year2>{_LONG_YEAR})"
    rf"|\b(?P<month3>{_MONTH})\s+(?P<day3>{_DAY})\s?(?:st|nd|rd|th)\b"
    rf"|\b(?P<month4>{_MONTH})[\s,\-]{{1,3}}(?P<year4>{_LONG_YEAR}|['’]?\d\d(?![\d/:%]|[.,]\d|\s*[ap]\.?m\b"
    rf"|(?:st|nd|rd|th)\b))",
    re.I,
)
# What a word after a day begins with: a month, `of` or `day of`, the end of an ordinal.
_AFTER_DAY = frozenset(name[:2] for name in _NUMBER_OF) | frozenset("of da st nd rd th ai eg fe".split())
_LONGEST_MONTH = 15  # letters of a month's name and what may stand between it and its day or year
_LEADS = re.compile(
    r"(?:\b(?:by|on|before|until|than|dated?|of|from|due|held|deadline|since|after|w/[ce])(?:\s+the\b)?[\s:–-]*|day,?\s+|\(\s*)$",
    re.I,
)
_DOTTED = re.compile(r"\d\d?\.(\d\d?)\.(\d+)")


class Dated(NamedTuple):
    """A date in the text.  `value` is `YYYY-MM-DD`, or `YYYY-MM` where there is only a month.

    `exists` is false for a date such as 31 June (`value` is then None); `year_given` is false where the year was
    taken from the document's own date; a month or day without any year to take has `value` None.
    """

    span: tuple[int, int]
    value: str | None
    exists: bool = True
    year_given: bool = True

    @property
    def whole(self) -> bool:
        """True for a day, month and year that exist."""
        return self.value is not None and len(self.value) == 10


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, near: str | None = None, wanted: bool = False
) -> Iterator[Dated]:
    """Every date in text[start:end]; one without a year takes the year that brings it closest to `near` (ISO).

    `wanted` says that a date is looked for here, so that 2.1.10 is one and no paragraph's number.
    """
    end = len(text) if end is None else end
    done = start
    for digits in _DIGITS.finditer(text, start, end):
        at, after = digits.span()
        if at < done:
            continue
        found = _FROM_DAY.match(text, at, end) if _may_be_day(text, at, after) else None
        found = found or _from_month(text, done, at, end)
        if not found:
            continue
        done = found.end()
        parts = {key.rstrip("234567"): value for key, value in found.groupdict().items() if value is not None}
        dated = _dated(found, parts, near, wanted)
        if dated is not None:
            yield dated


def _may_be_day(text: str, at: int, after: int) -> bool:
    """A cheap look at what follows the digits text[at:after]: could they open a date?"""
    sign = text[after : after + 1]
    if after - at > 2:
        return after - at == 4 and sign == "-"
    if sign in ("/", "-", "."):
        return True
    beside = text[after : after + 8].lstrip(" ,.-\t\n")
    return not beside or beside[0].isspace() or beside[:2].lower() in _AFTER_DAY


def _from_month(text: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """A date that begins with the month standing before the digits at `at`."""
    if at == start or not (text[at - 1].isspace() or text[at - 1] in ",-'’"):
        return None
    behind = text[max(start, at - _LONGEST_MONTH) : at].rstrip(" ,-\t\n'’")
    words = behind.split()
    if not words or words[-1].rstrip(".").lower() not in _NUMBER_OF:
        return None
    return _FROM_MONTH.match(text, max(start, at - _LONGEST_MONTH) + len(behind) - len(words[-1]), end)


def _dated(found: re.Match[str], parts: dict[str, str], near: str | None, wanted: bool) -> Dated | None:
    month = _month(parts["month"])
    day = int(parts["day"]) if "day" in parts else None
    if "sep" in parts and not (1 <= (month or 0) <= 12 and 1 <= (day or 0) <= 31):
        return None  # 24-30-12 is some other number
    if month is None or "sep" not in parts and _few_digits(found, month, wanted):
        return None  # 2.1.10 is a paragraph's number
    year = _year(parts.get("year"))
    if day is None:
        return Dated(found.span(), f"{year:04}-{month:02}" if year else None)
    if year is not None:
        value = _iso(year, month, day)
        return Dated(found.span(), value, exists=value is not None)
    if near is None:
        return Dated(found.span(), None, exists=_iso(2000, month, day) is not None, year_given=False)
    value = closest(month, day, near)
    return Dated(found.span(), value, exists=value is not None, year_given=False)


def _few_digits(found: re.Match[str], month: int, wanted: bool) -> bool:
    """True for 2.1.10 and the like, which is a date only behind a word that leads to one, or alone on its line."""
    dotted = _DOTTED.fullmatch(found[0])
    if dotted is None or month <= 12 and len(dotted[1]) + len(dotted[2]) >= 4:
        return False
    if month > 12 or wanted:
        return month > 12
    start, end = found.span()
    before = found.string[max(0, start - 24) : start]
    behind = found.string[end : end + 1]
    alone = (not before or before[-1] == "\n") and behind in ("", "\n")
    return not (alone or _LEADS.search(before))


def closest(month: int, day: int, near: str) -> str | None:
    """The ISO date of a day and month in the year that brings it closest to `near`; None where it never exists."""
    about = date.fromisoformat(near)
    choices = (_iso(year, month, day) for year in (about.year - 1, about.year, about.year + 1))
    real = [choice for choice in choices if choice]
    return min(real, key=lambda iso: abs((date.fromisoformat(iso) - about).days)) if real else None


def _month(words: str) -> int | None:
    words = words.rstrip(".").lower()
    return int(words) if words.isdecimal() else _NUMBER_OF.get(words)


def _year(words: str | None) -> int | None:
    if words is None:
        return None
    number = int(words.lstrip("'’"))
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
