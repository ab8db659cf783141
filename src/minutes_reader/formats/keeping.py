"""A file as it may be kept: refused where it could do harm, and cleaned of what it says that nobody meant to say."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from minutes_reader.formats import harm
from minutes_reader.formats.confined import confined
from minutes_reader.formats.kinds import kind_of
from minutes_reader.formats.parts import Relation, looked_into, related
from minutes_reader.formats.positions import without_position, without_position_in_xmp
from minutes_reader.formats.refusals import damaged

POSITIONS = "where pictures were taken"
TEMPLATE = "a template that is fetched from elsewhere"
LINKED = "links to pictures that are fetched from elsewhere"
SECONDS = 40.0
_NOWHERE = "about:blank"
_LINKED = ("image", "media", "video", "audio")
_PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff")
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
        return confined(_flat, data, name, name=name, seconds=SECONDS)
    elif kind in ("docx", "odt"):
        return confined(_archive, data, name, name=name, seconds=SECONDS)
    elif kind == "pdf":
        return confined(_pdf, data, name, name=name, seconds=SECONDS)
    return Keepable(data)


def _flat(data: bytes, name: str) -> Keepable:
    """An OpenDocument text that is one XML file."""
    looked_into("content.xml", data, name, open_document=True)
    return Keepable(data)


def _archive(data: bytes, name: str) -> Keepable:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            harm.refuse_archive(archive, name)
            changed: dict[str, bytes] = {}
            taken: set[str] = set()
            open_document = not {"mimetype", "content.xml"}.isdisjoint(archive.namelist())
            for info in archive.infolist():
                before = archive.read(info)
                after = _cleaned(info.filename, before, name, taken, open_document=open_document)
                if after != before:
                    changed[info.filename] = after
            if not changed:
                return Keepable(data)
            return Keepable(_rewritten(archive, changed), tuple(sorted(taken)))
    except _BROKEN as error:
        raise damaged(name) from error


def _cleaned(member: str, data: bytes, name: str, taken: set[str], *, open_document: bool) -> bytes:
    """A member of a package without what is taken out of it.  ReadingError where the file is refused for it."""
    if member.lower().endswith(_PICTURES):
        clean = without_position(data)
        if clean != data:
            taken.add(POSITIONS)
        return clean
    if data.startswith(b"{\\rt"):
        harm.refuse_rtf(data, name)
    part = looked_into(member, data, name, open_document=open_document)
    if any(_is_changed(one, name, taken) for one in part.relations):
        return _without(data, name)
    if part.has_template and not open_document:
        taken.add(TEMPLATE)
        return _without(data, name)
    return data


def _is_changed(relation: Relation, name: str, taken: set[str]) -> bool:
    """Whether a relation of a package is not kept as it is.  ReadingError for one that fetches what may do harm."""
    if not relation.outside or relation.kind == "hyperlink":
        return False
    if relation.kind == "attachedTemplate":
        taken.add(TEMPLATE)
        return True
    if relation.kind in _LINKED:
        taken.add(LINKED)
        return relation.target != _NOWHERE
    raise harm.refused(
        name, "it fetches parts of itself from elsewhere when it is opened", "Save it as a PDF, and bring that."
    )


def _without(data: bytes, name: str) -> bytes:
    """A part without templates, and with the addresses of linked pictures made blank."""
    from lxml import etree

    from minutes_reader.formats.markup import parsed

    root = parsed(data, name)
    for one in list(root.iter()):
        what = etree.QName(one).localname
        relation = related({str(key): str(value) for key, value in one.attrib.items()})
        if what == "attachedTemplate" or (
            what == "Relationship" and relation.outside and relation.kind == "attachedTemplate"
        ):
            above = one.getparent()
            if above is not None:
                above.remove(one)
        elif what == "Relationship" and relation.outside and relation.kind in _LINKED:
            one.set("Target", _NOWHERE)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


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
