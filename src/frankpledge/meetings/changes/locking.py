"""Locking minutes that were agreed, and setting the lock aside for what the law asks: a redaction, a destruction."""

from collections.abc import Iterator
from contextlib import contextmanager

from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.changes.rows import MODELS
from frankpledge.meetings.models import Correction, Paper

LOCKED = (
    "These minutes were agreed as a correct record and are locked. Record a correction beside them, "
    "agreed at a later meeting."
)


def lock_minutes(paper: Paper, locked: bool = True) -> None:
    """Lock a paper and everything that it states, or unlock it; called inside the change that asks for it."""
    Paper.objects.filter(pk=paper.pk).update(locked=locked)
    for model in MODELS.values():
        model._base_manager.filter(paper=paper).update(locked=locked)
    Correction.objects.filter(paper=paper).update(locked=locked)
    paper.locked = locked


@contextmanager
def unlocked(paper: Paper) -> Iterator[None]:
    """Set the lock of a paper aside inside a change, and set it again on whatever is left of it."""
    was = paper.locked
    if was:
        lock_minutes(paper, False)
    yield
    if was and Paper.objects.filter(pk=paper.pk).exists():
        lock_minutes(paper)


def refuse_locked(paper: Paper) -> None:
    """Raise NotPossible for minutes that were agreed: they are corrected beside, and never edited."""
    if paper.locked:
        raise NotPossible(LOCKED)
