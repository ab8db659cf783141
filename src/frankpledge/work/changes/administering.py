"""What an administrator does with jobs and schedules, each with its line in the ledger."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.work import access
from frankpledge.work.changes.claiming import stop_waiting, wait_again
from frankpledge.work.models import Progress, Schedule
from frankpledge.work.rules import Every, known
from frankpledge.work.rules.timing import next_due


def stop_job(by: Actor, task: UUID) -> bool:
    """Stop a job: one that waits at once, one that runs as soon as its worker looks.  True where it has ended already.

    Raises NotPossible for one that has ended before.
    """
    with transaction.atomic(), change(by, "stopped a job", _progress(task), access.may_administer) as progress:
        row = DBTaskResult.objects.select_for_update().get(pk=task)
        if row.status not in (TaskResultStatus.READY, TaskResultStatus.RUNNING):
            raise NotPossible("This job has ended already.")
        progress.stop = True
        progress.save(update_fields=["stop"])
        if row.status == TaskResultStatus.READY:
            stop_waiting(row)
        return row.status == TaskResultStatus.FAILED


def do_again(by: Actor, task: UUID) -> None:
    """Have a job that failed or was stopped done after all.  Raises NotPossible for one that did not."""
    with transaction.atomic(), change(by, "queued a job again", _progress(task), access.may_administer) as progress:
        row = DBTaskResult.objects.select_for_update().get(pk=task)
        if row.status != TaskResultStatus.FAILED:
            raise NotPossible("This job has not failed.")
        if row.args_kwargs["args"][0] not in known():
            raise NotPossible("This version knows no job of this name.")
        progress.stop, progress.done = False, 0
        progress.save(update_fields=["stop", "done"])
        wait_again(row)


def set_schedule(by: Actor, schedule: Schedule, now: datetime, *, on: bool, every: Every) -> Schedule:
    """Say how often a schedule is due, and whether at all."""
    with change(by, "set a schedule", schedule, access.may_administer) as schedule:
        schedule.on, schedule.due = on, next_due(every, now)
        schedule.every, schedule.at, schedule.day = every.seconds, every.at, every.day
        schedule.save(update_fields=["on", "due", "every", "at", "day"])
    return schedule


def _progress(task: UUID) -> Progress:
    """The row that speaks of the job, made where there is none.  Raises DBTaskResult.DoesNotExist."""
    return Progress.objects.get_or_create(task=DBTaskResult.objects.get(pk=task))[0]
