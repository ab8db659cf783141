"""What background work goes by: the names of jobs, when schedules are due, which failures may pass.  Pure."""

from frankpledge.work.rules.names import Bound, Job, bound, job_named, known, register, schedule, schedules, unregister
from frankpledge.work.rules.timing import Every

__all__ = [
    "Bound",
    "Every",
    "Job",
    "bound",
    "job_named",
    "known",
    "register",
    "schedule",
    "schedules",
    "unregister",
]
