"""Intervals and standardised rates."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import public_statistics as ps

levels = st.floats(0.5, 0.999)


@given(st.integers(1, 200), st.integers(1, 400), levels)
def test_intervals_of_proportions_widen_as_there_are_fewer(cases: int, others: int, confidence: float) -> None:
    for interval in (ps.wilson, ps.exact_proportion):
        found = interval([cases, 10 * cases], [cases + others, 10 * (cases + others)], confidence=confidence)
        few, many = found.upper - found.lower
        assert few > many
        assert (found.lower <= found.value).all()
        assert (found.value <= found.upper).all()
        assert found.lower.min() >= 0
        assert found.upper.max() <= 1


@given(st.integers(0, 300), levels)
def test_intervals_of_rates_narrow_as_there_are_more(events: int, confidence: float) -> None:
    found = ps.rate([events, events + 1], [events + 1, events + 2], confidence=confidence, multiplier=1)
    assert found.lower[0] <= found.value[0] <= found.upper[0]
    exact = ps.exact_count(np.array([events, 4 * events + 4]), confidence=confidence)
    relative = (exact.upper - exact.lower) / np.maximum(exact.value, 1)
    assert relative[0] > relative[1]


def test_nothing_and_everything_have_limits_at_the_ends() -> None:
    found = ps.wilson([0, 5], 5, multiplier=100)
    assert found.lower[0] == 0
    assert found.upper[1] == 100
    assert ps.rate(0, 100).lower == 0


def test_ten_events_are_where_byar_begins() -> None:
    found = ps.rate([9, 10], 1, multiplier=1)
    assert found.lower[0] == ps.exact_count(9).lower
    assert found.lower[1] == ps.byar(10).lower
    np.testing.assert_allclose(ps.byar(10).lower, ps.exact_count(10).lower, rtol=5e-3)


def test_arrays_of_any_shape_are_answered_in_theirs() -> None:
    found = ps.wilson(np.arange(6).reshape(3, 1, 2), np.array([[10], [20]]))
    assert found.value.shape == (3, 2, 2)
    assert found.value[2, 1, 1] == 0.25
    assert ps.wilson([], []).value.shape == (0,)


def test_blocks_give_what_the_whole_gives() -> None:
    counts = np.arange(100_000) % 31
    whole = ps.rate(counts, 31)
    apart = ps.rate(counts[70_000:70_100], 31)
    np.testing.assert_array_equal(whole.upper[70_000:70_100], apart.upper)


def test_a_single_stratum_is_standardised_to_its_own_rate() -> None:
    found = ps.directly_standardised_rate([[25], [40]], [[1000], [900]], [7], multiplier=1000)
    crude = ps.rate([25, 40], [1000, 900])
    np.testing.assert_allclose(found.value, crude.value)
    np.testing.assert_allclose(found.lower, crude.lower)
    np.testing.assert_allclose(found.upper, crude.upper)


def test_a_standardised_rate_is_what_a_sheet_of_paper_gives() -> None:
    # Two age bands of a standard population of 6,000 and 4,000: 0.6 x 30/2,000 + 0.4 x 8/1,000.
    found = ps.directly_standardised_rate([30, 8], [2000, 1000], [6000, 4000], multiplier=10_000)
    np.testing.assert_allclose(found.value, 122)
    variance = 0.36 * 30 / 2000**2 + 0.16 * 8 / 1000**2
    lower = 0.0122 + np.sqrt(variance / 38) * (ps.byar(38).lower - 38)
    np.testing.assert_allclose(found.lower, lower * 10_000)
    assert found.events == 38


def test_a_rate_of_fewer_than_ten_events_is_withheld_and_says_so() -> None:
    found = ps.directly_standardised_rate([[5, 4], [6, 4]], [[900, 800], [900, 800]], [1, 1])
    assert found.withheld.tolist() == [True, False]
    assert np.isnan(found.value).tolist() == [True, False]


def test_an_area_with_the_references_rates_has_a_ratio_of_100() -> None:
    expected = ps.expected_counts([[1000, 500], [200, 300]], [300, 90], [30_000, 3_000])
    np.testing.assert_allclose(expected, [25, 11])
    found = ps.indirectly_standardised_ratio([25, 22], expected)
    np.testing.assert_allclose(found.value, [100, 200])
    assert found.lower[0] < 100 < found.upper[0]
