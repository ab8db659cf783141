"""Many files told of by several processes at once, in the order that they were named."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path

# No document within the reader's bounds takes nearly as long.  This is for what we did not think of: one file out of
# thousands must not keep the others waiting.
MOST_SECONDS = 60.0
# How many files each process may be ahead of the first that is not done: what is told and not yet printed fills memory.
LOOK_AHEAD = 8
FILES_A_WORKER = 25  # with fewer, a process takes longer to start than it saves


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a file: the words to print, or why there are none."""

    words: str = ""
    problem: str = ""


def usual_workers(files: int) -> int:
    """How many processes suit so many files: no more than processors, and one alone where the files are few."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, files // FILES_A_WORKER))


def tell_in_order(
    paths: Iterable[Path], tell: Callable[[Path], Told], workers: int
) -> Generator[tuple[Path, Told], None, None]:
    """What `tell` says of each path, in order, by so many processes; one worker is this process itself.

    A process that ends in the midst of a file, or takes more than a minute over it, is a problem of that file alone.
    """
    if workers < 2:
        for path in paths:
            yield path, tell(path)
        return
    crew = _Crew(tell)
    waiting, first = iter(enumerate(paths)), 0
    named: dict[int, Path] = {}  # files begun and not yet printed
    done: dict[int, Told] = {}
    try:
        while True:
            while len(crew.busy) < workers and len(named) < workers * LOOK_AHEAD and (given := next(waiting, None)):
                named[given[0]] = given[1]
                crew.give(*given)
            if not named:
                return
            done.update(crew.gather())
            while first in done:
                yield named.pop(first), done.pop(first)
                first += 1
    finally:
        crew.end()


class _Worker:
    """A process, and the file that it is at."""

    def __init__(self, context: BaseContext, tell: Callable[[Path], Told]) -> None:
        self.answers, theirs = context.Pipe()
        with _interrupts_held():
            self.process = context.Process(target=_work, args=(theirs, tell), daemon=True)  # type: ignore[attr-defined]
            self.process.start()
        theirs.close()
        self.at = 0
        self.until = 0.0

    def give(self, at: int, path: Path) -> None:
        self.at, self.until = at, time.monotonic() + MOST_SECONDS
        self.answers.send(path)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.answers.close()


class _Crew:
    """The processes there are: those at a file, and those that wait for one."""

    def __init__(self, tell: Callable[[Path], Told]) -> None:
        self.tell = tell
        # A server of forks copies nothing of this process, which may have threads and terminals in its hands.
        self.context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
        self.context.set_forkserver_preload(["minutes_reader.read"])
        self.busy: list[_Worker] = []
        self.idle: list[_Worker] = []

    def give(self, at: int, path: Path) -> None:
        """Have a process tell of a file; `gather` brings its answer."""
        worker = self._waiting() or _Worker(self.context, self.tell)
        self.busy.append(worker)
        with suppress(OSError):  # it has just ended: `gather` will find that out
            worker.give(at, path)

    def _waiting(self) -> _Worker | None:
        """A process that waits for a file; one that was ended meanwhile is cleared away."""
        while self.idle:
            worker = self.idle.pop()
            if worker.process.is_alive():
                return worker
            worker.end()
        return None

    def gather(self) -> Iterator[tuple[int, Told]]:
        """Wait until a process has an answer, has ended or has run out of time, and give what came of its file."""
        patience = max(0.0, min(worker.until for worker in self.busy) - time.monotonic())
        ready = wait([one for worker in self.busy for one in (worker.answers, worker.process.sentinel)], patience)
        for worker in list(self.busy):
            over = time.monotonic() >= worker.until
            if not (over or worker.answers in ready or worker.process.sentinel in ready):
                continue
            self.busy.remove(worker)
            answer = _answer(worker)
            if answer is not None:
                self.idle.append(worker)
            else:
                worker.end()
            yield worker.at, answer or Told(problem=_why_none(worker, over))

    def end(self) -> None:
        """End every process, whatever it is at."""
        for worker in (*self.busy, *self.idle):
            worker.end()


def _answer(worker: _Worker) -> Told | None:
    """What a process has answered; None where it has not and will not."""
    try:
        return worker.answers.recv() if worker.answers.poll() else None
    except (EOFError, OSError):
        return None


def _why_none(worker: _Worker, over: bool) -> str:
    if over:
        return f"not read within {MOST_SECONDS:.0f} seconds. Split it, or leave out what is no part of the paper."
    code = worker.process.exitcode or 0
    what = signal.Signals(-code).name if code < 0 else f"code {code}"
    return f"the process that read it was ended ({what}), perhaps for want of memory. Read it again by itself."


def _work(answers: Connection, tell: Callable[[Path], Told]) -> None:
    """The life of a process: a path comes, what is told of it goes back, until nobody is there to ask.

    It is ended itself where a file takes too long, and bounds its own memory: files need no further process in there.
    """
    from minutes_reader.formats.confined import work_in_place

    work_in_place()
    try:
        while True:
            answers.send(tell(answers.recv()))
    except (EOFError, OSError):
        return


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start processes in here: Ctrl-C, which a terminal sends to all of them, is then for this process alone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would let them through again, were it started in here
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
