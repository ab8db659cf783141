"""A document as an OpenDocument text (.odt)."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from frankpledge.meetings.rules.writing_out.written import Written

_TEAL, _GREY = "#0b4f5c", "#505050"
_LINES = {"decision": "Decision", "action": "Action", "quiet": "Aside", "stub": "Aside"}
_LONG, _SHORT, _MARGIN = 29.7, 21.0, 2.3
_EDGE, _APART = "1.4cm", "0.6cm"  # from the edge of the page to its head and foot, and from these to the text


def open_text_of(document: Written) -> bytes:
    """The document as an OpenDocument text, with styles that can be changed in it."""
    from odf.opendocument import OpenDocumentText

    made = OpenDocumentText()
    _styles(made)
    width = _pages(made, document)
    _tables(made, width)
    data = document.plain()
    _properties(made, data)
    _heading(made, data["body"], 1, "Title")
    _line(made, data["title"], "Subtitle")
    for fact in data["facts"]:
        _line(made, f"{fact['label']}: {fact['value']}")
    if data["stage"]:
        _line(made, data["stage"], "Stage")
    for number, section in enumerate(data["sections"]):
        if section["title"]:
            _heading(made, section["title"], section["depth"] + 2, f"Heading {section['depth'] + 1}")
        for kind, lines in groupby(section["lines"], key=lambda line: line["kind"]):
            words = [line["text"] for line in lines]
            if kind == "bullet":
                _points(made, words)
            else:
                for one in words:
                    _line(made, one, _LINES.get(kind, "Standard"))
        if section["rows"]:
            _table(made, section, f"Table{number}", width)
    file = BytesIO()
    made.write(file)
    return file.getvalue()


def _styles(made: Any) -> None:
    from odf import style
    from odf.text import ListLevelStyleBullet, ListStyle

    told = style.DefaultStyle(family="paragraph")
    told.addElement(style.TextProperties(language="en", country="GB", fontsize="11pt", fontfamily="Arial"))
    made.styles.addElement(told)
    for name, size, bold, colour, before, bar in (
        ("Standard", 11, False, "", 0, ""),
        ("Title", 20, True, _TEAL, 0, ""),
        ("Subtitle", 13, False, _TEAL, 0, ""),
        ("Heading 1", 14, True, _TEAL, 0.5, ""),
        ("Heading 2", 12, True, _TEAL, 0.35, ""),
        ("Stage", 11, True, "", 0.2, ""),
        ("Decision", 11, False, "", 0, "#a0a0a0"),
        ("Action", 11, False, "", 0, _TEAL),
        ("Aside", 11, False, _GREY, 0, ""),
        ("Cell", 10, False, "", 0, ""),
        ("Cell heading", 10, True, "", 0, ""),
        ("Running", 9, False, _GREY, 0, ""),
    ):
        one = style.Style(name=name.replace(" ", "_20_"), displayname=name, family="paragraph")
        laid = {"margintop": f"{before}cm", "marginbottom": "0.2cm" if not name.startswith("Cell") else "0cm"}
        if bar:
            laid |= {"borderleft": f"2pt solid {bar}", "paddingleft": "0.2cm"}
        if name.startswith("Heading"):
            laid["keepwithnext"] = "always"
        if name == "Cell heading":
            laid["keepwithnext"] = "always"
        one.addElement(style.ParagraphProperties(**laid))
        look = {"fontsize": f"{size}pt", "fontfamily": "Arial"} | ({"fontweight": "bold"} if bold else {})
        one.addElement(style.TextProperties(**look | ({"color": colour} if colour else {})))
        made.styles.addElement(one)
    points = ListStyle(name="Points")
    level = ListLevelStyleBullet(level="1", bulletchar="•")
    level.addElement(style.ListLevelProperties(spacebefore="0.4cm", minlabelwidth="0.5cm"))
    points.addElement(level)
    made.styles.addElement(points)


def _pages(made: Any, document: Written) -> float:
    """The pages with their head and foot; gives the width between the margins in centimetres."""
    from odf import style
    from odf.text import P, PageCount, PageNumber, Tab

    across, down = (_LONG, _SHORT) if document.wide else (_SHORT, _LONG)
    width = across - 2 * _MARGIN
    stops = style.Style(
        name="Running_20_line", displayname="Running line", family="paragraph", parentstylename="Running"
    )
    laid = style.ParagraphProperties()
    tabs = style.TabStops()
    tabs.addElement(style.TabStop(position=f"{width}cm", type="right"))
    laid.addElement(tabs)
    stops.addElement(laid)
    made.automaticstyles.addElement(stops)
    layout = style.PageLayout(name="Page")
    layout.addElement(
        style.PageLayoutProperties(
            pagewidth=f"{across}cm",
            pageheight=f"{down}cm",
            printorientation="landscape" if document.wide else "portrait",
            margin=f"{_MARGIN}cm",
            margintop=_EDGE,
            marginbottom=_EDGE,
        )
    )
    for running, apart in (
        (style.HeaderStyle(), {"marginbottom": _APART}),
        (style.FooterStyle(), {"margintop": _APART}),
    ):
        running.addElement(style.HeaderFooterProperties(minheight="1.1cm", **apart))
        layout.addElement(running)
    made.automaticstyles.addElement(layout)
    page = style.MasterPage(name="Standard", pagelayoutname=layout)
    head, foot = style.Header(), style.Footer()
    line = P(stylename=stops)
    line.addText(document.running)
    line.addElement(Tab())
    line.addText(document.marking)
    head.addElement(line)
    line = P(stylename=stops)
    line.addText(document.marking)
    line.addElement(Tab())
    line.addText("Page ")
    line.addElement(PageNumber(selectpage="current"))
    line.addText(" of ")
    line.addElement(PageCount())
    foot.addElement(line)
    page.addElement(head)
    page.addElement(foot)
    made.masterstyles.addElement(page)
    return width


def _properties(made: Any, data: dict[str, Any]) -> None:
    from odf.dc import Language, Title

    made.meta.addElement(Title(text=f"{data['running']}: {data['called']}"))
    made.meta.addElement(Language(text="en-GB"))


def _heading(made: Any, words: str, level: int, name: str) -> None:
    from odf.text import H

    line = H(outlinelevel=level, stylename=name.replace(" ", "_20_"))
    line.addText(words)
    made.text.addElement(line)


def _line(made: Any, words: str, name: str = "Standard") -> None:
    from odf.text import P

    line = P(stylename=name.replace(" ", "_20_"))
    line.addText(words)
    made.text.addElement(line)


def _points(made: Any, words: Sequence[str]) -> None:
    from odf.text import List, ListItem, P

    points = List(stylename="Points")
    for one in words:
        item, line = ListItem(), P(stylename="Standard")
        line.addText(one)
        item.addElement(line)
        points.addElement(item)
    made.text.addElement(points)


def _tables(made: Any, width: float) -> None:
    """How tables look: ruled, with room in the cells, rows in one piece."""
    from odf import style

    ruled = {"border": "0.5pt solid #a0a0a0", "padding": "0.15cm"}
    for name, family, looks in (
        ("Spaced", "table", style.TableProperties(width=f"{width}cm", align="left", marginbottom="0.3cm")),
        ("Whole", "table-row", style.TableRowProperties(keeptogether="always")),
        ("Boxed", "table-cell", style.TableCellProperties(**ruled)),
        ("Headed", "table-cell", style.TableCellProperties(backgroundcolor="#eef3f4", **ruled)),
    ):
        one = style.Style(name=name, family=family)
        one.addElement(looks)
        made.automaticstyles.addElement(one)


def _table(made: Any, section: dict[str, Any], name: str, width: float) -> None:
    from odf import style
    from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
    from odf.text import P

    columns = section["columns"]
    shares = sum(column["share"] for column in columns)
    table = Table(name=name, stylename="Spaced")
    for at, column in enumerate(columns):
        own = style.Style(name=f"{name}.{at}", family="table-column")
        own.addElement(style.TableColumnProperties(columnwidth=f"{width * column['share'] / shares:.2f}cm"))
        made.automaticstyles.addElement(own)
        table.addElement(TableColumn(stylename=own))

    def row(cells: Sequence[str], look: str, box: str = "Boxed") -> Any:
        line = TableRow(stylename="Whole")
        for words in cells:
            cell, inside = TableCell(stylename=box, valuetype="string"), P(stylename=look)
            inside.addText(words)
            cell.addElement(inside)
            line.addElement(cell)
        return line

    head = TableHeaderRows()
    head.addElement(row([column["heading"] for column in columns], "Cell_20_heading", "Headed"))
    table.addElement(head)
    for values in section["rows"]:
        table.addElement(row([values[column["key"]] for column in columns], "Cell"))
    made.text.addElement(table)
