"""Score the reader on papers rendered as Word, OpenDocument, web page and PDF, beside the same papers as plain text.

The gold of a render is that of its text, and what is read in it is carried back to the text by aligning words.
Families that rules may be written on have the seed given; the others a fresh one at each run, and only their totals are
shown.
"""

import argparse
import secrets
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from minutes_reader import read_text  # noqa: E402
from minutes_reader.formats.kinds import canonical_of  # noqa: E402
from tests.invented import papers  # noqa: E402
from tests.invented.families import NAMES, scored_only  # noqa: E402
from tests.invented.renders.blocks import Given  # noqa: E402
from tests.invented.renders.noises import FORMATS, NOISES  # noqa: E402
from tests.invented.renders.rendering import noises_for, rendered  # noqa: E402
from tools.score_families import scorer  # noqa: E402

MARKED = ROOT.parent / "shared/reading"
MANNERS = 4  # renders of each marked paper: one without noise, and others with what falls on them
TEXT = "text"


@dataclass
class Scored:
    """Gold and readings of papers, each by a name of its own, as text and in each format; the noises of each render."""

    gold: dict[str, Any] = field(default_factory=dict)
    read: dict[str, dict[str, Any]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    noises: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def take(self, other: "Scored") -> None:
        """Add the papers of another."""
        self.gold |= other.gold
        self.texts |= other.texts
        for mine, theirs in ((self.read, other.read), (self.noises, other.noises)):
            for kind, found in theirs.items():
                mine.setdefault(kind, {}).update(found)  # type: ignore[attr-defined]

    def macro(self, score: ModuleType, kind: str, keys: Iterable[str] | None = None) -> float:
        """The macro-F1 of these papers in a format, or of all."""
        gold = {key: self.gold[key] for key in (self.gold if keys is None else keys)}
        found: float = score.score(gold, self.read[kind])["macro_f1"]
        return found


def reading(score: ModuleType, kind: str, given: Given, noises: frozenset[str], seed: int) -> dict[str, Any]:
    """What is read in a text rendered as a file, its spans carried to the text."""
    name = f"paper.{kind}"
    text = canonical_of(rendered(kind, given, noises, seed), name).text
    found: dict[str, Any] = score.carry(read_text(text, name).to_json(), given.text)
    return found


def family(score: ModuleType, name: str, seed: int, count: int, formats: Iterable[str]) -> Scored:
    """Papers of one family, as text and in each format with the noises that fall on them."""
    found = Scored()
    for at in range(seed, seed + count):
        paper, key = papers.paper(name, at), f"{name} {at}"
        gold = paper.gold()
        given = Given.marked(paper.text, gold)
        found.gold[key], found.texts[key] = gold, paper.text
        found.read.setdefault(TEXT, {})[key] = read_text(paper.text).to_json()
        for kind in formats:
            noises = noises_for(kind, given, at)
            found.noises.setdefault(kind, {})[key] = noises
            found.read.setdefault(kind, {})[key] = reading(score, kind, given, noises, at)
    return found


def marked(score: ModuleType, formats: Iterable[str], manner: int) -> Scored:
    """The marked papers, as text and in each format; without noise in manner 0."""
    found = Scored()
    for stem, gold in score.load_gold(MARKED / "gold").items():
        text = (MARKED / "documents" / gold["source"]["name"]).read_bytes().decode()
        given = Given.marked(text, gold)
        found.gold[stem], found.texts[stem] = gold, text
        found.read.setdefault(TEXT, {})[stem] = read_text(text).to_json()
        for kind in formats:
            noises = noises_for(kind, given, manner) if manner else frozenset()
            found.noises.setdefault(kind, {})[stem] = noises
            found.read.setdefault(kind, {})[stem] = reading(score, kind, given, noises, manner)
    return found


def row(score: ModuleType, name: str, scored: Scored, formats: Iterable[str]) -> str:
    """A line of the table: the text's macro-F1, and each format's with how far it lies from it."""
    text = scored.macro(score, TEXT)
    cells = [f"{(got := scored.macro(score, kind)):.3f} {got - text:+.3f}" for kind in formats]
    return f"{name:<30}{text:8.3f}" + "".join(f"{cell:>16}" for cell in cells)


def apart(score: ModuleType, scored: Scored, kind: str, noise: str) -> tuple[int, float]:
    """On how many papers a noise fell in a format, and how far those lie from their text."""
    keys = [key for key, fell in scored.noises[kind].items() if noise in fell]
    return len(keys), scored.macro(score, kind, keys) - scored.macro(score, TEXT, keys) if keys else 0.0


def by_noise(score: ModuleType, scored: Scored, formats: Iterable[str]) -> Iterator[str]:
    """For each noise and format: on how many papers it fell, and how far those lie from their text."""
    yield f"{'':<16}" + "".join(f"{kind:>16}" for kind in formats)
    for noise in NOISES:
        told = (apart(score, scored, kind, noise) for kind in formats)
        cells = [f"{count} {far:+.3f}" if count else "-" for count, far in told]
        yield f"{noise:<16}" + "".join(f"{cell:>16}" for cell in cells)


def misses(score: ModuleType, scored: Scored, kind: str) -> Iterator[str]:
    """What went wrong in a format and not in the text."""
    for key, gold in scored.gold.items():
        as_text = {_said(note) for note in score.score_document(gold, scored.read[TEXT][key])[2]}
        yield f"{key}: {', '.join(sorted(scored.noises[kind][key])) or 'no noise'}"
        for note in score.score_document(gold, scored.read[kind][key])[2]:
            if _said(note) not in as_text:
                what, where, fact, said = note
                words = score.words(scored.texts[key], fact) if fact else ""
                yield f"  {what:<5} {where}: {said}  {words}"


def _said(note: tuple[str, str, Any, str]) -> tuple[str, str, str]:
    return note[0], note[1], note[3]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=3, help="papers of each family")
    parser.add_argument(
        "--seed", type=int, default=0, help="the first seed of the families that rules may be written on"
    )
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=list(FORMATS), help="these formats alone")
    parser.add_argument("--only", nargs="+", choices=NAMES, help="these families alone")
    parser.add_argument("--written-on", action="store_true", help="leave the scored-only families out")
    parser.add_argument("--marked", action="store_true", help="the marked papers alone")
    parser.add_argument("--misses", metavar="FAMILY", help="list what a format loses in one family, or `marked`")
    parser.add_argument("--manner", type=int, default=0, help="with --misses marked: which of its manners")
    return parser.parse_args()


def main() -> int:
    """Print the tables; 1 where what was asked for is not shown."""
    asked = arguments()
    if asked.misses and asked.misses != "marked" and (asked.misses not in NAMES or scored_only(asked.misses)):
        print(f"{asked.misses} is no family, or only ever scored: its misses are not shown.")
        return 1
    score = scorer()
    if score is None:
        print("Left out: no marked papers beside this copy, so no scorer.")
        return 0
    if asked.misses:
        if asked.misses == "marked":
            scored = marked(score, asked.format, asked.manner)
        else:
            scored = family(score, asked.misses, asked.seed, asked.papers, asked.format)
        for kind in asked.format:
            print(kind, *misses(score, scored, kind), sep="\n")
        return 0
    print(*tables(score, asked), sep="\n")
    return 0


def tables(score: ModuleType, asked: argparse.Namespace) -> Iterator[str]:
    """What is asked for, line by line: the marked papers, then the families."""
    formats = asked.format
    head = f"{'macro-F1':<30}{TEXT:>8}" + "".join(f"{kind:>16}" for kind in formats)
    yield head
    for manner in range(MANNERS):
        yield row(score, f"marked, manner {manner}", marked(score, formats, manner), formats)
    if asked.marked:
        return
    names = [name for name in asked.only or NAMES if not (asked.written_on and scored_only(name))]
    written, hidden = Scored(), Scored()
    for name in (name for name in names if not scored_only(name)):
        found = family(score, name, asked.seed, asked.papers, formats)
        yield row(score, name, found, formats)
        written.take(found)
    seed = secrets.randbelow(2**32)
    for name in filter(scored_only, names):
        hidden.take(family(score, name, seed, asked.papers, formats))
    for title, found in (("written on, together", written), ("scored only, together", hidden)):
        if found.gold:
            yield row(score, title, found, formats)
    if written.gold:
        yield ""
        yield "How far from their text, by noise, on families written on:"
        yield from by_noise(score, written, formats)


if __name__ == "__main__":
    sys.exit(main())
