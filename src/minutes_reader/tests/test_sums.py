"""Stated sums, added up again."""

from decimal import Decimal

import pytest

from minutes_reader.reading import Reading
from minutes_reader.sums import checked_sums, pounds
from minutes_reader.tests.make import found, minutes, with_top
from minutes_reader.tests.test_money import FUNDS


def notes(reading: Reading) -> list[str]:
    """What is said of sums that do not add up."""
    return [note.message for note in reading.notes if note.kind == "sum"]


def verdicts(text: str) -> list[tuple[str, bool]]:
    """(stated, right?) of each checked sum."""
    paper, reading = found(with_top(f"1. Gardens\n\n{text}"))
    return [(pounds(checked.stated), checked.right) for checked in checked_sums(paper, reading.money)]


def test_sums_that_add_up_pass_in_silence_and_can_be_counted() -> None:
    assert notes(minutes(FUNDS)) == []
    found = verdicts(FUNDS)
    assert len(found) == 9
    assert all(right for _, right in found)


def test_a_wrong_carry_forward_is_pointed_out_with_what_is_stated_and_computed() -> None:
    wrong = minutes(FUNDS.replace("Total carry forward £20,000.00", "Total carry forward £21,000.00"))
    assert notes(wrong) == [
        "What is left of Harbour Lights Fund (HLF) is stated as £21,000, but its parts come to £20,000.",
        "The revenue available is stated as £25,000, but its parts come to £26,000.",
    ]
    note = next(note for note in wrong.notes if note.kind == "sum")
    assert note.span is not None
    assert wrong.text[slice(*note.span)] == "£21,000.00"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("£90 was made up of £40 and £50.", [("£90", True)]),
        ("A total of £90, comprising £40 and £45, was given.", [("£90", False)]),
        ("Gifts of £40 and £45 came in, making a total of £90.", [("£90", False)]),
        ("Gifts of £40, £50 and £60 came in.", []),
        ("£90 was made up of gifts.", []),
    ],
)
def test_a_total_in_a_sentence_is_held_against_its_parts(line: str, found: list[tuple[str, bool]]) -> None:
    assert verdicts(line) == found


def test_a_total_row_is_held_against_the_rows_above_it() -> None:
    rows = "Project\tAllocation\tSpend\nLamps\t£200\t£150\nPaint\t£100\t£20\nTotal\t£300\t£171\n"
    assert verdicts(rows) == [("£300", True), ("£171", False)]
    assert verdicts("Project\tAllocation\nLamps\t£200\nTotal\t£300\n") == []


def test_two_sums_of_one_kind_are_not_guessed_between() -> None:
    assert verdicts("Lamp Fund Allocation £90\nLamp Fund Allocation £80\nCommitted £40\nCarry forward £50") == []


@pytest.mark.parametrize(
    ("amount", "words"), [("1234.5", "£1,234.50"), ("90", "£90"), ("-50", "-£50"), ("0.05", "£0.05")]
)
def test_amounts_are_written_as_people_write_them(amount: str, words: str) -> None:
    assert pounds(Decimal(amount)) == words


GIVEN = """
Contribution from Mere Council: £40,000.00
Contribution from Mere Homes: £5,000.00
Brought forward from 2013/14: £4,300.00
Total allocation: £49,300.00
Committed to date: £40,000.00
Balance uncommitted: £9,300.00
"""


def test_what_was_brought_forward_comes_in_and_is_not_what_is_left() -> None:
    assert verdicts(f"Lamp Fund\n\n{GIVEN}") == [("£49,300", True), ("£9,300", True)]
    assert verdicts(f"Lamp Fund\n\n{GIVEN.replace('49,300', '48,300')}") == [("£48,300", False), ("£9,300", False)]


def test_two_sums_of_a_sentence_are_no_total_and_its_parts() -> None:
    assert verdicts("Of £90 a total of £40 was spent. The rest was £50 of grants.") == []


def test_contributions_of_another_item_are_no_part_of_a_total() -> None:
    apart = (
        "Contribution from Mere Council: £40\nContribution from Mere Homes: £5\n\n2. Walls\n\n"
        "Contribution from Poole: £9\nTotal allocation: £50"
    )
    assert verdicts(apart) == []
