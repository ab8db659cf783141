"""The action log, narrowed, printed and taken out; an action, closed and opened again."""

import csv
import io
from datetime import date

import pytest

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Body, Paper
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.shown import address, full_record, pages, said
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(by: Actor) -> Paper:
    return full_record(by)


def test_readers_may_not_close_and_a_try_is_noted(record: Paper, place: Partnership) -> None:
    reader = make.signed_in(place, Role.MEMBER)
    for name in ("close_action", "reopen_action"):
        assert reader.get(pages()[name]).status_code == 403
        assert not Entry.objects.filter(outcome="refused", table="meetings.action").exists()
    for name, verb in (("close_action", "closed"), ("reopen_action", "reopened")):
        assert reader.post(pages()[name], {"state": "done", "outcome": "So"}).status_code == 403
        assert Entry.objects.filter(outcome="refused", table="meetings.action", verb=verb).count() == 1
    assert Action.objects.get().state == "open"


def test_an_action_is_added_from_the_log_to_a_board_that_has_not_ended(
    record: Paper, by: Actor, place: Partnership
) -> None:
    board = record.body
    other = Body.objects.create(partnership=place, name="Lamp Group", kind="sub_group")
    ended = Body.objects.create(partnership=place, name="Old Group", kind="sub_group", ends=date(2020, 1, 1))
    add = {one.pk: f"/boards/{one.pk}/actions/add/" for one in (board, other, ended)}
    keeper = make.signed_in(place)
    page = keeper.get(address("actions")).content.decode()
    assert [path in page for path in add.values()] == [True, True, False]
    page = keeper.get(address("actions"), {"body": other.pk}).content.decode()
    assert [path in page for path in add.values()] == [False, True, False]
    assert "actions/add/" not in make.signed_in(place, Role.MEMBER).get(address("actions")).content.decode()


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
    response = make.signed_in(place).get(address("action_log_file", ending="csv"))
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
    sent = {"state": "dropped", "outcome": "No money.", "on-day": "20", "on-month": "May", "on-year": "2024"}
    assert "raised on 12 March 2024" in said(client.post(there["close_action"], sent | {"on-month": "January"}))
    response = client.post(there["close_action"], sent, follow=True)
    assert response.redirect_chain == [(there["action"], 302)]
    words = said(response)
    assert "The action is closed." in words
    assert "No money." in words
    assert "20 May 2024, dropped" in words
    words = said(client.post(there["close_action"], {"state": "done", "outcome": "Typed"}))
    assert "closed already" in words
    assert "Typed" in words
    assert "Ask for a date" in said(client.get(there["reopen_action"]))
    response = client.post(there["reopen_action"], follow=True)
    assert "The action is open again." in said(response)
    assert "said before it was opened again" in said(response)
    assert client.post(there["reopen_action"]).status_code == 409
