"""Recent trend: whether the last few years go one way beyond what their intervals explain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import chdtri

from public_statistics import arrays
from public_statistics.arrays import Array, Codes, Flags, Numbers
from public_statistics.errors import BadCount, BadInterval, NoSpread
from public_statistics.intervals import deviate

POINTS = 5
SIGNIFICANCE = 0.998  # χ² above 9.5495


@dataclass(frozen=True)
class Trend:
    """`slope` in the values' units to a period, its χ², and `direction`: 1 rising, -1 falling, 0 no significant change.

    `steady` says whether the slope keeps its sign whichever point is left out.
    """

    slope: Array
    chi_squared: Array
    direction: Codes
    steady: Flags


def recent_trend(
    values: Numbers,
    lower: Numbers,
    upper: Numbers,
    *,
    points: int = POINTS,
    confidence: float = 0.95,
    significance: float = SIGNIFICANCE,
) -> Trend:
    """Say whether the last points of each series go one way.

    Formula: the slope b of a line through the last points, weighted by 1/s² with s = (U - L) ÷ 3.92; χ² = b² ÷ Var(b).
    There is a trend where χ² is above 9.5495 and b has the same sign whichever point is left out.
    Source: Public Health England, Fingertips Technical Guidance: Recent trends (2020).
    Shapes: `values` and their limits, at `confidence`, are (…, periods), the newest last; at least `points` of them.
    The result is (…).  Units: `slope` is in those of the values, to a period.
    Raises TooFew for fewer periods than `points`, or fewer than 3 of those; BadInterval for limits that do not stand on
    either side of their value, or that meet; BadValue for NaN; BadShape.
    """
    y, low, high = arrays.finite("values", values), arrays.finite("lower", lower), arrays.finite("upper", upper)
    shape = arrays.fitted(values=y, lower=low, upper=high)
    points = _points(points, shape)
    y, low, high = (np.broadcast_to(part, shape)[..., -points:] for part in (y, low, high))
    if (low > y).any() or (high < y).any() or (low >= high).any():
        raise BadInterval(
            "lower and upper", "one does not stand on its side of the value", "Give limits with room between"
        )
    width = 2 * round(deviate(confidence), 2)  # 3.92 at 95 %, as the source has it
    w = (width / (high - low)) ** 2
    return _trend(y, w, significance)


def recent_trend_of_counts(
    counts: Numbers,
    denominators: Numbers,
    *,
    multiplier: float = 1000,
    proportions: bool = False,
    points: int = POINTS,
    significance: float = SIGNIFICANCE,
) -> Trend:
    """Say whether the last rates, or proportions, of each series go one way.

    Formula: as `recent_trend`, with the variance that all the points together give, p̄ ÷ n for rates and p̄(1-p̄) ÷ n
    for proportions: the χ² test for trend.
    Source: P. Armitage, Biometrics 11 (1955), 375-386; Public Health England, Fingertips Technical Guidance.
    Shapes: `counts` and `denominators` broadcast to (…, periods), the newest last.  The result is (…).
    Units: `slope` is in events, or cases, to `multiplier`, to a period.
    Raises BadCount, BadDenominator, BadValue, BadShape, TooFew; NoSpread where no count is above 0, or every one is its
    whole denominator.
    """
    x, n = arrays.counts("counts", counts), arrays.denominators("denominators", denominators)
    shape = arrays.fitted(counts=x, denominators=n)
    points = _points(points, shape)
    x, n = (np.broadcast_to(part, shape)[..., -points:] for part in (x, n))
    if proportions and (x > n).any():
        raise BadCount("counts", "one is larger than its denominator", "Count only what is part of the denominator")
    pooled = x.sum(axis=-1, keepdims=True) / n.sum(axis=-1, keepdims=True)
    variance = pooled * (1 - pooled) if proportions else pooled
    if (variance <= 0).any():
        raise NoSpread(
            "counts", "in a series none is above 0, or all are whole", "Leave the series out: it has no trend"
        )
    return _trend(x / n, n / variance, significance, arrays.above_nought("multiplier", multiplier))


def _points(points: int, shape: tuple[int, ...]) -> int:
    points = arrays.whole("points", points)
    arrays.at_least("points", "points", points, 3)
    arrays.at_least("values", "periods", shape[-1] if shape else 1, points)
    return points


def _trend(y: Array, w: Array, significance: float, multiplier: float = 1) -> Trend:
    slope, chi_squared = _slope(y, w)
    left_out = []
    for point in range(y.shape[-1]):
        others = w.copy()
        others[..., point] = 0
        left_out.append(np.sign(_slope(y, others)[0]))
    steady = np.all(np.stack(left_out) == np.sign(slope), axis=0)
    found = steady & (chi_squared > chdtri(1, 1 - arrays.fraction("significance", significance)))
    direction = np.where(found, np.sign(slope), 0).astype(np.int8)
    return Trend(slope * multiplier, chi_squared, direction, np.asarray(steady))


def _slope(y: Array, w: Array) -> tuple[Array, Array]:
    """The weighted slope over periods 1, 2, …, and its χ²."""
    t = np.arange(1, y.shape[-1] + 1)
    total = w.sum(axis=-1)
    mean = (w @ t) / total
    squares = w @ (t * t) - total * mean * mean
    slope = ((w * y) @ t - mean * (w * y).sum(axis=-1)) / squares
    # A line that is level to the last figure that numbers have goes neither way.
    slope = np.where(np.abs(slope) > 1e-12 * np.abs(y).max(axis=-1), slope, 0)
    return slope, np.asarray(slope * slope * squares)
