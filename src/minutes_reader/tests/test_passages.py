"""Paragraphs, however the page broke them."""

from minutes_reader.lines import split_lines
from minutes_reader.outline import Outline
from minutes_reader.passages import Passage, find_passages
from minutes_reader.reading import Item


def passages(text: str, *headings: Item) -> list[Passage]:
    """The passages of a text that needs no cleaning."""
    outline = Outline(headings, tuple(item.span[0] for item in headings))
    return list(find_passages(text, split_lines(text), outline))


LINE = "The members then talked at length about the pond and its many uses"


def test_lines_broken_by_the_pages_width_are_one_paragraph() -> None:
    found = passages(f"{LINE}\nin the summer, and more.\nThe end.")
    assert [passage.text for passage in found] == [f"{LINE} in the summer, and more.", "The end."]


def test_a_paragraph_goes_on_below_an_empty_line_that_parts_a_sentence() -> None:
    assert len(passages(f"{LINE}\n\nand in the winter.")) == 1


def test_a_capital_below_a_broken_line_still_goes_on() -> None:
    assert len(passages(f"{LINE} of Mere\nGardens were named as well by all who then spoke on the matter.")) == 1


def test_a_label_a_mark_or_a_heading_begins_a_paragraph() -> None:
    for below in ("Action: Ann Poe to dig.", "(GC) said no.", "- more", "2. More", "MV07 More to do", "Owner"):
        assert len(passages(f"{LINE}\n{below}")) == 2, below


def test_lines_of_a_text_with_whole_paragraphs_on_a_line_are_not_joined() -> None:
    long = "word " * 40
    assert len(passages(f"{long}\n\n{LINE}\nBen Hill")) == 3


def test_the_words_begin_after_a_list_mark_or_paragraph_number() -> None:
    for mark in ("- ", "(a) ", "2.1 ", "3. ", "• ", "iv) ", "MV07 "):
        passage = passages(f"{mark}Words here")[0]
        assert passage.text[passage.words :] == "Words here", mark
        assert passage.marked


def test_a_heading_is_a_passage_of_its_own() -> None:
    text = "1 Ponds\nThey are deep."
    found = passages(text, Item(span=(0, 7), number="1", title="Ponds"))
    assert [(passage.head, passage.item) for passage in found] == [(True, "1"), (False, "1")]


def test_offsets_in_a_passage_stand_for_offsets_in_the_document() -> None:
    text = f"Top\n\n{LINE}\nin the summer. And again. So."
    passage = passages(text)[1]
    starts = [passage.start + start for start, _ in passage.sentences]
    assert [text[start : start + 3] for start in starts] == ["The", "And", "So."]


def test_a_row_is_a_passage_and_so_is_each_cell_with_sentences() -> None:
    found = passages("1\tWe met. All was well.\tAP")
    assert [passage.text for passage in found] == ["1\tWe met. All was well.\tAP", "We met. All was well."]
    assert found[0].sentences == ()
    assert len(found[1].sentences) == 2
