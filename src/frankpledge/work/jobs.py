"""The jobs of background work itself: what is kept of jobs that ended goes after a month, and rows are counted."""

from datetime import timedelta

from django.utils import timezone

from frankpledge.work.changes.claiming import prune as throw_away
from frankpledge.work.changes.counting import count_rows as look_at_rows

KEPT = timedelta(days=30)


def prune() -> None:
    """Throw away what is kept of jobs that ended long ago.  Done again, it finds nothing."""
    throw_away(timezone.now() - KEPT)


def count_rows() -> None:
    """Have the database look at how its rows are spread, so that long records are asked in the best order."""
    look_at_rows()
