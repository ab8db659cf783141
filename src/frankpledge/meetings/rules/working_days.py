"""Working days in England and Wales, and clear days.  Pure.

A working day is no Saturday, Sunday or bank holiday; England and Wales have the same bank holidays (Banking and
Financial Dealings Act 1971, Schedule 1, and by proclamation).
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

_SATURDAY = 5


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year in England and Wales."""
    return frozenset(country_holidays("GB", subdiv="ENG", years=year, expand=False))


def is_working(day: date, off: Collection[date] = ()) -> bool:
    """Whether a day is a working day; `off` are further days on which the body's officers do not work."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year) and day not in off


def working_days_from(day: date, many: int, off: Collection[date] = ()) -> date:
    """The working day so many working days after a day, or before it where `many` is negative.

    With 0 it is the day itself, or the next working day where it is none.  Where the calendar ends it is its last day.
    """
    step = timedelta(days=-1 if many < 0 else 1)
    end = date.min if many < 0 else date.max
    left = abs(many)
    if left == 0:
        while day != end and not is_working(day, off):
            day += step
        return day
    while left and day != end:
        day += step
        left -= is_working(day, off)
    return day


def working_days_between(first: date, last: date, off: Collection[date] = ()) -> int:
    """How many working days stand after `first`, up to and with `last`; negative where `last` is before `first`."""
    if last < first:
        return -working_days_between(last, first, off)
    span = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working(day, off) for day in span)


def clear_days_before(meeting: date, many: int, off: Collection[date] = ()) -> date:
    """The last working day on which papers may go out so that so many clear working days lie between.

    Neither the day on which they go out nor that of the meeting counts.
    """
    return working_days_from(meeting, -(many + 1), off)
