"""How a meeting ended: when it closed, and when this body meets next."""

from __future__ import annotations

import re

from minutes_reader.dates import Dated, find_dates
from minutes_reader.lines import Line, has_any, lowered
from minutes_reader.outline import Outline
from minutes_reader.reading import Body, Value
from minutes_reader.times import Time, find_times

_CLOSED = re.compile(  # in lower case
    r"\b(?:clos(?:ed|ing|e)|end(?:ed|s)?|conclu(?:ded|sion)|finish(?:ed)?|terminated|rose|adjourned"
    r"|drew to a close)\b"
)
_CLOSED_HINTS = ("clos", "end", "conclu", "finish", "terminat", "rose", "adjourn")
_MEETING = re.compile(r"\b(?:meeting|chair(?:man|person|woman)?|business|session)\b", re.I)
_OPENED = re.compile(r"\bmeeting\s+(?:was\s+)?(?:commenced|started|opened|began|convened)\b", re.I)
_NEXT = re.compile(
    r"\bnext\s+(?:(?:scheduled|formal|full|quarterly|regular|ordinary|board|partnership"
    r"|committee)\s+)?meetings?\b|\bdates?\s+of\s+(?:the\s+)?(?:next|future|forthcoming|following)\b"
    r"|\b(?:future|forthcoming)\s+meeting(?:\s+date)?s?\b|\bmeeting dates\b|\bcyfarfod nesaf\b",
    re.I,
)
_NEXT_HINTS = ("eeting", "EETING", "yfarfod", "ate of", "ates of", "ATE OF", "ATES OF")
_ANOTHER = re.compile(r"\bmeetings?\s+(?:date\s+)?(?:of|for)\s+(?!the next)(?P<body>(?:the\s+)?[^.,;:]{3,80})", re.I)
_GROUP = re.compile(r"\b(?:group|board|committee|panel|forum|partnership|team|council)\b", re.I)
_DIGIT = re.compile(r"[0-9]")
_SHORT = 60
_LONG = 400
_LINES_BELOW = 4


def find_closed(clean: str, lines: tuple[Line, ...]) -> Value | None:
    """The time at which the meeting is said to have closed, not the end that was planned."""
    for line in reversed(lines[len(lines) // 3 :]):
        if len(line.text) > _LONG or not _DIGIT.search(line.text):
            continue
        low = lowered(line.text)
        word = _CLOSED.search(low) if has_any(low, _CLOSED_HINTS) else None
        if word and (_MEETING.search(line.text) or word.start() == 0):
            after = list(find_times(clean, line.start, line.end))
            if after and not next(find_dates(clean, line.start, after[0].span[0]), None):
                return _time(after[0])
    return None


def find_opened(clean: str, lines: tuple[Line, ...]) -> Value | None:
    """The time at which the meeting is said to have begun, where the top gives none."""
    for line in lines:
        found = _OPENED.search(line.text) if "eeting" in line.text else None
        if found:
            time = next(find_times(clean, line.start + found.start(), line.end), None)
            if time:
                return _time(time)
    return None


def _time(time: Time) -> Value:
    return Value(value=time.value, span=time.span, doubt=time.doubt, confidence=0.6 if time.doubt else 0.95)


def find_next_meeting(
    clean: str, lines: tuple[Line, ...], outline: Outline, body: Body | None, date: str | None
) -> Value | None:
    """The day on which this body meets next; a working group's next meeting is not it."""
    late = int(len(lines) * 0.8)
    for line in reversed(lines):
        found = _NEXT.search(line.text) if has_any(line.text, _NEXT_HINTS) else None
        if not found:
            continue
        heading = outline.heading_at(line.start)
        headed = heading is not None and heading.span[0] <= line.start + found.start() < heading.span[1]
        headed = headed or found.start() == 0 and (line.end - line.start < _SHORT or ":" in line.text[:_SHORT])
        if not headed and line.index < late and line.index >= outline.first or _is_anothers(line.text, found, body):
            continue
        dated = _date_after(
            clean, lines, line, found.start() if not headed else 0, date, headed or line.end - line.start < _SHORT
        )
        if dated and dated.value:
            sure = dated.year_given
            return Value(
                value=dated.value,
                span=dated.span,
                confidence=0.95 if sure else 0.7,
                doubt=None if sure else "The year is not given.",
            )
    return None


def _is_anothers(words: str, found: re.Match[str], body: Body | None) -> bool:
    other = _ANOTHER.search(words, found.start())
    if not other or not _GROUP.search(other["body"]):
        return False
    named = other["body"].lower().removeprefix("the ").strip()
    return body is None or not (
        named in body.name.lower()
        or body.name.lower().removeprefix("the ") in named
        or named in ("partnership", "board", "group", "committee")
    )


def _date_after(
    clean: str, lines: tuple[Line, ...], line: Line, at: int, date: str | None, below: bool
) -> Dated | None:
    """The first whole date from the words on, or, under a heading or short line, on the few lines below."""
    rows = [line, *lines[line.index + 1 : line.index + 1 + _LINES_BELOW]] if below else [line]
    for row in rows:
        start = row.start + at if row is line else row.start
        for dated in find_dates(clean, start, row.end, near=date, wanted=True):
            if dated.whole and (date is None or (dated.value or "") > date):
                return dated
        before = (
            [dated for dated in find_dates(clean, row.start, start, near=date) if dated.whole] if row is line else []
        )
        if before and not below:
            return before[-1]
    return None
