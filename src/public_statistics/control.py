"""Control charts (XmR): what a series does of itself, and which points tell of something else.

Two points make no trend.  A chart draws the mean and the limits within which a process that nobody touched would stay,
and marks by named rules what stands out.  The baseline is fixed where somebody says so, and moved only by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from public_statistics import arrays, control_rules
from public_statistics.arrays import Array, Codes, Flags, Numbers
from public_statistics.control_rules import RuleSet
from public_statistics.errors import BadShape, BadValue, TooFew

REACH = 2.66  # three sigma in moving ranges: 3 ÷ 1.128
SCREEN = 3.267  # a moving range this many times their mean tells of something else, and not of the process
FEWEST = 3  # points from which limits can be drawn at all
FIRM = 12  # points from which limits are firm
AT_ONCE = 1 << 19  # numbers gone over together, so that memory stays flat


@dataclass(frozen=True)
class Signals:
    """Points that stand out, by each rule and side; (…, points) each.  `outside`: beyond the limits; `side`: many in a
    row on one side; `direction`: many in a row going one way; `two_of_three`: beyond two sigma."""

    outside_above: Flags
    outside_below: Flags
    side_above: Flags
    side_below: Flags
    direction_up: Flags
    direction_down: Flags
    two_of_three_above: Flags
    two_of_three_below: Flags

    @property
    def high(self) -> Flags:
        """Points that stand out upwards, by any rule."""
        return self.outside_above | self.side_above | self.direction_up | self.two_of_three_above

    @property
    def low(self) -> Flags:
        """Points that stand out downwards, by any rule."""
        return self.outside_below | self.side_below | self.direction_down | self.two_of_three_below


@dataclass(frozen=True)
class ControlChart:
    """Series with their centre, limits and signals, (…, points) each.

    `firm` says of each series whether every stretch of it has points enough for firm limits.  `assurance` is there
    where a target was given: 1 where the process is sure to meet it, -1 where it is sure to miss it, 0 where it may do
    either.
    """

    value: Array
    centre: Array
    lower: Array
    upper: Array
    signals: Signals
    rules: RuleSet
    firm: Flags
    held_back: Flags
    assurance: Codes | None = None


def control_chart(
    values: Numbers,
    *,
    rules: str = "seven-points/1",
    baseline: int | None = None,
    rebase: Sequence[int] = (),
    screened: bool = True,
    present: Numbers | None = None,
    target: Numbers | None = None,
    low_is_good: bool = True,
    least_centre: float = 0,
) -> ControlChart:
    """Give XmR charts of one series or many.

    Formula: centre X̄, the mean of the baseline; limits X̄ ± 2.66·MR̄, MR̄ the mean distance between neighbours.  Where
    `screened`, moving ranges of 3.267·MR̄ and more are left out once, and MR̄ is taken again.
    Source: W. A. Shewhart (1931); D. J. Wheeler, Understanding Variation (1993); rule sets name their own.
    Shapes: `values` is (…, points), in the order of time; so is each part of the result.
    Arguments: `rules` names a rule set and its version.  `baseline` is how many points of each stretch make its limits,
    all where nothing is said.  `rebase` are the places of points from which a new stretch begins, chosen by hand.
    `present`, as `values`, is false where there is no number: such a point has no signal, and breaks what is in a row.
    `target`, one number or one a point, gives `assurance`.  A series whose centre is under `least_centre` is held back:
    it has limits and no signals, so that chance among two or three events raises no alarm.
    Units: those of the values, throughout.
    Raises UnknownChoice for a rule set that there is not; TooFew for a stretch of fewer than 3 points; BadValue for NaN
    that is not said to be missing, or a rebase outside the series; BadShape.  A series without any variation is no
    error: its limits meet, and nothing stands out.
    """
    chosen = control_rules.rule_set(rules)
    x, there = _series(values, present)
    starts = _stretches(rebase, baseline, x.shape[-1])
    lines, found, firm, held_back = _drawn(x, there, starts, baseline, screened, least_centre, chosen)
    centre, lower, upper = (line.reshape(x.shape) for line in lines)
    return ControlChart(
        x,
        centre,
        lower,
        upper,
        Signals(*(marked.reshape(x.shape) for marked in found)),
        chosen,
        firm.reshape(x.shape[:-1]),
        held_back.reshape(x.shape[:-1]),
        None if target is None else assurance(lower, upper, target, low_is_good=low_is_good),
    )


def assurance(lower: Numbers, upper: Numbers, target: Numbers, *, low_is_good: bool = True) -> Codes:
    """Say whether a process, left as it is, will meet a target: 1 surely, -1 surely not, 0 now and then.

    Formula: where low is good, 1 if the upper limit is at or below the target, -1 if the lower limit is above it; where
    high is good, the other way about.
    Source: NHS England, Making Data Count: Strengthening your decisions (2019).
    Shapes: `lower`, `upper` and `target` broadcast, so that a target may change from month to month.
    Raises BadValue, BadShape.
    """
    low, high, goal = arrays.finite("lower", lower), arrays.finite("upper", upper), arrays.finite("target", target)
    arrays.fitted(lower=low, upper=high, target=goal)
    sure, never = (high <= goal, low > goal) if low_is_good else (low >= goal, high < goal)
    return sure.astype(np.int8) - never.astype(np.int8)


def _series(values: Numbers, present: Numbers | None) -> tuple[Array, Flags]:
    """The values, and where there are any; what is not there is 0 in the first."""
    if present is None:
        x = arrays.finite("values", values)
        there = np.ones(x.shape, dtype=bool)
    else:
        given = arrays.numbers("values", values)
        there = np.asarray(present, dtype=bool)
        if there.shape != given.shape:
            raise BadShape(
                "present", f"its shape is {there.shape}, that of the values {given.shape}", "Give one for each"
            )
        x = arrays.finite("values", np.where(there, given, 0))
    if not x.ndim:
        raise BadShape("values", "it is a single number", "Give a series, in the order of time")
    return x, there


def _stretches(rebase: Sequence[int], baseline: int | None, points: int) -> list[tuple[int, int]]:
    """Where each stretch of the chart begins and ends."""
    starts = [0, *(arrays.whole("rebase", at) for at in rebase)]
    if sorted(set(starts)) != starts or starts[-1] >= max(points, 1):
        raise BadValue("rebase", f"it is {list(rebase)} in {points} points", "Give places inside the series, in order")
    if baseline is not None:
        arrays.at_least("baseline", "points", arrays.whole("baseline", baseline), FEWEST)
    return list(zip(starts, [*starts[1:], points], strict=True))


def _drawn(
    x: Array,
    there: Flags,
    starts: list[tuple[int, int]],
    baseline: int | None,
    screened: bool,
    least_centre: float,
    rules: RuleSet,
) -> tuple[list[Array], list[Flags], Flags, Flags]:
    """Centre and limits, signals, and which series are firm and held back, some series at a time."""
    flat, flat_there = x.reshape(-1, x.shape[-1]), there.reshape(-1, x.shape[-1])
    lines = [np.empty(flat.shape) for _ in range(3)]
    found = [np.zeros(flat.shape, dtype=bool) for _ in range(8)]
    firm, held_back = np.ones(len(flat), dtype=bool), np.zeros(len(flat), dtype=bool)
    many = max(1, AT_ONCE // max(1, x.shape[-1]))
    for first in range(0, len(flat), many):
        of = slice(first, first + many)
        for start, end in starts:
            at = (of, slice(start, end))
            centre, reach, firm_here = _limits(flat[at], flat_there[at], baseline, screened, start)
            firm[of] &= firm_here
            low = centre < least_centre
            held_back[of] |= low
            for line, side in zip(lines, (0, -1, 1), strict=True):
                line[at] = (centre + side * reach)[:, np.newaxis]
            signals = _signals(flat[at], flat_there[at] & ~low[:, np.newaxis], centre, reach, rules)
            for into, marked in zip(found, signals, strict=True):
                into[at] = marked
    return lines, found, firm, held_back


def _limits(x: Array, there: Flags, baseline: int | None, screened: bool, start: int) -> tuple[Array, Array, Flags]:
    """The centre of each series, how far its limits reach, and whether they are firm."""
    x, there = x[:, :baseline], there[:, :baseline]
    many = there.sum(axis=1)
    if (many < FEWEST).any():
        at = int(np.argmax(many < FEWEST))
        where = f"there are {many[at]} points in series {at}" + (f" from point {start} on" if start else "")
        raise TooFew("values", where, f"Limits need at least {FEWEST}; leave the series out, or rebase elsewhere")
    centre = np.where(there, x, 0).sum(axis=1) / many
    pairs = there[:, 1:] & there[:, :-1]
    ranges = np.where(pairs, np.abs(np.diff(x, axis=1)), 0)
    mean = ranges.sum(axis=1) / np.maximum(pairs.sum(axis=1), 1)
    if screened:
        kept = pairs & (ranges < SCREEN * mean[:, np.newaxis])
        again = np.where(kept, ranges, 0).sum(axis=1) / np.maximum(kept.sum(axis=1), 1)
        # Where nearly every range is nought, screening would leave none but those, and every other point outside.
        mean = np.where(again > 0, again, mean)
    return centre, REACH * mean, many >= FIRM


def _signals(x: Array, there: Flags, centre: Array, reach: Array, rules: RuleSet) -> tuple[Flags, ...]:
    """What stands out by each rule, in the order of `Signals`."""
    far = x - centre[:, np.newaxis]
    # The sum of thousands of equal numbers is not quite so many times the number.
    far[np.abs(far) <= 1e-12 * np.abs(centre)[:, np.newaxis]] = 0
    limit = reach[:, np.newaxis]
    flat = limit > 0
    outside = [there & flat & (far > limit), there & flat & (far < -limit)]
    sides = [control_rules.in_a_row(there & (far * sign > 0), rules.on_one_side) for sign in (1, -1)]
    steps, pairs = np.diff(x, axis=1), there[:, 1:] & there[:, :-1]
    ways = [control_rules.in_one_direction(pairs & (steps * sign > 0), rules.in_one_direction) for sign in (1, -1)]
    none = np.zeros_like(there)
    beyond = [there & flat & (far * sign > limit * (2 / 3)) for sign in (1, -1)]
    thirds = [control_rules.two_of_three(marked) if rules.two_of_three else none for marked in beyond]
    return (*outside, *sides, *ways, *thirds)
