"""How bodies number their minutes, and what comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.meetings.rules.kinds import Numbering
from frankpledge.meetings.rules.numbering import Style, between, last_of, numbers_for, style_of

RUNNING = Style(Numbering.BY_YEAR)
CODED = Style(Numbering.PREFIXED, "SSP")


@pytest.mark.parametrize(
    ("numbers", "style"),
    [
        (["336/07", "337/07", "(a)"], RUNNING),
        (["1", "2", "3.1"], Style()),
        (["SSP/12/25", "SSP/13/25"], CODED),
        (["1.", "336/07", "337/07"], RUNNING),
        ([], Style()),
        (["A", "B"], Style()),
    ],
)
def test_the_way_is_taken_from_the_last_minutes(numbers: list[str], style: Style) -> None:
    assert style_of(numbers) == style


@pytest.mark.parametrize(
    ("style", "last", "numbers"),
    [
        (Style(), 12, ["1", "1.1", "1.2", "2"]),
        (RUNNING, 335, ["336/07", "(a)", "(b)", "337/07"]),
        (CODED, 11, ["SSP/12/07", "(a)", "(b)", "SSP/13/07"]),
    ],
)
def test_numbers_go_on_in_the_bodys_own_way(style: Style, last: int, numbers: list[str]) -> None:
    assert numbers_for(style, 2007, last, [0, 1, 1, 0]) == numbers


def test_another_year_begins_at_one() -> None:
    given_before = ["359/07", "360/07", "12"]
    assert last_of(given_before, 2007) == 360
    assert last_of(given_before, 2008) == 0
    assert last_of(["SSP/12/2025", "SSP/9/25"], 2025) == 12


def test_what_comes_after_the_numbers_are_out_stands_between_them() -> None:
    assert between("5", ["4", "5", "6"]) == "5A"
    assert between("5", ["5", "5A"]) == "5B"
    assert between("341/07", ["341/07"]) == "341A/07"
    assert between("", []) == ""


@given(st.sampled_from([Style(), RUNNING, CODED]), st.integers(0, 900), st.lists(st.integers(0, 1), max_size=40))
def test_no_item_shares_its_number_with_another(style: Style, last: int, depths: list[int]) -> None:
    numbers = numbers_for(style, 2026, last, depths)
    tops = [n for n, depth in zip(numbers, depths, strict=True) if depth == 0]
    assert len(numbers) == len(depths)
    assert len(set(tops)) == len(tops)
    if style.way is not Numbering.PLAIN and tops:
        assert style_of(tops) == style
        assert last_of(tops, 2026) >= last
