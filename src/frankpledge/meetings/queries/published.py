"""What everybody is told of a meeting's day, and whether a public pack may still be shown to everybody."""

from typing import Any

from django.db.models import Q

from frankpledge.design.words import long_date
from frankpledge.kit.cutting import Words
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, MeetingMove, Pack
from frankpledge.meetings.rules.packs import Audience, Entry, Shown
from frankpledge.meetings.rules.publishing import FORM, PublicKind
from frankpledge.people.models import Person, PersonName


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


def restricted_words(place: int) -> Words:
    """Every name, as it is known or was printed, of the people of a partnership whose data is restricted."""
    people = Person.objects.filter(partnership=place)
    people = people.filter(Q(restricted_on__isnull=False) | Q(stands_as__restricted_on__isnull=False))
    spelt = PersonName.objects.filter(person__in=people).values_list("spelling", flat=True)
    return Words([*people.values_list("name", flat=True), *spelt])


def holds_more(pack: Pack) -> bool:
    """Whether something that a public pack shows whole is no longer marked public, or was withdrawn."""
    whole = [entry for entry in map(Entry.of, pack.contents) if entry.shown is Shown.WHOLE]
    top = Audience.PUBLIC.level.value
    gone = Q(level__gt=top) | Q(withdrawn_at__isnull=False)
    items = AgendaItem.objects.filter(gone, pk__in=[entry.item for entry in whole])
    papers = AgendaPaper.objects.filter(gone, pk__in=[entry.paper for entry in whole if entry.paper])
    return items.exists() or papers.exists()
