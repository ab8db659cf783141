"""The built-in Word template of each kind of document: what an officer downloads, edits in Word and brings again.

Fields stand in it as docxtpl knows them: `{{ title }}`, and `{%p for ... %}` in a paragraph of its own.
"""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from frankpledge.meetings.rules.writing_out.columns import TABLES
from frankpledge.meetings.rules.writing_out.written import Kind, Tabled

_TEAL, _GREY = RGBColor(0x0B, 0x4F, 0x5C), RGBColor(0x50, 0x50, 0x50)
_WIDE = 5  # columns beyond which pages lie sideways
_RULED, _HEADED = "A0A0A0", "EEF3F4"  # the lines of a table, and what its first row is filled with
_WORD = "15"  # the way of laying out that Word has had since 2013: without it a file is called an old one
_LINES = {"decision": "Decision", "action": "Action", "quiet": "Aside", "stub": "Left out", "bullet": "List Bullet"}


@lru_cache(maxsize=len(Kind))
def built_in(kind: Kind) -> bytes:
    """The template of a kind as it comes with this program."""
    made = Document()
    _page(made, wide=any(len(one.columns) > _WIDE for one in TABLES[kind]))
    _styles(made)
    _properties(made, kind)
    _settings(made)
    _running(made)
    made.add_paragraph("{{ body }}", style="Title")
    made.add_paragraph("{{ title }}", style="Subtitle")
    _loop(made, "fact in facts", [("{{ fact.label }}: {{ fact.value }}", "Fact")])
    _when(made, "stage", [("{{ stage }}", "Stage")])
    made.add_paragraph("{%p for section in sections %}")
    _headings(made)
    _lines(made)
    for table in TABLES[kind]:
        made.add_paragraph(f"{{%p if section.table == '{table.name}' %}}")
        _table(made, table)
        made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _page(made: Made, *, wide: bool) -> None:
    section = made.sections[0]
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.5)


def _styles(made: Made) -> None:
    _style(made, "Normal", size=11, after=6)
    for name, size, before in (("Title", 20, 0), ("Subtitle", 13, 0), ("Heading 1", 14, 14), ("Heading 2", 12, 10)):
        style = _style(made, name, size=size, before=before, after=6, colour=_TEAL)
        style.font.bold, style.font.italic = name != "Subtitle", False
        style.paragraph_format.keep_with_next = True
        for own in ("w:pBdr", "w:rPr/w:spacing"):  # a rule below, and letters set apart
            for one in style.element.xpath(f".//{own}"):
                one.getparent().remove(one)
    _style(made, "Fact", after=3)
    _style(made, "Stage", before=6).font.bold = True
    _style(made, "Decision", bar="A0A0A0")
    _style(made, "Action", bar="0B4F5C")
    _style(made, "Aside", before=4, colour=_GREY)  # it may follow a table, which keeps no room below it
    _style(made, "Left out", colour=_GREY).font.italic = True
    _style(made, "Cell", size=10, after=0)
    heading = _style(made, "Cell heading", size=10, after=0)
    heading.font.bold, heading.paragraph_format.keep_with_next = True, True


def _style(
    made: Made,
    name: str,
    *,
    size: int = 11,
    before: int = 0,
    after: int = 6,
    colour: RGBColor | None = None,
    bar: str = "",
) -> ParagraphStyle:
    """A style by its name, there or new, as it is to look; `bar` is the colour of a bar to the left."""
    styles = made.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = "Arial", Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour is not None:
        style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if bar:
        borders = _made("pBdr")
        borders.append(_made("left", val="single", sz="18", space="8", color=bar))
        style.element.get_or_add_pPr().insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
        style.paragraph_format.left_indent = Cm(0.4)
    return style


def _properties(made: Made, kind: Kind) -> None:
    told = made.core_properties
    told.title, told.author, told.comments, told.language = kind.label, "", "", "en-GB"
    language = made.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-GB")


def _settings(made: Made) -> None:
    """Let Word lay it out as it does what it makes itself, in British English."""
    settings = made.settings.element
    for name, key, value in (
        ("w:compatSetting[@w:name='compatibilityMode']", "val", _WORD),
        ("w:zoom", "percent", "100"),
        ("w:themeFontLang", "val", "en-GB"),
    ):
        for one in settings.xpath(f".//{name}"):
            one.set(qn(f"w:{key}"), value)


def _running(made: Made) -> None:
    """The head and foot of every page: whose it is, its marking, and its number."""
    section = made.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line in (head, foot):
        stops = line.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for style in (head.style, foot.style):
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(9), _GREY
        for tabs in style.element.findall(f".//{qn('w:tabs')}"):
            tabs.getparent().remove(tabs)
    head.add_run("{{ running }}\t")
    head.add_run("{{ marking }}").bold = True
    foot.add_run("{{ marking }}").bold = True
    foot.add_run("\tPage ")
    _number(foot, "PAGE")
    foot.add_run(" of ")
    _number(foot, "NUMPAGES")


def _number(line: Paragraph, name: str) -> None:
    """A number that Word keeps right."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    line._p.append(field)


def _headings(made: Made) -> None:
    made.add_paragraph("{%p if section.title %}")
    made.add_paragraph("{%p if section.depth %}")
    made.add_paragraph("{{ section.title }}", style="Heading 2")
    made.add_paragraph("{%p else %}")
    made.add_paragraph("{{ section.title }}", style="Heading 1")
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endif %}")


def _lines(made: Made) -> None:
    """A paragraph for each kind of line, in a style of its own."""
    made.add_paragraph("{%p for line in section.lines %}")
    for number, (kind, style) in enumerate(_LINES.items()):
        made.add_paragraph(f"{{%p {'elif' if number else 'if'} line.kind == '{kind}' %}}")
        made.add_paragraph("{{ line.text }}", style=style)
    made.add_paragraph("{%p else %}")
    made.add_paragraph("{{ line.text }}")
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")


def _loop(made: Made, over: str, lines: Sequence[tuple[str, str]]) -> None:
    made.add_paragraph(f"{{%p for {over} %}}")
    for words, style in lines:
        made.add_paragraph(words, style=style)
    made.add_paragraph("{%p endfor %}")


def _when(made: Made, what: str, lines: Sequence[tuple[str, str]]) -> None:
    made.add_paragraph(f"{{%p if {what} %}}")
    for words, style in lines:
        made.add_paragraph(words, style=style)
    made.add_paragraph("{%p endif %}")


def _table(made: Made, of: Tabled) -> None:
    columns = of.columns
    table = made.add_table(rows=4, cols=len(columns), style="Table Grid")
    section = made.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    shares = sum(column.share for column in columns)
    head = table.rows[0]
    _looks(table)
    _said_of_row(head._tr, "cantSplit", "tblHeader")
    _said_of_row(table.rows[2]._tr, "cantSplit")
    for cell, column in zip(head.cells, columns, strict=True):
        cell.paragraphs[0].style = made.styles["Cell heading"]
        cell.paragraphs[0].add_run(column.heading)
        cell._tc.get_or_add_tcPr().append(_made("shd", val="clear", color="auto", fill=_HEADED))
    table.rows[1].cells[0].text = "{%tr for row in section.rows %}"
    for cell, column in zip(table.rows[2].cells, columns, strict=True):
        cell.paragraphs[0].style = made.styles["Cell"]
        cell.paragraphs[0].add_run(f"{{{{ row.{column.key} }}}}")
    table.rows[3].cells[0].text = "{%tr endfor %}"
    _widths(table, [width * column.share // shares for column in columns])


def _looks(table: Table) -> None:
    """Grey lines, and room in the cells."""
    borders, room = _made("tblBorders"), _made("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_made(side, val="single", sz="4", space="0", color=_RULED))
    for side, width in (("top", "60"), ("left", "108"), ("bottom", "60"), ("right", "108")):
        room.append(_made(side, w=width, type="dxa"))
    table.autofit = False  # which makes the element that borders stand before
    (layout,), (look,) = (table._tbl.xpath(f"w:tblPr/w:{name}") for name in ("tblLayout", "tblLook"))
    layout.addprevious(borders)
    look.addprevious(room)


def _said_of_row(row: CT_Row, *what: str) -> None:
    """Let a row stay in one piece (`cantSplit`), or stand again where its table goes over to another page."""
    told = row.get_or_add_trPr()
    for name in what:
        told.append(_made(name, val="true"))


def _made(name: str, **attributes: str) -> Any:
    """An element of Word's own, with these attributes."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _widths(table: Table, widths: Sequence[int]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
