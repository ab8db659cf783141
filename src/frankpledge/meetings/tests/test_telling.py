"""Members told once of papers and days, authors chased, the timetable kept: letters and calendars."""

from datetime import date, datetime

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from frankpledge.kit.versions import version_of
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.jobs import chase, send_notice
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, MeetingStep, Notice, Pack
from frankpledge.meetings.queries.timetable import days_of, papers_owed, timetable_of
from frankpledge.meetings.rules.calendars import Said, invitation
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.rules.timetable import DEFAULT_DAYS, Due, Step
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.planning import AT, DAY, SENSITIVE
from frankpledge.people.models import Grant, Partnership
from frankpledge.people.rules.roles import Role
from frankpledge.work.performing import do_waiting
from minutes_reader import ReadingError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sending(settings) -> None:
    """This installation sends e-mail, and says where it is served."""
    settings.FRANKPLEDGE_SENDS_EMAIL, settings.FRANKPLEDGE_ADDRESS = True, AT


@pytest.fixture
def meeting(place: Partnership) -> Meeting:
    of = planning.meeting(place)
    planning.item(of, "Burglary in Quillfeather Lane")
    return of


def due(meeting: Meeting, step: Step) -> Due:
    return next(row for row in timetable_of(meeting) if row.step is step)


def test_a_member_is_told_once_of_a_pack_and_of_the_fullest_that_they_may_open(
    meeting: Meeting, place: Partnership, by: Actor
) -> None:
    planning.member(place, "Ann Holt")
    planning.member(place, "Ravi Pell", Role.CHAIR)
    planning.member(place, "Nobody’s Account", None)
    planning.member(place, "Of the region", Role.REGION)
    planning.paper(by, AgendaItem.objects.get(), "A report on Quillfeather Lane", "Text")
    for audience in Audience:
        planning.pack(by, meeting, audience)
    notices = changes.send_out(by, meeting, AT)
    assert {(notice.person.name, notice.pack.audience, notice.user is not None) for notice in notices} == {
        ("Ann Holt", "member", True), ("Ravi Pell", "restricted", True), ("Nobody’s Account", "member", False),
        ("Of the region", "member", False),
    }  # fmt: skip
    do_waiting("a worker")
    for notice in notices:
        send_notice(notice.pk, place.pk, AT)
    assert len(mail.outbox) == 2, "done again, nothing goes a second time"
    letter = mail.outbox[0]
    assert letter.subject == "Papers for your meeting are ready"
    assert f"{AT}/{place.slug}/meetings/{meeting.pk}/papers/" in letter.body
    assert "1 paper new" in letter.body
    assert "item 1 of the agenda" in letter.body
    assert "Quillfeather" not in letter.body, "a letter holds no title"
    assert due(meeting, Step.DISPATCH).done_on == by.today
    assert not Notice.objects.filter(user__isnull=False, sent_at__isnull=True).exists()


def test_the_next_pack_tells_what_is_new_since_the_last(meeting: Meeting, place: Partnership, by: Actor) -> None:
    planning.member(place, "Ann Holt")
    first = planning.paper(by, AgendaItem.objects.get(), "One", "Text")
    planning.pack(by, meeting)
    changes.send_out(by, meeting, "")
    changes.hand_in(by, first, changes.Content(text="Better"))
    planning.paper(by, AgendaItem.objects.get(), "Two", "Text")
    planning.pack(by, meeting)
    changes.send_out(by, meeting, "")
    do_waiting("a worker")
    told = mail.outbox[1].body
    assert "1 paper new" in told
    assert "1 paper in place of an earlier version" in told
    assert "Sign in to Frankpledge" in told


def test_nobody_who_has_left_is_written_to(meeting: Meeting, place: Partnership, by: Actor) -> None:
    _, user = planning.member(place, "Ann Holt")
    planning.pack(by, meeting)
    changes.send_out(by, meeting, AT)
    Grant.objects.filter(user=user).update(ended_at=timezone.now())
    do_waiting("a worker")
    assert mail.outbox == []


def event(letter) -> tuple[str, dict]:
    """The method of the calendar file that goes with a letter, and its event."""
    part = next(one for one in letter.message().walk() if one.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == str(calendar["METHOD"])
    return str(calendar["METHOD"]), dict(calendar.walk("VEVENT")[0])


def test_calendars_are_told_when_a_meeting_is_planned_moved_and_cancelled(
    meeting: Meeting, place: Partnership, by: Actor
) -> None:
    planning.member(place, "Ann Holt")
    changes.tell_calendars(by, meeting, AT)
    with pytest.raises(NotPossible, match="as it stands"):
        changes.tell_calendars(by, meeting, AT)
    planning.member(place, "Ravi Pell")
    assert [notice.person.name for notice in changes.tell_calendars(by, meeting, AT)] == ["Ravi Pell"]
    Meeting.objects.filter(pk=meeting.pk).update(held_on=date(2024, 7, 17))
    assert len(changes.tell_calendars(by, meeting, AT)) == 2
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled")
    changes.tell_calendars(by, meeting, AT)
    do_waiting("a worker")
    found = [event(letter) for letter in mail.outbox]
    assert [method for method, _ in found] == ["REQUEST"] * 4 + ["CANCEL"] * 2
    assert [int(about["SEQUENCE"]) for _, about in found] == [0, 0, 1, 1, 2, 2]
    assert len({str(about["UID"]) for _, about in found}) == 1, "the same in every calendar, however often it moves"
    first, last = found[0][1], found[-1][1]
    assert first["DTSTART"].dt.isoformat() == f"{DAY}T10:00:00+01:00"
    assert first["DTSTART"].params["TZID"] == "Europe/London"
    assert str(first["LOCATION"]) == "Town Hall, Aldermere"
    assert "https://join.example/board" in str(first["DESCRIPTION"])
    assert str(last["STATUS"]) == "CANCELLED"
    assert {letter.subject for letter in mail.outbox} == {"A meeting for your calendar"}
    assert django_settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") in str(first["UID"])
    held = planning.meeting(place, held_on=date(2024, 5, 1), state="held")
    with pytest.raises(NotPossible, match="was held"):
        changes.tell_calendars(by, held, AT)
    never = planning.meeting(place, held_on=date(2024, 5, 2), state="cancelled")
    with pytest.raises(NotPossible, match="No calendar"):
        changes.tell_calendars(by, never, AT)


def test_a_meeting_without_times_is_a_whole_day_and_with_one_time_two_hours() -> None:
    made = datetime(2024, 6, 3, 9, tzinfo=timezone.get_default_timezone())
    whole = invitation(Said("Board", DAY), uid="u", sequence=0, cancelled=False, made=made)
    assert b"DTSTART;VALUE=DATE:20240710" in whole
    assert b"METHOD:PUBLISH" in whole
    from_ten = Said("Board", DAY, planning.time(10))
    assert b"T120000" in invitation(from_ten, uid="u", sequence=0, cancelled=False, made=made)
    assert Said.of(from_ten.plain()) == from_ten


def test_an_author_is_chased_once_before_and_once_after(meeting: Meeting, place: Partnership, by: Actor) -> None:
    person, _ = planning.member(place, "Ann Holt")
    nobody, _ = planning.member(place, "Ravi Pell", None)
    low, _ = planning.member(place, "Low Reader")
    item = AgendaItem.objects.get()
    planning.paper(by, item, "Owed", author_person_id=person.pk)
    planning.paper(by, item, "Owed too", presenter_person_id=nobody.pk)
    planning.paper(by, item, "Owed by no one")
    held = planning.item(meeting, "Held closely", SENSITIVE)
    planning.paper(by, held, "Owed by one who may not open it", author_person_id=low.pk)
    assert papers_owed(by).count() == 4
    day = due(meeting, Step.PAPERS_DUE).day
    days = (date(2024, 6, 3), day, day, date(2024, 7, 1), date(2024, 7, 2))
    told = [changes.chase_authors(make.actor(place, today=today), AT) for today in days]
    assert told == [0, 3, 0, 3, 0]
    do_waiting("a worker")
    assert [letter.subject for letter in mail.outbox] == [
        "A paper of yours is due soon",
        "A paper of yours is overdue",
    ]
    assert "/agenda-papers/" in mail.outbox[0].body
    assert Notice.objects.filter(user__isnull=True).count() == 4
    chase()  # the round of the whole installation, on whatever day it is: this meeting is long over
    assert len(mail.outbox) == 2


def test_steps_are_done_moved_and_counted_by_the_days_of_the_body(
    meeting: Meeting, place: Partnership, by: Actor
) -> None:
    changes.note_step(by, meeting, Step.CALL, done=True)
    assert due(meeting, Step.CALL).done_on == by.today
    changes.note_step(by, meeting, Step.CALL, done=False)
    assert due(meeting, Step.CALL).done_on is None
    changes.set_body_days(by, meeting.body, {**{step.value: many for step, many in DEFAULT_DAYS.items()}, "call": 15})
    assert days_of(meeting.body)[Step.CALL] == 15
    usual = changes.shown_days(meeting)
    seen = version_seen(usual)
    changes.choose_days(by, meeting, {**usual, "briefing": date(2024, 7, 4)}, seen=seen)
    assert due(meeting, Step.BRIEFING).chosen
    assert MeetingStep.objects.filter(day__isnull=False).count() == 1
    with pytest.raises(Meanwhile):
        changes.choose_days(by, meeting, {**usual, "briefing": date(2024, 7, 5)}, seen=seen)
    changes.choose_days(by, meeting, usual)
    assert not due(meeting, Step.BRIEFING).chosen
    changes.set_body_days(by, meeting.body, {step.value: many for step, many in DEFAULT_DAYS.items()})
    assert days_of(meeting.body) == DEFAULT_DAYS
    with pytest.raises(NotPossible):
        changes.set_body_days(by, meeting.body, {"call": 500})
    with pytest.raises(Refused):
        changes.note_step(make.actor(place, Role.CHAIR), meeting, Step.CALL, done=True)


def version_seen(shown) -> str:
    return version_of(shown, 1)


def test_a_presenter_hands_in_their_own_paper_and_no_other(meeting: Meeting, place: Partnership, by: Actor) -> None:
    person, _ = planning.member(place, "Ann Holt")
    item = AgendaItem.objects.get()
    own = planning.paper(by, item, "Mine", author_person_id=person.pk)
    other = planning.paper(by, item, "Not mine")
    ann = planning.as_person(place, person, Role.MEMBER)
    assert changes.hand_in(ann, own, changes.Content(text="Here it is")).received_at is not None
    newer = changes.hand_in(ann, own, changes.Content(text="Better"))
    assert newer.replaces == own
    with pytest.raises(NotPossible, match="newer version"):
        changes.hand_in(ann, own, changes.Content(text="Again"))
    for paper in (other, AgendaPaper(partnership=place, agenda_item=item)):
        with pytest.raises(Refused):
            changes.hand_in(ann, paper, changes.Content(text="No"))
    with pytest.raises(Refused):
        changes.add_agenda_paper(ann, item, {"title": "Unasked"}, changes.Content(text="No"))
    AgendaItem.objects.filter(pk=item.pk).update(presenter_person=person)
    item.refresh_from_db()
    assert changes.add_agenda_paper(ann, item, {"title": "Asked"}, changes.Content(text="Yes")).pk
    AgendaItem.objects.filter(pk=item.pk).update(level=2)
    with pytest.raises(Refused):
        changes.hand_in(ann, newer, changes.Content(text="No longer mine to read"))


def test_a_file_that_may_do_harm_is_refused_before_anything_is_kept(meeting: Meeting, by: Actor) -> None:
    with pytest.raises(ReadingError):
        planning.paper(by, AgendaItem.objects.get(), "Old", file=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert not AgendaPaper.objects.exists()
    damaged = planning.paper(by, AgendaItem.objects.get(), "Damaged", file=b"%PDF-1.7\nnothing")
    do_waiting("a worker")
    damaged.refresh_from_db()
    assert "Save it again as a PDF" in damaged.problem
    assert planning.pack(by, meeting).state == "made", "and does not stop a pack"
    assert Pack.objects.get().is_ua


def test_a_paper_is_marked_no_lower_than_its_item_and_withdrawn_with_a_reason(meeting: Meeting, by: Actor) -> None:
    item = AgendaItem.objects.get()
    paper = planning.paper(by, item, "A plan", "Text", marking=SENSITIVE)
    assert paper.level == 2
    paper = changes.describe_agenda_paper(by, paper, {"title": "The plan", "purpose": "note"}, None)
    assert (paper.title, paper.level) == ("The plan", 1)
    AgendaItem.objects.filter(pk=item.pk).update(level=2)
    item.refresh_from_db()
    changes.hold_agenda_papers(item)
    paper.refresh_from_db()
    assert paper.level == 2
    with pytest.raises(NotPossible, match="why"):
        changes.withdraw_agenda_paper(by, paper, " ")
    changes.withdraw_agenda_paper(by, paper, "Wrong")
    for again in (changes.hand_in, lambda *given: changes.describe_agenda_paper(given[0], given[1], {}, None)):
        with pytest.raises(NotPossible, match="withdrawn"):
            again(by, paper, changes.Content(text="x"))
    with pytest.raises(NotPossible, match="Choose a file"):
        changes.hand_in(by, paper, changes.Content())
