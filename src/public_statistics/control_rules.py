"""Rule sets of control charts: named and versioned, so that a chart can say by which rules a point stands out.

Each rule goes over many series at once: what it takes is (series, points), and points marked true stand out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from public_statistics.arrays import Flags
from public_statistics.errors import UnknownChoice


@dataclass(frozen=True)
class RuleSet:
    """How many points in a row, on one side or in one direction, stand out; `name` says it with its version."""

    name: str
    on_one_side: int
    in_one_direction: int
    two_of_three: bool
    source: str


RULE_SETS = {
    rules.name: rules
    for rules in (
        RuleSet(
            "seven-points/1",
            7,
            7,
            True,
            "NHS England, Making Data Count: Strengthening your decisions (2019): outside, 7 on one side, 7 in one "
            "direction, 2 of 3 beyond two sigma",
        ),
        RuleSet(
            "six-points/1", 6, 6, True, "the same with 6 points in a row, as NHS Improvement's earlier tools had it"
        ),
        RuleSet(
            "eight-points/1",
            8,
            6,
            True,
            "L. Provost and S. Murray, The Health Care Data Guide (2011): 8 on one side, 6 in one direction, 2 of 3 "
            "in the outer third",
        ),
        RuleSet("outside-only/1", 0, 0, False, "W. Shewhart (1931): a point outside the limits, and nothing else"),
    )
}


def rule_set(name: str) -> RuleSet:
    """Give a rule set by its name and version.  Raises UnknownChoice, which lists those that there are."""
    if name not in RULE_SETS:
        raise UnknownChoice("rules", f"there is no rule set {name!r}", f"Choose one of {', '.join(RULE_SETS)}")
    return RULE_SETS[name]


def in_a_row(above: Flags, length: int) -> Flags:
    """Mark every point of each stretch of at least so many true ones.  Nothing is marked for a length of 0."""
    marked = np.zeros_like(above)
    many = above.shape[-1]
    if not 0 < length <= many:
        return marked
    whole = above[..., : many - length + 1].copy()
    for step in range(1, length):
        whole &= above[..., step : many - length + 1 + step]
    for step in range(length):
        marked[..., step : many - length + 1 + step] |= whole
    return marked


def in_one_direction(rising: Flags, length: int) -> Flags:
    """Mark every point of each stretch of so many points that go one way.

    `rising` is (series, points - 1): whether each step goes that way.  A stretch of 7 points has 6 steps.
    """
    marked = np.zeros((*rising.shape[:-1], rising.shape[-1] + 1), dtype=bool)
    if length > 1:
        steps = in_a_row(rising, length - 1)
        marked[..., :-1] |= steps
        marked[..., 1:] |= steps
    return marked


def two_of_three(beyond: Flags) -> Flags:
    """Mark points beyond two sigma, on one side, of which two are among three in a row."""
    marked = np.zeros_like(beyond)
    marked[..., 1:] |= beyond[..., 1:] & beyond[..., :-1]
    marked[..., :-1] |= beyond[..., 1:] & beyond[..., :-1]
    marked[..., 2:] |= beyond[..., 2:] & beyond[..., :-2]
    marked[..., :-2] |= beyond[..., 2:] & beyond[..., :-2]
    return marked
