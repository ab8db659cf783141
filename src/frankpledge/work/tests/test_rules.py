"""When schedules are due, and what they may be set up as."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.work import rules
from frankpledge.work.rules import Every
from frankpledge.work.rules.timing import latest_due, next_due


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("every", "after", "due"),
    [
        (Every(seconds=60), utc(2026, 3, 1, 12), utc(2026, 3, 1, 12, 1)),
        (Every(at=time(3, 30)), utc(2026, 1, 5, 3, 29), utc(2026, 1, 5, 3, 30)),
        (Every(at=time(3, 30)), utc(2026, 1, 5, 3, 30), utc(2026, 1, 6, 3, 30)),
        (Every(at=time(3, 30)), utc(2026, 7, 5, 12), utc(2026, 7, 6, 2, 30)),  # summer time
        (Every(at=time(0, 15)), utc(2026, 7, 5, 23), utc(2026, 7, 5, 23, 15)),  # the next day in London already
        (Every(at=time(3, 30), day=1), utc(2026, 1, 5), utc(2026, 2, 1, 3, 30)),
        (Every(at=time(3, 30), day=28), utc(2027, 2, 27), utc(2027, 2, 28, 3, 30)),
    ],
)
def test_the_next_time_is_the_first_after_now(every: Every, after: datetime, due: datetime) -> None:
    assert next_due(every, after) == due


def test_when_the_clocks_go_forward_a_time_left_out_is_taken_an_hour_later() -> None:
    every = Every(at=time(1, 30))
    days = [utc(2026, 3, 28, 1, 30), utc(2026, 3, 29, 1, 30), utc(2026, 3, 30, 0, 30)]
    assert next_due(every, days[0]) == days[1]
    assert next_due(every, days[1]) == days[2]


def test_when_the_clocks_go_back_a_time_that_comes_twice_is_taken_once() -> None:
    every = Every(at=time(1, 30))
    days = [utc(2026, 10, 24, 0, 30), utc(2026, 10, 25, 0, 30), utc(2026, 10, 26, 1, 30)]
    assert next_due(every, days[0]) == days[1]
    assert next_due(every, days[1]) == days[2]


EVERY = st.one_of(
    st.integers(5, 10**6).map(lambda seconds: Every(seconds=seconds)),
    st.times().map(lambda at: Every(at=at)),
    st.builds(lambda at, day: Every(at=at, day=day), st.times(), st.integers(1, 28)),
)
MOMENTS = st.integers(0, 600_000_000).map(lambda seconds: utc(2020, 1, 1) + timedelta(seconds=seconds))


@given(EVERY, MOMENTS)
def test_the_next_time_is_always_ahead_and_within_a_span(every: Every, now: datetime) -> None:
    span = timedelta(seconds=every.seconds) if every.seconds else timedelta(days=32 if every.day else 1, hours=1)
    assert now < next_due(every, now) <= now + span
    assert next_due(every, now) <= latest_due(every, now) <= now + 2 * span


@given(EVERY, MOMENTS, st.integers(1, 10**8))
def test_a_clock_that_goes_back_by_less_than_a_span_changes_nothing(every: Every, done: datetime, back: int) -> None:
    due = next_due(every, done)
    now = done - timedelta(seconds=back)
    if every.at and next_due(every, now) > done - timedelta(hours=1):
        return
    waits = min(due, latest_due(every, now)) - now
    assert waits >= (timedelta(seconds=every.seconds) if every.seconds else timedelta(hours=22))


@pytest.mark.parametrize(
    "parts", [{}, {"seconds": 60, "at": time(1)}, {"seconds": 4}, {"seconds": 60, "day": 1}, {"at": time(1), "day": 29}]
)
def test_how_often_makes_sense(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"a schedule goes|a day of the month"):
        Every(**parts)


def test_how_often_is_said_in_words() -> None:
    said = [str(Every(60)), str(Every(at=time(3, 5))), str(Every(at=time(3, 5), day=2))]
    assert said == ["each 60 seconds", "daily at 03:05", "monthly on day 2 at 03:05"]


def test_a_name_has_one_schedule_of_a_job_that_is_there() -> None:
    rules.register("test.seal", print)
    try:
        rules.schedule("test.seal", every=timedelta(minutes=1), partnership=1)
        rules.schedule("test.seal", every=timedelta(minutes=1), partnership=1)
        with pytest.raises(ValueError, match="something else already"):
            rules.schedule("test.seal", at=time(3))
        with pytest.raises(LookupError, match="no job"):
            rules.schedule("test.none", at=time(3))
    finally:
        rules.unregister("test.seal")
    assert "test.seal" not in rules.schedules()
