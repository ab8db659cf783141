"""What a newer reading changes, fact by fact.  Pure: compares, and decides nothing for a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.intake.rules.facts import says
from frankpledge.intake.rules.states import FactState, Offer

# Fields that a list's facts are told apart by when their words overlap (two sums in one sentence do not).
_KEYS = {"attendance": "name", "items": "number", "figures": "value", "money": "amount"}


@dataclass(frozen=True, slots=True)
class Held:
    """A fact under review: its id, list, span, what was read, the values as they stand, what a person said of it."""

    id: int
    list: str
    span: tuple[int, int]
    read: Mapping[str, Any]
    values: Mapping[str, Any]
    state: FactState
    in_record: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A fact as a newer reader found it."""

    list: str
    span: tuple[int, int]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to do about a newer reading: `replace` what is unreviewed and not in the record, `offer` the others."""

    replace: dict[int, Found]
    offer: dict[int, tuple[Offer, Found | None]]
    new: list[Found]


def compare(held: Sequence[Held], found: Sequence[Found]) -> Outcome:
    """Set a newer reading against the facts under review.

    A fact that nobody has reviewed and that is not in the record takes the newer reading.  Everything else keeps its
    values, and the difference is offered to a person.  Nothing is removed.  What the newer reader reads as the older
    did, or as a person corrected it, is no difference, and what a person added is not missed: that was decided.
    """
    pairs = _pairs(held, found)
    known = set(pairs.values())
    outcome = Outcome({}, {}, [newer for n, newer in enumerate(found) if n not in known])
    for place, fact in enumerate(held):
        newer = found[pairs[place]] if place in pairs else None
        free = fact.state is FactState.UNREVIEWED and not fact.in_record
        if newer is None:
            if fact.read and fact.state is not FactState.REJECTED:
                outcome.offer[fact.id] = (Offer.GONE, None)
        elif free:
            outcome.replace[fact.id] = newer
        elif not any(says(fact.list, newer.values, held) for held in (fact.values, fact.read)):
            outcome.offer[fact.id] = (Offer.CHANGED, newer)
    return outcome


def _pairs(held: Sequence[Held], found: Sequence[Found]) -> dict[int, int]:
    """Which found fact is which held one, by place: the same list and shared words, the most shared first."""
    by_list: dict[str, list[int]] = {}
    for n, newer in enumerate(found):
        by_list.setdefault(newer.list, []).append(n)
    scored = []
    for place, fact in enumerate(held):
        for n in by_list.get(fact.list, ()):
            shared = _shared(fact.span, found[n].span)
            if shared:
                key = _KEYS.get(fact.list)
                same = key is None or fact.values.get(key) == found[n].values.get(key)
                scored.append((not same, -shared, place, n))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, place, n in sorted(scored):
        if place not in pairs and n not in taken:
            pairs[place] = n
            taken.add(n)
    return pairs


def _shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two spans share, or 0 for less than half of the shorter."""
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both if both > 0 and 2 * both >= min(a[1] - a[0], b[1] - b[0]) else 0
