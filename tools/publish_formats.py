"""Write `docs/generated/formats.md`: how well papers are read as files of each kind, beside their plain text.

Of families that are only scored, which have a fresh seed at each run, the page tells the total alone.
"""

import argparse
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from minutes_reader.version import VERSION  # noqa: E402
from tests.invented.families import NAMES, scored_only  # noqa: E402
from tests.invented.renders.noises import FORMATS, NOISES  # noqa: E402
from tools.score_families import scorer  # noqa: E402
from tools.score_renders import MANNERS, TEXT, Scored, apart, family, marked  # noqa: E402

PAGE = ROOT / "docs/generated/formats.md"
CALLED = {"docx": "Word", "odt": "OpenDocument", "html": "web page", "pdf": "PDF"}
HEAD = """# How well files are read

Written by `python tools/publish_scores.py` on {day} with reader {version}. [How this is measured](../reader.md).

Each paper is rendered as a file of every kind, with the noise that falls on it, read, and its facts carried back to the
plain text by aligning words. A cell holds the macro-F1 over the lists, and how far it lies from that of the text.
"""


def row(score: ModuleType, name: str, scored: Scored) -> str:
    """A line of a table: the text's macro-F1 and each format's."""
    text = scored.macro(score, TEXT)
    cells = (f"{(got := scored.macro(score, kind)):.3f} ({got - text:+.3f})" for kind in FORMATS)
    return f"| {name} | {text:.3f} | {' | '.join(cells)} |"


def page(score: ModuleType, count: int, seed: int) -> Iterator[str]:
    """The whole page, line by line."""
    head = f"| | text | {' | '.join(CALLED[kind] for kind in FORMATS)} |\n|---|{'---:|' * (len(FORMATS) + 1)}"
    yield HEAD.format(day=datetime.now(UTC).date().isoformat(), version=VERSION)
    yield f"## Five published papers, marked by hand\n\n{head}"
    for manner in range(MANNERS):
        yield row(score, f"with noise, {manner}" if manner else "line by line", marked(score, FORMATS, manner))
    fresh = secrets.randbelow(2**32)
    totals: dict[bool, Scored] = {True: Scored(), False: Scored()}
    rows = []
    for name in NAMES:
        found = family(score, name, fresh if scored_only(name) else seed, count, FORMATS)
        totals[scored_only(name)].take(found)
        if not scored_only(name):
            rows.append(row(score, name, found))
    yield f"\n## Invented papers\n\n{count} of each family; seed {seed}, and {fresh} for those only scored.\n\n{head}"
    yield row(score, "**families only scored, together**", totals[True])
    yield row(score, "**families written on, together**", totals[False])
    yield from rows
    yield "\n## What each noise costs\n\nOver the families that rules were written on: papers, and how far from text.\n"
    yield f"| noise | {' | '.join(CALLED[kind] for kind in FORMATS)} |\n|---|{'---:|' * len(FORMATS)}"
    for noise, what in NOISES.items():
        told = (apart(score, totals[False], kind, noise) for kind in FORMATS)
        yield f"| {what} | {' | '.join(f'{n}: {far:+.3f}' if n else '' for n, far in told)} |"


def write(score: ModuleType, count: int, seed: int) -> None:
    """Write the page."""
    PAGE.write_text("\n".join(page(score, count, seed)) + "\n", encoding="utf-8")


def main() -> int:
    """Write the page; 1 where there is no scorer beside this copy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=6, help="papers of each family")
    parser.add_argument("--seed", type=int, default=0, help="the first seed of the families that rules were written on")
    asked = parser.parse_args()
    score = scorer()
    if score is None:
        print("Left as it is: no marked papers beside this copy, so no scorer.")
        return 1
    write(score, asked.papers, asked.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
