"""What a file may do to whoever opens it: programs, commands, other files inside it, what it fetches from elsewhere.

None of it is needed in minutes or a report.  The reader itself runs nothing; this is for files that are kept, and
opened one day with another program.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from minutes_reader.errors import ReadingError
from minutes_reader.formats.archives import MOST_MEMBERS, MOST_RATIO

MOST_UNPACKED = 400_000_000  # bytes of all members, pictures included
_SMALL = 4_000_000
_OLE = b"\xd0\xcf\x11\xe0"
WITHOUT_MACROS = "Open it in Word, save it as a Word document without macros (.docx), and bring that."
PLAIN = "Open it, save it again without that or print it to a PDF, and bring that."
_NEW_PDF = "Print it to a new PDF, and bring that."
_RTF = (
    (re.compile(rb"\\objdata|\\objocx|\\objemb"), "it holds other files or programs inside it"),
    (re.compile(rb"\\fldinst[^\\]{0,60}\bDDE(?:AUTO)?\b", re.I), "it starts a program when it is opened"),
    (re.compile(rb"\\template\s*\}?\s*(?:https?:|\\\\\\\\)", re.I), "it fetches a template from elsewhere"),
)
_HARM_IN_PDF = {
    "/JavaScript": "it runs a script when it is opened",
    "/Launch": "it starts a program when it is opened",
    "/ImportData": "it fetches other files",
    "/EmbeddedFile": "it holds other files inside it",
    "/Filespec with a file": "it holds other files inside it",
    "/FileAttachment": "it holds other files inside it",
    "/RichMedia": "it holds a film or a program",
    "/XFA": "it holds a form that may run scripts",
    "/Too deep": "things stand inside one another in it more deeply than any document needs",
}
_MOST_DEPTH = 60
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def refused(name: str, what: str, do: str) -> ReadingError:
    """The error for a file that is not kept: what it does, and what to do instead."""
    return ReadingError(f"{name}: {what}, and was not kept. {do}")


def refuse_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a Word file or OpenDocument text that brings programs or unpacks to too much.  Raises ReadingError."""
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    packed = any(one.file_size > _SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1) for one in infos)
    if len(infos) > MOST_MEMBERS or total > MOST_UNPACKED or packed:
        raise refused(name, "it unpacks to far more than a document holds, and may be meant to do harm", PLAIN)
    for info in infos:
        member = info.filename.lower()
        if member.endswith(("vbaproject.bin", "vbadata.xml")) or member.startswith(("basic/", "scripts/")):
            raise refused(name, "it holds macros, which are programs", WITHOUT_MACROS)
        if "/activex/" in member:
            raise refused(name, "it holds a program (ActiveX)", WITHOUT_MACROS)
        if "/embeddings/" in member and not _is_plain(archive, info):
            raise refused(name, "it holds other files inside it that may be programs", PLAIN)
        with archive.open(info) as file:
            if file.read(4) == _OLE:  # macros and objects, by whatever name
                raise refused(name, "it holds other files inside it that may be programs", PLAIN)


def refuse_rtf(data: bytes, name: str) -> None:
    """Refuse rich text that brings programs or fetches things.  Raises ReadingError."""
    for sign, what in _RTF:
        if sign.search(data):
            raise refused(name, what, PLAIN)


def refuse_pdf(pdf: Any, name: str) -> None:
    """Refuse an open PDF that brings scripts, programs or files.  Raises ReadingError."""
    for found in (*pdf.objects, pdf.trailer):
        for harm in _harm_in(found, 0):
            raise refused(name, _HARM_IN_PDF[harm], _NEW_PDF)


def refuse_raw_pdf(data: bytes, name: str) -> None:
    """Refuse a PDF too damaged to be looked into, for words that stand in it openly.  Raises ReadingError."""
    data = _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), data)  # a letter of a name may be a number
    for harm, what in _HARM_IN_PDF.items():
        if re.search(re.escape(harm.encode()) + rb"\b", data):
            raise refused(name, what, _NEW_PDF)


def _harm_in(found: Any, depth: int) -> Iterator[str]:
    import pikepdf

    if depth > _MOST_DEPTH:
        yield "/Too deep"
        return
    if isinstance(found, pikepdf.Array):
        inside = list(found)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        keys = set(found.keys())
        if "/JS" in keys:
            yield "/JavaScript"
        if "/EF" in keys:
            yield "/EmbeddedFile"
        if "/XFA" in keys:
            yield "/XFA"
        yield from (str(found[key]) for key in ("/S", "/Type", "/Subtype") if key in keys and _is_harm(found[key]))
        inside = [found[key] for key in keys]
    else:
        return
    for one in inside:
        if not getattr(one, "is_indirect", False):
            yield from _harm_in(one, depth + 1)


def _is_harm(value: Any) -> bool:
    return str(value) in _HARM_IN_PDF


def _is_plain(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether a file inside is a folder, or a table or document of today's kind without programs, as behind a chart."""
    if info.is_dir():
        return True
    data = archive.read(info)
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            members = [member.lower() for member in inner.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    harm = ("vbaproject.bin", ".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".zip")
    return "[content_types].xml" in members and not any(
        member.endswith(harm) or "/embeddings/" in member or "/activex/" in member for member in members
    )
