"""What it takes to write minutes of 40 items out: as Word in a second, as tagged PDF in half of one."""

from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.meetings.rules.writing_out.formats import Format, file_of
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.rules.writing_out.written import Kind, Written
from frankpledge.meetings.tests.inventing import invented

ITEMS = 40
MOST = {Format.WORD: 1.0, Format.PDF: 0.5}


def minutes() -> Written:
    """Minutes of as many items, and no fewer."""
    return next(one.written for seed in range(1000) if len((one := invented(seed, 60)).items) >= ITEMS)


def test_minutes_as_word(benchmark: BenchmarkFixture) -> None:
    measured(benchmark, Format.WORD)


def test_minutes_as_pdf(benchmark: BenchmarkFixture) -> None:
    measured(benchmark, Format.PDF)


def measured(benchmark: BenchmarkFixture, ending: Format) -> None:
    document, template = minutes(), built_in(Kind.MINUTES)
    file_of(document, ending, template)  # the process in which it is done is there from now on
    benchmark.pedantic(file_of, (document, ending, template), rounds=7, iterations=1)
    took = benchmark.stats.stats.median
    print(f"\n{ending.label}: {len(document.sections)} sections in {took:.2f} s")
    assert took < MOST[ending]
