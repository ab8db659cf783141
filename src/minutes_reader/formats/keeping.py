"""A file as it may be kept: refused where it could do harm, and cleaned of what it says that nobody meant to say."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from minutes_reader.formats import harm
from minutes_reader.formats.confined import confined
from minutes_reader.formats.kinds import kind_of
from minutes_reader.formats.positions import without_position, without_position_in_xmp
from minutes_reader.formats.refusals import damaged

POSITIONS = "where pictures were taken"
TEMPLATE = "a template that is fetched from elsewhere"
LINKED = "links to pictures that are fetched from elsewhere"
SECONDS = 40.0
_PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff")
_RELATION = re.compile(rb"<Relationship\b[^>]*>(?:\s*</Relationship>)?")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
_TYPE = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/([^\"'/]+)[\"']")
_TARGET = re.compile(rb"\bTarget\s*=\s*(\"[^\"]*\"|'[^']*')")
_ATTACHED = re.compile(rb"<w:attachedTemplate\b[^>]*/>|<w:attachedTemplate\b[^>]*>\s*</w:attachedTemplate>")
_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Keepable:
    """What may be kept of a file: its bytes, and what was taken out of them, in words; nothing where nothing was."""

    data: bytes
    taken_out: tuple[str, ...] = ()


def keepable(data: bytes, name: str) -> Keepable:
    """What may be kept of a file, told by what it holds and never by its name.

    ReadingError, which says what to do, for a file of a kind that is not read, for one with macros, scripts, commands
    or other files inside it, for one that fetches parts of itself, and for one that unpacks to too much.  Taken
    out are only things that are no part of what the document says: where its pictures were taken, and the addresses of
    templates and of linked pictures.

    Word files, OpenDocument texts and PDF are looked into in a process that may take only so much time and memory.
    What is locked or damaged comes back as it is: reading it says why.
    """
    kind = kind_of(data, name)
    if kind == "rtf":
        harm.refuse_rtf(data, name)
    elif kind == "odt" and not data.startswith(b"PK"):
        harm.refuse_open_document(data, name)
    elif kind in ("docx", "odt"):
        return confined(_archive, data, name, name=name, seconds=SECONDS)
    elif kind == "pdf":
        return confined(_pdf, data, name, name=name, seconds=SECONDS)
    return Keepable(data)


def _archive(data: bytes, name: str) -> Keepable:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            harm.refuse_archive(archive, name)
            changed: dict[str, bytes] = {}
            taken: set[str] = set()
            for info in archive.infolist():
                member = info.filename
                if not member.lower().endswith((*_PICTURES, ".xml", ".rels")):
                    continue
                before = archive.read(info)
                after = _cleaned(member, before, name, taken)
                if after != before:
                    changed[member] = after
            if not changed:
                return Keepable(data)
            return Keepable(_rewritten(archive, changed), tuple(sorted(taken)))
    except _BROKEN as error:
        raise damaged(name) from error


def _cleaned(member: str, data: bytes, name: str, taken: set[str]) -> bytes:
    """A member of a package without what is taken out of it.  ReadingError where the file is refused for it."""
    lowered = member.lower()
    if lowered.endswith(_PICTURES):
        clean = without_position(data)
        if clean != data:
            taken.add(POSITIONS)
        return clean
    if lowered.endswith(".rels"):
        return _RELATION.sub(lambda found: _related(found[0], name, taken), data)
    harm.refuse_part(member, data, name)
    if lowered == "word/settings.xml":
        return _ATTACHED.sub(b"", data)
    return data


def _related(relation: bytes, name: str, taken: set[str]) -> bytes:
    """A relation of a package as it is kept.  ReadingError for one that fetches what may do harm."""
    kind = _TYPE.search(relation)
    what = kind[1].decode("ascii", "replace") if kind else ""
    if not _EXTERNAL.search(relation) or what == "hyperlink":
        return relation
    if what == "attachedTemplate":
        taken.add(TEMPLATE)
        return b""
    if what in ("image", "media", "video", "audio"):
        taken.add(LINKED)
        return _TARGET.sub(b'Target="about:blank"', relation)
    raise harm.refused(
        name, "it fetches parts of itself from elsewhere when it is opened", "Save it as a PDF, and bring that."
    )


def _rewritten(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with these members changed, and every other byte for byte: the same each time it is done."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in archive.infolist():
            data = changed.get(info.filename)
            kept = zipfile.ZipInfo(info.filename, info.date_time)
            kept.compress_type, kept.external_attr = info.compress_type, info.external_attr
            new.writestr(kept, archive.read(info) if data is None else data)
    return out.getvalue()


def _pdf(data: bytes, name: str) -> Keepable:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            harm.refuse_pdf(pdf, name)
            if not _clean_pictures(pdf):
                return Keepable(data)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            return Keepable(out.getvalue(), (POSITIONS,))
    except pikepdf.PasswordError:
        return Keepable(data)  # it cannot be read either, which says what to do
    except (pikepdf.PdfError, RuntimeError, ValueError):
        harm.refuse_raw_pdf(data, name)
        return Keepable(data)


def _clean_pictures(pdf: object) -> bool:
    """Take out of every picture, and of what is said of it, where it was taken; says whether there was any."""
    import pikepdf

    found = False
    for one in pdf.objects:  # type: ignore[attr-defined]
        if not isinstance(one, pikepdf.Stream):
            continue
        form = one.get("/Filter")
        is_photo = str(form) == "/DCTDecode" or (
            isinstance(form, pikepdf.Array) and [str(each) for each in form] == ["/DCTDecode"]
        )
        how = one.get("/DecodeParms")
        if not isinstance(how, pikepdf.Dictionary | pikepdf.Array):
            how = None
        if one.get("/Subtype") == "/Image" and is_photo:
            before = one.read_raw_bytes()
            after = without_position(before)
            if after != before:
                one.write(after, filter=pikepdf.Name.DCTDecode, decode_parms=how)
                found = True
        elif one.get("/Type") == "/Metadata":
            before = one.read_bytes()
            after = without_position_in_xmp(before)
            if after != before:
                one.write(after)
                found = True
    return found
