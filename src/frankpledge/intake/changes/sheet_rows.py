"""The rows of a spreadsheet enter the record: all that are clear in one change, the others stay listed."""

from collections.abc import Callable
from dataclasses import dataclass

from frankpledge.intake import access
from frankpledge.intake.changes.sheet_lists import Made, enter_members, enter_topics
from frankpledge.intake.changes.sheets import name_of
from frankpledge.intake.models import Spreadsheet, SpreadsheetRow
from frankpledge.intake.queries.log_plans import persons_chosen
from frankpledge.intake.queries.minute_plans import minute_chosen
from frankpledge.intake.queries.plans import plan_of
from frankpledge.intake.queries.sheets import entered_of
from frankpledge.intake.rules.states import SHEET_OPEN, Became, SheetState
from frankpledge.intake.rules.tables.actions import LogRow
from frankpledge.intake.rules.tables.book import line_spans
from frankpledge.intake.rules.tables.columns import SheetKind
from frankpledge.intake.rules.tables.planning import ENTERS, Planned, What
from frankpledge.intake.rules.tables.states import Meaning
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.logs import enter_log, log_paper
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.logs import LogEntry, LogRead, LogUpdate
from frankpledge.work.changes import queue

AT_ONCE = 300  # rows that enter while a person waits; more are left to the worker


@dataclass(frozen=True, slots=True)
class Entered:
    """How many rows were added, how many changed what was there, and what could not be changed, in words."""

    added: int = 0
    changed: int = 0
    refused: tuple[str, ...] = ()


def enter_rows(by: Actor, sheet: Spreadsheet) -> Entered:
    """Enter every row that is clear, all or none; what waits for an answer stays listed, and may enter later.

    Raises NotPossible where the columns were not matched, or no row is clear.
    """
    with change(by, "entered rows of a spreadsheet", sheet, access.may_bring_in) as sheet:
        if sheet.state not in SHEET_OPEN or sheet.dated is None:
            raise NotPossible("Match the columns first.")
        if sheet.document.is_copy:
            raise NotPossible("This spreadsheet was redacted, and its cells may have moved. Nothing more of it enters.")
        rows = plan_of(by, sheet)
        if not any(row.what in ENTERS for row in rows):
            raise NotPossible("No row is ready to enter. Answer what is asked, then enter them.")
        entered = _ENTER[sheet.kind](by, sheet, rows)
        sheet.state, sheet.problem = SheetState.ENTERED.value, " ".join(entered.refused)
        sheet.save(update_fields=["state", "problem", "paper"])
    return entered


def _enter_actions(by: Actor, sheet: Spreadsheet, rows: list[Planned]) -> Entered:
    """Enter the rows of an action log, which hang on a paper.  Called inside a change."""
    if sheet.body is None or sheet.dated is None:
        raise NotPossible("Choose the board or group whose log it is.")
    new = [row for row in rows if row.what is What.NEW]
    changing = [row for row in rows if row.what is What.CHANGE]
    spans = line_spans(sheet.document.text, sheet.layout[sheet.tab])
    log = LogRead(
        sheet.dated,
        name_of(sheet),
        [_entry(planned, spans) for planned in new],
        [_update(planned) for planned in changing],
        persons_chosen(rows),
    )
    sheet.paper = log_paper(by, sheet.document, sheet.body, log)
    made, refused = enter_log(by, sheet.paper, log)
    became = [(row, Became.ADDED, made[row.number]) for row in new]
    became += [(row, Became.CHANGED, row.same or 0) for row in changing if row.same not in refused]
    became += [(row, Became.SAME, row.same or 0) for row in rows if row.what is What.SAME]
    keep_entered(sheet, became)
    said = tuple(f"Row {row.shown_number}: {refused[row.same or 0]}" for row in changing if row.same in refused)
    return Entered(len(new), len(changing) - len(said), said)


def _enter_list(
    enter: Callable[[Actor, Spreadsheet, list[Planned]], tuple[Made, list[str]]],
) -> Callable[[Actor, Spreadsheet, list[Planned]], Entered]:
    """How the rows of a list enter that brings no paper of its own."""

    def entering(by: Actor, sheet: Spreadsheet, rows: list[Planned]) -> Entered:
        made, refused = enter(by, sheet, rows)
        same = [(row, Became.SAME, row.same or 0) for row in rows if row.what is What.SAME]
        keep_entered(sheet, [*made, *same])
        added = sum(became is Became.ADDED for _, became, _ in made)
        return Entered(added, len(made) - added, tuple(refused))

    return entering


_ENTER = {
    SheetKind.ACTIONS.value: _enter_actions,
    SheetKind.MEMBERS.value: _enter_list(enter_members),
    SheetKind.PLAN.value: _enter_list(enter_topics),
}


def keep_entered(sheet: Spreadsheet, became: list[tuple[Planned, Became, int]]) -> None:
    """Keep what rows became, so that none enters twice.  Called inside a change."""
    there = entered_of(sheet)
    SpreadsheetRow.objects.bulk_create(
        SpreadsheetRow(
            partnership_id=sheet.partnership_id,
            spreadsheet=sheet,
            number=planned.number,
            became=what.value,
            row=row,
            reference=getattr(planned.row, "ref", ""),
        )
        for planned, what, row in became
        if planned.number not in there
    )


def _entry(planned: Planned, spans: list[tuple[int, int]]) -> LogEntry:
    row: LogRow = planned.row
    return LogEntry(
        row.number,
        (spans[row.number][0], spans[row.last][1]),
        row.text,
        row.owners,
        row.due,
        row.month_only,
        row.priority,
        ActionState(row.state.value),
        row.outcome,
        row.closed_on,
        row.update,
        row.minute,
        row.minute_on,
        minute_chosen(planned),
        row.raised,
    )


def _update(planned: Planned) -> LogUpdate:
    row, changes = planned.row, planned.row_changes
    state = ActionState(row.state.value) if changes.closed else ActionState.OPEN
    assert row.state is not Meaning.UNKNOWN
    return LogUpdate(
        planned.same or 0,
        changes.due,
        changes.said,
        state,
        row.outcome,
        row.closed_on,
        changes.month_only,
        changes.raised,
        changes.minute,
        row.minute_on,
        minute_chosen(planned) if changes.minute else None,
    )


def enter_rows_later(by: Actor, sheet: Spreadsheet) -> Spreadsheet:
    """Have the worker enter the rows of a large spreadsheet, in the name of whoever asks."""
    with change(by, "asked to enter", sheet, access.may_bring_in) as sheet:
        if sheet.state not in SHEET_OPEN or sheet.state == SheetState.QUEUED:
            raise NotPossible("Its rows are being entered already, or its columns were not matched.")
        sheet.state, sheet.problem = SheetState.QUEUED.value, ""
        sheet.save(update_fields=["state", "problem"])
        asked_by = by.user.id if by.user else 0
        queue("intake.enter_sheet", sheet=sheet.pk, user=asked_by, partnership=sheet.partnership_id)
    return sheet


def leave_rows(by: Actor, sheet: Spreadsheet, problem: str) -> Spreadsheet:
    """Put a spreadsheet whose rows could not enter back, with the reason in words."""
    with change(by, "left a spreadsheet", sheet, access.may_bring_in) as sheet:
        if sheet.state == SheetState.QUEUED:
            entered = sheet.paper is not None or bool(entered_of(sheet))
            sheet.state = SheetState.ENTERED.value if entered else SheetState.TO_CHECK.value
            sheet.problem = problem
            sheet.save(update_fields=["state", "problem"])
    return sheet


def queue_rows_again(by: Actor, sheet: Spreadsheet) -> Spreadsheet:
    """Let a spreadsheet whose rows could not enter wait again, whose job is queued already."""
    with change(by, "asked to enter", sheet, access.may_bring_in) as sheet:
        if sheet.state in SHEET_OPEN:
            sheet.state, sheet.problem = SheetState.QUEUED.value, ""
            sheet.save(update_fields=["state", "problem"])
    return sheet
