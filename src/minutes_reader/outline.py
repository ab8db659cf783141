"""Headings, and which of them a thing stands under."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from minutes_reader.reading import Item


@dataclass(frozen=True, slots=True)
class Outline:
    """The document's headings in order."""

    headings: tuple[Item, ...] = ()
    starts: tuple[int, ...] = field(default=())

    def heading_at(self, offset: int) -> Item | None:
        """The last heading that begins at or before `offset`; None above the first."""
        n = bisect_right(self.starts, offset)
        return self.headings[n - 1] if n else None

    def item_at(self, offset: int) -> str | None:
        """What `item` says for a thing at `offset`: the heading's number, or its title where it has none."""
        heading = self.heading_at(offset)
        return heading and (heading.number or heading.title)
