"""What each row of a forward plan says: what a board or group is to take up, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.intake.rules.tables.days import Day, read_day
from frankpledge.intake.rules.tables.found import SET_ASIDE, RowKind, Table
from frankpledge.kit.words import folded, squeezed

_NOBODY = frozenset({"", "tbc", "tba", "tbd", "to be confirmed", "n a", "none"})
NO_TITLE = "It does not say what is to be taken up."
_PURPOSES = {
    "decide": "decide", "decision": "decide", "for decision": "decide", "to decide": "decide", "approve": "decide",
    "approval": "decide", "for approval": "decide", "agree": "decide", "to agree": "decide", "discuss": "discuss",
    "discussion": "discuss", "for discussion": "discuss", "to discuss": "discuss", "consider": "discuss",
    "comment": "discuss", "note": "note", "noting": "note", "for noting": "note", "to note": "note",
    "information": "note", "for information": "note", "info": "note", "update": "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A row of a forward plan: its number from 0, and what it says; `aside` is why it does not enter, or nothing."""

    number: int
    title: str
    board: str = ""
    due: date | None = None
    month_only: bool = False
    presenter: str = ""
    organisation: str = ""
    purpose: str = ""
    notes: tuple[str, ...] = ()
    aside: str = ""


def topic_rows(table: Table, columns: Mapping[str, int], on: date) -> list[TopicRow]:
    """What the rows of a forward plan of the day `on` say, in order, those that are set aside among them.

    A row that is merged over the table, as a heading over the items of a meeting, says when they are, where it is a
    date and they say nothing else.
    """
    made: list[TopicRow] = []
    seen: dict[tuple[str, str, date | None], int] = {}
    over = Day()
    for number, kind, cells in table.rows:
        if kind is RowKind.EMPTY:
            continue
        if kind is not RowKind.DATA:
            said = " ".join(cell for cell in cells if cell)
            over = read_day(said, on) if kind is RowKind.SECTION else over
            made.append(TopicRow(number, said, aside=SET_ASIDE[kind]))
            continue
        row = _row(number, cells, columns, on, over)
        key = (folded(row.title), folded(row.board), row.due)
        if not row.aside and key in seen:
            row = TopicRow(number, row.title, aside=f"It says the same as row {seen[key] + 1}.")
        elif not row.aside:
            seen[key] = number
        made.append(row)
    return made


def _row(number: int, cells: Sequence[str], columns: Mapping[str, int], on: date, over: Day) -> TopicRow:
    def cell(name: str) -> str:
        at = columns.get(name, -1)
        return squeezed(cells[at]) if 0 <= at < len(cells) else ""

    notes: list[str] = []
    found = read_day(cell("when"), on) if cell("when") else over
    notes += [found.said] if found.said else []
    if found.day and found.day < on:
        notes.append("Its day is before that of the sheet.")
    purpose = _PURPOSES.get(folded(cell("purpose")), "")
    if cell("purpose") and not purpose:
        notes.append(f"“{cell('purpose')}” is not one of to decide, to discuss and to note: left out.")
    title = cell("title")
    return TopicRow(
        number,
        title or " ".join(one for one in cells if one),
        cell("board"),
        found.day,
        found.month_only,
        cell("presenter")[:200] if folded(cell("presenter")) not in _NOBODY else "",
        cell("organisation"),
        purpose,
        tuple(notes),
        "" if folded(title) else NO_TITLE,
    )
