"""Queuing a job: in the caller's transaction, so that a change and its job are kept or lost together."""

from uuid import UUID

from django_tasks import task

from frankpledge.work.rules import job_named


def queue(name: str, **values: int | str) -> UUID:
    """Queue the job of this name with plain values (numbers of rows, never content); gives the number of the task.

    Raises LookupError.
    """
    job_named(name)
    return UUID(run.enqueue(name, values).id)


@task()
def run(name: str, values: dict[str, int | str]) -> None:
    """Do the job of this name, the one task that the queue knows.

    What it raises is kept with the task; the job itself must be safe to do again.
    """
    job_named(name)(**values)
