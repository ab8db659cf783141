"""What each row of a list of members says: somebody's place on a board or group, and how they are reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.intake.rules.tables.days import Day, read_day
from frankpledge.intake.rules.tables.found import SET_ASIDE, RowKind, Table
from frankpledge.kit.words import folded, squeezed
from frankpledge.people.rules.contacts import ContactKind, problem_with

NO_NAME = "It names nobody."
_NOBODY = frozenset({"vacant", "vacancy", "tbc", "tba", "to be confirmed", "n a", "none"})
_OFFICES = {
    "chair": "chair", "chairman": "chair", "chairperson": "chair", "chairwoman": "chair", "chair person": "chair",
    "vice chair": "vice_chair", "deputy chair": "vice_chair", "vice chairman": "vice_chair",
}  # fmt: skip
_PLAIN = frozenset({"", "member", "core member", "full member", "no", "n", "n a", "substitute", "deputy"})


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row of a list of members: its number from 0, and what it says; `aside` is why it does not enter, or nothing."""

    number: int
    name: str
    organisation: str = ""
    post: str = ""
    office: str = ""
    board: str = ""
    starts: date | None = None
    ends: date | None = None
    substitute_for: str = ""
    email: str = ""
    phone: str = ""
    notes: tuple[str, ...] = ()
    aside: str = ""


def member_rows(table: Table, columns: Mapping[str, int], on: date) -> list[MemberRow]:
    """What the rows of a list of members of the day `on` say, in order, those that are set aside among them."""
    made: list[MemberRow] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, kind, cells in table.rows:
        if kind is RowKind.EMPTY:
            continue
        if kind is not RowKind.DATA:
            made.append(MemberRow(number, " ".join(cell for cell in cells if cell), aside=SET_ASIDE[kind]))
            continue
        row = _row(number, cells, columns, on)
        said = (row.name, row.organisation, row.board, row.substitute_for, row.post)
        key = (*map(folded, said), row.email.casefold(), row.phone)
        if not row.aside and key in seen:
            row = MemberRow(number, row.name, row.organisation, aside=f"It says the same as row {seen[key] + 1}.")
        elif not row.aside:
            seen[key] = number
        made.append(row)
    return made


def _row(number: int, cells: Sequence[str], columns: Mapping[str, int], on: date) -> MemberRow:
    def cell(name: str) -> str:
        at = columns.get(name, -1)
        return squeezed(cells[at]) if 0 <= at < len(cells) else ""

    notes: list[str] = []
    name = f"{cell('name')} {cell('surname')}".strip()
    starts, ends = (_day(cell(part), on, notes, first=part == "starts") for part in ("starts", "ends"))
    if starts and ends and ends < starts:
        notes.append("It ends before it begins: the last day is left out.")
        ends = None
    office = _OFFICES.get(folded(cell("office")), "")
    if not office and folded(cell("office")) not in _PLAIN:
        notes.append(f"“{cell('office')}” is no office here: chair and vice chair are.")
    aside = "" if folded(name) and folded(name) not in _NOBODY else NO_NAME
    return MemberRow(
        number,
        name or " ".join(one for one in cells if one),
        cell("organisation"),
        cell("post"),
        office,
        cell("board"),
        starts,
        ends,
        cell("substitute_for"),
        _reached(ContactKind.EMAIL, cell("email"), notes),
        _reached(ContactKind.PHONE, cell("phone"), notes),
        tuple(notes),
        aside,
    )


def _day(cell: str, on: date, notes: list[str], first: bool) -> date | None:
    """The day that a cell says; where it says a month alone, its first or its last."""
    found = read_day(cell, on) if cell else Day()
    notes += [found.said] if found.said else []
    return found.day.replace(day=1) if found.day and found.month_only and first else found.day


def _reached(kind: ContactKind, cell: str, notes: list[str]) -> str:
    """An address or a number; what is none is left out, and said."""
    cell = cell.removeprefix("mailto:")
    if problem_with(kind, cell):
        notes.append(
            f"“{cell}” is no {'e-mail address' if kind is ContactKind.EMAIL else 'telephone number'}: left out."
        )
        return ""
    return cell
