"""What an agenda is proposed from, in pure rules; and the times that people type."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.meetings.forms.agendas import ClockField
from frankpledge.meetings.rules.kinds import AgendaKind
from frankpledge.meetings.rules.planning import (
    Proposed,
    arising_title,
    due_again,
    in_order,
    is_due,
    place_of,
    standing_items,
)

MEETS = date(2024, 1, 22)


def _business(title: str) -> Proposed:
    return Proposed(key=title, kind=AgendaKind.BUSINESS, title=title, why="")


def test_every_meeting_has_the_standing_items_round_its_business() -> None:
    titles = [one.title for one in in_order([*standing_items(), _business("Lighting"), _business("Burglary")])]
    assert titles == [
        "Introductions and apologies",
        "Declarations of interest",
        "Any other business: items to be identified",
        "Lighting",
        "Burglary",
        "Any other business: items identified",
        "Date and time of the next meeting",
    ]


@pytest.mark.parametrize(
    ("due", "month_only", "is_it"),
    [
        (None, False, True),
        (date(2024, 1, 22), False, True),
        (date(2024, 1, 23), False, False),
        (date(2024, 1, 31), True, True),
        (date(2024, 2, 29), True, False),
    ],
)
def test_a_promise_is_due_at_the_meeting_for_which_it_was_made(due: date | None, month_only: bool, is_it: bool) -> None:
    assert is_due(due, month_only, MEETS) is is_it


def test_new_business_goes_before_the_closing_items() -> None:
    there = ["introductions", "declarations", "business", "other_business", "next_meeting"]
    assert place_of(AgendaKind.BUSINESS, there) == 3
    assert place_of(AgendaKind.MINUTES, there) == 2
    assert place_of(AgendaKind.NEXT_MEETING, there) == 5
    assert place_of(AgendaKind.BUSINESS, []) == 0


def test_what_was_taken_up_late_does_not_push_the_cycle_on() -> None:
    assert due_again(date(2024, 1, 31), 3, date(2024, 2, 12)) == date(2024, 4, 30)
    assert due_again(None, 12, date(2024, 2, 29)) == date(2025, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 60), st.integers(0, 3000))
def test_what_recurs_is_always_due_after_the_meeting(due: date, every: int, late: int) -> None:
    met = date.fromordinal(due.toordinal() + late)
    assert due_again(due, every, met) > met


def test_a_matter_that_arises_again_names_the_last_minute_alone() -> None:
    assert arising_title("5.1", "Lighting (Minute 336/24)") == "Lighting (Minute 5.1)"
    assert arising_title("", "Lighting (in the park)") == "Lighting (in the park)"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("10:00", time(10)), ("10.30", time(10, 30)), ("10am", time(10)), ("2:30 p.m.", time(14, 30)), ("12 am", time(0))],
)
def test_a_time_is_taken_as_people_write_it(typed, kept):
    assert ClockField().clean(typed) == kept


def test_a_time_that_could_be_one_of_two_or_is_none_is_asked_for_again():
    for typed in ("2", "25:00", "14pm", "noonish"):
        with pytest.raises(ValidationError):
            ClockField().clean(typed)
