"""Schedules: their rows made, and what is due queued, once, by whichever worker comes first."""

from datetime import datetime

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from frankpledge.work.changes.queueing import queue
from frankpledge.work.models import Schedule
from frankpledge.work.rules import schedules
from frankpledge.work.rules.timing import latest_due, next_due


def make_schedules(now: datetime) -> None:
    """Make the row of every schedule that has none.  One that is there stays as it is, whatever it was set up as."""
    there = set(Schedule.objects.values_list("name", flat=True))
    for name, about in schedules().items():
        if name not in there:
            every = about.every
            values = {"job": about.job, "values": about.values, "due": next_due(every, now)}
            values |= {"every": every.seconds, "at": every.at, "day": every.day}
            Schedule.objects.get_or_create(name=name, defaults=values)


def queue_due(now: datetime) -> int:
    """Queue what is due, each once however long nobody looked; gives how many.  Writes nothing where nothing is due.

    Whoever comes first locks the row and moves its next time on in the same transaction, so that no other queues it
    for this time.  One whose last job has not ended yet is passed over until it is due again.
    """
    known = schedules()
    rows = [row for row in Schedule.objects.filter(on=True) if row.name in known and _wants_a_look(row, now)]
    return sum(_queue_if_due(row.pk, now) for row in rows)


def _wants_a_look(row: Schedule, now: datetime) -> bool:
    return row.due <= now or row.due > latest_due(row.how_often, now)


def _queue_if_due(number: int, now: datetime) -> bool:
    with transaction.atomic():
        row = Schedule.objects.select_for_update(skip_locked=True).filter(pk=number, on=True).first()
        if row is None or not _wants_a_look(row, now):
            return False
        is_due = row.due <= now
        row.due = next_due(row.how_often, now) if is_due else latest_due(row.how_often, now)
        if is_due := is_due and not _is_under_way(row):
            row.task = queue(row.job, **row.values)
        row.save(update_fields=["due", "task"])
        return is_due


def _is_under_way(row: Schedule) -> bool:
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return row.task is not None and DBTaskResult.objects.filter(pk=row.task, status__in=waiting).exists()
