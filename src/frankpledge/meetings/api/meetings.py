"""Meetings with their minutes, and agendas, for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from frankpledge.design.answers import answered, page_of
from frankpledge.meetings.api.opened import refused
from frankpledge.meetings.api.papers import whole
from frankpledge.meetings.queries.agendas import agenda_of, run_here_seen_by
from frankpledge.meetings.queries.listed import minutes_seen_by, with_counts
from frankpledge.meetings.queries.stubs import stub_of_meeting, stubs_listed
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.schemas import meetings as told
from frankpledge.meetings.schemas.named import Number
from frankpledge.meetings.schemas.papers import counted, restricted

router = Router()


@router.get("/meetings", response=answered(told.Meetings), url_name="api_meetings", operation_id="meetings")
def meetings(request: HttpRequest, partnership: Path[str], asked: Query[told.AskedOfMeetings]) -> told.Meetings:
    """The meetings, the latest first: those whose minutes are in the record, or those that are planned and run here."""
    by = request.actor
    minuted = asked.which == "minuted"
    found: Any = minutes_seen_by(by) if minuted else run_here_seen_by(by).order_by("-held_on", "-pk")
    if asked.body is not None:
        found = found.filter(body=asked.body)
    if asked.year is not None:
        found = found.filter(**{"dated__year" if minuted else "held_on__year": asked.year})
    stubs = stubs_listed(by, PaperKind.MINUTES, asked.body, asked.year) if minuted else []
    listed = page_of(with_counts(by, found) if minuted else found, asked, _minuted if minuted else _run_here)
    return told.Meetings(**listed, restricted=[restricted(stub) for stub in stubs])


@router.get(
    "/meetings/{meeting}", response=answered(told.WholeMeeting, 403), url_name="api_meeting", operation_id="meeting"
)
def meeting(request: HttpRequest, partnership: Path[str], meeting: Path[Number]) -> told.WholeMeeting:
    """A meeting, and everything that its minutes state."""
    by = request.actor
    minutes = minutes_seen_by(by).filter(meeting=meeting).first()
    if minutes is not None and minutes.meeting is not None:
        row = minutes.meeting
        return told.WholeMeeting(**told.place(row), next_on=row.next_on, minutes=whole(request, minutes))
    planned = run_here_seen_by(by).filter(pk=meeting).exclude(papers__kind=PaperKind.MINUTES.value).first()
    if planned is not None:
        return told.WholeMeeting(**told.place(planned), next_on=None, minutes=None)
    if (stub := stub_of_meeting(by, meeting)) is not None:
        raise refused(request, stub)
    raise Http404


@router.get("/meetings/{meeting}/agenda", response=answered(told.Agenda), url_name="api_agenda", operation_id="agenda")
def agenda(request: HttpRequest, partnership: Path[str], meeting: Path[Number]) -> told.Agenda:
    """The agenda of a meeting that is run here; withdrawn items at their place."""
    by = request.actor
    row = get_object_or_404(run_here_seen_by(by), pk=meeting)
    return told.agenda(by, row, agenda_of(by, row))


def _minuted(paper: Any) -> told.Meeting:
    return told.Meeting(**told.place(paper.meeting), minutes=counted(paper))


def _run_here(row: Any) -> told.Meeting:
    return told.Meeting(**told.place(row), minutes=None)
