"""How fast papers are read: 20 kB in at most 10 ms on one core is what we hold ourselves to.

The same papers are gone over by a bare baseline, lines split and one expression run over each, so that a time can be
told as a ratio whatever the machine is busy with.  `ms_per_20_kB` stands beside each run, from its fastest round.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from minutes_reader import read_text

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "marked papers": ROOT.parent / "shared/reading/documents",  # beside a developer's copy alone
    "samples": ROOT / "src/frankpledge/config/samples/aldermere",
}
PAPERS = {
    name: [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    for name, folder in FOLDERS.items()
    if folder.exists()
}
TWENTY_KILOBYTES = 20_000
DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|March|April|June|July|September|December)\s+\d{4}\b")


def measured(benchmark: BenchmarkFixture, texts: list[str], read: Callable[[str], object]) -> list[object]:
    """Read every text in each round, and note what the fastest round comes to for 20 kB."""
    found: list[object] = benchmark(lambda: [read(text) for text in texts])
    if benchmark.stats is not None:
        fastest = benchmark.stats.stats.min * 1000
        benchmark.extra_info["ms_per_20_kB"] = round(fastest * TWENTY_KILOBYTES / sum(map(len, texts)), 2)
    return found


def dates_by_line(text: str) -> list[list[str]]:
    """The bare baseline."""
    return [DATE.findall(line) for line in text.split("\n")]


@pytest.mark.parametrize("texts", PAPERS.values(), ids=PAPERS)
def test_reading_every_paper_of_a_folder(benchmark: BenchmarkFixture, texts: list[str]) -> None:
    benchmark.group = f"{len(texts)} papers"
    assert all(measured(benchmark, texts, read_text))


@pytest.mark.parametrize("texts", PAPERS.values(), ids=PAPERS)
def test_one_expression_run_over_the_same_lines(benchmark: BenchmarkFixture, texts: list[str]) -> None:
    benchmark.group = f"{len(texts)} papers"
    assert all(measured(benchmark, texts, dates_by_line))
