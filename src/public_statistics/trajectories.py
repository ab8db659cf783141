"""Trajectories: where a figure should stand by now, if it is to reach its target by the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Codes, Numbers
from public_statistics.errors import BadShape, BadValue, BadWeights

SHAPES = ("linear", "compound")


@dataclass(frozen=True)
class AgainstTrajectory:
    """How actual figures stand to where they should: the difference, in per cent of where they should stand as well,
    and `standing`: 1 ahead of the trajectory or on it, -1 behind."""

    expected: Array
    difference: Array
    percent: Array
    standing: Codes


def trajectory(
    baseline: Numbers, change: Numbers, months: int, *, at: Numbers | None = None, shape: str = "linear"
) -> Array:
    """Say where a figure should stand in each month on the way to its target.

    Formula: linear B(1 + c·m/M), compound B(1 + c)^(m/M), where c is the change that is aimed at over M months.
    Shapes: `baseline` and `change` broadcast to (…); `at`, the months that have passed, is (k,), all from 0 to `months`
    where nothing is said.  The result is (…, k).
    Units: those of the baseline; `change` is a share, -0.195 for 19.5 % less.
    Raises BadValue for NaN, a month outside, a change of -1 or less that is compound; UnknownChoice; BadShape.
    """
    arrays.choice("shape", shape, *SHAPES)
    b, c = arrays.finite("baseline", baseline), arrays.finite("change", change)
    arrays.fitted(baseline=b, change=c)
    months = arrays.whole("months", months, 1)
    m = np.arange(months + 1.0) if at is None else np.atleast_1d(arrays.finite("at", at))
    if m.size and (m.min() < 0 or m.max() > months):
        raise BadValue("at", f"a month is not within 0 and {months}", "Give months that have passed since the baseline")
    part, b, c = m / months, b[..., np.newaxis], c[..., np.newaxis]
    if shape == "linear":
        return np.asarray(b * (1 + c * part))
    if (c <= -1).any():
        raise BadValue("change", "one is -1 or less", "Nothing compounds to nothing: use a linear trajectory")
    return np.asarray(b * (1 + c) ** part)


def seasonal_trajectory(target: Numbers, shares: Numbers) -> Array:
    """Spread a year's target over its months as earlier years were spread, and add the months up.

    Formula: T × (s₁ + … + s_m), s the share of a year that falls in each month.
    Shapes: `target` (…), `shares` (months,).  The result, what should have been reached by the end of each month, is
    (…, months).  Units: those of the target.
    Raises BadWeights for shares below 0 or that do not sum to 1, BadValue, BadShape.
    """
    t, s = arrays.finite("target", target), arrays.weights("shares", shares)
    arrays.dimensions("shares", s, 1)
    if abs(s.sum() - 1) > 1e-6:
        raise BadWeights("shares", f"they sum to {s.sum():g}", "Give shares that sum to 1: `monthly_shares` makes them")
    return np.asarray(t[..., np.newaxis] * np.cumsum(s))


def monthly_shares(counts: Numbers) -> Array:
    """Give the share of a year that falls in each month, of earlier years together.

    Formula: Σ over years of a month ÷ Σ of all.  Shapes: `counts` is (…, years, months), whole years alone; the result
    is (…, months).  Raises BadCount, BadValue, BadShape; BadWeights where nothing was counted in a series.
    """
    x = arrays.counts("counts", counts)
    if x.ndim < 2:
        raise BadShape("counts", f"its shape is {x.shape}", "Give years by months")
    total = x.sum(axis=(-2, -1))
    if (total == 0).any():
        raise BadWeights("counts", "nothing was counted in a series", "Leave it out: it has no seasons")
    return np.asarray(x.sum(axis=-2) / total[..., np.newaxis])


def against_trajectory(actual: Numbers, expected: Numbers, *, low_is_good: bool) -> AgainstTrajectory:
    """Say whether actual figures are ahead of where they should stand, or behind.

    Formula: actual - expected, and that in per cent of expected.
    Shapes: the two broadcast.  Units: those of the figures.
    Raises BadValue for NaN or an expected figure of 0, BadShape.
    """
    a, e = arrays.finite("actual", actual), arrays.finite("expected", expected)
    arrays.fitted(actual=a, expected=e)
    if (e == 0).any():
        raise BadValue("expected", "one is 0", "Compare figures with one that is not 0")
    difference = np.asarray(a - e)
    good = difference <= 0 if low_is_good else difference >= 0
    standing = np.where(good, 1, -1).astype(np.int8)
    return AgainstTrajectory(np.broadcast_to(e, difference.shape), difference, difference / np.abs(e) * 100, standing)
