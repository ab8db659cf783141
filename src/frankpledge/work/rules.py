"""The names of background jobs.  An area below queues by name; `config` binds the name to the area that does it."""

from collections.abc import Callable

Job = Callable[..., None]
_jobs: dict[str, Job] = {}


def register(name: str, job: Job) -> None:
    """Bind a name to the function that does the job.  Raises ValueError when the name means another already."""
    if _jobs.setdefault(name, job) is not job:
        raise ValueError(f"the job {name} is bound to another function already")


def job_named(name: str) -> Job:
    """The function bound to a name.  Raises LookupError for a name that nobody bound."""
    try:
        return _jobs[name]
    except KeyError as error:
        raise LookupError(f"no job is called {name}") from error


def unregister(name: str) -> None:
    """Take a name back.  Raises KeyError for one that nobody bound."""
    del _jobs[name]
