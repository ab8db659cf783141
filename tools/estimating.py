"""How weights and confidences are estimated from facts that were right or not.  Pure: counts in, numbers out."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

SPREAD = 2.0  # how far weights are expected to lie from 0, in log-odds
CLUSTER = 8.0  # facts of one family are alike: so many count as one
SMALLEST = 150  # facts that a confidence is told from at least
HIGHEST, LOWEST = 0.999, 0.01
_STEADY = 1e-3  # weights that move no further than this have settled
_FARTHEST = 1.5  # a step of one weight is no longer
_MOST = 8.0  # log-odds that nothing goes above

Signals = tuple[str, ...]


class Case(NamedTuple):
    """Facts of one family with the same grounds against them: how many, how many right in every field, or there.

    `strange` are those of papers that were made strange.
    """

    signals: Signals
    count: int
    right: int
    there: int = 0
    strange: bool = False


Cases = Mapping[str, Sequence[Case]]  # by family


class Fit(NamedTuple):
    """Log-odds of a fact with no ground against it, and what each ground takes away."""

    base: float
    weights: dict[str, float]


class Seen(NamedTuple):
    """Facts of a family that weighed the same under weights fitted without it."""

    total: float
    family: str
    count: int
    right: int


def fitted(known: Iterable[Case], names: Iterable[str], start: Fit | None = None, rounds: int = 60) -> Fit:
    """Logistic weights, none above 0, drawn towards 0: coordinate by coordinate, until they have settled."""
    counts: Counter[Signals] = Counter()
    rights: Counter[Signals] = Counter()
    for case in known:
        counts[case.signals] += case.count
        rights[case.signals] += case.right
    rows = [(counts[signals] / CLUSTER, rights[signals] / CLUSTER) for signals in counts]
    held: dict[str, list[int]] = {name: [] for name in names}
    for at, signals in enumerate(counts):
        for signal in signals:
            held[signal].append(at)
    base, weights = start.base if start else 3.0, dict(start.weights) if start else dict.fromkeys(held, 0.0)
    totals = [base + sum(weights[signal] for signal in signals) for signals in counts]
    for _ in range(rounds):
        step = _step(rows, totals, range(len(rows)), base, 10 * SPREAD, _MOST)
        base, moved = base + step, abs(step)
        for name, where in held.items():
            step = _step(rows, totals, where, weights[name], SPREAD, 0.0)
            weights[name] += step
            moved = max(moved, abs(step))
        if moved < _STEADY:
            break
    return Fit(base, {name: round(weight, 2) + 0.0 for name, weight in weights.items()})


def _step(
    rows: Sequence[tuple[float, float]],
    totals: list[float],
    where: Sequence[int],
    now: float,
    spread: float,
    most: float,
) -> float:
    """How far one weight moves, by Newton's rule; `totals` of the rows `where` it counts move with it."""
    slope, bend = -now / spread**2, 1 / spread**2
    for at in where:
        count, right = rows[at]
        chance = 1 / (1 + math.exp(-totals[at]))
        slope += right - count * chance
        bend += count * chance * (1 - chance)
    step = min(most, now + max(-_FARTHEST, min(_FARTHEST, slope / bend))) - now
    for at in where:
        totals[at] += step
    return step


def total(weights: Mapping[str, float], signals: Signals) -> float:
    """What the grounds against a fact weigh together."""
    return round(sum(weights[signal] for signal in signals), 2)


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
    found: list[dict[str, Any]] = []
    most = HIGHEST
    for block in reversed(_pooled(_in_stretches(seen))):
        most = min(most, _careful(block))
        count = sum(one.count for one in block)
        start = min(one.total for one in block)
        found.append({"from": start, "confidence": round(most, 3), "facts": count, "right": round(_rate(block), 3)})
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
    return max(LOWEST, rate - error)
