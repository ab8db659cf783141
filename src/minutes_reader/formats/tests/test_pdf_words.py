"""Words of a PDF, and where they stand on the page as it is shown."""

import pytest

from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.tests.make_pdf import read, set_with, text_of, words_at, written

NARROW = '#set page(width: 190pt, height: 400pt, margin: 30pt)\n#set text(size: 10pt, lang: "en", hyphenate: true)\n'


def words(canonical: Canonical) -> dict[str, tuple[float, ...]]:
    """Each run's words and the box that it stands in, to the point."""
    return {canonical.text[r.start : r.end]: tuple(round(side) for side in r.box) for r in canonical.runs}


def test_a_word_has_the_box_that_it_stands_in() -> None:
    found = read(written(words_at((50, 300, "Minutes"), (120, 300, "agreed"))))
    assert found.text == "Minutes agreed"
    left, top, right, bottom = words(found)["Minutes"]
    assert left in (50, 51)
    assert 85 <= right <= 90
    assert 88 <= top <= 93
    assert 100 <= bottom <= 103
    assert words(found)["agreed"][0] == 120


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_stand_on_a_turned_page_as_it_is_shown(turn: int) -> None:
    found = read(written(words_at((50, 300, "Minutes")), page=f"/Rotate {turn}", box="0 0 400 500"))
    assert found.pages[0] == ((500, 400) if turn in (90, 270) else (400, 500))
    left, top, right, bottom = words(found)["Minutes"]
    across, down = {0: (50, 200), 90: (300, 50), 180: (350, 300), 270: (200, 350)}[turn]
    assert left - 12 <= across <= right + 12
    assert top - 12 <= down <= bottom + 12
    assert (right - left > bottom - top) == (turn in (0, 180))


def test_lines_that_run_up_a_page_are_read_and_shown_as_they_stand() -> None:
    up = "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (The minutes were agreed) Tj 0 -14 Td (and the actions noted.) Tj ET"
    found = read(written(up))
    assert found.text.split() == "The minutes were agreed and the actions noted.".split()
    left, top, right, bottom = words(found)["minutes"]
    assert bottom - top > right - left
    assert 88 <= left <= 93


def test_a_page_cut_to_a_part_of_itself_counts_from_that_part() -> None:
    found = read(written(words_at((150, 250, "inside"), (10, 10, "outside")), page="/CropBox[100 200 300 300]"))
    assert found.text == "inside"
    assert found.pages[0] == (200, 100)
    assert words(found)["inside"][0] == 50


def test_words_off_the_page_are_left_out() -> None:
    assert read(written(words_at((50, 300, "here"), (450, 300, "there"), (50, -40, "below")))).text == "here"


def test_a_word_over_the_edge_of_the_page_has_a_box_that_ends_at_it() -> None:
    found = read(written(words_at((385, 300, "Minutes"))))
    assert words(found)["Minutes"][2] == 400


def test_words_printed_twice_to_look_bold_are_read_once() -> None:
    double = words_at((50, 300, "AGREED that"), (50.4, 300, "AGREED that"), (50, 280, "the report be noted."))
    assert read(written(double)).text == "AGREED that\nthe report be noted."


def test_the_same_word_again_behind_itself_is_kept() -> None:
    assert read(written(words_at((50, 300, "that that is is")))).text == "that that is is"


def test_ligatures_and_soft_hyphens_are_the_letters_that_they_show() -> None:
    assert text_of("Of#str.from-unicode(64257)cer soft\\u{ad}ware") == "Officer software"


def test_odd_spaces_part_words_and_signs_without_a_mark_do_not() -> None:
    assert text_of("26\\u{a0}November\\u{2003}2013 any\\u{200b}thing") == "26 November 2013 anything"


def test_letters_beyond_the_common_ones_keep_boxes_in_step() -> None:
    found = read(set_with('Before #text(font: "Libertinus Serif")[\\u{1d538}] after'))
    assert found.text.split()[0] == "Before"
    assert found.text.split()[-1] == "after"
    assert found.runs[-1].box.left > found.runs[0].box.right


def test_a_word_broken_by_a_typesetter_is_put_together() -> None:
    text = text_of("The neighbourhood representations concerning extraordinarily complicated arrangements.", NARROW)
    assert text == "The neighbourhood representations concerning extraordinarily complicated arrangements."


def test_a_hyphen_of_its_own_is_kept_where_a_line_ends_on_it() -> None:
    lines = words_at(
        (20, 300, "Members heard that anti-"), (20, 288, "social behaviour had fallen."), (20, 250, "Next.")
    )
    assert read(written(lines, box="0 0 150 400")).text == "Members heard that anti-social behaviour had fallen.\nNext."


def test_each_piece_of_a_broken_word_is_a_run_on_its_own_line() -> None:
    lines = words_at((20, 300, "Members heard of neighbour-"), (20, 288, "hood watch."), (20, 276, "Neighbourhood"))
    found = read(written(lines, box="0 0 165 400"))
    assert found.text.startswith("Members heard of neighbourhood watch.")
    pieces = [found.text[run.start : run.end] for run in found.runs]
    assert pieces[3:5] == ["neighbour", "hood"]
    assert found.runs[3].box.top < found.runs[4].box.top


def test_words_put_in_unseen_by_a_program_that_read_a_scan_are_marked() -> None:
    found = read(written(words_at((50, 300, "The minutes were agreed."), before="3 Tr ")))
    assert found.text == "The minutes were agreed."
    assert found.origin == "ocr"
    assert [note.kind for note in found.notes] == ["words_from_scan"]


def test_words_that_are_seen_come_from_the_text() -> None:
    assert read(written(words_at((50, 300, "The minutes were agreed.")))).origin == "text"
