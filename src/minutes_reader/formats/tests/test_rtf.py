"""Rich text to canonical text."""

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.formats.rtf import MOST_DEPTH, MOST_WORDS, from_rtf
from minutes_reader.formats.rtf_words import code_page, fonts

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 MS;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\*\generator Word;}{\info{\title T}}"
)


def read(body: str, head: str = HEAD) -> Canonical:
    return from_rtf(f"{head}{body}}}".encode("latin-1"), "paper.rtf")


def text(body: str) -> str:
    return read(body).text


def kinds(canonical: Canonical) -> list[str]:
    return [note.kind for note in canonical.notes]


def test_paragraphs_breaks_and_signs_are_read() -> None:
    body = "\\pard Minutes\\par\n\\par a\\tab b\\line c\\~d\\_e\\-f \\{g\\} \\\\ h\\\ni\\ldblquote j\\rdblquote\\par"
    assert text(body) == "Minutes\n\na\tb\nc\u00a0d-ef {g} \\ h\ni“j”"


def test_letters_are_in_the_code_page_of_their_font() -> None:
    assert text(r"caf\'e9 {\f1 \'c6\'e8} {\f2 \'b7x} {\f3 \'82\'a0} {\f1\plain \'e9}") == "café Жи •x あ é"


def test_letters_by_their_number_replace_what_stands_for_them() -> None:
    assert (
        text(r"\uc1\u8217\'92s \u8211? {\uc2\u233 ab}c {\uc0\u233 d}\u-3913? \u55357?\u56960?\u233{x}")
        == "’s – éc éd• 🚀éx"
    )
    assert text(r"\u55357?a\u0?") == "\ufffda"


def test_numbers_of_lists_are_kept_with_a_space() -> None:
    body = r"{\listtext\pard\plain 1.\tab}Apologies\par{\pntext\f2\'b7\tab}point\par{\listtext }none\par"
    assert text(body) == "1. Apologies\n• point\nnone"


def test_tables_are_rows() -> None:
    first = r"\trowd\cellx1\cellx2\pard\intbl Name\cell Agency\cell\row"
    second = r"\trowd\intbl Ann Poe\par\par (Chair)\cell{\b Police}\cell\row"
    assert text(rf"Before\par {first}{second}\pard After\par") == (
        "Before\nName\tAgency\nAnn Poe (Chair)\tPolice\nAfter"
    )
    assert text(r"\trowd\intbl a{\nestcell}b{\*\nesttableprops\trowd\nestrow}\cell c\cell\row") == "a b\tc"
    assert text(r"\intbl a\par b\par") == "a\nb"
    assert text(r"\intbl a\cell b") == "a\tb"


def test_what_is_no_part_of_the_text_is_left_out() -> None:
    body = (
        r"{\header Council}{\footer Page}a{\v hidden}{\pict 0f0f}{\*\unknown x}{\annotation why}{\*\bkmkstart b}"
        r"\bin3 xyzb{\u233\b\'e9}"
        r"{\object{\*\objdata 00}{\result shown}}"
    )
    assert text(body) == "abééshown"  # a control word counts as one letter


def test_fields_give_their_results_and_page_numbers_are_left_out() -> None:
    body = r"{\field{\*\fldinst { HYPERLINK x}}{\fldrslt link}} {\field{\*\fldinst PAGE }{\fldrslt 3}}{\fldrslt z}"
    assert text(body) == "link z"


def test_changes_are_read_as_if_accepted_and_it_is_said() -> None:
    canonical = read(r"a{\deleted old}{\revised new}{\caps loud\plain  low}\par")
    assert canonical.text == "anewLOUD low"
    assert kinds(canonical) == ["tracked_changes"]


def test_notes_stand_at_the_end_and_shapes_below_their_paragraph() -> None:
    canonical = read(r"Fires fell{\footnote\pard To March.\par All.} again.\par b\par")
    assert canonical.text == "Fires fell again.\nb\n\n[1] To March. All."
    assert kinds(canonical) == ["footnotes"]
    inside = r"{\shptxt \pard Box\par\trowd\intbl c\cell d\cell\row}"
    shape = r"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}" + inside + r"}{\shprslt old}}"
    assert text(rf"The {shape}sentence.\par b\par") == "The sentence.\nBox\nc\td\nb"
    assert text(rf"end{shape}") == "end\nBox\nc\td"


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    canonical = from_rtf(HEAD.encode() + rb"a\par b\'", "paper.rtf")
    assert canonical.text.startswith("a\nb")
    assert kinds(canonical) == ["cut_off"]
    assert from_rtf(rb"{\rtf1 a}} {b", "paper.rtf").text == "a"


def test_code_pages_that_nobody_knows_are_western() -> None:
    assert [code_page(n) for n in (None, 0, 1251, 65001, 99999)] == ["cp1252", "cp1252", "cp1251", "utf-8", "cp1252"]
    assert fonts(rb"{\rtf1 a}") == {}
    assert fonts(rb"{\fonttbl{\f1\fcharset238 x;}{\f2\fcharset99 y;}") == {1: "cp1250"}


def test_too_much_and_too_deep_are_refused() -> None:
    with pytest.raises(ReadingError, match="more deeply"):
        read("{" * (MOST_DEPTH + 1))
    with pytest.raises(ReadingError, match="more than can be read"):
        read("\\" * (MOST_WORDS + 1))


def test_rich_text_is_known_by_its_first_letters() -> None:
    assert canonical_of(rb"{\rtf1 Minutes}", "paper.doc").kind == "rtf"
