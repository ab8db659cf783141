"""However the command comes to its end, what it has printed is whole lines, and what it says is plain words."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "Eastmere Partnership\n\nA meeting was held on 4 March 2014.\n\nPresent: Ann Poe (Police).\n\n1. Gates\n\n"
TASK = "AGREED that the gate be mended.\n\nAction: Ann Poe to write to all of them by 4 May.\n\n"
COMMAND = [sys.executable, "-m", "minutes_reader", "--json"]
MANY = 150


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    for n in range(MANY):
        (folder / f"{n:03}.txt").write_text(f"{TEXT}{TASK * 15}{n}\n", "utf-8")
    return folder


def names(printed: bytes) -> list[str]:
    """The files that whole lines tell of."""
    assert printed.endswith(b"\n")
    return [json.loads(line)["source"]["name"] for line in printed.splitlines()]


@pytest.mark.parametrize("workers", ["1", "3"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_somebody_who_stops_it_has_whole_lines(papers: Path, tmp_path: Path, workers: str, how: signal.Signals) -> None:
    found = tmp_path / "found.jsonl"
    with found.open("wb") as out:
        running = subprocess.Popen(
            [*COMMAND, "--workers", workers, str(papers)], stdout=out, stderr=subprocess.PIPE, start_new_session=True
        )
        while found.stat().st_size < 30_000:
            time.sleep(0.01)
        os.killpg(running.pid, how)  # as a terminal does, to every process of it
        _, said = running.communicate(timeout=30)
    read = names(found.read_bytes())
    assert running.returncode == 128 + how
    assert read == [f"{n:03}.txt" for n in range(len(read))]
    assert 0 < len(read) < MANY
    assert said.decode().splitlines()[-1].startswith("Stopped: ")
    assert b"Traceback" not in said


@pytest.mark.parametrize("workers", ["1", "3"])
def test_a_reader_that_goes_away_is_no_matter_for_words(papers: Path, workers: str) -> None:
    running = subprocess.Popen(
        [*COMMAND, "--workers", workers, str(papers)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    first = running.stdout.readline()
    running.stdout.close()
    assert names(first) == ["000.txt"]
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(30) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full")
def test_a_full_disk_is_said_in_a_line(papers: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, str(papers)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "What was found could not be printed: No space left on device.\n"


def test_several_processes_print_what_one_prints(papers: Path) -> None:
    one, three = (subprocess.check_output([*COMMAND, "--workers", many, str(papers)]) for many in ("1", "3"))
    assert one == three
    assert names(one) == [f"{n:03}.txt" for n in range(MANY)]
