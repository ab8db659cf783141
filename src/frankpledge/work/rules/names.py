"""The names of background jobs.  An area below queues by name; `config` binds the name to the area that does it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta

from frankpledge.work.rules.timing import Every

Job = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a name means: the function that does the job, and what to do when it is given up, or to be done after all.

    All are called with the values that the job was queued with; `given_up` besides with `stopped`, which says whether a
    person stopped it.  They are called in the transaction that writes it down.
    """

    job: Job
    given_up: Job | None = None
    again: Job | None = None


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job that is done again and again, as it is set up before anybody changes its row."""

    job: str
    every: Every
    values: dict[str, int | str] = field(default_factory=dict)


_jobs: dict[str, Bound] = {}
_schedules: dict[str, Scheduled] = {}


def register(name: str, job: Job, *, given_up: Job | None = None, again: Job | None = None) -> None:
    """Bind a name to the function that does the job, and to those that write down what became of it (see Bound).

    Raises ValueError when the name means another already.
    """
    about = Bound(job, given_up, again)
    if _jobs.setdefault(name, about) != about:
        raise ValueError(f"the job {name} is bound to another function already")


def bound(name: str) -> Bound:
    """What a name is bound to.  Raises LookupError for a name that nobody bound."""
    try:
        return _jobs[name]
    except KeyError as error:
        raise LookupError(f"no job is called {name}") from error


def job_named(name: str) -> Job:
    """The function bound to a name.  Raises LookupError for a name that nobody bound."""
    return bound(name).job


def known() -> frozenset[str]:
    """Every name that is bound."""
    return frozenset(_jobs)


def unregister(name: str) -> None:
    """Take a name back, with its schedule.  Raises KeyError for one that nobody bound."""
    del _jobs[name]
    for scheduled in [known for known, about in _schedules.items() if about.job == name]:
        del _schedules[scheduled]


def schedule(
    name: str,
    *,
    every: timedelta | None = None,
    at: time | None = None,
    day: int | None = None,
    job: str = "",
    **values: int | str,
) -> None:
    """Have the job of this name done again and again: `every` so long, daily `at` a time, or on a `day` of the month.

    Times are of the day in London.  `job` is for a second schedule of one job, under a name of its own; `values` are
    what the job is called with.  The row is made when a worker next starts, and what somebody changed in it stays.
    Raises LookupError where nobody bound the job, ValueError for times that make no sense or a name that is taken.
    """
    about = Scheduled(job or name, Every(int(every.total_seconds()) if every else None, at, day), values)
    job_named(about.job)
    if _schedules.setdefault(name, about) != about:
        raise ValueError(f"the schedule {name} means something else already")


def schedules() -> dict[str, Scheduled]:
    """Every schedule that was set up, by its name."""
    return dict(_schedules)
