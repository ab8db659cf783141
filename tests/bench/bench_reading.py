"""How fast papers are read: a hundred of 20 kB a second on one core, 10 ms each, is what we hold ourselves to; and
that reading thousands takes no more memory than reading hundreds.

The same papers are gone over by a bare baseline, lines split and one expression run over each, so that a time can be
told as a ratio; and time is the processor's, whatever else the machine is busy with.  `ms_per_20_kB`, and how many such
documents that is a second, stand beside each run, from its fastest round.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from minutes_reader import read_text
from tests.invented import papers
from tests.invented.families import NAMES, scored_only

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "marked papers": ROOT.parent / "shared/reading/documents",  # beside a developer's copy alone
    "samples": ROOT / "src/frankpledge/config/samples/aldermere",
}
TWENTY_KILOBYTES = 20_000


def of_20_kb(family: str) -> str:
    """A document of 20 kB: a paper of a family, and the business of further ones below it."""
    text = papers.paper(family, 0).text
    for seed in range(1, 20):
        if len(text) >= TWENTY_KILOBYTES:
            break
        more = papers.paper(family, seed).text
        text += "\n\n" + more[len(more) // 5 :]
    return text[:TWENTY_KILOBYTES]


PAPERS = {
    name: [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    for name, folder in FOLDERS.items()
    if folder.exists()
} | {"invented papers of 20 kB": [of_20_kb(name) for name in NAMES if not scored_only(name)]}
pytestmark = pytest.mark.benchmark(timer=time.process_time)
DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|March|April|June|July|September|December)\s+\d{4}\b")


def measured(benchmark: BenchmarkFixture, texts: list[str], read: Callable[[str], object]) -> list[object]:
    """Read every text in each round, and note what the fastest round comes to for 20 kB."""
    found: list[object] = benchmark(lambda: [read(text) for text in texts])
    if benchmark.stats is not None:
        each = benchmark.stats.stats.min * TWENTY_KILOBYTES / sum(map(len, texts))
        benchmark.extra_info |= {"ms_per_20_kB": round(each * 1000, 2), "of_20_kB_a_second": round(1 / each)}
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
