"""A paper as it is entered: what was read and reviewed, in one value.  Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from minutes_reader.reading import Fact, Item

Span = tuple[int, int]

LISTS = ("attendance", "items", "decisions", "actions", "follow_ups", "references", "figures", "money")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A fact with the key that whoever enters it knows it by, and whether a person has checked it."""

    key: int
    fact: Fact
    checked: bool


@dataclass(frozen=True, slots=True)
class PaperRead:
    """What a document says, ready to be entered.

    `words` gives the span of each of `body`, `title`, `dated`, `venue`, `started`, `closed`, `next_on` that was read
    from the text rather than typed; `facts` the facts of each list of LISTS, in the order of the text; `short_forms`
    what the paper itself says that each stands for, several meanings where it says several.
    """

    kind: str
    body: str
    dated: date | None
    title: str = ""
    venue: str = ""
    started: time | None = None
    closed: time | None = None
    next_on: date | None = None
    words: Mapping[str, Span] = field(default_factory=dict)
    facts: Mapping[str, Sequence[Keyed]] = field(default_factory=dict)
    checked: bool = False
    short_forms: Mapping[str, Sequence[str]] = field(default_factory=dict)


def item_of(label: str | None, at: int, items: Sequence[tuple[int, Item]]) -> int | None:
    """The id of the item that a fact at this place stands under, given the label it was read with.

    A label is the item's number, or its title where it has none; of several items so labelled, the last before the
    fact.  `items` are (id, item as read).
    """
    if label is None:
        return None
    alike = [(number, item) for number, item in items if (item.number or item.title) == label]
    before = [number for number, item in alike if item.span[0] <= at]
    if before:
        return before[-1]
    return alike[0][0] if alike else None
