"""Words as compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.kit.words import folded, safe_cell, shortened, squeezed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hill  Council", "HILL COUNCIL"),
        ("Siân Puw", "Sian Puw"),
        ("O’Neill", "O'Neill"),
        ("Fire & Rescue", "Fire and Rescue"),
        ("HC – Housing", "HC - Housing"),
        ("J. A. Holt", "J A Holt"),
    ],
)
def test_what_printing_changes_makes_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_names_stay_other_names() -> None:
    assert folded("Ann Alder") != folded("Anna Alder")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_long_line_is_cut_at_a_word() -> None:
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one\n two", 12) == "one two"


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_what_is_shortened_fits(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


def test_white_space_is_squeezed() -> None:
    assert squeezed(" one\t two \n three ") == "one two three"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d"])
def test_a_cell_that_begins_like_a_formula_is_taken_for_none(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_any_other_cell_stays_as_it_is() -> None:
    assert safe_cell("Ask for a date, 1+1=2") == "Ask for a date, 1+1=2"
    assert safe_cell("") == ""
