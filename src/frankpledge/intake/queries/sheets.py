"""Reads of spreadsheets on their way into the record, and of how such columns were matched before."""

from django.db.models import QuerySet

from frankpledge.documents.queries import documents_seen_by
from frankpledge.intake.models import MatchedColumns, Spreadsheet, SpreadsheetRow
from frankpledge.intake.rules.tables.book import tab_of
from frankpledge.intake.rules.tables.columns import SheetKind, guess, header_print
from frankpledge.intake.rules.tables.found import Table, table_at
from frankpledge.ledger.rules import Actor
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import keeps


def sheets_seen_by(by: Actor) -> QuerySet[Spreadsheet]:
    """The spreadsheets that came in, the latest first, without their texts: those who keep the record see them."""
    place = partnership_of(by)
    sheets = Spreadsheet.objects.filter(
        partnership_id=place if keeps(by, place) else 0, document__level__lte=highest(by)
    )
    return sheets.select_related("document", "body", "paper").defer("document__text")


def sheet_of(by: Actor, document: int) -> Spreadsheet | None:
    """The spreadsheet that a document is, with its text."""
    return sheets_seen_by(by).defer(None).filter(document=document).first()


def sheet_to_change(by: Actor, document: int) -> Spreadsheet | None:
    """The spreadsheet that a document of the partnership is, for a change that asks whether the actor may make it.

    None for somebody who reads only what is shared with them.
    """
    sheets = Spreadsheet.objects.filter(document__in=documents_seen_by(by).values("pk"), document=document)
    return sheets.select_related("document", "body", "paper").first()


def table_of(sheet: Spreadsheet) -> Table:
    """The table of a spreadsheet, as its headings were found or said to stand."""
    tab = tab_of(sheet.document.text, sheet.layout[min(sheet.tab, len(sheet.layout) - 1)])
    return table_at(tab, sheet.first, sheet.deep)


def matched_before(by: Actor, headings: list[str]) -> MatchedColumns | None:
    """How columns with these headings were matched the last time."""
    place = partnership_of(by)
    rows = MatchedColumns.objects.filter(partnership_id=place if keeps(by, place) else 0)
    return rows.select_related("body").filter(headings=header_print(headings)).first()


def entered_of(sheet: Spreadsheet) -> dict[int, SpreadsheetRow]:
    """What became of the rows that entered, by their numbers; without those that are listed again."""
    return {row.number: row for row in SpreadsheetRow.objects.filter(spreadsheet=sheet, listed_again=False)}


def offered(by: Actor, sheet: Spreadsheet) -> tuple[dict[str, int], int | None, bool]:
    """The columns and the board or group that are offered for a sheet, and whether they were matched so before."""
    table = table_of(sheet)
    if sheet.columns:
        return dict(sheet.columns), sheet.body_id, False
    before = matched_before(by, table.headings)
    if before is not None and before.kind == sheet.kind:
        return dict(before.columns), before.body_id, True
    columns = [table.column(at) for at in range(len(table.headings))]
    return guess(SheetKind(sheet.kind), table.headings, columns), None, False
