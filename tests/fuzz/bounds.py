"""Reading in a process of its own, which may take only so much of the processor and of memory."""

import json
import os
import resource
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from minutes_reader import ReadingError, read_text
from tests.fuzz.promises import broken

MOST_SECONDS = 5
CHECKING_SECONDS = 60  # for looking at what was read
MOST_BYTES = 500_000_000
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
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        _read_and_leave(text, sending)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        return Outcome(wrong=f"more than {MOST_SECONDS} s" if name == "SIGXCPU" else name)
    return Outcome(**json.loads(said))


def _read_and_leave(text: str, sending: int) -> None:
    """In the child: nothing of the test's own end, such as its reports, may run a second time there."""
    try:
        os.write(sending, json.dumps(asdict(_bounded(text))).encode())
    finally:
        os._exit(0)


def _bounded(text: str) -> Outcome:
    memory = int(STATUS.read_text("ascii").split()[0]) * resource.getpagesize() + MOST_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, CHECKING_SECONDS))
    began = time.process_time()
    try:
        reading = read_text(text)
        found = reading.to_json(text=False)
        json.dumps(found)
    except ReadingError as error:
        return Outcome(time.process_time() - began, refused=str(error))
    except Exception as error:  # noqa: BLE001 - the process ends here, and what is wrong has to be told
        return Outcome(time.process_time() - began, wrong=repr(error)[:300])
    seconds = time.process_time() - began
    resource.setrlimit(resource.RLIMIT_CPU, (CHECKING_SECONDS, CHECKING_SECONDS))
    facts = {kind: len(facts) for kind, facts in found.items() if isinstance(facts, list) and facts}
    return Outcome(seconds, facts, wrong=next(broken(reading), ""))
