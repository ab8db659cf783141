"""Recent trend, and change against an earlier period."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import public_statistics as ps

YEAR_BEFORE, YEAR = ps.Period.read("2023/24"), ps.Period.read("2024/25")


def test_published_directions_are_ours() -> None:
    # Fingertips: MMR coverage in Yorkshire falls, sight loss from diabetic eye disease rises; 2020 to 2024.
    coverage = [92.6254, 92.3221, 90.8708, 90.017, 90.1013]
    lower, upper = [92.4168, 92.1072, 90.6358, 89.7694, 89.8578], [92.8288, 92.5315, 91.1004, 90.2594, 90.3396]
    assert ps.recent_trend(coverage, lower, upper).direction == -1
    # One point that goes against the others is no trend, however wide they are apart.
    shares = ps.wilson([10588957, 10547929, 10851467, 11034431, 11246440], 62_000_000, multiplier=100)
    assert ps.recent_trend(shares.value, shares.lower, shares.upper).steady
    assert ps.recent_trend_of_counts([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121]).direction == -1


def test_a_trend_looks_at_the_last_points_alone() -> None:
    counts = [9000, 9000, 100, 100, 101, 99, 100]
    assert ps.recent_trend_of_counts(counts, 100_000).direction == 0
    assert ps.recent_trend_of_counts(counts, 100_000, points=7).direction == -1


def test_a_trend_that_hangs_on_one_point_is_none() -> None:
    found = ps.recent_trend_of_counts([100, 110, 105, 95, 600], 100_000)
    assert found.chi_squared > 9.55
    assert not found.steady
    assert found.direction == 0


@given(st.lists(st.integers(1, 2000), min_size=5, max_size=5))
def test_a_trend_read_backwards_is_its_opposite(counts: list[int]) -> None:
    there, back = (ps.recent_trend_of_counts(series, 5000) for series in (counts, counts[::-1]))
    assert there.direction == -back.direction
    np.testing.assert_allclose(there.chi_squared, back.chi_squared, rtol=1e-6, atol=1e-9)


def test_a_change_has_its_test_beside_it() -> None:
    found = ps.change_since([561, 40], [550, 90], periods=(YEAR, YEAR_BEFORE))
    np.testing.assert_allclose(found.percent, [2, -55.5555556])
    assert found.p_value[0] > 0.5  # "up 2 %", and chance
    assert found.p_value[1] < 0.001
    assert found.flagged.tolist() == [0, -1]
    assert found.ratio.lower[0] < 1 < found.ratio.upper[0]


def test_a_change_from_nothing_is_no_percentage() -> None:
    found = ps.change_since([0, 3, 0], [0, 0, 3])
    assert found.from_nothing.tolist() == [True, True, False]
    assert np.isnan(found.percent[0])
    assert np.isinf(found.percent[1])
    assert found.percent[2] == -100
    assert found.p_value[0] == 1
    assert found.ratio.lower.tolist()[0] == 0


def test_half_a_year_is_never_set_beside_a_whole_one() -> None:
    half = ps.Period.read("2024-04 to 2024-09")
    assert (half.months, str(half)) == (6, "2024-04 to 2024-09")
    for now, then, why in (
        (half, YEAR_BEFORE, "has 6 months"),
        (half, ps.Period.read("2023-10 to 2024-03"), "other parts of the year"),
        (YEAR, ps.Period(2024, 1, 12), "overlap"),
    ):
        with pytest.raises(ps.UnlikePeriods, match=why):
            ps.change_since(5, 6, periods=(now, then))
    ps.comparable(half, ps.Period.read("2023-04 to 2023-09"))
    ps.comparable(ps.Period.read("2024"), ps.Period.read("2023"))


@pytest.mark.parametrize("text", ["", "2024/27", "2024-13", "last year", "2024-09 to 2024-04"])
def test_a_period_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ps.BadValue):
        ps.Period.read(text)


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_change_and_its_way_back_mirror_each_other(now: int, then: int) -> None:
    there, back = ps.rate_ratio(now, then), ps.rate_ratio(then, now)
    assert now == 0 or there.lower * back.upper == pytest.approx(1)
    assert ps.root_difference(now, then) == -ps.root_difference(then, now)
