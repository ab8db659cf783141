"""Letters to members and authors, and the daily round that reminds authors."""

from email.utils import parseaddr

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from frankpledge.design.words import long_date
from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings import changes
from frankpledge.meetings.models import Notice
from frankpledge.meetings.queries.telling import may_be_written_to, news_for
from frankpledge.meetings.queries.timetable import timetable_of
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.meetings.rules.calendars import Said, invitation, kind_of_file, uid_of
from frankpledge.meetings.rules.telling import Told
from frankpledge.meetings.rules.timetable import Step
from frankpledge.outside.letters import Attached, post
from frankpledge.people import rls
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for
from frankpledge.work.performing import job_number


def send_notice(notice: int, partnership: int, at: str) -> None:
    """Send somebody the letter of a notice, once at least: done again after a kill, it has the same number.

    `at` is the address of this installation; without one, the letter has no link and says where to look.  Nothing goes
    where no mail server was set up, to an account that was closed, or to somebody whose role has ended meanwhile.
    """
    by = _post(Partnership.objects.get(pk=partnership))
    with reading(by):
        near = ("meeting__body", "meeting__partnership", "pack", "paper", "entry", "user")
        row = Notice.objects.select_related(*near).filter(pk=notice, sent_at__isnull=True).first()
        if row is None or row.user is None or not may_be_written_to(by, row.user):
            return
        told, attached = _letter(row, at)
        address, subject = row.user.email, Told(row.kind).subject
    if post(subject, told, address, str(job_number() or ""), attached):
        with reading(by):
            changes.note_sent(by, row)


def chase() -> None:
    """Remind whoever owes a paper, in every partnership, once when it is due soon and once when it is overdue."""
    with rls.whole_reading():
        places = list(Partnership.objects.order_by("pk"))
    for place in places:
        by = _post(place)
        with reading(by):
            changes.chase_authors(by, settings.FRANKPLEDGE_ADDRESS or "")


def _letter(notice: Notice, at: str) -> tuple[str, Attached | None]:
    """The words of a letter, and what goes with it."""
    meeting = notice.meeting
    where = {"partnership": meeting.partnership.slug, "meeting": meeting.pk}
    link = at.rstrip("/") + reverse("meeting_papers", kwargs=where) if at else ""
    values = {"meeting": meeting, "day": long_date(meeting.held_on), "link": link, "place": meeting.partnership.name}
    if notice.pack is not None:
        values["news"], values["items"] = news_for(notice)
        return render_to_string("meetings/mail/pack.txt", values), None
    if notice.entry is not None:
        return _day(notice, values, link)
    due = next(row.day for row in timetable_of(meeting) if row.step is Step.PAPERS_DUE)
    if notice.paper is not None and at:
        paper = {"partnership": meeting.partnership.slug, "paper": notice.paper.pk}
        values["link"] = at.rstrip("/") + reverse("agenda_paper", kwargs=paper)
    values |= {"due": long_date(due), "overdue": notice.kind == Told.OVERDUE}
    return render_to_string("meetings/mail/due.txt", values), None


def _day(notice: Notice, values: dict[str, object], link: str) -> tuple[str, Attached]:
    """The letter that brings a meeting to a calendar."""
    entry, user = notice.entry, notice.user
    assert entry is not None  # by the kind of the notice
    assert user is not None  # there is no letter without an address
    said = as_it_leaves(notice.partnership_id, Said.of(entry.said))
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    content = invitation(
        said,
        uid=uid_of(entry.meeting_id, sender.rpartition("@")[2]),
        sequence=entry.sequence,
        cancelled=entry.cancelled,
        made=entry.at,
        link=link,
        organiser=sender,
        attendee=user.email,
    )
    values |= {"cancelled": entry.cancelled, "again": entry.sequence > 0, "said": said}
    values["day"] = long_date(said.day)
    told = render_to_string("meetings/mail/day.txt", values)
    return told, Attached("meeting.ics", content, kind_of_file(cancelled=entry.cancelled))


def _post(place: Partnership) -> Actor:
    return process_for(place, "post", timezone.localdate(), Origin.WORKER)
