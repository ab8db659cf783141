"""From which minute an action of a log comes: the only one of the number that its row names, or as a person says.

A row that is new says it; so does one of an action that the record has, where no minute is known of that yet.
"""

from dataclasses import replace
from datetime import date

from frankpledge.design.words import long_date
from frankpledge.intake.models import Spreadsheet
from frankpledge.intake.rules.tables.actions import LogRow
from frankpledge.intake.rules.tables.planning import AS_PRINTED, Asked, Planned, What
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item
from frankpledge.meetings.queries import stated_in
from frankpledge.meetings.queries.tying import minutes_of_body
from frankpledge.meetings.rules.pointing import ItemAt

_NONE = "No minute {} of this board or group is in the record. The action is tied to it once it comes in."


def with_minutes(by: Actor, sheet: Spreadsheet, rows: list[Planned]) -> list[Planned]:
    """The rows, of which one that names a minute asks which is meant where several have the number, and says where none
    has it; in at most two queries."""
    until = {one.number: day for one in rows if (day := _named_until(one, sheet.dated or by.today)) is not None}
    if not until:
        return rows
    index = minutes_of_body(by, sheet.body_id)
    might = {
        one.number: index.of_body(one.row.minute, sheet.body_id, until[one.number])
        for one in rows
        if one.number in until
    }
    several = {minute.id for found in might.values() if len(found) > 1 for minute in found}
    labels = {
        item.pk: f"{item.number} {item.title}, {long_date(item.paper.dated) if item.paper.dated else 'no date'}"[:120]
        for item in (stated_in(by, Item).filter(pk__in=several).select_related("paper") if several else ())
    }
    return [_with_minute(one, might[one.number], labels, sheet) if one.number in might else one for one in rows]


def _named_until(planned: Planned, today: date) -> date | None:
    """Up to which day the minute was that a row names and that would be taken from it; None where none would be."""
    if planned.what is What.NEW and planned.row.minute:
        return today
    if planned.what is What.CHANGE and planned.row_changes.minute:
        found: date = planned.row_changes.until or today
        return found
    return None


def _with_minute(planned: Planned, might: list[ItemAt], labels: dict[int, str], sheet: Spreadsheet) -> Planned:
    """A row of which these minutes may be meant.  Of several, the one of the day on which it was raised is."""
    row: LogRow = planned.row
    if not might:
        return replace(planned, notes=(*planned.notes, _NONE.format(row.minute)))
    same_day = [minute for minute in might if minute.held_on == row.raised]
    if len(might) == 1 or len(same_day) == 1:
        told = replace(row, minute_on=row.raised) if len(might) > 1 else row
        return replace(planned, row=told)
    key = _key(row.number)
    choices = ((AS_PRINTED, "Say it later"), *((str(one.id), labels[one.id]) for one in might if one.id in labels))
    asked = Asked(key, f"Which minute {row.minute} it comes from", choices, sheet.answers.get(key, ""))
    return replace(planned, names=(*planned.names, asked))


def minute_chosen(planned: Planned) -> int | None:
    """The row of the minute from which a row comes, as it was answered."""
    key = _key(planned.number)
    answer = next((one.answer for one in planned.names if one.key == key), "")
    return int(answer) if answer.isdecimal() else None


def _key(number: int) -> str:
    return f"minute-{number}"
