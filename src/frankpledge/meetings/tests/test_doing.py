"""Actions are told of, proposed on, put off, handed on and raised; only what an officer confirms changes anything."""

from datetime import date, timedelta

import pytest

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, ActionUpdate, Paper
from frankpledge.meetings.queries.actions import Asked, action_log, falling_due
from frankpledge.meetings.queries.doing import done_so_far
from frankpledge.meetings.rules.doing import Said, UpdateKind, Way
from frankpledge.meetings.rules.standing import Standing
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
SOON = make.TODAY + timedelta(days=30)


@pytest.fixture
def action(by: Actor) -> Action:
    """An action without a date, of a meeting on the first of May."""
    make.minutes(by, make.attendance("Ann Lowe", "Westmarch Police"), make.action("Count the lamps", "Ann Lowe"))
    return Action.objects.get()


def said(kind: UpdateKind = UpdateKind.TOLD, text: str = "Half of them are counted", **more: object) -> Said:
    return Said(kind, text, **more)  # type: ignore[arg-type]


def test_an_action_without_a_date_is_due_at_the_next_meeting_that_is_not_cancelled(by: Actor, action: Action) -> None:
    assert falling_due(by, action) is None
    body, day = action.paper.body, action.paper.dated
    assert body is not None
    assert day is not None
    first = changes.plan_meeting(by, body, {"held_on": make.TODAY + timedelta(days=3)})
    changes.plan_meeting(by, body, {"held_on": make.TODAY + timedelta(days=40)})
    assert falling_due(by, action) == first.held_on
    soon = action_log(by, Asked(standings=frozenset({Standing.DUE_SOON})))
    assert [row.pk for row in soon] == [action.pk]
    changes.cancel_meeting(by, first, why="Snow")
    assert falling_due(by, action) == make.TODAY + timedelta(days=40)
    assert not action_log(by, Asked(standings=frozenset({Standing.DUE_SOON}))).exists()


def test_what_comes_by_a_link_proposes_and_changes_nothing_until_an_officer_confirms(by: Actor, action: Action) -> None:
    update = changes.propose_update(
        by, action, said(UpdateKind.HANDED_ON, "She has left", to_name="Westmarch Police"), way=Way.LINK,
        owner=action.owners.get(),
    )  # fmt: skip
    assert [owner.name for owner in action.owners.all()] == ["Ann Lowe"]
    changes.confirm_update(by, update)
    assert [owner.name for owner in action.owners.all()] == ["Westmarch Police"]
    assert action.owners.get().organisation is not None
    with pytest.raises(NotPossible, match="answered this already"):
        changes.confirm_update(by, update)


def test_who_hands_on_leaves_alone_and_nobody_leaves_for_who_left_before(by: Actor, action: Action) -> None:
    changes.change_action(by, action, due=None, priority="", owners=["Ann Lowe", "Ben Hale"])
    ann = action.owners.get(name="Ann Lowe")
    over = said(UpdateKind.HANDED_ON, "I am away", to_name="Westmarch Police")
    first = changes.propose_update(by, action, over, way=Way.LINK, owner=ann)
    again = changes.propose_update(by, action, over, way=Way.LINK, owner=ann)
    changes.confirm_update(by, first)
    assert {owner.name for owner in action.owners.all()} == {"Ben Hale", "Westmarch Police"}
    again.refresh_from_db()
    changes.confirm_update(by, again)
    assert "Ben Hale" in {owner.name for owner in action.owners.all()}


def test_what_is_set_aside_keeps_its_words_and_says_why(by: Actor, action: Action) -> None:
    update = changes.propose_update(by, action, said(UpdateKind.DONE), way=Way.REPLY)
    with pytest.raises(NotPossible, match="Say why"):
        changes.refuse_update(by, update, " ")
    changes.refuse_update(by, update, "Half is not all.")
    update.refresh_from_db()
    assert (update.state, update.because, update.text) == ("refused", "Half is not all.", "Half of them are counted")
    action.refresh_from_db()
    assert action.state == "open"


def test_only_an_owner_may_propose_and_nobody_but_the_officer_settles(by: Actor, action: Action) -> None:
    place = Partnership.objects.get()
    update = changes.propose_update(by, action, said(), way=Way.SIGNED_IN)
    for role in (Role.PARTNERS_LEAD, Role.CHAIR, Role.SCRUTINY):
        other = make.actor(place, role)
        with pytest.raises(Refused):
            changes.propose_update(other, action, said(), way=Way.SIGNED_IN)
        with pytest.raises(Refused):
            changes.confirm_update(other, update)
    with pytest.raises(NotPossible, match="Only whoever keeps the record"):
        changes.propose_update(by, action, said(UpdateKind.DEFERRED, due=SOON), way=Way.LINK)


def test_a_deferral_says_why_moves_the_date_and_is_counted(by: Actor, action: Action) -> None:
    changes.say_of_action(by, action, said(UpdateKind.DEFERRED, "No money yet", due=SOON, said_by="Ann Lowe"))
    action.refresh_from_db()
    assert (action.due, action.deferred_times) == (SOON, 1)
    with pytest.raises(NotPossible, match="no later than"):
        changes.say_of_action(by, action, said(UpdateKind.DEFERRED, "Still none", due=SOON))
    changes.say_of_action(by, action, said(UpdateKind.DEFERRED, "Still none", due=SOON + timedelta(days=1)))
    update = ActionUpdate.objects.filter(action=action).first()
    assert update is not None
    assert (update.due_was, update.due, update.said_by, update.said_on) == (None, SOON, "Ann Lowe", by.today)
    assert changes.escalate_actions(by) == 1
    assert changes.escalate_actions(by) == 0
    action.refresh_from_db()
    assert action.escalated_on == by.today


def test_a_late_action_is_raised_by_the_rule_of_its_body(by: Actor, action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(due=make.TODAY - timedelta(days=29))
    body = action.paper.body
    assert body is not None
    body.escalate_days = None
    body.save()
    assert changes.escalate_actions(by) == 0
    body.escalate_days = 28
    body.save()
    assert changes.escalate_actions(by) == 1
    assert ActionUpdate.objects.get().way == "rule"


def test_an_action_that_no_minutes_state_hangs_on_a_log_and_has_a_line_in_the_ledger(by: Actor) -> None:
    body = make.body(by)
    action = changes.add_action(by, body, text="Count the bins", owners=["Nobody Known"], due=SOON, priority="high")
    assert (action.paper.kind, action.owners.get().matched) == ("log", "waiting")
    assert [row.pk for row in action_log(by)] == [action.pk]
    assert Entry.objects.filter(verb="added an action").exists()
    with pytest.raises(NotPossible, match="before the action was raised"):
        changes.add_action(by, body, text="Count the bins", due=date(2020, 1, 1))
    assert Paper.objects.count() == 1


def test_closing_cites_the_minute_where_it_stands_and_is_on_the_line_of_the_action(by: Actor, action: Action) -> None:
    later = make.minutes(by, make.item("7", "Lamps"), dated=date(2024, 5, 20))
    where = later.item_set.get()
    action = changes.close_action(by, action, outcome="All are counted.", where=where)
    assert action.closed_where == where
    with pytest.raises(NotPossible, match="closed already"):
        changes.say_of_action(by, action, said())
    changes.reopen_action(by, action)
    assert [update.kind for update in action.updates.all()] == ["closed", "reopened"]


def test_owners_and_dates_are_changed_by_whoever_has_seen_what_stands(by: Actor, action: Action) -> None:
    changes.change_action(by, action, due=SOON, priority="low", owners=["Ann Lowe", "Westmarch Police"])
    action.refresh_from_db()
    assert (action.due, action.priority, action.owners.count()) == (SOON, "low", 2)
    with pytest.raises(NotPossible, match="before the action was raised"):
        changes.change_action(by, action, due=date(2001, 1, 1), priority="", owners=[])


@pytest.mark.parametrize(("was_wrong", "in_time"), [(True, True), (False, False)])
def test_a_date_that_was_wrong_is_none_that_was_put_off(by: Actor, was_wrong: bool, in_time: bool) -> None:
    make.minutes(by, make.action(due="2024-04-01"))
    action = Action.objects.get()
    changes.change_action(
        by, action, due=date(2024, 5, 1), priority="", owners=["Westmarch Police"], was_wrong=was_wrong
    )
    changes.close_action(by, action, outcome="Lit.", on=date(2024, 4, 20))
    (done,) = done_so_far(by)
    assert (done.is_in_time, done.is_in_time_put_off) == (in_time, True)
    kept = [(one.kind, one.due_was, one.due) for one in action.updates.exclude(kind="closed")]
    right, later = date(2024, 5, 1), date(2024, 4, 1)
    assert kept == (
        [("corrected", later, right), ("changed", right, right)] if was_wrong else [("changed", later, right)]
    )
    action.refresh_from_db()
    assert action.deferred_times == 0
