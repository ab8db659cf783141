"""Estimate how sure the reader may be of its facts, and write `src/minutes_reader/data/confidence.json`.

Run it after any change of rules or of grounds for doubt.  Facts come from papers of the invented families that rules
may be written on, never from those that are only scored, and one paper in eight is made strange: rules fit the families
that they were written on, and a confidence has to hold for forms that nobody has seen yet.  So what a confidence
stands for is taken from each family under weights fitted without it, less one standard error between families.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from minutes_reader.confidence import SURE, Scale  # noqa: E402
from minutes_reader.read import found_in  # noqa: E402
from minutes_reader.reading import Source  # noqa: E402
from minutes_reader.signals import SAYS, signals_of  # noqa: E402
from tests.invented import papers  # noqa: E402
from tests.invented.families import NAMES, scored_only  # noqa: E402
from tests.invented.sheet import Paper  # noqa: E402
from tests.invented.strange import strange  # noqa: E402
from tools import offers, score_families  # noqa: E402
from tools.estimating import Case, Cases, Signals, fitted, held_out, levels  # noqa: E402

TABLE = ROOT / "src/minutes_reader/data/confidence.json"
PAPERS = 40
FIRST_SEED = 70_000  # apart from the seeds that rules are written and scored with
STRANGE = 8  # one paper in so many is made strange
FOLDS = 4  # parts of the families, each held against what the others say


def cases(names: Iterable[str], first: int, count: int) -> dict[str, Cases]:
    """{list: {family: its cases}} of papers of the families named, from seed `first` on."""
    score = score_families.scorer()
    if score is None:
        raise SystemExit("Nothing is estimated: no scorer beside this copy.")
    counted: defaultdict[tuple[str, str, Signals, bool], list[int]] = defaultdict(lambda: [0, 0, 0])
    for name in names:
        for seed in range(first, first + count):
            odd = seed % STRANGE == 0
            paper = papers.paper(name, seed)
            if odd:
                # The same papers at every run: nothing here is kept secret by chance.
                paper = strange(paper, random.Random(f"{name} {seed}"))  # nosec B311
            for kind, signals, there, right in judged(score, paper):
                numbers = counted[kind, name, signals, odd]
                numbers[:] = numbers[0] + 1, numbers[1] + right, numbers[2] + there
    found: dict[str, dict[str, list[Case]]] = {kind: defaultdict(list) for kind in SAYS}
    for (kind, family, signals, odd), (many, right, there) in counted.items():
        if kind in found:
            found[kind][family].append(Case(signals, many, right, there, odd))
    return dict(found)


def judged(score: ModuleType, paper: Paper) -> list[tuple[str, Signals, bool, bool]]:
    """(list, grounds for doubt, whether it is there, whether every field is right) of each fact read in a paper."""
    seen, reading = found_in(paper.text, Source(name="paper.txt", sha256="", characters=0), [])
    told = signals_of(seen, reading)
    verdicts = score_families.verdicts(score, paper.gold(), reading.to_json())
    return [
        (kind, tuple(sorted(signals)), there, right)
        for (kind, _, signals), (_, there, right) in zip(told, verdicts, strict=True)
    ]


def rows(kind: str, of_list: Cases) -> dict[str, Any]:
    """What the table says of one list: its grounds and its levels."""
    everything = [case for found in of_list.values() for case in found]
    fit = fitted(everything, SAYS[kind])
    return {
        "facts": sum(case.count for case in everything),
        "right": sum(case.right for case in everything),
        "signals": {name: _ground(name, fit.weights[name], everything) for name in SAYS[kind]},
        "levels": levels(held_out(of_list, SAYS[kind], fit)),
    }


def _ground(name: str, weight: float, everything: Sequence[Case]) -> dict[str, Any]:
    having = [case for case in everything if name in case.signals]
    return {
        "weight": weight,
        "facts": sum(case.count for case in having),
        "right": sum(case.right for case in having),
    }


def offered_unseen(kind: str, of_list: Cases) -> dict[str, int]:
    """How facts of families fare that had no say in the table: how many, how many offered, and those there and right.

    Strange papers teach the table, and are left out here.
    """
    families = sorted(of_list)
    found = dict.fromkeys(("facts", "offered", "there", "right"), 0)
    for fold in range(FOLDS):
        unseen = families[fold::FOLDS]
        seen = {family: of_list[family] for family in families if family not in unseen}
        scale = Scale.of(rows(kind, seen)) if seen else None
        for case in (case for family in unseen for case in of_list[family] if not case.strange):
            found["facts"] += case.count
            if scale and scale.confidence(list(case.signals)) >= SURE:
                found["offered"] += case.count
                found["there"] += case.there
                found["right"] += case.right
    return found


def table(found: Mapping[str, Cases], count: int) -> dict[str, Any]:
    """All that the reader needs, with what it was estimated on."""
    families = {family for of_list in found.values() for family in of_list}
    lists = {kind: {**rows(kind, of_list), "unseen": offered_unseen(kind, of_list)} for kind, of_list in found.items()}
    return {"estimated_on": {"families": len(families), "papers": count * len(families)}, "lists": lists}


def written(made: Mapping[str, Any]) -> str:
    """The table as it is kept: a line for each ground and each level."""
    lines: list[str] = []
    for line in json.dumps(made, indent=1).split("\n"):
        if lines and line.startswith("     "):
            lines[-1] += ("" if lines[-1].endswith("{") else " ") + line.strip()
        elif lines and lines[-1].startswith("    ") and line.startswith("    }"):
            lines[-1] += line.strip()
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table, and say how facts fare in families that had no say in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=PAPERS, help="papers of each family")
    asked = parser.parse_args()
    names = [name for name in NAMES if not scored_only(name)]
    made = table(cases(names, FIRST_SEED, asked.papers), asked.papers)
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(written(made), "utf-8")
    print(*offers.by_list(offers.unseen(made)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
