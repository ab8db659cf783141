"""Papers to an item of an agenda: listed, added, handed in, described, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.design.words import iso_date
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.agenda_papers import AddPaperForm, HandInForm, PaperForm, WithdrawForm
from frankpledge.meetings.models import AgendaItem, AgendaPaper
from frankpledge.meetings.queries.agenda_papers import (
    agenda_papers_seen_by,
    items_with_papers,
    members_on,
    versions_before,
)
from frankpledge.meetings.queries.packs import bytes_of
from frankpledge.meetings.rules.composing import blocks_of, lines_of
from frankpledge.meetings.rules.papers import shown_paper
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import name_known, organisations_seen_by
from frankpledge.people.rules import shown
from frankpledge.people.rules.marking import Level
from frankpledge.people.rules.roles import keeps
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked
from minutes_reader import ReadingError

_ENDINGS = frozenset("pdf docx odt rtf html htm txt md csv xlsx xls ods pptx".split())
_ADDED = {True: "The paper is added.", False: "The paper is waited for, and its author is reminded when it is due."}


def item_papers(request: HttpRequest, item: int) -> HttpResponse:
    """The papers of an item; with `do=add`, the form that adds one."""
    by = request.actor
    row = get_object_or_404(items_with_papers(by), pk=item)
    opens_marked(request, row.level, *(paper.level for paper in row.open_papers))
    may_add = access.may_hand_in_to(by, row)
    if request.GET.get("do") != "add" and request.method != "POST":
        values = {"item": row, "meeting": row.meeting, "papers": row.open_papers, "may_add": may_add}
        return render(request, "meetings/item_papers.html", values)
    open_to(request, may_add, "added", AgendaPaper(agenda_item=row), _ask_coordinator())
    return _add(request, row)


def _add(request: HttpRequest, row: AgendaItem) -> HttpResponse:
    by = request.actor
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddPaperForm(
        *given, stands=shown.marking_said(None), whole=Level(row.level), keeps=_keeps(by), **_choices(by, row)
    )
    if _takes(request, form, lambda: _added(by, row, form)):
        messages.success(request, _ADDED[bool(form.cleaned_data.get("file") or form.cleaned_data.get("text"))])
        return to(request, "item_papers", item=row.pk)
    return form_page(request, "meetings/add_agenda_paper.html", {"item": row, "meeting": row.meeting, "form": form})


def _added(by: Actor, row: AgendaItem, form: AddPaperForm) -> AgendaPaper:
    marking = form.marking() if "level" in form.fields else None
    facts = form.facts()
    if form.wanted and by.user is not None:  # who hands in a paper of their own is not asked who wrote it
        facts["author_person_id"] = by.user.person_id
    return changes.add_agenda_paper(by, row, facts, form.content(), marking)


def agenda_paper(request: HttpRequest, paper: int) -> HttpResponse:
    """A paper to an item; with `do=hand_in` or `do=withdraw`, the form for that, with `do=file` the file that came."""
    by = request.actor
    row = get_object_or_404(agenda_papers_seen_by(by).select_related("agenda_item__meeting__body"), pk=paper)
    opens_marked(request, row.level)
    task = _TASKS.get(request.GET.get("do") or request.POST.get("do", ""))
    if task is not None:
        return task(request, row)
    if row.level >= Level.SENSITIVE:
        note_read(by, "opened", row)
    if request.GET.get("do") == "file":
        return _file(row)
    values = {
        "paper": row,
        "item": row.agenda_item,
        "meeting": row.agenda_item.meeting,
        "blocks": blocks_of(row.text, row.headings),
        "recommendations": lines_of(row.recommendations),
        "implications": lines_of(row.implications),
        "before": versions_before(by, row),
        "newer": getattr(row, "replaced_by", None),
        "may_keep": access.may_keep_agenda_paper(by, row),
        "may_hand_in": access.may_hand_in(by, row) and row.withdrawn_at is None,
    }
    return render(request, "meetings/agenda_paper.html", values)


def _file(row: AgendaPaper) -> HttpResponse:
    """The file of a paper, to be saved and never shown by the browser; 404 where it has none, or the store lost it.

    Its name is made here, since the one that it came with may be of somebody.
    """
    if not row.fingerprint:
        raise Http404
    try:
        content = bytes_of(row)
    except FileNotFoundError as error:
        raise Http404 from error
    ending = row.name.rpartition(".")[2].lower()
    name = f"paper-{row.pk}-{iso_date(row.agenda_item.meeting.held_on)}.{ending if ending in _ENDINGS else 'bin'}"
    answer = HttpResponse(content, content_type="application/pdf" if ending == "pdf" else "application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def describe_agenda_paper(request: HttpRequest, paper: int) -> HttpResponse:
    """A task: say what a paper is, by whom and for what, and mark it."""
    by = request.actor
    row = get_object_or_404(agenda_papers_seen_by(by).select_related("agenda_item__meeting__body"), pk=paper)
    opens_marked(request, row.level)
    item = row.agenda_item
    open_to(request, access.may_keep_agenda_paper(by, row), "described", row)
    form = PaperForm(request.POST or None, stands=shown_paper(row), whole=Level(item.level), **_choices(by, item, row))
    save = lambda: changes.describe_agenda_paper(by, row, form.facts(), form.marking(), seen=form.seen)  # noqa: E731
    if saves(request, form, save):
        messages.success(request, "What was said of the paper is saved.")
        return to(request, "agenda_paper", paper=row.pk)
    return _task(request, row, form, "Describe this paper", "Save")


def _hand_in(request: HttpRequest, row: AgendaPaper) -> HttpResponse:
    by = request.actor
    open_to(request, access.may_hand_in(by, row), "handed in", row, _ask_coordinator())
    form = HandInForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    handed: list[AgendaPaper] = []
    if _takes(request, form, lambda: handed.append(changes.hand_in(by, row, form.content()))):
        messages.success(request, "The paper is in. Thank you.")
        return to(request, "agenda_paper", paper=handed[0].pk)
    heading = "Hand in this paper" if row.received_at is None else "Hand in a newer version"
    return _task(request, row, form, heading, "Hand it in")


def _withdraw(request: HttpRequest, row: AgendaPaper) -> HttpResponse:
    by = request.actor
    open_to(request, access.may_keep_agenda_paper(by, row), "withdrew", row)
    form = WithdrawForm(request.POST or None)
    if saves(request, form, lambda: changes.withdraw_agenda_paper(by, row, form.cleaned_data["why"])):
        messages.success(request, "The paper is withdrawn. A pack that went out stays as it was: make a new one.")
        return to(request, "agenda_paper", paper=row.pk)
    return _task(request, row, form, "Withdraw this paper", "Withdraw it")


_TASKS = {"hand_in": _hand_in, "withdraw": _withdraw}


def _task(request: HttpRequest, row: AgendaPaper, form: Any, heading: str, button: str) -> HttpResponse:
    values = {
        "paper": row,
        "item": row.agenda_item,
        "meeting": row.agenda_item.meeting,
        "form": form,
        "heading": heading,
        "button": button,
    }
    return form_page(request, "meetings/agenda_paper_task.html", values)


def _takes(request: HttpRequest, form: Any, save: Any) -> bool:
    """As `saves`; a file that is refused says why at its field."""
    try:
        return saves(request, form, save)
    except ReadingError as error:
        form.add_error("file", str(error))
        return False


def _choices(by: Actor, item: AgendaItem, paper: AgendaPaper | None = None) -> dict[str, Any]:
    """The members and agencies that a form offers; whoever is chosen already is among them.

    Members are offered with their agency: two of them may have one name.
    """
    places = list(members_on(item.meeting))
    people = [place.person for place in places]
    agency_of = {place.person_id: f", {place.organisation.name}" for place in places if place.organisation}
    if paper is not None:
        people += [person for person in (paper.author_person, paper.presenter_person) if person is not None]
    if item.presenter_person is not None:
        people.append(item.presenter_person)
    members = {person.pk: name_known(by, person) for person in people}
    agencies = list(organisations_seen_by(by).values_list("pk", "name"))
    offered = [(number, name + agency_of.get(number, "")) for number, name in members.items() if name]
    return {"members": offered, "agencies": agencies}


def _keeps(by: Actor) -> bool:
    return by.partnership is not None and keeps(by, by.partnership.id)


def _ask_coordinator() -> str:
    return "Only a coordinator, and whoever presents this item or wrote this paper, may do this. Ask your coordinator."
