"""What everybody is told of a meeting's day and what was minuted under an item."""

from collections.abc import Sequence
from typing import Any

from frankpledge.design.words import long_date
from frankpledge.documents.models import Document
from frankpledge.meetings.models import Item, Meeting, MeetingMove, Paper
from frankpledge.meetings.rules.publishing import FORM, PublicKind, stretches
from frankpledge.people.rules.marking import Level


def meeting_said(meeting: Meeting) -> dict[str, Any]:
    """The day, times and place of a meeting, whether it was called off, and from which days it was moved.

    No reason that somebody typed is in it, and no way to join.
    """
    moves = MeetingMove.objects.filter(meeting=meeting).values_list("from_day", flat=True)
    return {
        "version": FORM,
        "kind": PublicKind.MEETING.value,
        "title": f"{meeting.body.name}, {long_date(meeting.held_on)}"[:400],
        "body": meeting.body.name,
        "body_number": meeting.body_id,
        "held_on": meeting.held_on.isoformat(),
        "starts_at": meeting.starts_at.isoformat("minutes") if meeting.starts_at else None,
        "ends_at": meeting.ends_at.isoformat("minutes") if meeting.ends_at else None,
        "venue": meeting.venue,
        "state": meeting.state,
        "moved_from": [day.isoformat() for day in moves],
    }


def minuted_under(paper: Paper, items: Sequence[Item], *, with_headings: bool = False) -> list[tuple[Item, str]]:
    """Each item of minutes with what was minuted under it, in one query at most.

    Of minutes that came as a document, that is what stands between its heading and the next, where every heading is
    known: in a text with one that is not, what is restricted could stand under another.  `with_headings` gives the
    heading's own words there, too: a copy made before the heading was known has them under the one before.
    """
    if paper.stage or any(item.text for item in items):
        return [(item, item.text.strip()) for item in items]
    known = [(item.pk, item.words.start, item.words.end) for item in items if item.words is not None]
    if len(known) < len(items):
        return [(item, "") for item in items]
    documents = Document.objects.filter(pk=paper.document_id or 0, level__lt=Level.SEALED)
    text = documents.values_list("text", flat=True).first() or ""
    spans = stretches(known, len(text))
    begin = {key: start if with_headings else spans[key][0] for key, start, _ in known}
    return [(item, text[begin[item.pk] : spans[item.pk][1]].strip()) for item in items]
