"""The page of a document, every fact marked and beside it, and its pages as pictures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.documents.queries import content_of, documents_seen_by, side_of
from frankpledge.documents.rules import Mark, side_wanted
from frankpledge.meetings.queries.documents import document_of, document_with_page, facts_of
from frankpledge.meetings.queries.stubs import stub_of_document
from frankpledge.meetings.views.marking import note_opened, restricted
from frankpledge.people.opening import to
from frankpledge.people.rules.roles import keeps
from minutes_reader import ReadingError
from minutes_reader.formats.pdf_pictures import picture

WIDTH = 1000  # pixels of a page's picture: sharp at the width at which a page is shown


def document(request: HttpRequest, document: int) -> HttpResponse:
    """The words of a document.  One that is not in the record leads those who keep it to its review."""
    by = request.actor
    paper = document_of(by, document)
    if paper is None or paper.document is None:
        if keeps(by, by.partnership.id) and documents_seen_by(by).filter(pk=document).exists():
            return to(request, "review", document=document)
        if (stub := stub_of_document(by, document)) is not None:
            return restricted(request, stub)
        raise Http404
    note_opened(request, paper, paper.document.level)
    facts = facts_of(by, paper)
    marks = {
        fact.words: Mark(fact.start or 0, fact.end or 0, str(fact.words), fact.colour)
        for fact in reversed(facts)
        if fact.words
    }
    first = {fact.words: at for at, fact in reversed(list(enumerate(facts)))}
    side = side_wanted(request.GET.get("side"), request.session)
    shown = {
        "paper": paper,
        "side": side_of(paper.document, list(marks.values()), side),
        "facts": [(fact, first[fact.words] == at) for at, fact in enumerate(facts)],
    }
    return render(request, "meetings/document.html", shown)


def page_picture(request: HttpRequest, document: int, page: int) -> HttpResponse:
    """A page of a document as a picture, to those who may see its words; its file counts its pages from 1."""
    found = document_with_page(request.actor, document, page)
    if found is None:
        raise Http404
    try:
        return HttpResponse(picture(content_of(found), page, WIDTH), content_type="image/png")
    except (ReadingError, FileNotFoundError) as error:
        raise Http404 from error
