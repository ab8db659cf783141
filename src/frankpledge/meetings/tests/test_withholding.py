"""Somebody whose data is restricted is named in nothing that leaves, in whatever words: a test for each way out."""

import io
from typing import Any

import pikepdf
import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from frankpledge.kit.cutting import Words, without_words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Item, Meeting, Paper
from frankpledge.meetings.queries.packs import bytes_of
from frankpledge.meetings.rules.kinds import AgendaKind
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.test_packs import words
from frankpledge.meetings.tests.test_writing_out import words_in
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from frankpledge.work.performing import do_waiting
from minutes_reader import read_bytes
from tests.harness.tokens import program_of

pytestmark = pytest.mark.django_db
NAME, OTHER, WITHHELD = "Jo Marsh", "Ann Lee", "Name withheld"


@pytest.fixture
def minutes(by: Actor) -> Paper:
    """Minutes that name somebody in running text wherever there is some, whose data was restricted since."""
    entered = make.minutes(
        by,
        make.attendance(OTHER, "Aldermere Borough Council", chair=True, post=f"Clerk to {NAME}"),
        make.attendance(NAME, "Aldermere Housing Trust"),
        make.item("1", f"What {NAME} counted", presenter=NAME),
        make.decision(f"the lamps that {NAME.upper()} counted be mended first"),
        make.action(f"Ask {NAME}'s team for a date", OTHER, due="2024-07-01"),
        make.action("Count them again", NAME),
        make.follow_up(f"A report by {NAME} on lighting"),
        venue=f"The house of {NAME}",
    )
    Item.objects.filter(paper=entered).update(text=f"Jo\nMarsh said that {NAME} had counted.")
    changes.close_action(by, Action.objects.get(text="Count them again"), outcome=f"{NAME} counted nine")
    Person.objects.filter(name=NAME).update(restricted_on=make.TODAY)
    return entered


@pytest.fixture
def meeting(place: Partnership, by: Actor, minutes: Paper) -> Meeting:
    """A meeting to come whose agenda and papers name them, too, as words and as a file."""
    of = planning.meeting(place, venue=f"The house of {NAME}")
    first = planning.item(of, f"Visit to {NAME}", planning.PUBLIC, note="Jo\nMarsh speaks.", presenter=NAME)
    planning.paper(by, first, f"Of {NAME}", f"# {NAME}\n- {NAME} came\nSeen by Jo\nMarsh\nA\t{NAME}", author=NAME,
                   recommendations=f"1. thank {NAME}", implications=f"{NAME} is paid")  # fmt: skip
    planning.paper(by, first, "As a file", file=planning.pdf(f"So says {NAME}", "Another page"))
    planning.paper(by, first, "Another file", file=planning.pdf("Nobody is named"))
    planning.item(of, "Outstanding actions", kind=AgendaKind.ACTIONS.value)
    planning.item(of, "Minutes of the last meeting", about=minutes)
    return of


def said_without(said: str) -> str:
    """What is said on one line; that their name does not stand in it, and that it is withheld, is looked at."""
    plain = " ".join(said.split())
    assert "marsh" not in plain.casefold()
    assert WITHHELD in plain
    return plain


def taken(place: Partnership, name: str, role: Role = Role.COORDINATOR, **where: Any) -> bytes:
    answer = make.signed_in(place, role).get(reverse(name, kwargs={"partnership": place.slug, **where}))
    assert answer.status_code == 200
    return bytes(answer.content)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.MEMBER])
@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "html"])
def test_minutes_as_a_file_name_them_nowhere_whoever_takes_them_out(
    place: Partnership, minutes: Paper, ending: str, role: Role
) -> None:
    content = taken(place, "meeting_file", role, meeting=minutes.meeting_id, what="minutes", ending=ending)
    said = said_without(words_in(content))
    assert OTHER in said


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "html"])
def test_such_a_file_is_read_in_again_with_the_same_facts(place: Partnership, minutes: Paper, ending: str) -> None:
    Item.objects.filter(paper=minutes).update(text="")  # its facts are written out then

    def read() -> list[Any]:
        content = taken(place, "meeting_file", meeting=minutes.meeting_id, what="minutes", ending=ending)
        found = read_bytes(content, f"minutes.{ending}")
        return [
            (found.body.name, found.date.value, found.venue.text),
            [(one.name, one.post, one.organisation, one.capacity, one.chair) for one in found.attendance],
            [(one.number, one.title, one.presenter) for one in found.items],
            [(one.item, one.verb, one.text) for one in found.decisions],
            [(one.item, one.text, one.owners, one.due) for one in found.actions],
            [(one.item, one.what) for one in found.follow_ups],
        ]

    withheld = read()
    Person.objects.update(restricted_on=None)
    named = read()
    assert all(named[:-1])
    assert withheld == without_words(named, Words([NAME]), WITHHELD)


@pytest.mark.parametrize("ending", ["docx", "csv"])
def test_the_attendance_record_names_them_nowhere(place: Partnership, minutes: Paper, ending: str) -> None:
    content = taken(place, "meeting_file", meeting=minutes.meeting_id, what="attendance", ending=ending)
    assert f"Clerk to {WITHHELD}" in said_without(words_in(content))


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt", "html", "csv"])
def test_the_action_log_names_them_nowhere(place: Partnership, minutes: Paper, ending: str) -> None:
    browser = make.signed_in(place)
    answer = browser.get(reverse("action_log_file", args=[place.slug, ending]))
    said = said_without(words_in(answer.content))
    assert f"Ask {WITHHELD}" in said
    assert f"{WITHHELD} counted nine" in said


@pytest.mark.parametrize("ending", ["docx", "csv"])
def test_an_agenda_as_a_file_names_them_nowhere(place: Partnership, meeting: Meeting, ending: str) -> None:
    content = taken(place, "meeting_file", meeting=meeting.pk, what="agenda", ending=ending)
    assert f"Visit to {WITHHELD}" in said_without(words_in(content))


def test_a_calendar_file_names_them_nowhere(place: Partnership, meeting: Meeting) -> None:
    said_without(taken(place, "meeting_calendar", meeting=meeting.pk).decode().replace("\r\n ", ""))


def test_a_letter_that_brings_a_meeting_to_calendars_names_them_nowhere(
    place: Partnership, by: Actor, meeting: Meeting, settings: Any
) -> None:
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    planning.member(place, "Ann Holt")
    changes.tell_calendars(by, meeting, planning.AT)
    do_waiting("a worker")
    (letter,) = mail.outbox
    said_without(str(letter.body))
    assert "Marsh" not in letter.message().as_string()


def test_a_pack_names_them_nowhere_and_sets_a_file_that_does_as_words(
    place: Partnership, by: Actor, meeting: Meeting
) -> None:
    pack = planning.pack(by, meeting)
    assert pack.state == "made", pack.problem
    said = said_without(" ".join(words(pack)))
    assert f"So says {WITHHELD}" in said
    assert "its words stand here in place of its pages" in said
    assert said.count("Its page follows") == 1, "of the file that names nobody"
    with pikepdf.open(io.BytesIO(bytes_of(pack))) as pdf:
        whole = b"".join(str(one).encode() for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
    assert b"Marsh" not in whole


def test_programs_are_told_of_them_nowhere(place: Partnership, minutes: Paper, meeting: Meeting) -> None:
    program = program_of(make.account(place), place, used_at=timezone.now())
    action = Action.objects.get(text__startswith="Ask")
    asked = [
        f"meetings/{minutes.meeting_id}", f"meetings/{meeting.pk}/agenda", f"papers/{minutes.pk}", "actions",
        f"actions/{action.pk}", "decisions", "follow-ups", "attendance", f"actions/{action.pk}/thread",
        f"items/{Item.objects.get().pk}/thread", "search?q=counted", "meetings?which=run_here",
    ]  # fmt: skip
    for path in asked:
        answer = program.get(f"/api/aldermere/{path}")
        assert answer.status_code == 200, path
        said_without(str(answer.json()))


def test_pages_of_the_record_show_its_words_as_they_were_said(place: Partnership, minutes: Paper) -> None:
    said = taken(place, "meeting", Role.MEMBER, meeting=minutes.meeting_id).decode()
    assert f"the lamps that {NAME.upper()} counted be mended first" in said, "to change those is a redaction"
