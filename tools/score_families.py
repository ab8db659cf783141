"""Score the reader, family by family, on papers of invented meetings, with plain patterns beside it.

Families that rules may be written on have the seed given; the others a fresh one at each run, and their misses are
never listed.
"""

import argparse
import importlib.util
import secrets
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from minutes_reader import read_text  # noqa: E402
from minutes_reader.confidence import table as confidence_table  # noqa: E402
from tests.invented import baseline, papers  # noqa: E402
from tests.invented.families import NAMES, scored_only  # noqa: E402
from tools.offers import Offers, by_band, by_list, unseen  # noqa: E402

SCORER = ROOT.parent / "shared/reading/score.py"
COLUMNS = ("attendance", "items", "decisions", "complete", "references", "figures", "money")
Read = Callable[[str], dict[str, Any]]


def scorer() -> ModuleType | None:
    """The scorer that stands beside a developer's copy, where it does."""
    if not SCORER.exists():
        return None
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Count:
    """Facts in the gold, facts found, facts that agree."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: int, found: int, right: int) -> None:
        self.gold, self.found, self.right = self.gold + gold, self.found + found, self.right + right

    def __str__(self) -> str:
        """F1, or a dash where there is nothing to find and nothing was."""
        return f"{2 * self.right / (self.gold + self.found):.2f}" if self.gold + self.found else "-"


@dataclass
class Tally:
    """The counts of one family, and how the facts that the reader was sure of turned out."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in COLUMNS})
    offers: Offers = field(default_factory=Offers)

    @property
    def all(self) -> int:
        """Facts read."""
        return self.offers.total().facts

    @property
    def sure(self) -> int:
        """Facts offered to be accepted together."""
        return self.offers.total().offered

    @property
    def sure_right(self) -> int:
        """Of those, how many are right in every field."""
        return self.offers.total().right

    def join(self, other: "Tally") -> None:
        for name, count in other.counts.items():
            self.counts[name].add(count.gold, count.found, count.right)
        self.offers.join(other.offers)


def compare(score: ModuleType, gold: dict[str, Any], read: dict[str, Any]) -> Tally:
    """One paper's gold against a reading of it."""
    tally = Tally()
    facts = [read[name] for name in score.SINGLES if name != "kind" and read.get(name)]
    facts += [fact for name in score.LISTS for fact in read.get(name) or []]
    for fact, (name, there, right) in zip(facts, verdicts(score, gold, read, tally.counts), strict=True):
        tally.offers.count(name, fact.get("confidence") or 0.0, there, right)
    return tally


def verdicts(
    score: ModuleType, gold: dict[str, Any], read: dict[str, Any], counts: dict[str, Count] | None = None
) -> Iterator[tuple[str, bool, bool]]:
    """(list, whether it is there, whether every field is right) of each fact read: single fields, then lists.

    `counts` by column are added to on the way.
    """
    counts = counts if counts is not None else {}
    for name in score.SINGLES:
        if name != "kind" and read.get(name):
            right = score.single(gold, name) == score.single(read, name)
            yield name, right, right
    for name, (agree, fields, _) in score.LISTS.items():
        want, have = gold[name], read.get(name) or []
        pairs = score.match(want, have, agree)
        if name in counts:
            counts[name].add(len(want), len(have), len(pairs))
        if name == "actions" and "complete" in counts:
            counts["complete"].add(len(want), len(have), sum(complete(score, want[i], have[j]) for i, j in pairs))
        partner = {j: want[i] for i, j in pairs}
        for at, fact in enumerate(have):
            yield name, at in partner, at in partner and in_full(score, fields, partner[at], fact)


def complete(score: ModuleType, gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a matched action has all its owners and its due date."""
    same = {score.fold(name) for name in gold["owners"]} == {score.fold(name) for name in found.get("owners") or []}
    return same and score.equal(gold["due"], found.get("due"))


def in_full(score: ModuleType, fields: dict[str, Any], gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether every field of a matched fact agrees."""
    for name, agree in fields.items():
        right, of = score.field_score(name, agree, gold, found)
        if right < of:
            return False
    return True


def reading(text: str) -> dict[str, Any]:
    """What the reader finds in a text."""
    found: dict[str, Any] = read_text(text).to_json()
    return found


def scored(score: ModuleType, name: str, seed: int, count: int, read: Read) -> Tally:
    """One family over as many papers as asked for."""
    total = Tally()
    for at in range(count):
        paper = papers.paper(name, seed + at)
        total.join(compare(score, paper.gold(), read(paper.text)))
    return total


def table(rows: dict[str, tuple[Tally, Tally]]) -> Iterator[str]:
    """A line a family: the reader's F1, and the patterns' behind a stroke."""
    yield f"{'':<30}" + "".join(f"{name:>12}" for name in COLUMNS) + "   sure of"
    for name, (ours, plain) in rows.items():
        pairs = [f"{ours.counts[column]}/{plain.counts[column]}" for column in COLUMNS]
        yield f"{name:<30}" + "".join(f"{pair:>12}" for pair in pairs) + f"   {ours.offers.total()}"


def together(rows: dict[str, tuple[Tally, Tally]]) -> tuple[Tally, Tally]:
    """All families as one."""
    total = (Tally(), Tally())
    for pair in rows.values():
        for sum_, tally in zip(total, pair, strict=True):
            sum_.join(tally)
    return total


def misses(score: ModuleType, name: str, seed: int, count: int) -> Iterator[str]:
    """What the reader missed, made up or got wrong in papers of one family."""
    for at in range(count):
        paper = papers.paper(name, seed + at)
        gold = paper.gold()
        yield f"{name} seed {seed + at}"
        for kind, where, fact, said in score.score_document(gold, reading(paper.text))[2]:
            yield f"  {kind:<5} {where}: {said}" + (f"  {score.words(paper.text, fact)}" if fact else "")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=10, help="papers of each family")
    parser.add_argument(
        "--seed", type=int, default=0, help="the first seed of the families that rules may be written on"
    )
    parser.add_argument("--only", nargs="+", choices=NAMES, help="these families alone")
    parser.add_argument("--written-on", action="store_true", help="leave the scored-only families out")
    parser.add_argument("--misses", metavar="FAMILY", choices=NAMES, help="list what was missed in one family")
    parser.add_argument("--show", metavar="FAMILY", choices=NAMES, help="print a paper of one family")
    return parser.parse_args()


def main() -> int:
    """Print the tables; 1 where what was asked for is not shown."""
    asked = arguments()
    if (looked_into := asked.misses or asked.show) and scored_only(looked_into):
        print(f"{looked_into} is only ever scored: shown its papers or misses, we would come to write rules on it.")
        return 1
    if asked.show:
        print(papers.paper(asked.show, asked.seed).text)
        return 0
    score = scorer()
    if score is None:
        print("Left out: no marked papers beside this copy, so no scorer.")
        return 0
    if asked.misses:
        print(*misses(score, asked.misses, asked.seed, asked.papers), sep="\n")
        return 0
    fresh = secrets.randbelow(2**32)
    names = [name for name in asked.only or NAMES if not (asked.written_on and scored_only(name))]
    for title, hidden, seed in (("written on", False, asked.seed), ("scored only", True, fresh)):
        rows = {name: tuple(scored(score, name, seed, asked.papers, read) for read in (reading, baseline.read))
                for name in names if scored_only(name) is hidden}  # fmt: skip
        if rows:
            print(f"Families {title}, {asked.papers} papers each, seed {seed}; reader/patterns, F1")
            both = together(rows)
            print(*table({**rows, "together": both}), sep="\n")
            print("\nOffered to be accepted together, by list:", *by_list(both[0].offers.lists), sep="\n")
            print("\nHow sure, and how often right:", *by_band(both[0].offers), sep="\n")
            print()
            if not hidden:
                print("Families left out of the table of confidences in turn, by list:")
                print(*by_list(unseen(confidence_table())), "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
