"""Ranks, distances from a comparator, and trajectories."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import public_statistics as ps

values = st.lists(st.integers(-50, 50), min_size=1, max_size=40)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40, unique=True), st.booleans())
def test_ranks_without_ties_are_a_permutation(numbers: list[float], low_is_good: bool) -> None:
    found = ps.competition_ranks(numbers, low_is_good=low_is_good)
    assert sorted(found.rank.tolist()) == list(range(1, len(numbers) + 1))
    assert not found.tied.any()
    best = min(numbers) if low_is_good else max(numbers)
    assert numbers[found.rank.tolist().index(1)] == best


@given(values)
def test_a_rank_is_one_more_than_those_that_are_better(numbers: list[int]) -> None:
    found = ps.competition_ranks(numbers, low_is_good=True)
    for number, rank, tied in zip(numbers, found.rank, found.tied, strict=True):
        assert rank == 1 + sum(other < number for other in numbers)
        assert tied == (numbers.count(number) > 1)


def test_areas_tie_that_look_alike_as_printed_and_those_missing_are_left_out() -> None:
    found = ps.competition_ranks(
        [12.34, 12.31, np.nan, 15], low_is_good=True, decimals=1, present=[True, True, False, True]
    )
    assert found.rank.tolist() == [1, 1, 0, 3]
    assert found.tied.tolist() == [True, True, False, False]
    assert found.of == 3


@pytest.mark.parametrize(
    ("rank", "tied", "words"),
    [(5, True, "fifth equal"), (1, False, "first"), (21, False, "21st"), (112, True, "112th equal")],
)
def test_ranks_are_said_as_papers_say_them(rank: int, tied: bool, words: str) -> None:
    assert ps.in_words(rank, tied=tied) == words


def test_areas_that_stand_ten_and_twenty_per_cent_below_are_told() -> None:
    assert ps.standing_beyond([95, 90, 80, 115], 100, 10).tolist() == [0, -1, -1, 1]
    assert ps.standing_beyond([95, 90, 80, 115], 100, 20).tolist() == [0, 0, -1, 0]
    np.testing.assert_allclose(ps.comparator_of(ps.distance([95, 90], 100) + 100, [0, 0]), [95, 90])


def test_thurrock_is_ahead_on_both_trajectories() -> None:
    for shape in ("linear", "compound"):
        expected = ps.trajectory(100, -0.195, 36, at=30, shape=shape)
        assert ps.against_trajectory(81, expected, low_is_good=True).standing.tolist() == [1]


@pytest.mark.parametrize(
    ("actual", "target", "low_is_good", "standing"),
    [(8.29, 8.73, True, 1), (22.8, 25, True, 1), (76.3, 65, False, 1), (61.5, 65, False, -1)],
)
def test_stretch_targets_are_met_as_the_report_says(
    actual: float, target: float, low_is_good: bool, standing: int
) -> None:
    found = ps.against_trajectory(actual, target, low_is_good=low_is_good)
    assert found.standing == standing
    np.testing.assert_allclose(found.difference, actual - target)


@given(st.floats(1, 1e6), st.floats(-0.9, 3), st.integers(1, 60), st.sampled_from(["linear", "compound"]))
def test_a_trajectory_begins_at_the_baseline_and_ends_at_the_target(
    baseline: float, change: float, months: int, shape: str
) -> None:
    found = ps.trajectory(baseline, change, months, shape=shape)
    assert found.shape == (months + 1,)
    np.testing.assert_allclose(found[[0, -1]], [baseline, baseline * (1 + change)])
    steps = np.diff(found)
    assert (steps >= -1e-9).all() or (steps <= 1e-9).all()


def test_a_years_target_is_spread_as_earlier_years_were() -> None:
    shares = ps.monthly_shares([[10, 20, 30], [10, 20, 30]])
    np.testing.assert_allclose(ps.seasonal_trajectory([60, 120], shares), [[10, 30, 60], [20, 60, 120]])
