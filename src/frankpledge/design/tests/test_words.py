"""Dates, times, sums and counts as people write them."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from frankpledge.design.words import clock, count, iso_date, long_date, lowered, money, number, plural, short_date


def test_a_day_is_written_as_in_a_letter_with_no_nought_before_it():
    assert long_date(date(2007, 12, 4)) == "4 December 2007"
    assert short_date(date(2007, 12, 4)) == "4 Dec 2007"
    assert iso_date(date(2007, 12, 4)) == "2007-12-04"
    assert iso_date(datetime(2007, 12, 4, 10, 30)) == "2007-12-04"  # noqa: DTZ001 - local already, as filters are given it


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(10, 0), "10:00 am"),
        (time(14, 50), "2:50 pm"),
        (time(12, 5), "12:05 pm"),
        (time(0, 0), "12:00 am"),
        (time(0, 30), "12:30 am"),
    ],
)
def test_a_time_is_written_on_a_clock_of_twelve_hours(at: time, words: str):
    assert clock(at) == words


@pytest.mark.parametrize(
    ("sum_of_money", "words"),
    [
        (Decimal("1178.00"), "£1,178"),
        (Decimal("1178.50"), "£1,178.50"),
        (1178, "£1,178"),
        (Decimal("0.05"), "£0.05"),
        (Decimal(-40), "−£40"),
        (Decimal(2000000), "£2,000,000"),
        (0, "£0"),
    ],
)
def test_pence_are_kept_only_where_there_are_some(sum_of_money: Decimal, words: str):
    assert money(sum_of_money) == words


def test_a_sum_of_tenths_that_no_float_holds_exactly_keeps_its_pence():
    assert money(1178.1) == "£1,178.10"


@pytest.mark.parametrize(
    ("value", "words"), [(12345, "12,345"), (Decimal("12.50"), "12.5"), (Decimal(100), "100"), (-3, "−3"), (0, "0")]
)
def test_a_number_parts_its_thousands_and_drops_noughts_that_say_nothing(value: Decimal, words: str):
    assert number(value) == words


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_is_not_known_is_written_as_nothing(nothing: None):
    for written in (long_date, short_date, iso_date, clock, money, number):
        assert written(nothing) == ""


def test_a_count_takes_the_plural_but_for_one():
    assert count(1, "action") == "1 action"
    assert count(0, "action") == "0 actions"
    assert count(1204, "action") == "1,204 actions"


def test_a_count_takes_a_plural_that_english_does_not_form_by_rule():
    assert count(2, "person,people") == "2 people"
    assert count(1, "person,people") == "1 person"


def test_a_count_of_a_list_counts_it():
    assert count(["a", "b"], "minute") == "2 minutes"
    assert count(None, "minute") == "0 minutes"


@pytest.mark.parametrize(
    ("noun", "several"),
    [("agency", "agencies"), ("day", "days"), ("business", "businesses"), ("box", "boxes"), ("church", "churches")],
)
def test_plurals_follow_the_rules_of_spelling(noun: str, several: str):
    assert plural(noun) == several


def test_a_label_inside_a_sentence_begins_small_unless_it_is_letters():
    assert lowered("Name of the meeting") == "name of the meeting"
    assert lowered("ASB lead") == "ASB lead"
