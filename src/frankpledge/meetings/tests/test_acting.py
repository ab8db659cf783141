"""Actions are closed with what came of them and opened again; names are matched by a person."""

from datetime import date, timedelta

import pytest

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, ActionOwner, Attendance
from frankpledge.meetings.queries.doing import done_so_far
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation
from frankpledge.people.models import Organisation, OrganisationName, Partnership, Person, PersonName, Post
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


def test_closing_keeps_what_came_of_it_and_leaves_a_line_without_content(by: Actor) -> None:
    make.minutes(by, make.action())
    action = changes.close_action(by, Action.objects.get(), outcome=" The lamps are lit. ")
    action.refresh_from_db()
    assert (action.state, action.outcome, action.closed_on) == ("done", "The lamps are lit.", make.TODAY)
    line = Entry.objects.filter(table="meetings.action").get()
    assert (line.verb, line.row_number, line.outcome) == ("closed", action.pk, "done")


def test_an_action_may_be_dropped_and_opened_again(by: Actor) -> None:
    make.minutes(by, make.action())
    action = changes.close_action(by, Action.objects.get(), outcome="No money.", state=ActionState.DROPPED)
    assert action.state == "dropped"
    action = changes.reopen_action(by, action)
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.outcome) == ("open", None, "No money.")


def test_an_action_is_closed_on_the_day_on_which_it_was_done_and_not_before_it_was_raised(by: Actor) -> None:
    make.minutes(by, make.action(due="2024-04-01"))
    action = Action.objects.get()
    for on, words in (
        (make.TODAY + timedelta(days=1), "still to come"),
        (date(2024, 3, 11), "raised on 12 March 2024"),
    ):
        with pytest.raises(NotPossible, match=words):
            changes.close_action(by, action, outcome="Lit.", on=on)
    changes.close_action(by, action, outcome="Lit.", on=date(2024, 3, 28))
    (done,) = done_so_far(by)
    assert (done.closed_on, done.is_in_time) == (date(2024, 3, 28), True)


def test_an_action_is_closed_once_with_an_outcome_and_opened_once(by: Actor) -> None:
    make.minutes(by, make.action())
    action = Action.objects.get()
    with pytest.raises(NotPossible, match="Say what came"):
        changes.close_action(by, action, outcome="  ")
    with pytest.raises(NotPossible, match="Say what came"):
        changes.close_action(by, action, outcome="Done", state=ActionState.OPEN)
    with pytest.raises(NotPossible, match="open already"):
        changes.reopen_action(by, action)
    changes.close_action(by, action, outcome="Done")
    with pytest.raises(NotPossible, match="closed already"):
        changes.close_action(by, action, outcome="Done twice")
    action.refresh_from_db()
    assert action.outcome == "Done"


def test_a_refusal_writes_nothing_but_its_line(by: Actor, place: Partnership) -> None:
    make.minutes(by, make.action())
    member = make.actor(place, Role.MEMBER)
    with pytest.raises(Refused):
        changes.close_action(member, Action.objects.get(), outcome="Done")
    assert Action.objects.get().state == "open"
    assert Entry.objects.filter(outcome="refused").get().verb == "closed"


def test_taking_the_log_out_leaves_a_line(by: Actor, place: Partnership) -> None:
    changes.note_log_taken(by)
    line = Entry.objects.latest("id")
    assert (line.verb, line.table, line.row_number) == ("took the action log", "people.partnership", place.pk)


def test_a_matched_name_is_understood_in_the_next_paper(by: Actor, place: Partnership) -> None:
    person = Person.objects.create(partnership=place, name="Alice Penhallow")
    agency = add_organisation(by, place, name="Westmarch Police", kind=OrganisationKind.RESPONSIBLE)
    make.minutes(by, make.attendance("Ali Penhallow", "Westmarch Polise", post="Superintendent"))
    row = changes.match_attendance(by, Attendance.objects.get(), person=person, organisation=agency)
    assert (row.person, row.organisation, row.matched) == (person, agency, "by a person")
    assert PersonName.objects.filter(person=person, spelling="Ali Penhallow").exists()
    assert Post.objects.get(person=person).title == "Superintendent"
    assert OrganisationName.objects.filter(organisation=agency, spelling="Westmarch Polise").exists()


def test_an_attender_may_be_given_an_agency_that_nobody_printed(by: Actor, place: Partnership) -> None:
    agency = Organisation.objects.create(partnership=place, name="Mere Homes")
    make.minutes(by, make.attendance("Alice Penhallow"))
    row = changes.match_attendance(by, Attendance.objects.get(), organisation=agency)
    assert row.organisation == agency
    assert not OrganisationName.objects.exists()
    assert Post.objects.get().organisation == agency


def test_an_owner_is_a_person_or_an_agency(by: Actor, place: Partnership) -> None:
    person = Person.objects.create(partnership=place, name="Alice Penhallow")
    agency = Organisation.objects.create(partnership=place, name="Mere Homes")
    make.minutes(by, make.action("Ask", "The landlord"))
    owner = ActionOwner.objects.get()
    for both in ({}, {"person": person, "organisation": agency}):
        with pytest.raises(NotPossible, match="Choose a person or an organisation"):
            changes.match_owner_to(by, owner, **both)
    assert changes.match_owner_to(by, owner, person=person).person == person
    owner = changes.match_owner_to(by, owner, organisation=agency)
    assert (owner.person, owner.organisation) == (None, agency)
    assert OrganisationName.objects.get(organisation=agency).spelling == "The landlord"


def test_nobody_of_another_partnership_is_meant(by: Actor) -> None:
    other = make.partnership("elsewhere", "Elsewhere Partnership")
    stranger = Person.objects.create(partnership=other, name="Alice Penhallow")
    make.minutes(by, make.attendance("Ali Penhallow"))
    with pytest.raises(NotPossible, match="of this partnership"):
        changes.match_attendance(by, Attendance.objects.get(), person=stranger)


def test_a_name_may_be_left_as_printed(by: Actor) -> None:
    make.minutes(by, make.attendance("Alice Penhallow", "Mere Homes"), make.action("Ask", "AP", "Mere Homes"))
    row = changes.leave_as_printed(by, Attendance.objects.get())
    assert (row.person, row.organisation.name, row.matched) == (None, "Mere Homes", "by a person")
    for owner in ActionOwner.objects.all():
        left = changes.leave_as_printed(by, owner)
        assert (left.person, left.organisation) == (None, None)
    row = changes.leave_agency_as_printed(by, row)
    assert row.organisation.name == "Mere Homes"


def test_a_closed_action_says_when_in_the_database_too(by: Actor) -> None:
    from django.db import IntegrityError, transaction

    make.minutes(by, make.action())
    for wrong in ({"state": "done"}, {"closed_on": date(2024, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Action.objects.update(**wrong)
