"""The pages of papers, packs and the timetable, as officers, members and presenters use them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, MeetingStep, Notice, Pack, PackRead
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.planning import AT, SENSITIVE
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role
from frankpledge.work.performing import do_waiting
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def meeting(place: Partnership, by: Actor) -> Meeting:
    of = planning.meeting(place)
    item = planning.item(of, "Burglary")
    planning.paper(by, item, "Burglary this year", "# Where we are\nIt fell.\n- Mere Lane\nWard\tCount\nMere\t4")
    planning.paper(by, planning.item(of, "Operation Heron", SENSITIVE), "The heron plan", "Secret")
    return of


@pytest.fixture
def officer(place: Partnership) -> Client:
    return make.signed_in(place)


def url(page: str, place: Partnership, **which: int) -> str:
    return reverse(page, kwargs={"partnership": place.slug, **which})


def test_an_officer_makes_a_pack_sends_it_out_and_a_member_reads_what_is_new(
    officer: Client, meeting: Meeting, place: Partnership, django_assert_max_num_queries
) -> None:
    here = url("meeting_papers", place, meeting=meeting.pk)
    _, user = planning.member(place, "Ann Holt")
    member = signing_in.signed_in(user)
    assert "heron" not in member.get(here).content.decode().lower()
    assert "being made" in officer.post(here, {"make": "member"}, follow=True).content.decode()
    assert "It waits for its turn" in officer.get(here).content.decode()
    do_waiting("a worker")
    pack = Pack.objects.get()
    assert member.get(url("pack", place, pack=pack.pk)).status_code == 404, "not before it went out"
    assert "1 member told by letter" in officer.post(here, {"send": "yes"}, follow=True).content.decode()
    said = member.get(here).content.decode()
    pack.refresh_from_db()
    assert f"All {pack.pages} pages are new to you" in said
    assert f"{url('pack', place, pack=pack.pk)}#page=2" in said
    opened = member.get(url("pack", place, pack=pack.pk))
    assert opened["Content-Type"] == "application/pdf"
    assert opened["Content-Disposition"] == 'inline; filename="member-pack-1-2024-07-10.pdf"'
    assert opened.content.startswith(b"%PDF-")
    assert PackRead.objects.get().user == user
    changes.add_agenda_paper(
        make.actor(place), AgendaItem.objects.first(), {"title": "Late news"}, changes.Content(text="New")
    )
    officer.post(here, {"make": "member"})
    do_waiting("a worker")
    officer.post(here, {"send": "yes"})
    with django_assert_max_num_queries(MOST_QUERIES):
        said = member.get(here).content.decode()
    assert "New since members’ pack 1" in said
    assert "Late news" in said
    assert "a newer one is out" in said
    with django_assert_max_num_queries(MOST_QUERIES):
        said = officer.get(here).content.decode()
    assert "Ann Holt" in said
    assert "no new pack" in officer.post(here, {"send": "yes"}, follow=True).content.decode()
    assert member.post(here, {"send": "yes"}).status_code == 403


def test_a_restricted_pack_leaves_a_line_in_the_ledger_each_time_it_is_opened(
    meeting: Meeting, place: Partnership, by: Actor, officer: Client
) -> None:
    pack = planning.pack(by, meeting, Audience.RESTRICTED)
    for _ in range(2):
        assert officer.get(url("pack", place, pack=pack.pk)).status_code == 200
    assert Entry.objects.filter(verb="opened", table="meetings.pack").count() == 2
    for role in (Role.MEMBER, Role.REGION, Role.SCRUTINY):
        assert make.signed_in(place, role).get(url("pack", place, pack=pack.pk)).status_code == 404


def test_who_may_read_a_paper_saves_its_file_and_nobody_else(
    officer: Client, meeting: Meeting, by: Actor, place: Partnership
) -> None:
    content = changes.Content(file=b"<p>The heron is grey.</p>", name="Ann Holt on herons.html")
    heron, burglary = AgendaItem.objects.get(title="Operation Heron"), AgendaItem.objects.get(title="Burglary")
    closed, opened = (changes.add_agenda_paper(by, item, {"title": "More"}, content) for item in (heron, burglary))
    member = make.signed_in(place, Role.MEMBER)
    for paper, theirs in ((closed, 404), (opened, 200)):
        here = url("agenda_paper", place, paper=paper.pk)
        assert member.get(here).status_code == member.get(here, {"do": "file"}).status_code == theirs
        answer = officer.get(here, {"do": "file"})
        assert answer.content == content.file
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"] == f'attachment; filename="paper-{paper.pk}-2024-07-10.html"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert f"{here}?do=file" in officer.get(here).content.decode()
    assert Entry.objects.filter(verb="opened", row_number=closed.pk).count() == 2
    assert not Entry.objects.filter(verb="opened", row_number=opened.pk).exists()
    written = AgendaPaper.objects.get(title="The heron plan")
    assert officer.get(url("agenda_paper", place, paper=written.pk), {"do": "file"}).status_code == 404


def test_an_officer_adds_describes_and_withdraws_a_paper(
    officer: Client, meeting: Meeting, place: Partnership, by: Actor, django_assert_max_num_queries
) -> None:
    item = AgendaItem.objects.get(title="Burglary")
    add = f"{url('item_papers', place, item=item.pk)}?do=add"
    for agency in ("Mere Homes", "Westmarch Fire"):
        make.member(meeting.body, by, "John Smith", agency)
    offered = officer.get(add).content.decode()
    assert "Add a paper" in offered
    assert "John Smith, Mere Homes" in offered
    assert "John Smith, Westmarch Fire" in offered
    file = SimpleUploadedFile("report.pdf", planning.pdf("Of the file"))
    sent = {"title": "The file", "file": file, "level": "", "stub": "on"}
    assert "The paper is added" in officer.post(add, sent, follow=True).content.decode()
    old = SimpleUploadedFile("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refused = officer.post(add, {"title": "Old", "file": old, "level": "", "stub": "on"})
    assert "old.doc" in refused.content.decode()
    assert (
        "waited for" in officer.post(add, {"title": "To come", "level": "", "stub": "on"}, follow=True).content.decode()
    )
    both = {"title": "Both", "text": "Words", "file": SimpleUploadedFile("a.txt", b"Words"), "level": "", "stub": "on"}
    assert "not both" in officer.post(add, both).content.decode()
    assert not AgendaPaper.objects.filter(title__in=("Old", "Both")).exists()
    do_waiting("a worker")
    paper = AgendaPaper.objects.get(title="The file")
    here = url("agenda_paper", place, paper=paper.pk)
    with django_assert_max_num_queries(MOST_QUERIES):
        said = officer.get(here).content.decode()
    assert "Of the file" in said
    assert "1 page" in said
    described = {"title": "The file", "purpose": "note", "level": "2", "handling": "Board", "stub": "on"}
    assert (
        "is saved"
        in officer.post(url("describe_agenda_paper", place, paper=paper.pk), described, follow=True).content.decode()
    )
    assert "OFFICIAL-SENSITIVE" in officer.get(here).content.decode()
    assert make.signed_in(place, Role.MEMBER).get(here).status_code == 404
    gone = officer.post(f"{here}?do=withdraw", {"why": "Wrong file"}, follow=True).content.decode()
    assert "Wrong file" in gone
    assert "Withdrawn" in gone


def test_a_presenter_hands_in_from_their_own_page_and_is_refused_elsewhere(
    meeting: Meeting, place: Partnership, by: Actor
) -> None:
    person, user = planning.member(place, "Ann Holt")
    item = AgendaItem.objects.get(title="Burglary")
    mine = planning.paper(by, item, "Mine", author_person_id=person.pk)
    other = planning.paper(by, item, "Not mine")
    ann = signing_in.signed_in(user)
    assert "Hand it in" in ann.get(url("agenda_paper", place, paper=mine.pk)).content.decode()
    assert "Hand it in" not in ann.get(url("agenda_paper", place, paper=other.pk)).content.decode()
    done = ann.post(f"{url('agenda_paper', place, paper=mine.pk)}?do=hand_in", {"text": "Here"}, follow=True)
    assert "The paper is in" in done.content.decode()
    assert "Choose a file" in ann.post(f"{url('agenda_paper', place, paper=mine.pk)}?do=hand_in", {}).content.decode()
    for page in (f"{url('agenda_paper', place, paper=other.pk)}?do=hand_in",
                 f"{url('agenda_paper', place, paper=mine.pk)}?do=withdraw",
                 f"{url('item_papers', place, item=item.pk)}?do=add"):  # fmt: skip
        assert ann.post(page, {"text": "x", "title": "x", "why": "x"}).status_code == 403
    AgendaItem.objects.filter(pk=item.pk).update(presenter_person=person)
    add = f"{url('item_papers', place, item=item.pk)}?do=add"
    page = ann.get(add).content.decode()
    assert "Handling note" not in page
    assert "Choose a file, or write the paper" in ann.post(add, {"title": "Of mine"}).content.decode()
    assert ann.post(add, {"title": "Of mine", "text": "Words"}).status_code == 302


def test_two_of_one_name_who_have_no_account_stand_with_their_agency(
    officer: Client, meeting: Meeting, place: Partnership, by: Actor
) -> None:
    for agency in ("Mere Homes", "Westmarch Fire"):
        make.member(meeting.body, by, "John Smith", agency)
    planning.pack(by, meeting, Audience.MEMBER)
    changes.send_out(by, meeting, planning.AT)
    page = officer.get(url("meeting_papers", place, meeting=meeting.pk)).content.decode()
    told = page[page.index("To be told otherwise") :]
    assert "John Smith, Mere Homes: " in told
    assert "John Smith, Westmarch Fire: " in told


def test_a_timetable_is_kept_and_calendars_are_told(
    officer: Client, meeting: Meeting, place: Partnership, settings, django_assert_max_num_queries
) -> None:
    settings.FRANKPLEDGE_ADDRESS = AT
    planning.member(place, "Ann Holt")
    here, days_url = (url(page, place, meeting=meeting.pk) for page in ("timetable", "timetable_days"))
    officer.post(here, {"done": "call"})
    assert MeetingStep.objects.get().done_on == timezone.localdate()
    officer.post(here, {"undone": "call"})
    assert MeetingStep.objects.get().done_on is None
    assert "1 member told" in officer.post(here, {"calendars": "yes"}, follow=True).content.decode()
    assert "as it stands" in officer.post(here, {"calendars": "yes"}, follow=True).content.decode()
    assert Notice.objects.get().entry is not None
    form = officer.get(days_url).content.decode()
    assert "Papers due" in form
    days = {f"{step}-{part}": value for step in ("call", "papers_due", "briefing", "dispatch", "draft_minutes")
            for part, value in (("day", 1), ("month", 7), ("year", 2024))}  # fmt: skip
    assert "The days are saved" in officer.post(days_url, days, follow=True).content.decode()
    body = {"call": 15, "papers_due": 8, "briefing": 6, "dispatch": 3, "draft_minutes": 5}
    assert "The days are saved" in officer.post(f"{days_url}?of=body", body, follow=True).content.decode()
    with django_assert_max_num_queries(MOST_QUERIES):
        assert "chosen for this meeting" in officer.get(here).content.decode()
    member = make.signed_in(place, Role.MEMBER)
    assert "Calendar file" in member.get(here).content.decode()
    assert member.post(here, {"done": "call"}).status_code == 403
    file = member.get(url("meeting_calendar", place, meeting=meeting.pk))
    event = Calendar.from_ical(file.content).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == make.BOARD
    assert str(event["URL"]).startswith(AT)
    assert "attendee" not in event
