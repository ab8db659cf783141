"""Control charts: limits, rules, gaps, rebasing and assurance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import public_statistics as ps
from public_statistics import control_rules

LEVEL = [10, 12] * 10


def test_limits_are_the_mean_and_the_moving_range() -> None:
    chart = ps.control_chart(LEVEL)
    assert chart.centre[0] == 11
    np.testing.assert_allclose(chart.upper - chart.centre, 2.66 * 2)
    assert not chart.signals.high.any()
    assert chart.firm


def test_a_point_outside_stands_out_alone() -> None:
    chart = ps.control_chart([*LEVEL, 30, *LEVEL])
    assert np.flatnonzero(chart.signals.outside_above).tolist() == [20]
    assert np.flatnonzero(chart.signals.high).tolist() == [20]
    assert not chart.signals.low.any()


@pytest.mark.parametrize(("rules", "many"), [("six-points/1", 6), ("seven-points/1", 7), ("eight-points/1", 8)])
def test_points_on_one_side_stand_out_from_the_number_that_the_rules_say(rules: str, many: int) -> None:
    for length, stands_out in ((many - 1, False), (many, True)):
        above = [13, 13.5] * 4
        chart = ps.control_chart([*LEVEL[:-1], *above[:length], *LEVEL], rules=rules, baseline=19)
        assert chart.signals.side_above.any() == stands_out
        if stands_out:
            assert np.flatnonzero(chart.signals.side_above).tolist() == list(range(19, 19 + length))


@pytest.mark.parametrize(("rules", "many"), [("six-points/1", 6), ("seven-points/1", 7), ("eight-points/1", 6)])
def test_points_going_one_way_stand_out_from_the_number_that_the_rules_say(rules: str, many: int) -> None:
    for length, stands_out in ((many - 1, False), (many, True)):
        falling = [12.4 - 0.4 * step for step in range(length)]
        chart = ps.control_chart([*LEVEL[:-1], *falling, 20], rules=rules, baseline=19)
        assert chart.signals.direction_down.any() == stands_out
        assert chart.signals.direction_down.sum() == (length if stands_out else 0)


def test_two_of_three_beyond_two_sigma_stand_out() -> None:
    chart = ps.control_chart([*LEVEL, 15, 11, 15, *LEVEL], baseline=20)  # two sigma are at 14.55, three at 16.32
    assert np.flatnonzero(chart.signals.two_of_three_above).tolist() == [20, 22]
    alone = ps.control_chart([*LEVEL, 15, 11, 11, 15, *LEVEL], baseline=20)
    assert not alone.signals.two_of_three_above.any()
    plain = ps.control_chart([*LEVEL, 15, 11, 15, *LEVEL], baseline=20, rules="outside-only/1")
    assert not plain.signals.high.any()


def test_a_rule_set_says_where_it_comes_from() -> None:
    for name, rules in ps.RULE_SETS.items():
        assert rules.name == name
        assert name.rpartition("/")[2].isdecimal()
        assert rules.source


def test_rebasing_by_hand_begins_again() -> None:
    chart = ps.control_chart([*LEVEL, *[value + 10 for value in LEVEL]], rebase=[20])
    assert chart.centre[[0, 19, 20, 39]].tolist() == [11, 11, 21, 21]
    assert not chart.signals.high.any()
    fixed = ps.control_chart([*LEVEL, *[value + 10 for value in LEVEL]], baseline=20)
    assert fixed.signals.side_above[20:].all()


def test_a_gap_breaks_what_is_in_a_row_and_makes_no_limits() -> None:
    values = np.array([*LEVEL, 13, 13, 13, 0, 13, 13, 13, 13.0])
    there = np.arange(28) != 23
    chart = ps.control_chart(values, present=there, baseline=20)
    assert not chart.signals.side_above.any()
    assert not chart.signals.low.any()
    gone = values.copy()
    gone[23] = np.nan
    again = ps.control_chart(gone, present=there)
    assert again.centre[0] == pytest.approx(values[there].mean())


def test_a_series_that_never_varies_has_limits_that_meet() -> None:
    chart = ps.control_chart(np.full((2, 30), 0.1))
    assert not chart.signals.high.any()
    assert not chart.signals.low.any()
    np.testing.assert_allclose(chart.upper, chart.lower)


def test_screening_leaves_some_limits_where_nearly_nothing_happens() -> None:
    chart = ps.control_chart([0] * 20 + [1] + [0] * 20)
    assert chart.upper[0] > chart.centre[0]


def test_series_of_two_or_three_events_are_held_back_where_that_is_asked() -> None:
    rare, often = [0, 1] * 9 + [9, 0], [100, 110] * 9 + [300, 100]
    chart = ps.control_chart([rare, often], least_centre=5)
    assert chart.held_back.tolist() == [True, False]
    assert chart.signals.high.any(axis=1).tolist() == [False, True]


def test_few_points_make_limits_that_are_not_firm() -> None:
    assert not ps.control_chart(LEVEL[:8]).firm
    assert not ps.control_chart(LEVEL, rebase=[15]).firm


def test_assurance_says_whether_the_process_will_meet_its_target() -> None:
    # The limits are 5.68 and 16.32.
    for target, low_is_good, expected in ((17, True, 1), (11, True, 0), (5, True, -1), (5, False, 1), (17, False, -1)):
        chart = ps.control_chart(LEVEL, target=target, low_is_good=low_is_good)
        assert chart.assurance is not None
        assert set(chart.assurance.tolist()) == {expected}
    monthly = ps.control_chart(LEVEL, target=[17] * 10 + [11] * 10).assurance
    assert monthly is not None
    assert monthly.tolist() == [1] * 10 + [0] * 10


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=60), st.floats(-1e3, 1e3), st.floats(0.1, 50))
def test_other_units_give_the_same_chart(values: list[float], move: float, scale: float) -> None:
    series = np.round(values, 3)
    here, there = ps.control_chart(series), ps.control_chart(series * scale + move)
    reach = np.abs(series).max() * scale + abs(move) + 1
    np.testing.assert_allclose(there.upper, here.upper * scale + move, atol=reach * 1e-9)


@given(st.integers(0, 5000))
def test_many_series_are_answered_as_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.poisson(20, (3, 2, 40))
    together, alone = ps.control_chart(values, rebase=[25]), ps.control_chart(values[1, 1], rebase=[25])
    np.testing.assert_array_equal(together.signals.high[1, 1], alone.signals.high)
    np.testing.assert_allclose(together.lower[1, 1], alone.lower)


def test_runs_are_found_as_a_loop_finds_them() -> None:
    rng = np.random.default_rng(9)
    for length in (1, 2, 6, 7, 30, 50):
        flags = rng.random(40) < 0.8
        expected, run = np.zeros(40, dtype=bool), 0
        for at, flag in enumerate(flags):
            run = run + 1 if flag else 0
            if run >= length:
                expected[at - run + 1 : at + 1] = True
        np.testing.assert_array_equal(control_rules.in_a_row(flags, length), expected)
