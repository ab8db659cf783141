"""Times of day as people print them: 10.00 - 3.00pm, 14:50, 1400 hours, 12 noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NO_ROOM = r"(?<!room\s)(?<!suite\s)(?<!floor\s)(?<!unit\s)"  # "Room 4.12" is a place
_HALF = r"\s?(?:[ap]\.?\s?m\b\.?|noon\b|midday\b)"
_TIME = re.compile(
    rf"(?<![\d.:/£,]){_NO_ROOM}(?:(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?![\d%/]|[.:,]\d)(?P<half>{_HALF})?"
    rf"|(?P<hour2>1[0-2]|0?[1-9])(?P<half2>{_HALF})"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)\s?(?:hours|hrs|h\b))",
    re.I,
)
_RANGE = re.compile(
    rf"(?<![\d.:/£,])(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?(?:[-–—]|to|until)\s?"
    rf"(?P<end>1[0-2]|0?[1-9])(?:[.:][0-5]\d(?P<half>{_HALF})?|(?P<half2>{_HALF}))(?![\d%/]|[.:,]\d)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_UNSAID = "The time does not say morning or afternoon."
_EARLIEST = 7  # a meeting at "2.00" is in the afternoon


class Time(NamedTuple):
    """A time in the text.  `value` is `HH:MM`; `doubt` where morning or afternoon is not said."""

    span: tuple[int, int]
    value: str
    doubt: str | None = None


def find_times(text: str, start: int = 0, end: int | None = None) -> Iterator[Time]:
    """Every time of day in text[start:end]; the first of a range takes its half of the day from the second."""
    end = len(text) if end is None else end
    for found in _TIME.finditer(text, start, end):
        span = _RANGE.match(text, found.start(), end)
        bare = span and (span["half"] or span["half2"]) and not (found["half"] or found["half2"])
        yield _first_of_range(span, found) if span and bare else _one(found)


def first_time(text: str, start: int, end: int) -> Time | None:
    """The first time, the bare beginning of a range such as 2-4pm included."""
    if not _DIGIT.search(text, start, end):
        return None
    one, span = _TIME.search(text, start, end), _RANGE.search(text, start, end)
    if span and (one is None or span.start() <= one.start()):
        if one is not None and one.start() == span.start() and (one["half"] or one["half2"]):
            return _one(one)
        return _first_of_range(span, one)
    return _one(one) if one else None


def _first_of_range(span: re.Match[str], one: re.Match[str] | None) -> Time:
    hour, last = int(span["hour"]), int(span["end"]) % 12
    half = (span["half"] or span["half2"] or "").strip().lower()
    afternoon = half.startswith("p") or half in ("noon", "midday")
    if afternoon and hour % 12 <= last and not (last == 0 and hour != 12):
        hour = hour % 12 + 12
    stop = one.end() if one and one.start() == span.start() else span.end("minute" if span["minute"] else "hour")
    doubt = None
    if not half and 0 < hour < _EARLIEST:
        hour, doubt = hour + 12, _UNSAID
    return Time((span.start(), stop), f"{hour:02}:{span['minute'] or '00'}", doubt)


def _one(found: re.Match[str]) -> Time:
    hour = int(found["hour"] or found["hour2"] or found["hour3"])
    minute = found["minute"] or found["minute3"] or "00"
    half = (found["half"] or found["half2"] or "").strip().lower()
    doubt = None
    if half.startswith("p") or half in ("noon", "midday"):
        hour = hour if hour >= 12 else hour + 12
    elif half.startswith("a"):
        hour = hour % 12 if hour <= 12 else hour
    elif found["hour"] and 0 < hour < _EARLIEST and len(found["hour"]) == 1:
        hour, doubt = hour + 12, _UNSAID
    return Time(found.span(), f"{hour:02}:{minute}", doubt)
