"""The first rows of a long list, and of how many they are, in one query: for pages that show several lists."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window

MOST = 20  # rows of each list on such a page
WHOLE = 1000  # rows of a list that is asked for whole


@dataclass(frozen=True)
class Shortly:
    """The first rows of a list, and how many there are in all."""

    rows: list[Any]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are here."""
        return len(self.rows) < self.total

    @property
    def may_be_whole(self) -> bool:
        """Whether the whole list can stand on one page."""
        return self.total <= WHOLE


def shortly(rows: QuerySet[Any], most: int = MOST) -> Shortly:
    """The first rows in their order, at most so many."""
    found = list(rows.annotate(in_all=Window(Count("*")))[:most])
    return Shortly(found, found[0].in_all if found else 0)
