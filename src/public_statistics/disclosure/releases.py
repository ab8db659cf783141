"""What one table gives away beside another: releases that differ by a few people, and areas that nearly match."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Flags, Numbers, Whole
from public_statistics.disclosure.suppression import HIDDEN, THRESHOLD
from public_statistics.errors import BadShape


@dataclass(frozen=True)
class Differences:
    """What two releases of one table tell together, cell by cell.

    `small` marks cells shown in both whose difference is small: a few people came or went.  `given_away` marks cells
    that one release hides and the other shows.
    """

    small: Flags
    given_away: Flags

    @property
    def safe(self) -> bool:
        """Whether nothing is told."""
        return not (self.small.any() or self.given_away.any())


def differences_between(first: Numbers, second: Numbers, *, threshold: int = THRESHOLD) -> Differences:
    """Say what a second release of a table gives away beside the first.

    Formula: |a - b| from 1 to the threshold less one where both are shown; or hidden (-1) in one alone.
    Source: Office for National Statistics, Policy on protecting confidentiality in tables (2014), on differencing.
    Shapes: `first` and `second` are of one shape, with -1 in hidden cells, as `suppress` gives them.  To release the
    second, hide what `given_away` marks by `suppress(…, also_hide=…)`, and round where differences are small.
    Raises BadShape, BadValue.
    """
    a, b = arrays.finite("first", first), arrays.finite("second", second)
    if a.shape != b.shape:
        raise BadShape("first and second", f"their shapes are {a.shape} and {b.shape}", "Give the same table twice")
    threshold = arrays.whole("threshold", threshold, 2)
    hidden_a, hidden_b = a == HIDDEN, b == HIDDEN
    apart = np.abs(a - b)
    small = ~hidden_a & ~hidden_b & (apart > 0) & (apart < threshold)
    return Differences(np.asarray(small), np.asarray(hidden_a ^ hidden_b))


def nested_differences(members: Numbers, counts: Numbers, *, threshold: int = THRESHOLD) -> Whole:
    """Find pairs of overlapping areas of which one, less the other, tells of a few people.

    Formula: of areas A ⊂ B, both shown, x(B) - x(A) from 1 to the threshold less one.
    Source: as `differences_between`; areas that nest arise from wards beside beats, or from boundaries of two years.
    Shapes: `members` is (areas, units), true where a unit (an output area, a street) is part of an area; `counts` is
    (areas,), -1 where hidden.  The result is (pairs, 2): the places of the smaller and the larger area.
    Raises BadShape, BadValue.
    """
    inside = arrays.numbers("members", members)
    arrays.dimensions("members", inside, 2)
    inside = inside.astype(bool)
    x = arrays.finite("counts", counts)
    threshold = arrays.whole("threshold", threshold, 2)
    if x.shape != inside.shape[:1]:
        raise BadShape("counts", f"its shape is {x.shape} for {len(inside)} areas", "Give one count to an area")
    shared = inside.astype(np.int64) @ inside.T.astype(np.int64)
    size = inside.sum(axis=1)
    nested = (shared == size[:, np.newaxis]) & (size[:, np.newaxis] < size)
    apart = x - x[:, np.newaxis]
    shown = (x != HIDDEN) & (x[:, np.newaxis] != HIDDEN)
    return np.argwhere(nested & shown & (apart > 0) & (apart < threshold)).astype(np.int64)
