"""The days of meetings, which are public while their body is published so: told, moved and called off without more.

Called inside the changes that plan a meeting, change it or call it off, and that publish or withdraw its body.
"""

from datetime import date, timedelta

from django.utils import timezone

from frankpledge.meetings.changes.published import take_back
from frankpledge.meetings.models import Body, Meeting, Publication
from frankpledge.meetings.queries.published import meeting_said
from frankpledge.meetings.queries.withholding import restricted_words
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.publishing import PublicKind, PublicState, TakenBack, as_text, words_in

_BEFORE = timedelta(days=366)  # back that the meetings of a body are told of once it is published


def tell_public(meeting: Meeting) -> None:
    """Tell everybody the day of a meeting as it is by now, where its body is published; else nothing is told."""
    bodies = Publication.objects.filter(kind=PublicKind.BODY.value, body=meeting.body_id)
    if bodies.filter(state=PublicState.PUBLISHED.value).exists():
        _tell(meeting)


def tell_meetings(body: Body, today: date) -> None:
    """Tell everybody the days of a body that was published today: those to come, and those of the year before."""
    meetings = Meeting.objects.filter(body=body, held_on__gte=today - _BEFORE)
    for meeting in meetings.exclude(state=MeetingState.RECORDED.value):
        _tell(meeting)


def take_back_meetings(body: Body, why: TakenBack) -> None:
    """Withdraw the days of a body that is withdrawn."""
    take_back(Publication.objects.filter(kind=PublicKind.MEETING.value, body=body), why)


def _tell(meeting: Meeting) -> None:
    said, now = meeting_said(meeting), timezone.now()
    one = Publication.objects.filter(
        partnership_id=meeting.partnership_id, kind=PublicKind.MEETING.value, number=meeting.pk
    ).first() or Publication(
        partnership_id=meeting.partnership_id, kind=PublicKind.MEETING.value, number=meeting.pk, version=0
    )
    if one.withdrawn_why == TakenBack.PERSON or (one.is_out and one.content == as_text(said)):
        return
    if one.withdrawn_why == TakenBack.RESTRICTED and restricted_words(one.partnership_id).stand_in(words_in(said)):
        return
    one.body_id, one.meeting, one.day = meeting.body_id, meeting, meeting.held_on
    one.title, one.content, one.version = said["title"], as_text(said), one.version + 1
    one.state, one.asked_at, one.published_at = PublicState.PUBLISHED.value, now, now
    one.withdrawn_at, one.withdrawn_why = None, ""
    one.save()
