"""Files that nobody would save and somebody will bring: each by name, made when it is asked for."""

import io
import zipfile
from collections.abc import Callable, Mapping

from minutes_reader.formats.tests.make import WORD, docx, p, run, table, tc, tr, zipped

MEGABYTE = 1_000_000
BODY = p("Minutes of the meeting held on 4 December 2024") + p("AGREED that the report be noted.")


def raw_docx(document: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file whose document is just these letters."""
    return docx("", {"word/document.xml": document, **(more or {})})


def nested(depth: int) -> str:
    """Tables inside tables."""
    opened = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>" * depth
    return opened + "</w:tc></w:tr></w:tbl>" * depth


def entities(of: str) -> str:
    """A document type whose entities grow tenfold, nine times over."""
    said = '<!ENTITY a0 "words ">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE d [{said}{of}]>'


def document(inside: str, head: str = "") -> str:
    """The XML of a Word document."""
    return f'{head}<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'


def tiny(count: int) -> str:
    """A document of so many empty paragraphs, no two alike."""
    return document("".join(f"<w:p w:n='{n}'/>" for n in range(count)))


def locked() -> bytes:
    """A Word file each member of which says that it is encrypted."""
    data = bytearray(docx(BODY))
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(start)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(start, place + 4)
    return bytes(data)


def many_members() -> bytes:
    """An archive of twenty thousand files."""
    return zipped({f"word/{n}.xml": "" for n in range(20_000)}, zipfile.ZIP_STORED)


def lying() -> bytes:
    """A Word file of 200 MB whose archive says that it is small."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", b" " * 200 * MEGABYTE)
    data = file.getvalue()
    size = (200 * MEGABYTE).to_bytes(4, "little")
    return data.replace(size, (3 * MEGABYTE).to_bytes(4, "little"))


def old(stream: str) -> bytes:
    """A container of an older office program with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 2000


def open_document(kind: str, content: str = "", manifest: str = "") -> bytes:
    """An OpenDocument file of a kind."""
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


# These are read, whatever comes of them.
READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a Word file": ("a.docx", lambda: docx(BODY)),
    "a Word file called a PDF": ("a.pdf", lambda: docx(BODY)),
    "text called a Word file": ("a.docx", lambda: b"Minutes of a meeting"),
    "a Word file with macros": ("a.docm", lambda: docx(BODY, {"word/vbaProject.bin": b"\0" * 5000})),
    "a table of ten thousand rows": ("a.docx", lambda: docx(table(*[tr("a", "b", "c")] * 10_000))),
    "a row of two hundred columns, over and over": (
        "a.docx",
        lambda: docx(table(*[tr(tc("a", properties='<w:gridSpan w:val="99999999"/>'), "b")] * 2000)),
    ),
    "a hundred thousand empty paragraphs": ("a.docx", lambda: docx("<w:p/>" * 100_000 + BODY)),
    "a paragraph of fifty thousand runs": ("a.docx", lambda: docx(p(*[run("word ")] * 50_000))),
    "fields never ended": (
        "a.docx",
        lambda: docx(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000) + BODY),
    ),
    "tables twenty deep": ("a.docx", lambda: docx(nested(20))),
}  # fmt: skip

# These are refused, with what is wrong: they are large, or would be.
TOO_MUCH: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "a bomb": ("a.docx", "unpacks to", lambda: raw_docx(b"<a>" + b"\0" * 300 * MEGABYTE)),
    "a bomb that says it is small": ("a.docx", "damaged|unpacks to", lying),
    "nothing but tiny elements": ("a.docx", "more than can be read", lambda: raw_docx(tiny(1_600_000))),
    "nearly as many tiny elements as may be": ("a.docx", "no words", lambda: raw_docx(tiny(1_400_000))),
    "twenty thousand files": ("a.docx", "files", many_members),
    "thirty megabytes": ("a.txt", "MB", lambda: b"a" * 30 * MEGABYTE),
}  # fmt: skip

# And these, which are small.
REFUSED: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "entities that grow": (
        "a.docx",
        "definitions",
        lambda: raw_docx(document("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", entities(""))),
    ),
    "an entity that is a file": (
        "a.docx",
        "definitions",
        lambda: raw_docx(document(p("&x;"), entities('<!ENTITY x SYSTEM "file:///etc/passwd">'))),
    ),
    "an entity hidden in UTF-16": (
        "a.docx",
        "definitions",
        lambda: raw_docx(document(p("&a9;"), entities("")).replace("?>", ' encoding="UTF-16"?>').encode("utf-16")),
    ),
    "tables a thousand deep": ("a.docx", "more deeply", lambda: docx(nested(1000))),
    "elements a hundred thousand deep": ("a.docx", "more deeply", lambda: raw_docx("<a>" * 100_000)),
    "half a Word file": ("a.docx", "damaged", lambda: docx(BODY)[:-400]),
    "a Word file with its middle gone": ("a.docx", "damaged", lambda: docx(BODY * 500).replace(b"\x3c", b"\x00")),
    "a Word file without its document": (
        "a.docx",
        "damaged",
        lambda: zipped({"[Content_Types].xml": "", "word/x": ""}),
    ),
    "a Word file without words": ("a.docx", "no words", lambda: docx("<w:p/>")),
    "a locked archive": ("a.docx", "password", locked),
    "a locked Word file": ("a.docx", "password", lambda: old("EncryptedPackage")),
    "a locked OpenDocument text": ("a.odt", "password", lambda: open_document("text", "x", "<m:encryption-data/>")),
    "an old Word file": ("a.doc", r"\.docx", lambda: old("WordDocument")),
    "an old spreadsheet": ("a.xls", "spreadsheet", lambda: old("Workbook")),
    "an old slide show": ("a.ppt", "slide show", lambda: old("PowerPoint Document")),
    "an e-mail": ("a.msg", "e-mail", lambda: old("__properties_version1.0")),
    "another old file": ("a.pub", "older office program", lambda: old("Contents")),
    "a spreadsheet": ("a.xlsx", "spreadsheet", lambda: zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""})),
    "a slide show": ("a.pptx", "slide show", lambda: zipped({"[Content_Types].xml": "", "ppt/x.xml": ""})),
    "an OpenDocument spreadsheet": ("a.ods", "spreadsheet", lambda: open_document("spreadsheet")),
    "an OpenDocument slide show": ("a.odp", "slide show", lambda: open_document("presentation")),
    "an OpenDocument formula": ("a.odf", "no text", lambda: open_document("formula")),
    "a book": ("a.epub", "book", lambda: zipped({"mimetype": "application/epub+zip"})),
    "a zip file": ("a.zip", "Unpack", lambda: zipped({"minutes.txt": "Minutes"})),
    "an empty zip file": ("a.zip", "Unpack", lambda: zipped({})),
    "Word's own XML": ("a.xml", r"\.docx", lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>'),
    "a web archive": (
        "a.mht",
        "HTML only",
        lambda: b"MIME-Version: 1.0\nX: y\n z\nContent-Type: multipart/related;\n boundary=x\n\n--x\n",
    ),
    "a picture": ("a.png", "picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 5000),
    "a program": ("a.exe", "not a document", lambda: b"MZ" + bytes(range(256)) * 40),
    "nothing": ("a.docx", "empty", lambda: b""),
}  # fmt: skip
