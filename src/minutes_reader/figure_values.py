"""Which numbers of a sentence measure something, and the periods that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes_reader.counted import counts, may_count, moved, noun_after
from minutes_reader.periods import Period, find_periods
from minutes_reader.pounds import is_cost
from minutes_reader.values import Value, find_pounds

_RATED = re.compile(r"\bper\s+(?P<per>1,?000|10,?000|100,?000)\b[^.;\d]{0,60}$", re.I)


def values_told(
    text: str, low: str, start: int, end: int, told: list[Value], ranks: list[Value]
) -> tuple[list[Value], list[Period]]:
    """The numbers of a sentence that measure something, costs and ranks among them, and the periods it names.

    `low` is the text in lower case, `told` are the numbers and `ranks` the places in an order that it has.
    """
    costs = []
    if text.find("£", start, end) >= 0:
        sums = find_pounds(text, start, end)
        costs = [value for value, _ in sums if is_cost(text, start, end, value.start, value.end)]
    if not told and not costs and not ranks:
        return [], []
    counted = list(_counted(text, low, start, end, told)) if told else []
    if not counted and not costs and not ranks:
        return [], []
    periods = find_periods(text, start, end, low)
    if not periods and not ranks and not costs:
        return counted, periods
    taken = [(one.start, one.end) for one in periods] + [(one.start, one.end) for one in ranks]
    values = [value for value in counted if not any(a < value.end and value.start < b for a, b in taken)]
    return sorted(values + costs + ranks, key=lambda value: value.start), periods


def _counted(text: str, low: str, start: int, end: int, told: list[Value]) -> Iterator[Value]:
    """Numbers with a unit, and bare ones that count something or that something rose or fell to."""
    earlier = False
    for value in told:
        if value.unit is None:
            begin = max(start, value.start - 100)
            rated = _RATED.search(text, begin, value.start) if low.find("per", begin, value.start) >= 0 else None
            if rated and not noun_after(text, value, end):
                yield value._replace(unit="rate", per=int(rated["per"].replace(",", "")))
                earlier = True
                continue
            if not (counts(text, low, start, end, value, earlier) or moved(text, start, end, value)):
                may, surely = may_count(text, start, end, value)
                if not may:
                    continue
                value = value._replace(sure=surely)
            earlier = True
        yield value
