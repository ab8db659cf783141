"""Schedules as rows: made once, queued once for a time, however many workers look and however late."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django_tasks_db.models import DBTaskResult

from frankpledge.work import rules
from frankpledge.work.changes import make_schedules, queue_due
from frankpledge.work.models import Schedule

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def tidy(row: int = 0) -> None:
    """Do nothing."""


@pytest.fixture(autouse=True)
def a_minute() -> Iterator[None]:
    rules.register("test.tidy", tidy)
    rules.schedule("test.tidy", every=MINUTE, row=7)
    yield
    rules.unregister("test.tidy")


def made() -> Schedule:
    make_schedules(NOW)
    Schedule.objects.exclude(name="test.tidy").delete()
    return Schedule.objects.get()


def test_a_row_is_made_and_what_somebody_changed_in_it_stays(db: None) -> None:
    row = made()
    assert (row.job, row.values, row.every, row.due) == ("test.tidy", {"row": 7}, 60, NOW + MINUTE)
    row.on, row.every, row.at = False, None, time(3)
    row.save()
    again = made()
    assert (again.on, again.every, again.at) == (False, None, time(3))


def test_nothing_is_written_where_nothing_is_due(db: None, django_assert_num_queries: object) -> None:
    made()
    with django_assert_num_queries(1):
        assert queue_due(NOW) == 0


def test_what_is_due_is_queued_with_its_values(db: None) -> None:
    made()
    assert queue_due(NOW + MINUTE) == 1
    task = DBTaskResult.objects.get()
    assert task.args_kwargs["args"] == ["test.tidy", {"row": 7}]
    row = Schedule.objects.get()
    assert (row.due, row.task) == (NOW + 2 * MINUTE, task.pk)


def test_what_was_missed_for_days_is_done_once(db: None) -> None:
    made()
    late = NOW + timedelta(days=9, seconds=1)
    assert (queue_due(late), queue_due(late)) == (1, 0)
    assert Schedule.objects.get().due == late + MINUTE


def test_what_is_still_under_way_is_not_queued_a_second_time(db: None) -> None:
    made()
    assert queue_due(NOW + MINUTE) == 1
    assert queue_due(NOW + 2 * MINUTE) == 0
    assert Schedule.objects.get().due == NOW + 3 * MINUTE
    DBTaskResult.objects.get().set_successful(None)
    assert queue_due(NOW + 3 * MINUTE) == 1


def test_what_is_off_or_unknown_is_not_queued(db: None) -> None:
    made()
    Schedule.objects.update(on=False)
    assert queue_due(NOW + MINUTE) == 0
    Schedule.objects.update(on=True, name="test.gone")
    assert queue_due(NOW + MINUTE) == 0


def test_a_clock_that_was_years_ahead_holds_nothing_up_once_it_is_right(db: None) -> None:
    made()
    assert queue_due(NOW + timedelta(days=3650)) == 1
    DBTaskResult.objects.all().delete()
    assert queue_due(NOW) == 0
    assert Schedule.objects.get().due == NOW + MINUTE
    assert queue_due(NOW + MINUTE) == 1


def test_a_clock_that_goes_back_over_a_time_does_not_do_it_twice(db: None) -> None:
    row = made()
    row.every, row.at, row.due = None, time(13, 0), NOW
    row.save()
    assert queue_due(NOW) == 1
    DBTaskResult.objects.all().delete()
    back = NOW - timedelta(minutes=30)
    assert [queue_due(back), queue_due(NOW), queue_due(NOW + timedelta(hours=23))] == [0, 0, 0]
    assert queue_due(NOW + timedelta(days=1)) == 1


def test_the_database_refuses_a_schedule_that_says_nothing_of_how_often(db: None) -> None:
    made()
    with pytest.raises(IntegrityError), transaction.atomic():
        Schedule.objects.update(every=None)


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_that_look_at_once_one_queues_it() -> None:
    made()
    together, counts = threading.Barrier(4), []

    def look() -> None:
        together.wait()
        counts.append(queue_due(NOW + MINUTE))
        connection.close()

    lookers = [threading.Thread(target=look) for _ in range(4)]
    for each in lookers:
        each.start()
    for each in lookers:
        each.join()
    assert sum(counts) == 1
    assert DBTaskResult.objects.count() == 1
