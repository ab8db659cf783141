"""Numbers of lists in Word files, against what Word prints."""

import pytest

from minutes_reader.formats.docx import from_docx
from minutes_reader.formats.numerals import bullet, numeral
from minutes_reader.formats.tests.make import docx, level, lists, override, p, table, tr

OUTLINE = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")


def text(body: str, **parts: str) -> str:
    return from_docx(docx(body, **parts), "paper.docx").text


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (3, "decimal", "3"),
        (3, "zero", "03"),
        (28, "lower letter", "bb"),
        (3, "upper letter", "C"),
        (14, "lower roman", "xiv"),
        (1999, "upper roman", "MCMXCIX"),
        (22, "ordinal", "22nd"),
        (12, "ordinal", "12th"),
        (0, "lower letter", "0"),
        (-1, "upper roman", "-1"),
        (10_000_000, "upper roman", "10000000"),
        (32_767, "lower letter", "g" * 30),
    ],
)
def test_numerals_are_said_as_word_processors_say_them(number: int, form: str, said: str) -> None:
    assert numeral(number, form) == said


def test_bullets_of_picture_fonts_are_one_sign_and_dashes_stay() -> None:
    assert [bullet(sign) for sign in ("\uf0b7", "o", "§", "–")] == ["•", "•", "•", "–"]


def test_a_list_of_several_levels_is_numbered_and_starts_again_below_each_level_above() -> None:
    body = "".join(p(f"word {n}", listed=(1, at)) for n, at in enumerate((0, 1, 2, 2, 1, 2, 0, 1, 2)))
    assert text(body, numbering=lists({0: OUTLINE}, {1: (0, "")})).split("\n") == [
        "1. word 0", "1.1 word 1", "(a) word 2", "(b) word 3", "1.2 word 4", "(a) word 5", "2. word 6", "2.1 word 7",
        "(a) word 8",
    ]  # fmt: skip


def test_a_list_goes_on_after_a_paragraph_and_a_table() -> None:
    body = p("one", listed=(1, 0)) + p("Between.") + table(tr("a", "b")) + p("two", listed=(1, 0))
    assert text(body, numbering=lists({0: OUTLINE}, {1: (0, "")})) == "1. one\nBetween.\na\tb\n2. two"


def test_lists_of_one_definition_share_their_count_unless_one_starts_again() -> None:
    numbering = lists({0: OUTLINE}, {1: (0, ""), 2: (0, ""), 3: (0, override(0, 7))})
    body = p("a", listed=(1, 0)) + p("b", listed=(2, 0)) + p("c", listed=(3, 0)) + p("d", listed=(3, 0))
    assert text(body + p("e", listed=(1, 0)), numbering=numbering) == "1. a\n2. b\n7. c\n8. d\n9. e"


def test_a_level_without_the_one_above_prints_where_that_would_start() -> None:
    assert text(p("a", listed=(1, 1)), numbering=lists({0: OUTLINE}, {1: (0, "")})) == "1.1 a"


def test_numbers_of_a_legal_level_are_plain_and_a_level_may_never_start_again() -> None:
    outline = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        + level(2, "decimal", "[%3]", '<w:lvlRestart w:val="0"/>')
        + level(3, "decimal", "{%4}", '<w:lvlRestart w:val="1"/>')
    )
    body = "".join(p("a", listed=(1, at)) for at in (0, 1, 2, 3, 1, 2, 3, 0, 3))
    assert text(body, numbering=lists({0: outline}, {1: (0, "")})).replace(" a", "").split("\n") == [
        "I.", "1.1", "[1]", "{1}", "1.2", "[2]", "{2}", "II.", "{1}",
    ]  # fmt: skip


def test_a_style_brings_its_list_and_the_level_that_names_it() -> None:
    numbering = lists(
        {
            0: level(0, "decimal", "%1.", '<w:pStyle w:val="Top"/>')
            + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')
        },
        {4: (0, "")},
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Top"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Top"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    off = '<w:p><w:pPr><w:pStyle w:val="Top"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    body = p("a", style="Top") + p("b", style="Sub") + off + p("c", style="Top") + p("d", style="Loop")
    assert text(body, numbering=numbering, styles=styles) == "1. a\n1.1 b\n\n2. c\nd"


def test_a_definition_may_stand_behind_the_name_of_a_style() -> None:
    numbering = lists({0: '<w:numStyleLink w:val="Ours"/>', 1: f'<w:styleLink w:val="Ours"/>{OUTLINE}'}, {1: (0, "")})
    assert text(p("a", listed=(1, 0)), numbering=numbering) == "1. a"


def test_a_use_may_change_a_level() -> None:
    change = (
        f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "%1)", start=4)}</w:lvlOverride><w:lvlOverride w:ilvl="x"/>'
    )
    assert text(p("a", listed=(1, 0)), numbering=lists({0: OUTLINE}, {1: (0, change)})) == "iv) a"


def test_bullets_empty_numbers_and_numbers_joined_to_their_words() -> None:
    outline = (
        level(0, "bullet", "\uf0b7")
        + level(1, "none", "%2")
        + level(2, "decimal", "Item %3", '<w:suff w:val="nothing"/>')
        + level(3, "bullet", " ")
        + level(4, "decimal", "%2%5")
    )
    body = "".join(p("a", listed=(1, at)) for at in range(5)) + p(listed=(1, 0)) + p(listed=(1, 4))
    assert text(body, numbering=lists({0: outline}, {1: (0, "")})) == "• a\na\nItem 1a\na\n1 a\n\n1"


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert text(p("a", listed=(9, 0)), numbering=lists({}, {1: (5, "")})) == "a"
    assert text(p("a", listed=(1, 0)), numbering=lists({}, {1: (5, "")})) == "a"
    assert text(p("a", listed=(1, 40)), numbering=lists({0: OUTLINE}, {1: (0, "")})) == "a"
