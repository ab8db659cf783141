"""Meetings and reports: the lists, and the page of each."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.meetings.forms.lists import PaperFilters
from frankpledge.meetings.models import Paper
from frankpledge.meetings.queries.contents import contents_of
from frankpledge.meetings.queries.listed import (
    minutes_seen_by,
    reports_seen_by,
    with_counts,
    with_neighbours,
    years_of,
)

PAGE = 50


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings in the record."""
    return _listed(request, minutes_seen_by(request.actor), "meetings/meetings.html")


def papers(request: HttpRequest) -> HttpResponse:
    """The reports in the record."""
    return _listed(request, reports_seen_by(request.actor), "meetings/papers.html")


def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """A meeting, and everything that its minutes state."""
    minutes = with_neighbours(request.actor, minutes_seen_by(request.actor))
    paper = get_object_or_404(minutes, meeting=meeting)
    values = {"paper": paper, "meeting": paper.meeting, "contents": contents_of(request.actor, paper)}
    return render(request, "meetings/meeting.html", values)


def paper(request: HttpRequest, paper: int) -> HttpResponse:
    """A report, and everything that it states."""
    report = get_object_or_404(reports_seen_by(request.actor), pk=paper)
    return render(request, "meetings/paper.html", {"paper": report, "contents": contents_of(request.actor, report)})


def _listed(request: HttpRequest, papers: QuerySet[Paper], template: str) -> HttpResponse:
    by = request.actor
    form = PaperFilters(request.GET, by=by, years=years_of(papers))
    if body := form.number("body"):
        papers = papers.filter(body=body)
    if year := form.number("year"):
        papers = papers.filter(dated__year=year)
    page = Paginator(with_counts(by, papers), PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"form": form, "page": page})
