"""Which files are spreadsheets that may be opened and kept, told by what they hold and never by their name."""

import io
import zipfile
import zlib

from minutes_reader import ReadingError
from minutes_reader.formats.archives import MOST_MEMBERS, MOST_RATIO
from minutes_reader.formats.harm import MOST_UNPACKED

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SMALL = 4_000_000
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_UNLOCK = "this is locked with a password. Open it with its password, save a copy without one, and bring that."
_MACROS = "it holds macros, which are programs, and was not kept. Save it as a workbook without macros (.xlsx)."
_BOMB = "it unpacks to far more than a spreadsheet holds, and may be meant to do harm; it was not kept."
_OTHER = "Minutes and reports are added under Documents."
_NOT = f"this is not a spreadsheet. Bring an XLSX, XLS, ODS or CSV file. {_OTHER}"
_RUNS = "it starts another program when it is opened, and was not kept. Save it without links to other programs."


def kind_of_sheet(content: bytes, name: str) -> str:
    """xlsx, ods, xls or csv.  ReadingError for what is none of these, is locked, holds programs, or unpacks to too
    much."""
    if not content.strip(b"\x00 \t\r\n"):
        raise ReadingError(f"{name}: the file is empty. Check that it was saved, and bring it again.")
    if content.startswith(_OLE):
        return _in_ole(content, name)
    if content.startswith(_ZIP):
        return _in_zip(content, name)
    if b"%PDF-" in content[:1024] or content.lstrip()[:5] == b"{\\rtf" or content.lstrip()[:1] == b"<":
        raise ReadingError(f"{name}: {_NOT}")
    return "csv"


def _in_ole(content: bytes, name: str) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise ReadingError(f"{name}: {_UNLOCK}")
    if not (holds("Workbook") or holds("Book")) or holds("WordDocument"):
        raise ReadingError(f"{name}: {_NOT}")
    if holds("_VBA_PROJECT"):
        raise ReadingError(f"{name}: {_MACROS}")
    return "xls"


def _in_zip(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            _refuse_bomb(infos, name)
            members = {info.filename.lower() for info in infos}
            if "mimetype" in members:
                return _ods(archive, name, members)
            if not any(member.startswith("xl/") for member in members):
                raise ReadingError(f"{name}: {_NOT}")
            if any(info.flag_bits & 0x1 for info in infos):
                raise ReadingError(f"{name}: {_UNLOCK}")
            if "xl/workbook.bin" in members:
                raise ReadingError(f"{name}: this is a binary workbook (.xlsb). Save it as .xlsx, and bring that.")
            _refuse_harm(archive, infos, name)
            return "xlsx"
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error) as error:
        raise ReadingError(f"{name}: it is damaged and cannot be opened. Save it again, and bring that.") from error


def _refuse_bomb(infos: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(info.file_size for info in infos)
    packed = any(one.file_size > _SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1) for one in infos)
    if len(infos) > MOST_MEMBERS or total > MOST_UNPACKED or packed:
        raise ReadingError(f"{name}: {_BOMB}")


def _refuse_harm(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], name: str) -> None:
    for info in infos:
        member = info.filename.lower()
        if member.endswith(("vbaproject.bin", "vbadata.xml")) or member.startswith(
            ("xl/macrosheets/", "basic/", "scripts/")
        ):
            raise ReadingError(f"{name}: {_MACROS}")
        if "/activex/" in member or "/embeddings/" in member:
            raise ReadingError(f"{name}: it holds other files inside it, and was not kept. Save a copy without them.")
        if "/externallinks/" in member and member.endswith(".xml") and b"<ddeLink" in archive.read(info):
            raise ReadingError(f"{name}: {_RUNS}")


def _ods(archive: zipfile.ZipFile, name: str, members: set[str]) -> str:
    if not archive.read("mimetype").startswith(_ODS):
        raise ReadingError(f"{name}: {_NOT}")
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") if "meta-inf/manifest.xml" in members else b""):
        raise ReadingError(f"{name}: {_UNLOCK}")
    _refuse_harm(archive, archive.infolist(), name)
    return "ods"
