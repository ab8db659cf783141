"""Times of day in the forms that papers print them in."""

import pytest

from minutes_reader.times import find_times, first_time


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10.00 - 3.00pm", "10:00"),
        ("2-4pm", "14:00"),
        ("2.00 – 4.00pm", "14:00"),
        ("10am to 12 noon", "10:00"),
        ("1400 hours", "14:00"),
        ("at 7.00pm", "19:00"),
        ("2.30 p.m.", "14:30"),
        ("14:50", "14:50"),
        ("12.30pm", "12:30"),
        ("12.15 a.m.", "00:15"),
        ("11 – 12.30", "11:00"),
        ("9.30am–11.00am", "09:30"),
        ("12 noon", "12:00"),
    ],
)
def test_the_first_time_is_when_a_meeting_begins(words: str, value: str) -> None:
    time = first_time(words, 0, len(words))
    assert time is not None
    assert (time.value, time.doubt) == (value, None)


def test_an_afternoon_that_is_not_said_is_doubted() -> None:
    time = first_time("2.00 to be confirmed", 0, 20)
    assert time is not None
    assert time.value == "14:00"
    assert time.doubt


@pytest.mark.parametrize("words", ["73.2 to 70.2", "£10.50", "9.46/1000", "12.5%", "item 4", "Room 4.12", "Suite 2.30"])
def test_a_number_that_is_no_time_is_left_alone(words: str) -> None:
    assert first_time(words, 0, len(words)) is None


def test_every_time_in_a_sentence_is_found() -> None:
    assert [time.value for time in find_times("Doors at 9am, business from 9.30am to 11.15am.")] == [
        "09:00",
        "09:30",
        "11:15",
    ]


def test_a_bare_range_in_the_early_hours_is_doubted() -> None:
    time = first_time("2 - 4.30", 0, 8)
    assert time is not None
    assert (time.value, bool(time.doubt)) == ("14:00", True)


def test_a_range_whose_first_time_says_its_half_keeps_it() -> None:
    time = first_time("10am - 2pm", 0, 10)
    assert time is not None
    assert time.value == "10:00"
