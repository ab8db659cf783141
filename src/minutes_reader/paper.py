"""A document as every finder gets it: its text, lines and what is already known of it."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_reader.context import Context
from minutes_reader.lines import Line
from minutes_reader.outline import Outline
from minutes_reader.passages import Passage
from minutes_reader.reading import Attendance, Body, Kind, Span
from minutes_reader.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What finders work from.

    `text` is the document's text; `clean` is the same length, with marks and running feet blanked: search `clean`
    (or `lines`), give spans of either.  `date` and `next_meeting` are ISO dates or None.  `lines` leaves out empty
    lines, `front` is how many of them stand before the business begins (names, dates, lists of those present).
    `context` is what the partnership knows, where the reader was given that.
    """

    text: str
    clean: str
    lines: tuple[Line, ...]
    outline: Outline
    kind: Kind
    body: Body | None = None
    date: str | None = None
    next_meeting: str | None = None
    attendance: tuple[Attendance, ...] = ()
    front: int = 0
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    context: Context | None = None

    def words(self, span: Span) -> str:
        """The words of a span: marks and running feet left out, white space collapsed."""
        return " ".join(self.clean[span[0] : span[1]].split())
