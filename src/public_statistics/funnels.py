"""Funnels: which areas stand further from the rest than their size explains.

A league table of small areas ranks chance.  A funnel draws the limits within which chance would keep an area of each
size, 95 % and 99.8 % together, and where areas differ among themselves more than chance alone, widens them by that
much.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy.special import betaincinv, gammaincinv

from public_statistics import arrays
from public_statistics.arrays import Array, Codes, Numbers
from public_statistics.errors import BadValue, NoSpread
from public_statistics.intervals import deviate

INNER, OUTER = 0.95, 0.998  # the levels at which public health and policing funnels are drawn
WINSORISED = 0.1  # the share of areas at either end that may not widen the limits past themselves


class Place(IntEnum):
    """Where an area stands in a funnel."""

    BELOW_OUTER = -2
    BELOW_INNER = -1
    WITHIN = 0
    ABOVE_INNER = 1
    ABOVE_OUTER = 2


@dataclass(frozen=True)
class Overdispersion:
    """How much more areas differ than chance makes them: `phi` 1 is chance alone, `tau_squared` what comes on top.

    `z` are the areas' standardised differences, `winsorised` the same with both ends drawn in.
    """

    phi: Array
    tau_squared: Array
    z: Array
    winsorised: Array


@dataclass(frozen=True)
class Funnel:
    """Values, the line through the middle, and two pairs of limits; `place` says by `Place` where each value stands."""

    value: Array
    centre: Array
    inner_lower: Array
    inner_upper: Array
    outer_lower: Array
    outer_upper: Array
    place: Codes
    multiplier: float
    overdispersion: Overdispersion | None = None


def poisson_limits(expected: Numbers, *, confidence: float) -> tuple[Array, Array]:
    """Give the limits of observed over expected within which chance keeps an area that has as many as expected.

    Formula: χ²(α/2; 2E) ÷ 2E and χ²(1-α/2; 2E+2) ÷ 2E.
    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185-1202.
    Shapes: those of `expected`, in events.  Raises BadDenominator, BadValue.
    """
    e = arrays.real_denominators("expected", expected)
    tail = (1 - arrays.fraction("confidence", confidence)) / 2
    lower, upper = arrays.in_blocks(lambda e: _poisson_limits(e, tail), 2, e)
    return lower, upper


def binomial_limits(centre: Numbers, denominators: Numbers, *, confidence: float) -> tuple[Array, Array]:
    """Give the limits within which chance keeps the proportion of an area whose true proportion is `centre`.

    Formula: quantiles α/2 of Beta(nθ, n(1-θ)+1) and 1-α/2 of Beta(nθ+1, n(1-θ)): the exact limits of the count that is
    expected, as the Poisson funnel has them.
    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185-1202; C. J. Clopper and E. S. Pearson (1934).
    Shapes: `centre` (between 0 and 1) and `denominators` broadcast.  Raises BadDenominator, BadValue, BadShape.
    """
    n, theta = arrays.real_denominators("denominators", denominators), arrays.finite("centre", centre)
    if theta.size and not (theta.min() > 0 and theta.max() < 1):
        raise BadValue("centre", "a proportion is not between 0 and 1", "Give the proportion of all areas together")
    arrays.fitted(centre=theta, denominators=n)
    tail = (1 - arrays.fraction("confidence", confidence)) / 2
    lower, upper = arrays.in_blocks(lambda theta, n: _binomial_limits(theta, n, tail), 2, theta, n)
    return lower, upper


def rate_funnel(
    counts: Numbers,
    denominators: Numbers,
    *,
    centre: Numbers | None = None,
    multiplier: float = 1000,
    overdispersed: bool = False,
) -> Funnel:
    """Give a funnel of rates of events, or, with expected events as denominators, of standardised ratios.

    Formula: the Poisson limits of the events expected at the centre, E = θn, over n; where `overdispersed`, the normal
    limits θ ± z√(θ/n + τ²) instead, none below 0.
    Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005), 1185-1202, and Quality and Safety in Health Care 14
    (2005), 347-351.
    Shapes: `counts` (events) and `denominators` broadcast to (…, areas).  `centre` is the rate of events to one unit of
    the denominator, (…); where none is given, that of all areas together.  The result is (…, areas).
    Units: events to `multiplier` units of the denominator.
    Raises BadCount, BadDenominator, BadValue, BadShape; NoSpread where nothing happened anywhere; TooFew for the
    overdispersion of fewer than two areas.
    """
    x, n, theta = _areas(counts, denominators, centre)
    if (theta <= 0).any():
        raise NoSpread("counts", "nothing happened in any area, or the centre is 0", "There is nothing to compare")
    multiplier = arrays.above_nought("multiplier", multiplier)
    if overdispersed:
        return _widened(x, n, theta, theta, multiplier, highest=np.inf)
    tails = [(1 - level) / 2 for level in (INNER, OUTER)]

    def calculate(x: Array, n: Array, theta: Array) -> tuple[Array, ...]:
        expected = theta * n
        scale = theta * multiplier
        limits = [part * scale for tail in tails for part in _poisson_limits(expected, tail)]
        return _placed(x / n * multiplier, limits)

    return _funnel(arrays.in_blocks(calculate, 6, x, n, theta), theta, multiplier)


def proportion_funnel(
    counts: Numbers,
    denominators: Numbers,
    *,
    centre: Numbers | None = None,
    multiplier: float = 100,
    overdispersed: bool = False,
) -> Funnel:
    """Give a funnel of proportions.

    Formula: the binomial limits at the centre; where `overdispersed`, θ ± z√(θ(1-θ)/n + τ²) within 0 and 1.
    Source, shapes and errors: as `rate_funnel`; BadCount also for a count above its denominator.
    Units: `multiplier` 100 gives per cent; `centre` is a proportion, between 0 and 1.
    """
    x, n, theta = _areas(counts, denominators, centre)
    if (x > n).any():
        raise BadValue("counts", "one is larger than its denominator", "Count only what is part of the denominator")
    if (theta <= 0).any() or (theta >= 1).any():
        raise NoSpread("counts", "the proportion of all areas together is 0 or 1", "There is nothing to compare")
    multiplier = arrays.above_nought("multiplier", multiplier)
    if overdispersed:
        return _widened(x, n, theta, theta * (1 - theta), multiplier, highest=1)
    tails = [(1 - level) / 2 for level in (INNER, OUTER)]

    def calculate(x: Array, n: Array, theta: Array) -> tuple[Array, ...]:
        limits = [part * multiplier for tail in tails for part in _binomial_limits(theta, n, tail)]
        return _placed(x / n * multiplier, limits)

    return _funnel(arrays.in_blocks(calculate, 6, x, n, theta), theta, multiplier)


def overdispersion(z: Numbers, standard_errors: Numbers) -> Overdispersion:
    """Say how much more areas differ than chance makes them.

    Formula: z winsorised at 10 %; φ = Σz²/I; τ² = max(0, (Iφ - (I-1)) ÷ (Σw - Σw²/Σw)) with w = 1/s².
    Source: D. J. Spiegelhalter, Quality and Safety in Health Care 14 (2005), 347-351; the moment estimator is that of
    R. DerSimonian and N. Laird, Controlled Clinical Trials 7 (1986), 177-188.
    Shapes: `z`, standardised differences, and `standard_errors` s, in the units of τ, broadcast to (…, areas).
    `phi` and `tau_squared` are (…).
    Raises BadDenominator for a standard error of 0 or less, TooFew for fewer than two areas, BadValue, BadShape.
    """
    z, s = arrays.finite("z", z), arrays.denominators("standard_errors", standard_errors)
    shape = arrays.fitted(z=z, standard_errors=s)
    arrays.at_least("z", "areas", shape[-1] if shape else 1, 2)
    z, w = np.broadcast_to(z, shape), np.broadcast_to(1 / (s * s), shape)
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED], axis=-1, keepdims=True)
    drawn_in = np.clip(z, low, high)
    many, total = shape[-1], w.sum(axis=-1)
    squares = np.einsum("...i,...i->...", drawn_in, drawn_in)
    tau_squared = np.maximum(0, (squares - (many - 1)) / (total - np.einsum("...i,...i->...", w, w) / total))
    return Overdispersion(np.asarray(squares / many), np.asarray(tau_squared), z, drawn_in)


def _areas(counts: Numbers, denominators: Numbers, centre: Numbers | None) -> tuple[Array, Array, Array]:
    """What was given, checked, and the centre with a place for the areas after its own shape."""
    x, n = arrays.counts("counts", counts), arrays.denominators("denominators", denominators)
    shape = arrays.fitted(counts=x, denominators=n)
    if not shape:
        x, n, shape = x.reshape(1), n.reshape(1), (1,)
    arrays.at_least("counts", "areas", shape[-1], 1)
    if centre is None:
        theta = np.broadcast_to(x, shape).sum(axis=-1) / np.broadcast_to(n, shape).sum(axis=-1)
    else:
        theta = arrays.counts("centre", centre)
    theta = np.asarray(theta)[..., np.newaxis]
    arrays.fitted(counts=np.broadcast_to(x, shape), centre=theta)
    return x, n, theta


def _poisson_limits(expected: Array, tail: float) -> tuple[Array, Array]:
    return gammaincinv(expected, tail) / expected, gammaincinv(expected + 1, 1 - tail) / expected


def _binomial_limits(theta: Array, n: Array, tail: float) -> tuple[Array, Array]:
    x = theta * n
    return betaincinv(x, n - x + 1, tail), betaincinv(x + 1, n - x, 1 - tail)


def _placed(value: Array, limits: list[Array]) -> tuple[Array, ...]:
    """The value, its limits, and where it stands among them, as `Place` counts."""
    place = np.zeros(value.shape)
    for lower, upper in (limits[:2], limits[2:]):
        place += value > upper
        place -= value < lower
    return value, *limits, place


def _widened(x: Array, n: Array, theta: Array, variance: Array, multiplier: float, *, highest: float) -> Funnel:
    """A funnel with normal limits, as wide as areas differ; `variance` is that of a single unit of the denominator."""
    value, s = x / n, np.sqrt(variance / n)
    found = overdispersion((value - theta) / s, s)
    spread = np.sqrt(s * s + found.tau_squared[..., np.newaxis])
    limits = []
    for level in (INNER, OUTER):
        reach = deviate(level) * spread
        limits += [np.maximum(theta - reach, 0) * multiplier, np.minimum(theta + reach, highest) * multiplier]
    return _funnel(_placed(value * multiplier, limits), theta, multiplier, found)


def _funnel(found: tuple[Array, ...], theta: Array, multiplier: float, over: Overdispersion | None = None) -> Funnel:
    value, low, high, lowest, highest, place = found
    centre = theta[..., 0] * multiplier
    return Funnel(value, centre, low, high, lowest, highest, place.astype(np.int8), multiplier, over)
