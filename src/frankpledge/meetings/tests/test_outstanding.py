"""The outstanding actions of a body stand in its packs, written from the log: those that the audience may read."""

from datetime import date, timedelta

import pytest

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Pack
from frankpledge.meetings.rules.doing import Said, UpdateKind
from frankpledge.meetings.rules.kinds import AgendaKind
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.tests import make, planning
from frankpledge.meetings.tests.planning import PUBLIC
from frankpledge.meetings.tests.test_packs import words
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.marking import Level, Marking

pytestmark = pytest.mark.django_db
CANARY = "quillfeather"


def said_in(pack: Pack) -> str:
    return " ".join(words(pack))


@pytest.mark.parametrize(("audience", "there"), [("member", True), ("public", False)])
def test_the_appendix_writes_itself_for_whom_the_pack_is(by: Actor, place: Partnership, audience: str, there) -> None:
    make.minutes(
        by,
        make.attendance("Ann Lowe", "Westmarch Police"),
        make.item("4", "Lamps"),
        make.action("Count the lamps", "Ann Lowe", due="2024-04-02"),
        make.action("Ask for a date", "Ann Lowe"),
        make.action("Close the yard", "Ann Lowe"),
    )
    held = make.minutes(by, make.item("1", "Visit"), make.action(f"Visit {CANARY}"), dated=date(2024, 4, 1))
    changes.mark_paper(by, held, Marking(level=Level.SENSITIVE, handling="Board"))
    closed, counted = Action.objects.get(text="Close the yard"), Action.objects.get(text="Count the lamps")
    changes.close_action(by, closed, outcome="It is closed.")
    due = make.TODAY + timedelta(days=30)
    changes.say_of_action(by, counted, Said(UpdateKind.DEFERRED, "No ladder", due=due))
    changes.say_of_action(by, counted, Said(UpdateKind.TOLD, "Half of them are counted"))
    meeting = planning.meeting(place)
    planning.item(meeting, "Outstanding actions", PUBLIC, kind=AgendaKind.ACTIONS.value)
    said = said_in(planning.pack(by, meeting, Audience(audience)))
    assert CANARY not in said
    assert "Close the yard" not in said
    for part in ("Count the lamps", "Ann Lowe", "Put off 1 time.", "Half of them are counted", "Ask for a date"):
        assert (part in said) is there
    assert ("next meeting (assumed)" in said) is there
    assert ("Nothing that may stand in this pack is open." in said) is not there


def test_the_name_of_somebody_whose_data_is_restricted_is_withheld(by: Actor, place: Partnership) -> None:
    make.minutes(by, make.attendance("Ann Lowe", "Westmarch Police"), make.action("Count the lamps", "Ann Lowe"))
    Person.objects.update(restricted_on=make.TODAY)
    meeting = planning.meeting(place)
    planning.item(meeting, "Outstanding actions", kind=AgendaKind.ACTIONS.value)
    said = said_in(planning.pack(by, meeting))
    assert "Ann Lowe" not in said
    assert "Name withheld" in said
