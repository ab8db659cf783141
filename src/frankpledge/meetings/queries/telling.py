"""What a letter or a calendar is told of a meeting."""

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, AgendaPaper, CalendarEntry, Meeting, Notice
from frankpledge.meetings.queries.packs import news_of
from frankpledge.meetings.rules.calendars import Said
from frankpledge.meetings.rules.packs import News
from frankpledge.people.models import Grant, User
from frankpledge.people.queries import partnership_of


def said_of(meeting: Meeting) -> Said:
    """A meeting as calendars are told of it."""
    return Said(meeting.body.name, meeting.held_on, meeting.starts_at, meeting.ends_at, meeting.venue, meeting.joining)


def entry_of(meeting: Meeting) -> CalendarEntry | None:
    """The last that calendars were told of a meeting, or None."""
    return CalendarEntry.objects.filter(meeting=meeting).order_by("-sequence").first()


def may_be_written_to(by: Actor, user: User) -> bool:
    """Whether an account may still sign in and has a role here: what goes to somebody who left says nothing new."""
    return user.is_active and Grant.objects.holding(by.today).filter(user=user, partnership=partnership_of(by)).exists()


def news_for(notice: Notice) -> tuple[News, list[str]]:
    """What is new in the pack that somebody is told of since the one that they were last told of, and in which items.

    Numbers alone: a letter leaves the house, so it holds no title of a paper.
    """
    assert notice.pack is not None  # asked for those of a pack
    last = Notice.objects.filter(person=notice.person_id, pack__meeting=notice.meeting_id, pk__lt=notice.pk)
    before = last.order_by("-pk").select_related("pack").first()
    found = news_of(notice.pack, before.pack if before is not None else None)
    papers = AgendaPaper.objects.filter(pk__in=[*found.came, *found.replaced, *found.withdrawn])
    items = AgendaItem.objects.filter(papers__in=papers).order_by("position").distinct()
    return found, [number.rstrip(".") for number in items.values_list("number", flat=True) if number]
