"""Grounds for doubting pointers to earlier minutes."""

from __future__ import annotations

from minutes_reader.signals.ground import Ground, has_letters, rest_of_line

_WHOLE = 10  # characters of a date with its day
_FEWEST = 3
_LINE = 90  # characters of a line that may be a heading


def of_references(ground: Ground) -> list[list[str]]:
    """The grounds for doubting each pointer."""
    references, clean = ground.reading.references, ground.clean
    tops = sum(item.parent is None for item in ground.items)
    numbered = sum(one.to_number is not None for one in references)
    as_many = tops >= _FEWEST and numbered >= tops - 1
    found = []
    for one in references:
        signals = ground.under(one)
        start, end = one.span
        begin = clean.rfind("\n", 0, start) + 1
        closing = not has_letters(rest_of_line(clean, end))
        if closing and not clean[begin:start].strip():
            signals.append("own_line")
        if one.to_number is not None:
            if ":" in clean[start:end]:
                signals.append("may_number_this")
            if as_many:
                signals.append("as_many_as_items")
        elif one.to_date is not None and len(one.to_date) < _WHOLE:
            signals.append("no_day")
        if closing and end - begin < _LINE and not ground.heads(start):
            signals.append("closes_a_short_line")
        found.append(signals)
    return found
