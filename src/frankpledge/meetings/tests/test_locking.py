"""The database itself refuses to change minutes that were agreed; a redaction and a destruction set the lock aside."""

import pytest
from django.db import DatabaseError, connection, transaction

from frankpledge.meetings.changes.locking import lock_minutes, unlocked
from frankpledge.meetings.models import Action, Decision, Item, Paper
from frankpledge.meetings.tests import make

pytestmark = pytest.mark.django_db


def _locked() -> Paper:
    by = make.actor(make.partnership())
    facts = (make.item("1"), make.decision(), make.action("Ask for a date", "Gail Carrow"))
    paper = make.minutes(by, make.attendance("Gail Carrow", "Police"), *facts, make.follow_up())
    lock_minutes(paper)
    return paper


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meetings_item SET title = 'x'",
        "UPDATE meetings_item SET text = 'x'",
        "UPDATE meetings_decision SET text = 'x'",
        "UPDATE meetings_decision SET verb = 'noted'",
        "UPDATE meetings_attendance SET name = 'x'",
        "UPDATE meetings_action SET text = 'x'",
        "UPDATE meetings_followup SET what = 'x'",
        "UPDATE meetings_paper SET dated = '2001-01-01'",
        "UPDATE meetings_paper SET agreed_on = '2001-01-01'",
        "DELETE FROM meetings_decision",
        "DELETE FROM meetings_attendance",
    ],
)
def test_what_was_agreed_cannot_be_changed_by_any_statement(change: str) -> None:
    _locked()
    with pytest.raises(DatabaseError, match="locked"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_what_people_do_with_agreed_minutes_goes_on() -> None:
    paper = _locked()
    Action.objects.filter(paper=paper).update(state="done", closed_on="2024-05-01", outcome="Asked")
    Decision.objects.filter(paper=paper).update(state="in_force")
    Item.objects.filter(paper=paper).update(level=2)
    assert Action.objects.get(paper=paper).outcome == "Asked"


def test_the_lock_comes_back_on_what_is_left() -> None:
    paper = _locked()
    with unlocked(paper):
        Item.objects.filter(paper=paper).update(title="Something else")
    assert Item.objects.get(paper=paper).locked
    assert Paper.objects.get(pk=paper.pk).locked


def test_locked_minutes_go_whole_when_the_law_asks() -> None:
    paper = _locked()
    with unlocked(paper):
        Paper.objects.filter(pk=paper.pk).delete()
    assert not Paper.objects.exists()
