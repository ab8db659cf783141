"""Rates that set aside who lives where: standardised directly, to a population's make-up, or indirectly, to its rates.

Areas with more young people have more of some crimes whatever anybody does.  A standardised rate says what an area
would have with everybody's make-up; a ratio says how much it has over what its own people would lead one to expect.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Flags, Numbers
from public_statistics.errors import BadShape
from public_statistics.intervals import Interval, count_limits, deviate, interval_of

FEWEST_EVENTS = 10  # under which a directly standardised rate says more about chance than about an area


@dataclass(frozen=True)
class StandardisedRate:
    """Rates with their limits, and the events behind each.  Where `withheld` is true, all three are NaN on purpose."""

    value: Array
    lower: Array
    upper: Array
    events: Array
    withheld: Flags
    confidence: float
    multiplier: float


def directly_standardised_rate(
    counts: Numbers,
    populations: Numbers,
    standard: Numbers,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
    fewest: int = FEWEST_EVENTS,
) -> StandardisedRate:
    """Give directly standardised rates with Dobson's interval.

    Formula: DSR = Σ w·x/n ÷ Σw; variance V = Σ w²·x/n² ÷ (Σw)²; limits DSR + √(V/O)·(O_L - O) and with O_U, where O is
    the events of all strata and O_L, O_U are its exact or Byar limits.
    Source: A. J. Dobson and others, Statistics in Medicine 10 (1991), 457-462; APHO Technical Briefing 3.
    Shapes: `counts` and `populations` broadcast to (…, strata), such as areas by age bands; `standard`, the standard
    population w, is (strata,).  The result has shape (…).
    Units: events to `multiplier` people.  Under `fewest` events a rate is withheld, and `withheld` says where.
    Raises BadCount, BadDenominator, BadWeights (a standard population below 0, or of nobody), BadValue, BadShape.
    """
    x, n = arrays.counts("counts", counts), arrays.denominators("populations", populations)
    w = arrays.weights("standard", standard)
    arrays.dimensions("standard", w, 1)
    shape = arrays.fitted(counts=x, populations=n)
    if not shape or shape[-1] != w.size:
        raise BadShape(
            "standard",
            f"it has {w.size} strata, and the counts shape {shape}",
            "Give one weight for each stratum, last",
        )
    z, multiplier = deviate(confidence), arrays.above_nought("multiplier", multiplier)
    fewest = arrays.whole("fewest", fewest, 1)
    w = w / w.sum()
    each = x / n
    value = each @ w
    variance = (each / n) @ (w * w)
    events = np.broadcast_to(x, shape).sum(axis=-1)
    withheld = np.asarray(events < fewest)
    lower, upper = count_limits(np.atleast_1d(events), z, confidence)
    scale = np.sqrt(variance / np.where(events > 0, events, 1))
    lower = value + scale * (lower.reshape(events.shape) - events)
    upper = value + scale * (upper.reshape(events.shape) - events)
    shown, least, most = (np.where(withheld, np.nan, part * multiplier) for part in (value, lower, upper))
    return StandardisedRate(shown, least, most, np.asarray(events), withheld, confidence, multiplier)


def expected_counts(populations: Numbers, reference_counts: Numbers, reference_populations: Numbers) -> Array:
    """Give the events that each area would have at the reference's own rates, stratum by stratum.

    Formula: Σ n·X/N over strata.
    Source: APHO Technical Briefing 3, on the indirectly standardised ratio.
    Shapes: `populations` (…, strata); `reference_counts` and `reference_populations` (strata,).  The result is (…).
    Units: events.  Raises BadCount, BadDenominator, BadValue, BadShape.
    """
    n = arrays.counts("populations", populations)
    x = arrays.counts("reference_counts", reference_counts)
    all_n = arrays.denominators("reference_populations", reference_populations)
    arrays.dimensions("reference_counts", x, 1)
    if x.shape != all_n.shape or not n.ndim or n.shape[-1] != x.size:
        raise BadShape(
            "populations",
            f"its shape is {n.shape}, and the reference's {x.shape} and {all_n.shape}",
            "Give the strata last, and the same ones for the reference",
        )
    expected: Array = n @ (x / all_n)
    return expected


def indirectly_standardised_ratio(
    counts: Numbers, expected: Numbers, *, confidence: float = 0.95, multiplier: float = 100
) -> Interval:
    """Give what was observed over what was expected, with exact or Byar limits.

    Formula: O ÷ E times the multiplier; limits O_L ÷ E and O_U ÷ E, exact below 10 events, Byar's from there on.
    Source: APHO Technical Briefing 3; N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987),
    69.
    Shapes: `counts` (events observed) and `expected` (events, as `expected_counts` gives) broadcast.
    Units: `multiplier` 100 gives a ratio of which 100 is as expected.
    Raises BadCount, BadDenominator (an expected count of 0 or less), BadValue, BadShape.
    """
    x, e = arrays.real_counts("counts", counts), arrays.real_denominators("expected", expected)
    arrays.fitted(counts=x, expected=e)
    z, multiplier = deviate(confidence), arrays.above_nought("multiplier", multiplier)

    def calculate(x: Array, e: Array) -> tuple[Array, ...]:
        lower, upper = count_limits(x, z, confidence)
        per = multiplier / e
        return x * per, lower * per, upper * per

    return interval_of(arrays.in_blocks(calculate, 3, x, e), confidence, multiplier)
