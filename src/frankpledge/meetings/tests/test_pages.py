"""The pages of meetings, boards and actions: who sees them, what they say, and how few queries they take."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Attendance, Body, Item, Meeting, Paper
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.shown import JUNE, READ, address, full_record, pages, said
from frankpledge.people.changes import add_organisation
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def record(by: Actor) -> Paper:
    return full_record(by)


def test_pages_are_closed_to_who_is_not_signed_in(record: Paper) -> None:
    for url in pages().values():
        response = Client().get(url)
        assert response.status_code == 302, url
        assert response["Location"].startswith(reverse("account_login")), url


def test_another_partnership_is_as_good_as_none(record: Paper) -> None:
    other = make.partnership("elsewhere", "Elsewhere Partnership")
    stranger = make.signed_in(other)
    for url in pages().values():
        assert stranger.get(url).status_code == 404, url
        assert stranger.post(url).status_code == 404, url
    for name in ("body", "meeting", "paper", "action", "close_action", "reopen_action"):
        assert stranger.get(pages()[name].replace("aldermere", "elsewhere")).status_code == 404, name


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SCRUTINY])
def test_readers_see_every_page_and_no_button(record: Paper, place: Partnership, role: Role) -> None:
    reader = make.signed_in(place, role)
    for name in READ:
        response = reader.get(pages()[name])
        assert response.status_code == 200, name
        assert "/close/" not in response.content.decode(), name


def many(by: Actor, times: int) -> None:
    """Much more of everything that any page shows."""
    people = [make.attendance(f"Person{n} Surname{n}", f"Agency {n}") for n in range(times)]
    for at in range(times):
        day = date(2020, 1, 1).replace(year=2010 + at)
        facts = [
            fact
            for n in range(times)
            for fact in (
                make.item(f"{n + 1}", f"Item {n}"),
                make.item("(a)", "Part", parent=f"{n + 1}"),
                make.decision(),
                make.action("Ask", f"Person{n} Surname{n}", f"Agency {n}", "Zed Quill"),
                make.follow_up(),
                make.figure(),
                make.money(),
                make.reference("1", day.replace(year=2009 + at).isoformat()),
                make.reference(None, "2024-03-12"),
            )
        ]
        make.minutes(by, *people, *facts, dated=day)
        make.report(by, *facts, dated=day)
    board = Body.objects.get(name=make.BOARD)
    first = None
    for person in Person.objects.filter(name__startswith="Person"):
        agency = Organisation.objects.first()
        first = first or changes.add_member(by, board, person, organisation=agency)
        if first.person != person:
            changes.add_member(by, board, person, organisation=agency, substitute_for=first)


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as taken:
        assert client.get(url).status_code == 200, url
    return len(taken)


def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(record: Paper, by: Actor, place: Partnership) -> None:
    client = make.signed_in(place)
    asked = {name: url for name, url in pages().items() if name != "reopen_action"}
    asked["the log, narrowed"] = (
        f"{asked['actions']}?state=open&state=late&agency={Organisation.objects.first().pk}&body=1"
    )
    few = {name: queries_of(client, url) for name, url in asked.items()}
    many(by, 6)
    much = {name: queries_of(client, url) for name, url in asked.items()}
    assert much == few
    assert max(much.values()) <= MOST_QUERIES


def test_a_meeting_shows_everything_with_its_source(record: Paper, place: Partnership) -> None:
    response = make.signed_in(place, Role.MEMBER).get(pages()["meeting"])
    page, words = response.content.decode(), said(response)
    for expected in (
        f"{make.BOARD} 12 March 2024",
        "The Guildhall",
        "Alice Penhallow, Superintendent, in the chair",
        "Walter Jessop, in attendance",
        "Apologies Mere Homes Sam Orchard",
        "318 Lighting in Mere Lane",
        "Agreed: the lamps are mended first",
        "Alice Penhallow, Mere Homes, Zed Quill (as printed). Due: By the end of May 2024.",
        "A report on lighting",
        "Minute 290 of 5 December 2023, not in the record yet",
        "Burglaries",
        "£1,178.50",
        "Later minutes that point here",
        "330 Matters arising",
        "Meeting after, 11 June 2024",
    ):
        assert expected in words, expected
    document = address("document", document=record.document_id)
    for fact in (record.decision_set, record.action_set, record.followup_set, record.figure_set, record.money_set):
        assert f'href="{document}#q{fact.get().words_id}"' in page
    for row in (*record.item_set.all(), *record.attendance_set.all(), *record.reference_set.all()):
        assert f'href="{document}#q{row.words_id}"' in page
    for words_id in (record.body_words_id, record.dated_words_id, record.venue_words_id):
        assert f'href="{document}#q{words_id}"' in page
    assert f'id="item-{Item.objects.get(number="318").pk}"' in page


def test_people_without_a_page_are_named_and_no_more(record: Paper, place: Partnership) -> None:
    page = make.signed_in(place).get(pages()["meeting"]).content.decode()
    alice, walter = Person.objects.get(name="Alice Penhallow"), Person.objects.get(name="Walter Jessop")
    assert f'href="{address("person", person=alice.pk)}"' in page
    assert f'href="{address("person", person=walter.pk)}"' not in page


def test_an_agency_that_is_not_sure_is_shown_as_printed(by: Actor, place: Partnership) -> None:
    add_organisation(by, place, name="Westmarch Police", kind=OrganisationKind.RESPONSIBLE)
    paper = make.minutes(by, make.attendance("Alice Penhallow", "Westmarch Polise"), make.attendance("Sam Orchard"))
    words = said(make.signed_in(place).get(address("meeting", meeting=paper.meeting_id)))
    assert "Westmarch Polise (as printed) Alice Penhallow No agency given Sam Orchard" in words


def test_a_pointer_leads_to_its_minute(record: Paper, place: Partnership) -> None:
    later = Meeting.objects.get(held_on=JUNE)
    page = make.signed_in(place).get(address("meeting", meeting=later.pk)).content.decode()
    target = address("meeting", meeting=record.meeting_id)
    assert f'href="{target}#item-{Item.objects.get(number="318").pk}"' in page
    assert "Meeting before, 12 March 2024" in page


def test_a_pointer_to_a_meeting_says_when_its_minute_is_not_certain(by: Actor, place: Partnership) -> None:
    make.minutes(by)
    paper = make.minutes(by, make.reference("9", "2024-03-12"), make.reference(None, "2024-03-12"), dated=JUNE)
    words = said(make.signed_in(place).get(address("meeting", meeting=paper.meeting_id)))
    assert "Minute 9 of 12 March 2024 the meeting is in the record, and which of its minutes is meant" in words
    assert f"The meeting of 12 March 2024, {make.BOARD}" in words
    assert "Under no item" in words


def test_what_nobody_checked_says_so_on_every_page_that_shows_it(by: Actor, place: Partnership) -> None:
    paper = make.minutes(by, make.item("1"), make.action(), make.decision(), checked=False)
    make.report(by, make.decision(), checked=False)
    client = make.signed_in(place)
    for name in ("body", "meetings", "meeting", "papers", "paper", "actions", "action"):
        assert "Read, not checked" in said(client.get(pages()[name])), name
    assert "nobody has checked what it found" in said(client.get(pages()["meeting"]))
    Action.objects.update(checked=True)
    words = said(client.get(address("meeting", meeting=paper.meeting_id)))
    assert "Nobody has checked 2 of the 3 facts on this page" in words
    assert "Read, not checked" not in said(client.get(pages()["actions"]))


def test_a_withdrawn_paper_has_no_page(record: Paper, by: Actor, place: Partnership) -> None:
    client, there = make.signed_in(place), pages()
    changes.withdraw_paper(by, record)
    assert client.get(there["meeting"]).status_code == 404
    assert client.get(there["action"]).status_code == 404
    assert "Ask for a date" not in said(client.get(there["actions"]))
    assert client.get(address("paper", paper=record.pk)).status_code == 404


def test_meetings_are_listed_by_body_and_year(by: Actor, place: Partnership) -> None:
    make.minutes(by, make.item("1"), make.decision())
    make.minutes(by, dated=date(2023, 3, 14))
    make.minutes(by, body="ASB Group")
    client, group = make.signed_in(place), Body.objects.get(name="ASB Group")
    everything = said(client.get(address("meetings")))
    assert "3 meetings" in everything
    assert "14 March 2023" in everything
    assert "1 meeting" in said(client.get(address("meetings"), {"year": 2023}))
    narrowed = said(client.get(address("meetings"), {"body": group.pk, "year": 2024}))
    assert "1 meeting" in narrowed
    assert "No meetings match" in said(client.get(address("meetings"), {"body": group.pk, "year": 2023}))


def test_an_empty_record_says_what_to_do(place: Partnership) -> None:
    client = make.signed_in(place)
    for name, words in (
        ("meetings", "No meetings yet"),
        ("papers", "No reports yet"),
        ("bodies", "No boards or groups yet"),
        ("actions", "No actions yet"),
    ):
        assert words in said(client.get(address(name))), name


def test_a_body_shows_its_members_now_and_earlier(record: Paper, by: Actor, place: Partnership) -> None:
    board = Body.objects.get(name=make.BOARD)
    homes = Organisation.objects.get(name="Mere Homes")
    alice, sam, walter = (Person.objects.get(name=n) for n in ("Alice Penhallow", "Sam Orchard", "Walter Jessop"))
    held = changes.add_member(by, board, alice, post="Chair")
    changes.add_member(by, board, sam, organisation=homes, substitute_for=held, ends=date(2020, 1, 1))
    changes.add_member(by, board, walter, starts=date(2999, 1, 1))
    group = changes.add_body(by, place, name="ASB Group", parent=board)
    client = make.signed_in(place)
    words = said(client.get(pages()["body"]))
    assert "Alice Penhallow" in words.split("Members now")[1].split("Members from a later day")[0]
    assert "Walter Jessop" in words.split("Members from a later day")[1].split("Earlier members")[0]
    assert "Sam Orchard substitute for Alice Penhallow Mere Homes" in words.split("Earlier members")[1]
    assert "ASB Group" in words
    words = said(client.get(address("body", body=group.pk)))
    assert make.BOARD in words
    assert "No members are known" in words
    assert "No meetings in the record" in words


def test_a_name_that_is_merged_is_shown_as_the_one_kept(record: Paper, by: Actor, place: Partnership) -> None:
    from frankpledge.people.changes import merge_people

    alice, sam = Person.objects.get(name="Alice Penhallow"), Person.objects.get(name="Sam Orchard")
    changes.match_attendance(by, Attendance.objects.get(name="Walter Jessop"), person=sam)
    merge_people(by, alice, sam)
    page = make.signed_in(place).get(pages()["meeting"])
    assert "Alice Penhallow, in attendance" in said(page)
    assert "Sam Orchard" not in said(page)


@pytest.mark.parametrize("name", ["meetings", "papers", "actions"])
def test_a_page_of_a_list_that_is_not_there_gives_the_last(record: Paper, place: Partnership, name: str) -> None:
    assert make.signed_in(place).get(address(name), {"page": "99"}).status_code == 200


def test_every_page_is_whole_without_script(record: Paper, place: Partnership) -> None:
    client = make.signed_in(place)
    for name in (name for name in READ if name != "action_log_file"):
        page = client.get(pages()[name]).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), name
        assert " style=" not in page, name
        idents = re.findall(r'\bid="([^"]+)"', page)
        assert len(idents) == len(set(idents)), name
