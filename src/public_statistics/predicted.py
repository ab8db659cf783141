"""Predicted against observed: where areas stand, given what they are like.

Satisfaction is lower where people are poorer, and everybody knows it.  A model of all areas says what to expect of
each, and an area is flagged only where it stands further from that than areas like it do.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from public_statistics import arrays
from public_statistics.arrays import Array, Codes, Numbers
from public_statistics.errors import BadDenominator, BadShape, BadValue, NoAnswer, NoSpread


@dataclass(frozen=True)
class Predicted:
    """What a model expects of each area, (areas,): `expected` with the range in which an area like it will be found.

    `gap` is observed less expected, `studentised` the residual in standard deviations, with the area itself left out,
    and `flag` 1 where the area is better than chance explains, -1 where it is worse.  `coefficients` are the constant's
    and the predictors', with their standard errors; `explained` is the share of variance that they explain.
    """

    observed: Array
    expected: Array
    lower: Array
    upper: Array
    gap: Array
    studentised: Array
    flag: Codes
    coefficients: Array
    standard_errors: Array
    explained: float
    confidence: float


def predicted_against_observed(
    observed: Numbers, predictors: Numbers, *, low_is_good: bool = False, confidence: float = 0.95
) -> Predicted:
    """Say where each area stands to what areas like it have, by ordinary least squares.

    Formula: y = a + Xb + e; studentised residual e ÷ (s₍ᵢ₎√(1-hᵢᵢ)), s₍ᵢ₎ without the area, flagged beyond the t
    quantile with n-k-2 degrees of freedom.
    Source: R. D. Cook and S. Weisberg, Residuals and Influence in Regression (1982); so did MORI, Frontiers of
    Performance (2004).  statsmodels' OLS, `get_influence` and `get_prediction`.
    Shapes: `observed` is (areas,), `predictors` (areas, k) or (areas,).
    Units: those of `observed`.  `low_is_good` says which gap is the better one.
    Raises TooFew for fewer than k+4 areas; NoSpread where all areas are equal, a predictor does not vary, or one
    follows from the others; BadShape, BadValue.
    """
    import statsmodels.api as sm

    y, x = _areas(observed, predictors)
    confidence = arrays.fraction("confidence", confidence)
    if np.ptp(y) == 0:
        raise NoSpread("observed", "all areas are equal", "There is nothing to explain")
    fit = sm.OLS(y, x).fit()
    ahead = fit.get_prediction(x).conf_int(obs=True, alpha=1 - confidence)
    studentised = np.asarray(fit.get_influence().resid_studentized_external)
    return _predicted(y, np.asarray(fit.fittedvalues), ahead, studentised, fit, fit.rsquared, low_is_good, confidence)


def predicted_proportions(
    counts: Numbers, sizes: Numbers, predictors: Numbers, *, low_is_good: bool = False, confidence: float = 0.95
) -> Predicted:
    """Say where each area's proportion stands to what areas like it have, where the size of each survey is known.

    Formula: logit p = a + Xb, binomial; the residuals of the model's own weighted regression, studentised with the area
    left out, so that areas which vary more than their surveys' size explains widen what is expected of them all.
    Source: D. Pregibon, Annals of Statistics 9 (1981), 705-724; statsmodels' GLM.
    Shapes: `counts` (those who said so) and `sizes` (those who were asked) are (areas,), `predictors` (areas, k).
    Units: `observed`, `expected`, `gap` and limits are proportions; coefficients are on the logit scale.
    Raises as `predicted_against_observed`; BadCount, BadDenominator, BadValue for a count above its size; NoAnswer
    where the model does not settle.
    """
    import statsmodels.api as sm
    from scipy.special import expit

    n = arrays.denominators("sizes", sizes)
    said, x = _areas(arrays.counts("counts", counts), predictors, "counts")
    confidence = arrays.fraction("confidence", confidence)
    if n.shape != said.shape:
        raise BadDenominator("sizes", f"its shape is {n.shape}, that of the counts {said.shape}", "Give one to an area")
    if (said > n).any():
        raise BadValue("counts", "one is larger than the size of its survey", "Count only those who were asked")
    y = said / n
    if np.ptp(y) == 0:
        raise NoSpread("counts", "all areas are equal", "There is nothing to explain")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of areas that are told wholly apart, which is said below
        fit = sm.GLM(np.column_stack([said, n - said]), x, family=sm.families.Binomial()).fit()
    expected = np.asarray(fit.fittedvalues)
    if not fit.converged or not np.isfinite(fit.bse).all() or (n * expected * (1 - expected)).min() < 1e-6:
        raise NoAnswer("predictors", "the model did not settle", "Leave out a predictor that tells areas wholly apart")
    root = np.sqrt(n * expected * (1 - expected))
    last_step = sm.OLS(
        root * (fit.predict(which="linear") + (y - expected) * n / root**2), x * root[:, np.newaxis]
    ).fit()
    studentised = np.asarray(last_step.get_influence().resid_studentized_external)
    spread = np.sqrt(np.einsum("ij,jk,ik->i", x, last_step.cov_params(), x) + max(1, last_step.scale) / root**2)
    reach = _limit(confidence, int(last_step.df_resid)) * spread
    linear = np.asarray(fit.predict(which="linear"))
    ahead = np.column_stack([expit(linear - reach), expit(linear + reach)])
    explained = 1 - float(fit.deviance) / float(fit.null_deviance)
    return _predicted(y, expected, ahead, studentised, fit, explained, low_is_good, confidence)


def _areas(observed: Numbers, predictors: Numbers, name: str = "observed") -> tuple[Array, Array]:
    """What was observed, and the predictors with a constant before them, once a model can be made of both."""
    y, x = arrays.finite(name, observed), arrays.finite("predictors", predictors)
    arrays.dimensions(name, y, 1)
    arrays.dimensions("predictors", x, 1, 2)
    x = x[:, np.newaxis] if x.ndim == 1 else x
    if len(x) != len(y):
        raise BadShape("predictors", f"there are {len(x)} rows for {len(y)} areas", "Give one row to an area")
    arrays.at_least(name, "areas", len(y), x.shape[1] + 4)
    if (still := np.flatnonzero(np.ptp(x, axis=0) == 0)).size:
        raise NoSpread("predictors", f"predictor {still[0]} is the same in all areas", "Leave it out")
    scaled = (x - x.mean(axis=0)) / x.std(axis=0)
    if np.linalg.matrix_rank(scaled, tol=1e-8 * np.sqrt(len(y))) < x.shape[1]:
        raise NoSpread("predictors", "one follows from the others", "Leave out one of those that say the same")
    return y, np.column_stack([np.ones(len(y)), x])


def _limit(confidence: float, free: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(free, (1 + confidence) / 2))


def _predicted(
    y: Array,
    expected: Array,
    ahead: npt.NDArray[Any],
    studentised: Array,
    fit: Any,
    explained: float,
    low_is_good: bool,
    confidence: float,
) -> Predicted:
    studentised = np.where(np.isfinite(studentised), studentised, 0)
    better = -1 if low_is_good else 1
    beyond = np.abs(studentised) > _limit(confidence, int(fit.df_resid) - 1)
    flag = np.where(beyond, better * np.sign(studentised), 0).astype(np.int8)
    coefficients, errors = np.asarray(fit.params), np.asarray(fit.bse)
    limits = (np.asarray(ahead[:, 0]), np.asarray(ahead[:, 1]))
    gap = y - expected
    return Predicted(y, expected, *limits, gap, studentised, flag, coefficients, errors, float(explained), confidence)
