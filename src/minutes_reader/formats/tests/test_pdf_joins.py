"""Where one line ends and the next begins anew, though the first is full; and where it goes on."""

import pytest

from minutes_reader.formats.tests.make_pdf import read, words_at, written

FULL = "Members heard that burglary had fallen by a tenth in all the wards of the town and of the county"
WIDE = "Members heard that the wardens had been out in every ward of the town on every evening of that week"


def text(*lines: str, step: float = 13) -> list[str]:
    """The canonical text of lines of a column, the first of which show how wide it is."""
    shown = [line.replace("(", r"\(").replace(")", r"\)") for line in [WIDE, WIDE, WIDE, "of it.", *lines]]
    placed = [(40.0, 380 - step * n, line) for n, line in enumerate(shown)]
    return read(written(words_at(*placed, size=7))).text.split("\n")


@pytest.mark.parametrize("label", ["ACTION:", "Action 12:", "AGREED:", "Resolved:"])
def test_a_label_at_the_start_of_a_line_begins_a_paragraph(label: str) -> None:
    assert text(FULL, f"{label} a letter be written")[-2:] == [FULL, f"{label} a letter be written"]


def test_a_number_in_two_parts_behind_a_sentence_that_is_over_begins_a_heading() -> None:
    assert text(f"{FULL}.", "4.0 Matters arising")[-2:] == [f"{FULL}.", "4.0 Matters arising"]


def test_a_number_behind_its_short_word_begins_nothing() -> None:
    lines = [
        "(a) Publicity for the Sanctuary Scheme in all of the wards of the whole town and of the county (Minute No.",
        "214 (b))",
    ]
    assert text(*lines)[-1] == " ".join(lines)


def test_a_month_and_its_year_kept_together_break_no_sentence() -> None:
    near = "Jo Hall is to write a letter to each of the wardens in the town and county by no later than the 9"
    assert text(near, "September 2007.")[-1] == f"{near} September 2007."


def test_words_far_apart_on_a_line_set_to_both_margins_are_no_columns() -> None:
    spread = [
        (40.0 + 80 * n, 300.0, word) for n, word in enumerate(["STRATEGIC", "ASSESSMENT", "PROGRESS", "REPORTED"])
    ]
    found = read(written(words_at((40, 340, FULL), *spread, (40, 260, "It was noted."), size=7)))
    assert found.text.split("\n")[1] == "STRATEGIC ASSESSMENT PROGRESS REPORTED"
