"""What an item is called by the facts that stand under it, also after a person has corrected its number.  Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

Values = Mapping[str, Any]


def label(item: Values) -> str:
    """What facts call an item: its number, or its title where it has none."""
    return str(item.get("number") or item.get("title") or "")


def renames(items: Iterable[tuple[Values, Values]]) -> dict[str, str]:
    """The new label for each label that is no item's any more, given items as (read, as they stand)."""
    known = list(items)
    now = {label(stands) for _, stands in known}
    return {label(read): label(stands) for read, stands in known if read and label(read) not in now}


def under(values: Values, renamed: Mapping[str, str]) -> dict[str, Any]:
    """The values of a fact with the label of its item, or of the item it is part of, as it is now."""
    changed = {part: renamed[values[part]] for part in ("item", "parent") if values.get(part) in renamed}
    return {**values, **changed}
