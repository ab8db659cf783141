"""How an account stands in a partnership, by its roles and the day.  Pure: is told the day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

DAY = timedelta(days=1)


class Held(Protocol):
    """A role with its days, as a grant is."""

    @property
    def starts(self) -> date:
        """Its first day."""

    @property
    def ends(self) -> date | None:
        """Its last day, if any was said."""

    def holds(self, today: date) -> bool:
        """Whether it holds on this day."""


class Standing(StrEnum):
    """How a role, or an account by its roles, stands in a partnership."""

    NOW = "In force"
    LATER = "Starts later"
    ENDED = "Ended"


def standing(grants: Iterable[Held], today: date) -> Standing:
    """The best that an account's roles say of it: one that holds, else one that has not begun, else none."""
    best = Standing.ENDED
    for grant in grants:
        if grant.holds(today):
            return Standing.NOW
        if grant.holds(max(grant.starts, today)):
            best = Standing.LATER
    return best


def leaves_nobody(others: Sequence[Held], ending: Iterable[Held], first_without: date) -> bool:
    """Whether a day comes that only these roles, which are to end, would have covered.

    `others` are the roles of the same kind that stay, `first_without` the first day without those that end.  It is
    asked of coordinators: each of two could otherwise give the other an end, and on the later one nobody would be left
    who may invite anybody.
    """
    gaps = [first_without, *(other.ends + DAY for other in others if other.ends and other.ends < date.max)]
    for grant in ending:
        for day in (grant.starts, *gaps):
            if day >= first_without and grant.holds(day) and not any(other.holds(day) for other in others):
                return True
    return False
