"""Which workers are alive.

Each holds a lock on a file in the installation's home, which its system gives back when the last of its processes has
ended, however they ended: where the file is at hand, that is the answer, at once and for certain.  A worker on another
machine says that it is alive by counting in its row; when the count stands still for a minute of our own clock, it is
taken for dead.  A worker that is alive but slow keeps its lock, and its count.
"""

import fcntl
import os
import time
from contextlib import suppress
from io import FileIO
from pathlib import Path

from django.conf import settings

from frankpledge.work.changes.beating import stop_beating
from frankpledge.work.queries import workers

STILL = 60.0  # seconds


def folder() -> Path:
    """Where the locks of workers are."""
    place: Path = settings.FRANKPLEDGE_WORKERS
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def lock(worker: str) -> FileIO:
    """Take the lock of a worker that begins; it is given back when this and every process that has it has ended."""
    file = FileIO(os.open(folder() / worker, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def unlock(worker: str, file: FileIO) -> None:
    """Give the lock of a worker that ends in an orderly way back."""
    (folder() / worker).unlink(missing_ok=True)
    file.close()


class Watch:
    """What one who watches has seen of the others."""

    def __init__(self) -> None:
        self.seen: dict[str, tuple[int, float]] = {}

    def alive(self) -> set[str]:
        """Every worker that is alive.  The row and the lock of one that is dead are cleared away."""
        now, alive = time.monotonic(), set()
        for row in workers():
            beats, since = self.seen.get(row.key, (-1, now))
            if beats != row.beats:
                self.seen[row.key] = (row.beats, now)
                since = now
            held = _is_held(row.key)
            if held or (held is None and now - since < STILL):
                alive.add(row.key)
            else:
                stop_beating(row.key)
                (folder() / row.key).unlink(missing_ok=True)
        return alive


def _is_held(worker: str) -> bool | None:
    """Whether some process holds the lock of this worker; None where the lock is not at hand."""
    try:
        file = os.open(folder() / worker, os.O_RDWR)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        with suppress(OSError):
            os.close(file)
    return False
