"""The pages of meetings, boards and actions: who sees them, what they say, and how few queries they take."""

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Attendance, Body, Item, Meeting, Paper
from frankpledge.meetings.tests import make
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
JUNE = date(2024, 6, 11)
MOST_QUERIES = 12


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.actor(place)


@pytest.fixture
def record(by: Actor) -> Paper:
    """Minutes with one fact of each kind, later ones that point back to them, and a report."""
    first = make.minutes(
        by,
        make.attendance("Alice Penhallow", "Westmarch Police", chair=True, post="Superintendent"),
        make.attendance("Walter Jessop", capacity="in_attendance"),
        make.attendance("Sam Orchard", "Mere Homes", capacity="apologies"),
        make.item("318", "Lighting in Mere Lane"),
        make.decision("the lamps are mended first"),
        make.action("Ask for a date", "AP", "Mere Homes", "Zed Quill", due="2024-05"),
        make.follow_up("A report on lighting"),
        make.figure("Burglaries", 41),
        make.money("1178.50", fund="Lighting fund"),
        make.reference("290", "2023-12-05"),
        venue="The Guildhall",
    )
    make.minutes(
        by, make.item("330", "Matters arising"), make.reference("318", "2024-03-12"), dated=JUNE, checked=False
    )
    make.report(by, make.item("1", "Purpose"), make.decision("the report be noted"), make.figure())
    return first


def address(name: str, **which: int) -> str:
    return reverse(name, kwargs={"partnership": "aldermere", **which})


def pages() -> dict[str, str]:
    """The address of every page for the record's first rows."""
    action = {"action": Action.objects.earliest("id").pk}
    return {
        "bodies": address("bodies"),
        "body": address("body", body=Body.objects.earliest("id").pk),
        "meetings": address("meetings"),
        "meeting": address("meeting", meeting=Meeting.objects.earliest("id").pk),
        "papers": address("papers"),
        "paper": address("paper", paper=Paper.objects.get(kind="report").pk),
        "actions": address("actions"),
        "actions_csv": address("actions_csv"),
        "action": address("action", **action),
        "close_action": address("close_action", **action),
        "reopen_action": address("reopen_action", **action),
    }


READ = ("bodies", "body", "meetings", "meeting", "papers", "paper", "actions", "actions_csv", "action")


def said(response: object) -> str:
    """The words of a page's main part, on one line, without the marks that lead to sources."""
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL).group()
    bare = re.sub(r'<a class="fp-source-link".*?</a>', "", main)
    return re.sub(r" +([,.:;])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split()))


def test_pages_are_closed_to_who_is_not_signed_in(record: Paper) -> None:
    for url in pages().values():
        response = Client().get(url)
        assert response.status_code == 302, url
        assert response["Location"].startswith(reverse("sign_in")), url


def test_another_partnership_is_as_good_as_none(record: Paper) -> None:
    other = make.partnership("elsewhere", "Elsewhere Partnership")
    stranger = make.signed_in(other)
    for url in pages().values():
        assert stranger.get(url).status_code == 404, url
        assert stranger.post(url).status_code == 404, url
    for name in ("body", "meeting", "paper", "action", "close_action", "reopen_action"):
        assert stranger.get(pages()[name].replace("aldermere", "elsewhere")).status_code == 404, name


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
def test_readers_see_every_page_and_no_button(record: Paper, place: Partnership, role: Role) -> None:
    reader = make.signed_in(place, role)
    for name in READ:
        response = reader.get(pages()[name])
        assert response.status_code == 200, name
        assert "/close/" not in response.content.decode(), name


def test_readers_may_not_close_and_a_try_is_noted(record: Paper, place: Partnership) -> None:
    reader = make.signed_in(place, Role.VIEWER)
    for name in ("close_action", "reopen_action"):
        assert reader.get(pages()[name]).status_code == 403
        assert not Entry.objects.filter(outcome="refused", table="meetings.action").exists()
    for name, verb in (("close_action", "closed"), ("reopen_action", "reopened")):
        assert reader.post(pages()[name], {"state": "done", "outcome": "So"}).status_code == 403
        assert Entry.objects.filter(outcome="refused", table="meetings.action", verb=verb).count() == 1
    assert Action.objects.get().state == "open"


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
        first = changes.add_member(by, board, person, organisation=Organisation.objects.first(), substitute_for=first)


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
    response = make.signed_in(place, Role.VIEWER).get(pages()["meeting"])
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


def test_the_log_is_narrowed_and_says_by_what(record: Paper, by: Actor, place: Partnership) -> None:
    make.minutes(by, make.action("Another thing"), dated=date(2023, 3, 14))
    client = make.signed_in(place)
    homes, alice = Organisation.objects.get(name="Mere Homes"), Person.objects.get(name="Alice Penhallow")
    assert "2 actions" in said(client.get(address("actions")))
    asked = {"agency": homes.pk, "owner": alice.pk, "state": ["late", "due_soon"], "unchecked": ""}
    words = said(client.get(address("actions"), asked))
    assert "Owner: Alice Penhallow; Agency: Mere Homes; State: Late, Due this week" in words
    assert "1 action " in words
    days = {"due_from-day": "1", "due_from-month": "May", "due_from-year": "2024", "unchecked": "on"}
    words = said(client.get(address("actions"), days))
    assert "Due from 1 May 2024; Only what is not checked" in words
    assert "No actions match" in words


@pytest.mark.parametrize(
    "asked", [{"owner": "99999"}, {"body": "x"}, {"due_to-day": "31", "due_to-month": "2", "due_to-year": "2024"}]
)
def test_a_filter_that_makes_no_sense_is_said_to_be_wrong(record: Paper, place: Partnership, asked: dict) -> None:
    words = said(make.signed_in(place).get(address("actions"), asked))
    assert "There is a problem" in words
    assert "1 action" in words


def test_a_long_log_comes_in_pages_and_whole_to_print(by: Actor, place: Partnership) -> None:
    make.minutes(by, *(make.action(f"Thing {number:02}", due="2024-07-01") for number in range(60)))
    client = make.signed_in(place)
    first, second = (said(client.get(address("actions"), {"page": page})) for page in (1, 2))
    assert "1 to 50 of 60 actions" in first
    assert "Thing 49" in first
    assert "Thing 50" not in first
    assert "Thing 59" in second
    assert "Show all 60 on one page" in first
    assert "Thing 59" in said(client.get(address("actions"), {"all": "yes"}))


def test_the_log_for_a_spreadsheet_holds_every_row_and_no_formula(record: Paper, by: Actor, place: Partnership) -> None:
    make.minutes(by, make.action('=HYPERLINK("x")', "@Zed", due="2024-06-05", item=None), dated=date(2023, 3, 14))
    make.report(by, make.item("(a)", "Part"), make.action("Tell", item="(a)"), body="", dated=None, checked=False)
    changes.close_action(by, Action.objects.get(text="Ask for a date"), outcome="Asked.")
    response = make.signed_in(place).get(address("actions_csv"))
    rows = {row["Action"]: row for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))}
    assert set(rows) == {"Ask for a date", '\'=HYPERLINK("x")', "Tell"}
    asked = rows["Ask for a date"]
    assert asked["Owners"] == "Alice Penhallow; Mere Homes; Zed Quill"
    assert (asked["Due"], asked["Only the month was said"], asked["State"]) == ("2024-05-31", "yes", "Done")
    assert (asked["What came of it"], asked["Closed on"]) == ("Asked.", "2024-06-03")
    assert (asked["Item"], asked["Meeting or report of"]) == ("318 Lighting in Mere Lane", "2024-03-12")
    assert rows['\'=HYPERLINK("x")']["Owners"] == "'@Zed"
    assert (rows["Tell"]["Item"], rows["Tell"]["Board or group"]) == ("(a) Part", "")
    assert (rows["Tell"]["Checked by a person"], asked["Checked by a person"]) == ("no", "yes")
    assert Entry.objects.filter(verb="took the action log").count() == 1
    assert "attachment" in response["Content-Disposition"]


def test_an_action_shows_its_words_and_what_points_to_its_minute(record: Paper, place: Partnership) -> None:
    response = make.signed_in(place).get(pages()["action"])
    words = said(response)
    assert "The words it came from 5. Ask for a date" in words
    assert f"{make.BOARD}, 12 March 2024: 318 Lighting in Mere Lane" in words
    assert "Later minutes that point to this minute" in words
    assert "Close this action" in words


def test_the_coordinator_closes_an_action_and_opens_it_again(record: Paper, place: Partnership) -> None:
    client, there = make.signed_in(place), pages()
    assert "Ask for a date" in said(client.get(there["close_action"]))
    words = said(client.post(there["close_action"], {"outcome": " "}))
    assert "Select whether it was done or dropped" in words
    assert "Say what came of the action" in words
    response = client.post(there["close_action"], {"state": "dropped", "outcome": "No money."}, follow=True)
    assert response.redirect_chain == [(there["action"], 302)]
    words = said(response)
    assert "The action is closed." in words
    assert "No money." in words
    assert "Dropped" in words
    words = said(client.post(there["close_action"], {"state": "done", "outcome": "Typed"}))
    assert "closed already" in words
    assert "Typed" in words
    assert "Ask for a date" in said(client.get(there["reopen_action"]))
    response = client.post(there["reopen_action"], follow=True)
    assert "The action is open again." in said(response)
    assert "said before it was opened again" in said(response)
    assert client.post(there["reopen_action"]).status_code == 409


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
    for name in (name for name in READ if name != "actions_csv"):
        page = client.get(pages()[name]).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), name
        assert " style=" not in page, name
        idents = re.findall(r'\bid="([^"]+)"', page)
        assert len(idents) == len(set(idents)), name
