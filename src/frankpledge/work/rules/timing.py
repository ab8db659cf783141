"""When a schedule is due.  Pure: is told what time it is.

What is due daily is due at a time of the clock in London.  On the day when the clocks go forward, a time that is left
out is taken as the one an hour later; on the day when they go back, a time that comes twice is taken the first time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_SHORTEST = 5  # seconds


@dataclass(frozen=True, slots=True)
class Every:
    """How often: each so many seconds; or at a time of day, daily, or on one day of each month (1 to 28)."""

    seconds: int | None = None
    at: time | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) == (self.at is None):
            raise ValueError("a schedule goes either by seconds or by a time of day")
        if self.seconds is not None and self.seconds < _SHORTEST:
            raise ValueError(f"a schedule goes at most each {_SHORTEST} seconds")
        if self.day is not None and (self.at is None or not 1 <= self.day <= 28):
            raise ValueError("a day of the month is from 1 to 28, and has a time")

    def __str__(self) -> str:
        if self.seconds is not None:
            return f"each {self.seconds} seconds"
        return f"daily at {self.at:%H:%M}" if self.day is None else f"monthly on day {self.day} at {self.at:%H:%M}"


def next_due(every: Every, after: datetime) -> datetime:
    """The first moment strictly after this one at which it is due, however many were missed before."""
    if every.seconds is not None:
        return after + timedelta(seconds=every.seconds)
    return next(moment for moment in _moments(every, after) if moment > after)


def latest_due(every: Every, now: datetime) -> datetime:
    """The latest moment at which it may next be due; one later than that comes of a clock that has gone back.

    That is the second moment from now, and not the first, which may be one for which it was done before the clock went
    back: so there is always a whole span between two times, and never a wait of more than two.
    """
    if every.seconds is not None:
        return next_due(every, now)
    return next_due(every, next_due(every, now))


def _moments(every: Every, after: datetime) -> Iterator[datetime]:
    day = after.astimezone(LONDON).date()
    while True:
        if every.day is None or day.day == every.day:
            yield _moment(day, every.at or time())
        day += timedelta(days=1)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at.replace(fold=0), LONDON).astimezone(UTC)
