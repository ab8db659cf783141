"""How fast papers are read: 20 kB in at most 10 ms on one core is what we hold ourselves to."""

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from minutes_reader import Reading, read_text

SAMPLES = Path(__file__).resolve().parents[2] / "src/frankpledge/config/samples/aldermere"
PAPERS = {path.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
TWENTY_KILOBYTES = 20_000


def test_reading_twenty_kilobytes_of_minutes(benchmark: BenchmarkFixture) -> None:
    chosen: list[tuple[str, str]] = []
    for name, text in PAPERS.items():
        if sum(len(text) for _, text in chosen) < TWENTY_KILOBYTES:
            chosen.append((name, text))

    def read_all() -> list[Reading]:
        return [read_text(text, name) for name, text in chosen]

    assert all(reading.items for reading in benchmark(read_all))


def test_reading_one_paper(benchmark: BenchmarkFixture) -> None:
    name, text = max(PAPERS.items(), key=lambda paper: len(paper[1]))
    assert benchmark(read_text, text, name).items
