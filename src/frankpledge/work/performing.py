"""Doing one job: the claim held while it writes, its end written, how far it has come said on the way."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from uuid import UUID

from frankpledge.ledger.context import apart_from_reading, is_changing, only_while
from frankpledge.work.changes.claiming import claim_next, fail, finish, hold, note_progress
from frankpledge.work.rules import job_named
from frankpledge.work.rules.claims import Claim, ClaimLost

log = logging.getLogger(__name__)
_BETWEEN = 1.0  # seconds: how far a job has come is written no more often,
_PARTS = 20  # but for each of so many parts of its way: its last step before one that takes long is seen, too
_at: ContextVar["_At | None"] = ContextVar("at", default=None)


class _At:
    """The job that is being done, and when it last said how far it has come."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.said, self.part = 0.0, (-1, 0)


def job_number() -> UUID | None:
    """The number of the job that is being done; the same when it is done again.  None where no worker does it."""
    at = _at.get()
    return at.claim.task if at else None


def say_progress(done: int, of: int) -> None:
    """Say how far the job has come, between its changes: within one it could be seen by nobody, and is left.

    In the midst of reading it is said in a transaction of its own, for all to see.  Raises ClaimLost where the job is
    another's by now.  Where no worker does it, nothing is said.
    """
    at = _at.get()
    if at is None or is_changing():
        return
    part = (_PARTS * done // max(of, 1), of)
    if done < of and part == at.part and time.monotonic() - at.said < _BETWEEN:
        return
    at.said, at.part = time.monotonic(), part
    with apart_from_reading():
        note_progress(at.claim, done, of)


def perform(claim: Claim) -> None:
    """Do the job and write what became of it.  Whatever it raises is kept with it and not raised here."""
    try:
        with _being_at(claim):
            try:
                job_named(claim.name)(**claim.values)
            except ClaimLost:
                raise
            except Exception as error:  # noqa: BLE001 - it is kept with the job
                log.error("the job %s (%s) failed: %s", claim.name, claim.task, type(error).__name__)
                fail(claim, error)
            else:
                finish(claim)
    except ClaimLost:
        log.warning("the job %s (%s) is another worker's by now, and was left", claim.name, claim.task)


def do_waiting(worker: str) -> int:
    """Do every job that waits, one after another, in this process; gives how many were done."""
    done = 0
    while (claim := claim_next(worker)) is not None:
        perform(claim)
        done += 1
    return done


@contextmanager
def _being_at(claim: Claim) -> Iterator[None]:
    before = _at.set(_At(claim))
    try:
        with only_while(partial(hold, claim)):
            yield
    finally:
        _at.reset(before)
