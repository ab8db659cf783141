"""The files of a subject access export, and the Word document of an information answer.  Pure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from frankpledge.rights.rules.answers import NAME_LEFT_OUT, SECTION_40, Answer
from frankpledge.rights.rules.word_file import Part, word_file

OTHERS = (
    "The words around each place may name other people. Read every place before this is sent, and take out what is "
    "about somebody else where sending it would not be fair to them (UK GDPR Article 15(4); Data Protection Act 2018, "
    "Schedule 2, paragraph 16)."
)
LEDGER = (
    "The ledger says which account did what and when, and holds no content. It is counted here, not listed; an officer "
    "can open it."
)


@dataclass(frozen=True, slots=True)
class Controller:
    """Who answers for the data: the partnership, its controller, host and contact."""

    partnership: str
    controller: str
    host: str
    contact: str

    def about(self) -> list[tuple[str, str]]:
        """As key facts; what nobody has entered says so."""
        told = (("Partnership", self.partnership), ("Controller", self.controller), ("Host", self.host))
        return [(name, value or "Not entered in the record") for name, value in (*told, ("Contact", self.contact))]


@dataclass(frozen=True, slots=True)
class Export:
    """What is held on somebody as plain values: groups of findings, documents with places, and what was left out."""

    made_on: str
    controller: Controller
    spellings: Sequence[str]
    groups: Mapping[str, Sequence[Mapping[str, Any]]]
    documents: Sequence[Mapping[str, Any]]
    counts: Mapping[str, int]
    notes: Sequence[Mapping[str, str]]
    left_out: Sequence[str]


def subject_access_zip(export: Export) -> bytes:
    """A ZIP of the same as JSON, for machines, and as a Word document, for people; no name stands in a file's name."""
    told = {
        "made_on": export.made_on,
        "controller": dict(export.controller.about()),
        "names": list(export.spellings),
        "held": {name: list(rows) for name, rows in export.groups.items()},
        "documents": list(export.documents),
        "counts": dict(export.counts),
        "notes": list(export.notes),
        "left_out": list(export.left_out),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("held.json", json.dumps(told, ensure_ascii=False, indent=1, default=str))
        made.writestr("held.docx", word_file("What is held about you", _about(export), _parts(export)))
    return file.getvalue()


def information_word(reference: str, made_on: str, controller: Controller, answer: Answer) -> bytes:
    """A Word document with the papers as they are given, and a schedule of what was left out at its end."""
    about = [("Request", reference), ("Made on", made_on), *controller.about()]
    parts = []
    for paper in answer.papers:
        parts.append(Part(paper.title, 0, [paper.left_out.said] if paper.left_out else []))
        if paper.people:
            parts.append(Part("Who was there", 1, bullets=paper.people))
        for section in paper.sections:
            lines = [section.left_out.said] if section.left_out else []
            parts.append(Part(section.heading, 1 + section.depth, lines, section.lines))
    rows = [(title, left.what, f"Paragraph {left.paragraph}", left.reason, "") for title, left in answer.left_out()]
    columns = ("Paper", "What", "Schedule 12A", "Reason", "Section of the Act, given by the officer")
    lines = [] if rows else ["No paper and no item was left out."]
    if answer.names_left_out:
        lines.append(f"{SECTION_40} Each stands as {NAME_LEFT_OUT}.")
    parts.append(Part("Schedule of what was left out", 0, lines, columns=columns, rows=rows))
    return word_file("Answer to a request for information", about, parts)


def _about(export: Export) -> list[tuple[str, str]]:
    counts = [(name, str(many)) for name, many in export.counts.items()]
    return [
        ("Made on", export.made_on),
        *export.controller.about(),
        ("Names looked for", "; ".join(export.spellings)),
        *counts,
    ]


def _parts(export: Export) -> Iterable[Part]:
    for name, rows in export.groups.items():
        held = [(str(row["kind"]), str(row["words"]), str(row["where"])) for row in rows]
        yield Part(name, columns=("What", "Words", "From where"), rows=held)
    for document in export.documents:
        places = [
            (f"Page {place['page']}" if place["page"] else f"Character {place['start']}", _quoted(place))
            for place in document["places"]
        ]
        line = f"Came in on {document['added']}. Marking: {document['marking']}."
        yield Part(
            str(document["name"]), 1, [line], columns=("Place", "The words, with those around them"), rows=places
        )
    for note in export.notes:
        yield Part(note["what"], 1, [note["said"]])
    yield Part("What was left out, and why", bullets=list(export.left_out))


def _quoted(place: Mapping[str, Any]) -> str:
    return f"… {place['before']}{place['words']}{place['after']} …"
