"""Rounding counts, so that no small difference between two of them means anything."""

from __future__ import annotations

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Numbers, Whole
from public_statistics.disclosure.suppression import HIDDEN
from public_statistics.errors import BadCount

BASE = 5
LEAST_FOR_THE_PUBLIC = 10


def rounded(counts: Numbers, *, base: int = BASE) -> Whole:
    """Round counts to the nearest multiple of a base.

    Formula: base × ⌊x ÷ base + ½⌋.  Totals are rounded by themselves, and may differ from the sum of rounded parts: to
    add the parts up instead would carry their error into the total.
    Source: NHS Digital, Disclosure control: counts rounded to the nearest 5.
    Shapes: any.  Raises BadCount for a count below 0 or not whole, BadValue.
    """
    x, base = arrays.counts("counts", counts), arrays.whole("base", base, 1)
    if (x != np.rint(x)).any():
        raise BadCount("counts", "a count is not whole", "Round counts, not rates")
    return np.asarray(base * np.floor(x / base + 0.5), dtype=np.int64)


def for_the_public(counts: Numbers, *, least: int = LEAST_FOR_THE_PUBLIC, base: int = BASE) -> Whole:
    """Hide counts under 10 and round the others to 5, as for tables that anybody may read.

    Formula: -1, hidden, where x < 10, noughts among them; else `rounded`.
    Source: Office for National Statistics, Disclosure control guidance for tables of administrative data: the 10-5
    rule.
    Shapes: any; totals are given with the rest and treated alike.  Raises BadCount, BadValue.
    """
    x = arrays.counts("counts", counts)
    return np.where(x < arrays.whole("least", least, 1), HIDDEN, rounded(x, base=base))
