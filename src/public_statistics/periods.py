"""Periods: which of them may be set beside each other, so that half a year never stands beside a whole one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from public_statistics import arrays
from public_statistics.errors import BadValue, UnlikePeriods

MONTHS = 12


@dataclass(frozen=True, order=True)
class Period:
    """So many months from a month on: Period(2024, 4, 12) is the financial year 2024/25."""

    year: int
    month: int
    months: int

    def __post_init__(self) -> None:
        if not 1 <= arrays.whole("month", self.month) <= MONTHS:
            raise BadValue("month", f"it is {self.month}", "Give a month from 1 to 12")
        arrays.whole("months", self.months, 1)

    @property
    def begins(self) -> int:
        """The number of its first month, counted from the year 0."""
        return self.year * MONTHS + self.month - 1

    @property
    def ends(self) -> int:
        """The number of the first month after it."""
        return self.begins + self.months

    def __str__(self) -> str:
        last = self.ends - 1
        return f"{self.year}-{self.month:02} to {last // MONTHS}-{last % MONTHS + 1:02}"

    @classmethod
    def read(cls, text: str) -> Period:
        """Read a period: "2024-04" (a month), "2024/25" (a financial year), "2024" (a calendar year), or
        "2024-04 to 2024-09".  Raises BadValue."""
        if found := re.fullmatch(r"\s*(\d{4})-(\d{1,2})(?:\s*(?:to|/)\s*(\d{4})-(\d{1,2}))?\s*", text):
            year, month = int(found[1]), int(found[2])
            until = int(found[3]) * MONTHS + int(found[4]) if found[3] else year * MONTHS + month
            return cls(year, month, until - (year * MONTHS + month) + 1)
        if (found := re.fullmatch(r"\s*(\d{4})/(\d{2})\s*", text)) and (int(found[1]) + 1) % 100 == int(found[2]):
            return cls(int(found[1]), 4, MONTHS)
        if found := re.fullmatch(r"\s*(\d{4})\s*", text):
            return cls(int(found[1]), 1, MONTHS)
        raise BadValue("period", f"it is {text!r}", "Write it as 2024-04, 2024/25, 2024, or 2024-04 to 2024-09")


def comparable(now: Period, then: Period) -> None:
    """Raises UnlikePeriods unless two periods may be compared.

    They may where they are equally long, do not overlap, and, unless they are whole years, begin in the same month of
    the year, so that the seasons do not show as change.
    """
    if now.months != then.months:
        raise UnlikePeriods(
            "now and then",
            f"{now} has {now.months} months, and {then} has {then.months}",
            "Compare periods of one length, or rates to one length of time that say so",
        )
    if now.begins < then.ends and then.begins < now.ends:
        raise UnlikePeriods("now and then", f"{now} and {then} overlap", "Compare periods that share no month")
    if now.months % MONTHS and now.month != then.month:
        raise UnlikePeriods(
            "now and then", f"{now} and {then} are other parts of the year", "Compare the same months of another year"
        )
