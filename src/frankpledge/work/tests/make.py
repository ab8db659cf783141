"""Builders: whoever looks after the installation, and jobs that are queued and claimed."""

from datetime import date

from django_tasks_db.models import DBTaskResult

from frankpledge.ledger.rules import Actor, Origin
from frankpledge.work.changes import queue
from frankpledge.work.changes.claiming import claim_next
from frankpledge.work.rules.claims import Claim


def administrator() -> Actor:
    """Whoever looks after the installation, at its command line."""
    return Actor(Origin.COMMAND, date(2026, 6, 1), process="administrator")


def claimed(name: str, worker: str = "one", **values: int | str) -> Claim:
    """A job that a worker has."""
    queue(name, **values)
    claim = claim_next(worker)
    assert claim is not None
    return claim


def task() -> DBTaskResult:
    """The only task there is."""
    return DBTaskResult.objects.get()
