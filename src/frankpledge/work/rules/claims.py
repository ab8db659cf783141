"""A worker's claim to a job."""

from dataclasses import dataclass
from uuid import UUID


class ClaimLost(Exception):
    """The job has been given to another worker, or ended, meanwhile: nothing more may be written for it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that a worker has: its task, its name and values, and every worker that had it, this one last."""

    task: UUID
    name: str
    values: dict[str, int | str]
    workers: tuple[str, ...]

    @property
    def attempt(self) -> int:
        """How many workers have had it, this one included."""
        return len(self.workers)
