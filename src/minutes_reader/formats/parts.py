"""The XML inside Word files and OpenDocument texts, element by element: what in it would do harm when it is opened.

It is parsed as the programs do that open it, so that nothing hides behind another prefix, another encoding, characters
written as numbers, or a bracket inside an attribute.  No entity is ever resolved, and nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from xml.parsers import expat  # nosec B407

from minutes_reader.formats.harm import PLAIN, WITHOUT_MACROS, refused
from minutes_reader.formats.refusals import damaged

_ENCODINGS = ("utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252")
# UTF-8, UTF-16, UTF-32 and EBCDIC: what a program might take for XML.
_STARTS = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0<", b"\0\0", b"\x4c\x6f\xa7\x94")
_DDE = re.compile(r"\bDDE(?:AUTO)?\b", re.I)
# Between two pieces of a field, and between two fields: characters that XML cannot hold.
_PIECE, _FIELD = "\0", "\1"
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.I)
_FETCHED = re.compile(r"\s*(?:(?:https?|ftp|smb|file):|//|\\\\)", re.I)
_FETCHING = frozenset(
    ("image", "object", "object-ole", "plugin", "applet", "section-source", "background-image", "fill-image")
)
_STARTING = frozenset(("event-listener", "dde-source", "dde-connection-decl"))


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part of a package is related to: as what, where that stands, and whether outside the package."""

    kind: str
    target: str
    outside: bool


@dataclass(slots=True)
class Part:
    """What a part of a package holds that is taken out before it is kept."""

    relations: list[Relation] = field(default_factory=list)
    has_template: bool = False


class _PictureError(Exception):
    """The part is a drawing (SVG), which no office program takes for a document: nothing more is looked for in it."""


def looked_into(member: str, data: bytes, name: str, *, open_document: bool) -> Part:
    """A part of a package, after it was found to do no harm.

    ReadingError for one that starts programs or fetches things, one with definitions (entities), and one that should
    be XML and cannot be parsed.  What is no XML and does not say so by its name holds nothing for this.
    """
    must, starts = member.lower().endswith((".xml", ".rels")), data.lstrip().startswith(_STARTS)
    # LibreOffice keeps empty files by the name of .xml, and locks each part of a locked text, which reading it tells.
    if not data or (not starts and (open_document or not must)):
        return Part()
    look = _Look(member.lower(), name, open_document)
    try:
        look.parser.Parse(data, True)
    except _PictureError:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:
        if must:
            raise damaged(name) from error
    look.refuse_fields()
    return look.part


def related(attributes: dict[str, str]) -> Relation:
    """A relation by its attributes, whose names may have any prefix."""
    said = {_local(key): value for key, value in attributes.items()}
    target = said.get("Target", "")
    outside = said.get("TargetMode", "").strip().lower() == "external" or _ELSEWHERE.match(target) is not None
    return Relation(said.get("Type", "").rpartition("/")[2].strip(), target, outside)


class _Look:
    """One pass over one part, which ends with an error at the first thing that would do harm.

    What has a document type is refused before any entity of it is expanded, so that the parser can be trusted with it.
    """

    def __init__(self, member: str, name: str, open_document: bool) -> None:
        self.member, self.name, self.open_document = member, name, open_document
        self.part = Part()
        self.path: list[str] = []
        self.fields: list[str] = []
        self.in_field = self.defines = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declared
        self.parser.StartDoctypeDeclHandler = self.document_type
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise refused(self.name, "its words are written in a way that no office program uses", PLAIN)

    def document_type(self, _root: str, system: str | None, public: str | None, inside: bool) -> None:
        """Early OpenOffice named its own document types; nothing else does that is neither harm nor a drawing."""
        known = (public or "").startswith("-//OpenOffice.org//DTD ") and re.fullmatch(r"[\w.-]*", system or "")
        self.defines = bool(inside) or not (self.open_document and known)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        if not self.path and local == "svg":
            raise _PictureError
        if self.defines:
            raise refused(self.name, "it holds definitions that no document needs", PLAIN)
        if self.open_document:
            self._refuse_open(local, attributes)
        if self.member == "[content_types].xml":
            self._refuse_macros(" ".join(attributes.values()))
        if local == "Relationship" and self.member.endswith(".rels"):
            self.part.relations.append(related(attributes))
        elif local in ("instrText", "delInstrText"):
            self.in_field = True
        elif local == "fldChar":
            self.fields.append(_FIELD)
        elif local == "attachedTemplate":
            self.part.has_template = True
        self.fields += [_FIELD + value + _FIELD for key, value in attributes.items() if _local(key) == "instr"]
        self.path.append(local)

    def end(self, _tag: str) -> None:
        if self.path.pop() in ("instrText", "delInstrText"):
            self.in_field = False
            self.fields.append(_PIECE)

    def words(self, said: str) -> None:
        if self.in_field:
            self.fields.append(said)
        elif self.member == "[content_types].xml":
            self._refuse_macros(said)

    def refuse_fields(self) -> None:
        """Refuse a field that starts a program, however Word's way of cutting fields in pieces has cut it."""
        fields = "".join(self.fields)
        whole = fields.replace(_PIECE, "")
        ways = (whole.replace(_FIELD, ""), whole.replace(_FIELD, " "), fields.replace(_PIECE, " "))
        if any(_DDE.search(way) for way in ways):
            raise refused(self.name, "it starts a program when it is opened (a DDE field)", PLAIN)

    def _refuse_macros(self, said: str) -> None:
        if "macroenabled" in said.lower():
            raise refused(self.name, "it is a Word file that may hold macros", WITHOUT_MACROS)

    def _refuse_open(self, local: str, attributes: dict[str, str]) -> None:
        holds = self.path[-1:] == ["scripts"] and local != "event-listeners"
        if holds or local in _STARTING:
            raise refused(self.name, "it holds macros, or starts programs", WITHOUT_MACROS)
        if local in _FETCHING and any(
            _local(key) == "href" and _FETCHED.match(value) for key, value in attributes.items()
        ):
            raise refused(self.name, "it fetches pictures or other parts from elsewhere when it is opened", PLAIN)


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
