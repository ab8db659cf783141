"""When roles hold, to the midnight; and when ending one would leave nobody to coordinate."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.people.models import Grant
from frankpledge.people.rules.terms import Standing, leaves_nobody, standing

FIRST = date(2024, 6, 1)


@dataclass
class Term:
    """A role with its days."""

    starts: date
    ends: date | None = None

    def holds(self, today: date) -> bool:
        return self.starts <= today and (self.ends is None or today <= self.ends)


@pytest.mark.parametrize(
    ("last", "moment", "holds"),
    [
        # Summer: clocks here are an hour ahead of UTC, and midnight comes an hour earlier.
        (date(2024, 6, 30), datetime(2024, 6, 30, 22, 59, 59, tzinfo=UTC), True),
        (date(2024, 6, 30), datetime(2024, 6, 30, 23, 0, 0, tzinfo=UTC), False),
        (date(2024, 6, 30), datetime(2024, 6, 29, 23, 0, 0, tzinfo=UTC), True),
        # Winter.
        (date(2024, 12, 31), datetime(2024, 12, 31, 23, 59, 59, tzinfo=UTC), True),
        (date(2024, 12, 31), datetime(2025, 1, 1, 0, 0, 0, tzinfo=UTC), False),
        # The nights on which clocks change, whose days have 23 and 25 hours.
        (date(2024, 3, 31), datetime(2024, 3, 31, 22, 59, 59, tzinfo=UTC), True),
        (date(2024, 3, 31), datetime(2024, 3, 31, 23, 0, 0, tzinfo=UTC), False),
        (date(2024, 10, 27), datetime(2024, 10, 27, 23, 59, 59, tzinfo=UTC), True),
        (date(2024, 10, 27), datetime(2024, 10, 28, 0, 0, 0, tzinfo=UTC), False),
    ],
)
def test_a_role_ends_at_the_midnight_that_clocks_here_show(last: date, moment: datetime, holds: bool) -> None:
    assert Grant(role="member", starts=date(2024, 1, 1), ends=last).holds(timezone.localdate(moment)) is holds


def test_a_role_begins_at_the_midnight_that_clocks_here_show() -> None:
    grant = Grant(role="member", starts=date(2024, 7, 1))
    assert not grant.holds(timezone.localdate(datetime(2024, 6, 30, 22, 59, 59, tzinfo=UTC)))
    assert grant.holds(timezone.localdate(datetime(2024, 6, 30, 23, 0, 0, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("grants", "said"),
    [
        ([], Standing.ENDED),
        ([Term(date(2024, 1, 1), date(2024, 5, 31))], Standing.ENDED),
        ([Term(FIRST)], Standing.NOW),
        ([Term(FIRST, FIRST)], Standing.NOW),
        ([Term(date(2024, 6, 2))], Standing.LATER),
        ([Term(date(2024, 6, 2)), Term(date(2024, 1, 1))], Standing.NOW),
        ([Term(date(2024, 1, 1), date(2024, 5, 31)), Term(date(2024, 7, 1))], Standing.LATER),
    ],
)
def test_an_account_stands_as_the_best_of_its_roles(grants: list[Term], said: Standing) -> None:
    assert standing(grants, FIRST) is said


def test_a_role_called_off_before_it_began_has_ended() -> None:
    grant = Grant(role="member", starts=date(2024, 7, 1), ended_at=datetime(2024, 6, 1, tzinfo=UTC))
    assert standing([grant], FIRST) is Standing.ENDED


def test_the_last_coordinator_stays_whichever_day_the_end_is_set_for() -> None:
    only = [Term(date(2024, 1, 1))]
    assert leaves_nobody([], only, FIRST)
    assert leaves_nobody([], only, date(2030, 1, 1))
    assert not leaves_nobody([Term(date(2024, 1, 1))], only, FIRST)


def test_two_coordinators_cannot_each_give_the_other_an_end() -> None:
    first, second = Term(date(2024, 1, 1), date(2024, 6, 30)), Term(date(2024, 1, 1))
    assert leaves_nobody([first], [second], date(2024, 6, 1))
    assert leaves_nobody([first], [second], date(2024, 8, 1))


def test_a_gap_until_the_next_coordinator_begins_counts() -> None:
    later = Term(date(2024, 9, 1))
    assert leaves_nobody([later], [Term(date(2024, 1, 1))], date(2024, 8, 1))
    assert not leaves_nobody([later], [Term(date(2024, 1, 1))], date(2024, 9, 1))


def test_a_role_that_is_over_by_then_takes_nothing_away() -> None:
    assert not leaves_nobody([], [Term(date(2024, 1, 1), date(2024, 6, 30))], date(2024, 7, 1))


days = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))
terms = st.builds(lambda a, b: Term(min(a, b or a), b and max(a, b)), days, st.none() | days)


@given(st.lists(terms, max_size=4), st.lists(terms, max_size=2), days)
def test_nobody_is_left_exactly_where_some_day_is_uncovered(others, ending, first_without) -> None:
    every_day = [FIRST + timedelta(days=n) for n in range(20)]
    uncovered = any(
        any(one.holds(day) for one in ending) and not any(one.holds(day) for one in others)
        for day in every_day
        if day >= first_without
    )
    assert leaves_nobody(others, ending, first_without) is uncovered
