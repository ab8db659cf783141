"""Which fact of an earlier version of some minutes a fact of the next version is.  Pure.

A decision or an action lives on while its minute is worded anew: what people did with it since stays with it.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from frankpledge.kit.words import folded

ALIKE = 0.6  # the least likeness of two wordings of one thing, of 1: below it a reader takes them for two things


def paired(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """For each new wording the place of the old one that it is, or None for something new; each old one once.

    The same words are the same thing wherever they stand; of the rest the most alike are paired first.
    """
    old, new = [folded(words) for words in before], [folded(words) for words in after]
    found: list[int | None] = [None] * len(new)
    free = set(range(len(old)))
    for at, words in enumerate(new):
        same = next((place for place in sorted(free) if old[place] == words), None)
        if same is not None:
            found[at] = same
            free.discard(same)
    pairs = [
        (SequenceMatcher(None, old[place], new[at], autojunk=False).ratio(), -at, -place)
        for at, place_found in enumerate(found)
        if place_found is None
        for place in free
    ]
    for likeness, at, place in sorted(pairs, reverse=True):
        if likeness >= ALIKE and found[-at] is None and -place in free:
            found[-at] = -place
            free.discard(-place)
    return found
