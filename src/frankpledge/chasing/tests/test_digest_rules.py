"""A digest tells each thing once, what presses most first, and nobody more than once a week."""

from datetime import UTC, date, datetime, timedelta

import pytest

from frankpledge.chasing.rules.answers import LinkState, link_state
from frankpledge.chasing.rules.digests import (
    AGAIN,
    MOST,
    Kind,
    News,
    Now,
    chosen,
    kept,
    may_have_another,
    news,
    round_due,
)

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def told(now: Now, day: date = MONDAY, before: dict | None = None) -> dict:
    """What is kept once an owner was told how an action stands."""
    found = news(now, before, day)
    assert found is not None
    return kept(now, found, day)


@pytest.mark.parametrize(
    ("due", "kind"),
    [(None, Kind.NEW), (MONDAY + 8 * DAY, Kind.NEW), (MONDAY + 7 * DAY, Kind.DUE), (MONDAY, Kind.DUE),
     (MONDAY - DAY, Kind.LATE)],
)  # fmt: skip
def test_what_an_owner_never_heard_of_is_told(due: date | None, kind: Kind) -> None:
    found = news(Now("open", due), None, MONDAY)
    assert found is not None
    assert found.kind is kind


def test_what_was_closed_before_its_owner_heard_of_it_is_not_told() -> None:
    assert news(Now("done"), None, MONDAY) is None


def test_nothing_that_stays_as_it_was_is_told_again() -> None:
    for due in (None, MONDAY + 40 * DAY):
        now = Now("open", due, priority="high", deferred=2, escalated=True)
        assert news(now, told(now), MONDAY + 7 * DAY) is None


def test_an_action_is_told_when_it_is_due_and_when_it_is_late_and_late_again_after_four_weeks() -> None:
    now, held, days = Now("open", MONDAY + 11 * DAY), None, []
    for week in range(10):
        day = MONDAY + 7 * week * DAY
        found = news(now, held, day)
        if found is not None:
            held = kept(now, found, day)
            days.append((week, found.kind))
    assert days == [(0, Kind.NEW), (1, Kind.DUE), (2, Kind.LATE), (6, Kind.LATE)]
    assert AGAIN == 28 * DAY


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (Now("open", MONDAY + 40 * DAY), "Its date has changed."),
        (Now("open", MONDAY + 30 * DAY, deferred=1), "It was deferred."),
        (Now("open", MONDAY + 30 * DAY, deferred=2), "It was deferred again."),
        (Now("open", MONDAY + 30 * DAY, escalated=True), "It was raised with the chair."),
        (Now("open", MONDAY + 30 * DAY, priority="high"), "It has high priority now."),
        (Now("open", MONDAY + 30 * DAY, refused=4), "What you said of it was not taken into the record."),
    ],
)
def test_what_changed_is_told_once(after: Now, words: str) -> None:
    before = told(Now("open", MONDAY + 30 * DAY))
    later = MONDAY + 7 * DAY
    assert news(after, before, later) == News(Kind.CHANGED, (words,))
    assert news(after, told(after, later, before), later + 7 * DAY) is None


def test_that_it_was_closed_is_told_once_and_so_that_it_was_opened_again() -> None:
    before = told(Now("open"))
    assert news(Now("done"), before, MONDAY) == News(Kind.CLOSED)
    after = told(Now("done"), MONDAY, before)
    assert news(Now("done"), after, MONDAY) is None
    assert news(Now("open"), after, MONDAY) == News(Kind.CHANGED, ("It was opened again.",))


def test_a_date_that_was_assumed_and_is_settled_is_told() -> None:
    before = told(Now("open", MONDAY + 30 * DAY, assumed=True))
    assert news(Now("open", MONDAY + 30 * DAY), before, MONDAY) == News(Kind.CHANGED, ("Its date is settled.",))
    assert news(Now("open", MONDAY + 30 * DAY), told(Now("open")), MONDAY) == News(
        Kind.CHANGED, ("It has a date now.",)
    )


def test_a_late_action_that_is_put_off_and_late_again_is_told_as_late() -> None:
    before = told(Now("open", MONDAY - DAY))
    put_off = Now("open", MONDAY + 20 * DAY, deferred=1)
    after = told(put_off, MONDAY + 7 * DAY, before)
    found = news(put_off, after, MONDAY + 21 * DAY)
    assert found is not None
    assert found.kind is Kind.LATE


def test_one_letter_has_so_many_actions_and_what_presses_most_comes_first() -> None:
    late, new = News(Kind.LATE), News(Kind.NEW)
    rows = [(new, Now("open")), (late, Now("open", MONDAY)), (late, Now("open", MONDAY - DAY)),
            (late, Now("open", MONDAY, priority="high")), (new, Now("open", priority="low"))]  # fmt: skip
    assert chosen(rows).told == (3, 2, 1, 0, 4)
    many = chosen([(new, Now("open"))] * (MOST + 3))
    assert (len(many.told), many.waiting) == (MOST, 3)


@pytest.mark.parametrize(
    ("set_on", "last", "today", "day"),
    [
        (MONDAY - 5 * DAY, None, MONDAY, MONDAY),
        (MONDAY - 5 * DAY, None, MONDAY + 2 * DAY, MONDAY),  # nobody worked on Monday
        (MONDAY - 5 * DAY, None, MONDAY + 3 * DAY, None),
        (MONDAY - 5 * DAY, MONDAY, MONDAY, None),
        (MONDAY - 5 * DAY, MONDAY, MONDAY + DAY, None),
        (MONDAY - 5 * DAY, MONDAY, MONDAY + 7 * DAY, MONDAY + 7 * DAY),
        (MONDAY, None, MONDAY, None),  # it was set on that day
        (MONDAY, None, MONDAY + DAY, None),
        (MONDAY - 5 * DAY, MONDAY - 2 * DAY, MONDAY, None),  # the day was moved
        (None, None, MONDAY, None),
    ],
)
def test_a_round_goes_once_on_its_day_or_just_after(
    set_on: date | None, last: date | None, today: date, day: date | None
) -> None:
    assert round_due(0 if set_on else None, set_on, last, today) == day


def test_nobody_gets_two_in_a_week() -> None:
    assert may_have_another(None, MONDAY)
    assert may_have_another(MONDAY, MONDAY + 7 * DAY)
    assert not may_have_another(MONDAY, MONDAY + 6 * DAY)


def test_a_link_is_open_until_it_is_used_ended_or_has_expired() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert link_state(None, None, now + DAY, now) is LinkState.OPEN
    assert link_state(None, None, now, now) is LinkState.EXPIRED
    assert link_state(None, now, now + DAY, now) is LinkState.ENDED
    assert link_state(now, now, now - DAY, now) is LinkState.USED
