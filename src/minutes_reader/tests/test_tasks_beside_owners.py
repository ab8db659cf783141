"""Tasks in columns, with their owners beside or below, and tasks that only a sign marks."""

import pytest

from minutes_reader.tests.make import minutes
from minutes_reader.tests.test_actions import NEXT, asked

PRESENT = "Present:\nAnn Poe (AP) – Mere Police\nBen Hill (BHi) – Mere Homes\nDan Eve-Frost (DEF) – Mere Council"


def actions(below: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """The actions of minutes with these words under an item."""
    return asked(minutes(f"1. Gardens\n\nThere was a talk about the gardens.\n\n{below}{NEXT}", PRESENT))


def test_a_row_that_ends_in_owners_is_their_task_where_a_column_says_so() -> None:
    rows = "\n".join((
        "No.\tDiscussion\tAction",
        "1.\tGardens",
        "\tThe beds were dug. Members liked them.",
        "\tTo water the beds by 4 June 2014.\tAP",
        "2.\tLights",
        "\tBuy lamps for the gate\tAP/DEF",
    ))  # fmt: skip
    assert asked(minutes(rows, PRESENT)) == [
        ("To water the beds by 4 June 2014", ("AP",), "2014-06-04"),
        ("Buy lamps for the gate", ("AP", "DEF"), None),
    ]


def test_a_header_broken_over_lines_is_a_header_still() -> None:
    rows = "Item\nComments\tAct\nion\tContact\n1\tGardens\n\t\tThe beds were dug.\n\t\t\tHire the hall\tAnn Poe"
    assert asked(minutes(rows, PRESENT)) == [("Hire the hall", ("Ann Poe",), None)]


def test_columns_that_came_apart_are_put_together() -> None:
    assert actions("Actions\nWrite to the council\nHire the hall\nAnn Poe\nBen Hill") == [
        ("Write to the council", ("Ann Poe",), None),
        ("Hire the hall", ("Ben Hill",), None),
    ]


def test_a_bracketed_count_at_the_end_of_sentences_marks_actions() -> None:
    below = "It was agreed that Ann Poe would write to them (4).\n\nBen Hill undertook to hire the hall. (5)"
    assert actions(below) == [
        ("It was agreed that Ann Poe would write to them", ("Ann Poe",), None),
        ("Ben Hill undertook to hire the hall", ("Ben Hill",), None),
    ]


@pytest.mark.parametrize(
    ("below", "words", "owners"),
    [
        ("GWEITHREDU: AP to hire the hall", "AP to hire the hall", ("AP",)),
        ("ACTION / GWEITHREDU: AP to hire the hall", "AP to hire the hall", ("AP",)),
        ("Action: BHi to hire the hall", "BHi to hire the hall", ("BHi",)),
        ("Action AP to hire the hall", "AP to hire the hall", ("AP",)),
        ("Action [AP] Hire the hall.", "Hire the hall", ("AP",)),
        ("Action: Ann Poe / Ben Hill - To hire the hall", "To hire the hall", ("Ann Poe", "Ben Hill")),
        ("A long talk followed. Action – AP to hire the hall.", "AP to hire the hall", ("AP",)),
        ("• AP: hire the hall.", "hire the hall", ("AP",)),
        ("Ben Hill agreed to hire the hall. ACTION", "Ben Hill agreed to hire the hall", ("Ben Hill",)),
        ("Ben Hill agreed to hire the hall (Action 2).", "Ben Hill agreed to hire the hall", ("Ben Hill",)),
        ("It was agreed to hire the hall. Action AP and DEF", "It was agreed to hire the hall", ("AP", "DEF")),
        ("To hire the hall\tACTION AP", "To hire the hall", ("AP",)),
        ("ACTION\tAP to hire the hall", "AP to hire the hall", ("AP",)),
        ("1.2\tACTION: AP to hire the hall", "AP to hire the hall", ("AP",)),
        ("Action: Board members to hire the hall", "Board members to hire the hall", ("Board members",)),
        ("1. Mr Hill to hire the hall.\n2. The hall to be swept.", "Mr Hill to hire the hall", ("Mr Hill",)),
    ],
)
def test_a_task_is_read_in_the_form_it_is_printed_in(below: str, words: str, owners: tuple[str, ...]) -> None:
    assert [one[:2] for one in actions(below)] == [(words, owners)]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("in August 2014", "2014-08"),
        ("during August", "2014-08"),
        ("by 31.5.14", "2014-05-31"),
        ("no later than 7.6.14.", "2014-06-07"),
        ("to the agenda for the next sub-group before the next meeting", "2014-06-03"),
        ("in August 2011", None),
    ],
)
def test_when_a_task_is_due(words: str, due: str | None) -> None:
    assert [one[2] for one in actions(f"ACTION: AP to add it {words}")] == [due]
