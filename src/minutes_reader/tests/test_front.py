"""The single facts at the top and foot of a paper."""

import pytest

from minutes_reader.tests.make import minutes, read


def single(text: str) -> tuple[str | None, ...]:
    found = read(text)
    words = (
        found.body and found.body.name,
        found.title and found.title.text,
        found.date and found.date.value,
        found.venue and found.venue.text,
        found.started and found.started.value,
    )
    return (found.kind, *words)


def test_lines_of_their_own_say_body_title_day_place_and_time() -> None:
    top = (
        "THE EASTMERE PARTNERSHIP\n\nSTEERING GROUP MINUTES\nMeeting held on Thursday 13th March "
        "2014\nRoom 1, Civic Offices, Eastmere\n10.00 - 3.00pm\n\nPresent:\nAnn Poe (Police)"
    )
    assert single(top) == (
        "minutes",
        "THE EASTMERE PARTNERSHIP",
        "STEERING GROUP MINUTES",
        "2014-03-13",
        "Room 1, Civic Offices, Eastmere",
        "10:00",
    )


def test_labels_say_day_place_and_time() -> None:
    top = (
        "Weald Safety Partnership\nMinutes\nDate: 23 April 2019\nTime: 10:00 – 12:00\nVenue: Council "
        "Chamber, Weald House\n\nAttendees\nAnn Poe\tPolice"
    )
    assert single(top) == (
        "minutes",
        "Weald Safety Partnership",
        "Minutes",
        "2019-04-23",
        "Council Chamber, Weald House",
        "10:00",
    )


def test_one_sentence_may_say_everything() -> None:
    top = (
        "A meeting of the Cray Forum was held on 20 January 2014 at 6.30 pm in the Mill Room, Cray "
        "Hall.\n\nPresent: Ann Poe (Police)."
    )
    assert single(top) == ("minutes", "Cray Forum", None, "2014-01-20", "Mill Room, Cray Hall", "18:30")


def test_a_council_above_its_partnership_is_not_the_body() -> None:
    assert (
        single(
            "NORTHFIELD DISTRICT COUNCIL\n\nCOMMUNITY SAFETY PARTNERSHIP\n\nMinutes of the meeting held "
            "on 4 July 2011\n\nPRESENT: Ann Poe"
        )[1]
        == "COMMUNITY SAFETY PARTNERSHIP"
    )


def test_a_report_says_whose_it_is_and_what_it_is_about() -> None:
    top = (
        "SAFETY SCRUTINY COMMITTEE\n\n14 NOVEMBER 2018\nYEARLY REVIEW\n\nREPORT OF THE CLERK\n\n1.\n"
        "PURPOSE\n1.1\nThis report looks back over a year of work."
    )
    assert single(top) == ("report", "SAFETY SCRUTINY COMMITTEE", "YEARLY REVIEW", "2018-11-14", None, None)


def test_a_report_may_label_its_lines() -> None:
    top = (
        "Report to: Torbeck Safety Partnership\nDate: 6 September 2017\nSubject: Harbour Ward\n"
        "Report of: Safety Manager\n\n1. Purpose\n\n1.1 This report is short."
    )
    assert single(top) == ("report", "Torbeck Safety Partnership", "Harbour Ward", "2017-09-06", None, None)


@pytest.mark.parametrize(
    "words",
    [
        "As nothing else was raised, the meeting closed at 14:50",
        "Meeting closed 2.50pm",
        "The Chair closed the meeting at 2.50 p.m.",
    ],
)
def test_a_meeting_closed_when_it_is_said_to_have(words: str) -> None:
    closed = minutes(
        f"1. Welcome\n\nThe chair welcomed everybody to the hall at 10.00am.\n\n2. Close\n\n{words}"
    ).closed
    assert closed is not None
    assert closed.value == "14:50"


@pytest.mark.parametrize(
    "words",
    [
        "The date of the next meeting is 9 June 2014.",
        "Next meeting: Monday 9 June 2014, 2pm",
        "2. Date of next meeting\n\n9 June 2014 at 10.00am",
        "Dates of future meetings:\n9 June 2014\n8 September 2014",
    ],
)
def test_the_next_meeting_is_the_first_that_is_given(words: str) -> None:
    found = minutes(f"1. Welcome\n\nThe chair welcomed everybody to the hall.\n\n{words}").next_meeting
    assert found is not None
    assert found.value == "2014-06-09"


def test_a_working_groups_next_meeting_is_not_this_bodys() -> None:
    below = (
        "1. Bikes\n\nThe working group has found some land. 20th June 2014 is the date for the next "
        "meeting.\n\n2. Close\n\nThe chair thanked everybody who had come."
    )
    lines = "\n\n".join(["The lights were mended by the council in the spring of the year."] * 12)
    assert minutes(f"{below}\n\n{lines}").next_meeting is None


def test_a_next_meeting_without_a_year_is_doubted() -> None:
    found = minutes("1. Welcome\n\nThe chair welcomed everybody.\n\nNext meeting: 9 June at 2pm").next_meeting
    assert found is not None
    assert found.value == "2014-06-09"
    assert found.doubt


def test_what_is_not_said_is_left_out() -> None:
    assert single("Some words about a fence that fell down in the night and was put up again.") == (
        "report",
        None,
        None,
        None,
        None,
        None,
    )


def test_a_meeting_may_say_in_its_text_when_it_began() -> None:
    started = minutes("1. Welcome\n\nThe meeting opened at 10.05am and the chair welcomed everybody.").started
    assert started is not None
    assert started.value == "10:05"


def test_a_time_that_is_no_end_is_not_the_end() -> None:
    words = "The road was closed at 3 May 2013 10.15am for the meeting of the clubs."
    assert minutes(f"1. Welcome\n\n{words}\n\nMeeting closed, and everybody went home.").closed is None


def test_the_day_may_stand_before_the_words_next_meeting() -> None:
    found = minutes(
        "1. Welcome\n\nThe chair welcomed everybody.\n\nTuesday 10 June 2014 was set as the date of the next meeting."
    )
    assert found.next_meeting is not None
    assert found.next_meeting.value == "2014-06-10"


def test_another_bodys_next_meeting_is_left_alone() -> None:
    found = minutes(
        "1. Welcome\n\nThe chair welcomed everybody.\n\nThe next meeting of the Youth Board is on 10 June 2014."
    )
    assert found.next_meeting is None


def test_one_line_in_capitals_may_say_everything() -> None:
    top = (
        "MINUTES OF THE MEETING OF THE BECK CRIME PANEL HELD AT BECK POLICE STATION ON TUESDAY 13 "
        "MARCH 2001\n\nPresent: Ann Poe"
    )
    assert single(top) == ("minutes", "BECK CRIME PANEL", None, "2001-03-13", "BECK POLICE STATION", None)


def test_a_place_may_stand_behind_the_time() -> None:
    top = (
        "Ash Partnership\nNotes of meeting held on Friday 5th September 2008, 10.00 am, Room 2, Ash "
        "Town Hall\n\nPresent: Ann Poe"
    )
    assert single(top) == ("minutes", "Ash Partnership", None, "2008-09-05", "Room 2, Ash Town Hall", "10:00")


@pytest.mark.parametrize(
    ("top", "body"),
    [
        ("Safer Eastmere Board Meeting\n9 April 2010\nRoom 4.12, Mill House", "Safer Eastmere Board"),
        ("Eastmere Partnership Board Meeting\n9 April 2010 – Room 4.12, Mill House", "Eastmere Partnership Board"),
        ("Eastmere Forum Board Meeting\n1.30 p.m. to 4pm, 9 April 2010, Room 4.12, Mill House", "Eastmere Forum"),
    ],
)
def test_a_rooms_number_is_no_time_and_a_board_may_be_part_of_the_name(top: str, body: str) -> None:
    reading = read(f"{top}\n\nPresent:\nAnn Poe (Police)")
    assert reading.body
    assert reading.body.name == body
    assert reading.venue
    assert reading.venue.text == "Room 4.12, Mill House"


def test_a_label_may_stand_in_two_languages() -> None:
    reading = read(
        "Eastmere Board\nDyddiad / Date: 9 April 2010\nLleoliad / Venue: Mill House\n\nPresent:\nAnn Poe (Police)"
    )
    assert reading.venue
    assert reading.venue.text == "Mill House"
    assert reading.date
    assert reading.date.value == "2010-04-09"


def test_what_heads_a_page_of_a_committee_system_is_no_title() -> None:
    assert single("Agenda and minutes\n\nEastmere Board\n9 April 2010\n\nPresent: Ann Poe (Police).")[:3] == (
        "minutes",
        "Eastmere Board",
        None,
    )
