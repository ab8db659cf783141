"""Dates as the record keeps them: days, whole months, and words that people write for them."""

import calendar
import re
from datetime import date, time

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def day(value: str | None) -> date | None:
    """The day that an ISO date names (`2007-12-04`), or None for nothing.  Raises ValueError for any other text."""
    if not value:
        return None
    if not _ISO_DAY.fullmatch(value):
        raise ValueError(f"{value!r} is not a date of the form 2007-12-04")
    return date.fromisoformat(value)


def due_day(value: str | None) -> tuple[date | None, bool]:
    """When something is due: (day, True if only the month was said).

    A month (`2008-01`) is due on its last day, since nothing is late before its month is out.  Raises ValueError
    for any other text.
    """
    if value and (found := _ISO_MONTH.fullmatch(value)):
        year, month = int(found[1]), int(found[2])
        if not 1 <= month <= 12:
            raise ValueError(f"{value!r} names no month")
        return date(year, month, calendar.monthrange(year, month)[1]), True
    return day(value), False


def clock(value: str | None) -> time | None:
    """The time of day that `HH:MM` names, or None for nothing.  Raises ValueError for any other text."""
    if not value:
        return None
    found = _CLOCK.fullmatch(value)
    if not found:
        raise ValueError(f"{value!r} is not a time of the form 14:50")
    return time(int(found[1]), int(found[2]))
