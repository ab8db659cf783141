"""OpenDocument texts to canonical text."""

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.formats.odt import from_odt
from minutes_reader.formats.tests.make import zipped

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("text", "style", "table", "office")
)
NAMES += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
NAMES += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'


def odt(body: str, automatic: str = "", styles: str = "", **more: str) -> bytes:
    """An OpenDocument text: the inside of its body, its automatic styles and its others."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if styles:
        members["styles.xml"] = f"<office:document-styles {NAMES}>{styles}</office:document-styles>"
    return zipped(members | more)


def read(body: str, automatic: str = "", styles: str = "") -> Canonical:
    return from_odt(odt(body, automatic, styles), "paper.odt")


def text(body: str, automatic: str = "", styles: str = "") -> str:
    return read(body, automatic, styles).text


def kinds(canonical: Canonical) -> list[str]:
    return [note.kind for note in canonical.notes]


def p(inside: str = "", style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def items(*inside: str, attributes: str = 'text:style-name="L"') -> str:
    """A list of items."""
    return f"<text:list {attributes}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inside)}</text:list>"


def level(at: int, form: str = "1", after: str = ".", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" style:num-suffix="{after}" {more}/>'
    )


LIST = (
    '<text:list-style style:name="L">'
    + level(1)
    + level(2, "a", ")", 'style:num-prefix="("')
    + level(3, "i", "", 'text:display-levels="3" text:start-value="4"')
    + '<text:list-level-style-bullet text:level="4" text:bullet-char="\uf0b7"/>'
    + level(5, "")
    + level(99)
    + "</text:list-style>"
)


def test_paragraphs_and_white_space_are_read() -> None:
    body = p("Minutes") + p() + p('a  b\n<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e\u00adf\u2011g<text:s/>')
    assert text(body) == "Minutes\n\na b    c\td\nef-g"


def test_what_stands_inside_a_paragraph_is_read_through() -> None:
    body = p(
        "<text:span>a</text:span><text:a>b</text:a><text:bookmark/>c<text:page-number>3</text:page-number>"
        "<text:soft-page-break/><text:meta>d</text:meta><office:annotation><text:p>why</text:p></office:annotation>"
    )
    canonical = read(
        body
        + "<text:section><text:p>e</text:p></text:section>"
        + '<text:section text:display="none"><text:p>f</text:p></text:section>'
    )
    assert canonical.text == "abcd\ne"
    assert kinds(canonical) == ["comments"]


def test_lists_have_their_numbers() -> None:
    inner = items(
        p("c") + items(p("d") + items(p("e") + items(p("f"), attributes=""), attributes=""), attributes=""),
        attributes="",
    )
    assert text(items(p("a"), p("b") + p("more") + inner), LIST).split("\n") == [
        "1. a", "2. b", "more", "(a) c", "2.a.iv d", "• e", "f",
    ]  # fmt: skip


def test_a_list_goes_on_where_it_says_so_and_else_starts_again() -> None:
    body = (
        items(p("a"), p("b"), attributes='text:style-name="L" xml:id="one"')
        + items(p("c"))
        + items(p("d"), attributes='text:style-name="L" text:continue-numbering="true"')
        + items(p("e"), attributes='text:style-name="L" text:continue-list="one"')
        + '<text:list text:style-name="L"><text:list-header><text:p>head</text:p></text:list-header>'
        + '<text:list-item text:start-value="9"><text:p>f</text:p></text:list-item></text:list>'
        + items(p("g"), attributes='text:style-name="nosuch" text:continue-list="nosuch"')
    )
    assert text(body, LIST) == "1. a\n2. b\n1. c\n2. d\n3. e\nhead\n9. f\ng"


def test_an_item_may_hold_a_heading_a_table_or_nothing() -> None:
    cell = (
        f"<table:table><table:table-row><table:table-cell>{p('x')}</table:table-cell></table:table-row></table:table>"
    )
    bullets = '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    assert text(items("<text:h>a</text:h>" + cell + "<text:other/>", p()), LIST) == "1. a\nx\n2."
    assert text(items(p(), attributes='text:style-name="B"'), bullets) == ""


def test_headings_are_numbered_by_the_outline() -> None:
    two = level(2, "1", "", 'text:display-levels="2"')
    outline = f"<text:outline-style>{level(1)}{two}{level(3, '')}</text:outline-style>"
    head = '<text:h text:outline-level="{}" {}>{}</text:h>'
    body = "".join(
        head.format(*said)
        for said in (
            (1, "", "a"),
            (2, "", "b"),
            (2, 'text:is-list-header="true"', "c"),
            (2, 'text:start-value="5"', "d"),
            (3, "", "e"),
            (1, "", "f"),
        )
    )
    assert text(body, styles=outline) == "1. a\n1.1 b\nc\n1.5 d\ne\n2. f"


def test_tables_are_rows_with_their_columns_in_step() -> None:
    def cell(inside: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(inside)}</table:table-cell>"

    spanned, repeated = 'table:number-columns-spanned="2"', 'table:number-columns-repeated="2"'
    head = f"<table:table-row>{cell('A')}{cell('B')}{cell('C')}</table:table-row>"
    wide = f"<table:table-row>{cell('wide', spanned)}<table:covered-table-cell/>{cell('c')}</table:table-row>"
    same = f'<table:table-row table:number-rows-repeated="2">{cell("same", repeated)}<table:x/></table:table-row>'
    rows = f"<table:table-column/><table:table-header-rows>{head}</table:table-header-rows>{wide}{same}"
    assert text(f"<table:table>{rows}</table:table>") == "A\tB\tC\nwide\t\tc\nsame\tsame\nsame\tsame"


def test_what_a_short_file_repeats_without_end_is_refused() -> None:
    cell = f'<table:table-cell table:number-columns-repeated="99999">{p("word " * 9000)}</table:table-cell>'
    with pytest.raises(ReadingError, match="more than can be read"):
        text(f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    with pytest.raises(ReadingError, match="more than can be read"):
        text(p('<text:s text:c="99999"/>' * 3000))


def test_hidden_words_are_left_out_and_capitals_are_as_printed() -> None:
    def style(name: str, inside: str, parent: str = "") -> str:
        return f'<style:style style:name="{name}" style:parent-style-name="{parent}">{inside}</style:style>'

    styles = (
        style("H", '<style:text-properties text:display="none"/>')
        + style("H2", '<style:text-properties fo:text-transform="none"/>', "H")
        + style("C", '<style:text-properties fo:text-transform="uppercase"/>')
        + '<style:style style:name="loop" style:parent-style-name="loop"/>'
    )
    body = p('a<text:span text:style-name="H2">x</text:span><text:span text:style-name="C">b</text:span>') + p("y", "H")
    assert text(body + p("c", "C") + p("d", "loop"), styles=styles) == "aB\n\nC\nd"


def test_notes_stand_at_the_end() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    canonical = read(p(f"Fires fell{note.format(p('To March.') + p('All.'))} again{note.format('')}."))
    assert canonical.text == "Fires fell again.\n\n[1] To March. All."
    assert kinds(canonical) == ["footnotes"]


def test_boxes_stand_above_or_below_the_paragraph_that_they_hang_on() -> None:
    box = f"<draw:frame><draw:text-box>{p('Box')}{p()}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('Shape')}</draw:custom-shape><draw:image/></draw:g>"
    assert text(p(f"{box}The sentence{shape} goes on.") + box) == "Box\nThe sentence goes on.\nShape\nBox\n"


def test_changes_and_macros_are_said() -> None:
    region = "<text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region>"
    gone = f"<text:tracked-changes>{region}</text:tracked-changes>"
    canonical = from_odt(odt(gone + p("<text:change/>new"), **{"Basic/script-lc.xml": "x"}), "paper.odt")
    assert canonical.text == "new"
    assert kinds(canonical) == ["macros", "tracked_changes"]


def test_a_flat_file_is_read() -> None:
    body = f"<office:body><office:text>{p('a')}</office:text></office:body>"
    flat = f'<?xml version="1.0"?><office:document {NAMES}>{body}</office:document>'
    assert canonical_of(flat.encode(), "paper.fodt").text == "a"


def test_a_file_without_content_is_damaged() -> None:
    with pytest.raises(ReadingError, match="damaged"):
        canonical_of(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "paper.odt")
