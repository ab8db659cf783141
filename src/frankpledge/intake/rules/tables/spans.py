"""Which cells of a sheet are one, and which rows are hidden, from the markup of the file."""

import io
import zipfile
from posixpath import join, normpath
from typing import Any

from minutes_reader.formats.archives import Archive
from minutes_reader.formats.markup import number, parsed

Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FAR = 2_000_000  # rows that a repeated empty row may stand for


def spans_of_ods(content: bytes, name: str) -> dict[str, tuple[list[Span], list[int]]]:
    """For each sheet of an OpenDocument spreadsheet what is merged and which rows are hidden."""
    root = parsed(Archive(content, name).read("content.xml"), name)
    return {str(table.get(f"{_TABLE}name", "")): _of_table(table) for table in root.iter(f"{_TABLE}table")}


def _of_table(table: Any) -> tuple[list[Span], list[int]]:
    merges, hidden, at = list[Span](), list[int](), 0
    for row in table.iter(f"{_TABLE}table-row"):
        many = number(row.get(f"{_TABLE}number-rows-repeated")) or 1
        if row.get(f"{_TABLE}visibility") in ("collapse", "filter") and many < 10_000:
            hidden += range(at, at + many)
        across = 0
        for cell in row:
            down = number(cell.get(f"{_TABLE}number-rows-spanned")) or 1
            wide = number(cell.get(f"{_TABLE}number-columns-spanned")) or 1
            if down * wide > 1:
                merges.append((at, across, at + down - 1, across + wide - 1))
            across += number(cell.get(f"{_TABLE}number-columns-repeated")) or 1
        at += many
        if at > _FAR:
            break
    return merges, hidden


def spans_of_xlsx(content: bytes, name: str) -> dict[str, tuple[list[Span], list[int]]]:
    """For each sheet of an XLSX workbook which rows are hidden; what is merged its reader tells."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= members:
            return {}
        targets = {
            one.get("Id"): normpath(join("xl", one.get("Target", ""))).lstrip("/")
            for one in parsed(archive.read("xl/_rels/workbook.xml.rels"), name)
        }
        found: dict[str, tuple[list[Span], list[int]]] = {}
        for sheet in parsed(archive.read("xl/workbook.xml"), name).iter(f"{_MAIN}sheet"):
            target = targets.get(sheet.get(_RELATION), "").removeprefix("/")
            if target in members:
                found[sheet.get("name", "")] = ([], _hidden(archive, target))
        return found


def _hidden(archive: zipfile.ZipFile, member: str) -> list[int]:
    from lxml import etree

    rows = []
    with archive.open(member) as file:
        for _, row in etree.iterparse(
            file, events=("end",), tag=f"{_MAIN}row", resolve_entities=False, no_network=True, load_dtd=False
        ):
            if row.get("hidden") in ("1", "true") and (at := number(row.get("r"))):
                rows.append(at - 1)
            row.clear()
    return rows
