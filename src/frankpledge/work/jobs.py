"""The job of background work itself: what is kept of jobs that ended is thrown away after a month."""

from datetime import timedelta

from django.utils import timezone

from frankpledge.work.changes.claiming import prune as throw_away

KEPT = timedelta(days=30)


def prune() -> None:
    """Throw away what is kept of jobs that ended long ago.  Done again, it finds nothing."""
    throw_away(timezone.now() - KEPT)
