"""What a pointer to an earlier minute points to, told the items in the record."""

from datetime import date

import pytest

from frankpledge.meetings.rules.pointing import Index, ItemAt, Pointer, Target, split_number

BOARD, GROUP = 1, 2
MARCH, JUNE, SEPTEMBER = date(2024, 3, 12), date(2024, 6, 11), date(2024, 9, 10)
MEETINGS = ((31, BOARD, MARCH), (36, BOARD, JUNE), (41, GROUP, MARCH))


def at(ident: int, number: str, meeting: int = 31, parent: str = "") -> ItemAt:
    body, day = {number: (body, day) for number, body, day in (*MEETINGS, (39, BOARD, SEPTEMBER))}[meeting]
    return ItemAt(ident, number, parent, meeting, body, day)


def pointed(items: list[ItemAt], to_number: str = "", to_date: date | None = None, **where: object) -> Target:
    values = {"body_id": BOARD, "on": SEPTEMBER, "meeting_id": 39, "last_id": None} | where
    return Index.of(items, MEETINGS).target(Pointer(to_number, to_date, **values))


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("318 (a)", ("318", "a")),
        ("318(iv)", ("318", "iv")),
        ("318a)", ("318", "a")),
        ("336/07", ("336/07", "")),
        ("5.2.", ("5.2", "")),
        ("(a)", ("a", "")),
        ("Minute  7", ("minute7", "")),
    ],
)
def test_a_number_is_split_from_its_part(printed: str, parts: tuple[str, str]) -> None:
    assert split_number(printed) == parts


def test_a_day_means_the_meeting_of_the_same_body() -> None:
    assert pointed([], to_date=MARCH) == Target(None, 31)
    assert pointed([], to_date=MARCH, body_id=GROUP) == Target(None, 41)


def test_a_day_on_which_only_another_body_met_means_that_meeting() -> None:
    assert pointed([], to_date=JUNE, body_id=GROUP) == Target(None, 36)


def test_a_day_on_which_two_other_bodies_met_means_neither() -> None:
    assert pointed([], to_date=MARCH, body_id=99) == Target()


def test_a_meeting_does_not_point_to_itself_or_a_later_one_by_day() -> None:
    assert pointed([], to_date=JUNE, on=JUNE) == Target()
    assert pointed([], to_date=JUNE, on=MARCH) == Target()


def test_a_number_and_a_day_mean_that_item_of_that_meeting() -> None:
    items = [at(1, "3"), at(2, "3", 36), at(3, "3", 41)]
    assert pointed(items, "3", MARCH) == Target(1, 31)
    assert pointed(items, "4", MARCH) == Target(None, 31)


def test_a_number_alone_means_the_one_item_so_numbered() -> None:
    assert pointed([at(1, "318"), at(2, "319")], "318") == Target(1, 31)
    assert pointed([at(1, "318", 41)], "318") == Target()


def test_a_number_that_starts_afresh_each_time_is_not_guessed() -> None:
    items = [at(1, "3"), at(2, "3", 36)]
    assert pointed(items, "3") == Target()
    assert pointed(items, "3", last_id=36) == Target(2, 36)


def test_a_number_without_a_year_reaches_back_a_year_and_a_half() -> None:
    items = [at(1, "318")]
    assert pointed(items, "318", on=date(2025, 9, 1)) == Target(1, 31)
    assert pointed(items, "318", on=date(2025, 10, 1)) == Target()
    assert pointed(items, "318", on=MARCH) == Target()


def test_a_number_with_a_year_may_be_long_ago_or_of_another_body() -> None:
    assert pointed([at(1, "14/24")], "14/24", on=date(2030, 1, 1)) == Target(1, 31)
    assert pointed([at(1, "14/24", 41)], "14/24") == Target(1, 41)
    assert pointed([at(1, "14/24", 41), at(2, "14/24", 36)], "14/24") == Target(2, 36)


def test_a_number_with_a_year_is_found_by_its_first_half() -> None:
    assert pointed([at(1, "336/07")], "336") == Target(1, 31)


def test_a_number_with_a_year_may_be_in_the_same_minutes() -> None:
    assert pointed([at(1, "14/24", 39)], "14/24") == Target(1, 39)


def test_a_part_of_an_item_is_found_under_it() -> None:
    items = [at(1, "318"), at(2, "(a)", parent="318"), at(3, "(b)", parent="318"), at(4, "319")]
    assert pointed(items, "318 (b)") == Target(3, 31)
    assert pointed(items, "318 (c)") == Target(1, 31)
    assert pointed(items, "319 (a)") == Target(4, 31)


def test_a_numbered_paragraph_counts_as_an_item_and_a_lettered_part_does_not() -> None:
    items = [at(1, "5"), at(2, "5.2", parent="5"), at(3, "(a)", parent="5")]
    assert pointed(items, "5.2") == Target(2, 31)
    assert pointed(items, "a") == Target()


def test_a_paper_without_a_day_may_point_to_any() -> None:
    assert pointed([at(1, "318")], "318", on=None, meeting_id=None) == Target(1, 31)
    assert pointed([], to_date=MARCH, on=None) == Target(None, 31)


def test_an_item_without_a_number_is_never_pointed_to() -> None:
    assert pointed([at(1, "")], " . ") == Target()
