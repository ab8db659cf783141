"""Jobs and schedules at the command line."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from click.testing import Result
from django.utils import timezone
from typer.testing import CliRunner

from frankpledge.config.commands import app
from frankpledge.work import queries, rules
from frankpledge.work.changes import make_schedules, queue
from frankpledge.work.changes.administering import stop_job
from frankpledge.work.changes.claiming import claim_next, fail, note_progress
from frankpledge.work.models import Schedule
from frankpledge.work.tests.make import administrator

pytestmark = pytest.mark.django_db


def command(*words: str) -> Result:
    return CliRunner().invoke(app, ["jobs", *words])


@pytest.fixture(autouse=True)
def job() -> Iterator[None]:
    rules.register("test.count", print)
    yield
    rules.unregister("test.count")


def test_jobs_that_wait_run_or_failed_are_listed() -> None:
    assert "Nothing waits" in command().output
    queue("test.count", row=1)
    fail(claim_next("one"), ConnectionError())
    queue("test.count", row=2)
    fail(claim_next("one"), ValueError())
    number = queue("test.count", row=3)
    claim = claim_next("one")
    note_progress(claim, 3, 10)
    stop_job(administrator(), number)
    said = command().output.splitlines()
    assert said[-1] == "3 in all."
    assert "running, 3 of 10 since " in said[0]
    assert "to be stopped" in said[0]
    assert "failed: builtins.ValueError," in said[1]
    assert "waiting until " in said[2]


def test_a_job_is_stopped_and_done_after_all() -> None:
    number = queue("test.count", row=1)
    assert "has not failed" in command("again", number.hex[:9]).output
    assert "Stopped." in command("stop", str(number)).output
    assert "ended already" in command("stop", str(number)).output
    assert "waits to be done again" in command("again", number.hex).output
    claim_next("one")
    assert "within seconds" in command("stop", number.hex).output
    missing = command("stop", "no number")
    assert (missing.exit_code, "no job of this number" in missing.output) == (1, True)


def test_a_number_that_begins_two_jobs_is_none() -> None:
    for _ in range(17):
        queue("test.count", row=1)
    begins = {job.task.hex[0] for job in queries.jobs()}
    assert any("More than one" in command("stop", letter).output for letter in begins)


def test_schedules_are_listed_and_set() -> None:
    rules.schedule("test.count", every=timedelta(minutes=1))
    make_schedules(timezone.now())
    assert "test.count  each 60 seconds, next " in command("schedules").output
    assert "daily at 03:30, next " in command("set", "test.count", "--at", "03:30").output
    assert "test.count  daily at 03:30, off" in command("set", "test.count", "--off").output
    assert "test.count  daily at 03:30, off" in command("schedules").output
    assert "monthly on day 2" in command("set", "test.count", "--at", "03:30", "--day", "2", "--on").output
    row = Schedule.objects.get(name="test.count")
    assert (row.at, row.day, row.every, row.on) == (time(3, 30), 2, None, True)
    assert "There is no schedule" in command("set", "test.none").output
    assert "That cannot be" in command("set", "test.count", "--at", "soon").output
    assert "That cannot be" in command("set", "test.count", "--seconds", "60", "--day", "2").output
