"""The dictionary of the field: what it holds, and what it says of a year."""

import csv
from importlib.resources import files
from typing import get_args

import pytest

from minutes_reader.dictionary import Sort, every_meaning, meanings_of

ROWS = list(csv.DictReader(files("minutes_reader").joinpath("data/short_forms.csv").read_text("utf-8").splitlines()))
NATIONS = {"UK", "England", "Wales", "Scotland", "Northern Ireland"}


def longs(short: str, year: int | None = None) -> list[str]:
    return [meaning.long for meaning in meanings_of(short, year)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("CDRP", "Crime and Disorder Reduction Partnership"),
        ("MARAC", "Multi-Agency Risk Assessment Conference"),
        ("YOS", "Youth Offending Service"),
        ("PSPO", "Public Spaces Protection Order"),
        ("MoU", "memorandum of understanding"),
    ],
)
def test_a_form_of_the_field_has_its_meaning(short: str, long: str) -> None:
    assert longs(short) == [long]


def test_letters_that_it_does_not_hold_mean_nothing() -> None:
    assert meanings_of("QZX") == ()
    assert meanings_of("cdrp") == ()


@pytest.mark.parametrize(
    ("short", "year", "found"),
    [
        ("PCC", 2007, []),  # nobody spoke of them yet
        ("PCC", 2011, ["Police and Crime Commissioner"]),  # the year before the first were elected
        ("PCT", 2019, ["Primary Care Trust"]),  # what once was is still spoken of
        ("NPS", 2005, ["National Probation Service"]),
        ("NPS", 2015, ["National Probation Service", "new psychoactive substance"]),
        ("NPS", 2024, ["new psychoactive substance"]),
        ("NCS", 2003, ["National Crime Squad"]),
        ("NCS", 2015, ["National Citizen Service"]),
        ("PND", 2004, ["Penalty Notice for Disorder"]),
        ("FTE", None, ["first-time entrant", "full-time equivalent"]),
    ],
)
def test_a_year_settles_what_a_form_means(short: str, year: int | None, found: list[str]) -> None:
    assert longs(short, year) == found


def test_every_row_is_whole_and_stands_in_order() -> None:
    assert len(ROWS) == len(every_meaning()) > 300
    keys = [(row["short"].casefold(), row["long"].casefold(), row["since"], row["nation"]) for row in ROWS]
    assert keys == sorted(set(keys))
    for row in ROWS:
        assert len(row["short"]) > 1 < len(row["long"])
        assert row["kind"] in get_args(Sort)
        assert {part for whole in row["nation"].split(", ") for part in whole.split(" and ")} <= NATIONS
        assert row["also"] in ("", "word")
        years = [int(row[name]) for name in ("since", "until") if row[name]]
        assert years == sorted(years)
        assert all(1950 < year < 2030 for year in years)
