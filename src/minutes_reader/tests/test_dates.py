"""Dates in the forms that papers print them in."""

import pytest

from minutes_reader.dates import find_dates


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Tuesday, 4th December, 2007.", "2007-12-04"),
        ("10 July, 2018", "2018-07-10"),
        ("26 APRIL 2010", "2010-04-26"),
        ("the 2nd of March 2011", "2011-03-02"),
        ("7/6/07", "2007-06-07"),
        ("13.09.2007", "2007-09-13"),
        ("04-12-2016", "2016-12-04"),
        ("2013-11-26", "2013-11-26"),
        ("13 Dec 07", "2007-12-13"),
        ("March 3rd, 2015", "2015-03-03"),
        ("3 Mehefin 2013", "2013-06-03"),
        ("January 2008", "2008-01"),
        ("Dec 07", "2007-12"),
        ("5 March 2015 10.30am", "2015-03-05"),
        ("1 September 98", "1998-09-01"),
    ],
)
def test_a_date_is_found_as_people_print_it(words: str, value: str) -> None:
    assert [dated.value for dated in find_dates(words)] == [value]


@pytest.mark.parametrize(
    "words",
    ["2012/13", "2008-2011", "paragraph 2.1.10", "24/7", "73.2 to 70.2", "May we ask", "£12/10/11 each", "9.46/1000"],
)
def test_a_number_that_is_no_date_is_left_alone(words: str) -> None:
    assert not list(find_dates(words))


def test_a_date_that_does_not_exist_is_found_and_said_not_to() -> None:
    (dated,) = find_dates("by 31 June 2019")
    assert (dated.value, dated.exists, dated.span) == (None, False, (3, 15))


def test_a_missing_year_is_the_one_that_brings_the_date_closest() -> None:
    values = [(d.value, d.year_given) for d in find_dates("26th November and 3 March", near="2014-02-25")]
    assert values == [("2013-11-26", False), ("2014-03-03", False)]


def test_a_missing_year_with_nothing_to_go_by_gives_no_value() -> None:
    (dated,) = find_dates("on 26th November")
    assert dated.value is None
    assert dated.exists


def test_the_span_leaves_out_the_day_of_the_week() -> None:
    words = "held on Tuesday 4th March 2014 at noon"
    (dated,) = find_dates(words)
    assert words[slice(*dated.span)] == "4th March 2014"


def test_only_the_stretch_that_was_asked_for_is_searched() -> None:
    assert [dated.value for dated in find_dates("1 May 2001, 2 May 2002, 3 May 2003", 12, 22)] == ["2002-05-02"]


def test_numbers_in_the_form_of_a_date_that_have_no_such_month_are_none() -> None:
    assert not list(find_dates("24-30-12"))
