"""Write `docs/generated/reading.md`, how well the reader does family by family beside plain patterns, and `formats.md`.

Scored-only families have a fresh seed at each run, so that the page's figures move a little whenever it is written; a
test holds its form and the floors, not the figures.
"""

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from minutes_reader import read_file  # noqa: E402
from minutes_reader.version import VERSION  # noqa: E402
from tests.invented import baseline  # noqa: E402
from tests.invented.families import NAMES, scored_only  # noqa: E402
from tools import publish_formats  # noqa: E402
from tools.score_families import COLUMNS, Tally, reading, scored, scorer, together  # noqa: E402

PAGE = ROOT / "docs/generated/reading.md"
MARKED = ROOT.parent / "shared/reading"
HEADINGS = {"complete": "complete actions"}
WORST = 6
HEAD = """# How well papers are read

Written by `python tools/publish_scores.py` on {day} with reader {version}. [How this is measured, and what cannot be
read yet](../reader.md).

Each cell holds two F1 scores: the reader's, and behind the stroke that of
[plain patterns](../../tests/invented/baseline.py), a handful of regular expressions with no idea of what a meeting is.
An action is complete when its words, all of its owners and its date are right. *Offered* is the share of facts that the
reader calls sure, *right* how many of those are right in every field.
"""


def table(rows: dict[str, tuple[Tally, Tally]]) -> Iterator[str]:
    """A line a family."""
    yield "| family | " + " | ".join(HEADINGS.get(name, name) for name in COLUMNS) + " | offered | right |"
    yield "|---|" + "---:|" * (len(COLUMNS) + 2)
    for name, (ours, plain) in rows.items():
        cells = [f"{ours.counts[column]} / {plain.counts[column]}" for column in COLUMNS]
        cells += [f"{ours.sure / ours.all:.0%}", f"{ours.sure_right / ours.sure:.1%}"] if ours.sure else ["-", "-"]
        yield f"| {name} | " + " | ".join(cells) + " |"


def worst(rows: dict[str, tuple[Tally, Tally]]) -> Iterator[str]:
    """The lowest scores of all, a family and a list each."""
    cells = [
        (2 * count.right / (count.gold + count.found), name, column)
        for name, (ours, _) in rows.items()
        for column, count in ours.counts.items()
        if count.gold + count.found
    ]
    for f1, name, column in sorted(cells)[:WORST]:
        yield f"- {name}, {HEADINGS.get(column, column)}: {f1:.2f}"


def marked(score: ModuleType) -> Iterator[str]:
    """The five marked papers: a line a list."""
    gold = score.load_gold(MARKED / "gold")
    read: dict[str, Any] = {
        stem: json.loads(json.dumps(read_file(MARKED / "documents" / one["source"]["name"]).to_json()))
        for stem, one in gold.items()
    }
    result = score.score(gold, read)
    yield "| list | facts | precision | recall | F1 | fields |"
    yield "|---|---:|---:|---:|---:|---|"
    for name, tally in result["all"].items():
        fields = ", ".join(f"{field} {score.show(tally.accuracy(field)).strip()}" for field in tally.fields)
        figures = " | ".join(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1))
        yield f"| {name} | {tally.gold} | {figures} | {fields} |"
    yield ""
    yield f"Macro-F1 {result['macro_f1']:.4f}."


def page(score: ModuleType, count: int, seed: int) -> Iterator[str]:
    """The whole page, line by line."""
    fresh = secrets.randbelow(2**32)
    yield HEAD.format(day=datetime.now(UTC).date().isoformat(), version=VERSION)
    every: dict[str, tuple[Tally, Tally]] = {}
    for title, hidden, first in (("only scored", True, fresh), ("that rules were written on", False, seed)):
        rows = {
            name: (scored(score, name, first, count, reading), scored(score, name, first, count, baseline.read))
            for name in NAMES
            if scored_only(name) is hidden
        }
        every |= rows
        yield f"## Families {title}\n\n{count} invented papers each, seed {first}.\n"
        yield from table({**rows, "**together**": together(rows)})
        yield ""
        if hidden:
            yield "The lowest:\n"
            yield from worst(rows)
            yield ""
    yield "## Five published papers, marked by hand\n\nThe rules were written with these in view.\n"
    yield from marked(score)


def main() -> int:
    """Write the page; 1 where there is no scorer beside this copy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=25, help="papers of each family")
    parser.add_argument("--files", type=int, default=6, help="papers of each family that are rendered as files")
    parser.add_argument("--seed", type=int, default=0, help="the first seed of the families that rules were written on")
    asked = parser.parse_args()
    score = scorer()
    if score is None:
        print("Left as it is: no marked papers beside this copy, so no scorer.")
        return 1
    PAGE.write_text("\n".join(page(score, asked.papers, asked.seed)) + "\n", encoding="utf-8")
    publish_formats.write(score, asked.files, asked.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
