"""Moving an entered paper under the board or group that it is of."""

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.amending import unpoint
from frankpledge.meetings.changes.locking import refuse_locked
from frankpledge.meetings.changes.pointers import resolve_pointers
from frankpledge.meetings.models import Attendance, Body, Meeting, Paper
from frankpledge.meetings.rules.kinds import MeetingState, PaperKind


def place_paper(by: Actor, paper: Paper, body: Body) -> Paper:
    """Say that an entered paper is of another board or group: its minutes are of that one's meeting on that day.

    Raises NotPossible when the record holds minutes of that meeting already, or the body is another partnership's.
    """
    with change(by, "placed", paper, access.may_amend) as paper:
        refuse_locked(paper)
        if body.partnership_id != paper.partnership_id:
            raise NotPossible("Choose a board or group of this partnership.")
        if paper.meeting is not None and paper.meeting.body_id != body.pk:
            unpoint(paper)
            paper.meeting = _meeting(paper.meeting, body, minutes=paper.kind == PaperKind.MINUTES)
            Attendance.objects.filter(paper=paper).update(meeting=paper.meeting)
        paper.body = body
        paper.save(update_fields=["body", "meeting"])
        resolve_pointers(by)
    return paper


def _meeting(held: Meeting, body: Body, *, minutes: bool) -> Meeting:
    """The meeting of a body on the day of another body's, with that one's place and times."""
    meeting, _ = Meeting.objects.exclude(state=MeetingState.CANCELLED.value).get_or_create(
        partnership_id=held.partnership_id, body=body, held_on=held.held_on
    )
    others = meeting.papers.filter(kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True)
    if minutes and others.exists():
        raise NotPossible(f"The record holds minutes of {body} on {held.held_on:%-d %B %Y} already.")
    if minutes:
        planned = "" if meeting.state == MeetingState.RECORDED else meeting.venue
        meeting.venue, meeting.next_on = held.venue or planned, held.next_on
        if meeting.state == MeetingState.PLANNED:
            meeting.state = MeetingState.HELD.value  # its minutes say that it took place
        meeting.started, meeting.closed = held.started, held.closed
        meeting.save()
    return meeting
