"""Marking papers, items and documents; sharing papers; and what is shown in place of what may not be read."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.documents import access as documents_access
from frankpledge.documents.changes import mark_document as mark_document_so
from frankpledge.documents.queries import documents_seen_by
from frankpledge.ledger.changes import note_read, note_refused
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.marking import MarkingForm, ShareForm
from frankpledge.meetings.models import Item, Paper
from frankpledge.meetings.queries import papers_seen_by, stated_in
from frankpledge.meetings.queries.papers import paper_of, shares_of
from frankpledge.meetings.queries.stubs import Stub, without_closed_document
from frankpledge.people.opening import open_to, to
from frankpledge.people.rules import shown
from frankpledge.people.rules.marking import Level
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked

SAVED = "The marking was saved."


def found_or_stub(
    request: HttpRequest,
    papers: QuerySet[Paper],
    stub_of: Callable[[], Stub | None],
    instead: Callable[[], HttpResponse | None] = lambda: None,
) -> Paper | HttpResponse:
    """The one paper, or the page that says that it is restricted, or 404 where the actor may not know of it.

    Where it is not found, what is answered `instead`, if anything, comes before the other two.
    """
    paper = papers.first()
    if paper is not None:
        return without_closed_document(request.actor, paper)
    if (answer := instead()) is not None:
        return answer
    stub = stub_of()
    if stub is None:
        raise Http404
    return restricted(request, stub)


def restricted(request: HttpRequest, stub: Stub) -> HttpResponse:
    """The page in place of a thing that the actor may know of and not read; that they tried is in the ledger."""
    note_refused(request.actor, "opened", Paper(pk=stub.row))
    return render(request, "meetings/restricted.html", {"stub": stub}, status=403)


def note_opened(request: HttpRequest, paper: Paper, level: int) -> None:
    """Note that somebody opened what is OFFICIAL-SENSITIVE: one line a view, and nothing of its content.

    Their session ends sooner while it is open.
    """
    opens_marked(request, level)
    if level >= Level.SENSITIVE:
        note_read(request.actor, "opened", paper)


def mark_paper(request: HttpRequest, paper: int) -> HttpResponse:
    """A task: mark a paper and its document, and share it."""
    row = get_object_or_404(papers_seen_by(request.actor), pk=paper)
    open_to(request, access.may_mark(request.actor, row), "marked", row)
    form = MarkingForm(request.POST or None, stands=shown.marking(row), counts=Level(row.level))
    if request.method == "POST" and form.is_valid():
        marking = form.marking()
        assert marking is not None
        if saves(request, form, lambda: changes.mark_paper(request.actor, row, marking, seen=form.seen)):
            row.refresh_from_db()
            messages.success(request, SAVED)
            return _to_paper(request, row)
    return form_page(request, "meetings/mark_paper.html", {"paper": row, "form": form})


def mark_item(request: HttpRequest, item: int) -> HttpResponse:
    """A task: mark an item more closely than its paper, or no more."""
    by = request.actor
    row = get_object_or_404(stated_in(by, Item).select_related("paper__body", "paper__meeting", "parent"), pk=item)
    open_to(request, access.may_mark(by, row), "marked", row)
    whole = Level(row.parent.level if row.parent is not None else row.paper.level)
    form = MarkingForm(request.POST or None, stands=shown.marking(row), whole=whole)
    if saves(request, form, lambda: changes.mark_item(by, row, form.marking(), seen=form.seen)):
        messages.success(request, SAVED)
        return _to_paper(request, row.paper)
    values = {"item": row, "paper": row.paper, "form": form, "whole": whole}
    return form_page(request, "meetings/mark_item.html", values)


def mark_document(request: HttpRequest, document: int) -> HttpResponse:
    """A task: mark a document that is not in the record yet; one that is, is marked with its paper."""
    by = request.actor
    row = get_object_or_404(documents_seen_by(by), pk=document)
    if (paper := paper_of(by, row.pk)) is not None:
        return to(request, "mark_paper", paper=paper.pk)
    open_to(request, documents_access.may_mark_on_its_way(by, row), "marked", row)
    form = MarkingForm(request.POST or None, stands=shown.marking(row), counts=Level(row.level))
    if request.method == "POST" and form.is_valid():
        marking = form.marking()
        assert marking is not None
        if saves(request, form, lambda: mark_document_so(by, row, marking, seen=form.seen)):
            messages.success(request, SAVED)
            return to(request, "review", document=row.pk)
    return form_page(request, "meetings/mark_document.html", {"document": row, "form": form})


def share_paper(request: HttpRequest, paper: int) -> HttpResponse:
    """A task: with whom outside the partnership a paper is shared."""
    by = request.actor
    row = get_object_or_404(papers_seen_by(by), pk=paper)
    open_to(request, access.may_share(by, row), "shared", row)
    form = ShareForm(request.POST if request.method == "POST" else None, stands={"roles": sorted(shares_of(by, row))})
    if request.method == "POST" and form.is_valid():
        wanted = form.chosen()
        if saves(request, form, lambda: changes.share_with(by, row, wanted, seen=form.seen), at="roles"):
            messages.success(request, "Who this paper is shared with was saved.")
            return _to_paper(request, row)
    return form_page(request, "meetings/share_paper.html", {"paper": row, "form": form})


def _to_paper(request: HttpRequest, paper: Paper) -> HttpResponse:
    if paper.meeting_id is not None:
        return to(request, "meeting", meeting=paper.meeting_id)
    return to(request, "paper", paper=paper.pk)
