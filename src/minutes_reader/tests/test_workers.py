"""Files are told of in their order by several processes, and none of them can take the others down."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from minutes_reader import workers
from minutes_reader.tests.telling import tell
from minutes_reader.workers import Told, tell_in_order, usual_workers


def told(names: list[str], many: int = 2) -> list[Told]:
    return [told for _, told in tell_in_order(map(Path, names), tell, many)]


def test_files_are_told_of_in_their_order_by_several_processes() -> None:
    names = ["slow", *(f"{n}" for n in range(40))]
    answers = told(names, 3)
    assert [answer.words.split()[0] for answer in answers] == names
    by = {answer.words.split()[-1] for answer in answers}
    assert 2 <= len(by) <= 3
    assert str(os.getpid()) not in by


def test_one_worker_is_this_process() -> None:
    assert told(["a"], 1) == [Told(f"a by {os.getpid()}")]


def test_a_process_that_is_killed_is_a_problem_of_its_file_alone() -> None:
    answers = told(["a", "killed", "b", "gone", "c", "killed", "killed", "d"])
    assert [bool(answer.words) for answer in answers] == [True, False, True, False, True, False, False, True]
    assert "SIGKILL" in answers[1].problem
    assert "code 3" in answers[3].problem


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_SECONDS", 1.0)
    answers = told(["a", "stuck", "b"])
    assert [bool(answer.words) for answer in answers] == [True, False, True]
    assert "within 1 seconds" in answers[1].problem


def test_no_more_files_are_begun_than_memory_is_meant_for() -> None:
    begun = 0

    def paths() -> Iterator[Path]:
        nonlocal begun
        for n in range(10_000):
            begun = n + 1
            yield Path("slow" if n == 0 else str(n))

    answers = tell_in_order(paths(), tell, 2)
    next(answers)
    assert 2 < begun <= 2 * workers.LOOK_AHEAD
    answers.close()


def test_a_process_killed_while_it_waits_costs_no_file() -> None:
    crew = workers._Crew(tell)
    crew.give(0, Path("a"))
    assert [at for at, _ in crew.gather()] == [0]
    (waiting,) = crew.idle
    waiting.process.kill()
    waiting.process.join()
    crew.give(1, Path("b"))
    ((at, told),) = crew.gather()
    assert at == 1
    assert told.words.startswith("b by ")
    crew.end()


def test_a_process_killed_as_a_file_is_given_to_it_costs_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = workers._Crew(tell)
    crew.give(0, Path("a"))
    list(crew.gather())
    crew.idle[0].process.kill()
    crew.idle[0].process.join()
    monkeypatch.setattr(workers._Crew, "_waiting", lambda crew: crew.idle.pop())
    crew.give(1, Path("b"))
    ((at, told),) = crew.gather()
    assert at == 1
    assert "SIGKILL" in told.problem
    crew.end()


@pytest.mark.parametrize(("files", "many"), [(0, 1), (1, 1), (24, 1), (49, 1)])
def test_a_few_files_are_read_by_this_process_alone(files: int, many: int) -> None:
    assert usual_workers(files) == many


def test_many_files_are_read_by_as_many_processes_as_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(8)), raising=False)
    assert [usual_workers(files) for files in (100, 200, 5000)] == [4, 8, 8]
