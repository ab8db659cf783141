"""What an item is called by the facts that stand under it, also after a person has corrected its number.  Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]


def label(item: Values) -> str:
    """What facts call an item: its number, or its title where it has none."""
    return str(item.get("number") or item.get("title") or "")


@dataclass(frozen=True, slots=True)
class Renames:
    """What each item was called as it was read, and what it is called now; `now` holds every label in use."""

    changed: Mapping[str, str]
    now: frozenset[str]

    def under(self, values: Values, *, corrected: bool) -> dict[str, Any]:
        """The values of a fact with the label of its item, or of the item it is part of, as it is now.

        A fact as it was read means the item that bore the label then; one that a person corrected means the item
        that bears it now, as long as one does.
        """
        meant = {part: values[part] for part in ("item", "parent") if values.get(part) in self.changed}
        new = {part: self.changed[old] for part, old in meant.items() if not (corrected and old in self.now)}
        return {**values, **new}


def renames(items: Iterable[tuple[Values, Values]]) -> Renames:
    """What has been renamed, given the items as (read, as they stand); `read` is empty for one that a person added.

    A label that several items were read with says nothing about which is meant, and is left.
    """
    known = list(items)
    read_as = Counter(label(read) for read, _ in known)
    pairs = ((label(read), label(stands)) for read, stands in known if read)
    changed = {old: new for old, new in pairs if old != new and read_as[old] == 1}
    return Renames(changed, frozenset(label(stands) for _, stands in known))
