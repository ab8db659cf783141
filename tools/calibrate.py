"""Estimate how sure the reader may be of its facts, and write `src/minutes_reader/data/confidence.json`.

Run it after any change of rules or of grounds for doubt.  Facts come from papers of the invented families that rules
may be written on, never from those that are only scored.  What a ground weighs is fitted on all of them; the
confidence that a weight stands for is taken from each family under weights fitted without it, less one standard error
between families: a confidence has to hold for forms of minutes that nobody has seen yet.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import score_families  # noqa: E402

from minutes_reader.confidence import SURE  # noqa: E402
from minutes_reader.read import found_in  # noqa: E402
from minutes_reader.reading import Source  # noqa: E402
from minutes_reader.signals import SAYS, signals_of  # noqa: E402
from tests.invented import papers  # noqa: E402
from tests.invented.families import NAMES, scored_only  # noqa: E402

TABLE = ROOT / "src/minutes_reader/data/confidence.json"
PAPERS = 40
FIRST_SEED = 70_000  # apart from the seeds that rules are written and scored with
SPREAD = 2.0  # how far weights are expected to lie from 0, in log-odds
CLUSTER = 8.0  # facts of one family are alike: so many count as one
SMALLEST = 150  # facts that a confidence is told from at least
HIGHEST = 0.999

Signals = tuple[str, ...]


class Case(NamedTuple):
    """Facts of one family with the same grounds against them: how many, and how many were right in every field."""

    signals: Signals
    count: int
    right: int


Cases = dict[str, list[Case]]  # by family


class Fit(NamedTuple):
    """Log-odds of a fact with no ground against it, and what each ground takes away."""

    base: float
    weights: dict[str, float]


def cases(names: Iterable[str], first: int, count: int) -> dict[str, Cases]:
    """{list: {family: its cases}} of papers of the families named, from seed `first` on."""
    score = score_families.scorer()
    if score is None:
        raise SystemExit("Nothing is estimated: no scorer beside this copy.")
    counted: defaultdict[tuple[str, str, Signals], list[int]] = defaultdict(lambda: [0, 0])
    for name in names:
        for seed in range(first, first + count):
            written = papers.paper(name, seed)
            paper, reading = found_in(written.text, Source(name=name, sha256="", characters=0), [])
            told = [(kind, tuple(sorted(signals))) for kind, _, signals in signals_of(paper, reading)]
            verdicts = score_families.verdicts(score, written.gold(), reading.to_json())
            for (kind, signals), (listed, _, right) in zip(told, verdicts, strict=True):
                assert kind == listed
                pair = counted[kind, name, signals]
                pair[0] += 1
                pair[1] += right
    found: dict[str, Cases] = {kind: defaultdict(list) for kind in SAYS}
    for (kind, family, signals), (many, right) in counted.items():
        if kind in found:
            found[kind][family].append(Case(signals, many, right))
    return found


def fitted(known: Iterable[Case], names: Iterable[str], start: Fit | None = None, rounds: int = 60) -> Fit:
    """Logistic weights, none above 0, drawn towards 0: coordinate by coordinate, until they rest."""
    pooled: Counter[Signals] = Counter()
    right: Counter[Signals] = Counter()
    for case in known:
        pooled[case.signals] += case.count
        right[case.signals] += case.right
    rows = [(signals, pooled[signals] / CLUSTER, right[signals] / CLUSTER) for signals in pooled]
    held: dict[str, list[int]] = {name: [] for name in names}
    for at, (signals, _, _) in enumerate(rows):
        for signal in signals:
            held[signal].append(at)
    base, weights = start or Fit(3.0, dict.fromkeys(held, 0.0))
    weights = dict(weights)
    totals = [base + sum(weights[signal] for signal in signals) for signals, _, _ in rows]
    every = list(range(len(rows)))
    for _ in range(rounds):
        moved = 0.0
        for name, where in (("", every), *held.items()):
            now = weights[name] if name else base
            slope, bend = (-now / SPREAD**2, 1 / SPREAD**2) if name else (0.0, 0.01)
            for at in where:
                chance = 1 / (1 + math.exp(-totals[at]))
                slope += rows[at][2] - rows[at][1] * chance
                bend += rows[at][1] * chance * (1 - chance)
            step = max(-1.5, min(1.5, slope / bend))
            new = min(0.0, now + step) if name else min(8.0, now + step)
            for at in where:
                totals[at] += new - now
            moved = max(moved, abs(new - now))
            if name:
                weights[name] = new
            else:
                base = new
        if moved < 1e-3:
            break
    return Fit(base, {name: round(weight, 2) + 0.0 for name, weight in weights.items()})


def total(weights: Mapping[str, float], signals: Signals) -> float:
    """What the grounds against a fact weigh together."""
    return round(sum(weights[signal] for signal in signals), 2)


class Seen(NamedTuple):
    """Facts of a family that weighed the same under weights fitted without it."""

    total: float
    family: str
    count: int
    right: int


def held_out(of_list: Cases, names: Iterable[str], whole: Fit) -> list[Seen]:
    """Every case, weighed by what all other families say."""
    names = list(names)
    seen = []
    for family in sorted(of_list):
        others = (case for other in of_list if other != family for case in of_list[other])
        weights = fitted(others, names, whole, rounds=12).weights
        seen += [Seen(total(weights, case.signals), family, case.count, case.right) for case in of_list[family]]
    return sorted(seen)


def levels(seen: Sequence[Seen]) -> list[dict[str, Any]]:
    """Confidences that rise with the total, each from facts enough, less one standard error between families."""
    blocks = _pooled(_in_stretches(seen))
    made = [(min(one.total for one in block), _careful(block), block) for block in blocks]
    found: list[dict[str, Any]] = []
    most = HIGHEST
    for start, chance, block in reversed(made):
        most = min(most, chance)
        count, right = sum(one.count for one in block), sum(one.right for one in block)
        found.append({"from": start, "confidence": round(most, 3), "facts": count, "right": round(right / count, 3)})
    return found[::-1]


def _in_stretches(seen: Sequence[Seen]) -> list[list[Seen]]:
    """Facts of the same total together, and neighbours until they are enough, from the highest total down."""
    stretches: list[list[Seen]] = []
    for one in reversed(seen):
        last = stretches[-1] if stretches else None
        if last and (last[-1].total == one.total or sum(other.count for other in last) < SMALLEST):
            last.append(one)
        else:
            stretches.append([one])
    if len(stretches) > 1 and sum(one.count for one in stretches[-1]) < SMALLEST // 3:
        few = stretches.pop()
        stretches[-1] += few
    return stretches[::-1]


def _pooled(stretches: list[list[Seen]]) -> list[list[Seen]]:
    """Neighbours put together until each stretch is right more often than the one below it."""
    blocks: list[list[Seen]] = []
    for stretch in stretches:
        blocks.append(stretch)
        while len(blocks) > 1 and _rate(blocks[-1]) <= _rate(blocks[-2]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    return blocks


def _rate(block: Sequence[Seen]) -> float:
    return sum(one.right for one in block) / sum(one.count for one in block)


def _careful(block: Sequence[Seen]) -> float:
    """The rate of a block less one standard error between families."""
    count, right = sum(one.count for one in block), sum(one.right for one in block)
    rate = (right + 0.5) / (count + 1)
    off: defaultdict[str, float] = defaultdict(float)
    for one in block:
        off[one.family] += one.right - rate * one.count
    many = max(2, len(off))
    error = math.sqrt(sum(value * value for value in off.values()) * many / (many - 1)) / count
    return max(0.01, rate - error)


def table(found: Mapping[str, Cases], count: int) -> dict[str, Any]:
    """All that the reader needs, with what it was estimated on."""
    lists: dict[str, Any] = {}
    for kind, of_list in found.items():
        names = SAYS[kind]
        everything = [case for rows in of_list.values() for case in rows]
        fit = fitted(everything, names)
        seen = held_out(of_list, names, fit)
        lists[kind] = {
            "facts": sum(case.count for case in everything),
            "right": sum(case.right for case in everything),
            "signals": {name: _signal(name, fit.weights[name], everything) for name in names},
            "levels": levels(seen),
        }
    return {
        "estimated_on": {"families": len({family for rows in found.values() for family in rows}), "papers": count},
        "lists": lists,
    }


def _signal(name: str, weight: float, everything: Sequence[Case]) -> dict[str, Any]:
    with_it = [case for case in everything if name in case.signals]
    return {
        "weight": weight,
        "facts": sum(case.count for case in with_it),
        "right": sum(case.right for case in with_it),
    }


def written(made: Mapping[str, Any]) -> str:
    """The table as it is kept: a line for each ground and each level."""
    text = json.dumps(made, indent=1)
    for opening in ('"weight"', '"from"'):
        lines, out, joining = text.split("\n"), [], False
        for line in lines:
            if joining:
                out[-1] += (" " if not line.strip().startswith("}") else "") + line.strip()
                joining = not line.strip().startswith("}")
            elif line.strip().startswith(opening):
                out[-1] += line.strip()
                joining = True
            else:
                out.append(line)
        text = "\n".join(out)
    return text + "\n"


def main() -> int:
    """Write the table, and say what share of the facts would be offered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=PAPERS, help="papers of each family")
    asked = parser.parse_args()
    names = [name for name in NAMES if not scored_only(name)]
    found = cases(names, FIRST_SEED, asked.papers)
    made = table(found, asked.papers * len(names))
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(written(made), "utf-8")
    for kind, rows in made["lists"].items():
        offered = sum(level["facts"] for level in rows["levels"] if level["confidence"] >= SURE)
        share = offered / rows["facts"] if rows["facts"] else 0
        right = rows["right"] / rows["facts"] if rows["facts"] else 0
        print(f"{kind:<14}{rows['facts']:>7} facts {right:>7.1%} right {share:>6.0%} offered")
    return 0


if __name__ == "__main__":
    sys.exit(main())
