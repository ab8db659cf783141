"""Nearest neighbours: which areas are like one another, and groups of them, which change and so are dated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from public_statistics import arrays
from public_statistics.arrays import Array, Numbers, Whole
from public_statistics.errors import NoSpread, TooFew, UnknownChoice, UnlikePeriods

SCALES = ("z-score", "range", "as given")


@dataclass(frozen=True)
class Neighbours:
    """The nearest areas of each, nearest first: their places, (areas, k), and how far they are."""

    nearest: Whole
    distance: Array


@dataclass(frozen=True)
class Membership:
    """That an area belongs to a group from a day on, until a day that is no longer part of it, or for good."""

    area: str
    group: str
    begins: date
    ends: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.begins <= day and (self.ends is None or day < self.ends)


class Groups:
    """Groups of areas as they were on each day.

    Most similar groups change, so a comparison with "the group" of a year ago is one with other areas.
    Raises UnlikePeriods for a membership that ends before it begins, or two of one area in a group that overlap.
    """

    def __init__(self, memberships: Iterable[Membership]) -> None:
        self._memberships = sorted(memberships, key=lambda one: (one.group, one.area, one.begins))
        for one in self._memberships:
            if one.ends is not None and one.ends <= one.begins:
                raise UnlikePeriods(
                    "memberships", f"that of {one.area} in {one.group} ends before it begins", "Mend a day"
                )
        for one, following in zip(self._memberships, self._memberships[1:], strict=False):
            same = (one.group, one.area) == (following.group, following.area)
            if same and (one.ends is None or following.begins < one.ends):
                raise UnlikePeriods("memberships", f"two of {one.area} in {one.group} overlap", "End the first before")

    def members(self, group: str, day: date) -> tuple[str, ...]:
        """Give the areas of a group on a day.  Raises UnknownChoice for a group that never was, TooFew for an empty
        one."""
        if all(one.group != group for one in self._memberships):
            known = sorted({one.group for one in self._memberships})
            raise UnknownChoice("group", f"there is no {group!r}", f"Choose one of {', '.join(known) or 'none yet'}")
        found = tuple(one.area for one in self._memberships if one.group == group and one.holds(day))
        if not found:
            raise TooFew("group", f"{group} had no members on {day}", "Choose a day on which it had some")
        return found

    def average(self, group: str, day: date, values: Mapping[str, float], *, without: str = "") -> float:
        """Give the mean of a group's members on a day, without one of them where that is said.

        Raises TooFew where a member has no value: an average of those that happen to have one is of another group.
        """
        members = [area for area in self.members(group, day) if area != without]
        if missing := [area for area in members if area not in values]:
            raise TooFew("values", f"there is none for {', '.join(missing)}", "Give one for every member")
        arrays.at_least("group", "other members", len(members), 1)
        return float(arrays.finite("values", [values[area] for area in members]).mean())


def nearest_neighbours(features: Numbers, k: int, *, scale: str = "z-score") -> Neighbours:
    """Find the areas most like each one.

    Formula: the Euclidean distance of features, each less its mean over its standard deviation ("z-score"), over its
    range ("range"), or "as given".  Of areas equally far, that which was given first is nearer.
    Source: CIPFA, Nearest Neighbours Model; scipy's `pdist`.
    Shapes: `features` is (areas, features); the result is (areas, k).  Units: distances in standard deviations, ranges,
    or those of the features.
    Raises TooFew for k areas or fewer, NoSpread for a feature that is the same everywhere, UnknownChoice, BadShape,
    BadValue.
    """
    from scipy.spatial.distance import pdist, squareform

    arrays.choice("scale", scale, *SCALES)
    x = arrays.finite("features", features)
    arrays.dimensions("features", x, 2)
    k = arrays.whole("k", k, 1)
    arrays.at_least("features", "areas", len(x), k + 1)
    if scale != "as given":
        spread = x.std(axis=0) if scale == "z-score" else np.ptp(x, axis=0)
        if (still := np.flatnonzero(np.ptp(x, axis=0) == 0)).size:
            raise NoSpread("features", f"feature {still[0]} is the same in all areas", "Leave it out")
        x = (x - x.mean(axis=0)) / spread
    far = squareform(pdist(x))
    np.fill_diagonal(far, np.inf)
    nearest = np.argsort(far, axis=1, kind="stable")[:, :k]
    return Neighbours(nearest.astype(np.int64), np.take_along_axis(far, nearest, axis=1))
