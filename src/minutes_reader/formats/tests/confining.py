"""What processes are asked to do in tests: a module of its own, since they look for it by name."""

import os
import signal
import time
from pathlib import Path

from minutes_reader.errors import ReadingError


class Unsendable(Exception):
    """An error that cannot be made again from its message."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def number() -> int:
    """The number of the process that this runs in."""
    return os.getpid()


def length(data: bytes) -> int:
    """How long this is."""
    return len(data)


def slept(seconds: float) -> int:
    """Sleep, and give the number of the process."""
    time.sleep(seconds)
    return os.getpid()


def filled(megabytes: int) -> int:
    """Take so much memory, and give it back."""
    return len(b"x" * (megabytes * 1_000_000))


KEPT: list[bytes] = []


def kept(megabytes: int) -> int:
    """Take so much memory, keep it, and give the number of the process."""
    KEPT.append(b"x" * (megabytes * 1_000_000))
    return os.getpid()


def refused(message: str) -> None:
    """Raise what readers raise."""
    raise ReadingError(message)


def faulty(kind: str) -> None:
    """Raise something else."""
    raise Unsendable("a", "b") if kind == "unsendable" else ZeroDivisionError(kind)


def printed(words: str) -> str:
    """Print where native code prints."""
    os.write(1, words.encode())
    return words


def ended(how: str) -> None:
    """End the process."""
    if how == "exit":
        os._exit(3)
    os.kill(os.getpid(), signal.Signals[how])


def told_to(path: Path, seconds: float) -> None:
    """Say the number of the process in a file, and sleep."""
    path.write_text(str(os.getpid()), "ascii")
    time.sleep(seconds)
