"""Dates as the record keeps them."""

from datetime import date, time

import pytest

from frankpledge.kit.dates import clock, day, due_day


def test_a_day_is_read_and_nothing_stays_nothing() -> None:
    assert day("2007-12-04") == date(2007, 12, 4)
    assert day("") is day(None) is None


@pytest.mark.parametrize("text", ["2007-06-31", "4 December 2007", "2007-12", "20071204", "2007-13-01"])
def test_a_day_that_does_not_exist_or_is_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day(text)


@pytest.mark.parametrize(
    ("text", "on"), [("2008-01", date(2008, 1, 31)), ("2008-02", date(2008, 2, 29)), ("2007-02", date(2007, 2, 28))]
)
def test_a_month_is_due_on_its_last_day(text: str, on: date) -> None:
    assert due_day(text) == (on, True)


def test_a_day_is_due_on_that_day_and_nothing_is_never_due() -> None:
    assert due_day("2008-01-15") == (date(2008, 1, 15), False)
    assert due_day(None) == (None, False)


def test_a_thirteenth_month_is_refused() -> None:
    with pytest.raises(ValueError, match="names no month"):
        due_day("2008-13")


def test_a_time_of_day_is_read() -> None:
    assert clock("14:50") == time(14, 50)
    assert clock("9:05") == time(9, 5)
    assert clock("") is None


@pytest.mark.parametrize("text", ["24:01", "2.00pm", "14:5", "14:61"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        clock(text)
