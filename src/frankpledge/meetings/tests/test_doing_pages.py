"""Pages of actions as they are done: what an owner says waits, an officer confirms it, and figures say how it goes."""

from datetime import date

import pytest
from django.test import Client

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, ActionUpdate
from frankpledge.meetings.rules.doing import Said, UpdateKind, Way
from frankpledge.meetings.tests import make
from frankpledge.people.models import Contact, Organisation, Partnership, Person, User
from frankpledge.people.rules.roles import Role
from tests.harness import signing_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(by: Actor) -> Action:
    """An action of somebody who was at the meeting."""
    make.minutes(by, make.attendance("Ann Lowe", "Westmarch Police"), make.action("Count the lamps", "Ann Lowe"))
    return Action.objects.get()


@pytest.fixture
def keeper(place: Partnership) -> Client:
    return make.signed_in(place)


@pytest.fixture
def owner(action: Action, place: Partnership) -> User:
    """The account of the owner, who is a member."""
    user = make.account(place, Role.MEMBER)
    user.grants.update(person=Person.objects.get(name="Ann Lowe"))
    return user


def test_what_an_owner_says_waits_for_an_officer_who_closes_with_their_words(
    action: Action, owner: User, keeper
) -> None:
    page = f"/aldermere/actions/{action.pk}/"
    browser = signing_in.signed_in(owner)
    assert "Say how it goes" in browser.get(page).content.decode()
    told = browser.post(f"{page}say/", {"kind": "done", "text": "All 41 are counted.", "to_name": ""}, follow=True)
    assert "waits for an officer" in told.content.decode()
    action.refresh_from_db()
    assert action.state == "open"
    assert "1 answer to confirm" in keeper.get("/aldermere/").content.decode()
    assert "Count the lamps" in keeper.get("/aldermere/actions/?answers=on").content.decode()
    update = ActionUpdate.objects.get()
    closing = keeper.post(f"{page}say/", {"confirm": update.pk}, follow=True)
    assert "All 41 are counted." in closing.content.decode()
    assert "Close this action" in closing.content.decode()
    assert closing.context["form"]["on"].value() == update.said_on
    assert "1 answer to confirm" not in keeper.get("/aldermere/").content.decode()


def test_what_waits_is_nothing_for_other_members_and_they_say_nothing(action: Action, by: Actor, place) -> None:
    changes.propose_update(by, action, Said(UpdateKind.TOLD, "Half are counted"), way=Way.REPLY)
    other = make.signed_in(place, Role.MEMBER)
    page = f"/aldermere/actions/{action.pk}/"
    shown = other.get(page).content.decode()
    assert "Half are counted" not in shown
    assert "Say how it goes" not in shown
    assert other.get(f"{page}say/").status_code == 403
    assert other.post(f"{page}say/", {"kind": "told", "text": "Mine"}).status_code == 403


def test_an_answer_is_set_aside_with_a_reason_and_one_that_is_not_there_is_not_found(action, by, keeper) -> None:
    update = changes.propose_update(by, action, Said(UpdateKind.TOLD, "Half are counted"), way=Way.REPLY)
    say = f"/aldermere/actions/{action.pk}/say/"
    assert "Say why it is set aside" in keeper.post(say, {"refuse": update.pk}, follow=True).content.decode()
    shown = keeper.post(say, {"refuse": update.pk, "because": "Of another lamp"}, follow=True).content.decode()
    assert "Set aside: Of another lamp" in shown
    assert keeper.post(say, {"confirm": "9" * 30}).status_code == 404
    assert keeper.post(say, {"confirm": "²"}).status_code == 404


def test_the_name_of_who_said_it_is_withheld_once_their_data_is_restricted(action, by, place) -> None:
    changes.say_of_action(by, action, Said(UpdateKind.TOLD, "Half are counted", said_by="Ann Lowe"))
    Person.objects.filter(name="Ann Lowe").update(restricted_on=make.TODAY)
    shown = make.signed_in(place, Role.MEMBER).get(f"/aldermere/actions/{action.pk}/").content.decode()
    assert "Half are counted" in shown
    said = shown[shown.index('id="said"') :]
    assert "Ann Lowe" not in said
    assert "Name withheld" in said


def test_figures_say_out_of_how_many_and_what_has_no_date_is_counted_by_its_meeting(action, by, keeper) -> None:
    changes.close_action(by, action, outcome="Counted.")
    make.minutes(by, make.action("Late", "Ann Lowe", due="2024-04-01"), body="ASB Group")
    shown = keeper.get("/aldermere/actions/figures/").content.decode()
    assert "1 of 2 raised" in shown
    assert "1 of 1 open" in shown
    assert "0 of 0" in shown
    assert "Westmarch Police" in shown
    late = Action.objects.get(text="Late")
    changes.say_of_action(by, late, Said(UpdateKind.DEFERRED, "No lamps yet", date(2024, 7, 1)))
    changes.close_action(by, late, outcome="Lit.")
    shown = keeper.get("/aldermere/actions/figures/").content.decode()
    assert "0 of 1 done with a date (0%)" in shown
    assert "1 of 1 done with a date (100%)" in shown


def test_how_somebody_is_reached_is_kept_for_those_who_keep_the_record(action, keeper, place) -> None:
    agency = Organisation.objects.get(name="Westmarch Police")
    page = f"/aldermere/reach/agency/{agency.pk}/"
    wrong = keeper.post(page, {"email": "not an address", "phone": "", "version": ""})
    assert "Enter an e-mail address" in wrong.content.decode()
    keeper.post(page, {"email": "desk@westmarch.example", "phone": "01632 960 001", "version": ""})
    assert set(Contact.objects.values_list("value", flat=True)) == {"desk@westmarch.example", "01632 960 001"}
    assert "desk@westmarch.example" in keeper.get(f"/aldermere/agencies/{agency.pk}/").content.decode()
    other = make.signed_in(place, Role.MEMBER)
    assert "desk@westmarch.example" not in other.get(f"/aldermere/agencies/{agency.pk}/").content.decode()
    assert keeper.get("/aldermere/reach/nobody/1/").status_code == 404


def test_an_officer_puts_a_wrong_date_right_and_the_line_of_the_action_says_so(action, by, keeper) -> None:
    changes.change_action(by, action, due=date(2030, 4, 1), priority="", owners=["Ann Lowe"])
    address = f"/aldermere/actions/{action.pk}/change/"
    sent = {"due-day": "1", "due-month": "5", "due-year": "2030", "was_wrong": "on", "owners": "Ann Lowe"}
    page = keeper.get(address)
    assert b"The date that stood was wrong" in page.content
    answer = keeper.post(address, sent | {"version": page.context["form"]["version"].value()}, follow=True)
    assert "Date put right" in answer.content.decode()
    assert [one.kind for one in action.updates.all()] == ["changed", "corrected"]
