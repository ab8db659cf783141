"""The period that is said of each figure of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from minutes_reader.periods import Period
from minutes_reader.values import Value

_COMPARED = re.compile(
    r"\b(?:compared\s+(?:to|with)|than|against|on)\s+(?:that\s+of\s+)?(?:the\s+)?(?:same\s+(?:period|time|quarter"
    r"|month)\s+)?(?:in\s+|of\s+|the\s+)?$",
    re.I,
)
_NEW_SENTENCE = re.compile(r"\s+[A-Z][a-z]*\s+[a-z]")  # behind a headline without a stop: `Burglary up 6% A report …`
_ELSE_WHEN = re.compile(r"[;:].*\b(?:now|currently|this)\b|\b(?:is|are)\s+(?:now|currently)\b", re.I)
_OUT_OF = re.compile(r"\b(?:out\s+)?of\s+(?:the\s+|these\s+)?$", re.I)
_APART = 10_000
_FARTHEST = 1_000_000
_BESIDE = 12  # characters within which a value belongs to the period that it is compared with


def periods_of(text: str, values: Sequence[Value], periods: Sequence[Period]) -> list[str | None]:
    """For each value the period that is said of it: one that opens the sentence, else one nearest to it."""
    when: list[str | None] = [None] * len(values)
    gaps = [_FARTHEST] * len(values)
    for period in periods:
        gap, nearest = min(_gaps(text, values, period))
        if gap >= _APART:
            continue
        if _COMPARED.search(text, max(0, period.start - 45), period.start):
            beside = next((n for n, value in enumerate(values) if 0 <= value.start - period.end <= _BESIDE), None)
            if beside is not None:
                when[_second_of_pair(text, values, beside)] = period.words
        elif period.initial and period is periods[0]:
            governed = _governed(text, values, period)
            when = [period.words] * governed + [None] * (len(values) - governed)
        elif gap < gaps[nearest]:
            when[nearest], gaps[nearest] = period.words, gap
            for n in (nearest - 1, nearest):
                if 0 <= n < len(values) - 1 and _part_of(text, values[n], values[n + 1]):
                    when[n] = when[n + 1] = period.words
    return when


def _gaps(text: str, values: Sequence[Value], period: Period) -> Iterator[tuple[int, int]]:
    """(how far a period stands from it, its place) of the values right before and behind it."""
    behind = bisect_left(values, period.start, key=lambda value: value.start)
    if behind:
        yield _gap(text, values[behind - 1], period), behind - 1
    if behind < len(values):
        yield _gap(text, values[behind], period), behind


def _second_of_pair(text: str, values: Sequence[Value], n: int) -> int:
    """The place of the value that an earlier period is said of: in `last year (45 against 51)` the second."""
    bracket = text[max(0, values[n].start - 2) : values[n].start].rstrip().endswith("(")
    closing = text.find(")", values[n].end) if bracket else -1
    return n + 1 if n + 1 < len(values) and values[n + 1].end <= closing else n


def _governed(text: str, values: Sequence[Value], period: Period) -> int:
    """How many of the values the period that opens a sentence is said of: those before a clause about now."""
    since = period.end
    for n, value in enumerate(values):
        if n and _ELSE_WHEN.search(text, since, value.start):
            return n
        since = max(since, value.end)
    return len(values)


def _gap(text: str, value: Value, period: Period) -> int:
    """How far a period stands from a value; a comma or `and` between them parts them further."""
    between = text[value.end : period.start] or text[period.end : value.start]
    if value.unit == "percent" and value.end < period.start and _NEW_SENTENCE.match(between):
        return _APART
    return len(between) + (80 if "," in between or ";" in between or " and " in between else 0)


def _part_of(text: str, whole: Value, part: Value) -> bool:
    """True for `Out of the 9 who left this year, 6 had moved`: the part shares the whole's period."""
    between = text[whole.end : part.start]
    parted = len(between) < 80 and "," in between
    return parted and _OUT_OF.search(text, max(0, whole.start - 20), whole.start) is not None
