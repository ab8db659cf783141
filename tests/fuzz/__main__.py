"""`python -m tests.fuzz --minutes 60`: spoil papers and read them, and say which promises were broken, if any.

What it has learnt stays in `.cache/fuzz/corpus` and is gone on from the next time; what broke a promise stands in
`.cache/fuzz/found`, with why; the fuzzer's own account is `.cache/fuzz/log.txt`.
"""

import argparse
import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.reducing import reduced
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


def fuzz(seconds: float, found: Path, corpus: Path) -> None:
    """Run the fuzzer for so long.  A run that ends itself, by too much memory or a crash of Python, is followed by
    another, and what ended it stands among what was found."""
    until = time.monotonic() + seconds
    while (left := int(until - time.monotonic())) > 0:
        options = [
            *(f"-max_total_time={left}", f"-max_len={LONGEST}", "-timeout=20", f"-rss_limit_mb={MOST_MEGABYTES}"),
            *("-len_control=0", "-print_final_stats=1", f"-artifact_prefix={found}/ended-"),
        ]
        command = [sys.executable, "-m", "tests.fuzz.target", str(found), *options, str(corpus)]
        with (FOLDER / "log.txt").open("a") as log:
            if subprocess.run(command, cwd=ROOT, check=False, stdout=log, stderr=log).returncode == 0:
                return


def report(found: Path) -> int:
    """Say what was found, each made as short as still does the same; gives 1 where anything was."""
    ended = sorted(found.glob("ended-*"))
    for path in ended:
        print(f"{path}: ended the run")
    kept = sorted(found.glob("*.txt"))
    for path in kept:
        path.write_bytes(reduced(path.read_bytes()))
        why = path.with_suffix(".why").read_text("utf-8").splitlines()[0]
        print(f"{path}: {why}")
    print(f"{len(kept) + len(ended)} promises were broken." if kept or ended else "Every promise was kept.")
    return 1 if kept or ended else 0


def main() -> int:
    """Fuzz for as long as was asked, and give 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Look for papers that break a promise.")
    parser.add_argument("--minutes", type=float, default=10)
    chosen = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        parser.error("atheris is missing: pip install --require-hashes --requirement requirements/fuzz.txt")
    found, corpus = FOLDER / "found", FOLDER / "corpus"
    found.mkdir(parents=True, exist_ok=True)
    for path in (*found.iterdir(), *FOLDER.glob("log.txt")):
        path.unlink()
    corpus.mkdir(exist_ok=True)
    for n, piece in enumerate(pieces()):
        (corpus / f"seed-{n}").write_text(piece, "utf-8")
    fuzz(chosen.minutes * 60, found, corpus)
    return report(found)


if __name__ == "__main__":
    raise SystemExit(main())
