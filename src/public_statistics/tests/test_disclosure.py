"""Disclosure control, tried by attack: nobody gets a hidden cell back from what is shown."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.optimize import linprog

import public_statistics as ps

tables = arrays.arrays(
    np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 9, 40])
)


def sums(shape: tuple[int, ...]) -> np.ndarray:
    """What everybody knows of a table with totals: each row, and each column, less its total is nought."""
    known = []
    for axis, many in enumerate(shape):
        for line in range(many):
            sign = np.zeros(shape)
            part = sign[line] if axis == 0 else sign[:, line]
            part[:-1], part[-1] = 1, -1
            known.append(sign.reshape(-1))
    return np.array(known)


def got_back_by_subtraction(table: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Hidden cells that the equations alone determine: their line is in the space of the equations' rows."""
    system = sums(table.shape)[:, hidden.reshape(-1)]
    rank = np.linalg.matrix_rank(system)
    unit = np.eye(system.shape[1])
    return np.array([np.linalg.matrix_rank(np.vstack([system, one])) == rank for one in unit])


def ranges(shown: np.ndarray, hidden: np.ndarray, least: int) -> list[tuple[float, float]]:
    """What linear programming leaves open of each hidden cell, to whoever knows that none is below `least`."""
    system, flat = sums(shown.shape), hidden.reshape(-1)
    right = -system[:, ~flat] @ shown.reshape(-1)[~flat]
    found = []
    for aim in np.eye(flat.sum()):
        ends = []
        for sign in (1, -1):
            answer = linprog(sign * aim, A_eq=system[:, flat], b_eq=right, bounds=(least, 10**6), method="highs")
            assert answer.status == 0
            ends.append(sign * answer.fun)
        found.append((ends[0], ends[1]))
    return found


@settings(deadline=None, max_examples=25)
@given(tables, st.sampled_from([3, 5, 10]), st.booleans())
def test_no_hidden_cell_is_got_back_by_any_attack(table: np.ndarray, threshold: int, noughts: bool) -> None:
    found = ps.suppress(table, threshold=threshold, noughts_are_small=noughts)
    whole = ps.with_totals(table)
    small = (whole < threshold) & ((whole > 0) | noughts)
    assert found.hidden[small].all()
    assert (found.table[found.hidden] == -1).all()
    assert (found.table[~found.hidden] == whole[~found.hidden]).all()
    if not found.hidden.any():
        return
    least = 0 if noughts else 1
    assert not got_back_by_subtraction(whole, found.hidden).any()
    for low, high in ranges(found.table, found.hidden, least):
        assert high - low > 0.99
    assert not ps.recoverable(table, found.hidden, least=least).any()


@settings(deadline=None, max_examples=20)
@given(tables, st.integers(0, 2**32 - 1), st.sampled_from([0, 1]))
def test_what_is_called_recoverable_is_what_linear_programming_gets_back(
    table: np.ndarray, seed: int, least: int
) -> None:
    whole = ps.with_totals(table)
    hidden = (np.random.default_rng(seed).random(whole.shape) < 0.5) & (whole >= least)
    if hidden.any():
        expected = [high - low < 1e-6 for low, high in ranges(whole, hidden, least)]
        assert ps.recoverable(table, hidden, least=least)[hidden].tolist() == expected


def test_a_lone_small_count_takes_three_others_with_it() -> None:
    found = ps.suppress([[3, 20, 30], [25, 40, 50], [60, 70, 80]])
    assert (found.small, found.others) == (1, 3)
    assert found.shown() == [
        ["c", "c", "30", "53"],
        ["c", "c", "50", "115"],
        ["60", "70", "80", "210"],
        ["88", "130", "160", "378"],
    ]
    assert "3" not in {cell for row in found.shown("*") for cell in row}


def test_two_ones_do_not_hide_each_other() -> None:
    # Whoever knows that no hidden count is nought knows both cells that come to two.
    hidden = np.zeros((3, 4), dtype=bool)
    hidden[:2, :2] = True
    assert ps.recoverable([[1, 1, 9], [1, 1, 9]], hidden).tolist()[0][:2] == [True, True]
    assert not ps.recoverable([[1, 1, 9], [1, 1, 9]], hidden, least=0).any()
    assert ps.suppress([[1, 1, 9], [1, 1, 9]]).others > 0


def test_a_table_without_small_counts_is_shown_whole() -> None:
    found = ps.suppress([[5, 0], [9, 12]])
    assert not found.hidden.any()
    assert found.table.tolist() == [[5, 0, 5], [9, 12, 21], [14, 12, 26]]


def test_totals_that_are_kept_are_never_hidden() -> None:
    found = ps.suppress([[3, 20], [25, 40]], keep_totals=True)
    assert not found.hidden[-1].any()
    assert not found.hidden[:, -1].any()
    for table, why in (([[3]], "itself too small"), ([[3, 0], [9, 9]], "too small"), ([[4, 9]], "too small")):
        with pytest.raises(ps.CannotProtect, match=why):
            ps.suppress(table, keep_totals=True)
    with pytest.raises(ps.CannotProtect, match="nothing but a total"):
        ps.suppress([[3, 0, 9], [20, 0, 0], [0, 9, 0]], keep_totals=True)


def test_cells_of_an_earlier_release_stay_hidden() -> None:
    before = ps.suppress([[3, 20], [25, 40]])
    later = [[6, 24], [27, 41]]
    given_away = ps.differences_between(before.table, ps.suppress(later).table).given_away
    assert given_away[0, 0]
    again = ps.suppress(later, also_hide=given_away)
    assert not ps.differences_between(before.table, again.table).given_away.any()


def test_small_differences_between_releases_are_told() -> None:
    found = ps.differences_between([[10, 20, -1]], [[12, 40, -1]])
    assert found.small.tolist() == [[True, False, False]]
    assert not found.safe
    assert ps.differences_between([[10, 20, -1]], [[10, 40, -1]]).safe


def test_an_area_inside_another_gives_away_the_rest() -> None:
    wards = [[1, 1, 0, 0], [1, 1, 1, 0], [0, 0, 1, 1], [1, 1, 1, 1]]
    assert ps.nested_differences(wards, [40, 43, 30, 73]).tolist() == [[0, 1]]
    assert ps.nested_differences(wards, [40, -1, 30, 73]).tolist() == []
    assert ps.nested_differences(wards, [40, 43, 70, 73]).tolist() == [[0, 1], [2, 3]]


def test_counts_are_rounded_to_five_and_hidden_under_ten_for_the_public() -> None:
    assert ps.rounded([0, 2, 3, 7, 8, 12, 13]).tolist() == [0, 0, 5, 5, 10, 10, 15]
    assert ps.for_the_public([[0, 9], [10, 12]]).tolist() == [[-1, -1], [10, 10]]


@given(st.integers(0, 10**9), st.integers(1, 100))
def test_rounding_moves_a_count_by_half_its_base_at_most(count: int, base: int) -> None:
    assert abs(int(ps.rounded(count, base=base)) - count) * 2 <= base


@pytest.mark.parametrize(("spread", "rate", "others"), [(0.6, 0.03, 0), (5, 0.2, 100)])
def test_a_table_of_a_whole_country_is_protected(spread: float, rate: float, others: int) -> None:
    rng = np.random.default_rng(5)
    table = rng.negative_binomial(spread, rate, (320, 60))
    found = ps.suppress(table)
    assert found.small > 300
    assert found.others >= others
    assert not ps.recoverable(table, found.hidden).any()


@pytest.mark.parametrize(
    ("error", "says", "table"),
    [
        (ps.BadShape, "no interior", np.empty((0, 3))),
        (ps.BadShape, "dimensions", [1, 2, 3]),
        (ps.BadCount, "not whole", [[1.5]]),
        (ps.BadCount, "is -1", [[-1]]),
        (ps.BadValue, "is nan", [[float("nan")]]),
    ],
)
def test_a_table_that_is_none_is_refused(error: type[ps.ComparisonError], says: str, table: object) -> None:
    with pytest.raises(error, match=says):
        ps.suppress(table)


def test_marks_that_do_not_fit_are_refused() -> None:
    for asked in (
        lambda: ps.suppress([[1, 2]], also_hide=[[True, False]]),
        lambda: ps.recoverable([[1, 2]], [[True, False]]),
        lambda: ps.differences_between([1, 2], [1]),
        lambda: ps.nested_differences([[1, 0]], [1, 2]),
    ):
        with pytest.raises(ps.BadShape):
            asked()
    for asked in (lambda: ps.rounded([1.5]), lambda: ps.for_the_public([-1])):
        with pytest.raises(ps.BadCount):
            asked()
    with pytest.raises(ps.BadValue):
        ps.suppress([[1]], threshold=1)
