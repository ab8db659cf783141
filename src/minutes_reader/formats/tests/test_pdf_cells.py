"""Cells that hold several paragraphs: a line for each, with what stands level with it."""

import pytest

from minutes_reader.formats.tests.make_pdf import read, set_with

SAID = "Members heard that burglary had fallen by a tenth in the market wards, and asked for more of it soon."
MORE = "Lighting in the underpass was still out, and the contractor had not been heard of since the spring."
HEAD = (
    "#set page(width: 500pt, height: 400pt, margin: 40pt)\n#set text(size: 10pt, hyphenate: false)\n"
    "#let rows(..cells) = table(columns: (1fr, 5fr, 2fr), inset: 4pt, [No.], [Discussion], [Action], ..cells)\n"
)
TOP = "No.\tDiscussion\tAction"


def lines(source: str, spacing: str = "1.2em") -> list[str]:
    return read(set_with(f"#set par(spacing: {spacing})\n{source}", HEAD, said=SAID, more=MORE)).text.split("\n")


@pytest.mark.parametrize("spacing", ["1.2em", "0.65em"], ids=["with room between", "with none"])
def test_paragraphs_of_a_long_cell_are_lines_of_their_own(spacing: str) -> None:
    source = "#rows([1], [#data.said\n\n#data.more], [None], [2], [Nothing.], [None])"
    assert lines(source, spacing) == [TOP, f"1\t{SAID}\tNone", f"\t{MORE}\t", "2\tNothing.\tNone"]


def test_an_owner_stands_beside_the_paragraph_that_it_is_level_with() -> None:
    owner = "#v(3.6em)\nJo Hall"
    source = f"#rows([1], [#data.said\n\n#data.more], [{owner}])"
    assert lines(source) == [TOP, f"1\t{SAID}\t", f"\t{MORE}\tJo Hall"]


def test_entries_of_a_list_in_a_cell_are_lines_of_their_own() -> None:
    source = "#rows([1], [#data.said\n- Wardens\n- Lamps], [None])"
    assert lines(source) == [TOP, f"1\t{SAID}\tNone", "\t• Wardens\t", "\t• Lamps\t"]


def test_a_few_words_wrapped_by_hand_are_one_line() -> None:
    source = "#rows([1], [Performance in \\\n2023/24 or later], [Jo \\\nHall])"
    assert lines(source) == [TOP, "1\tPerformance in 2023/24 or later\tJo Hall"]


def test_lines_set_in_the_middle_of_a_cell_are_one_paragraph() -> None:
    source = "#rows([1], align(center)[#data.said], [None])"
    assert lines(source) == [TOP, f"1\t{SAID}\tNone"]


def test_paragraphs_of_a_cell_over_two_pages_are_each_one_line() -> None:
    told = "\n\n".join(["#data.said", "#data.more"] * 20)
    assert lines(f"#rows([1], [{told}], [None])") == [TOP, f"1\t{SAID}\tNone", f"\t{MORE}\t", *(
        f"\t{words}\t" for _ in range(19) for words in (SAID, MORE)
    )]  # fmt: skip
