"""The sheet records what is written on it, and the phrases that are written come out right."""

import random
from datetime import date, time

import pytest

from tests.invented.manner import Manner
from tests.invented.phrasing import fill, tidy
from tests.invented.sheet import Sheet, capacity_under
from tests.invented.truth import Day, Figure, FollowUp, Old, Reference


def test_a_fact_is_its_words_without_the_stop() -> None:
    sheet = Sheet(Manner())
    sheet.heading("{number}. {title}", "4", "Burglary")
    sheet.say("\n\nAGREED that ")
    with sheet.fact("decisions", verb="noted"):
        sheet.say("the report be noted.")
    (decision,) = sheet.paper().gold()["decisions"]
    assert decision["text"] == "the report be noted"
    assert decision["item"] == "4"
    start, end = decision["span"]
    assert sheet.paper().text[start:end] == decision["text"]


def test_a_fact_may_stand_inside_another() -> None:
    sheet = Sheet(Manner())
    promise = FollowUp(("a report be brought back",), "2008-01")
    with sheet.fact("decisions", verb="agreed"):
        sheet.say(promise)
    gold = sheet.paper().gold()
    assert gold["decisions"][0]["span"] == gold["follow_ups"][0]["span"]


def test_a_heading_runs_from_its_number_to_its_title() -> None:
    sheet = Sheet(Manner())
    sheet.say("\n")
    sheet.heading("SSP {title} {number}", "336/07", "Introductions")
    sheet.say(" (Minute)")
    (item,) = sheet.paper().gold()["items"]
    start, end = item["span"]
    assert sheet.paper().text[start:end] == "SSP Introductions 336/07"
    assert item["number"] == "336/07"


def test_references_are_printed_in_the_papers_own_numbers() -> None:
    sheet = Sheet(Manner(old="{number}/{year}", first_year=date(2009, 5, 1)))
    sheet.say(Reference(("Minute ", Old(8, "a")), number=Old(8, "a")))
    (reference,) = sheet.paper().gold()["references"]
    assert sheet.paper().text == "Minute 8/09 (a)"
    assert reference["to_number"] == "8/09 (a)"


@pytest.mark.parametrize(
    ("days", "printed"),
    [("4 December 2007", "1 March 2012"), ("4th December 2007", "1st March 2012"),
     ("4th December, 2007", "1st March, 2012"),
     ("04/12/2007", "01/03/2012"), ("4.12.07", "1.3.12")],
)  # fmt: skip
def test_dates_are_printed_in_one_manner(days: str, printed: str) -> None:
    sheet = Sheet(Manner(days=days))
    sheet.say(Day(date(2012, 3, 1)))
    assert sheet.paper().text == printed


def test_hours_are_printed_in_one_manner() -> None:
    assert Manner(clock="1000 hours").hour(time(14, 5)) == "1405 hours"
    assert Manner(clock="10am").hour(time(14, 0)) == "2pm"


def test_a_figure_before_its_measure_knows_it() -> None:
    def slot(name: str, said: dict[str, str]) -> str | Figure:
        return Figure("12%", said["measure"], 12, "percent", "latest") if ":" in name else "tenants"

    words = fill("<There|There> {pct:latest} of ~{people} asked~ felt safe", random.Random(1), slot)
    assert words[1].measure == "tenants asked"
    assert words[2] == " of tenants asked felt safe"


def test_articles_and_spaces_are_put_right() -> None:
    assert tidy(["a update ", "of a  user ."]) == ("An update of a user.",)


@pytest.mark.parametrize(
    ("label", "capacity"),
    [("Present:", "present"), ("Officers in attendance:", "officer"), ("Also in attendance", "in_attendance"),
     ("Invitees (in-part)", "invitee"), ("\nApologies\n\n", "apologies"), ("\t", "observer")],
)  # fmt: skip
def test_a_label_gives_the_capacity_of_those_under_it(label: str, capacity: str) -> None:
    assert capacity_under(label, "observer") == capacity
