"""Change against an earlier period, with a test beside every percentage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv

from public_statistics import arrays
from public_statistics.arrays import Array, Codes, Flags, Numbers
from public_statistics.errors import BadCount
from public_statistics.intervals import Interval, interval_of
from public_statistics.periods import Period, comparable

FLAGGED = 3  # twice the difference of square roots from which a change is flagged


@dataclass(frozen=True)
class Change:
    """How much has changed, and what chance has to do with it; one shape throughout.

    `percent` is the change in per cent, `ratio` now over then with its limits.  Where `from_nothing` is true there was
    nothing then: `percent` and the ratio are infinite where something happened now, and NaN on purpose where nothing
    did.  `p_value` is the E-test's.  `z` is 2(√now - √then), and `flagged` is 1 or -1 where it reaches 3.
    """

    percent: Array
    ratio: Interval
    p_value: Array
    z: Array
    flagged: Codes
    from_nothing: Flags


def change_since(
    now: Numbers,
    then: Numbers,
    *,
    now_denominators: Numbers = 1,
    then_denominators: Numbers = 1,
    periods: tuple[Period, Period] | None = None,
    confidence: float = 0.95,
) -> Change:
    """Say how counts have changed since an earlier period, and whether chance explains it.

    Formula: percentage and ratio of rates, `rate_ratio`; `e_test`; `root_difference`.
    Shapes: all four arrays broadcast.  `periods` are those of now and then, and must be comparable: equally long, not
    overlapping, and the same months of the year.
    Units: events; denominators in people, or any other that both share.  z is of counts, and takes denominators for
    equal.
    Raises BadCount, BadDenominator, BadValue, BadShape, UnlikePeriods.
    """
    if periods is not None:
        comparable(*periods)
    ratio = rate_ratio(now, then, now_denominators, then_denominators, confidence=confidence)
    shape = ratio.value.shape
    z = np.broadcast_to(root_difference(now, then), shape)
    flagged = np.where(np.abs(z) >= FLAGGED, np.sign(z), 0).astype(np.int8)
    p_value = np.broadcast_to(e_test(now, then, now_denominators, then_denominators), shape)
    nothing = np.broadcast_to(np.asarray(then) == 0, shape)
    return Change((ratio.value - 1) * 100, ratio, p_value, z, flagged, nothing)


def rate_ratio(
    now: Numbers,
    then: Numbers,
    now_denominators: Numbers = 1,
    then_denominators: Numbers = 1,
    *,
    confidence: float = 0.95,
) -> Interval:
    """Give the ratio of two rates of events with its exact interval.

    Formula: (a/n) ÷ (b/m); given a+b events, a is binomial, and the limits of its share p, by Clopper and Pearson,
    become those of the ratio by p/(1-p)·m/n.
    Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940), 313-323.
    Shapes: the four broadcast.  Units: none.  With nothing then, ratio and upper limit are infinite; with nothing in
    both periods the ratio is NaN, and its limits are 0 and infinity: nothing is known.
    Raises BadCount, BadDenominator, BadValue, BadShape.
    """
    a, b, n, m = _four(now, then, now_denominators, then_denominators)
    tail = (1 - arrays.fraction("confidence", confidence)) / 2

    def calculate(a: Array, b: Array, n: Array, m: Array) -> tuple[Array, ...]:
        low = np.where(a > 0, betaincinv(np.where(a > 0, a, 1), b + 1, tail), 0)
        high = np.where(b > 0, betaincinv(a + 1, np.where(b > 0, b, 1), 1 - tail), 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return tuple(part * (m / n) for part in (a / b, low / (1 - low), high / (1 - high)))

    return interval_of(arrays.in_blocks(calculate, 3, a, b, n, m), confidence, 1)


def e_test(now: Numbers, then: Numbers, now_denominators: Numbers = 1, then_denominators: Numbers = 1) -> Array:
    """Give the chance of so large a difference between two rates of events that are one.

    Formula: the E-test, on the difference of rates over its own standard error; scipy's `poisson_means_test`.
    Source: K. Krishnamoorthy and J. Thomson, Journal of Statistical Planning and Inference 119 (2004), 23-35.
    Shapes: the four broadcast; equal questions are answered once.  Counts are whole.  With nothing in both it is 1.
    Raises BadCount, BadDenominator, BadValue (a count that is not whole), BadShape.
    """
    from scipy.stats import poisson_means_test

    a, b, n, m = _four(now, then, now_denominators, then_denominators)
    if (a != np.rint(a)).any() or (b != np.rint(b)).any():
        raise BadCount("now and then", "a count is not whole", "Give whole counts: the test is of events")
    shape = arrays.fitted(now=a, then=b, now_denominators=n, then_denominators=m)
    asked = np.stack([np.broadcast_to(part, shape).reshape(-1) for part in (a, b, n, m)], axis=1)
    unlike, which = np.unique(asked, axis=0, return_inverse=True)
    answers = [
        1.0 if x == y == 0 else float(poisson_means_test(int(x), k, int(y), j).pvalue) for x, y, k, j in unlike.tolist()
    ]
    return np.asarray(answers)[which.reshape(-1)].reshape(shape)


def root_difference(now: Numbers, then: Numbers) -> Array:
    """Give twice the difference of the square roots of two counts, flagged by custom at 3 either way.

    Formula: z = 2(√a - √b).  The root of a count has the standard deviation ½ whatever its size, so that z has √2 where
    nothing has changed: 3 is two standard deviations and a little.
    Source: M. S. Bartlett, Journal of the Royal Statistical Society, Supplement 3 (1936), 68-78.
    Shapes: `now` and `then` broadcast.  Units: none.  Raises BadCount, BadValue, BadShape.
    """
    a, b = arrays.counts("now", now), arrays.counts("then", then)
    arrays.fitted(now=a, then=b)
    return np.asarray(2 * (np.sqrt(a) - np.sqrt(b)))


def _four(now: Numbers, then: Numbers, n: Numbers, m: Numbers) -> tuple[Array, Array, Array, Array]:
    found = (
        arrays.counts("now", now),
        arrays.counts("then", then),
        arrays.denominators("now_denominators", n),
        arrays.denominators("then_denominators", m),
    )
    arrays.fitted(**dict(zip(("now", "then", "now_denominators", "then_denominators"), found, strict=True)))
    return found
