"""Killed at any moment: what people were told was kept is there, nothing is there by halves, and jobs are done once.

FRANKPLEDGE_KILLS says how often; `make bench` takes 200.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frankpledge.config.tests.crashing import Kept, Machine, Person
from frankpledge.config.tests.installing import Ask, asking, command, installed
from frankpledge.work.rules.retrying import MOST_ATTEMPTS

KILLS = int(os.environ.get("FRANKPLEDGE_KILLS", "20"))
KILLED = (("web",), ("web",), ("hand",), ("worker",), ("web", "worker"), ("web", "worker", "hand"))
PEOPLE = 3
OF_INTAKE = "CAST(args_kwargs AS TEXT) LIKE '%intake.%'"
SLOW = "CAST(args_kwargs AS TEXT) LIKE '%test.slow%'"
TASKS = "django_tasks_database_dbtaskresult"
LONGEST = 240  # seconds for what is left to do at the end


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[Machine]:
    """The processes of an installation of its own."""
    made = Machine(installed(tmp_path_factory.mktemp("crash")))
    yield made
    made.end()


@pytest.fixture
def ask(machine: Machine) -> Iterator[Ask]:
    """Asks its database."""
    with asking(machine.environment) as ask:
        yield ask
    machine.kill("hand", *machine.numbers)


def wait_until(holds: Callable[[], bool], longest: float = 180) -> None:
    """Wait until this holds.  AssertionError where it takes too long."""
    until = time.monotonic() + longest
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def lines(ask: Ask, verb: str) -> dict[int, int]:
    """How many lines of this verb the ledger has for each row."""
    done = f"verb = '{verb}' AND outcome = 'done'"
    return dict(ask(f"SELECT row_number, COUNT(*) FROM ledger_entry WHERE {done} GROUP BY 1"))


def assert_kept(ask: Ask, kept: Kept) -> None:
    """Every write that was acknowledged is there."""
    there = {name for (name,) in ask("SELECT name FROM intake_upload")}
    assert kept.files <= there, "files that were taken are gone"
    told = {number for (number,) in ask("SELECT document_id FROM intake_review WHERE state IN ('queued', 'entered')")}
    given_up = "SELECT document_id FROM intake_review WHERE state = 'to_review' AND problem LIKE 'Entering it failed.%'"
    for (number,) in ask(given_up) if kept.entering - told else []:
        assert killed_too_often(ask), "a document was given up whose job was not killed as often as one may be"
        told.add(number)
    assert kept.entering <= told, "documents that were to enter do not"
    closed, reopened = lines(ask, "closed"), lines(ask, "reopened")
    for action, state, outcome in ask("SELECT id, state, outcome FROM meetings_action"):
        done, undone = closed.get(action, 0), reopened.get(action, 0)
        sure = kept.closed[action] + kept.reopened[action]
        assert done >= kept.closed[action]
        assert undone >= kept.reopened[action]
        assert sure <= done + undone <= sure + kept.unsure[action], "written without anybody having asked"
        assert done - undone == (state == "done"), "an action and its lines in the ledger do not agree"
        assert bool(outcome) == bool(done)


def killed_too_often(ask: Ask) -> list[str]:
    """The jobs that were given up, each of which was begun as often as one may be; whoever asked for it is told."""
    found = ask(f"SELECT id, CAST(worker_ids AS TEXT) FROM {TASKS} WHERE status = 'FAILED' AND {OF_INTAKE}")
    assert all(claims.count(",") + 1 >= MOST_ATTEMPTS for _, claims in found), "a job was given up too soon"
    return [str(number) for number, _ in found]


def assert_whole(ask: Ask) -> None:
    """Nothing is there by halves, and nothing twice."""
    received, read, entered = lines(ask, "received"), lines(ask, "read"), lines(ask, "entered a document")
    for number, state, document in ask("SELECT id, state, document_id FROM intake_upload"):
        assert received[number] == 1, "a file without its line in the ledger"
        assert read.get(number, 0) == (state == "read"), "a file and its lines in the ledger do not agree"
        assert (document is not None) == (state == "read")
    reviews = ask(
        "SELECT r.id, r.state, r.paper_id, COUNT(f.id), COUNT(f.row), d.name FROM documents_document d "
        "LEFT JOIN intake_review r ON r.document_id = d.id LEFT JOIN intake_fact f ON f.review_id = r.id "
        "GROUP BY r.id, r.state, r.paper_id, d.name"
    )
    facts = {}
    for number, state, paper, many, rows, name in reviews:
        assert entered.get(number, 0) == (state == "entered") == (paper is not None) == (rows > 0)
        if name[0].isdigit() and name[1] == "-":
            facts[many] = name
    assert len(facts) <= 1, f"documents that say the same have not as many facts: {facts}"
    papers = ask("SELECT COUNT(*) FROM meetings_paper")
    assert papers == ask("SELECT COUNT(*) FROM intake_review WHERE state = 'entered'")
    twice = "SELECT COUNT(*) FROM (SELECT paper_id FROM meetings_action GROUP BY paper_id HAVING COUNT(*) > 12) AS many"
    assert ask(twice) == [(0,)]


def test_a_kill_at_any_moment_loses_nothing_and_does_nothing_twice(
    machine: Machine, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, moments = Kept(), random.Random()
    running = f"SELECT COUNT(*) FROM {TASKS} WHERE status = 'RUNNING' AND {OF_INTAKE}"
    actions = [number for (number,) in ask("SELECT id FROM meetings_action ORDER BY id")]
    machine.start()
    people = [Person(machine, kept, ask, number, actions[number::PEOPLE]) for number in range(PEOPLE)]
    for person in people:
        person.start()
    for _ in range(KILLS):
        killed = moments.choice(KILLED)
        time.sleep(moments.uniform(0.05, 1.0))
        if killed != ("web",):  # a moment within a job, if one begins soon
            until = time.monotonic() + 3
            while ask(running) == [(0,)] and time.monotonic() < until:
                time.sleep(0.002)
            time.sleep(moments.uniform(0, 0.15))
        machine.kill(*killed)
        for person in people:
            person.paused.set()
        for person in people:
            person.quiet.acquire()
        assert_kept(ask, kept)
        assert_whole(ask)
        for person in people:
            person.paused.clear()
            person.quiet.release()
        machine.start()
    for person in people:
        person.enough.set()
    for person in people:
        person.join()
    assert [wrong for person in people for wrong in person.wrong] == []
    # The worker goes on queuing what is done each half minute.
    unfinished = f"SELECT COUNT(*) FROM {TASKS} WHERE status IN ('READY', 'RUNNING') AND {OF_INTAKE}"
    until = time.monotonic() + LONGEST
    while ask(unfinished) != [(0,)] and time.monotonic() < until:
        time.sleep(0.1)
    given_up = killed_too_often(ask)
    for number in given_up:  # as an administrator does
        command(machine.environment, "jobs", "again", number)
    while ask(unfinished) != [(0,)] and time.monotonic() < until:
        time.sleep(0.1)
    assert ask(f"SELECT * FROM {TASKS} WHERE status NOT IN ('SUCCESSFUL', 'READY', 'RUNNING') AND {OF_INTAKE}") == []
    assert_kept(ask, kept)
    assert_whole(ask)
    assert ask("SELECT name, state FROM intake_upload WHERE state <> 'read'") == []
    assert ask("SELECT id FROM intake_review WHERE state = 'queued'") == []
    ended = dict(ask(f"SELECT status, COUNT(*) FROM {TASKS} WHERE {OF_INTAKE} GROUP BY 1"))
    assert set(ended) == {"SUCCESSFUL"}, ended
    assert kept.answers > KILLS
    ((again,),) = ask(f"SELECT COUNT(*) FROM {TASKS} WHERE CAST(worker_ids AS TEXT) LIKE '%,%'")
    assert again or KILLS < 100, "no kill met a job"
    with capsys.disabled():
        print(
            f"\n{KILLS} kills: {kept.answers} writes acknowledged, none lost, none by halves; "
            f"{ended['SUCCESSFUL']} jobs done once, {again} of them after a kill in the middle, "
            f"{len(given_up)} of which were killed as often as one may be, told of, and begun again by hand."
        )


def test_a_job_that_is_stopped_ends_within_seconds_and_its_worker_goes_on(
    machine: Machine, ask: Ask, tmp_path: Path
) -> None:
    standing = f"SELECT status FROM {TASKS} WHERE {SLOW} ORDER BY enqueued_at DESC LIMIT 1"
    machine.start("patient")
    machine.queue(tmp_path / "there")
    ((number,),) = ask(f"SELECT id FROM {TASKS} WHERE {SLOW} ORDER BY enqueued_at DESC LIMIT 1")
    wait_until(lambda: ask(f"SELECT done FROM work_progress WHERE task_id = '{number}'") == [(1,)])
    (hand,) = machine.hands()
    command(machine.environment, "jobs", "stop", str(number))
    wait_until(lambda: ask(standing) == [("FAILED",)])
    assert hand not in machine.hands()
    machine.queue(tmp_path / "there")
    wait_until(lambda: ask(standing) == [("RUNNING",)])
    (tmp_path / "there").touch()
    wait_until(lambda: ask(standing) == [("SUCCESSFUL",)])


@pytest.mark.parametrize(("what", "ends"), [("patient", True), ("hasty", False)])
def test_a_worker_that_is_to_end_lets_its_job_end_or_hands_it_back(
    machine: Machine, ask: Ask, tmp_path: Path, what: str, ends: bool
) -> None:
    standing = f"SELECT status FROM {TASKS} WHERE {SLOW} ORDER BY enqueued_at DESC LIMIT 1"
    machine.start(what)
    machine.queue(tmp_path / "there")
    wait_until(lambda: ask(standing) == [("RUNNING",)])
    if ends:
        threading.Timer(0.5, (tmp_path / "there").touch).start()
    machine.terminate(what)
    assert ask(standing) == [("SUCCESSFUL" if ends else "READY",)]
    (tmp_path / "there").touch()
    machine.start("patient")
    wait_until(lambda: ask(standing) == [("SUCCESSFUL",)])
    claims = f"SELECT CAST(worker_ids AS TEXT) FROM {TASKS} WHERE {SLOW} ORDER BY enqueued_at DESC LIMIT 1"
    assert "," not in ask(claims)[0][0]
