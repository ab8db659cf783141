"""Intervals of confidence for proportions and for rates of rare events.

A count that is small says little, and an interval says how little.  Proportions have Wilson's interval, which stays
between 0 and 1 and is right for small numbers; rates have the exact interval below 10 events and Byar's from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv, gammaincinv, ndtri

from public_statistics import arrays
from public_statistics.arrays import Array, Numbers
from public_statistics.errors import BadCount

EXACT_BELOW = 10  # events, from which on Byar's approximation is right to the third figure


@dataclass(frozen=True)
class Interval:
    """Values with their limits, arrays of one shape, in the units of `multiplier`."""

    value: Array
    lower: Array
    upper: Array
    confidence: float
    multiplier: float


def wilson(counts: Numbers, denominators: Numbers, *, confidence: float = 0.95, multiplier: float = 1) -> Interval:
    """Give proportions with Wilson's score interval.

    Formula: (2x + z² ± z√(z² + 4x(1 - x/n))) ÷ 2(n + z²), times the multiplier.
    Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212; used for proportions by
    the Association of Public Health Observatories, Technical Briefing 3 (2008).
    Shapes: `counts` (people, cases, …) and `denominators` broadcast; the result has their common shape.
    Units: `multiplier` 100 gives per cent.
    Raises BadCount for a count below 0 or above its denominator, BadDenominator for one of 0 or less, BadValue for NaN,
    BadShape for arrays that do not fit.
    """
    x, n, z, confidence, multiplier = _proportion(counts, denominators, confidence, multiplier)

    def calculate(x: Array, n: Array) -> tuple[Array, ...]:
        value = _shares(x, n)
        middle = x + z * z / 2
        half = (1 - value) * x
        half += z * z / 4
        np.sqrt(half, out=half)
        half *= z
        scale = multiplier / (n + z * z)
        lower, upper = (middle - half) * scale, (middle + half) * scale
        lower[x == 0] = 0
        upper[x == n] = multiplier
        value *= multiplier
        return value, lower, upper

    return interval_of(arrays.in_blocks(calculate, 3, x, n), confidence, multiplier)


def exact_proportion(
    counts: Numbers, denominators: Numbers, *, confidence: float = 0.95, multiplier: float = 1
) -> Interval:
    """Give proportions with the exact interval, which is wider than need be and never too narrow.

    Formula: quantiles α/2 of Beta(x, n-x+1) and 1-α/2 of Beta(x+1, n-x), times the multiplier.
    Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404-413.
    Shapes, units and errors: as `wilson`.
    """
    x, n, _, confidence, multiplier = _proportion(counts, denominators, confidence, multiplier)
    tail = (1 - confidence) / 2

    def calculate(x: Array, n: Array) -> tuple[Array, ...]:
        value, none, all_of_them = _shares(x, n), x == 0, x == n
        lower = betaincinv(np.where(none, 1, x), n - x + 1, tail)
        upper = betaincinv(x + 1, np.where(all_of_them, 1, n - x), 1 - tail)
        lower[none], upper[all_of_them] = 0, 1
        return value * multiplier, lower * multiplier, upper * multiplier

    return interval_of(arrays.in_blocks(calculate, 3, x, n), confidence, multiplier)


def byar(counts: Numbers, *, confidence: float = 0.95) -> Interval:
    """Give counts of events with Byar's interval.

    Formula: lower x(1 - 1/9x - z/3√x)³, upper (x+1)(1 - 1/9(x+1) + z/3√(x+1))³; the lower is 0 where nothing happened.
    Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987), 69; APHO Technical Briefing
    3.
    Shapes: `counts` of any shape, and so the result.  Units: events.
    Raises BadCount for a count below 0, BadValue for NaN or a confidence that is none.
    """
    x, z = arrays.real_counts("counts", counts), deviate(confidence)
    return interval_of(arrays.in_blocks(lambda x: (x, *byar_limits(x, z)), 3, x), confidence, 1)


def exact_count(counts: Numbers, *, confidence: float = 0.95) -> Interval:
    """Give counts of events with the exact Poisson interval.

    Formula: half the χ² quantiles, α/2 with 2x degrees of freedom and 1-α/2 with 2x+2.
    Source: F. Garwood, Biometrika 28 (1936), 437-442.
    Shapes, units and errors: as `byar`.
    """
    x, tail = arrays.real_counts("counts", counts), (1 - arrays.fraction("confidence", confidence)) / 2
    return interval_of(arrays.in_blocks(lambda x: (x, *exact_limits(x, tail)), 3, x), confidence, 1)


def rate(counts: Numbers, denominators: Numbers, *, confidence: float = 0.95, multiplier: float = 1000) -> Interval:
    """Give rates of events with their interval: exact below 10 events, Byar's from there on.

    Formula: x ÷ n times the multiplier; limits as `exact_count` and `byar`, over the same denominator.
    Source: Public Health England, Technical Guide: Confidence Intervals (2018), section 4.
    Shapes: `counts` (events) and `denominators` (people, households, hours, …) broadcast; the result has their shape.
    Units: events to `multiplier` units of the denominator, 1,000 where nothing is said.
    Raises BadCount, BadDenominator, BadValue, BadShape.
    """
    x, n = arrays.real_counts("counts", counts), arrays.real_denominators("denominators", denominators)
    arrays.fitted(counts=x, denominators=n)
    z, multiplier = deviate(confidence), arrays.above_nought("multiplier", multiplier)

    def calculate(x: Array, n: Array) -> tuple[Array, ...]:
        lower, upper = count_limits(x, z, confidence)
        per = multiplier / n
        return x * per, lower * per, upper * per

    return interval_of(arrays.in_blocks(calculate, 3, x, n), confidence, multiplier)


def interval_of(found: tuple[Array, ...], confidence: float, multiplier: float) -> Interval:
    """Give the interval that three arrays make: the value, its lower and its upper limit."""
    value, lower, upper = found
    return Interval(value, lower, upper, confidence, multiplier)


def deviate(confidence: float) -> float:
    """Give the normal deviate of a two-sided level of confidence: 1.96 for 0.95.  Raises BadValue."""
    return float(ndtri((1 + arrays.fraction("confidence", confidence)) / 2))


def count_limits(x: Array, z: float, confidence: float) -> tuple[Array, Array]:
    """Give the limits of counts that were checked: exact below 10, Byar's from there on."""
    lower, upper = byar_limits(x, z)
    if (few := x < EXACT_BELOW).any():
        lower[few], upper[few] = exact_limits(x[few], (1 - confidence) / 2)
    return lower, upper


def byar_limits(x: Array, z: float) -> tuple[Array, Array]:
    """Give Byar's limits of counts that were checked, below and above."""
    root = np.sqrt(np.maximum(x, np.finfo(np.float64).tiny))
    part = 1 - 1 / (9 * root * root) - z / (3 * root)
    lower = np.where(x > 0, x * part * part * part, 0)
    more = x + 1
    np.sqrt(more, out=root)
    part = 1 - 1 / (9 * more) + z / (3 * root)
    return np.maximum(lower, 0), more * part * part * part


def exact_limits(x: Array, tail: float) -> tuple[Array, Array]:
    """Give the exact Poisson limits of counts that were checked, each missed with the chance `tail`."""
    lower = np.where(x > 0, gammaincinv(np.where(x > 0, x, 1), tail), 0)
    upper: Array = gammaincinv(x + 1, 1 - tail)
    return lower, upper


def _shares(x: Array, n: Array) -> Array:
    """What part of each denominator a count is."""
    value = x / n
    if value.max(initial=0) > 1:
        at = int(np.argmax(value))
        said = f"{x[at]:g} is counted among {n[at]:g}"
        raise BadCount("counts", said, "Count only what is part of the denominator, or take a rate")
    return value


def _proportion(
    counts: Numbers, denominators: Numbers, confidence: float, multiplier: float
) -> tuple[npt.NDArray[Any], npt.NDArray[Any], float, float, float]:
    x, n = arrays.real_counts("counts", counts), arrays.real_denominators("denominators", denominators)
    arrays.fitted(counts=x, denominators=n)
    return x, n, deviate(confidence), confidence, arrays.above_nought("multiplier", multiplier)
