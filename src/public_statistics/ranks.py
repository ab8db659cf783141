"""Ranks with ties, and which end is good; and how far areas stand from a comparator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from public_statistics import arrays
from public_statistics.arrays import Array, Flags, Numbers, Whole
from public_statistics.errors import BadShape, BadValue

ORDINALS = {
    1: "first",
    2: "second",
    3: "third",
    4: "fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
}


@dataclass(frozen=True)
class Ranks:
    """Ranks from 1, which is best; `tied` where another area has the same; `of` how many were ranked.

    An area that is not present has the rank 0.
    """

    rank: Whole
    tied: Flags
    of: Whole


def competition_ranks(
    values: Numbers, *, low_is_good: bool, decimals: int | None = None, present: Numbers | None = None
) -> Ranks:
    """Rank areas as in a competition: areas that tie share the better rank, and the next comes after all of them.

    Formula: 1 + how many areas are better.  scipy's `rankdata(method="min")`.
    Shapes: `values` is (…, areas); so are the ranks.  `of` is (…).
    Arguments: `low_is_good` says which end is best.  `decimals` rounds first, so that areas tie that look alike as they
    are printed.  `present` is false for areas that have no value.
    Raises BadValue for NaN that is not said to be missing; TooFew where no area is present; BadShape.
    """
    from scipy.stats import rankdata

    given = arrays.numbers("values", values)
    there = np.ones(given.shape, dtype=bool) if present is None else np.asarray(present, dtype=bool)
    if there.shape != given.shape:
        raise BadShape("present", f"its shape is {there.shape}, that of the values {given.shape}", "Give one for each")
    x = arrays.finite("values", np.where(there, given, 0) if present is not None else given)
    if not x.ndim:
        raise BadShape("values", "it is a single number", "Give those of all areas")
    of = there.sum(axis=-1)
    arrays.at_least("values", "areas in a group", int(of.min(initial=x.shape[-1])), 1)
    if decimals is not None:
        x = np.round(x, int(arrays.finite("decimals", decimals)))
    ordered = np.where(there, x if low_is_good else -x, np.inf)
    rank = rankdata(ordered, method="min", axis=-1).astype(np.int64)
    last = rankdata(ordered, method="max", axis=-1).astype(np.int64)
    return Ranks(np.where(there, rank, 0), there & (last > rank), np.asarray(of))


def in_words(rank: int, *, tied: bool = False) -> str:
    """Say a rank as papers do: "fifth equal", "21st".  Raises BadValue for a rank below 1."""
    rank = arrays.whole("rank", rank, 1)
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return ORDINALS.get(rank, f"{rank}{ending}") + (" equal" if tied else "")


def distance(values: Numbers, comparator: Numbers) -> Array:
    """Say how far values stand from a comparator, in per cent of it.

    Formula: (v - c) ÷ c × 100.  Shapes: the two broadcast.  Raises BadValue for NaN or a comparator of 0, BadShape.
    """
    v, c = arrays.finite("values", values), arrays.finite("comparator", comparator)
    arrays.fitted(values=v, comparator=c)
    if (c == 0).any():
        raise BadValue("comparator", "one is 0", "Say the difference itself: there is no share of nothing")
    return np.asarray((v - c) / np.abs(c) * 100)


def comparator_of(values: Numbers, distances: Numbers) -> Array:
    """Give the comparator from which values stand so many per cent away, as where a report prints those alone.

    Formula: v ÷ (1 + d/100).  Shapes: the two broadcast.  Raises BadValue for NaN or a distance of -100 or less,
    BadShape.
    """
    v, d = arrays.finite("values", values), arrays.finite("distances", distances)
    arrays.fitted(values=v, distances=d)
    if (d <= -100).any():
        raise BadValue("distances", "one is -100 % or less", "Give distances above -100")
    return np.asarray(v / (1 + d / 100))


def standing_beyond(values: Numbers, comparator: Numbers, percent: float) -> npt.NDArray[np.int8]:
    """Say which values stand so many per cent or more above (1) or below (-1) a comparator.

    Formula: the sign of `distance` where it is at least `percent`.  Shapes and errors: as `distance`.
    """
    far = distance(values, comparator)
    return np.where(np.abs(far) >= arrays.above_nought("percent", percent), np.sign(far), 0).astype(np.int8)
