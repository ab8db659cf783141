"""What there is to do, what is being done and by whom, for workers and for whoever looks after the installation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from frankpledge.work.models import Progress, Schedule, Worker
from frankpledge.work.rules.claims import Claim


@dataclass(frozen=True, slots=True)
class Listed:
    """A job as it is listed: its number, name and values, how it stands, how far it has come, and why it failed."""

    task: UUID
    name: str
    values: dict[str, int | str]
    state: TaskResultStatus
    since: datetime
    later: datetime | None
    attempts: int
    done: int
    of: int
    stops: bool
    why: str


def jobs(state: str = "", most: int = 100) -> list[Listed]:
    """Jobs of this state, the latest first; every one but those done, where none is said."""
    rows = DBTaskResult.objects.select_related("progress").order_by("-enqueued_at")
    rows = rows.filter(status=state) if state else rows.exclude(status=TaskResultStatus.SUCCESSFUL)
    return [_listed(row) for row in rows[:most]]


def progress_of(task: UUID | None) -> tuple[int, int]:
    """How far the job of this number has come, of how much; nothing of nothing where it has not begun."""
    found = Progress.objects.filter(task=task).values_list("done", "of").first() if task is not None else None
    return found or (0, 0)


def to_be_done(name: str) -> list[dict[str, int | str]]:
    """With which values the job of this name waits, or is being done."""
    open_ = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    rows = DBTaskResult.objects.filter(status__in=open_).values_list("args_kwargs", flat=True)
    return [values for said in rows for job, values in [said["args"]] if job == name]


def numbered(begins: str) -> list[UUID]:
    """The numbers of jobs that begin so."""
    said = begins.lower().replace("-", "")
    if not said or not all(letter in "0123456789abcdef" for letter in said) or len(said) > 32:
        return []
    least, most = UUID(said.ljust(32, "0")), UUID(said.ljust(32, "f"))
    return list(DBTaskResult.objects.filter(pk__range=(least, most)).values_list("pk", flat=True))


def schedules() -> list[Schedule]:
    """Every schedule."""
    return list(Schedule.objects.all())


def workers() -> list[Worker]:
    """Every worker that has not ended in an orderly way."""
    return list(Worker.objects.all())


def claim_of(task: DBTaskResult[Any, Any]) -> Claim:
    """The claim that the task's row speaks of."""
    name, values = task.args_kwargs["args"]
    return Claim(task.pk, name, values, tuple(task.worker_ids))


def claims_of(worker: str) -> list[Claim]:
    """What this worker's hands are at, or were when they ended."""
    return [claim for claim in _claims() if worker_of(claim) == worker]


def claims_of_others(alive: Iterable[str]) -> list[Claim]:
    """What is being done by workers that are none of these."""
    known = set(alive)
    return [claim for claim in _claims() if worker_of(claim) not in known]


def worker_of(claim: Claim) -> str:
    """The worker that has the claim: its hands are called by its key, a point and their number."""
    return claim.workers[-1].partition(".")[0] if claim.workers else ""


def is_to_stop(claim: Claim) -> bool:
    """Whether somebody asked that the job stop."""
    return Progress.objects.filter(task=claim.task, stop=True).exists()


def under_way() -> int:
    """How many jobs wait or are being done."""
    return DBTaskResult.objects.filter(Q(status=TaskResultStatus.READY) | Q(status=TaskResultStatus.RUNNING)).count()


def _claims() -> list[Claim]:
    return [claim_of(task) for task in DBTaskResult.objects.running()]


def _listed(row: DBTaskResult[Any, Any]) -> Listed:
    name, values = row.args_kwargs["args"]
    progress = getattr(row, "progress", None) or Progress()
    return Listed(
        task=row.pk,
        name=name,
        values=values,
        state=TaskResultStatus(row.status),
        since=row.finished_at or row.started_at or row.enqueued_at,
        later=None if row.run_after == get_date_max() else row.run_after,
        attempts=len(row.worker_ids),
        done=progress.done,
        of=progress.of,
        stops=progress.stop,
        why=row.exception_class_path,
    )
