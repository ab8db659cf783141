"""What kind of file came in, told by what it holds and never by its name, and who reads each kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from minutes_reader.decoding import MOST_BYTES, MOST_TEXT_BYTES, decoded, text_of, too_large
from minutes_reader.errors import ReadingError
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.confined import confined
from minutes_reader.formats.ocr import with_scans
from minutes_reader.formats.refusals import too_deep
from minutes_reader.reading import Note

if TYPE_CHECKING:
    from minutes_reader.formats.pdf_layers import Layers

# Endings of names that promise a kind; others promise nothing.
_ENDINGS = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx"),
    **dict.fromkeys((".odt", ".ott", ".fodt"), "odt"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".txt", ".text"), "text"),
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".doc": "doc",
}
_CALLED = {
    "pdf": "a PDF",
    "docx": "a Word file",
    "odt": "an OpenDocument text",
    "html": "a web page",
    "rtf": "a rich text file",
    "text": "plain text",
}
_OF_CHARACTERS = frozenset(("text", "html", "rtf"))  # the others may hold pictures, which are never looked at
_ZIP, _EMPTY_ZIP, _OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "Open it in Word, save it as a Word document (.docx), and bring that."
_SAVE = "Open it, save the minutes or the report as Word, PDF or plain text, and bring that."
_UNLOCK = "Open it with its password, save a copy without one, and bring that."
# What stands inside the containers of older office programs, by the names of their streams.
_STREAMS = (
    ("EncryptedPackage", "is locked with a password", _UNLOCK),
    ("WordDocument", "is an old Word file (.doc)", _WORD),
    ("Workbook", "is an old spreadsheet (.xls)", _SAVE),
    ("PowerPoint Document", "is an old slide show (.ppt)", _SAVE),
    ("__properties_version1.0", "is an e-mail saved by Outlook", "Save the paper attached to it, and bring that."),
)
# What stands inside zip archives, by the name of a member or the kind that its program declares.
_MEMBERS = (
    ("xl/", "is a spreadsheet", _SAVE),
    ("ppt/", "is a slide show", _SAVE),
    ("visio/", "is a drawing", _SAVE),
    ("Index/Document.iwa", "is an Apple Pages document", "Export it as Word or PDF, and bring that."),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OTHER_OPEN = {"spreadsheet": "is a spreadsheet", "presentation": "is a slide show", "graphics": "is a drawing"}
_PAGE_START = re.compile(rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|main|article|div|table)\b)", re.I)
_PIECE_START = re.compile(rb"<(?:p|h[1-6]|section|ul|ol)\b[^<>]{0,200}>", re.I)
_OTHER_XML = re.compile(rb"progid=\"Word\.Document\"|<pkg:package|<w:wordDocument")
_FLAT_OPEN = re.compile(rb"<office:document\b")
_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/", re.I)
_HEAD = 4000


def kind_of(data: bytes, name: str) -> str:
    """pdf, docx, odt, html, rtf or text, whatever the name says.

    ReadingError for what is none of these, with what to do: old Word files, spreadsheets, slides, plain archives and
    what is locked.  Pictures, programs and other files without text are `text` here, and refused when it is decoded.
    """
    head = data[:_HEAD]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _in_zip(data, name)
    if data.startswith(_OLE):
        raise _old_office(data, name)
    if data.lstrip()[:5] == b"{\\rtf" or data.startswith(b"\xef\xbb\xbf{\\rtf"):
        return "rtf"
    head = _narrow(head)
    if _OTHER_XML.search(head):
        raise ReadingError(f"{name}: this is a Word file saved as XML. {_WORD}")
    if _FLAT_OPEN.search(head):
        return "odt"
    start = _first_tag(head)
    if _PAGE_START.match(head, start) or (_PIECE_START.match(head, start) and data.rstrip().endswith(b">")):
        return "html"
    if head[:4].lower() == b"mime" and _WEB_ARCHIVE.match(head):
        raise ReadingError(f"{name}: this is a web page saved with its pictures. Save it as a web page, HTML only.")
    return "text"


def canonical_of(data: bytes, name: str, most: int = MOST_BYTES) -> Canonical:
    """The canonical text of a file of at most `most` bytes, of whatever kind it is.

    ReadingError for what cannot be read, in bounded time and memory: all but text is parsed in a process of its own.
    A name that promises another kind is no matter, and is noted.
    """
    if len(data) > most:
        raise too_large(name, len(data), most)
    kind = kind_of(data, name)
    if kind in _OF_CHARACTERS and len(data) > MOST_TEXT_BYTES:
        raise too_large(name, len(data), MOST_TEXT_BYTES)
    try:
        found = _text(data, name, most) if kind == "text" else _confined(kind, data, name)
    except RecursionError as error:
        raise too_deep(name) from error
    promised = _ENDINGS.get(PurePath(name).suffix.lower())
    if promised and promised != kind:
        message = (
            f"The file's name ends in {PurePath(name).suffix}, but it holds {_CALLED[kind]}, and was read as that."
        )
        found = replace(found, notes=(*found.notes, Note(kind="wrong_extension", message=message)))
    return found


def _text(data: bytes, name: str, most: int) -> Canonical:
    text, encoding, notes = decoded(data, name, most)
    return Canonical(text=text, kind="text", encoding=encoding, notes=tuple(notes))


def _confined(kind: str, data: bytes, name: str) -> Canonical:
    if kind == "pdf":
        return with_scans(lambda layers: confined(_pdf, data, name, layers, name=name), data, name)
    return confined(_read, kind, data, name, name=name)


def _pdf(data: bytes, name: str, layers: Layers) -> Canonical:
    from minutes_reader.formats.pdf import from_pdf

    return from_pdf(data, name, layers)


def _read(kind: str, data: bytes, name: str) -> Canonical:
    """Each kind by its own reader, which is loaded when it is first wanted: the command line starts without them."""
    read: Callable[[bytes, str], Canonical] = getattr(import_module(f"minutes_reader.formats.{kind}"), f"from_{kind}")
    found = read(data, name)
    if not found.text.strip() and any(note.kind == "embedded_files" for note in found.notes):
        raise ReadingError(f"{name}: its words stand in other files inside it, which are not read. {_WORD}")
    if not found.text.strip():
        raise ReadingError(
            f"{name}: it holds no words, only pictures or nothing at all. If it was scanned, save the scan as PDF."
        )
    # Signs that a file names by their number may be ends of lines, which are one sign here.
    text, notes = text_of(found.text.replace("\r\n", "\n").replace("\r", "\n"), name)
    return replace(found, text=text, notes=(*found.notes, *notes))


def _in_zip(data: bytes, name: str) -> str:
    from minutes_reader.formats.archives import Archive

    archive = Archive(data, name)
    members = archive.members
    if "mimetype" in members:
        declared = archive.read("mimetype")[:200]
        what = declared.removeprefix(_OPEN_DOCUMENT).decode("ascii", "replace").strip()
        if declared.startswith(_OPEN_DOCUMENT):
            if not what.startswith("text"):
                raise ReadingError(f"{name}: this {_OTHER_OPEN.get(what.split('-')[0], 'is no text')}. {_SAVE}")
            if b"encryption-data" in archive.read_if_there("META-INF/manifest.xml"):
                raise ReadingError(f"{name}: this is locked with a password. {_UNLOCK}")
            return "odt"
        if declared.startswith(b"application/epub"):
            raise ReadingError(f"{name}: this is an electronic book. {_SAVE}")
    if "[Content_Types].xml" in members and any(member.startswith("word/") for member in members):
        return "docx"
    for start, what, do in _MEMBERS:
        if any(member.startswith(start) for member in members):
            raise ReadingError(f"{name}: this {what}. {do}")
    raise ReadingError(f"{name}: this is a zip file of other files. Unpack it, and bring the papers inside it.")


def _old_office(data: bytes, name: str) -> ReadingError:
    for stream, what, do in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return ReadingError(f"{name}: this {what}. {do}")
    return ReadingError(f"{name}: this is a file of an older office program. {_SAVE}")


def _first_tag(head: bytes) -> int:
    """Where a page begins, behind white space, comments and the line that says that it is XML."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while at < len(head):
        if head[at : at + 1].isspace():
            at += 1
            continue
        end = b"-->" if head.startswith(b"<!--", at) else b"?>" if head.startswith(b"<?", at) else b""
        close = head.find(end, at) if end else -1
        if close < 0:
            break
        at = close + len(end)
    return at


def _narrow(head: bytes) -> bytes:
    """The head of a file as plain letters, where it is UTF-16."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) & ~1].decode("utf-16", "replace").encode("utf-8", "replace")
    return head
