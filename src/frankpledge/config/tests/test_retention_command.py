"""Retention from the command line: what is due, and what a restored backup brought back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils import timezone
from typer.testing import CliRunner

from frankpledge.config.commands import app
from frankpledge.keeping import changes, jobs
from frankpledge.keeping.changes.outside import add_line
from frankpledge.keeping.models import Destruction
from frankpledge.keeping.queries.outside import lines_in
from frankpledge.keeping.rules.asking import DestructionState, Ground
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.tests import make
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Paper
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anchors(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FRANKPLEDGE_ANCHORS = tmp_path / "anchors"
    return tmp_path / "anchors"


def retention(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["retention", *words])
    return done.exit_code, done.output


def destroyed_and_restored(by: Actor, chair: Actor, paper: Paper) -> None:
    """As it is after a restore: the rows of before, the file outside of after."""
    with transaction.atomic():
        kept, document = transaction.savepoint(), paper.document_id or 0
        place = make.place_of(by)
        one = changes.ask_by_hand(by, place, document=document, ground=Ground.ERASURE, reason="They asked")
        changes.approve_destruction(chair, one)
        jobs.destroy(one.pk, place.pk)
        transaction.savepoint_rollback(kept)


def test_it_says_what_is_due_what_is_held_and_what_has_no_rule() -> None:
    by = make.officer(meetings.partnership())[1]
    due, held = make.old_minutes(by), make.old_minutes(by, body="Lamps Group", dated=date(2011, 6, 7))
    meetings.report(by)
    make.rule(by)
    hold = make.hold(by, Held.DOCUMENT, document=held.document)
    code, said = retention("--partnership", "aldermere")
    assert code == 0
    assert (
        "Minutes of meetings: 1 due (destroy, by two people), 1 kept back by a hold, 0 not due yet, 0 without" in said
    )
    assert f"(number {due.pk}): Our schedule, line 4; due since 2016-05-04" in said
    assert f"(number {held.pk}): kept back by hold {hold.pk}" in said
    assert "Reports, action logs and other papers: 1 kept, since no rule speaks of them" in said
    assert Paper.objects.count() == 3
    assert retention("--partnership", "nowhere") == (2, "There is no partnership 'nowhere'.\n")


def test_what_a_restored_backup_brought_back_is_destroyed_again_once(anchors: Path) -> None:
    place = meetings.partnership()
    by, chair = make.officer(place)[1], make.officer(place, Role.CHAIR)[1]
    paper = make.old_minutes(by)
    assert retention("--partnership", "aldermere", "--again") == (0, "Nothing that was destroyed is there again.\n")
    destroyed_and_restored(by, chair, paper)
    told = f"minutes {paper.pk}: destroyed on {timezone.localdate():%d %B %Y}"
    assert retention("--partnership", "aldermere", "--again") == (0, f"{told}, and to be destroyed again\n1 in all.\n")
    again = Destruction.objects.get()
    assert (again.asked_by_id, again.decided_by_id, again.again) == (by.user.id, chair.user.id, True)
    assert retention("--partnership", "aldermere", "--again")[1] == "Nothing that was destroyed is there again.\n"
    jobs.destroy(again.pk, place.pk)
    again.refresh_from_db()
    assert again.state == DestructionState.DONE
    assert not Paper.objects.exists()
    assert len(lines_in(anchors)) == 1


def test_where_an_account_is_missing_it_is_to_be_asked_for_anew(anchors: Path) -> None:
    place = meetings.partnership()
    by, chair = make.officer(place)[1], make.officer(place, Role.CHAIR)[1]
    paper = make.old_minutes(by)
    destroyed_and_restored(by, chair, paper)
    (line,) = lines_in(anchors)
    (anchors / "destroyed.jsonl").unlink()
    add_line(anchors, replace(line, decided_by=10**9))
    code, said = retention("--partnership", "aldermere", "--again")
    assert (code, "ask for it anew on its page" in said) == (1, True)
    assert not Destruction.objects.exists()
