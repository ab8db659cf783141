"""What reading a document gives: facts, each with the words it came from.

The shapes here are the contract; `reading.schema.json` says the same for other programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from minutes_reader.page_map import PageMap
from minutes_reader.page_map import Span as Span

Kind = Literal["minutes", "report"]
Origin = Literal["text", "ocr"]
Capacity = Literal["present", "officer", "in_attendance", "invitee", "observer", "apologies"]
Verb = Literal[
    "noted",
    "approved",
    "agreed",
    "endorsed",
    "supported",
    "accepted",
    "recommended",
    "resolved",
    "deferred",
    "appointed",
]
Unit = Literal["count", "percent", "rate", "pounds", "rank", "level"]
Role = Literal["latest", "previous", "baseline", "target", "stretch", "comparator", "change"]
MoneyLine = Literal[
    "allocation",
    "committed",
    "spent",
    "carry_forward",
    "contribution",
    "balance",
    "available",
    "grant",
    "fee",
    "saving",
    "other",
]
Nature = Literal["revenue", "capital"]
ToldBy = Literal["document", "record", "field"]


# Not frozen, since making a frozen one takes three times as long: nothing but `settle` changes a fact.
@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Fact:
    """Something found.  `span` is [start, end) in the document's text; `doubt` says why we are not sure.

    What a finder says of `confidence` and `doubt` is one of the grounds that `confidence.weigh` settles them by.
    """

    span: Span
    confidence: float = 1.0
    doubt: str | None = None
    origin: Origin = "text"

    def to_json(self) -> dict[str, Any]:
        """The fact as plain JSON values, its own fields first and where it came from last."""
        own = [f.name for f in fields(self) if f.name not in _COMMON]
        return {name: _plain(getattr(self, name)) for name in (*own, *_COMMON)}

    def settle(self, confidence: float, doubt: str | None) -> None:
        """Say how sure we are after all, before anybody is given the fact; much cheaper than making it again."""
        self.confidence, self.doubt = confidence, doubt


_COMMON = ("span", "confidence", "doubt", "origin")


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Body(Fact):
    """The group that met, or that the report is for."""

    name: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Words(Fact):
    """A single field that is words: the title, the venue."""

    text: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Value(Fact):
    """A single field that is a date (`YYYY-MM-DD`) or a time (`HH:MM`)."""

    value: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Attendance(Fact):
    """One person in one list of those present, attending or excused."""

    name: str
    post: str | None = None
    organisation: str | None = None
    capacity: Capacity
    chair: bool = False


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Item(Fact):
    """A heading.  `number` is as printed; `parent` is the number of the item that it stands under."""

    number: str | None
    title: str
    parent: str | None = None
    presenter: str | None = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Decision(Fact):
    """One separate thing decided."""

    item: str | None
    verb: Verb
    text: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Action(Fact):
    """Something that somebody was asked to do.  `due` is `YYYY-MM-DD`, `YYYY-MM` or None."""

    item: str | None
    text: str
    owners: tuple[str, ...] = ()
    due: str | None = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class FollowUp(Fact):
    """Business promised back to a later meeting, nobody named."""

    item: str | None
    what: str
    due: str | None = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Reference(Fact):
    """A pointer to an earlier minute, or to a dated meeting."""

    item: str | None
    to_number: str | None = None
    to_date: str | None = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Figure(Fact):
    """A stated measurement."""

    item: str | None
    measure: str | None
    value: float | int
    unit: Unit | None
    per: float | int | None = None
    role: Role = "latest"
    period: str | None = None
    area: str | None = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Money(Fact):
    """A sum in pounds held, given, promised, spent or to be found.  `amount` is a decimal string."""

    item: str | None
    fund: str | None
    line: MoneyLine
    nature: Nature | None = None
    amount: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class ShortForm(Fact):
    """A short form that the paper uses, and what it stands for: `long`, or one of `could_be` where that is open.

    `told_by` is the document itself, the record of the partnership, or the dictionary of the field; the span is of the
    words that explain it, or else of its first use.
    """

    short: str
    long: str | None
    could_be: tuple[str, ...] = ()
    told_by: ToldBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something missing, or that does not add up.  `kind` is a short snake_case word, `span` where to look."""

    kind: str
    message: str
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        """The note as plain JSON values."""
        return {"kind": self.kind, "message": self.message, "span": _plain(self.span)}


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes in the order of the text, those on the whole of it first."""
    return tuple(sorted(notes, key=lambda note: (note.span or (0, 0), note.kind)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which paper of an agenda pack a text is: its number of how many, its title there, its first and last page."""

    number: int
    of: int
    title: str
    first_page: int
    last_page: int

    def to_json(self) -> dict[str, Any]:
        """The part as plain JSON values."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read, and the `part` of it where the file is a pack of papers.

    `format` is pdf, docx, odt, html, rtf or text; `pages` counts those of the paper; `encoding` is that of a file of
    characters, and None for others.
    """

    name: str
    sha256: str
    characters: int
    pages: int | None = None
    encoding: str | None = "utf-8"
    format: str = "text"
    part: Part | None = None

    def to_json(self) -> dict[str, Any]:
        """The source as plain JSON values."""
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        return {**own, "part": self.part.to_json() if self.part else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one document."""

    source: Source
    text: str
    kind: Kind
    body: Body | None = None
    title: Words | None = None
    date: Value | None = None
    venue: Words | None = None
    started: Value | None = None
    closed: Value | None = None
    next_meeting: Value | None = None
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    money: tuple[Money, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    notes: tuple[Note, ...] = ()
    map: PageMap | None = None
    reader: dict[str, str] = field(default_factory=dict)

    def facts(self) -> Iterator[Fact]:
        """Every fact, the single fields first."""
        for value in (getattr(self, f.name) for f in fields(self)):
            if isinstance(value, Fact):
                yield value
            elif isinstance(value, tuple):
                yield from (one for one in value if isinstance(one, Fact))

    def to_json(self, text: bool = True, places: bool = True) -> dict[str, Any]:
        """The reading in the contract's form, as plain JSON values; without `text` for `--no-text`.

        `places` false leaves the map out as well, for who keeps it elsewhere.
        """
        left_out = {*(() if text else ("text",)), *(() if places else ("map",))}
        read: dict[str, Any] = {}
        for key in (f.name for f in fields(self) if f.name not in left_out):
            value = getattr(self, key)
            if isinstance(value, tuple):
                read[key] = [fact.to_json() for fact in value]
            else:
                read[key] = value.to_json() if hasattr(value, "to_json") else value
        return read
