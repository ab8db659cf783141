"""Spreadsheets come in, are matched by a person, and their rows enter; or they are set aside, and withdrawn."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django.db.models import Count

from frankpledge.documents.changes import add_document, store_content
from frankpledge.documents.models import Document
from frankpledge.documents.queries import document_with, was_sealed
from frankpledge.documents.rules import fingerprint
from frankpledge.intake import access
from frankpledge.intake.models import MatchedColumns, Spreadsheet, SpreadsheetRow
from frankpledge.intake.queries.sheets import matched_before, table_of
from frankpledge.intake.rules.states import Became, SheetState
from frankpledge.intake.rules.tables.book import Book, read_book, tab_of, text_of_book
from frankpledge.intake.rules.tables.columns import SheetKind, guess_kind, header_print
from frankpledge.intake.rules.tables.found import find_headings, table_at
from frankpledge.intake.rules.tables.matching import shown_answers, shown_columns, shown_place
from frankpledge.kit.versions import Begun
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes import put_back_paper, withdraw_paper
from frankpledge.meetings.models import Action
from frankpledge.people.models import Partnership

_SEALED = "Personal data was removed from this file. The record holds a redacted copy, and does not take it in again."
_NO_SHEET = "This file is in the record already, and not as a spreadsheet."
_NO_VALUE = (
    "{} of its cells hold formulas without a value, and are empty here. "
    "To have them, open it in a spreadsheet program, save it, and bring that."
)
_ANEW = "{} of its rows were actions of “{}”, which was withdrawn since. They are listed again, and may enter."
_TWICE = "{} of its actions entered anew from “{}” while it was withdrawn, and now stand twice. Drop one of each."
_ENTERED = "Rows of it are in the record, or on their way. Its columns stay as they were matched."


def bring_in(by: Actor, partnership: Partnership, *, name: str, content: bytes) -> Spreadsheet:
    """Take a spreadsheet in and keep it, with what it seems to be a list of; one that is known is given as it stands.

    Raises ReadingError, with what to do, for what is no spreadsheet or may do harm; NotPossible for one that was
    redacted.  Nothing is kept of either.
    """
    printed = fingerprint(content)
    if was_sealed(by, printed):
        raise NotPossible(_SEALED)
    held = document_with(by, printed)
    if held is not None:
        known = Spreadsheet.objects.select_related("document").filter(document=held).first()
        if known is None:
            raise NotPossible(_NO_SHEET)
        return known
    book = read_book(content, name)
    text, layout = text_of_book(book, name)
    document = add_document_of(by, partnership, name, content, book, text)
    sheet = Spreadsheet(partnership=partnership, document=document, layout=layout)
    with change(by, "brought in", sheet, access.may_bring_in) as sheet:
        sheet.tab = _likeliest(book)
        if book.no_value:
            sheet.problem = _NO_VALUE.format(book.no_value)
        _find_table(sheet)
        sheet.save()
    return sheet


def add_document_of(by: Actor, partnership: Partnership, name: str, content: bytes, book: Book, text: str) -> Document:
    """Keep a spreadsheet's file and its text."""
    named = "".join(letter for letter in name if letter.isprintable())[-255:] or "no name"
    return add_document(
        by,
        partnership,
        name=named,
        content_print=store_content(partnership, content),
        size=len(content),
        text=text,
        encoding=book.encoding,
        format="sheet",
    )


def _likeliest(book: Book) -> int:
    """The sheet that is offered: of those shown, the one with most rows."""
    tabs = list(enumerate(book.tabs))
    shown = [(at, tab) for at, tab in tabs if not tab.hidden and tab.rows] or [
        (at, tab) for at, tab in tabs if tab.rows
    ]
    return max(shown, key=lambda pair: (len(pair[1].rows), -pair[0]))[0]


def _find_table(sheet: Spreadsheet) -> None:
    """Find the headings of the sheet that is looked at, and what it seems to be a list of."""
    tab = tab_of(sheet.document.text, sheet.layout[sheet.tab])
    sheet.first, sheet.deep = find_headings(tab)
    table = table_at(tab, sheet.first, sheet.deep)
    columns = [table.column(at) for at in range(len(table.headings))]
    sheet.kind = guess_kind(table.headings, columns).value


def look_at(by: Actor, sheet: Spreadsheet, wanted: Mapping[str, Any], *, seen: str = "") -> Spreadsheet:
    """Say what a spreadsheet is a list of, which of its sheets is meant, and where its headings are.

    `wanted` gives the parts of `shown_place`; of a sheet that was not looked at before, its headings are found.  Raises
    NotPossible once rows of it have entered; Meanwhile where somebody else said otherwise since it was `seen`.
    """
    begun = Begun(seen, wanted, shown_place)
    with change(by, "looked at", sheet, access.may_bring_in, begun) as sheet:
        _refuse_entered(sheet)
        tab = min(int(wanted["tab"]), len(sheet.layout) - 1)
        other = tab != sheet.tab
        sheet.tab, sheet.kind = tab, SheetKind(wanted["kind"]).value
        sheet.first = min(int(wanted["first"]), max(sheet.layout[tab]["rows"], 1)) - 1
        sheet.deep = int(wanted["deep"])
        if other:
            kind = sheet.kind
            _find_table(sheet)
            sheet.kind = kind
        sheet.state, sheet.columns, sheet.answers = SheetState.TO_MATCH.value, {}, {}
        sheet.save()
    return sheet


def match_columns(by: Actor, sheet: Spreadsheet, wanted: Mapping[str, Any], *, seen: str = "") -> Spreadsheet:
    """Say which column says what, of which board or group the list is, and up to which day it was kept.

    `wanted` gives the parts of `shown_columns`.  It is remembered for sheets with the same headings.  Raises
    NotPossible once rows have entered; Meanwhile where somebody else matched otherwise since it was `seen`.
    """
    begun = Begun(seen, wanted, shown_columns)
    with change(by, "matched the columns of", sheet, access.may_bring_in, begun) as sheet:
        _refuse_entered(sheet)
        columns = {
            name: int(at) for name, at in wanted.items() if name not in ("body", "dated") and at not in ("", None)
        }
        if columns != sheet.columns:
            sheet.answers = {}
        sheet.body_id = int(wanted["body"]) if wanted.get("body") else None
        sheet.columns, sheet.dated = columns, wanted.get("dated")
        before = matched_before(by, table_of(sheet).headings)
        if before is not None and before.kind == sheet.kind:
            sheet.meanings = {**before.meanings, **sheet.meanings}
        sheet.state = SheetState.TO_CHECK.value
        sheet.save()
        _remember(sheet)
    return sheet


def _remember(sheet: Spreadsheet) -> None:
    """Keep how the columns were matched, for the next sheet with these headings.  Called inside a change."""
    MatchedColumns.objects.update_or_create(
        partnership_id=sheet.partnership_id,
        headings=header_print(table_of(sheet).headings),
        defaults={
            "kind": sheet.kind, "body_id": sheet.body_id, "columns": sheet.columns, "meanings": sheet.meanings,
        },
    )  # fmt: skip


def answer_rows(by: Actor, sheet: Spreadsheet, wanted: Mapping[str, str], *, seen: str = "") -> Spreadsheet:
    """Keep what was answered of rows, names and words of the status column, by the names of their fields.

    Raises Meanwhile where somebody else answered the same otherwise since it was `seen`.
    """
    begun = Begun(seen, {"answers": dict(wanted)}, lambda row: {"answers": shown_answers(row, wanted)})
    with change(by, "answered about rows of", sheet, access.may_bring_in, begun) as sheet:
        for key, value in wanted.items():
            kept = sheet.meanings if key.startswith("word-") else sheet.answers
            name = key.removeprefix("word-")
            if value:
                kept[name] = value
            else:
                kept.pop(name, None)
        sheet.save(update_fields=["meanings", "answers"])
        _remember(sheet)
    return sheet


def reject_sheet(by: Actor, sheet: Spreadsheet) -> Spreadsheet:
    """Say that a spreadsheet does not belong in the record; the file stays, out of the way."""
    with change(by, "rejected a spreadsheet", sheet, access.may_bring_in) as sheet:
        _refuse_entered(sheet)
        sheet.state = SheetState.REJECTED.value
        sheet.save(update_fields=["state"])
    return sheet


def withdraw_sheet(by: Actor, sheet: Spreadsheet) -> Spreadsheet:
    """Take what a spreadsheet added out of the record; what it changed in what was there already stays.

    Rows of other logs that were its actions may enter anew, and say so.  Raises NotPossible for what is no action log.
    """
    with change(by, "withdrew a spreadsheet", sheet, access.may_bring_in) as sheet:
        if sheet.state != SheetState.ENTERED or sheet.paper is None:
            raise NotPossible("Only an action log is withdrawn whole. Change other lists where they stand.")
        withdraw_paper(by, sheet.paper)
        _let_others_enter(sheet)
        sheet.state = SheetState.WITHDRAWN.value
        sheet.save(update_fields=["state"])
    return sheet


def _let_others_enter(sheet: Spreadsheet) -> None:
    """List again the rows of other logs that were actions of this one.  Called inside the change that withdraws it.

    What such a row said stays with the action, and comes back with it: that it did is kept, for a redaction of its log.
    """
    gone = Action.objects.filter(paper=sheet.paper).values("pk")
    rows = SpreadsheetRow.objects.filter(
        partnership_id=sheet.partnership_id, spreadsheet__kind=SheetKind.ACTIONS.value, row__in=gone,
        became__in=(Became.SAME.value, Became.CHANGED.value), listed_again=False,
    ).exclude(spreadsheet=sheet)  # fmt: skip
    others = rows.order_by().values("spreadsheet").annotate(many=Count("pk"))
    for other, many in list(others.values_list("spreadsheet", "many")):
        Spreadsheet.objects.filter(pk=other).update(problem=_ANEW.format(many, sheet.document.name))
    rows.filter(became=Became.SAME.value).delete()
    rows.update(listed_again=True)


def put_back_sheet(by: Actor, sheet: Spreadsheet) -> Spreadsheet:
    """Put back a spreadsheet that was withdrawn or rejected.  What entered from another log meanwhile is told of."""
    with change(by, "put a spreadsheet back", sheet, access.may_bring_in) as sheet:
        if sheet.state == SheetState.WITHDRAWN and sheet.paper is not None:
            put_back_paper(by, sheet.paper)
            sheet.state, sheet.problem = SheetState.ENTERED.value, _stands_twice(sheet)
        elif sheet.state == SheetState.REJECTED:
            sheet.state = SheetState.TO_MATCH.value
        else:
            raise NotPossible("This spreadsheet has not been withdrawn or rejected.")
        sheet.save(update_fields=["state", "problem"])
    return sheet


def _stands_twice(sheet: Spreadsheet) -> str:
    """Which other log gave the most of the actions of this one to the record too, in words; or nothing."""
    own = {folded(text) for text in Action.objects.filter(paper=sheet.paper).values_list("text", flat=True)}
    others = SpreadsheetRow.objects.filter(
        partnership_id=sheet.partnership_id, spreadsheet__kind=SheetKind.ACTIONS.value, spreadsheet__body=sheet.body_id,
        became=Became.ADDED.value,
    ).exclude(spreadsheet=sheet)  # fmt: skip
    there = Action.objects.filter(pk__in=others.values("row"), paper__withdrawn_at__isnull=True)
    from_log = Counter(name for text, name in there.values_list("text", "paper__document__name") if folded(text) in own)
    return _TWICE.format(*reversed(from_log.most_common(1)[0])) if from_log else ""


def name_of(sheet: Spreadsheet) -> str:
    """What the paper of a spreadsheet is called: its file, without the ending."""
    return PurePath(sheet.document.name).stem


def _refuse_entered(sheet: Spreadsheet) -> None:
    if sheet.state in (SheetState.QUEUED, SheetState.ENTERED, SheetState.WITHDRAWN):
        raise NotPossible(_ENTERED)
