"""A worker's claim to a job: taken, held while it writes, given back or ended.

A claim is the list of workers that a task has had, the claiming one last.  Whoever holds it asks at the beginning of
each transaction (`hold`), which locks the task's row until that transaction ends: as long as it is open nobody takes
the job away, and where somebody has, nothing is written any more.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from traceback import format_tb
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from frankpledge.work.models import Progress, Schedule
from frankpledge.work.queries import claim_of
from frankpledge.work.rules import bound
from frankpledge.work.rules.claims import Claim, ClaimLost
from frankpledge.work.rules.retrying import NotNow, wait_after_failure, wait_after_kill

log = logging.getLogger(__name__)

# What may have passed when the job is tried again: the database locked, restarted or full, a network that was away.
PASSING = (OperationalError, InterfaceError, ConnectionError, TimeoutError, NotNow)
STOPPED = "stopped by a person"
KILLED = "its worker was killed each time"


def claim_next(worker: str) -> Claim | None:
    """Take the next job that waits, or None.  Where none waits this only reads."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():
        return None
    with transaction.atomic():
        task = ready.select_for_update(skip_locked=True).first()
        if task is None:
            return None
        task.claim(worker)
        Schedule.objects.filter(task=task.pk).update(begun=task.started_at)
        return claim_of(task)


def hold(claim: Claim) -> None:
    """Make sure of the claim until the transaction ends.  Raises ClaimLost."""
    _held(claim)


def finish(claim: Claim) -> None:
    """Write that the job was done.  Raises ClaimLost."""
    with transaction.atomic():
        task = _held(claim)
        task.status, task.return_value = TaskResultStatus.SUCCESSFUL, None
        _end(task)


def fail(claim: Claim, error: BaseException) -> None:
    """Write that the job failed: to be tried again later where that may help, given up otherwise.  Raises ClaimLost."""
    wait = wait_after_failure(claim.attempt) if isinstance(error, PASSING) else None
    with transaction.atomic():
        task = _held(claim)
        task.exception_class_path = f"{type(error).__module__}.{type(error).__qualname__}"
        task.traceback = "".join(format_tb(error.__traceback__))  # without its words, which may be a paper's
        if wait is not None and not _is_to_stop(task):
            _put_back(task, wait)
        else:
            _give_up(task)


def hand_back(claim: Claim) -> None:
    """Give a job back that its worker, being stopped, has no time for: as if it had never had it."""
    with transaction.atomic(), suppress(ClaimLost):
        task = _held(claim)
        task.worker_ids = task.worker_ids[:-1]
        _put_back(task, timedelta())


def take_away(claim: Claim) -> None:
    """Take a job from a worker that is dead, to be done by another; given up after so many, or when it was to stop.

    One whose row is locked is being written for by somebody who is alive, and is left.
    """
    with transaction.atomic(), suppress(ClaimLost):
        task = _held(claim, if_free=True)
        wait = wait_after_kill(claim.attempt)
        if wait is None or _is_to_stop(task):
            task.exception_class_path = STOPPED if _is_to_stop(task) else KILLED
            _give_up(task)
        else:
            _put_back(task, wait)


def stop_waiting(task: DBTaskResult[Any, Any]) -> None:
    """End a job that waits and is to stop.  Called inside the change that says so, with the row locked."""
    task.exception_class_path = STOPPED
    _give_up(task)


def wait_again(task: DBTaskResult[Any, Any]) -> None:
    """Let a job that was given up wait again.  Called inside the change that says so, with the row locked."""
    name, values = task.args_kwargs["args"]
    if again := bound(name).again:
        again(**values)
    task.worker_ids, task.finished_at = [], None
    task.exception_class_path = task.traceback = ""
    _put_back(task, timedelta())


def note_progress(claim: Claim, done: int, of: int) -> None:
    """Write how far a job has come.  Raises ClaimLost."""
    with transaction.atomic():
        _held(claim)
        Progress.objects.update_or_create(task_id=claim.task, defaults={"done": done, "of": of})


def prune(before: datetime) -> int:
    """Throw away what is kept of jobs that ended before then; gives how many."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=before)
    return ended.delete()[1].get("django_tasks_database.DBTaskResult", 0)


def _held(claim: Claim, *, if_free: bool = False) -> DBTaskResult[Any, Any]:
    """The task, locked; with `if_free` one that somebody else has locked is as good as lost."""
    mine = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, worker_ids=list(claim.workers))
    task = mine.select_for_update(skip_locked=if_free).filter(pk=claim.task).first()
    if task is None:
        raise ClaimLost(f"{claim.name} is no longer this worker's")
    return task


def _is_to_stop(task: DBTaskResult[Any, Any]) -> bool:
    return Progress.objects.filter(task=task, stop=True).exists()


def _put_back(task: DBTaskResult[Any, Any], wait: timedelta) -> None:
    task.status = TaskResultStatus.READY
    task.run_after = timezone.now() + wait if wait else get_date_max()
    task.started_at = None
    task.save()


def _give_up(task: DBTaskResult[Any, Any]) -> None:
    name, values = task.args_kwargs["args"]
    try:
        if given_up := bound(name).given_up:
            with transaction.atomic():
                given_up(stopped=task.exception_class_path == STOPPED, **values)
    except Exception as error:  # noqa: BLE001 - whatever it is, the job has ended
        log.error("that %s was given up could not be said: %s", name, type(error).__name__)
    task.status = TaskResultStatus.FAILED
    _end(task)


def _end(task: DBTaskResult[Any, Any]) -> None:
    task.finished_at = timezone.now()
    task.save()
    Schedule.objects.filter(task=task.pk).update(ended=task.finished_at)
