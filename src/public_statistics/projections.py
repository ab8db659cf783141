"""Projections: what a year will come to, said as a range, from the year so far or from months by the calendar."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Numbers
from public_statistics.errors import BadShape, BadValue, NoAnswer, NoSpread

YEAR = 12
FEWEST_YEARS = 2


@dataclass(frozen=True)
class Projection:
    """What is expected, with the range in which it will be found `confidence` of the time.

    `dispersion` is how many times the variance of months is that of chance alone; ranges are widened by it.
    """

    value: Array
    lower: Array
    upper: Array
    dispersion: Array
    confidence: float


def project_year(so_far: Numbers, earlier: Numbers, *, confidence: float = 0.95) -> Projection:
    """Say what a year will come to, from its months so far and whole earlier years.

    Formula: Y ÷ s, Y the count so far and s the share of earlier years that fell in the same months.  With a rate
    that nothing was known of before, what is left follows a negative binomial, NB(Y + ½, s); both are taken in units of
    the dispersion φ, that of the earlier years' months over what their year and their month of the year lead one to
    expect, at least 1.
    Source: the share is custom; the prediction, A. Gelman and others, Bayesian Data Analysis (2013), section 2.6;
    φ as in P. McCullagh and J. Nelder, Generalized Linear Models (1989), section 6.2.
    Shapes: `so_far` is (…, months so far), `earlier` (…, years, 12), in the same months' order.  The result is (…).
    Units: events in a year.
    Raises TooFew for fewer than two earlier years, BadShape, BadCount, BadValue; NoSpread where the earlier years have
    nothing in the months so far.
    """
    from scipy.stats import nbinom

    now, then = arrays.counts("so_far", so_far), arrays.counts("earlier", earlier)
    tail = (1 - arrays.fraction("confidence", confidence)) / 2
    if then.ndim < 2 or then.shape[-1] != YEAR:
        raise BadShape("earlier", f"its shape is {then.shape}", "Give years by 12 months")
    if not now.ndim or not 1 <= now.shape[-1] <= YEAR or now.shape[:-1] != then.shape[:-2]:
        raise BadShape(
            "so_far", f"its shape is {now.shape}, that of the earlier years {then.shape}", "Give 1 to 12 months"
        )
    arrays.at_least("earlier", "years", then.shape[-2], FEWEST_YEARS)
    of_same_months = then[..., : now.shape[-1]].sum(axis=(-2, -1))
    if (of_same_months == 0).any():
        raise NoSpread("earlier", "nothing happened in the same months of a series", "Project it from a longer past")
    share = of_same_months / then.sum(axis=(-2, -1))
    dispersion = _dispersion(then)
    total = now.sum(axis=-1)
    known = (total / dispersion + 0.5, share)
    with np.errstate(divide="ignore"):  # nothing is left of a year whose share is whole
        low, high = (np.where(share < 1, nbinom.ppf(chance, *known), 0) * dispersion for chance in (tail, 1 - tail))
    return Projection(
        np.asarray(total / share), np.asarray(total + low), np.asarray(total + high), dispersion, confidence
    )


def project_months(
    history: Numbers,
    ahead: int,
    *,
    first_month: int = 1,
    family: str = "poisson",
    with_trend: bool = True,
    confidence: float = 0.95,
) -> Projection:
    """Say what the next months will come to, from a model of the months behind.

    Formula: log μ = a month of the year + b·t; a Poisson model, with quasi-likelihood for its dispersion φ, or a
    negative binomial one (NB2) whose α is estimated from the Poisson residuals.  A month ahead varies by its own
    variance and that of the estimate: the range is that of a negative binomial of this mean and variance.
    Source: P. McCullagh and J. Nelder, Generalized Linear Models (1989); A. C. Cameron and P. K. Trivedi, Regression
    Analysis of Count Data (2013), section 3.4.  statsmodels' GLM.
    Shapes: `history` is (months,), two whole years at least, the newest last.  The result is (ahead,).
    Arguments: `first_month` is the month of the year (1 to 12) with which history begins.  `family` is "poisson" or
    "negative binomial".  `with_trend` false leaves b out.
    Units: events in a month.
    Raises TooFew for fewer than 24 months, NoSpread where a month of the year never had an event, UnknownChoice,
    BadShape, BadCount, BadValue; NoAnswer where the model does not settle.
    """
    import statsmodels.api as sm
    from scipy.stats import nbinom, poisson

    arrays.choice("family", family, "poisson", "negative binomial")
    tail = (1 - arrays.fraction("confidence", confidence)) / 2
    y, known, coming = _months(history, ahead, first_month, with_trend)
    fit = _settled(sm.GLM(y, known, family=sm.families.Poisson()))
    fitted = np.asarray(fit.mu)
    free = y.size - known.shape[1]
    phi = max(1.0, float(((y - fitted) ** 2 / fitted).sum() / free))
    alpha = 0.0
    if family == "negative binomial":
        alpha = max(1e-8, float((((y - fitted) ** 2 - y) / fitted**2).sum() / free))
        fit = _settled(sm.GLM(y, known, family=sm.families.NegativeBinomial(alpha=alpha)))
    mean = np.asarray(fit.predict(coming))
    of_log = (coming @ np.asarray(fit.cov_params()) * coming).sum(axis=1)
    if family == "poisson":
        more = mean * (phi - 1) + mean**2 * of_log * phi
    else:
        more = alpha * mean**2 + mean**2 * of_log
    with np.errstate(divide="ignore", invalid="ignore"):
        size = mean**2 / more
    low, high = (
        np.where(more > 1e-9, nbinom.ppf(chance, size, size / (size + mean)), poisson.ppf(chance, mean))
        for chance in (tail, 1 - tail)
    )
    return Projection(mean, np.asarray(low), np.asarray(high), np.full(mean.shape, phi), confidence)


def _months(history: Numbers, ahead: int, first_month: int, with_trend: bool) -> tuple[Array, Array, Array]:
    """The history, and what the model knows of its months and of those to come."""
    y = arrays.counts("history", history)
    arrays.dimensions("history", y, 1)
    arrays.at_least("history", "months", y.size, YEAR * FEWEST_YEARS)
    ahead, first = arrays.whole("ahead", ahead, 1), arrays.whole("first_month", first_month, 1)
    if first > YEAR:
        raise BadValue("first_month", f"it is {first}", "Give a month from 1 to 12")
    months = (np.arange(y.size + ahead) + first - 1) % YEAR
    if min(y[months[: y.size] == month].sum() for month in range(YEAR)) == 0:
        raise NoSpread("history", "a month of the year never had an event", "Project the year from its months so far")
    time = (np.arange(y.size + ahead) - (y.size - 1) / 2) / YEAR
    design = np.eye(YEAR)[months]
    design = np.column_stack([design, time]) if with_trend else design
    return y, design[: y.size], design[y.size :]


def _dispersion(years: Array) -> Array:
    """How many times the months of years vary what chance makes them, by the χ² of years by months, at least 1."""
    expected = years.sum(axis=-1, keepdims=True) * years.sum(axis=-2, keepdims=True)
    expected = expected / years.sum(axis=(-2, -1), keepdims=True)
    squares = np.where(expected > 0, (years - expected) ** 2 / np.where(expected > 0, expected, 1), 0)
    free = (years.shape[-2] - 1) * (years.shape[-1] - 1)
    return np.asarray(np.maximum(1, squares.sum(axis=(-2, -1)) / free))


def _settled(model: Any) -> Any:
    """The fit of a model, which is an answer only where it settled on one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a fit that is perfect, which months that repeat themselves have
        try:
            fit = model.fit()
        except ValueError:  # numbers beyond what can be reckoned with
            fit = None
    if fit is None or not fit.converged or not np.isfinite(fit.params).all():
        raise NoAnswer("history", "the model did not settle", "Leave the trend out, or give a longer past")
    return fit
