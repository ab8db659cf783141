"""`python -m tests.fuzz --minutes 60`: spoil papers and read them, and say which promises were broken, if any.

With `--files` it spoils Word files, PDFs and the other kinds.  What it has learnt stays in `.cache/fuzz/papers/corpus`
(or `files`) and is gone on from the next time; what broke a promise stands in `found` beside it, with why; the fuzzer's
own account is `log.txt`.
"""

import argparse
import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.fuzz import file_promises, promises, shapes
from tests.fuzz.reducing import reduced, what_breaks
from tests.invented import papers
from tests.invented.families import NAMES, scored_only

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".cache/fuzz"
# Short papers, since many are read in the time of a long one, and all that the reader knows stands in a page or two.
LONGEST = 4000
TOP, PART = 700, 1300
MOST_MEGABYTES = 500


def pieces() -> Iterator[str]:
    """Papers of the families that rules may be written on, cut up: the top with each part below."""
    for name in (name for name in NAMES if not scored_only(name)):
        text = papers.paper(name, 0).text
        for start in range(TOP, len(text), PART):
            yield text[:TOP] + text[start : start + PART]


def fuzz(seconds: float, what: str, folder: Path) -> None:
    """Run the fuzzer for so long.  A run that ends itself, by too much memory or a crash of Python, is followed by
    another, and what ended it stands among what was found."""
    until, longest = time.monotonic() + seconds, shapes.MOST_BYTES if what == "files" else LONGEST
    limit = MOST_MEGABYTES * (2 if what == "files" else 1)
    while (left := int(until - time.monotonic())) > 0:
        options = [
            *(f"-max_total_time={left}", f"-max_len={longest}", "-timeout=30", f"-rss_limit_mb={limit}"),
            # A machine that has much else to do is slow: time of the processor counts, and the check looks at that.
            *(
                "-report_slow_units=600",
                "-len_control=0",
                "-print_final_stats=1",
                f"-artifact_prefix={folder}/found/ended-",
            ),
        ]
        command = [sys.executable, "-m", "tests.fuzz.target", what, f"{folder}/found", *options, f"{folder}/corpus"]
        with (folder / "log.txt").open("a") as log:
            if subprocess.run(command, cwd=ROOT, check=False, stdout=log, stderr=log).returncode == 0:
                return


def report(found: Path, what: str) -> int:
    """Say what was found, each made as short as still does the same; gives 1 where anything was."""
    check = file_promises.check if what == "files" else promises.check
    ended = sorted(found.glob("ended-*"))
    for path in ended:
        print(f"{path}: ended the run")
    kept = sorted(path for path in found.iterdir() if path.suffix in (".txt", ".bin"))
    for path in kept:
        path.write_bytes(reduced(path.read_bytes(), partial(what_breaks, check=check)))
        why = path.with_suffix(".why").read_text("utf-8").splitlines()[0]
        print(f"{path}: {why}")
    print(f"{len(kept) + len(ended)} promises were broken." if kept or ended else "Every promise was kept.")
    return 1 if kept or ended else 0


def main() -> int:
    """Fuzz for as long as was asked, and give 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Look for papers that break a promise.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--files", action="store_true", help="spoil files of every kind instead of papers as text")
    chosen = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        parser.error("atheris is missing: pip install --require-hashes --requirement requirements/fuzz.txt")
    what = "files" if chosen.files else "papers"
    folder = FOLDER / what
    found, corpus = folder / "found", folder / "corpus"
    found.mkdir(parents=True, exist_ok=True)
    for path in (*found.iterdir(), *folder.glob("log.txt")):
        path.unlink()
    corpus.mkdir(exist_ok=True)
    for n, seed in enumerate(shapes.seeds() if chosen.files else (piece.encode() for piece in pieces())):
        (corpus / f"seed-{n}").write_bytes(seed)
    fuzz(chosen.minutes * 60, what, folder)
    return report(found, what)


if __name__ == "__main__":
    raise SystemExit(main())
