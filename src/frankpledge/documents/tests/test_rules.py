"""Fingerprints, texts laid out, and pages marked at the words that facts came from."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents import rules
from frankpledge.documents.rules import Mark, Sheet, fingerprint, laid_out, neighbourhood, patches, shown_beside


def test_a_fingerprint_is_the_sha256_of_the_bytes() -> None:
    assert fingerprint(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_neighbourhood_is_whole_lines_about_the_words() -> None:
    text = "one\ntwo\nthree\nfour\nfive"
    start, end = neighbourhood(text, text.index("three"), text.index("three") + 5, around=3)
    assert text[start:end] == "two\nthree\nfour"
    assert neighbourhood("abc", 0, 3) == (0, 3)


def test_a_text_in_columns_is_told_from_prose() -> None:
    assert rules.in_columns("Name      Agency\n" * 6)
    assert rules.in_columns("Name\tAgency\n" * 6)
    assert not rules.in_columns("    Indented prose.  Two spaces after a stop.\n" * 20)


# A text as paragraphs and tables.


def cells(text: str, *marks: Mark) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in laid_out(text, marks)]


def test_rows_that_follow_each_other_are_one_table_and_a_line_without_tabs_is_a_paragraph() -> None:
    text = "Present\nAnn\tPolice\nBen\tMere Homes\n\nAgreed."
    assert cells(text) == [[["Present"]], [["Ann", "Police"], ["Ben", "Mere Homes"]], [["Agreed."]]]
    assert [block.is_table for block in laid_out(text, [])] == [False, True, False]


def test_a_mark_over_several_cells_has_a_part_in_each_and_its_name_in_the_first() -> None:
    text = "Ann\tPolice\nBen"
    (table, paragraph) = laid_out(text, [Mark(1, 14, "7")])
    parts = [(mark.start, mark.end, mark.again) for cell in table.rows[0] for mark in cell.marks]
    assert parts == [(1, 3, False), (0, 6, True)]
    assert [(mark.start, mark.end, mark.again) for mark in paragraph.rows[0][0].marks] == [(0, 3, True)]


def test_a_mark_that_begins_between_cells_has_its_name_where_its_words_begin() -> None:
    ((cell,),) = laid_out("\nBen", [Mark(0, 4, "7")])[0].rows
    assert [(mark.start, mark.end, mark.again) for mark in cell.marks] == [(0, 3, False)]


spans = st.tuples(st.integers(-2, 40), st.integers(-2, 40))


@given(st.text(alphabet="ab \n\t", max_size=38), st.lists(spans, max_size=12))
def test_a_text_laid_out_keeps_its_words_and_every_mark_covers_its_own(text: str, found: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, str(n), "x") for n, (start, end) in enumerate(found)]
    every = list(chain.from_iterable(row for block in laid_out(text, marks) for row in block.rows))
    assert "".join("".join(cell.text for cell in every).split()) == "".join(text.split())
    for mark in marks:
        own = [cell.text[one.start : one.end] for cell in every for one in cell.marks if one.key == mark.key]
        inside = 0 <= mark.start < mark.end <= len(text)
        assert "".join("".join(own).split()) == ("".join(text[mark.start : mark.end].split()) if inside else "")
        named = [one for cell in every for one in cell.marks if one.key == mark.key and not one.again]
        assert len(named) == bool(own)


# Pages marked.

# Two lines of two words each, the second line's words far apart: `Ann Poe` and `Ben` … `Hill`.
WORDS = [(0, 3, 50, 100, 70, 112), (4, 7, 74, 100, 90, 112), (8, 11, 50, 120, 70, 132), (12, 16, 300, 120, 330, 132)]


def boxes(*marks: Mark) -> list[tuple[float, float, float, float]]:
    made = patches(WORDS, marks, set())
    return [(p.left + 1.5, p.top + 1.5, p.left + p.width - 1.5, p.top + p.height - 1.5) for p in made]


def test_words_beside_each_other_are_marked_in_one_piece() -> None:
    assert boxes(Mark(0, 7, "1")) == [(50, 100, 90, 112)]


def test_words_on_other_lines_and_far_along_a_line_are_marked_apart() -> None:
    assert boxes(Mark(0, 16, "1")) == [(50, 100, 90, 112), (50, 120, 70, 132), (300, 120, 330, 132)]


def test_a_part_of_a_word_marks_the_word() -> None:
    assert boxes(Mark(5, 6, "1")) == [(74, 100, 90, 112)]


def test_the_space_between_words_marks_nothing() -> None:
    assert boxes(Mark(3, 4, "1")) == []


def test_small_marks_lie_over_large_ones_and_a_name_stands_once() -> None:
    made = patches(WORDS, [Mark(4, 7, "small"), Mark(0, 16, "large")], set())
    assert [patch.mark.key for patch in made] == ["large", "large", "large", "small"]
    assert [patch.mark.again for patch in made] == [False, True, True, False]


def test_a_fact_that_goes_on_over_the_page_is_named_on_its_first() -> None:
    text, mark = "Ann Poe Ben Hill", Mark(0, 16, "1")
    sheets = [Sheet(3, 0, 7, 400, 400, WORDS[:2]), Sheet(4, 8, 16, 400, 400, WORDS[2:])]
    side = shown_beside(1, "paper.pdf", text, [mark], sheets, layout=False)
    assert [[patch.mark.again for patch in one.patches] for one in side.sheets] == [[False], [True, True]]
    assert [one.words for one in side.sheets] == ["Ann Poe", "Ben Hill"]


@pytest.mark.parametrize(("asked", "kept", "wanted"), [
    (None, {}, "pages"), ("text", {}, "text"), (None, {"side": "text"}, "text"), ("pages", {"side": "text"}, "pages"),
    ("nonsense", {}, "pages"),
])  # fmt: skip
def test_a_way_to_show_papers_is_kept_until_another_is_asked_for(asked, kept, wanted) -> None:
    assert rules.side_wanted(asked, kept) == wanted
    assert rules.side_wanted(None, kept) == wanted
