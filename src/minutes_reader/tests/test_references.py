"""Pointers to minutes and to meetings."""

import pytest

from minutes_reader.tests.make import minutes, pointers

BELOW = "1. Welcome\n\nThe chair welcomed everybody.\n\n2. Matters\n\n{}"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Letter (Minute No. 318)", [("318", None)]),
        ("The gate (Minute 318 (a) refers) was mended.", [("318 (a)", None)]),
        ("See (minute 8/13 of the last meeting.", [("8/13", None)]),
        ("Minutes 4 and 7 refer.", [("4", None), ("7", None)]),
        ("The lights (Minute CSF 13/22) were mended.", [("CSF 13/22", None)]),
        ("The minutes of the meeting held on 30th October 2013 were agreed.", [(None, "2013-10-30")]),
        ("At the previous meeting, on 30th October, 2013 (Minute 327 refers) it was raised.", [("327", "2013-10-30")]),
        ("The protocol (Minute 5, 15 July 2013) was signed.", [("5", "2013-07-15")]),
        ("At the 26 November 2013 meeting the group asked for a plan.", [(None, "2013-11-26")]),
        (
            (
                "The minutes of the Adults Board held on 22 February 2013 and the Youth Board held on 1 May "
                "2013 were seen."
            ),
            [(None, "2013-02-22"), (None, "2013-05-01")],
        ),
        ("It was agreed by the Eastmere Board on 26th November.", [(None, "2013-11-26")]),
    ],
)
def test_a_pointer_gives_the_number_the_day_or_both(words: str, found: list[tuple[str | None, str | None]]) -> None:
    assert pointers(minutes(BELOW.format(words))) == found


@pytest.mark.parametrize(
    "words",
    [
        "The next meeting will be on 10 June 2014.",
        "A launch event was held on 3 February 2014 in the square.",
        "Views were wanted by 21st November 2013.",
        "Comments are needed prior to the general meeting of managers on 26th November.",
        "Crime fell between 1 April 2013 and 31 December 2013.",
        "The talk lasted 30 minutes.",
        "The board met in January 2014.",
        "The Act came into force on 1 July 2013.",
    ],
)
def test_a_day_that_is_no_earlier_meeting_is_no_pointer(words: str) -> None:
    assert pointers(minutes(BELOW.format(words))) == []


def test_a_pointer_in_a_heading_belongs_to_that_heading() -> None:
    (reference,) = minutes(
        "1. Minutes of 7th January 2014\n\nThese were agreed.\n\n2. Close\n\nThe chair thanked everybody."
    ).references
    assert (reference.item, reference.to_date) == ("1", "2014-01-07")


def test_the_items_own_number_is_no_pointer() -> None:
    assert pointers(minutes("ESP Minutes 1/14\n\nThey were agreed.\n\nESP Gates 2/14\n\nThey were mended.")) == []


def test_a_year_that_is_not_printed_is_said_to_be_taken() -> None:
    (reference,) = minutes(BELOW.format("The minutes of the meeting held on 12 December were agreed.")).references
    assert reference.to_date == "2013-12-12"
    assert reference.doubt
