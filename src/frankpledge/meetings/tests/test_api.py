"""What programs are answered: the same as the pages show, by the same queries, and no more."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Body, Decision, Item
from frankpledge.meetings.rules.doing import Said, UpdateKind
from frankpledge.meetings.tests import make
from frankpledge.people.models import Person
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from tests.harness.tokens import program_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
SENSITIVE = Marking(level=Level.SENSITIVE, handling="For the board")


@pytest.fixture
def program(place) -> Client:
    """What the coordinator's own program asks with, up to OFFICIAL-SENSITIVE."""
    return program_of(make.account(place), place, used_at=timezone.now())  # that it is used is kept once an hour


def asked(program: Client, path: str, status: int = 200, **query: object) -> dict:
    """What a program is answered, in no more queries than a page may need."""
    with CaptureQueriesContext(connection) as queries:
        answer = program.get(f"/api/aldermere/{path}", query)
    assert answer.status_code == status, answer.content
    sent = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(sent) <= MOST_QUERIES, "\n".join(one[:200] for one in sent)
    return answer.json()


def test_a_board_comes_with_its_members_and_its_last_meeting(program: Client, by: Actor) -> None:
    paper = make.minutes(by, make.item("1"), make.action("Mend the lamps"))
    board = paper.body
    make.member(board, by, "Ann Hill", "Westmarch Police", post="Inspector", starts=date(2020, 1, 1))
    listed = asked(program, "boards")
    assert (listed["count"], listed["pages"]) == (1, 1)
    assert listed["rows"][0]["last_meeting"] == {"id": paper.meeting_id, "held_on": "2024-03-12"}
    assert listed["rows"][0]["open_actions"] == 1
    whole = asked(program, f"boards/{board.pk}")
    person = Person.objects.get(name="Ann Hill")
    assert whole["members"] == [
        {
            "who": {"name": "Ann Hill", "person": person.pk, "agency": None},
            "agency": {"id": board.memberships.get().organisation_id, "name": "Westmarch Police"},
            "post": "Inspector",
            "office": "",
            "substitute_for": "",
            "starts": "2020-01-01",
            "ends": None,
            "serving": "now",
        }
    ]


def test_an_action_says_who_owns_it_how_it_stands_and_where_it_comes_from(program: Client, by: Actor) -> None:
    paper = make.minutes(
        by, make.attendance("Ann Hill", "Westmarch Police"), make.item("318/07"),
        make.action("Mend the lamps", "Ann Hill", due="2024-04-01"),
    )  # fmt: skip
    row = Action.objects.get()
    (listed,) = asked(program, "actions")["rows"]
    person = Person.objects.get(name="Ann Hill")
    assert listed == {
        "id": row.pk,
        "text": "Mend the lamps",
        "owners": [{"name": "Ann Hill", "person": person.pk, "agency": None}],
        "raised_on": "2024-03-12",
        "due": "2024-04-01",
        "due_month_only": False,
        "assumed_due": None,
        "priority": "",
        "deferred_times": 0,
        "standing": "late",
        "outcome": "",
        "closed_on": None,
        "item": {"id": row.item_id, "number": "318/07", "title": "Lighting in Mere Lane"},
        "source": {
            "paper": paper.pk,
            "kind": "minutes",
            "dated": "2024-03-12",
            "meeting": paper.meeting_id,
            "body": {"id": paper.body_id, "name": make.BOARD},
        },
        "marking": "OFFICIAL",
        "checked": True,
    }
    later = make.minutes(by, make.item("2"), make.reference("318/07", "2024-03-12"), dated=date(2024, 5, 1))
    changes.say_of_action(by, row, Said(UpdateKind.TOLD, "Two are mended", said_by="Ann Hill", said_on=make.TODAY))
    whole = asked(program, f"actions/{row.pk}")
    assert "Mend the lamps" in whole["words"]
    assert [(one["kind"], one["text"]) for one in whole["updates"]] == [("told", "Two are mended")]
    assert [pointer["source"]["paper"] for pointer in whole["pointers"]] == [later.pk]


def test_the_filters_are_those_of_the_action_log(program: Client, by: Actor) -> None:
    make.minutes(
        by, make.attendance("Ann Hill", "Westmarch Police"), make.item("1"),
        make.action("Late", "Ann Hill", due="2024-04-01"), make.action("Open"),
        make.action("Far", due="2999-04-01"), checked=True,
    )  # fmt: skip
    person, body = Person.objects.get(name="Ann Hill"), Body.objects.get()

    def found(**query: object) -> list[str]:
        return [row["text"] for row in asked(program, "actions", **query)["rows"]]

    assert found(standing="late") == found(owner=person.pk) == ["Late"]
    assert found(standing=["open", "late"]) == found(body=body.pk) == ["Late", "Far", "Open"]
    assert found(due_from="2024-04-02", due_to="2999-04-01") == ["Far"]
    assert found(order="-due")[0] == "Far"
    assert found(owner=999_999) == found(agency=999_999) == found(body=999_999) == found(unchecked=True) == []


def test_a_list_comes_in_pages_that_say_how_many_there_are(program: Client, by: Actor) -> None:
    make.minutes(by, make.item("1"), *(make.action(f"Mend lamp {n}") for n in range(7)))
    pages = [asked(program, "actions", size=3, page=n) for n in (1, 2, 3, 4)]
    assert [(page["count"], page["page"], page["pages"], len(page["rows"])) for page in pages] == [
        (7, 1, 3, 3), (7, 2, 3, 3), (7, 3, 3, 1), (7, 4, 3, 0),
    ]  # fmt: skip


def test_whose_data_is_restricted_is_withheld_from_every_program(program: Client, by: Actor) -> None:
    make.minutes(
        by, make.attendance("Ann Hill", "Westmarch Police"), make.item("1"), make.action("Mend it", "Ann Hill")
    )
    person = Person.objects.get(name="Ann Hill")
    Person.objects.filter(pk=person.pk).update(restricted_on=date(2024, 1, 1))
    assert asked(program, "actions")["rows"][0]["owners"][0]["name"] == "Name withheld"
    assert asked(program, "actions", owner=person.pk)["count"] == 0


def test_what_is_marked_is_read_as_far_as_the_token_goes_and_opening_it_leaves_a_line(program, place, by) -> None:
    make.minutes(by, make.item("1"), make.action("Watch the quay"))
    changes.mark_item(by, Item.objects.get(), SENSITIVE)
    row = Action.objects.get()
    low = program_of(make.account(place), place, Level.OFFICIAL)
    assert asked(low, "actions")["count"] == 0
    asked(low, f"actions/{row.pk}", 404)
    assert not Entry.objects.filter(verb="opened").exists()
    assert asked(program, f"actions/{row.pk}")["marking"] == "OFFICIAL-SENSITIVE"
    line = Entry.objects.get(verb="opened")
    assert (line.origin, line.table, line.outcome) == ("api", "meetings.paper", "done")


def test_one_partnerships_token_opens_nothing_of_another(program: Client, place) -> None:
    other = make.partnership("otherwick", "Otherwick Partnership")
    both = make.account(place, Role.CHAIR)
    make.grant_role(replace(make.actor(other), user=None, process="a test"), other, both, Role.CHAIR,
                    starts=date(2000, 1, 1))  # fmt: skip
    asker = program_of(both, place)
    assert asker.get("/api/aldermere/actions").status_code == 200
    for slug in ("otherwick", "nowhere"):
        assert asker.get(f"/api/{slug}/actions").status_code == 404


@pytest.fixture
def full(by: Actor):
    """Minutes that state one fact of each kind, with a later paper that points to them."""
    return make.minutes(
        by,
        make.attendance("Ann Hill", "Westmarch Police", post="Inspector", chair=True),
        make.attendance("Tom Fell", capacity="apologies"),
        make.item("1", "Lighting", presenter="Ann Hill"),
        make.decision("The lamps are mended first"),
        make.action("Mend the lamps", "Ann Hill", due="2024-04-01"),
        make.follow_up("A report on lighting"),
        make.reference("9/06"),
        make.figure("Burglaries", 41),
        make.money("1178.00"),
        venue="The hall",
    )


def test_minutes_come_whole_with_each_fact_under_its_item(program: Client, full) -> None:
    meeting = asked(program, f"meetings/{full.meeting_id}")
    (item,) = meeting["minutes"]["items"]
    assert (meeting["venue"], meeting["state"], item["title"], item["presenter"]) == (
        "The hall", "recorded", "Lighting", "Ann Hill",
    )  # fmt: skip
    assert [one["text"] for one in item["decisions"]] == ["The lamps are mended first"]
    assert [one["text"] for one in item["actions"]] == ["Mend the lamps"]
    assert [one["text"] for one in item["follow_ups"]] == ["A report on lighting"]
    assert [one["to_number"] for one in item["references"]] == ["9/06"]
    assert [(one["what"], one["quantity"]) for one in item["figures"]] == [("Burglaries", "41.000000")]
    assert [one["quantity"] for one in item["money"]] == ["1178.000000"]
    there = meeting["minutes"]["attendance"]
    assert [(one["who"]["name"], one["capacity"], one["chair"]) for one in there] == [
        ("Ann Hill", "present", True), ("Tom Fell", "apologies", False),
    ]  # fmt: skip
    assert asked(program, f"papers/{full.pk}") == meeting["minutes"]


def test_each_list_has_what_minutes_state(program: Client, full, by: Actor) -> None:
    make.report(by, make.item("1"), title="Community safety this quarter")
    (listed,) = asked(program, "meetings")["rows"]
    assert (listed["id"], listed["minutes"]["id"], listed["minutes"]["actions"]) == (full.meeting_id, full.pk, 1)
    assert [row["title"] for row in asked(program, "reports")["rows"]] == ["Community safety this quarter"]
    assert [row["text"] for row in asked(program, "follow-ups")["rows"]] == ["A report on lighting"]
    assert [row["words"] for row in asked(program, "references")["rows"]] == ["Minute 9/06"]
    assert [row["text"] for row in asked(program, "decisions", words="lamps first")["rows"]] == [
        "The lamps are mended first"
    ]
    assert asked(program, "decisions", state="conditional")["count"] == 0
    (agency,) = asked(program, "agencies")["rows"]
    whole = asked(program, f"agencies/{agency['id']}")
    assert [(one["name"], one["titles"]) for one in whole["people"]] == [("Ann Hill", ["Inspector"])]
    assert [(one["year"], one["held"], one["there"]) for one in whole["years"]] == [(2024, 1, 1)]
    (person,) = asked(program, "people")["rows"]
    assert [one["title"] for one in asked(program, f"people/{person['id']}")["posts"]] == ["Inspector"]
    for narrowed in ({"person": person["id"]}, {"agency": agency["id"]}):
        assert [row["who"]["name"] for row in asked(program, "attendance", **narrowed)["rows"]] == ["Ann Hill"]
    assert asked(program, "attendance", meeting=full.meeting_id)["count"] == 2
    for nobody in ({"person": 999_999}, {"agency": 999_999}, {"body": 999_999}, {"meeting": 999_999}):
        assert asked(program, "attendance", **nobody)["count"] == 0


def test_a_decision_and_a_letter_say_what_became_of_them(program: Client, full, by: Actor) -> None:
    row = Decision.objects.get()
    whole = asked(program, f"decisions/{row.pk}")
    assert (whole["state"], whole["later"], whole["earlier"], whole["item"]["number"]) == ("agreed", None, [], "1")
    given = {"to_name": "The highways team", "about": "Mere Lane", "sent_on": date(2024, 4, 1)}
    letter = changes.add_letter(by, full.body, given | {"organisation": None, "answer_due": date(2024, 5, 1),
                                                        "answered_on": None, "answer": ""})  # fmt: skip
    changes.chase_letter(by, letter, how="By telephone")
    assert [(row["to_name"], row["state"], row["chased"]) for row in asked(program, "letters")["rows"]] == [
        ("The highways team", "Late", 1)
    ]
    assert [one["how"] for one in asked(program, f"letters/{letter.pk}")["chases"]] == ["By telephone"]


def test_an_agenda_tells_of_what_may_not_be_read_and_no_more(program: Client, place, by: Actor) -> None:
    meeting = make.meeting_run_here(make.body(by), "Lighting", "The quay")
    changes.mark_agenda_item(by, meeting.agenda.get(number="2"), SENSITIVE)
    low = program_of(make.account(place), place, Level.OFFICIAL)
    for one, titles in ((program, ["Lighting", "The quay"]), (low, ["Lighting", ""])):
        assert [item["title"] for item in asked(one, f"meetings/{meeting.pk}/agenda")["items"]] == titles
    assert asked(low, "meetings", which="run_here")["rows"][0]["state"] == "planned"
    assert asked(low, f"meetings/{meeting.pk}")["minutes"] is None


def test_restricted_minutes_are_told_of_and_refused(program: Client, place, full, by: Actor) -> None:
    changes.mark_paper(by, full, SENSITIVE)
    low = program_of(make.account(place), place, Level.OFFICIAL)
    listed = asked(low, "meetings")
    assert listed["rows"] == []
    assert listed["restricted"] == [
        {"kind": "minutes", "body": make.BOARD, "dated": "2024-03-12", "marking": "OFFICIAL-SENSITIVE"}
    ]
    assert "OFFICIAL-SENSITIVE" in asked(low, f"meetings/{full.meeting_id}", 403)["detail"]
    assert (Entry.objects.latest("id").verb, Entry.objects.latest("id").outcome) == ("opened", "refused")
    asked(program, f"meetings/{full.meeting_id}")
    assert (Entry.objects.latest("id").verb, Entry.objects.latest("id").outcome) == ("opened", "done")


def test_what_became_of_a_minute_and_of_an_action_is_answered_as_their_pages_have_it(
    program: Client, by: Actor
) -> None:
    first = make.minutes(
        by, make.item("318/07", "Lamps"), make.decision("That they be mended"), make.reference("9/07", "2007-06-05"),
        dated=date(2007, 12, 4),
    )  # fmt: skip
    make.minutes(by, make.item("5", "Arising"), make.reference("318/07", "2007-12-04"), dated=date(2008, 1, 15))
    minute, later = Item.objects.get(number="318/07"), Item.objects.get(number="5")
    number = asked(program, "search", q="What became of 318/07?")["numbered"]
    assert (number["number"], number["count"], number["minutes"][0]["id"]) == ("318/07", 1, minute.pk)
    missing = asked(program, "search", q="9/07")["numbered"]
    assert (missing["count"], [one["item"]["id"] for one in missing["pointing"]]) == (0, [minute.pk])
    assert asked(program, "search", q="lamps")["numbered"] is None
    found = asked(program, f"items/{minute.pk}/thread")
    assert [(one["side"], one["kind"]) for one in found["rows"]] == [
        ("before", "gap"), ("here", "minute"), ("after", "minute"),
    ]  # fmt: skip
    gap, here, after = found["rows"]
    assert (gap["words"], gap["restricted"]) == ("Minute 9/07 of 5 June 2007", False)
    assert here["decisions"][0]["text"] == "That they be mended"
    assert (after["minute"]["number"], after["points_to"][0]["id"]) == ("5", minute.pk)
    action = changes.add_action(by, first.body, text="Count the lamps")
    changes.tie_action(by, action, minute)
    changes.say_of_action(by, action, Said(UpdateKind.TOLD, "Nine so far"))
    whole = asked(program, f"actions/{action.pk}/thread")
    assert (whole["minute"]["id"], whole["action"], whole["open_actions"]) == (minute.pk, action.pk, 1)
    told = [(one["side"], one["kind"], one["action"], one["words"]) for one in whole["rows"] if one["action"]]
    assert told == [("here", "action", action.pk, "Count the lamps"), ("after", "update", action.pk, "Nine so far")]
    assert asked(program, f"items/{minute.pk}/thread", size=2, page=3)["rows"][0]["words"] == "Nine so far"
    changes.mark_item(by, later, SENSITIVE)
    asked(program, f"items/{later.pk}/thread")
    assert Entry.objects.filter(verb="opened", row_number=later.paper_id).exists()


def test_a_search_finds_what_the_page_finds(program: Client, full) -> None:
    found = asked(program, "search", q="lamps")
    assert {group["kind"]: group["count"] for group in found["groups"]} == {"decisions": 1, "actions": 1}
    assert found["groups"][0]["rows"][0]["meeting"] == full.meeting_id
    only = asked(program, "search", q="lamps", kind="actions", page=2)
    assert (only["groups"][0]["count"], only["groups"][0]["rows"]) == (1, [])
    asked(program, "search", 422)
