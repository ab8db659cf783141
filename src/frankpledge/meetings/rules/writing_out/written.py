"""The model of a document that is written out, which every format shares: what it says, and nothing of how it looks.

Text stays text: a writer of a format escapes it, and no word of it is taken for markup.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

_UNSET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Kind(StrEnum):
    """What is written out."""

    MINUTES = "minutes"
    AGENDA = "agenda"
    ACTION_LOG = "action_log"
    ATTENDANCE = "attendance"

    @property
    def label(self) -> str:
        """The kind on a page."""
        return {"minutes": "Minutes", "agenda": "Agenda", "action_log": "Action log"}.get(
            self.value, "Attendance record"
        )


class LineKind(StrEnum):
    """What a line is, by which a template tells how it looks."""

    TEXT = "text"
    BULLET = "bullet"
    DECISION = "decision"
    ACTION = "action"
    QUIET = "quiet"
    STUB = "stub"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of one kind."""

    text: str
    kind: LineKind = LineKind.TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the name by which a template knows it, its heading, and its share of the width."""

    key: str
    heading: str
    share: int = 1


@dataclass(frozen=True, slots=True)
class Tabled:
    """What a table is of: the name by which a template knows its rows, and its columns."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; each row has a cell for each column."""

    of: Tabled
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, numbered or not, with what stands under it; `depth` is 0 for an item and 1 for a part of one.

    Without number and heading it is what stands under none.
    """

    heading: str
    number: str = ""
    depth: int = 0
    lines: tuple[Line, ...] = ()
    table: Table | None = None

    @property
    def title(self) -> str:
        """The heading with its number."""
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Written:
    """A document: whose it is, what it is called, its marking, facts as label and value, and its sections in order."""

    kind: Kind
    title: str
    partnership: str
    body: str
    day: str
    marking: str
    facts: tuple[tuple[str, str], ...] = ()
    stage: str = ""
    sections: tuple[Section, ...] = field(default=())

    @property
    def wide(self) -> bool:
        """Whether its pages lie sideways: a table with many columns."""
        return any(section.table is not None and len(section.table.of.columns) > 5 for section in self.sections)

    @property
    def running(self) -> str:
        """What stands at the head of every page beside the marking."""
        return ", ".join(clean(part) for part in (self.body or self.partnership, self.day) if part)

    def plain(self) -> dict[str, Any]:
        """The document as plain values: what a template is filled with."""
        return {
            "kind": self.kind.value,
            "title": clean(self.title),
            "partnership": clean(self.partnership),
            "body": clean(self.body),
            "day": self.day,
            "marking": self.marking,
            "running": self.running,
            "called": self.kind.label,
            "stage": self.stage,
            "facts": [{"label": label, "value": clean(value)} for label, value in self.facts if value],
            "sections": [_section(section) for section in self.sections],
        }


def lines_in(text: str) -> list[str]:
    """The lines of a text that say something, without white space at their ends."""
    return [line.strip() for line in _LINES.split(text) if clean(line).strip()]


def clean(words: str) -> str:
    """Words on one line, without signs that no font shows and no file of XML may hold."""
    return _UNSET.sub("", _LINES.sub(" ", words))


def _section(section: Section) -> dict[str, Any]:
    table = section.table
    columns = table.of.columns if table is not None else ()
    rows: list[Mapping[str, str]] = [
        {column.key: clean(cell) for column, cell in zip(columns, row, strict=True)}
        for row in (table.rows if table is not None else ())
    ]
    return {
        "number": clean(section.number),
        "heading": clean(section.heading),
        "title": clean(section.title),
        "depth": section.depth,
        "lines": [{"kind": line.kind.value, "text": clean(line.text)} for line in section.lines],
        "columns": [{"key": one.key, "heading": one.heading, "share": one.share} for one in columns],
        "table": table.of.name if table is not None else "",
        "rows": rows,
    }
