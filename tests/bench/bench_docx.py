"""How long a Word file takes on its way to its canonical text: at most 1.5 times python-docx's bare look at it.

Both go over one file in one run, so that the ratio holds whatever the machine is busy with; `ratio` stands beside ours.
"""

import io
import time
from collections.abc import Callable

from docx import Document
from pytest_benchmark.fixture import BenchmarkFixture

from minutes_reader.formats.docx import from_docx

PARTS, MOST_TIMES_BARE = 60, 1.5


def paper() -> bytes:
    """A paper of some 60 pages: headings, paragraphs of several runs, lists and tables."""
    document = Document()
    for part in range(PARTS):
        document.add_paragraph(f"Part {part}", style="Heading 1")
        for _ in range(6):
            paragraph = document.add_paragraph()
            for _ in range(4):
                paragraph.add_run("Members spoke of the report, and officers were asked to bring more of it. ")
        for point in range(3):
            document.add_paragraph(f"Point {point}", style="List Number")
        table = document.add_table(rows=5, cols=4)
        for row in table.rows:
            for cell in row.cells:
                cell.text = "words of a cell"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bare(data: bytes) -> list[str]:
    """The texts of paragraphs, then of cells, with nothing worked out."""
    document = Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    return texts + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def fastest(work: Callable[[bytes], object], data: bytes, rounds: int = 5) -> float:
    """Seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work(data)
        times.append(time.perf_counter() - began)
    return min(times)


def test_from_a_word_file_to_its_text(benchmark: BenchmarkFixture) -> None:
    data = paper()
    benchmark.group = "a Word file"
    assert benchmark(from_docx, data, "paper.docx").text.count("\n") > PARTS * 10
    ratio = fastest(lambda data: from_docx(data, "paper.docx"), data) / fastest(bare, data)
    benchmark.extra_info["ratio"] = round(ratio, 2)
    assert ratio <= MOST_TIMES_BARE


def test_bare_paragraphs_and_cells_of_the_same_file(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "a Word file"
    assert benchmark(bare, paper())
