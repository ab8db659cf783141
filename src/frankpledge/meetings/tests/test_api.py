"""What programs are answered: the same as the pages show, by the same queries, and no more."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Body, Item
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
    return program_of(make.account(place), place)


def asked(program: Client, path: str, status: int = 200, **query: object) -> dict:
    """What a program is answered, in no more queries than a page may need."""
    with CaptureQueriesContext(connection) as queries:
        answer = program.get(f"/api/aldermere/{path}", query)
    assert answer.status_code == status, answer.content
    assert len(queries) <= MOST_QUERIES, [one["sql"][:120] for one in queries]
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
    whole = asked(program, f"actions/{row.pk}")
    assert "Mend the lamps" in whole["words"]
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
