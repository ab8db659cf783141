"""From a Word file to its canonical text: the parts of the package, and what is said of those that are not read."""

from __future__ import annotations

import posixpath

from lxml import etree

from minutes_reader.formats.archives import Archive
from minutes_reader.formats.canonical import Canonical
from minutes_reader.formats.docx_body import Body
from minutes_reader.formats.docx_numbers import Numbering
from minutes_reader.formats.docx_styles import Styles, W
from minutes_reader.formats.markup import narrowed, parsed
from minutes_reader.formats.refusals import damaged
from minutes_reader.reading import Note

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


def from_docx(data: bytes, name: str) -> Canonical:
    """The canonical text of a Word file (.docx, .docm and their templates).

    Paragraphs, and tables row by row, stand in the file's order with the numbers of lists as Word prints them.  Deleted
    and hidden words, comments, running heads and feet are left out; footnotes stand at the end.  Macros are never run.
    ReadingError where the file is damaged, locked, or no Word file.
    """
    package = Package(Archive(data, name))
    styles = Styles(package.part("styles"))
    body = Body(package.main, styles, Numbering(package.part("numbering"), styles))
    lines = body.lines()
    lines += _notes_at_end(body, package)
    return Canonical(text="\n".join(lines), kind="docx", notes=tuple(_told(body, package, lines)))


class Package:
    """The parts of a Word file by what they are for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        main = self._related("").get("officeDocument", "word/document.xml")
        if main not in archive.members:
            raise damaged(archive.name)
        self._parts = self._related(main)
        self.raw = archive.read(main)
        self.main = self._root(self.raw)

    def part(self, kind: str) -> etree._Element | None:
        """The root of a part such as `styles`, or None where the file has none."""
        path = self._parts.get(kind)
        return self._root(self._archive.read(path)) if path in self._archive.members and path else None

    def holds(self, folder: str) -> bool:
        """Whether the file holds others in a folder such as `embeddings`."""
        return any(f"/{folder}/" in member for member in self._archive.members)

    @property
    def has_macros(self) -> bool:
        """Whether the file brings a program of its own."""
        return any(member.lower().endswith("vbaproject.bin") for member in self._archive.members)

    def _root(self, data: bytes) -> etree._Element:
        data = narrowed(data)
        for strict, usual in _STRICT:
            if strict in data[:4000]:
                data = data.replace(strict, usual)
        return parsed(data, self._archive.name)

    def _related(self, path: str) -> dict[str, str]:
        """The paths of the parts that a part names, by the last word of their kind."""
        folder, file = posixpath.split(path)
        data = self._archive.read_if_there(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for one in parsed(data, self._archive.name).iterchildren(_RELATIONS) if data else ():
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                found.setdefault(one.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return found


def _notes_at_end(body: Body, package: Package) -> list[str]:
    """Footnotes and endnotes in the order of their marks, each with its number, below an empty line."""
    lines: list[str] = []
    parts: dict[str, dict[str, etree._Element]] = {}
    for at, (kind, key) in enumerate(body.notes, 1):
        if kind not in parts:
            root = package.part(f"{kind}s")
            parts[kind] = {one.get(W + "id", ""): one for one in root} if root is not None else {}
        words = body.words(parts[kind][key]) if key in parts[kind] else ""
        if words:
            lines.append(f"[{at}] {words}")
    return ["", *lines] if lines else []


def _told(body: Body, package: Package, lines: list[str]) -> list[Note]:
    """What a person should know of a file that was read."""
    told = []
    if package.has_macros:
        told.append(("macros", "The file holds macros. They were not run."))
    if body.tracked:
        told.append(("tracked_changes", "The file holds tracked changes: read as if all of them had been accepted."))
    if b"commentReference" in package.raw:
        told.append(("comments", "The file holds comments, which are no part of the text that was read."))
    if body.notes and lines[-1].startswith("["):
        told.append(("footnotes", "Footnotes stand at the end of the text, in square brackets by their number."))
    if package.holds("embeddings") or body.embedded:
        told.append(("embedded_files", "The file holds other files inside it, which were not read. Bring them too."))
    return [Note(kind=kind, message=message) for kind, message in told]
