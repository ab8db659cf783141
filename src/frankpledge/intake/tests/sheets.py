"""Spreadsheets as offices keep them, made for tests: XLSX by openpyxl, ODS by odfpy, CSV by hand; all invented."""

import io
from datetime import date
from typing import Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

ROWS: list[list[Any]] = [
    ["Aldermere Community Safety Board: action log", None, None, None, None, None, None],
    [],
    ["Ref", "Action", "Who", None, "Dates", None, "RAG"],
    [None, None, "Lead", "Agency", "Raised", "Due", None],
    ["2024/1", "Mend the lamps in Mere Lane", "Rosa Lind", "Aldermere Borough Council",
     date(2024, 1, 4), date(2024, 2, 1), "Amber"],
    ["2024/2", "Ask the highways team for a day", "Tom Fell / IO", None, date(2024, 1, 4),
     "w/c 4 March 2024", "Complete"],
    ["Priority two: town centre", None, None, None, None, None, None],
    ["2024/3", "Bring figures for the town centre", "Police", None, "12/03/24", "asap", "Blue"],
    ["2024/4", None, "Tom Fell", None, None, None, "Green"],
    ["Total", None, None, None, None, None, 4],
]  # fmt: skip
MERGED = ["A1:G1", "C3:D3", "E3:F3", "A3:A4", "B3:B4", "G3:G4", "A7:G7"]
PLAIN = [
    ["Ref", "Action", "Owner", "Due date", "Status", "Comments"],
    ["1", "Mend the lamps in Mere Lane", "Rosa Lind", "01/02/2024", "Open", ""],
    ["2", "Ask the café’s owner for a key", "Tom Fell", "March 2024", "Closed", "The key is with us"],
]


def xlsx(rows: list[list[Any]] = ROWS, merged: list[str] = MERGED, *, name: str = "Log", also: Any = None) -> bytes:
    """A workbook with these rows in its one sheet; `also` may do more to the workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    if also is not None:
        also(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: list[list[Any]], *, down: tuple[int, int, int] | None = None) -> bytes:
    """An OpenDocument spreadsheet; `down` is a row, a column and how many rows its cell is merged over."""
    document, table = OpenDocumentSpreadsheet(), Table(name="Log")
    for at, row in enumerate(rows):
        line = TableRow()
        for across, value in enumerate(row):
            spans = {}
            if down and (at, across) == down[:2]:
                spans = {"numberrowsspanned": down[2], "numbercolumnsspanned": 1}
            if down and across == down[1] and down[0] < at < down[0] + down[2]:
                line.addElement(CoveredTableCell())
                continue
            cell = TableCell(valuetype="string", **spans)
            if isinstance(value, date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
            if value is not None:
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def csv(rows: list[list[str]] = PLAIN, *, mark: str = ",", encoding: str = "cp1252") -> bytes:
    """A text with these rows, a mark between their cells."""
    return "\r\n".join(mark.join(row) for row in rows).encode(encoding)
