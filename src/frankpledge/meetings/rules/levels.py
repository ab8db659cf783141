"""Which marking counts for each item of a paper.  Pure."""

from collections.abc import Iterable

ItemMarked = tuple[int, int | None, int | None]


def levels_of(items: Iterable[ItemMarked], paper: int) -> dict[int, int]:
    """The level that counts for each item: the highest of its own, of the items that it stands in, and of the paper.

    An item is its number, the number of the item that it stands in, and its own marking, or None for either.  An item
    that stands in itself, by however many steps, is held as the rest of that circle is.
    """
    own = {number: marking if marking is not None else paper for number, _, marking in items}
    above = {number: parent for number, parent, _ in items}
    held = {}
    for number in own:
        level, seen = paper, set[int]()
        at: int | None = number
        while at is not None and at in own and at not in seen:
            seen.add(at)
            level, at = max(level, own[at]), above[at]
        held[number] = level
    return held
