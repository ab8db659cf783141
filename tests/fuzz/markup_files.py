"""Word files, OpenDocument texts, web pages and rich text that nobody would save: each by name, made when asked for."""

import random
from collections.abc import Callable

from minutes_reader.formats.tests.make import OFFICE, RELATIONS, docx, p, run, table, zipped
from minutes_reader.formats.tests.test_odt import NAMES, odt
from tests.fuzz.files import BODY, MEGABYTE, document, entities, raw_docx

ODT_BODY = "<text:p>Minutes of the meeting held on 4 December 2024</text:p>"
ODT_CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"
RTF = r"{\rtf1\ansi Minutes of the meeting\par "


def word_table(count: int) -> str:
    """A table of so many rows and columns, no two cells alike."""
    rows = (
        "".join(f"<w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc>" for n in range(at, at + count))
        for at in range(count)
    )
    return table(*(f"<w:tr>{row}</w:tr>" for row in rows))


def outside(kind: str, where: str) -> dict[str, str]:
    """Relations of a Word document, one of which leads out of the file."""
    away = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{where}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{away}</Relationships>'}


def up_and_away() -> bytes:
    """A Word file whose document is said to stand outside it."""
    there = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="../../../../etc/passwd"/>'
    return docx(BODY, {"_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{there}</Relationships>'})


def odt_rows(cell: str, row: str = "") -> bytes:
    """A table of one row and one cell, with what these say of themselves."""
    inside = f"<table:table-cell {cell}><text:p>a</text:p></table:table-cell>"
    return odt(f"{ODT_BODY}<table:table><table:table-row {row}>{inside}</table:table-row></table:table>")


def odt_nested(opening: str, closing: str, depth: int) -> bytes:
    """An OpenDocument text with elements inside each other."""
    return odt(opening * depth + "<text:p>a</text:p>" + closing * depth)


def odt_of(content: str, **more: str) -> bytes:
    """An OpenDocument text whose content is just these letters."""
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def page(inside: str) -> Callable[[], bytes]:
    """A web page."""
    return lambda: f"<!DOCTYPE html><html><body><p>Minutes of the meeting</p>{inside}".encode()


def in_encoding(name: str) -> bytes:
    """A web page that says it is in an encoding that is none for pages."""
    return f'<html><head><meta charset="{name}"></head><p>Minutes</p>'.encode() + b"\xff-a" * 200_000


def rtf(inside: str, times: int = 1, end: str = "}") -> Callable[[], bytes]:
    """A rich text file."""
    return lambda: f"{RTF}{inside * times}{end}".encode("latin-1")


def rows_and_cells(count: int, row: str, cell: str, end: str = "") -> str:
    """A table of so many rows and columns."""
    return (row + cell * count + end) * count


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million empty paragraphs": (
        "a.docx",
        lambda: docx("".join(f'<w:p w:n="{n}"/>' for n in range(MEGABYTE)) + BODY),
    ),
    "relations that lead out": ("a.docx", lambda: docx(BODY, outside("attachedTemplate", "http://127.0.0.1:9/x.dotm"))),
    "a file inside that is shown": ("a.docx", lambda: docx(BODY + '<w:altChunk r:id="r1" xmlns:r="r"/>')),
    "a Word file in UTF-16": ("a.docx", lambda: raw_docx(document(BODY).encode("utf-16"))),
    "archives in an archive": (
        "a.docx",
        lambda: docx(BODY, {"word/embeddings/x.zip": zipped({"y.zip": zipped({"z": ""})})}),
    ),
    "a paragraph of very many runs": ("a.docx", lambda: docx(p(*[run("a")] * 180_000))),
    "an OpenDocument text": ("a.odt", lambda: odt(ODT_BODY)),
    "an OpenDocument text in UTF-16": ("a.odt", lambda: odt_of(
        f"<office:document-content {NAMES}><office:body><office:text>{ODT_BODY}</office:text></office:body>"
        "</office:document-content>".encode("utf-16"))),
    "a million columns": ("a.odt", lambda: odt_rows('table:number-columns-repeated="1000000"')),
    "a million rows and columns": ("a.odt", lambda: odt_rows(
        'table:number-columns-repeated="1000000"', 'table:number-rows-repeated="1000000"')),
    "a hundred thousand empty paragraphs in OpenDocument": ("a.odt", lambda: odt("<text:p/>" * 100_000 + ODT_BODY)),
    "macros in an OpenDocument text": ("a.odt", lambda: odt(ODT_BODY, **{"Basic/Standard/script-lb.xml": "<x/>"})),
    "a web page of a hundred thousand divisions": ("a.html", page("<div>" * 100_000 + "a")),
    "a web page of a hundred thousand letters in bold": ("a.html", page("<b>a" * 100_000)),
    "a million paragraphs without words": ("a.html", page("<p>" * 900_000)),
    "a comment never ended": ("a.html", page("<!--" * 100_000)),
    "a script never ended": ("a.html", page("<script>" * 100_000)),
    "a picture in a web page": ("a.html", page(f'<img src="data:image/png;base64,{"A" * 15 * MEGABYTE}"><p>a')),
    "entities that a web page defines": ("a.html", lambda: entities("").encode() + b"<html><p>Minutes &a9;"),
    "an attribute never ended": ("a.html", page("a <p title='" + "b=c " * MEGABYTE)),
    "a web page that says it is UTF-7": ("a.html", lambda: in_encoding("utf-7")),
    "a web page in Punycode": ("a.html", lambda: in_encoding("punycode")),
    "a web page in names of places": ("a.html", lambda: in_encoding("idna")),
    "a web page in rot13": ("a.html", lambda: in_encoding("rot13")),
    "a web page in no encoding": ("a.html", lambda: in_encoding("undefined")),
    "a web page with escapes": ("a.html", lambda: in_encoding("unicode_escape")),
    "rich text": ("a.rtf", rtf("AGREED")),
    "bytes that go on behind the end": ("a.rtf", rtf(r"\bin999999999 abc")),
    "bytes of less than none": ("a.rtf", rtf(r"a\bin-5 abc")),
    "a picture in rich text": ("a.rtf", rtf(r"{\pict " + "0f" * 8 * MEGABYTE + "}a")),
    "groups never ended": ("a.rtf", rtf("{a", 4_000, "")),
    "groups ended too often": ("a.rtf", rtf("a}}}}", 1)),
    "rich text with a million empty paragraphs": ("a.rtf", rtf(r"\par", MEGABYTE, " a}")),
    "rows of rich text never ended": ("a.rtf", rtf(r"\trowd\intbl a\cell ", 100_000)),
    "fonts without end": (
        "a.rtf",
        lambda: (r"{\rtf1{\fonttbl" + r"{\f1\fcharset128 x;}" * 10_000 + r"}\f1 Minutes \'82\'a0}").encode(),
    ),
    "letters without end": ("a.rtf", rtf(r"\u-10179?", 200_000)),
    "notes in notes": ("a.rtf", rtf(r"{\footnote a", 4_000, "")),
    "fields in fields": ("a.rtf", rtf(r"{\field{\*\fldinst PAGE}{\fldrslt a", 2_000, "")),
}  # fmt: skip

TOO_MUCH: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "a table of a million cells": ("a.docx", "more than", lambda: docx(word_table(1000))),
    "a bomb in OpenDocument": ("a.odt", "unpacks to", lambda: odt_of("<a>" + " " * 200 * MEGABYTE)),
    "a table of a million cells in OpenDocument": (
        "a.odt",
        "more than",
        lambda: odt(
            "<table:table>"
            + rows_and_cells(1000, "<table:table-row>", ODT_CELL, "</table:table-row>")
            + "</table:table>"
        ),
    ),
    "a table of a million cells in a web page": (
        "a.html",
        "more than",
        page("<table>" + rows_and_cells(1000, "<tr>", "<td>a")),
    ),
    "two million tags": ("a.html", "more than", page("<p>a</p>" * MEGABYTE)),
    "attributes without end": (
        "a.html",
        "more than",
        page(f"<p hidden {' '.join(f'a{n}' for n in range(90))}>" * 50_000),
    ),
    "words encoded twice without end": ("a.html", "more than", page("<p>" + "&amp;lt;/p&amp;gt;" * MEGABYTE)),
    "a table of a million cells in rich text": (
        "a.rtf",
        "more than",
        rtf(rows_and_cells(1000, r"\trowd", r"\intbl a\cell ", r"\row ")),
    ),
    "too many words of rich text": ("a.rtf", "more than", rtf("\\a", 6 * MEGABYTE + 1)),
    "twenty-one megabytes of rich text": ("a.rtf", "MB", rtf("a", 21 * MEGABYTE)),
}  # fmt: skip

REFUSED: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "only a file inside that is shown": ("a.docx", "other files", lambda: docx('<w:altChunk r:id="r1" xmlns:r="r"/>')),
    "a document outside its file": ("a.docx", "damaged", up_and_away),
    "entities in OpenDocument": ("a.odt", "definitions", lambda: odt_of(entities("") + "<a>&a9;</a>")),
    "tables a thousand deep in OpenDocument": (
        "a.odt",
        "more deeply",
        lambda: odt_nested(
            "<table:table><table:table-row><table:table-cell>",
            "</table:table-cell></table:table-row></table:table>",
            1000,
        ),
    ),
    "lists ten thousand deep": (
        "a.odt",
        "more deeply",
        lambda: odt_nested("<text:list><text:list-item>", "</text:list-item></text:list>", 10_000),
    ),
    "half an OpenDocument text": ("a.odt", "damaged", lambda: odt(ODT_BODY)[:-300]),
    "an OpenDocument text without words": ("a.odt", "no words", lambda: odt("<text:p/>")),
    "tables a thousand deep in a web page": ("a.html", "more deeply", page("<table><tr><td>a" * 1000)),
    "a web page without words": ("a.html", "no words", lambda: b"<html><body><img src=a></body></html>"),
    "groups a hundred thousand deep": ("a.rtf", "more deeply", rtf("{a", 100_000)),
    "rich text without words": ("a.rtf", "no words", lambda: rb"{\rtf1{\pict 0f0f}}"),
}  # fmt: skip


def cut(data: bytes, places: int = 100) -> list[bytes]:
    """A file that breaks off, at so many places."""
    rng = random.Random(len(data))
    return [data[: rng.randrange(len(data))] for _ in range(places)]
