"""Word files to canonical text."""

import pytest

from minutes_reader import ReadingError
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.docx import from_docx
from minutes_reader.formats.docx_signs import sign
from minutes_reader.formats.tests.make import docx, level, lists, p, run, table, tc, tr, zipped


def read(body: str, **parts: str) -> Canonical:
    return from_docx(docx(body, **parts), "paper.docx")


def text(body: str, **parts: str) -> str:
    return read(body, **parts).text


def kinds(canonical: Canonical) -> list[str]:
    return [note.kind for note in canonical.notes]


def field(instruction: str, result: str) -> str:
    """A field of three marks."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(inside: str) -> str:
    return f"<w:txbxContent>{inside}</w:txbxContent>"


def test_paragraphs_and_tables_stand_in_order_and_empty_paragraphs_are_empty_lines() -> None:
    body = p("Minutes") + p() + table(tr("Name", "Agency"), tr("Ann Poe", "Police")) + p("Closed.")
    canonical = read(body)
    assert canonical.text == "Minutes\n\nName\tAgency\nAnn Poe\tPolice\nClosed."
    assert (canonical.kind, canonical.runs, canonical.pages, canonical.notes) == ("docx", (), (), ())


def test_tabs_breaks_hyphens_and_signs_are_letters() -> None:
    inside = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c\u00adc</w:t><w:noBreakHyphen/><w:softHyphen/>"
    inside = f"<w:r>{inside}<w:t>d\u2011e</w:t><w:cr/></w:r>"
    assert text(p(inside)) == "a\tb\ncc-d-e"
    assert text(p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " done")) == "✓ done"


@pytest.mark.parametrize(
    ("font", "code", "said"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings 2", "F011", "•"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F031", "1"),
        ("Arial", "F0B7", "•"),
        ("Arial", "2014", "—"),
        ("Arial", "zz", ""),
        ("Arial", "7", ""),
    ],
)
def test_signs_of_picture_fonts_are_those_that_look_alike(font: str, code: str, said: str) -> None:
    assert sign(font, code) == said


def test_hyperlinks_controls_tags_and_sums_are_read_through() -> None:
    body = p(
        "<w:hyperlink>" + run("link") + "</w:hyperlink>",
        "<w:smartTag>" + run(" tag") + "</w:smartTag>",
        "<w:sdt><w:sdtContent>" + run(" control") + "</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>",
        "<m:oMath><m:r><m:t> x</m:t></m:r></m:oMath>",
        "<w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase>" + run(" base") + "</w:rubyBase></w:ruby>",
    )
    blocks = (
        f"<w:sdt><w:sdtContent>{p('in a control')}</w:sdtContent></w:sdt><w:sdt/><w:customXml>{p('x')}</w:customXml>"
    )
    assert text(body + blocks) == "link tag control x base\nin a control\nx"


def test_fields_give_their_results_and_page_numbers_are_left_out() -> None:
    body = p("On ", field("DATE", "4 March"), " page ", field("PAGE  \\* MERGEFORMAT", "3"), "!")
    body += p(
        '<w:fldSimple w:instr=" NUMPAGES ">' + run("9") + "</w:fldSimple>",
        '<w:fldSimple w:instr="REF x">' + run("r") + "</w:fldSimple>",
    )
    assert text(body) == "On 4 March page !\nr"


def test_a_field_inside_the_instruction_of_another_is_not_read() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = field("MERGEFIELD who", "Ann")
    assert (
        text(p(begin, inner, "<w:r><w:instrText>IF</w:instrText></w:r>", separate, "shown", end, " on")) == "shown on"
    )
    assert (
        text(p(begin, "gone", '<w:r><w:tab/><w:sym/><w:footnoteReference w:id="1"/></w:r>') + p("next", end, end))
        == "\nnext"
    )
    assert text(p(separate, end, "<w:r><w:instrText>x</w:instrText></w:r>", "words")) == "words"


def test_a_field_may_run_over_paragraphs() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    assert text(p(begin, separate, "one") + p("two") + p(end, "three")) == "one\ntwo\nthree"


def test_changes_are_read_as_if_accepted_and_it_is_said() -> None:
    gone = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('from')}</w:moveFrom>"
    canonical = read(p("a ", gone, f"<w:ins>{run('new')}</w:ins>", moved, f"<w:moveTo>{run(' to')}</w:moveTo>"))
    assert canonical.text == "a new to"
    assert kinds(canonical) == ["tracked_changes"]
    assert read(p("a", mark="<w:ins/>")).notes
    row = read(table(tr("kept", "b"), tr("gone", "b", properties="<w:del/>"), tr("new", "b", properties="<w:ins/>")))
    assert row.text == "kept\tb\nnew\tb"
    assert kinds(row) == ["tracked_changes"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    numbering = lists({0: level(0, "decimal", "%1.")}, {1: (0, "")})
    body = p("AGREED that ", listed=(1, 0), mark="<w:del/>") + p("the report be noted.") + p("z", listed=(1, 0))
    assert text(body, numbering=numbering) == "1. AGREED that the report be noted.\n2. z"


def test_hidden_words_are_left_out_and_capitals_are_as_printed() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        '<w:style w:type="paragraph" w:styleId="Secret"><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Loud"><w:rPr><w:caps w:val="true"/></w:rPr></w:style>'
    )
    body = p(
        run("seen "), run("hidden", "<w:vanish/>"), run("not", '<w:vanish w:val="0"/>'), "<w:r><w:t> bare</w:t></w:r>"
    )
    body += p(run("agreed", '<w:rStyle w:val="Loud"/>'), run(" loud", "<w:caps/>")) + p("secret", style="Secret")
    assert text(body, styles=styles) == "seen not bare\nAGREED LOUD\n"


def test_notes_at_the_foot_stand_at_the_end() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="77"/></w:r>'
    canonical = read(
        p("Fires fell", mark, " by 12%", end, "."),
        footnotes=f'<w:footnote w:id="2">{p(" To March.")}{p("All.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("Source.")}</w:endnote>',
    )
    assert canonical.text == "Fires fell by 12%.\n\n[1] To March. All.\n[2] Source."
    assert kinds(canonical) == ["footnotes"]
    assert text(p("a", mark)) == "a"


def test_comments_macros_and_files_inside_are_said_and_not_read() -> None:
    body = p("a", '<w:r><w:commentReference w:id="0"/></w:r>')
    more = {"word/vbaProject.bin": b"program", "word/embeddings/sheet.xlsx": b"x"}
    canonical = from_docx(docx(body, more, comments=f'<w:comment w:id="0">{p("why?")}</w:comment>'), "paper.docm")
    assert canonical.text == "a"
    assert kinds(canonical) == ["macros", "comments", "embedded_files"]
    assert kinds(read(p("a") + "<w:altChunk/>")) == ["embedded_files"]


def test_a_text_box_is_read_once_and_breaks_no_sentence() -> None:
    choice = (
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box(p("Box") + p("two"))}</wps:txbx></w:drawing></mc:Choice>'
    )
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box(p('Box') + p('two'))}</v:textbox></w:pict></mc:Fallback>"
    alternative = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert text(p(alternative, "The sentence goes on.")) == "Box\ntwo\nThe sentence goes on."
    assert text(p("The sentence ", alternative, "goes on.")) == "The sentence goes on.\nBox\ntwo"
    old = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>{fallback}</mc:AlternateContent></w:r>"
    assert text(p(old)) == "Box\ntwo\n"
    assert (
        text(
            p("a") + f"<mc:AlternateContent><mc:Choice>{p('b')}</mc:Choice></mc:AlternateContent><mc:AlternateContent/>"
        )
        == "a\nb"
    )


def test_a_box_within_a_box_is_read_once() -> None:
    inner = f"<w:r><w:pict>{box(p('inner'))}</w:pict></w:r>"
    assert text(p(f"<w:r><w:pict>{box(p('outer', inner))}</w:pict></w:r>")) == "outer\ninner\n"


def test_merged_cells_keep_the_columns_in_step() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        tr(tc("Wide", properties=wide), "c"),
        tr(tc("Down", properties=down), "b", "c"),
        tr(tc("", properties=on), "e", "f"),
        tr("h", "i", properties='<w:gridBefore w:val="1"/>'),
    )
    assert text(body) == "Wide\t\tc\nDown\tb\tc\n\te\tf\n\th\ti"


def test_paragraphs_side_by_side_in_cells_share_a_line() -> None:
    body = table(tr("1.", tc(p("Welcome"), p("Members were welcomed to the meeting by the Chair.")), tc(p(), p("AP"))))
    assert text(body) == "1.\tWelcome\n\tMembers were welcomed to the meeting by the Chair.\tAP"


def test_a_narrow_cell_that_is_wrapped_by_hand_is_one_cell() -> None:
    assert text(table(tr(tc(p("Lead"), p("Officer")), "Due"))) == "Lead Officer\tDue"


def test_a_table_inside_a_cell_is_flattened_and_a_frame_of_one_cell_is_nothing() -> None:
    inner = table(tr("a", "b"), tr("c", "d"))
    assert text(table(tr("x", tc(inner, p())))) == "x\ta b c d"
    assert text(table(tr(tc(p("Title"), inner, p())))) == "Title\na\tb\nc\td"


def test_rows_and_cells_may_be_wrapped_in_controls() -> None:
    cells = f"<w:ins>{tc('a')}</w:ins><w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cells}</w:tr></w:sdtContent></w:sdt>"
    assert text(table(row, "<w:sdt/>", tr("", ""))) == "a\tb"


def test_strict_files_and_files_in_utf_16_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = (
        f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{strict}"><w:body>{p("a")}</w:body></w:document>'
    )
    members: dict[str, str | bytes] = {"[Content_Types].xml": "", "word/document.xml": document.encode("utf-16")}
    assert from_docx(zipped(members), "paper.docx").text == "a"


def test_a_part_that_is_damaged_or_missing_is_a_refusal() -> None:
    with pytest.raises(ReadingError, match="damaged"):
        from_docx(docx(p("a"), {"word/document.xml": "<w:document"}), "paper.docx")
    with pytest.raises(ReadingError, match="damaged"):
        from_docx(zipped({"word/other.xml": ""}), "paper.docx")
