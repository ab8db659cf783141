"""What the cells of a column of dates say: days, months, weeks, and words that are no date.

Days are in British order: 4/1/2024 is in January.  A number is a day as spreadsheets count them.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.kit.words import folded
from minutes_reader.dates import MONTHS, find_dates

_FIRST = date(1899, 12, 30)  # the day 0 of spreadsheets
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: \d\d:\d\d)?")
_WEEK = re.compile(r"\b(?:w/?\s?c|w\.c\.?|week\s+(?:commencing|beginning|of))\b", re.I)
_WEEK_ENDS = re.compile(r"\b(?:w/?\s?e|week\s+ending)\b", re.I)
_MONTH = re.compile(
    r"(?:(?:by|end|early|mid|late|the|of|start|beginning|before|in|during)[\s-]+)*"
    rf"(?P<month>{'|'.join(f'{month}|{month[:3]}' for month in MONTHS)}|sept)\.?(?:[\s,'’-]+(?P<year>(?:20)?\d\d))?",
    re.I,
)
_NONE = {
    "": "", "asap": "as soon as possible", "as soon as possible": "as soon as possible", "immediate": "at once",
    "immediately": "at once", "urgent": "at once", "now": "at once", "ongoing": "ongoing", "on going": "ongoing",
    "continuous": "ongoing", "ongoing action": "ongoing", "rolling": "ongoing", "tbc": "to be confirmed",
    "tba": "to be agreed", "to be confirmed": "to be confirmed", "to be agreed": "to be agreed", "n a": "", "na": "",
    "none": "", "tbd": "to be confirmed", "not set": "", "no date": "", "next meeting": "at the next meeting",
    "for next meeting": "at the next meeting", "by next meeting": "at the next meeting",
    "at next meeting": "at the next meeting", "the next meeting": "at the next meeting",
    "complete": "", "completed": "", "closed": "", "done": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of when: a day, or the last day of a month or week; `said` is what is not clear, in words."""

    day: date | None = None
    month_only: bool = False
    said: str = ""


def read_day(cell: str, near: date | None) -> Day:
    """What a cell of a column of dates says.  A day without a year takes the year that brings it closest to `near`."""
    cell = cell.strip()
    plain = folded(cell)
    if plain in _NONE:
        word = _NONE[plain]
        return Day(said=f"“{cell}” is no date: {word}." if word else "")
    if found := _ISO.fullmatch(cell):
        return _real(int(found[1]), int(found[2]), int(found[3]), cell)
    if found := _SERIAL.fullmatch(cell):
        return Day(_FIRST + timedelta(days=int(found[1])))
    if found := _MONTH.fullmatch(cell):
        return _month(found, near, cell)
    return _written(cell, near)


def _written(cell: str, near: date | None) -> Day:
    dated = list(find_dates(cell, near=near.isoformat() if near else None, wanted=True))
    days = [one for one in dated if one.whole]
    if not days:
        if dated and not dated[-1].exists:
            return Day(said=f"“{cell}”: there is no such day.")
        months = [one for one in dated if one.value]
        if months:
            year, month = map(int, (months[-1].value or "").split("-"))
            return Day(date(year, month, monthrange(year, month)[1]), month_only=True)
        return Day(said=f"“{cell}” could not be read as a date.")
    last = days[-1]
    day = date.fromisoformat(last.value or "")
    said = "Of several dates the last one counts." if len(days) > 1 else ""
    if _WEEK.search(cell[: last.span[0]]) and day.year < date.max.year:
        return Day(day + timedelta(days=6), said=f"The week of {day.day} {day:%B}: due by its end.")
    if not last.year_given:
        said = f"The year is not said: {day.year} is the closest."
    return Day(day, said=said)


def _real(year: int, month: int, day: int, cell: str) -> Day:
    try:
        return Day(date(year, month, day))
    except ValueError:
        return Day(said=f"“{cell}”: there is no such day.")


def _month(found: re.Match[str], near: date | None, cell: str) -> Day:
    number = next(at for at, month in enumerate(MONTHS, 1) if month.startswith(found["month"].lower()[:3]))
    if found["year"]:
        year = int(found["year"]) % 100 + 2000
    elif near is None:
        return Day(said=f"“{cell}” does not say which year.")
    else:
        year = near.year + (number < near.month)
    return Day(date(year, number, monthrange(year, number)[1]), month_only=True)
