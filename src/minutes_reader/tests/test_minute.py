"""One minute by itself: what somebody types under an item, knowing who came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_reader.context import Context, KnownAgency, KnownPerson
from minutes_reader.minute import read_minute
from minutes_reader.reading import Attendance, Reading

THERE = [
    Attendance(span=(0, 0), name="Gill Carter", organisation="Westmarch Police", capacity="present"),
    Attendance(span=(0, 0), name="Sam Hart", organisation="Mere Homes", capacity="present"),
]
KNOWN = Context((KnownPerson(("Ann Poe",)),), (KnownAgency(("Westmarch Police", "Police")),))
LINE = "The members then talked at length about the pond and its many uses in the summer"


def read(text: str) -> Reading:
    return read_minute(text, "2026-11-27", body="The Board", next_meeting="2027-02-02", attendance=THERE, context=KNOWN)


@pytest.mark.parametrize(
    ("typed", "owners", "due"),
    [
        ("ACTION: GC to circulate the plan by 4 January", ("GC",), "2027-01-04"),
        ("action: Gill and SH to meet before the next meeting", ("Gill", "SH"), "2027-02-02"),
        ("Action - Police to report back by end of March", ("Police",), "2027-03"),
        ("ACTION: circulate the plan - Ann Poe", ("Ann Poe",), None),
        ("ACTION: Zed Hollow to write by 1 January 2020", ("Zed Hollow",), "2020-01-01"),
        ("ACTION: circulate the slides", (), None),
    ],
)
def test_an_action_is_read_as_people_type_it(typed: str, owners: tuple[str, ...], due: str | None) -> None:
    [action] = read(typed).actions
    assert (action.owners, action.due) == (owners, due)


def test_decisions_and_what_is_promised_back_are_read_without_a_heading() -> None:
    found = read(
        "The plan was talked over.\n\nAGREED: that the plan be adopted.\n\nA report will come to the next meeting."
    )
    assert [(one.verb, one.text, one.item) for one in found.decisions] == [("agreed", "the plan be adopted", None)]
    assert [one.due for one in found.follow_ups] == ["2027-02-02"]


def test_a_line_that_was_typed_ends_where_it_was_ended() -> None:
    found = read(
        f"ACTION: GC to tell everybody who was there about the pond\n{LINE}\n{LINE}\nagreed: to dig a second pond"
    )
    assert [one.text for one in found.actions] == ["GC to tell everybody who was there about the pond"]
    assert [one.text for one in found.decisions] == ["dig a second pond"]


@given(
    st.lists(
        st.sampled_from(["AGREED", "ACTION:", "GC", "to", " ", "\n", "\t", "(a)", "by 4 May", "x" * 50, " " * 120])
    )
)
def test_every_fact_of_any_minute_stands_at_its_span(parts: list[str]) -> None:
    text = " ".join(parts)
    for fact in (*(found := read(text)).decisions, *found.actions, *found.follow_ups):
        words = getattr(fact, "text", None) or fact.what
        assert " ".join(text[slice(*fact.span)].split()).casefold() == words.casefold()
