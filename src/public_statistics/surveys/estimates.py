"""Weighted shares and means, with what the design of the sample does to their precision."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from public_statistics import arrays
from public_statistics.arrays import Array, Flags, Numbers, Whole
from public_statistics.errors import BadDenominator, BadShape, BadValue, TooFew
from public_statistics.intervals import wilson


@dataclass(frozen=True)
class Estimate:
    """Weighted values with their limits, one a column of what was asked, and how many answered.

    `base` is how many answered, `weighted_base` for how many they stand; `design_effect` how many times the variance is
    that of as many taken at random.  `standard_error` and limits are in the units of `value`.
    """

    value: Array
    lower: Array
    upper: Array
    standard_error: Array
    design_effect: Array
    base: int
    weighted_base: float
    confidence: float


@dataclass(frozen=True)
class Sample:
    """How respondents came to be asked: weights, strata and clusters, (respondents,) each.

    `population` gives, to each respondent, how many clusters (people, where there are none) their stratum has in all.
    Raises BadWeights, BadShape; TooFew for a stratum with a single cluster; BadDenominator for a population smaller
    than its sample.
    """

    weights: Array
    strata: Whole
    clusters: Whole
    population: Array | None = None

    @classmethod
    def of(
        cls,
        weights: Numbers,
        *,
        strata: npt.ArrayLike | None = None,
        clusters: npt.ArrayLike | None = None,
        population: Numbers | None = None,
    ) -> Sample:
        """Describe a sample; strata and clusters may be words or numbers."""
        w = arrays.weights("weights", weights)
        arrays.dimensions("weights", w, 1)
        h = _numbered("strata", np.zeros(w.size) if strata is None else strata, w.size)
        c = _numbered("clusters", np.arange(w.size) if clusters is None else clusters, w.size)
        pairs = np.unique(np.stack([h, c], axis=1), axis=0, return_inverse=True)
        c = pairs[1].reshape(-1).astype(np.int64)
        many = np.bincount(pairs[0][:, 0])
        if (many == 1).any() and w.size > 1:
            raise TooFew("strata", "a stratum has a single cluster or respondent", "Merge it with another")
        of_all = None if population is None else arrays.denominators("population", population)
        if of_all is not None:
            arrays.fitted(weights=w, population=of_all)
            of_all = np.broadcast_to(of_all, w.shape)
            if (of_all < many[h]).any():
                raise BadDenominator(
                    "population", "a stratum has fewer than were sampled", "Give how many there are in all"
                )
        return cls(w, h, c, of_all)


def weighted_shares(
    answers: Numbers, sample: Sample, *, among: Numbers | None = None, confidence: float = 0.95
) -> Estimate:
    """Give the weighted shares of yes-or-no answers, with intervals that stay between 0 and 1.

    Formula: p = Σwy ÷ Σw; the variance is Taylor's, of the ratio, between clusters within strata; limits are those of
    logit p ± t·s ÷ p(1-p), with as many degrees of freedom as those asked have clusters less strata, and Wilson's for
    the effective number where nobody or everybody said so.  The design effect is the variance over that of as many
    taken at random.
    Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling (1992), section 5.7; E. Korn and
    B. Graubard, Survey Methodology 24 (1998), 193-201.
    Shapes: `answers` is (respondents,) or (respondents, answers), true or 1 where somebody said so; the result is ()
    or (answers,).  `among` marks those of whom it is asked, all where nothing is said: others are left out of the
    shares, and stay in the design.
    Units: shares, of 1.  Raises BadShape, BadValue; TooFew where nobody is among those asked, or one person alone.
    """
    y = arrays.finite("answers", answers)
    if not np.isin(y, (0, 1)).all():
        raise BadValue("answers", "one is neither 0 nor 1", "Give yes-or-no answers, or take `weighted_means`")
    value, error, effect, free, (n, total) = _taylor(y, sample, among)
    t = float(stdtrit(free, (1 + arrays.fraction("confidence", confidence)) / 2))
    whole = (value <= 0) | (value >= 1)
    inner = np.where(whole, 0.5, value)
    logit, spread = np.log(inner / (1 - inner)), t * error / (inner * (1 - inner))
    lower, upper = (1 / (1 + np.exp(-(logit + side * spread))) for side in (-1, 1))
    if whole.any():
        effective = n / _kish(sample.weights[_asked(among, sample.weights.size)])
        bounds = wilson(value * effective, effective, confidence=confidence)
        lower, upper = np.where(whole, bounds.lower, lower), np.where(whole, bounds.upper, upper)
    return Estimate(value, np.asarray(lower), np.asarray(upper), error, effect, n, total, confidence)


def weighted_means(
    values: Numbers, sample: Sample, *, among: Numbers | None = None, confidence: float = 0.95
) -> Estimate:
    """Give weighted means of numbers, such as ages or scores from 0 to 10.

    Formula: Σwy ÷ Σw ± t·s, s as for `weighted_shares`.  Source, shapes and errors: as there.
    Units: those of the values.
    """
    value, error, effect, free, (n, total) = _taylor(arrays.finite("values", values), sample, among)
    reach = float(stdtrit(free, (1 + arrays.fraction("confidence", confidence)) / 2)) * error
    return Estimate(value, value - reach, value + reach, error, effect, n, total, confidence)


def _taylor(y: Array, sample: Sample, among: Numbers | None) -> tuple[Array, Array, Array, int, tuple[int, float]]:
    """The ratio of weighted sums, its standard error, its design effect, the degrees of freedom and the bases."""
    w = sample.weights
    arrays.dimensions("answers", y, 1, 2)
    if len(y) != w.size:
        raise BadShape("answers", f"there are {len(y)} for {w.size} weights", "Give one to a respondent")
    asked = _asked(among, w.size)
    n, total = int(asked.sum()), float(w[asked].sum())
    arrays.at_least("among", "people who answered", n, 2)
    if total <= 0:
        raise TooFew("among", "those who answered stand for nobody", "Give them weights above 0")
    counted = np.where(asked, w, 0)
    value = counted @ y / total
    part = counted.reshape(-1, *[1] * (y.ndim - 1)) * (y - value) / total
    clusters = int(sample.clusters.max()) + 1
    sums = np.zeros((clusters, *y.shape[1:]))
    np.add.at(sums, sample.clusters, part)
    of_cluster = np.zeros(clusters, dtype=np.int64)
    of_cluster[sample.clusters] = sample.strata
    many = np.bincount(of_cluster)
    mean = np.zeros((many.size, *y.shape[1:]))
    np.add.at(mean, of_cluster, sums)
    mean /= many.reshape(-1, *[1] * (y.ndim - 1))
    left = np.ones(many.size)
    if sample.population is not None:
        left[sample.strata] = 1 - many[sample.strata] / sample.population
    scale = (left * many / np.maximum(many - 1, 1))[of_cluster].reshape(-1, *[1] * (y.ndim - 1))
    variance = (scale * (sums - mean[of_cluster]) ** 2).sum(axis=0)
    at_random = (counted @ (y - value) ** 2) / total / (n - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = np.where(at_random > 0, variance / at_random, 1)
    free = max(1, np.unique(sample.clusters[asked]).size - np.unique(sample.strata[asked]).size)
    return np.asarray(value), np.asarray(np.sqrt(variance)), np.asarray(effect), free, (n, total)


def _asked(among: Numbers | None, many: int) -> Flags:
    asked = np.ones(many, dtype=bool) if among is None else np.asarray(among, dtype=bool)
    if asked.shape != (many,):
        raise BadShape("among", f"its shape is {asked.shape} for {many} respondents", "Give one mark to a respondent")
    return asked


def _kish(w: Array) -> float:
    return float(w.size * (w @ w) / w.sum() ** 2)


def _numbered(argument: str, given: npt.ArrayLike, many: int) -> Whole:
    words = np.asarray(given)
    if words.shape != (many,):
        raise BadShape(argument, f"its shape is {words.shape} for {many} respondents", "Give one to a respondent")
    return np.unique(words.astype(str), return_inverse=True)[1].astype(np.int64)
