"""Telling people from agencies, posts and headings."""

import pytest

from minutes_reader.names import agency_weight, are_initials, is_person


@pytest.mark.parametrize(
    "words",
    [
        "Ann Poe",
        "Cllr Ann Poe",
        "Mrs J O'Neill",
        "JCH Evans",
        "P. Ames",
        "Dr Xavier de la Mare",
        "Cllr Smith",
        "Chief Inspector L Dean",
        "Anne-Marie Low",
        "Sgt. Brown",
        "Mr J Ward",
        "Ann Poe MBE",
    ],
)
def test_a_name_is_a_person(words: str) -> None:
    assert is_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "Westmarch Police",
        "Matters Arising",
        "Mere Homes",
        "Chief Executive",
        "Community Safety",
        "None",
        "Poe",
        "the report be noted",
        "Any Other Business",
        "Victim Support",
        "J",
        "Hate Crime",
        "",
        "A" * 80,
    ],
)
def test_what_is_not_a_name_is_no_person(words: str) -> None:
    assert not is_person(words)


@pytest.mark.parametrize(
    ("letters", "name"), [("AP", "Ann Poe"), ("A.P.", "Ann Poe"), ("AMP", "Ann Mary Poe"), ("AP", "Cllr Ann Poe")]
)
def test_initials_stand_for_a_name(letters: str, name: str) -> None:
    assert are_initials(letters, name)


def test_an_agency_in_capitals_is_no_initials_of_another_name() -> None:
    assert not are_initials("CFA", "Mick Stone")
    assert agency_weight("CFA") == 1
