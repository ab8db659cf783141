"""Weights: how many people each respondent stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Numbers, Whole
from public_statistics.errors import BadShape, BadWeights, NoAnswer, TooFew, UnknownChoice

ROUNDS, CLOSE = 200, 1e-9
TOTALS_AGREE = 1e-4  # populations of one place by age and by ward differ by rounding alone


def kish_design_effect(weights: Numbers) -> float:
    """Say how many times unequal weights widen the variance of a proportion.

    Formula: n·Σw² ÷ (Σw)².  Source: L. Kish, Survey Sampling (1965), section 11.7.
    Shapes: `weights` is (respondents,).  1 means equal weights.  Raises BadWeights, BadValue, BadShape.
    """
    w = arrays.weights("weights", weights)
    arrays.dimensions("weights", w, 1)
    return float(w.size * (w @ w) / w.sum() ** 2)


def rake(
    answers: Mapping[str, Numbers],
    targets: Mapping[str, Mapping[object, float]],
    *,
    start: Numbers | None = None,
    most: float | None = None,
) -> Array:
    """Make weights by which a sample has the make-up of its population, by each of several things.

    Formula: iterative proportional fitting: for each thing in turn, weights are multiplied so that its groups have
    their targets, until none changes; where `most` is given, weights above so many times the mean are cut down to that,
    and all is fitted again.
    Source: W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11 (1940), 427-444.
    Shapes: `answers` gives (respondents,) of each thing (ward, age group, sex, …), as words or codes; `targets` the
    people of each group.  The result is (respondents,), and sums to the population.
    Raises UnknownChoice for a group without a target, or a thing without answers; TooFew for a target that no
    respondent belongs to: merge it with another; BadWeights for targets below 0, or whose totals differ; NoAnswer where
    weights do not settle; BadShape.
    """
    if not targets or set(targets) - set(answers):
        missing = sorted(set(targets) - set(answers)) or ["anything"]
        raise UnknownChoice("answers", f"there are none for {missing[0]}", "Give the answers that go with the targets")
    groups = {name: _groups(name, answers[name], targets[name]) for name in targets}
    many = {len(places) for places, _ in groups.values()}
    if len(many) > 1:
        raise BadShape(
            "answers", f"there are {sorted(many)} respondents", "Give one answer of each kind to a respondent"
        )
    totals = [goals.sum() for _, goals in groups.values()]
    if max(totals) - min(totals) > TOTALS_AGREE * max(totals):
        said = ", ".join(f"{name} {total:g}" for name, total in zip(targets, totals, strict=True))
        raise BadWeights("targets", f"their totals differ: {said}", "Give targets of one population")
    n = many.pop()
    w = np.ones(n) if start is None else arrays.weights("start", start)
    if w.shape != (n,):
        raise BadShape("start", f"its shape is {w.shape} for {n} respondents", "Give one weight to a respondent")
    ceiling = np.inf if most is None else arrays.above_nought("most", most) * totals[0] / n
    for _ in range(ROUNDS):
        before = w
        for places, goals in groups.values():
            there = np.bincount(places, weights=w, minlength=goals.size)
            w = w * (goals / np.where(there > 0, there, 1))[places]
        w = np.minimum(w, ceiling)
        if np.abs(w - before).max() <= CLOSE * w.max() and _reached(w, groups.values()):
            return w
    raise NoAnswer("targets", "weights do not settle", "Merge small groups, or allow larger weights")


def _reached(w: Array, groups: Iterable[tuple[Whole, Array]]) -> bool:
    """Whether every group has its target, which weights that were cut down may not reach."""
    return all(
        np.allclose(np.bincount(places, weights=w, minlength=goals.size), goals, rtol=1e-6) for places, goals in groups
    )


def _groups(name: str, given: Numbers, targets: Mapping[object, float]) -> tuple[Whole, Array]:
    """The place of each respondent's group among the targets, and the targets."""
    goals = arrays.weights(f"targets of {name}", list(targets.values()))
    places = {str(group): at for at, group in enumerate(targets)}
    of_each = np.atleast_1d(np.asarray(given)).tolist()
    found = np.empty(len(of_each), dtype=np.int64)
    for at, group in enumerate(of_each):
        if str(group) not in places:
            raise UnknownChoice(name, f"answer {at} is {group!r}", f"There are targets for {', '.join(places)}")
        found[at] = places[str(group)]
    there = np.bincount(found, minlength=goals.size)
    if (bare := np.flatnonzero((there == 0) & (goals > 0))).size:
        group = list(places)[int(bare[0])]
        raise TooFew(name, f"nobody who answered is {group!r}", "Merge the group with another")
    return found, goals
