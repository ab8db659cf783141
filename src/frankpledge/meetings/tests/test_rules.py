"""When an action is late, who serves, how a paper is laid out, and the words for what was read."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.meetings.rules import wording
from frankpledge.meetings.rules.kinds import BodyKind, Capacity
from frankpledge.meetings.rules.outline import by_agency, nested
from frankpledge.meetings.rules.paper import item_of
from frankpledge.meetings.rules.serving import Serving, serving
from frankpledge.meetings.rules.standing import SOON, Standing, due_words, standing
from minutes_reader import reading

TODAY = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("state", "days", "expected"),
    [
        ("open", None, Standing.OPEN),
        ("open", 8, Standing.OPEN),
        ("open", 7, Standing.DUE_SOON),
        ("open", 0, Standing.DUE_SOON),
        ("open", -1, Standing.LATE),
        ("done", -400, Standing.DONE),
        ("dropped", -400, Standing.DROPPED),
    ],
)
def test_an_action_is_late_the_day_after_it_was_due(state: str, days: int | None, expected: Standing) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    assert standing(state, due, TODAY) is expected


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_an_open_action_never_gets_better_by_waiting(due: date, today: date) -> None:
    order = [Standing.OPEN, Standing.DUE_SOON, Standing.LATE]
    later = standing("open", due, today + timedelta(days=1))
    assert order.index(later) >= order.index(standing("open", due, today))
    assert standing("open", due, due + SOON) is Standing.LATE


@pytest.mark.parametrize(
    ("due", "month_only", "short", "words"),
    [
        (None, False, False, "No date"),
        (None, True, True, "No date"),
        (date(2007, 12, 4), False, False, "4 December 2007"),
        (date(2007, 12, 4), False, True, "4 Dec 2007"),
        (date(2024, 3, 31), True, False, "By the end of March 2024"),
        (date(2024, 3, 31), True, True, "By the end of Mar 2024"),
    ],
)
def test_a_due_date_is_said_as_it_was_given(due: date | None, month_only: bool, short: bool, words: str) -> None:
    assert due_words(due, month_only, short) == words


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, Serving.NOW),
        (TODAY, None, Serving.NOW),
        (None, TODAY, Serving.NOW),
        (date(2020, 1, 1), TODAY - timedelta(days=1), Serving.EARLIER),
        (TODAY + timedelta(days=1), None, Serving.LATER),
    ],
)
def test_the_first_and_last_days_of_a_place_count(starts: date | None, ends: date | None, expected: Serving) -> None:
    assert serving(starts, ends, TODAY) is expected


@dataclass
class Heading:
    pk: int
    parent_id: int | None = None


def test_items_stand_under_their_parents_in_the_order_of_the_paper() -> None:
    tops = nested([Heading(1), Heading(2, 1), Heading(3, 2), Heading(4, 1), Heading(5)])
    assert [top.item.pk for top in tops] == [1, 5]
    assert [part.item.pk for part in tops[0].parts] == [2, 4]
    assert [part.item.pk for part in tops[0].parts[0].parts] == [3]


def test_an_item_whose_parent_does_not_stand_before_it_stands_alone() -> None:
    assert [top.item.pk for top in nested([Heading(1, 2), Heading(2), Heading(3, 3), Heading(4, 99)])] == [1, 2, 3, 4]


@given(st.lists(st.none() | st.integers(1, 12), max_size=12))
def test_no_item_is_lost_or_shown_twice(parents: list[int | None]) -> None:
    def shown(nodes: list) -> list[int]:
        return [pk for node in nodes for pk in (node.item.pk, *shown(node.parts))]

    headings = [Heading(pk, parent) for pk, parent in enumerate(parents, 1)]
    assert sorted(shown(nested(headings))) == [heading.pk for heading in headings]


@dataclass
class Attender:
    name: str
    organisation_id: int | None = None
    organisation_name: str = ""
    capacity: str = Capacity.PRESENT.value
    chair: bool = False


def test_people_stand_under_their_agencies_and_apologies_stand_apart() -> None:
    rows = [
        Attender("A", 7, "Police"),
        Attender("B"),
        Attender("C", None, "Mere Hmes"),
        Attender("D", 7, "Westmarch Police"),
        Attender("E", 7, "Police", Capacity.APOLOGIES.value),
    ]
    present, excused = by_agency(rows)
    assert [(g.organisation_id, g.printed, [p.name for p in g.people]) for g in present] == [
        (7, "", ["A", "D"]),
        (None, "Mere Hmes", ["C"]),
        (None, "", ["B"]),
    ]
    assert [(g.organisation_id, [p.name for p in g.people]) for g in excused] == [(7, ["E"])]


def test_a_chair_for_whom_no_agency_is_given_stays_where_they_are_printed() -> None:
    present, _ = by_agency([Attender("A", chair=True), Attender("B", 7, "Police"), Attender("C")])
    assert [[person.name for person in group.people] for group in present] == [["A", "C"], ["B"]]


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [
        ("318 (a)", date(2007, 12, 4), "Minute 318 (a) of 4 December 2007"),
        ("318", None, "Minute 318"),
        ("", date(2007, 12, 4), "The meeting of 4 December 2007"),
    ],
)
def test_a_pointer_is_said_in_words(number: str, day: date | None, words: str) -> None:
    assert wording.pointer_words(number, day) == words


@pytest.mark.parametrize(
    ("number", "parent", "cited"),
    [("(a)", "25/23", "25/23 (a)"), ("(a)", "", "(a)"), ("5.2", "5", "5.2"), ("", "5", ""), ("25/23", "", "25/23")],
)
def test_a_part_is_cited_with_the_number_it_is_part_of(number: str, parent: str, cited: str) -> None:
    assert wording.minute_number(number, parent) == cited


@pytest.mark.parametrize(
    ("unit", "per", "words"),
    [
        ("count", None, ""),
        ("percent", None, "%"),
        ("pounds", None, "£"),
        ("rate", None, "rate"),
        ("rate", Decimal("1000.00"), "per 1,000"),
        ("rate", Decimal("0.50"), "per 0.5"),
        ("", None, ""),
        ("rank", None, "rank"),
    ],
)
def test_a_unit_is_said_in_words(unit: str, per: Decimal | None, words: str) -> None:
    assert wording.unit_words(unit, per) == words


def test_what_a_number_stands_for_is_said_in_words() -> None:
    assert wording.role_words("stretch") == "Stretch target"
    assert wording.role_words("forecast") == "Forecast"
    assert wording.line_words("carry_forward", "capital") == "Carry forward, capital"
    assert wording.line_words("spent", "") == "Spent"


def item(number: str | None, at: int, title: str = "Lighting") -> reading.Item:
    return reading.Item(span=(at, at + 1), number=number, title=title)


def test_a_fact_stands_under_the_last_item_of_that_label_before_it() -> None:
    items = [(1, item("(a)", 10)), (2, item("(a)", 50)), (3, item(None, 70, "Any other business"))]
    assert item_of("(a)", 60, items) == 2
    assert item_of("(a)", 40, items) == 1
    assert item_of("(a)", 5, items) == 1
    assert item_of("Any other business", 80, items) == 3
    assert item_of("9", 80, items) is None
    assert item_of(None, 80, items) is None


def test_kinds_are_named_in_plain_words() -> None:
    assert BodyKind.DELIVERY_GROUP.label == "Delivery group"
    assert Capacity.IN_ATTENDANCE.label == "In attendance"
