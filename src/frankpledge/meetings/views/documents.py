"""The page of a document: its text with every fact marked, and the facts beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.documents.queries import documents_seen_by
from frankpledge.documents.rules import Mark
from frankpledge.meetings.queries.documents import document_of, facts_of
from frankpledge.meetings.views.people import to
from frankpledge.people.rules.roles import keeps


def document(request: HttpRequest, document: int) -> HttpResponse:
    """The words of a document.  One that is not in the record leads those who keep it to its review."""
    by = request.actor
    paper = document_of(by, document)
    if paper is None or paper.document is None:
        if keeps(by, by.partnership.id) and documents_seen_by(by).filter(pk=document).exists():
            return to(request, "review", document=document)
        raise Http404
    facts = facts_of(by, paper)
    marks = {
        fact.words: Mark(fact.start or 0, fact.end or 0, str(fact.words), fact.colour)
        for fact in reversed(facts)
        if fact.words
    }
    first = {fact.words: at for at, fact in reversed(list(enumerate(facts)))}
    shown = {
        "paper": paper,
        "text": paper.document.text,
        "marks": list(marks.values()),
        "facts": [(fact, first[fact.words] == at) for at, fact in enumerate(facts)],
    }
    return render(request, "meetings/document.html", shown)
