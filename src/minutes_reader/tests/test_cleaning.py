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


def test_a_foot_with_the_page_number_in_it_is_left_out() -> None:
    pages = [f"Something was said.\nEastmere minutes 4 March 2014      {page}" for page in (1, 2, 3)]
    assert "Eastmere" not in cleaned("\n\n".join(pages))


def test_headings_that_count_up_are_no_feet() -> None:
    text = "Appendix 1\n\nOne.\n\nAppendix 2\n\nTwo.\n\nAppendix 3\n\nThree."
    assert cleaned(text) == text


def test_numbers_alone_are_pages_where_they_number_no_title() -> None:
    text = "1. Welcome\nWords were said.\n1\n2. Minutes\nThey were agreed.\n2\n3. Close\nThe chair closed the meeting."
    assert [line.text for line in split_lines(cleaned(text)) if len(line.text) == 1] == []
    items = "1\nWelcome\n\nWords were said.\n\n2\nMinutes\n\nThey were agreed."
    assert cleaned(items) == items


def test_cells_of_a_marked_table_are_cells() -> None:
    (first, second) = split_lines(
        cleaned("<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td><td>Four</td></tr></table>")
    )
    assert [cell.text for cell in first.cells if cell.text] == ["One", "Two"]
    assert [cell.text for cell in second.cells if cell.text] == ["Three", "Four"]
