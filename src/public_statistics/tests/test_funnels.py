"""Funnels, and how much more areas differ than chance makes them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import public_statistics as ps
from public_statistics import Place


@given(st.floats(0.5, 500), st.floats(1.01, 50))
def test_a_funnel_never_narrows_as_areas_get_smaller(expected: float, times: float) -> None:
    lower, upper = ps.poisson_limits([expected, expected * times], confidence=0.95)
    assert lower[0] < lower[1] < 1 < upper[1] < upper[0]


@given(st.floats(0.02, 0.98), st.integers(5, 500), st.integers(2, 40))
def test_nor_does_one_of_proportions(centre: float, size: int, times: int) -> None:
    lower, upper = ps.binomial_limits(centre, [size, size * times], confidence=0.998)
    assert lower[0] <= lower[1] <= centre <= upper[1] <= upper[0]


def test_places_are_told_by_both_pairs_of_limits() -> None:
    found = ps.rate_funnel([100, 125, 160, 75, 50], 1000, centre=0.1, multiplier=1)
    assert found.place.tolist() == [
        Place.WITHIN,
        Place.ABOVE_INNER,
        Place.ABOVE_OUTER,
        Place.BELOW_INNER,
        Place.BELOW_OUTER,
    ]
    assert (found.outer_lower < found.inner_lower).all()
    assert (found.inner_upper < found.outer_upper).all()
    assert found.overdispersion is None


def test_the_centre_is_that_of_all_areas_together() -> None:
    rates = ps.rate_funnel([[10, 30], [5, 5]], [[100, 100], [50, 150]], multiplier=100)
    np.testing.assert_allclose(rates.centre, [20, 5])
    shares = ps.proportion_funnel([10, 30], [100, 100])
    np.testing.assert_allclose(shares.centre, 20)


def test_areas_that_differ_by_chance_alone_are_not_widened() -> None:
    size = np.linspace(200, 4000, 60)
    found = ps.rate_funnel(np.round(size * 0.05), size, overdispersed=True)
    assert found.overdispersion is not None
    assert found.overdispersion.tau_squared == 0
    assert (found.place == 0).all()


@given(st.integers(0, 10_000))
def test_areas_that_differ_more_widen_the_limits(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = rng.integers(500, 5000, 80)
    counts = rng.poisson(size * 0.05 * rng.gamma(8, 1 / 8, 80)) + 1
    plain, wide = ps.rate_funnel(counts, size), ps.rate_funnel(counts, size, overdispersed=True)
    assert wide.overdispersion is not None
    assert wide.overdispersion.tau_squared > 0
    assert np.count_nonzero(wide.place) < np.count_nonzero(plain.place)
    assert wide.outer_lower.min() >= 0


def test_many_indicators_are_answered_at_once_as_one_by_one() -> None:
    rng = np.random.default_rng(8)
    size = rng.integers(100, 900, 30)
    counts = rng.poisson(size * 0.2, (4, 30))
    together = ps.proportion_funnel(np.minimum(counts, size), size, overdispersed=True)
    alone = ps.proportion_funnel(np.minimum(counts, size)[2], size, overdispersed=True)
    np.testing.assert_allclose(together.inner_upper[2], alone.inner_upper)
    np.testing.assert_array_equal(together.place[2], alone.place)


def test_a_single_area_is_within_its_own_funnel() -> None:
    assert ps.rate_funnel(7, 100).place.tolist() == [0]
