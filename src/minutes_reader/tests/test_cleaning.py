"""The clean text is as long as the text, and holds no marks and no feet."""

from minutes_reader.cleaning import cleaned
from minutes_reader.lines import split_lines

FOOT = "Working together, Staying safe, Speaking up"


def test_a_foot_that_breaks_into_a_sentence_is_left_out() -> None:
    text = f"The wardens are\n\n{FOOT}\n\nout at night.\n\nOne.\n\n{FOOT}\n\nTwo.\n\n{FOOT}\n\nThree.\n\n{FOOT}"
    clean = cleaned(text)
    assert len(clean) == len(text)
    assert FOOT not in clean
    assert split_lines(clean)[1].continues


def test_a_line_that_only_comes_often_is_kept() -> None:
    text = "AGREED that the report be noted.\n\nNext.\n\n" * 5
    assert cleaned(text) == text


def test_page_numbers_are_left_out() -> None:
    assert [line.text for line in split_lines(cleaned("One\nPage 1 of 3\nTwo\n- 2 -\nThree"))] == [
        "One",
        "Two",
        "Three",
    ]


def test_marks_are_blank_and_marked_paragraphs_are_lines() -> None:
    text = '<p>Action</p> <p style="x: y;">Mend the gate</p>\n5.1 **Performance:**'
    clean = cleaned(text)
    assert len(clean) == len(text)
    assert [line.text for line in split_lines(clean)] == ["Action", "Mend the gate", "5.1   Performance:"]


def test_lines_may_end_in_any_of_the_ways_there_are() -> None:
    text = "One\r\nTwo\rThree\x0cFour\u2028Five"
    lines = split_lines(cleaned(text))
    assert [text[line.start : line.end] for line in lines] == ["One", "Two", "Three", "Four", "Five"]


def test_a_row_keeps_its_empty_cells() -> None:
    (line,) = split_lines("\tTwo\t\tFour\t")
    assert [cell.text for cell in line.cells] == ["", "Two", "", "Four"]
    assert line.tabbed
    assert line.text == "Two\t\tFour"


def test_a_bullet_is_told_from_the_words_behind_it() -> None:
    (line,) = split_lines("  • Mend the gate")
    assert line.bullet
    assert line.words == 4
