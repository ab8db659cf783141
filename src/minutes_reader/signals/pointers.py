"""Grounds for doubting pointers to earlier minutes."""

from __future__ import annotations

from bisect import bisect_right

from minutes_reader.signals.ground import Ground, rest_of_line

_WHOLE = 10  # characters of a date with its day
_FEWEST = 3


def of_references(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each pointer."""
    references, clean, stray = ground.reading.references, ground.clean, ground.stray
    tops = sum(item.parent is None for item in ground.items)
    numbered = sum(one.to_number is not None for one in references)
    as_many = tops >= _FEWEST and numbered >= tops - 1
    found = []
    for one in references:
        signals = ground.under(one)
        start, end = one.span
        begin = clean.rfind("\n", 0, start) + 1
        if not clean[begin:start].strip() and not rest_of_line(clean, end).strip(" .)"):
            signals.append("own_line")
        if one.to_number is not None:
            if ":" in clean[start:end]:
                signals.append("may_number_this")
            if as_many:
                signals.append("as_many_as_items")
        elif one.to_date is not None and len(one.to_date) < _WHOLE:
            signals.append("no_day")
        k = bisect_right(stray, start) - 1
        if k >= 0 and stray[k] >= begin:
            signals.append("in_a_stray_heading")
        found.append(signals)
    return found
