"""Members and authors told by letter: of a meeting's day, of papers that are due; each letter once."""

from django.utils import timezone

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import AgendaPaper, CalendarEntry, Meeting, Notice
from frankpledge.meetings.queries.agenda_papers import members_on, people_to_write_to
from frankpledge.meetings.queries.telling import entry_of, said_of
from frankpledge.meetings.queries.timetable import papers_owed, timetables_of
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.meetings.rules.telling import Told
from frankpledge.meetings.rules.timetable import Chase, Step, to_chase
from frankpledge.people.rules.roles import opens_up_to
from frankpledge.work.changes import queue


def tell_calendars(by: Actor, meeting: Meeting, at: str) -> list[Notice]:
    """Send a meeting to its members' calendars: asked for, or changed since they were told, or cancelled.

    Whoever was told of it as it stands is not told again; a new member is.  A meeting that was cancelled goes to those
    who had it.  Gives whom it tells.  Raises NotPossible where everybody knows, and where a meeting was held.
    """
    with change(by, "told calendars of", meeting, access.may_tell) as meeting:
        if meeting.state not in (MeetingState.PLANNED, MeetingState.CANCELLED):
            raise NotPossible("This meeting was held. Calendars are told of those to come.")
        entry = _entry(meeting)
        people = {place.person.stands_as_id or place.person_id: place.person for place in members_on(meeting)}
        if entry.cancelled:
            had = Notice.objects.filter(entry__meeting=meeting).select_related("person")
            people = {notice.person_id: notice.person for notice in had}
        told = set(Notice.objects.filter(entry=entry).values_list("person_id", flat=True))
        accounts = people_to_write_to(by, people.values())
        notices = []
        for number in people.keys() - told:
            grants = accounts.get(number, [])
            notice = _notice(meeting, Told.DAY, number, grants[0].user_id if grants else None)
            notice.entry = entry
            notices.append(notice)
        if not notices:
            raise NotPossible("Every member was told of this meeting as it stands.")
        _post(notices, at)
    return notices


def chase_authors(by: Actor, at: str) -> int:
    """Remind whoever owes a paper: once when it is due soon, once when it is overdue; gives how many were reminded.

    The author is reminded, or who presents the paper or its item where no author is known as a person.
    """
    owed = list(papers_owed(by))
    days = timetables_of({paper.agenda_item.meeting_id: paper.agenda_item.meeting for paper in owed}.values())
    many = 0
    for paper in owed:
        due = next(row.day for row in days[paper.agenda_item.meeting_id] if row.step is Step.PAPERS_DUE)
        many += _chase(by, paper, to_chase(due, by.today, _sent(paper)), at)
    return many


def note_sent(by: Actor, notice: Notice) -> None:
    """Note that the mail server took a letter."""
    with change(by, "sent", notice, access.may_tell) as notice:
        if notice.sent_at is None:
            notice.sent_at = timezone.now()
            notice.save(update_fields=["sent_at"])


def _chase(by: Actor, paper: AgendaPaper, what: Chase | None, at: str) -> int:
    person = paper.author_person or paper.presenter_person or paper.agenda_item.presenter_person
    if what is None or person is None:
        return 0
    meeting, number = paper.agenda_item.meeting, person.stands_as_id or person.pk
    grants = people_to_write_to(by, [person]).get(number, [])
    opens = opens_up_to(grant.role for grant in grants) >= max(paper.level, paper.agenda_item.level)
    with change(by, "reminded of", meeting, access.may_tell) as meeting:
        if what in _sent(paper):
            return 0
        notice = _notice(meeting, Told(what.value), number, grants[0].user_id if opens else None)
        notice.paper = paper
        _post([notice], at)
    return 1


def _sent(paper: AgendaPaper) -> list[Chase]:
    """Of what anybody was reminded about a paper."""
    return [Chase(kind) for kind in Notice.objects.filter(paper=paper).values_list("kind", flat=True)]


def _entry(meeting: Meeting) -> CalendarEntry:
    """What calendars are told of a meeting as it stands: the last entry, or the next one where it changed since."""
    last, said, cancelled = entry_of(meeting), said_of(meeting), meeting.state == MeetingState.CANCELLED
    if last is not None and last.cancelled == cancelled and (cancelled or last.said == said.plain()):
        return last
    if last is None and cancelled:
        raise NotPossible("No calendar was told of this meeting, so none needs to be told that it was cancelled.")
    sequence = 0 if last is None else last.sequence + 1
    return CalendarEntry.objects.create(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        sequence=sequence,
        cancelled=cancelled,
        said=said.plain(),
        at=timezone.now(),
    )


def _notice(meeting: Meeting, kind: Told, person: int, user: int | None) -> Notice:
    return Notice(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        kind=kind.value,
        person_id=person,
        user_id=user,
        made_at=timezone.now(),
    )


def _post(notices: list[Notice], at: str) -> None:
    """Keep notices, and have a letter sent for each that has an address."""
    for notice in notices:
        notice.save()
        if notice.user_id is not None:
            queue("meetings.send_notice", notice=notice.pk, partnership=notice.partnership_id, at=at)
