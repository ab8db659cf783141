"""Spreadsheets: brought in, their columns matched, their rows looked at and entered."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.design.words import count
from frankpledge.intake import access, changes, queries
from frankpledge.intake.changes.sheet_rows import AT_ONCE
from frankpledge.intake.forms.sheets import AnswersForm, MatchForm, PlaceForm, SheetFileForm
from frankpledge.intake.models import Spreadsheet
from frankpledge.intake.queries.sheets import offered, table_of
from frankpledge.intake.rules.states import SheetState
from frankpledge.intake.rules.tables.book import tab_of
from frankpledge.intake.rules.tables.columns import SheetKind
from frankpledge.intake.rules.tables.found import letter_of, usable
from frankpledge.intake.rules.tables.matching import shown_answers, shown_columns, shown_place
from frankpledge.intake.rules.tables.planning import ENTERS, What, counted
from frankpledge.intake.views.reviewing import refusing
from frankpledge.intake.views.sheet_rows import rows_of
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import partnership_named
from frankpledge.people.rules.marking import Level
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked
from minutes_reader import ReadingError

A_PAGE = 50
FIRST_ROWS = 6
_DONE = {
    "reject": (changes.reject_sheet, "Set aside. The file is kept, and nothing of it is in the record."),
    "withdraw": (
        changes.withdraw_sheet,
        "Withdrawn. What it added is out of the record; rows of other logs that were its actions may enter anew.",
    ),
    "put_back": (changes.put_back_sheet, "Put back."),
}


def sheets(request):
    """The spreadsheets that came in, and bringing in another."""
    by = request.actor
    here = Partnership(pk=by.partnership.id)
    open_to(request, access.may_bring(by, here), "brought in", here)
    form = SheetFileForm(request.POST, request.FILES) if request.method == "POST" else SheetFileForm()
    if form.is_bound and form.is_valid():
        file, place = form.cleaned_data["sheet"], partnership_named(by.partnership.slug)
        try:
            if (file.size or 0) > settings.UPLOAD_MOST_BYTES:
                raise ReadingError(f"{file.name}: it is larger than one file may be. Delete what is not needed.")
            sheet = changes.bring_in(by, place, name=file.name or "", content=file.read())
        except (ReadingError, NotPossible) as error:
            form.add_error("sheet", str(error))
        else:
            return to(request, "sheet", document=sheet.document_id)
    page = Paginator(queries.sheets_seen_by(by), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "intake/sheets.html", {"form": form, "page": page})


def sheet(request, document):
    """One spreadsheet: its columns to match, or its rows as they will enter."""
    by = request.actor
    if request.method == "POST":
        found = queries.sheet_to_change(by, document)
        if found is None:
            raise Http404
        open_to(request, access.may_bring_in(by, found), "brought in", found)
        return _sent(request, found)
    found = queries.sheet_of(by, document)
    if found is None:
        raise Http404
    if found.document.level >= Level.SENSITIVE:
        opens_marked(request, found.document.level)
        note_read(by, "opened", found)
    if found.state == SheetState.TO_MATCH or (
        request.GET.get("step") == "columns" and found.state == SheetState.TO_CHECK
    ):
        return _match_page(request, found)
    return _rows_page(request, found)


def _sent(request, found: Spreadsheet) -> HttpResponse:
    match request.POST.get("do", ""):
        case "look":
            return _look(request, found)
        case "answer" | "enter":
            return _answer(request, found)
        case "reject" | "withdraw" | "put_back" as doing:
            change, said = _DONE[doing]
            try:
                change(request.actor, found)
            except NotPossible as error:
                return _rows_page(request, found, refusing(str(error)))
            messages.success(request, said)
            return to(request, "sheet", document=found.document_id)
        case _:
            return _match(request, found)


def _look(request, found: Spreadsheet) -> HttpResponse:
    form = _place_form(found, request.POST)
    if saves(request, form, lambda: changes.look_at(request.actor, found, form.given(), seen=form.seen), at="kind"):
        return _at_columns(request, found)
    return _match_page(request, found, place=form)


def _match(request, found: Spreadsheet) -> HttpResponse:
    form = _match_form(request.actor, found, request.POST)
    if saves(request, form, lambda: changes.match_columns(request.actor, found, form.given(), seen=form.seen)):
        return to(request, "sheet", document=found.document_id)
    return _match_page(request, found, matching=form)


def _at_columns(request, found: Spreadsheet) -> HttpResponse:
    response = to(request, "sheet", document=found.document_id)
    response["Location"] += "?step=columns"
    return response


def _answer(request, found: Spreadsheet) -> HttpResponse:
    """Keep the answers given; where it was asked for, enter what is clear by then."""
    by, shown = request.actor, rows_of(request, found)
    form = AnswersForm(request.POST, asked=shown.asked, answers=shown_answers(found, [one.key for one in shown.asked]))
    if not saves(request, form, lambda: changes.answer_rows(by, found, form.given()["answers"], seen=form.seen)):
        return _rows_page(request, found, form)
    if request.POST["do"] == "answer":
        messages.success(request, "The answers are kept.")
        return _back(request, found)
    try:
        found.refresh_from_db()
        ready = counted(shown.again(by, found))
        if sum(ready[what] for what in ENTERS) > AT_ONCE:
            changes.enter_rows_later(by, found)
            messages.success(request, "The rows are being entered, which takes a moment.")
        else:
            entered = changes.enter_rows(by, found)
            changed = f", and {count(entered.changed, 'row')} changed what was there" if entered.changed else ""
            messages.success(request, f"{count(entered.added, 'row')} entered{changed}.")
    except NotPossible as error:
        return _rows_page(request, found, refusing(str(error)))
    return _back(request, found)


def _back(request, found: Spreadsheet) -> HttpResponse:
    response = to(request, "sheet", document=found.document_id)
    if page := request.POST.get("page", ""):
        response["Location"] += f"?page={page}" if page.isdigit() else ""
    return response


def _place_form(found: Spreadsheet, sent=None) -> PlaceForm:
    names = (tab_of(found.document.text, layout).name for layout in found.layout)
    tabs = [
        (str(at), f"{name or at + 1}{', hidden' if layout['hidden'] else ''}, {count(layout['rows'], 'row')}")
        for at, (name, layout) in enumerate(zip(names, found.layout, strict=True))
        if layout["rows"]
    ]
    return PlaceForm(sent, tabs=tabs, stands=shown_place(found), auto_id="place_%s")


def _match_form(by, found: Spreadsheet, sent=None) -> MatchForm:
    columns, body, _ = offered(by, found)
    begins = {name: str(at) for name, at in columns.items()} | {"dated": found.dated or by.today}
    return MatchForm(
        sent,
        kind=SheetKind(found.kind),
        columns=usable(table_of(found).headings),
        bodies=bodies_seen_by(by).values_list("pk", "name"),
        stands=shown_columns(found),
        initial=begins | ({"body": str(body)} if body else {}),
    )


def _match_page(request, found: Spreadsheet, *, place=None, matching=None) -> HttpResponse:
    by = request.actor
    table = table_of(found)
    tab = tab_of(found.document.text, found.layout[found.tab])
    values = {
        "sheet": found,
        "document": found.document,
        "kind": SheetKind(found.kind),
        "place": place or _place_form(found),
        "matching": matching or _match_form(by, found),
        "remembered": offered(by, found)[2],
        "hidden": sum(layout["hidden"] for layout in found.layout),
        "hidden_rows": len(tab.hidden_rows),
        "above": [(at + 1, " ".join(row)) for at, row in enumerate(tab.rows[: found.first]) if any(row)],
        "headings": [(letter_of(at), heading) for at, heading in enumerate(table.headings)],
        "rows": [(number + 1, cells) for number, cells in table.data[:FIRST_ROWS]],
        "many": len(table.data),
    }
    values["form"] = place or matching or values["matching"]
    return form_page(request, "intake/match_columns.html", values)


def _rows_page(request, found: Spreadsheet, form=None) -> HttpResponse:
    shown = rows_of(request, found)
    asked = [one.key for one in shown.asked]
    answers = form if isinstance(form, AnswersForm) else AnswersForm(
        asked=shown.asked, answers=shown_answers(found, asked)
    )  # fmt: skip
    where = {"partnership": request.actor.partnership.slug, "document": found.document_id}
    ready = sum(shown.counts[what] for what in ENTERS)
    values = {
        "sheet": found,
        "document": found.document,
        "kind": SheetKind(found.kind),
        "state": SheetState(found.state),
        "answers": answers,
        "form": form or answers,
        "page": shown.page,
        "heads": shown.heads,
        "rows": shown.with_fields(answers),
        "words": [answers[one.key] for one in shown.words],
        "counts": [(what.label, many) for what, many in shown.counts.items() if many],
        "ready": ready,
        "enter_label": f"Enter {count(ready, 'row')}",
        "waiting": shown.counts[What.ASK],
        "entered": found.state == SheetState.ENTERED,
        "record_at": _record_at(request, found),
        "is_open": found.state in (SheetState.TO_CHECK, SheetState.ENTERED),
        "columns_at": f"{reverse('sheet', kwargs=where)}?step=columns",
    }
    refused = form is not None and (form.conflict is not None if isinstance(form, AnswersForm) else True)
    return render(request, "intake/sheet_rows.html", values, status=409 if refused else 200)


def _record_at(request, found: Spreadsheet) -> str:
    """Where what a spreadsheet brought stands in the record; nothing before it is there."""
    slug = request.actor.partnership.slug
    if found.state != SheetState.ENTERED:
        return ""
    if found.paper_id is not None:
        return reverse("paper", kwargs={"partnership": slug, "paper": found.paper_id})
    if found.body_id is None:
        return reverse("agencies", kwargs={"partnership": slug})
    page = "members" if found.kind == SheetKind.MEMBERS else "forward_plan"
    return reverse(page, kwargs={"partnership": slug, "body": found.body_id})
