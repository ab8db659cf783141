"""Work on files by native code and by parsers, done in a process of its own that may take only so much time and memory.

PDFium and libxml2 are made by others in C: what makes them crash, or take memory without end, ends that process alone.
Pickles go between this process and its own child, which holds no less trust than the parser did in here.
"""

from __future__ import annotations

import atexit
import os
import pickle  # nosec B403
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from queue import SimpleQueue
from signal import Signals
from typing import TypeVar, TypeVarTuple, cast

from minutes_reader.errors import ReadingError

MOST_SECONDS = 55.0  # so that with all that is done before and after, a file has its answer within a minute
MOST_MEGABYTES = 900  # beside what Python itself takes
MOST_CHILDREN = 2
# A child that keeps more than this when it is done is replaced: the next file is to find all the room it may need.
_MOST_KEPT = 250_000_000
_STATUS = Path("/proc/self/statm")
_LENGTH = 8
_PIPE = 1 << 20

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def confined(
    function: Callable[[*Ts], T],
    *args: *Ts,
    name: str,
    seconds: float = MOST_SECONDS,
    megabytes: int = MOST_MEGABYTES,
) -> T:
    """What a function of a module gives for these arguments, in a child process that is ended where it takes too much.

    Whatever the function raises is raised here.  ReadingError about the file called `name` where it takes longer than
    `seconds`, or more memory than `megabytes` above what Python takes, or ends its process.  Threads may call this at
    the same time: each process has at most two children, which are kept for the next call and end with their parent.

    After `work_in_place`, and where no process can be started, the function runs in this process, without these bounds.
    On Windows, and where else the system bounds no memory, only the time is bounded.
    """
    if _in_place.is_set() or not sys.executable:
        return in_place(function, *args, name=name)
    job = pickle.dumps((function, args, megabytes), protocol=5)
    with _children.one() as child:
        if child is None:
            return in_place(function, *args, name=name)
        answer = child.ask(job, seconds)
        late, code = child.late, child.ended_with
    if answer is None:
        raise _took_too_long(name, seconds) if late else _ended(name, code)
    error, value = pickle.loads(answer)  # nosec B301
    if isinstance(error, MemoryError):
        raise _too_large(name) from error
    if error is not None:
        raise error
    found: T = value
    return found


def in_place(function: Callable[[*Ts], T], *args: *Ts, name: str) -> T:
    """What a function gives, in this process; ReadingError where this process has no memory left for it."""
    try:
        return function(*args)
    except MemoryError as error:
        raise _too_large(name) from error


def work_in_place(megabytes: int = MOST_MEGABYTES) -> None:
    """From now on this process is itself one that may be ended: bound its memory, and let `confined` run in it."""
    _in_place.set()
    _bound_memory(_memory(), megabytes)


def is_in_place() -> bool:
    """True in a process that may itself be ended, as after `work_in_place`: it has a minute for a file."""
    return _in_place.is_set()


def end() -> None:
    """End the children of this process; the next call starts another."""
    _children.end()


def _too_large(name: str) -> ReadingError:
    return ReadingError(f"{name}: it needs more memory than a file may take. Split it, or print it to a new PDF.")


def _took_too_long(name: str, seconds: float) -> ReadingError:
    return ReadingError(
        f"{name}: it takes longer than {seconds:.0f} seconds, and was given up. Split it, or print it to a new PDF."
    )


def _ended(name: str, code: int) -> ReadingError:
    what = Signals(-code).name if code < 0 else f"code {code}"
    return ReadingError(
        f"{name}: it is damaged, or needs more memory than a file may take (what read it was ended: {what}). "
        "Print it to a new PDF, and bring that."
    )


class _Child:
    """A process that does jobs, one after the other, until nobody is there to ask."""

    def __init__(self) -> None:
        """OSError where no process can be started."""
        start = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Else the thread that listens has 64 MB of addresses set aside, of which it uses next to none.
            env={**os.environ, "MALLOC_ARENA_MAX": "1"},
            bufsize=0,  # what is half sent when this process forks is not sent a second time
            start_new_session=True,  # Ctrl-C, which a terminal sends to all of its processes, is for the parent alone
        )
        self.jobs, self.answers = cast("FileIO", self.process.stdin), cast("FileIO", self.process.stdout)
        _widened(self.jobs, self.answers)
        self.late = self.last = False
        self.ended_with = 0

    def ask(self, job: bytes, seconds: float) -> memoryview | None:
        """The answer to a job; None where the child ended, or was ended when the seconds were over."""
        self.late = False
        clock = threading.Timer(seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            with suppress(OSError):  # it has ended: that shows when its answer is asked for
                _send(self.jobs, job)
            received = _received(self.answers)
        except BaseException:
            self.last = True
            raise
        finally:
            clock.cancel()
            clock.join()
        self.last = self.late or received is None or received[:1] == b"1"
        if received is None:
            self.end()
            return None
        return memoryview(received)[1:]

    def _give_up(self) -> None:
        self.late = True
        self.process.kill()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.ended_with = self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the pipes to the process."""
        self.jobs.close()
        self.answers.close()

    def forget(self) -> None:
        """In a process forked off the parent: the child is not ours."""
        self.close()
        self.process.returncode = 0  # and its end nothing to wait for


def _widened(*pipes: FileIO) -> None:
    """Let more stand in a pipe at once: with the usual 64 kB, the two processes change turns over and over."""
    try:
        from fcntl import F_SETPIPE_SZ, fcntl
    except ImportError:
        return
    for pipe in pipes:
        with suppress(OSError):  # each user may have only so much of it
            fcntl(pipe, F_SETPIPE_SZ, _PIPE)


class _Children:
    """The children of this process: those at a job, and those that wait for one."""

    def __init__(self) -> None:
        self.free = threading.BoundedSemaphore(MOST_CHILDREN)
        self.idle: list[_Child] = []
        self.all: set[_Child] = set()

    @contextmanager
    def one(self) -> Iterator[_Child | None]:
        """A child, for one job; None where none can be started."""
        with self.free:
            child = self._waiting() or self._new()
            try:
                yield child
            finally:
                if child is not None and child.last:
                    child.end()
                    self.all.discard(child)
                elif child is not None:
                    self.idle.append(child)

    def _waiting(self) -> _Child | None:
        """A child that waits; one that was ended meanwhile is cleared away."""
        while self.idle:
            child = self.idle.pop()
            if child.process.poll() is None:
                return child
            child.end()
            self.all.discard(child)
        return None

    def _new(self) -> _Child | None:
        try:
            child = _Child()
        except OSError:
            return None
        self.all.add(child)
        return child

    def end(self) -> None:
        """End every child, whatever it is at."""
        self.idle.clear()
        while self.all:
            self.all.pop().end()


def _forked() -> None:
    """In a process forked off this one: its children are not ours, and end when the other has closed its pipes."""
    global _children
    for child in _children.all:
        child.forget()
    _children = _Children()


_in_place = threading.Event()
_children = _Children()
atexit.register(end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


# What follows runs in the child.


def serve() -> None:
    """The life of a child: a job comes, what came of it goes back, until nobody is there to ask."""
    _in_place.set()
    # What native code prints must not get between the answers.
    answers, source = FileIO(os.dup(1), "w"), FileIO(0, closefd=False)
    os.dup2(2, 1)
    jobs: SimpleQueue[bytes | bytearray] = SimpleQueue()
    threading.Thread(target=_listen, args=(source, jobs), daemon=True).start()
    worker = Worker()
    while True:
        _send(answers, worker.done(jobs.get()))


def _listen(source: FileIO, jobs: SimpleQueue[bytes | bytearray]) -> None:
    """Take jobs in; when there is nobody any more to give them, end the process, whatever it is at."""
    try:
        while (job := _received(source)) is not None:
            jobs.put(job)
    finally:
        os._exit(0)


class Worker:
    """Does jobs, and knows how much memory Python took before the first of them."""

    def __init__(self) -> None:
        self.before = _memory()

    def done(self, job: bytes | bytearray) -> bytes:
        """What came of a job, as it is sent: whether it is the last one of this child, what was raised, what was given.

        The memory that the function may take is bounded on the way.
        """
        try:
            function, args, megabytes = pickle.loads(job)  # nosec B301
            del job  # of a large file it is as large as the file
            _bound_memory(self.before, megabytes)
            answer = pickle.dumps((None, function(*args)), protocol=5)
        except Exception as error:  # noqa: BLE001 - it is raised again, in the parent
            answer = _pickled_error(error)
        return (b"1" if _memory() - self.before > _MOST_KEPT else b"0") + answer


def _pickled_error(error: Exception) -> bytes:
    """An error without what it had in its hands, or where it cannot be sent, words about it."""
    try:
        sent = pickle.dumps((error, None), protocol=5)
        pickle.loads(sent)  # nosec B301
    except Exception:  # noqa: BLE001 - whatever is wrong with it
        sent = pickle.dumps((RuntimeError(f"{type(error).__name__}: {error}"), None), protocol=5)
    return sent


def _memory() -> int:
    """The bytes of this process's address space, or 0 where the system does not say."""
    try:
        return int(_STATUS.read_text("ascii").split()[0]) * os.sysconf("SC_PAGESIZE")
    except (OSError, AttributeError):
        return 0


def _bound_memory(before: int, megabytes: int) -> None:
    """Let this process take so much memory and no more, where the system can bound it."""
    if not before:
        return
    import resource

    most = before + megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _send(to: FileIO, words: bytes) -> None:
    for part in (len(words).to_bytes(_LENGTH, "little"), words):
        view = memoryview(part)
        while view:
            view = view[to.write(view) :]


def _received(source: FileIO) -> bytes | bytearray | None:
    """The next message; None where there is nobody any more to send one."""
    head = _exactly(source, _LENGTH)
    return None if head is None else _exactly(source, int.from_bytes(head, "little"))


def _exactly(source: FileIO, length: int) -> bytearray | None:
    found = bytearray(length)
    view = memoryview(found)
    while view:
        some = source.readinto(view)
        if not some:
            return None
        view = view[some:]
    return found
