"""Reading in a process of its own, which may take only so much of the processor and of memory."""

import json
import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from minutes_reader import ReadingError, read_text
from minutes_reader.formats import confined
from minutes_reader.formats.kinds import canonical_of
from minutes_reader.formats.pdf_pictures import picture
from tests.fuzz.promises import broken

MOST_SECONDS = 5
CHECKING_SECONDS = 60  # for looking at what was read
MOST_BYTES = 500_000_000
# What a file of any kind may take on its way to its text.
FILE_SECONDS = 60
FILE_BYTES = 1_000_000_000
STATUS = Path("/proc/self/statm")


@dataclass(frozen=True)
class Outcome:
    """What became of a document: read, refused in so many words, or something that should never be.

    `seconds` are of the processor, to its reading as JSON; `facts` is how many there are of each kind that has any.
    """

    seconds: float = 0.0
    facts: dict[str, int] | None = None
    refused: str = ""
    wrong: str = ""


def outcome(text: str) -> Outcome:
    """Read a text within 5 seconds of the processor and 500 MB more than Python has now, and say what came of it."""
    return _in_child(lambda: _read(text), MOST_SECONDS, MOST_BYTES)


def file_outcome(data: bytes, name: str) -> Outcome:
    """Turn a file into its text within 60 seconds and 1 GB, and say what came of it; `facts` counts its characters.

    The child starts children of its own, as it does in life: what they take counts.
    """
    return _in_child(
        lambda: _with_children(lambda: {"characters": len(canonical_of(data, name).text)}), FILE_SECONDS, FILE_BYTES
    )


def drawn_outcome(data: bytes, name: str) -> Outcome:
    """Draw the first page of a PDF within the same bounds; `facts` counts the bytes of the picture."""
    return _in_child(
        lambda: _with_children(lambda: {"bytes": len(picture(data, 1, 800, name))}), FILE_SECONDS, FILE_BYTES
    )


def _with_children(work: Callable[[], dict[str, int]]) -> dict[str, int]:
    began = time.monotonic()
    try:
        return work()
    finally:
        waited = time.monotonic() - began
        confined.end()
        took = resource.getrusage(resource.RUSAGE_CHILDREN)
        if max(waited, took.ru_utime + took.ru_stime) > FILE_SECONDS or took.ru_maxrss * 1024 > FILE_BYTES:
            raise _Wrong(f"{waited:.0f} s, {took.ru_maxrss // 1024} MB")


def _in_child(work: Callable[[], dict[str, int]], seconds: int, memory: int) -> Outcome:
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_leave(work, sending, seconds, memory)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        return Outcome(wrong=f"more than {seconds} s" if name == "SIGXCPU" else name)
    return Outcome(**json.loads(said))


def _work_and_leave(work: Callable[[], dict[str, int]], sending: int, seconds: int, memory: int) -> None:
    """In the child: nothing of the test's own end, such as its reports, may run a second time there."""
    try:
        os.write(sending, json.dumps(asdict(_bounded(work, seconds, memory))).encode())
    finally:
        os._exit(0)


def _bounded(work: Callable[[], dict[str, int]], seconds: int, memory: int) -> Outcome:
    memory += int(STATUS.read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + CHECKING_SECONDS))
    began = time.process_time()
    try:
        found = work()
    except ReadingError as error:
        return Outcome(time.process_time() - began, refused=str(error))
    except _Wrong as error:
        return Outcome(wrong=str(error))
    except Exception as error:  # noqa: BLE001 - the process ends here, and what is wrong has to be told
        return Outcome(time.process_time() - began, wrong=repr(error)[:300])
    return Outcome(found.pop("milliseconds", 1000 * (time.process_time() - began)) / 1000, found)


class _Wrong(Exception):
    """A promise that a reading breaks."""


def _read(text: str) -> dict[str, int]:
    """Read a text, and count the facts of each kind; looking at what was read is no part of its time."""
    began = time.process_time()
    reading = read_text(text)
    found = reading.to_json(text=False)
    json.dumps(found)
    milliseconds = round(1000 * (time.process_time() - began))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
    if wrong := next(broken(reading), ""):
        raise _Wrong(wrong)
    counts = {kind: len(facts) for kind, facts in found.items() if isinstance(facts, list) and facts}
    return {**counts, "milliseconds": milliseconds}
