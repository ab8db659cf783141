"""How the thread of a minute is joined and put in order, told every tie and day."""

from datetime import date

from frankpledge.meetings.rules.threads import (
    Edge,
    Happened,
    Kind,
    Reach,
    Side,
    Standing,
    line,
    page_of_here,
    reach,
    stands,
)

JANUARY, MARCH, JUNE, SEPTEMBER = (date(2008, month, 4) for month in (1, 3, 6, 9))
TODAY = date(2010, 1, 1)


def edges(*pairs: tuple[int, int]) -> list[Edge]:
    """Ties of a later minute to an earlier one."""
    return [Edge(later, earlier) for later, earlier in pairs]


def lined(
    here: int, ties: list[Edge], days: dict[int, date | None], *also: Happened
) -> list[tuple[int, Side, bool, bool]]:
    """The steps of a thread of minutes alone: number, side, whether mutual, whether against time."""
    found = reach({here}, ties)
    minutes = [Happened(Kind.MINUTE, item, item, days.get(item)) for item in sorted(found.minutes, reverse=True)]
    steps = line([*minutes, *also], found, ties, days, TODAY)
    return [(step.row, step.side, step.is_mutual, step.is_against_time) for step in steps]


def test_a_thread_goes_back_and_on_as_far_as_the_ties_go() -> None:
    found = reach({3}, edges((2, 1), (3, 2), (4, 3), (5, 4)))
    assert (found.before, found.after) == ({2: 1, 1: 2}, {4: 1, 5: 2})


def test_what_else_came_of_an_earlier_minute_is_of_another_thread() -> None:
    found = reach({3}, edges((3, 1), (4, 1), (5, 3), (5, 2)))
    assert found.minutes == {1, 3, 5}


def test_minutes_that_point_at_each_other_come_to_an_end() -> None:
    found = reach({1}, edges((2, 1), (1, 2), (3, 2), (2, 3), (1, 1)))
    assert (found.before, found.after) == ({2: 1, 3: 2}, {2: 1, 3: 2})


def test_a_minute_that_gathers_many_is_shown_and_not_followed() -> None:
    ties = edges(*((100, n) for n in range(1, 11)), (101, 100))
    assert reach({1}, ties) == Reach(frozenset({1}), {}, {100: 1}, frozenset({100}))
    assert set(reach({100}, ties).before) == set(range(1, 11))
    assert reach({101}, ties).before == {100: 1}


def test_a_thread_without_end_is_cut_and_says_so() -> None:
    found = reach({0}, edges(*((n + 1, n) for n in range(1000))), most=20)
    assert (len(found.minutes), found.is_cut) == (21, True)
    assert found.after == {n: n for n in range(1, 21)}
    assert not reach({0}, edges((1, 0)), most=20).is_cut


def test_steps_stand_by_day_on_either_side_of_the_minute() -> None:
    ties = edges((2, 1), (3, 2), (4, 2))
    days = {1: JANUARY, 2: MARCH, 3: SEPTEMBER, 4: JUNE}
    assert [(row, side) for row, side, *_ in lined(2, ties, days)] == [
        (1, Side.BEFORE), (2, Side.HERE), (4, Side.AFTER), (3, Side.AFTER),
    ]  # fmt: skip


def test_a_minute_without_a_day_stands_after_what_it_came_from() -> None:
    ties = edges((2, 1), (3, 2), (4, 3), (5, 1))
    days = {1: JANUARY, 2: MARCH, 4: SEPTEMBER, 5: JUNE}
    assert [row for row, *_ in lined(1, ties, days)] == [1, 2, 3, 5, 4]
    assert [row for row, *_ in lined(4, ties, days)] == [1, 2, 3, 4]


def test_two_minutes_that_point_at_each_other_stand_by_day_and_are_told() -> None:
    ties = edges((2, 1), (1, 2))
    days = {1: JANUARY, 2: MARCH}
    assert lined(1, ties, days)[1] == (2, Side.AFTER, True, False)
    assert lined(2, ties, days)[0] == (1, Side.BEFORE, True, False)


def test_a_pointer_against_time_is_told() -> None:
    assert lined(1, edges((2, 1)), {1: MARCH, 2: JANUARY})[1] == (2, Side.AFTER, False, True)
    assert lined(2, edges((2, 1)), {1: MARCH, 2: JANUARY})[0] == (1, Side.BEFORE, False, True)


def test_what_happened_to_a_minute_comes_after_it_and_a_gap_before() -> None:
    closed, gap = Happened(Kind.CLOSED, 7, 1, MARCH), Happened(Kind.GAP, 8, 1, None)
    rows = lined(1, [], {1: MARCH}, closed, gap)
    assert [(row, side) for row, side, *_ in rows] == [(8, Side.BEFORE), (1, Side.HERE), (7, Side.AFTER)]


def test_a_thread_is_told_where_it_stands() -> None:
    found = reach({1}, edges((2, 1)))
    steps = line([Happened(Kind.MINUTE, n, n, day) for n, day in ((1, JANUARY), (2, MARCH))], found, [], {}, TODAY)
    assert stands(["open", "done", "dropped"], 1, steps, TODAY) == Standing(1, 2, 1, MARCH)


def test_a_long_line_opens_at_the_minute_itself() -> None:
    ties = edges(*((n + 1, n) for n in range(100)))
    found = reach({90}, ties)
    days = {n: date(2000 + n // 12, n % 12 + 1, 1) for n in range(101)}
    steps = line([Happened(Kind.MINUTE, n, n, days[n]) for n in found.minutes], found, ties, days, TODAY)
    assert page_of_here(steps, 40) == 3
    assert page_of_here([], 40) == 1
