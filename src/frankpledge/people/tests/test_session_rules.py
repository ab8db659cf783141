"""When a session ends, to the second."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.people.rules.sessions import Ending, Limits, Open, ending, worth_saving

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LIMITS = Limits()


@pytest.mark.parametrize(
    ("opened", "limit"),
    [
        (Open.ORDINARY, timedelta(minutes=60)),
        (Open.RESTRICTED, timedelta(minutes=15)),
        (Open.MINUTES, timedelta(hours=8)),
    ],
)
def test_an_unused_session_ends_by_what_was_opened_last_in_it(opened: Open, limit: timedelta) -> None:
    def after(unused: timedelta) -> Ending | None:
        return ending(NOON + unused, signed_in_at=NOON, seen_at=NOON, opened=opened, limits=LIMITS)

    assert after(limit - SECOND) is None
    assert after(limit) is Ending.IDLE
    assert after(limit + SECOND) is Ending.IDLE


@pytest.mark.parametrize("opened", list(Open))
def test_twelve_hours_after_sign_in_a_session_ends_however_it_is_used(opened: Open) -> None:
    def at(now: datetime) -> Ending | None:
        return ending(now, signed_in_at=NOON, seen_at=now - SECOND, opened=opened, limits=LIMITS)

    assert at(NOON + timedelta(hours=12) - SECOND) is None
    assert at(NOON + timedelta(hours=12)) is Ending.LONGEST


@given(st.integers(0, 2000), st.integers(0, 2000), st.sampled_from(Open))
def test_what_is_restricted_never_lasts_longer_than_what_is_not(signed_in: int, unused: int, opened: Open) -> None:
    now, seen = NOON + timedelta(minutes=signed_in), NOON + timedelta(minutes=max(0, signed_in - unused))

    def ends(what: Open) -> bool:
        return ending(now, signed_in_at=NOON, seen_at=seen, opened=what, limits=LIMITS) is not None

    assert ends(Open.RESTRICTED) or not ends(opened)


def test_a_use_is_kept_once_a_minute_and_at_once_where_something_else_is_open() -> None:
    def kept(after: int, was: Open = Open.ORDINARY, now: Open = Open.ORDINARY) -> bool:
        return worth_saving(NOON + after * SECOND, seen_at=NOON, was_open=was, opened=now)

    assert [kept(59), kept(60)] == [False, True]
    assert kept(1, now=Open.RESTRICTED)
    assert kept(1, was=Open.RESTRICTED)
