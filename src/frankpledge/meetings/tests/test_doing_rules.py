"""What can be said of an action, when it is raised with the chair, and when it falls due."""

from datetime import date
from types import SimpleNamespace

import pytest

from frankpledge.meetings.rules.doing import Said, UpdateKind, escalates, names_in, problem_with
from frankpledge.meetings.rules.standing import due_of

TODAY, RAISED = date(2024, 6, 3), date(2024, 5, 1)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (Said(UpdateKind.TOLD, "Half done"), ""),
        (Said(UpdateKind.TOLD), "Say how the action goes."),
        (Said(UpdateKind.DONE, " "), "Say what came of the action."),
        (Said(UpdateKind.ACCEPTED), ""),
        (Said(UpdateKind.DECLINED), "Say why the action is declined."),
        (Said(UpdateKind.HANDED_ON, "On leave"), "Say to whom the action is handed on."),
        (Said(UpdateKind.DEFERRED, "No money yet"), "Give the new date."),
        (Said(UpdateKind.DEFERRED, due=date(2024, 7, 1)), "Say why the action is deferred."),
        (Said(UpdateKind.DEFERRED, "Later", date(2024, 4, 1)), "The new date is before the action was raised."),
        (Said(UpdateKind.DEFERRED, "Later", date(2024, 6, 2)), "The new date has passed already."),
        (Said(UpdateKind.DEFERRED, "Later", date(2024, 7, 1)), ""),
        (Said(UpdateKind.TOLD, "Done", said_on=date(2024, 6, 4)), "The day on which it was said is still to come."),
        (
            Said(UpdateKind.TOLD, "Done", said_on=date(2024, 4, 4)),
            "The day on which it was said is before the action was raised.",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_an_action_lacks_nothing(said: Said, wrong: str) -> None:
    assert problem_with(said, TODAY, RAISED) == wrong


@pytest.mark.parametrize(
    ("due", "deferred", "days", "deferrals", "raised"),
    [
        (date(2024, 5, 6), 0, 28, 2, False),
        (date(2024, 5, 5), 0, 28, 2, True),
        (date(2024, 5, 5), 0, None, 2, False),
        (date(2024, 7, 1), 2, 28, 2, True),
        (date(2024, 7, 1), 2, 28, None, False),
        (None, 0, 28, 2, False),
        (None, 1, 28, 1, True),
    ],
)
def test_an_action_that_moves_its_date_again_and_again_is_raised_like_a_late_one(
    due: date | None, deferred: int, days: int | None, deferrals: int | None, raised: bool
) -> None:
    assert escalates(due, TODAY, deferred, days, deferrals) is raised


def test_a_date_that_nobody_gave_is_said_to_be_assumed() -> None:
    action = SimpleNamespace(due=None, due_month_only=False, state="open", falls_due=date(2024, 7, 9))
    assert due_of(action) == "9 July 2024, next meeting (assumed)"
    action.falls_due = None
    assert due_of(action) == "Next meeting (assumed)"
    action.state = "done"
    assert due_of(action) == "No date"


def test_owners_are_named_a_line_each_and_once() -> None:
    assert names_in(" Ann Lowe \n\nPolice\nAnn Lowe\n") == ["Ann Lowe", "Police"]
