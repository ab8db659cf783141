"""Meetings and reports: the lists, and the page of each."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.meetings import access
from frankpledge.meetings.forms.lists import PaperFilters
from frankpledge.meetings.models import Body, Correction, HouseStyle, Paper
from frankpledge.meetings.queries.agendas import coming_meetings, run_here_seen_by
from frankpledge.meetings.queries.contents import Contents, contents_of, people_in
from frankpledge.meetings.queries.following import comments_of, corrections_of
from frankpledge.meetings.queries.listed import (
    minutes_seen_by,
    reports_seen_by,
    with_counts,
    with_neighbours,
    with_public_state,
    years_of,
)
from frankpledge.meetings.queries.papers import papers_seen_by
from frankpledge.meetings.queries.quorum import came_by, standing_of
from frankpledge.meetings.queries.stubs import stub_of_meeting, stub_of_report, stubs_listed
from frankpledge.meetings.rules.kinds import PaperKind, Stage
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.meetings.views.marking import found_or_stub, note_opened
from frankpledge.people.opening import to
from frankpledge.people.queries import partnership_of
from frankpledge.people.rules.roles import only_shared

PAGE = 50
COMING = 12  # planned meetings above the list


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings in the record."""
    by = request.actor
    also = {
        "coming": coming_meetings(by)[:COMING],
        "keeping": access.may_keep_house_style(by, HouseStyle(partnership_id=partnership_of(by))),
        "may_plan": access.may_plan(by, Body(partnership_id=partnership_of(by))),
    }
    return _listed(request, minutes_seen_by(by), PaperKind.MINUTES, "meetings/meetings.html", **also)


def papers(request: HttpRequest) -> HttpResponse:
    """The reports in the record."""
    return _listed(request, reports_seen_by(request.actor), PaperKind.REPORT, "meetings/papers.html")


def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    """A meeting, and everything that its minutes state; one of which no minutes are out yet leads to its agenda."""
    by = request.actor

    def agenda() -> HttpResponse | None:
        run_here = run_here_seen_by(by).filter(pk=meeting).exclude(papers__kind=PaperKind.MINUTES.value)
        return to(request, "agenda", meeting=meeting) if run_here.exists() else None

    minutes = with_neighbours(by, minutes_seen_by(by)).filter(meeting=meeting)
    minutes = with_public_state(minutes, "meeting_id", PublicKind.MINUTES)
    paper = found_or_stub(request, minutes, lambda: stub_of_meeting(by, meeting), agenda)
    if isinstance(paper, HttpResponse):
        return paper
    values = _values(request, paper)
    contents: Contents = values["contents"]
    if paper.meeting is not None:  # read with the minutes, for whoever adds to the page whether they are public
        paper.meeting.public_minutes, paper.meeting.public_minutes_waits = (
            paper.public_minutes,
            paper.public_minutes_waits,
        )
    came = came_by(people_in(contents.present), people_in(contents.apologies))
    values["standing"] = standing_of(by, paper.meeting, came) if paper.meeting is not None else None
    return render(request, "meetings/meeting.html", {"meeting": paper.meeting, **values, **_made(request, paper)})


def paper(request: HttpRequest, paper: int) -> HttpResponse:
    """A report, and everything that it states."""
    by = request.actor
    others = papers_seen_by(by).exclude(kind=PaperKind.MINUTES.value).filter(pk=paper)
    report = found_or_stub(request, others, lambda: stub_of_report(by, paper))
    if isinstance(report, HttpResponse):
        return report
    return render(request, "meetings/paper.html", _values(request, report))


def _made(request: HttpRequest, paper: Paper) -> dict[str, object]:
    """What is shown of minutes beside what they state: comments on a draft, corrections of what was agreed."""
    by = request.actor
    corrected: dict[int, list[Correction]] = {}
    loose: list[Correction] = []
    for one in corrections_of(by, paper) if paper.locked else ():
        (corrected.setdefault(one.item_id, []) if one.item_id else loose).append(one)
    is_draft = paper.stage in (Stage.DRAFT, Stage.FINAL)
    return {
        "may_agree": access.may_agree(by, paper),
        "may_follow": not only_shared(by),
        "comments_count": comments_of(by, paper).count() if is_draft else 0,
        "corrected": corrected,
        "loose_corrections": loose,
    }


def _values(request: HttpRequest, paper: Paper) -> dict[str, Any]:
    contents = contents_of(request.actor, paper)
    note_opened(request, paper, contents.level)
    return {
        "paper": paper,
        "contents": contents,
        "corrected": {},
        "may_mark": access.may_mark(request.actor, paper),
        "may_share": access.may_share(request.actor, paper),
    }


def _listed(
    request: HttpRequest, papers: QuerySet[Paper], kind: PaperKind, template: str, **also: object
) -> HttpResponse:
    by = request.actor
    form = PaperFilters(request.GET, by=by, years=years_of(papers))
    stubs = stubs_listed(by, kind, form.number("body"), form.number("year"))
    if body := form.number("body"):
        papers = papers.filter(body=body)
    if year := form.number("year"):
        papers = papers.filter(dated__year=year)
    page = Paginator(with_counts(by, papers), PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"form": form, "page": page, "stubs": stubs, **also})
