"""Work done in a process of its own comes back, or is refused, whatever becomes of that process."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from minutes_reader.errors import ReadingError
from minutes_reader.formats import confined as confining
from minutes_reader.formats.confined import Worker, confined, in_place
from minutes_reader.formats.pdf import from_pdf
from minutes_reader.formats.tests.confining import (
    ended,
    faulty,
    filled,
    kept,
    length,
    number,
    printed,
    refused,
    slept,
)
from minutes_reader.formats.tests.make_pdf import words_at, written

NAME = "paper.pdf"
MEMORY = pytest.mark.skipif(not confining._STATUS.exists(), reason="this system does not say how much memory is taken")


def test_work_is_done_in_another_process_that_is_kept() -> None:
    first = confined(number, name=NAME)
    assert first != os.getpid()
    assert confined(number, name=NAME) == first


def test_large_files_go_there_and_back() -> None:
    assert confined(length, b"x" * 30_000_000, name=NAME) == 30_000_000
    data = written(words_at((50, 300, "Minutes of a meeting")))
    assert confined(from_pdf, data, NAME, name=NAME) == from_pdf(data, NAME)


def test_a_refusal_comes_through_in_its_own_words() -> None:
    with pytest.raises(ReadingError, match=r"^paper.pdf: no\.$"):
        confined(refused, "paper.pdf: no.", name=NAME)


def test_our_own_faults_come_through() -> None:
    with pytest.raises(ZeroDivisionError, match="ours"):
        confined(faulty, "ours", name=NAME)
    with pytest.raises(RuntimeError, match="Unsendable: ab"):
        confined(faulty, "unsendable", name=NAME)


def test_what_takes_too_long_is_ended_and_the_next_file_is_read() -> None:
    first = confined(number, name=NAME)
    began = time.monotonic()
    with pytest.raises(ReadingError, match=r"paper.pdf: it takes longer than 1 seconds.*Split it"):
        confined(slept, 30.0, name=NAME, seconds=0.6)
    assert time.monotonic() - began < 10
    assert confined(number, name=NAME) != first


@pytest.mark.parametrize(("how", "said"), [("SIGSEGV", "SIGSEGV"), ("SIGKILL", "SIGKILL"), ("exit", "code 3")])
def test_a_process_that_crashes_is_a_problem_of_its_file_alone(how: str, said: str) -> None:
    with pytest.raises(ReadingError, match=f"damaged.*{said}.*new PDF"):
        confined(ended, how, name=NAME)
    assert confined(length, b"abc", name=NAME) == 3


@MEMORY
def test_no_more_memory_is_taken_than_was_said() -> None:
    confining.end()  # a process that did other work holds some of what it may take
    assert confined(filled, 100, name=NAME, megabytes=200) == 100_000_000
    with pytest.raises(ReadingError, match=r"paper.pdf: it needs more memory.*Split it"):
        confined(filled, 300, name=NAME, megabytes=200)
    assert confined(filled, 300, name=NAME, megabytes=400) == 300_000_000


@MEMORY
def test_a_process_that_keeps_memory_is_replaced() -> None:
    first = confined(kept, 300, name=NAME)
    second = confined(kept, 10, name=NAME)
    assert second != first
    assert confined(kept, 10, name=NAME) == second


def test_a_process_ended_while_it_waits_costs_no_file() -> None:
    os.kill(confined(number, name=NAME), signal.SIGKILL)
    time.sleep(0.1)
    assert confined(length, b"abc", name=NAME) == 3


def test_what_native_code_prints_is_no_answer() -> None:
    assert confined(printed, "words " * 10, name=NAME) == "words " * 10


def test_threads_share_two_processes() -> None:
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(confined, slept, 0.05, name=NAME) for _ in range(12)]
    assert 1 <= len({one.result() for one in asked}) <= confining.MOST_CHILDREN


def test_somebody_who_stops_it_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    first = confined(number, name=NAME)
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        confined(slept, 30.0, name=NAME)
    timer.join()
    assert confined(number, name=NAME) != first


def test_where_no_process_can_be_started_work_is_done_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise OSError

    monkeypatch.setattr(confining, "_children", confining._Children())
    monkeypatch.setattr(confining, "_Child", none)
    assert confined(number, name=NAME) == os.getpid()


def test_a_process_without_a_python_to_start_works_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert confined(number, name=NAME) == os.getpid()


def test_where_pipes_cannot_be_widened_they_do_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confining, "_children", confining._Children())
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert confined(length, b"x" * 200_000, name=NAME) == 200_000
    confining.end()


def test_want_of_memory_in_place_is_a_refusal() -> None:
    def hungry() -> None:
        raise MemoryError

    with pytest.raises(ReadingError, match="more memory"):
        in_place(hungry, name=NAME)


@MEMORY
def test_a_process_that_may_be_ended_itself_works_in_place_within_bounds() -> None:
    program = (
        "from minutes_reader.formats.confined import confined, work_in_place\n"
        "from minutes_reader.formats.tests.confining import filled, number\n"
        "import os\n"
        "work_in_place(200)\n"
        "assert confined(number, name='a') == os.getpid()\n"
        "confined(filled, 300, name='a')\n"
    )
    came = python(program)
    assert came.returncode == 1
    assert "ReadingError: a: it needs more memory" in came.stderr


def python(program: str) -> subprocess.CompletedProcess[str]:
    start = f"import sys; sys.path[:] = {sys.path!r}\n"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", start + program], check=False, capture_output=True, text=True, timeout=60
    )


def test_processes_end_quietly_with_their_parent() -> None:
    program = (
        "from minutes_reader.formats.confined import confined\n"
        "from minutes_reader.formats.tests.confining import number\n"
        "print(confined(number, name='a'))\n"
    )
    came = python(program)
    assert (came.returncode, came.stderr) == (0, "")
    assert gone(int(came.stdout))


def test_a_process_at_work_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    said = tmp_path / "number"
    program = (
        "import os, pathlib, signal, threading\n"
        "from minutes_reader.formats.confined import confined\n"
        "from minutes_reader.formats.tests.confining import told_to\n"
        f"said = pathlib.Path({str(said)!r})\n"
        "def kill():\n"
        "    while not said.exists() or not said.read_text(): pass\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "threading.Thread(target=kill).start()\n"
        "confined(told_to, said, 40.0, name='a')\n"
    )
    assert python(program).returncode == -signal.SIGKILL
    assert gone(int(said.read_text("ascii")))


def gone(process: int) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
def test_a_forked_process_has_children_of_its_own() -> None:
    first = confined(number, name=NAME)
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.write(writing, str(confined(number, name=NAME)).encode())
        confining.end()
        os._exit(0)
    os.wait()
    with os.fdopen(reading) as pipe:
        os.close(writing)
        assert int(pipe.read()) != first
    assert confined(number, name=NAME) == first


def test_a_worker_answers_in_this_process_as_it_does_in_another() -> None:
    import pickle

    worker = Worker()
    answer = worker.done(pickle.dumps((length, (b"abc",), 10**9)))
    assert pickle.loads(answer[1:]) == (None, 3)
    error, _ = pickle.loads(worker.done(pickle.dumps((refused, ("no.",), 10**9)))[1:])
    assert isinstance(error, ReadingError)
