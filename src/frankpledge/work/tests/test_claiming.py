"""A job is claimed by one worker, tried again where that may help, and taken away from nobody who is alive."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from frankpledge.ledger.changes import note_read
from frankpledge.ledger.context import reading
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import NotPossible
from frankpledge.work import queries, rules
from frankpledge.work.changes import claiming, make_schedules, queue, queue_due
from frankpledge.work.changes.administering import do_again, stop_job
from frankpledge.work.jobs import prune
from frankpledge.work.models import Progress, Schedule
from frankpledge.work.performing import do_waiting, job_number, perform, say_progress
from frankpledge.work.rules.claims import ClaimLost
from frankpledge.work.tests import make

said: list[Any] = []
does: list[Callable[[], Any]] = []


def job(row: int) -> None:
    said.append(row)
    for each in does:
        each()


def given_up(row: int, *, stopped: bool) -> None:
    said.append(("given up", row, stopped))


def again(row: int) -> None:
    said.append(("again", row))


@pytest.fixture(autouse=True)
def named() -> Iterator[None]:
    rules.register("test.job", job, given_up=given_up, again=again)
    said.clear()
    does.clear()
    yield
    rules.unregister("test.job")


def fails(error: Exception) -> None:
    def fail() -> None:
        raise error

    does.append(fail)


def again_at_once() -> None:
    """Let what waits for later wait no longer."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


def test_a_job_is_done_once_and_says_so(db: None) -> None:
    queue("test.job", row=7)
    assert (do_waiting("one"), do_waiting("one"), said) == (1, 0, [7])
    assert (make.task().status, make.task().worker_ids) == ("SUCCESSFUL", ["one"])
    assert make.task().finished_at is not None


def test_looking_for_a_job_writes_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1) as asked:
        assert claiming.claim_next("one") is None
    assert asked[0]["sql"].startswith("SELECT")


def test_what_may_pass_is_tried_again_ever_later_and_then_given_up(db: None) -> None:
    fails(OperationalError("database is locked"))
    queue("test.job", row=7)
    waits = []
    for _ in range(4):
        assert do_waiting("one") == 1
        assert make.task().status == "READY"
        waits.append((make.task().run_after - timezone.now()).total_seconds())
        assert do_waiting("one") == 0
        again_at_once()
    assert [round(wait / 10) for wait in waits] == [3, 12, 48, 192]
    assert do_waiting("one") == 1
    assert make.task().status == "FAILED"
    assert said == [7, 7, 7, 7, 7, ("given up", 7, False)]


def test_what_passed_is_done_after_all(db: None) -> None:
    fails(ConnectionResetError())
    queue("test.job", row=7)
    do_waiting("one")
    does.clear()
    again_at_once()
    assert do_waiting("one") == 1
    assert (make.task().status, said) == ("SUCCESSFUL", [7, 7])


def test_a_fault_is_not_tried_again_and_its_words_are_kept_out(db: None, caplog: pytest.LogCaptureFixture) -> None:
    fails(ValueError("Rosa Lind lives in Mere Lane"))
    queue("test.job", row=7)
    do_waiting("one")
    task = make.task()
    assert (task.status, task.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert "test_claiming.py" in task.traceback
    assert "Mere Lane" not in task.traceback + caplog.text
    assert said == [7, ("given up", 7, False)]


def test_a_job_whose_giving_up_fails_has_ended_all_the_same(db: None) -> None:
    rules.unregister("test.job")
    rules.register("test.job", job, given_up=lambda row, stopped: 1 / 0)
    fails(ValueError())
    queue("test.job", row=7)
    assert do_waiting("one") == 1
    assert make.task().status == "FAILED"


def test_a_job_of_a_dead_worker_is_done_by_another_and_given_up_when_it_kills_each(db: None) -> None:
    queue("test.job", row=7)
    for number in range(5):
        again_at_once()
        claim = claiming.claim_next(f"worker {number}")
        assert [claim] == queries.claims_of_others([])
        assert queries.claims_of_others([f"worker {number}"]) == []
        claiming.take_away(claim)
        claiming.take_away(claim)
    task = make.task()
    assert (task.status, task.exception_class_path) == ("FAILED", "its worker was killed each time")
    assert said == [("given up", 7, False)]


def test_the_first_time_a_job_of_a_dead_worker_waits_for_nothing(db: None) -> None:
    claiming.take_away(make.claimed("test.job", row=7))
    assert do_waiting("two") == 1
    assert make.task().worker_ids == ["one", "two"]


def test_the_hands_of_a_worker_are_told_apart_and_are_all_its_own(db: None) -> None:
    claim = make.claimed("test.job", "one.1", row=7)
    assert queries.claims_of("one") == [claim]
    assert queries.claims_of_others(["one"]) == []
    assert queries.claims_of_others(["two", "one.1"]) == [claim]


def test_a_job_that_is_handed_back_is_as_if_it_had_not_been_claimed(db: None) -> None:
    claiming.hand_back(make.claimed("test.job", row=7))
    assert (make.task().status, make.task().worker_ids) == ("READY", [])


def test_who_lost_a_job_writes_nothing_more_for_it(db: None, caplog: pytest.LogCaptureFixture) -> None:
    claim = make.claimed("test.job", row=7)

    def is_robbed_and_writes() -> None:
        claiming.take_away(claim)
        assert claiming.claim_next("two")
        note_read(make.administrator(), "wrote late", make.task())

    does.append(is_robbed_and_writes)
    perform(claim)
    assert "another worker's by now" in caplog.text
    assert not Entry.objects.filter(verb="wrote late").exists()
    assert (make.task().status, make.task().worker_ids) == ("RUNNING", ["one", "two"])
    for late in (claiming.finish, claiming.hold, lambda lost: claiming.fail(lost, ValueError())):
        with pytest.raises(ClaimLost):
            late(claim)
    claiming.hand_back(claim)
    assert make.task().status == "RUNNING"


def test_progress_is_said_and_the_number_of_a_job_stays(db: None) -> None:
    numbers = []

    def step() -> None:
        numbers.append(job_number())
        say_progress(3, 10)

    does.append(step)
    claim = make.claimed("test.job", row=7)
    perform(claim)
    assert numbers == [claim.task]
    assert job_number() is None
    say_progress(1, 2)


@pytest.mark.django_db(transaction=True)
def test_progress_stands_in_the_list_while_the_job_is_done() -> None:
    seen = []

    def step() -> None:
        for done in (31, 32, 40, 100):
            say_progress(done, 100)
            seen.extend((each.done, each.of) for each in queries.jobs())
        with transaction.atomic():
            say_progress(50, 100)

    does.append(step)
    queue("test.job", row=7)
    do_waiting("one")
    assert seen == [(31, 100), (31, 100), (40, 100), (100, 100)]
    assert (Progress.objects.get().done, queries.jobs(), len(queries.jobs("SUCCESSFUL"))) == (100, [], 1)


@pytest.mark.django_db(transaction=True)
def test_progress_that_is_said_in_the_midst_of_reading_is_seen_at_once_and_reading_goes_on() -> None:
    by, seen = make.administrator(), []

    def look() -> None:
        seen.append(queries.progress_of(make.task().pk))
        connection.close()

    def step() -> None:
        with reading(by):
            before = connection.in_atomic_block
            say_progress(3, 10)
            outside = threading.Thread(target=look)
            outside.start()
            outside.join()
            assert connection.in_atomic_block == before
            with transaction.atomic():
                say_progress(5, 10)

    does.append(step)
    queue("test.job", row=7)
    do_waiting("one")
    assert make.task().status == "SUCCESSFUL", make.task().traceback
    assert seen == [(3, 10)]
    assert queries.progress_of(make.task().pk) == (3, 10)


def test_a_job_that_waits_is_stopped_at_once_and_can_be_done_after_all(db: None) -> None:
    by, number = make.administrator(), queue("test.job", row=7)
    assert stop_job(by, number)
    assert make.task().status == "FAILED"
    with pytest.raises(NotPossible, match="ended already"):
        stop_job(by, number)
    DBTaskResult.objects.update(args_kwargs={"args": ["test.gone", {"row": 7}], "kwargs": {}})
    with pytest.raises(NotPossible, match="knows no job"):
        do_again(by, number)
    DBTaskResult.objects.update(args_kwargs={"args": ["test.job", {"row": 7}], "kwargs": {}})
    do_again(by, number)
    with pytest.raises(NotPossible, match="has not failed"):
        do_again(by, number)
    assert do_waiting("one") == 1
    assert said == [("given up", 7, True), ("again", 7), 7]
    assert list(Entry.objects.values_list("verb", "outcome")) == [
        ("stopped a job", "done"),
        ("queued a job again", "done"),
    ]


def test_a_job_that_is_to_stop_is_not_tried_again(db: None) -> None:
    claim = make.claimed("test.job", row=7)
    assert not stop_job(make.administrator(), claim.task)
    assert queries.is_to_stop(claim)
    claiming.take_away(claim)
    assert (make.task().status, said) == ("FAILED", [("given up", 7, True)])
    assert queries.under_way() == 0


def test_a_job_is_found_by_how_its_number_begins(db: None) -> None:
    number = queue("test.job", row=7)
    assert queries.numbered(number.hex[:8]) == queries.numbered(str(number).upper()) == [number]
    assert [queries.numbered(said) for said in ("", "x", "0" * 33)] == [[], [], []]


def test_a_schedule_says_when_its_job_began_and_ended(db: None) -> None:
    rules.schedule("test.job", every=timedelta(minutes=1), row=7)
    make_schedules(timezone.now())
    Schedule.objects.exclude(name="test.job").delete()
    queue_due(timezone.now() + timedelta(minutes=2))
    do_waiting("one")
    row = Schedule.objects.get()
    assert row.begun == make.task().started_at
    assert row.ended == make.task().finished_at


def test_jobs_that_ended_a_month_ago_are_thrown_away(db: None) -> None:
    for row in range(3):
        queue("test.job", row=row)
    do_waiting("one")
    old = DBTaskResult.objects.first()
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=31))
    Progress.objects.create(task=old)
    queue("test.job", row=9)
    prune()
    assert DBTaskResult.objects.count() == 3
    assert not Progress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_each_takes_another_job() -> None:
    for row in range(8):
        queue("test.job", row=row)
    together = threading.Barrier(4)

    def work(worker: str) -> None:
        together.wait()
        do_waiting(worker)
        connection.close()

    workers = [threading.Thread(target=work, args=(f"worker {number}",)) for number in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert sorted(said) == list(range(8))
    assert [len(ids) for ids in DBTaskResult.objects.values_list("worker_ids", flat=True)] == [1] * 8


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_a_job_that_is_being_written_for_is_taken_from_nobody() -> None:
    claim = make.claimed("test.job", row=7)

    def rob() -> None:
        claiming.take_away(claim)
        connection.close()

    with transaction.atomic():
        claiming.hold(claim)
        robber = threading.Thread(target=rob)
        robber.start()
        robber.join()
    assert make.task().status == "RUNNING"
    claiming.finish(claim)
