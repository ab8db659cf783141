"""How much memory a back-catalogue takes: no more for thousands of papers than for hundreds."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.invented import papers
from tests.invented.families import NAMES, scored_only

PAPERS = 5_000
WARM = 1_000  # papers after which everything has been loaded and compiled
EVERY = 50
MOST_GROWTH = 8_000_000


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A folder of 5,000 names for a hundred papers."""
    families = [name for name in NAMES if not scored_only(name)]
    for n in range(100):
        (tmp_path / f".{n}").write_text(papers.paper(families[n % len(families)], n).text, "utf-8")
    for n in range(PAPERS):
        (tmp_path / f"{n:04}.txt").symlink_to(tmp_path / f".{n % 100}")
    return tmp_path


def memory_of_session(session: int) -> int:
    """The bytes of memory that are the processes' own, of all the processes that a command has started."""
    kilobytes = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            of = int((folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[3])
            told = (folder / "smaps_rollup").read_text("ascii") if of == session else ""
        except OSError:  # it has ended meanwhile
            continue
        kilobytes += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private_"))
    return kilobytes * 1024


def memory_while_reading(folder: Path) -> dict[int, int]:
    """How much memory there was when so many papers had been read."""
    command = [sys.executable, "-m", "minutes_reader", "--json", "--no-text", "--workers", "2", str(folder)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert running.stdout is not None
    with running.stdout:
        found = {n: memory_of_session(running.pid) for n, _ in enumerate(running.stdout, 1) if n % EVERY == 0}
    assert running.wait() == 0
    return found


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="this system does not tell of memory")
def test_five_thousand_papers_take_no_more_memory_than_one_thousand(
    benchmark: BenchmarkFixture, catalogue: Path
) -> None:
    found = benchmark.pedantic(memory_while_reading, (catalogue,), rounds=1)
    assert max(found) == PAPERS
    early = max(memory for n, memory in found.items() if n <= WARM)
    late = max(memory for n, memory in found.items() if n > PAPERS - WARM)
    benchmark.extra_info |= {"megabytes": round(late / 1e6), "more_than_early": round((late - early) / 1e6, 1)}
    assert late - early < MOST_GROWTH
