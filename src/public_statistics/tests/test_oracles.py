"""What statsmodels and scipy say of the same numbers; and clinical-qikit and svy, whose answers were written down.

Both are packages for development alone, and too heavy for every machine that runs these tests (plotly, polars and
pyarrow come with them): `python -m tests.oracles` asks them again, where they are installed.
"""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson
from statsmodels.stats.rates import test_poisson_2indep as two_rates

import public_statistics as ps

QIKIT = {
    "poisson": (8.022530319999964, 0.00034482310896029707),
    "binomial": (8.393570610219955, 0.00034678947902929915),
}
COUNTS = np.array([0, 1, 3, 9, 10, 57, 240])
OF = np.array([40, 41, 55, 90, 10, 900, 2000])


@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.998])
def test_intervals_of_proportions_are_those_of_statsmodels(confidence: float) -> None:
    for ours, method in ((ps.wilson, "wilson"), (ps.exact_proportion, "beta")):
        found = ours(COUNTS, OF, confidence=confidence)
        lower, upper = proportion_confint(COUNTS, OF, alpha=1 - confidence, method=method)
        np.testing.assert_allclose(found.lower, np.where(COUNTS > 0, lower, 0), atol=1e-12)
        np.testing.assert_allclose(found.upper, np.where(COUNTS < OF, upper, 1), atol=1e-12)


def test_exact_intervals_of_counts_are_those_of_statsmodels() -> None:
    found = ps.exact_count(COUNTS)
    for at, count in enumerate(COUNTS):
        lower, upper = confint_poisson(count, 1, method="exact-c")
        np.testing.assert_allclose([found.lower[at], found.upper[at]], [np.nan_to_num(lower), upper], atol=1e-12)


def test_byar_is_near_the_exact_interval_from_ten_events_on() -> None:
    counts = np.arange(10, 400)
    ours, exact = ps.byar(counts), ps.exact_count(counts)
    np.testing.assert_allclose(ours.lower, exact.lower, rtol=4e-3)
    np.testing.assert_allclose(ours.upper, exact.upper, rtol=4e-3)


def test_binomial_funnels_are_the_exact_limits_of_what_is_expected() -> None:
    lower, upper = ps.binomial_limits(0.25, [40, 400], confidence=0.998)
    theirs = proportion_confint(np.array([10, 100]), np.array([40, 400]), alpha=0.002, method="beta")
    np.testing.assert_allclose([lower, upper], theirs, atol=1e-12)


def test_the_recent_trend_is_the_weighted_regression_of_statsmodels() -> None:
    rng = np.random.default_rng(4)
    rates = ps.rate(rng.poisson(200, (30, 7)), 5000)
    found = ps.recent_trend(rates.value, rates.lower, rates.upper)
    for at in range(30):
        spread = (rates.upper - rates.lower)[at, -5:] / 3.92
        model = sm.WLS(rates.value[at, -5:], sm.add_constant(np.arange(5)), weights=1 / spread**2)
        fit = model.fit(cov_type="fixed scale")
        np.testing.assert_allclose(found.slope[at], fit.params[1], rtol=1e-9)
        np.testing.assert_allclose(found.chi_squared[at], (fit.params[1] / fit.bse[1]) ** 2, rtol=1e-9)


def test_the_trend_of_proportions_is_the_square_of_the_correlation() -> None:
    # Armitage's χ² is N·r², r the correlation of yes-or-no with time over everybody.
    counts, of = np.array([10, 12, 19, 17, 25]), np.array([100, 90, 110, 95, 105])
    time = np.repeat(np.arange(5), of)
    yes = np.concatenate([np.arange(n) < x for x, n in zip(counts, of, strict=True)])
    expected = of.sum() * np.corrcoef(time, yes)[0, 1] ** 2
    np.testing.assert_allclose(ps.recent_trend_of_counts(counts, of, proportions=True).chi_squared, expected, rtol=1e-9)


def test_e_tests_are_those_of_statsmodels() -> None:
    for now, then, people in ((6, 2, 1.0), (40, 25, 1.3), (3, 9, 0.8)):
        theirs = two_rates(now, people, then, 1.0, method="etest-wald").pvalue
        np.testing.assert_allclose(ps.e_test(now, then, people, 1), theirs, atol=1e-6)


def test_the_ratio_of_rates_has_the_exact_limits_of_the_binomial() -> None:
    found = ps.rate_ratio(12, 30, 2, 1)
    low, high = stats.binomtest(12, 42).proportion_ci(0.95, method="exact")
    np.testing.assert_allclose([found.lower, found.upper], [low / (1 - low) / 2, high / (1 - high) / 2], rtol=1e-9)


def test_overdispersion_is_that_of_clinical_qikit() -> None:
    # clinical-qikit 0.5.0, funnel_dispersion(θ, y, n, all, family), asked for these very areas.
    counts = np.array([12, 30, 18, 55, 70, 41, 22, 90, 64, 35, 17, 80])
    of = np.array([400, 500, 620, 800, 900, 910, 950, 1200, 1300, 1400, 1500, 1600])
    rates = ps.rate_funnel(counts, of, overdispersed=True).overdispersion
    shares = ps.proportion_funnel(counts, of, overdispersed=True).overdispersion
    np.testing.assert_allclose([rates.phi, rates.tau_squared], QIKIT["poisson"], rtol=1e-12)
    np.testing.assert_allclose([shares.phi, shares.tau_squared], QIKIT["binomial"], rtol=1e-12)


def test_ordinary_least_squares_and_its_residuals_are_those_of_statsmodels() -> None:
    rng = np.random.default_rng(5)
    like = rng.normal(size=(387, 5))
    observed = 55 + like @ [3, -2, 1, 0.5, 0] + rng.normal(scale=3, size=387)
    found = ps.predicted_against_observed(observed, like)
    # By hand: the residual of an area from a model of all the others, over the deviation of its prediction there.
    others = np.arange(387) != 7
    fit = sm.OLS(observed[others], sm.add_constant(like[others])).fit()
    ahead = fit.get_prediction(np.r_[1, like[7]][np.newaxis])
    np.testing.assert_allclose(
        found.studentised[7], (observed[7] - ahead.predicted_mean[0]) / ahead.se_obs[0], rtol=1e-9
    )
    assert 0.5 < found.explained < 0.7
    np.testing.assert_allclose(found.gap, observed - found.expected)


def test_the_model_of_proportions_is_that_of_statsmodels() -> None:
    rng = np.random.default_rng(6)
    like, size = rng.normal(size=(60, 2)), rng.integers(200, 900, 60)
    said = rng.binomial(size, 1 / (1 + np.exp(-(0.3 + like @ [0.4, 0]))))
    found = ps.predicted_proportions(said, size, like)
    fit = sm.GLM(said / size, sm.add_constant(like), family=sm.families.Binomial(), freq_weights=size).fit()
    np.testing.assert_allclose(found.coefficients, fit.params, rtol=1e-8)
    np.testing.assert_allclose(found.standard_errors, fit.bse, rtol=1e-6)
