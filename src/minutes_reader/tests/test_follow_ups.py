"""Business promised back to this body, with nobody named to bring it."""

import pytest

from minutes_reader.reading import Reading
from minutes_reader.tests.make import minutes, read

NEXT = "\n\n9. Date of next meeting\n\nTuesday 3 June 2014."
PRESENT = "Present: Ann Poe (Police); Ben Hill (Mere Homes)."


def promised(reading: Reading) -> list[tuple[str, str | None]]:
    """(what, due) of each follow-up."""
    return [(promise.what, promise.due) for promise in reading.follow_ups]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Paper to be brought back in October 2014.", "2014-10"),
        ("Feedback on the walks would be given to a future meeting.", None),
        ("The paper on lamps was being prepared for a later meeting.", None),
        ("An update on taxis will be brought to the next meeting.", "2014-06-03"),
        ("An update on taxis will be brought to the next Partnership meeting.", "2014-06-03"),
        ("The survey results will be presented to the May meeting.", "2014-05"),
        ("A further report would be presented to the Partnership.", None),
        ("The annual report will be presented to the Partnership in September.", "2014-09"),
        ("Consideration of the budget was deferred to the next meeting.", "2014-06-03"),
        ("A further update on the survey was promised for the next meeting.", "2014-06-03"),
        ("Officers would report back on the lamps.", None),
        ("The strategy should come back to the Board.", None),
        ("An update on lamps will be put on the next agenda.", "2014-06-03"),
        ("The item to be on the agenda for the next meeting.", "2014-06-03"),
    ],
)
def test_business_that_comes_back_to_this_body_is_a_follow_up(line: str, due: str | None) -> None:
    reading = minutes(f"1. Gardens\n\n{line}{NEXT}", PRESENT)
    assert promised(reading) == [(line.rstrip("."), due)]


@pytest.mark.parametrize(
    "line",
    [
        "The itinerary will be agreed at a future meeting.",
        "A draft will be discussed at the next Harbour Board meeting.",
        "A report will be presented to the Harbour Board in May.",
        "The updated figures would be emailed to members.",
        "Ann Poe would bring a report to the next meeting.",
        "AP to bring a paper to the next meeting.",
        "At the previous meeting it was agreed that a further report be presented to the Partnership.",
        "The report was presented to the last meeting.",
        "The plan had been brought back to the group.",
        "The harbour would be visited before the next meeting.",
        "A further report would be written for the county.",
        "A further report would be presented to the Harbour Board.",
        "A report " + "of very many words " * 40 + "will be brought to the next meeting.",
        "All were thanked for the report.",
    ],
)
def test_what_goes_elsewhere_has_an_owner_or_is_past_is_no_follow_up(line: str) -> None:
    assert promised(minutes(f"1. Gardens\n\n{line}{NEXT}", PRESENT)) == []


def test_a_promise_in_the_discussion_and_the_decision_is_one_at_the_decision() -> None:
    reading = minutes(
        "1. Gardens\n\nMembers talked and a further report on pond liners would be presented to the Partnership.\n\n"
        "AGREED that the survey be noted and a further report on pond liners be presented to a future meeting." + NEXT
    )
    assert promised(reading) == [("a further report on pond liners be presented to a future meeting", None)]
    assert reading.follow_ups[0].span == reading.decisions[1].span


def test_two_pieces_of_business_in_one_item_stay_two() -> None:
    reading = minutes(
        "1. Gardens\n\nA report on pond liners will come to a future meeting.\n\n"
        "A report on street lamps will come to a future meeting." + NEXT
    )
    assert len(reading.follow_ups) == 2


def test_what_an_action_asks_for_is_no_follow_up_as_well() -> None:
    reading = minutes("1. Gardens\n\nAction: Report to be brought back to the next meeting – Ann Poe" + NEXT, PRESENT)
    assert len(reading.actions) == 1
    assert promised(reading) == []


def test_a_report_promises_what_later_reports_will_give() -> None:
    reading = read(
        "\nEastmere Scrutiny Committee\n\nPonds Update\n\n14 June 2016\n\nReport of the Head of Ponds\n\nProgress\n\n"
        "Future quarterly reports will provide members with the outcomes. The plan will be brought back one day.\n"
    )
    assert promised(reading) == [("Future quarterly reports will provide members with the outcomes", None)]


def test_two_items_of_one_letter_promise_each_its_own() -> None:
    line = "An update on taxis will be brought to the next meeting."
    part = f"(a) Taxis\n\n{line}"
    reading = minutes(f"1. Roads\n\n{part}\n\n2. Ranks\n\n{part}{NEXT}", PRESENT)
    assert [promise.item for promise in reading.follow_ups] == ["(a)", "(a)"]
