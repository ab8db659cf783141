"""What each row of an action log says: an action as it will enter, with what is not clear about it in words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frankpledge.intake.rules.tables.days import read_day
from frankpledge.intake.rules.tables.found import SET_ASIDE, RowKind, Table, goes_on
from frankpledge.intake.rules.tables.people import names_in
from frankpledge.intake.rules.tables.states import Meaning, closed_in, mark_of, means, priority_of
from frankpledge.kit.words import folded

NO_TEXT = "It does not say what is to be done."
_CITED = re.compile(r"^\s*(?:minutes?|min|item|no)\b[\s.:]*(?:no\b[\s.:]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of an action log: its first and last row from 0, and what it says.

    `notes` say what is not clear and enters all the same; `aside` why it does not enter, or nothing.  `state` is open,
    done or dropped; of what is closed, `outcome` and `closed_on` say how and when.  `minute_on` is the day of the
    minute that it names, where only that day tells it from others of the number.
    """

    number: int
    last: int
    text: str
    owners: tuple[str, ...] = ()
    due: date | None = None
    month_only: bool = False
    raised: date | None = None
    state: Meaning = Meaning.OPEN
    outcome: str = ""
    closed_on: date | None = None
    update: str = ""
    priority: str = ""
    ref: str = ""
    minute: str = ""
    minute_on: date | None = None
    status: str = ""
    notes: tuple[str, ...] = ()
    aside: str = ""
    hidden: bool = False

    @property
    def shown_number(self) -> int:
        """The row's number as the spreadsheet shows it."""
        return self.number + 1


def log_rows(
    table: Table,
    columns: Mapping[str, int],
    on: date,
    meanings: Mapping[str, str],
    *,
    hidden: Sequence[int] = (),
    is_known: Callable[[str], bool] = lambda name: False,
) -> list[LogRow]:
    """What the rows of an action log of the day `on` say, in order, those that are set aside among them.

    `columns` gives the column of each field that was matched; `meanings`, by `mark_of`, what a person said that the
    words of the status column mean; `hidden` the rows that the file does not show.  A row whose action is the rest of
    one that was merged down belongs to the row above it.
    """
    made: list[LogRow] = []
    for number, kind, cells in table.rows:
        if kind is RowKind.EMPTY:
            continue
        if kind is not RowKind.DATA:
            said = " ".join(cell for cell in cells if cell)
            made.append(LogRow(number, number, said, aside=SET_ASIDE[kind], hidden=number in hidden))
            continue
        row = _row(number, cells, columns, on, meanings, is_known)
        if made and not made[-1].aside and goes_on(table, number, columns["text"]) and row.text == made[-1].text:
            made[-1] = _together(made[-1], row)
        else:
            made.append(replace(row, hidden=number in hidden))
    return list(_told_apart(made))


def status_words(table: Table, columns: Mapping[str, int], most: int = 25) -> list[str]:
    """The different words of the status column, in the order of the sheet; none where there are too many to be any."""
    if "status" not in columns:
        return []
    words = {folded(cells[columns["status"]]): cells[columns["status"]] for _, cells in reversed(table.data)}
    found = [word for word in reversed(list(words.values())) if word]
    return found if len(found) <= most else []


def _row(
    number: int,
    cells: Sequence[str],
    columns: Mapping[str, int],
    on: date,
    meanings: Mapping[str, str],
    is_known: Callable[[str], bool],
) -> LogRow:
    def cell(name: str) -> str:
        at = columns.get(name, -1)
        return cells[at] if 0 <= at < len(cells) else ""

    notes: list[str] = []
    raised, more = _raised(cell("raised"), on)
    notes += more
    due = read_day(cell("due"), raised or on)
    notes += [due.said] if due.said else []
    if due.day and raised and due.day < raised:
        notes.append(f"It is due before it was raised, on {raised:%-d %B %Y}.")
    row = LogRow(
        number,
        number,
        cell("text"),
        tuple(dict.fromkeys([*names_in(cell("owner"), is_known), *names_in(cell("agency"), is_known)])),
        due.day,
        due.month_only,
        raised,
        update=cell("update"),
        priority=priority_of(cell("priority")),
        ref=cell("ref")[:40],
        minute=_CITED.sub("", cell("minute"))[:40].strip(),
        status=cell("status"),
    )
    if not row.text or not folded(row.text):
        return replace(row, text=" ".join(one for one in cells if one), aside=NO_TEXT)
    if not row.owners:
        notes.append("Nobody is named to do it.")
    row, more = _stands(row, cell("closed"), on, meanings)
    return replace(row, notes=(*notes, *more))


def _raised(cell: str, on: date) -> tuple[date | None, list[str]]:
    """The day on which an action was raised, of a month its first, and what is not clear about that."""
    found = read_day(cell, on)
    if found.day is None:
        return None, [f"When it was raised: {found.said}"] if found.said else []
    day = found.day.replace(day=1) if found.month_only else found.day
    if day > on:
        said = f"{day:%B %Y}" if found.month_only else f"{day:%-d %B %Y}"
        return None, [f"It was raised after the day of the sheet, in {said}: that is not taken."]
    said = f"Only a month says when it was raised: {day:%-d %B %Y} is taken."
    return day, [said] if found.month_only else []


def _stands(row: LogRow, closed: str, on: date, meanings: Mapping[str, str]) -> tuple[LogRow, list[str]]:
    """The row with how it stands, and what is not clear about that."""
    told = meanings.get(mark_of(row.status), "") if row.status else ""
    meaning = Meaning(told) if told else means(row.status) if row.status else Meaning.UNKNOWN
    day = read_day(closed, on) if closed else closed_in(row.status)
    if meaning is Meaning.UNKNOWN:
        if row.status:
            kept = replace(row, update=row.update or row.status)
            return kept, [f"What “{row.status}” means is not known: it enters as open, and the words are kept."]
        if day.day is None:
            return row, []
        meaning = Meaning.DONE
    if meaning is Meaning.OPEN:
        said = [f"It has a day of closing, and its status is “{row.status}”: it enters as open."] if day.day else []
        return row, said
    outcome = row.update or f"The log says: {row.status or 'closed'}."
    notes = []
    if day.day is None:
        notes.append("Closed on the day of the sheet, which says no other.")
    elif row.raised and day.day < row.raised:
        notes.append(f"It was closed before it was raised, on {day.day:%-d %B %Y}.")
    if day.day is not None and day.day > on:
        notes.append(f"Its day of closing, {day.day:%-d %B %Y}, is after the day of the sheet, which is taken instead.")
    return replace(row, state=meaning, outcome=outcome, closed_on=min(day.day or on, on)), notes


def _together(row: LogRow, more: LogRow) -> LogRow:
    """A row with the row below it that its action was merged down into."""
    owners = tuple(dict.fromkeys((*row.owners, *more.owners)))
    same = not more.update or more.update in row.update
    update = row.update if same else f"{row.update} / {more.update}".strip(" /")
    outcome = update if row.state is not Meaning.OPEN and row.outcome == row.update else row.outcome
    notes = tuple(dict.fromkeys((*row.notes, *more.notes)))
    if owners:
        notes = tuple(note for note in notes if note != "Nobody is named to do it.")
    return replace(
        row, last=more.number, owners=owners, update=update, outcome=outcome, due=row.due or more.due, notes=notes
    )


def _told_apart(rows: Sequence[LogRow]) -> Iterator[LogRow]:
    """The rows, of which one that says the same as one above it is set aside, and a number given twice is said."""
    seen: dict[tuple[str, str, tuple[str, ...], date | None], int] = {}
    numbers: dict[str, int] = {}
    for row in rows:
        if row.aside:
            yield row
            continue
        key = (folded(row.text), row.ref, tuple(sorted(map(folded, row.owners))), row.due)
        if key in seen:
            yield replace(row, aside=f"It says the same as row {seen[key] + 1}.")
            continue
        seen[key] = row.number
        if row.ref and folded(row.ref) in numbers:
            said = f"Its number is that of row {numbers[folded(row.ref)] + 1} too."
            yield replace(row, ref="", notes=(*row.notes, said))
            continue
        if row.ref:
            numbers[folded(row.ref)] = row.number
        yield row
