"""What a pack of 300 pages takes: the files read as they come in, and the pack set; time and memory, printed.

Asked of whoever waits: a pack of 300 pages within MOST_SECONDS, as background work.
"""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import typst
from pytest_benchmark.fixture import BenchmarkFixture

from frankpledge.kit.typesetting import typeset
from frankpledge.meetings.rules.composing import TEMPLATE, Cover, Part, Sheet, blocks_of, composed, pages_said
from frankpledge.meetings.rules.files import Read, paged, read_file
from frankpledge.meetings.rules.packs import Entry, Shown

PAGES, FILES = 300, 10
MOST_SECONDS = 20
COVER = Cover("Aldermere", "Board", "10 July 2024", "Members’ pack 1", "OFFICIAL")


def paper(pages: int) -> bytes:
    """A file of so many full pages with a table on each, as a council's reports are."""
    rows = "".join(f"[Ward {n}], [{n * 7}], [{n * 3} %]," for n in range(12))
    page = f"#lorem(260)\n#table(columns: 3, {rows})\n"
    return bytes(typst.compile(('#set page(paper: "a4")\n' + "\n#pagebreak()\n".join([page] * pages)).encode()))


def made(read: list[Read], files: list[bytes]) -> tuple[bytes, int]:
    """The pack of these files, each a paper to an item of its own, with a written paper beside it."""
    parts, entries, given = [], [], {}
    words = "# Where we are\n" + "Burglary fell in each ward since the last meeting of the board.\n" * 40
    for number, (found, content) in enumerate(zip(read, files, strict=True), 1):
        name = f"paper-{number}.pdf"
        given[name] = content
        sheets = [Sheet(name, at, says) for at, (says, _) in enumerate(pages_said(found.text, found.starts), 1)]
        parts += [
            Part(f"{number}. An item", True),
            Part("A written paper", False, blocks=blocks_of(words)),
            Part("A file", False, sheets=sheets),
        ]
        entries += [Entry(number, None, Shown.WHOLE), Entry(number, 1, Shown.WHOLE), Entry(number, 2, Shown.WHOLE)]
    content = typeset(TEMPLATE, composed(COVER, parts), given)
    return content, paged(content, entries)[1]


def test_a_pack_of_three_hundred_pages(benchmark: BenchmarkFixture) -> None:
    files = [paper(PAGES // FILES) for _ in range(FILES)]
    began = time.monotonic()
    read = [read_file(content, "paper.pdf") for content in files]
    reading = time.monotonic() - began
    content, pages = benchmark.pedantic(made, (read, files), rounds=3, iterations=1)
    setting = benchmark.stats.stats.median
    print(
        f"\n{pages} pages, {len(content) / 1e6:.1f} MB: {reading:.1f} s to read {FILES} files as they come in, "
        f"{setting:.1f} s to set the pack, most memory {_most_memory()} MB"
    )
    assert pages >= PAGES
    assert reading + setting < MOST_SECONDS
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root


def _most_memory() -> int:
    """The most memory, in megabytes, of a process that makes such a pack, and of the child in which it is set."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True, env=os.environ)
    return int(done.stdout.split()[-1])


def _most_of(process: str) -> int:
    """The most memory that a process had, in megabytes, and which process is its parent."""
    said = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines())
    return int(said["VmHWM"].split()[0]) // 1024 if int(said["PPid"]) == os.getpid() or process == "self" else 0


if __name__ == "__main__":
    all_files = [paper(PAGES // FILES) for _ in range(FILES)]
    made([read_file(one, "paper.pdf") for one in all_files], all_files)
    others = (path.name for path in Path("/proc").iterdir() if path.name.isdigit())
    print(_most_of("self") + sum(map(_most_of, others)))
