"""Every write of background work: jobs queued, claimed and ended, schedules, workers."""

from frankpledge.work.changes.queueing import queue, run
from frankpledge.work.changes.scheduling import make_schedules, queue_due

__all__ = ["make_schedules", "queue", "queue_due", "run"]
