"""Which fact of an earlier version of some minutes a fact of the next version is.  Pure.

A decision or an action lives on while its minute is worded anew: what people did with it since stays with it.
"""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from frankpledge.kit.words import folded

ALIKE = 0.6  # the least likeness of two wordings of one thing, of 1: below it a reader takes them for two things
Places = Sequence[tuple[Hashable, ...]]


def paired(
    before: Sequence[str], after: Sequence[str], stood: Places | None = None, stands: Places | None = None
) -> list[int | None]:
    """For each new wording the place of the old one that it is, or None for something new; each old one once.

    `stood` and `stands` are where each stood and stands, in as many ways each: the item, and what that is part of.
    The same words are the same thing, first where they stand in the same place and then wherever; of the rest the most
    alike are paired, those of the same place first.
    """
    old, new = [folded(words) for words in before], [folded(words) for words in after]
    found: list[int | None] = [None] * len(new)
    free = set(range(len(old)))

    def near(place: int, at: int) -> int:
        if stood is None or stands is None:
            return 0
        return sum(one == other for one, other in zip(stood[place], stands[at], strict=True))

    def take(pairs: Sequence[tuple[float, ...]]) -> None:
        for *_, at, place in sorted(pairs, reverse=True):
            if found[int(-at)] is None and -place in free:
                found[int(-at)] = int(-place)
                free.discard(int(-place))

    take([(near(place, at), -at, -place) for at in range(len(new)) for place in free if old[place] == new[at]])
    alike = []
    for at in (at for at, place in enumerate(found) if place is None):
        for place in free:
            likeness = SequenceMatcher(None, old[place], new[at], autojunk=False).ratio()
            if likeness >= ALIKE:
                alike.append((near(place, at), likeness, -at, -place))
    take(alike)
    return found


def found_again(before: Sequence[Sequence[Hashable]], after: Sequence[Sequence[Hashable]]) -> list[int | None]:
    """For each new row the place of the old one that it is, or None; each old one once, in their order.

    A row is known by as many keys as every other, the surest first; a key that is None says nothing.
    """
    found: list[int | None] = [None] * len(after)
    free = list(range(len(before)))
    for sure in range(len(after[0]) if after else 0):
        for at, keys in enumerate(after):
            if found[at] is not None or keys[sure] is None:
                continue
            place = next((place for place in free if before[place][sure] == keys[sure]), None)
            if place is not None:
                found[at] = place
                free.remove(place)
    return found
