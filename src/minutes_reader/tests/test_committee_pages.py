"""What committee systems print on their pages, and apologies in the ways that people word them."""

import pytest

from minutes_reader import read_text
from minutes_reader.tests.make import headings, minutes, pointers

PAGE = """Agenda and minutes

Mere Community Safety Partnership - Tuesday, 28 April 2009 10.00 a.m.

Venue: Council Chamber

Items
No. Item

39.

Apologies

Minutes:

{}

40.

Minutes of Previous Meeting pdf icon PDF 133 KB

Minute number: 212

Minutes:

The minutes were agreed as a correct record.

40a

Matters arising

Minutes:

Nothing was left of it.
"""


def test_a_page_gives_body_day_and_numbered_items() -> None:
    found = read_text(PAGE.format("There were none."))
    assert found.body
    assert found.body.name == "Mere Community Safety Partnership"
    assert found.date
    assert found.date.value == "2009-04-28"
    assert headings(found) == [
        ("39", "Apologies", None),
        ("40", "Minutes of Previous Meeting", None),
        ("40a", "Matters arising", "40"),
    ]
    assert found.references == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Apologies were received from Ann Poe and Ben Hill.", ["Ann Poe", "Ben Hill"]),
        ("Ann Poe (Mere Homes) and Ben Hill (Mere Police) sent apologies.", ["Ann Poe", "Ben Hill"]),
        ("Ann Poe, Councillor Cat Low and Ben Hill sent their apologies.",
         ["Ann Poe", "Councillor Cat Low", "Ben Hill"]),
        ("Apologies were received from Councillor Ann Poe and Ben Hill attended as her substitute.",
         ["Councillor Ann Poe"]),
        ("Apologies were received from Ann Poe. Apologies were also received from Ben Hill.", ["Ann Poe", "Ben Hill"]),
        ("Apologies were received from the following:\n\nAnn Poe          - Cat Low substituted\n\nBen Hill",
         ["Ann Poe", "Ben Hill"]),
        ("Ann Poe (Homes) sent apologies.  Ben Hill would come another day on behalf of the Police.", ["Ann Poe"]),
    ],
)  # fmt: skip
def test_apologies_are_taken_from_the_words_they_are_told_in(words: str, names: list[str]) -> None:
    found = read_text(PAGE.format(words))
    assert [(one.name, one.capacity) for one in found.attendance] == [(name, "apologies") for name in names]


def test_names_and_agencies_may_stand_under_one_heading_with_nothing_between_them() -> None:
    found = read_text(
        "Core membership\n\nName Agency\nCllr Ann Poe-Low Mere Council (Chair)\nSupt. Ben Hill Mere Police\n"
        "Cat Low Mere Council (Housing, Adults)\n\n1. Welcome\n\n1.1 All were welcomed to the meeting.\n"
    )
    assert [(one.name, one.organisation, one.chair) for one in found.attendance] == [
        ("Cllr Ann Poe-Low", "Mere Council", True),
        ("Supt. Ben Hill", "Mere Police", False),
        ("Cat Low", "Mere Council (Housing, Adults)", False),
    ]


def test_brackets_that_hold_initials_for_most_hold_them_for_all() -> None:
    found = read_text(
        "Attendees:\nAnn Poe (AP)\nBen Hill (BH)\nCat Low (CL)\nDan Roe (DR)\nEve May (EM)\nFay Day (XD)\n"
        "\n1. Welcome\n\nAll were welcomed to the meeting.\n"
    )
    assert [one.organisation for one in found.attendance] == [None] * 6


@pytest.mark.parametrize(
    ("heading", "title", "number"),
    [
        ("Lamps (item 212)", "Lamps", "212"),
        ("Lamps (minute 18 (b))", "Lamps", "18 (b)"),
        ("Lamps (ESP/18/13)", "Lamps", "ESP/18/13"),
    ],
)
def test_a_heading_ends_before_the_minute_it_comes_from(heading: str, title: str, number: str) -> None:
    found = minutes(f"1. Welcome\n\nAll were welcomed.\n\n2. Matters arising\n\n{heading}\n\nThe lamps were mended.\n")
    assert headings(found)[-1][1] == title
    assert pointers(found) == [(number, None)]


@pytest.mark.parametrize("title", ["Declarations of Interest", "Marketing the Scheme", "Apricot Close"])
def test_a_title_may_begin_as_a_month_does(title: str) -> None:
    found = minutes(f"1  Welcome\n\nAll were welcomed here.\n\n2  {title}\n\nThere was nothing to say.\n")
    assert headings(found)[-1][:2] == ("2", title)


@pytest.mark.parametrize(
    "words", ["Jo Hall to write to the council", "Tuesday 3 August 2014", "Ben Hill introduced the plan"]
)
def test_a_numbered_paragraph_is_no_heading(words: str) -> None:
    found = minutes(f"1. Welcome\n\n1.1 {words}\n\n1.2 All were welcomed.\n\n2. Lamps\n\n2.1 Lamps were lit by all.\n")
    assert [number for number, _, _ in headings(found)] == ["1", "2"]
