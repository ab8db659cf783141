"""Minutes as the public sees them: what is held more closely leaves a stub or nothing, with all under it.  Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from frankpledge.meetings.rules.publishing import OPEN, left_out
from frankpledge.people.rules.marking import Level

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item of minutes as the choice needs it, in the order of the paper, with what stands under it as JSON.

    `passage` is whether it is a part of what was minuted under another item, and no heading of its own.
    """

    key: int
    above: int | None
    level: int
    stub: bool
    paragraph: str
    passage: bool
    number: str
    said: Said


@dataclass
class Chosen:
    """The items as the public sees them, one in another, and the numbers of those that stand there whole."""

    items: list[Said] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)


def chosen(items: Iterable[ItemFacts]) -> Chosen:
    """What of the items goes out.  Nothing under a hidden item is told of by itself."""
    found = Chosen()
    places: dict[int, list[Said]] = {}
    hidden: set[int] = set()
    for item in items:
        if item.above is not None and item.above in hidden:
            hidden.add(item.key)
            continue
        into = places.get(item.above or 0, found.items)
        if item.level > OPEN:
            hidden.add(item.key)
            if item.stub and item.level <= Level.SENSITIVE:
                what = "A part of this item" if item.passage else "This item"
                into.append({"number": item.number, "left_out": left_out(item.paragraph, what)})
            continue
        found.shown.append(item.key)
        parts: list[Said] = []
        places[item.key] = parts
        into.append({"number": item.number, **item.said, "parts": parts})
    return found


def walk(items: Iterable[Said]) -> Iterable[Said]:
    """Every item, and every part of one, in order."""
    for item in items:
        yield item
        yield from walk(item.get("parts", ()))


def rows_of(content: Said, kind: str) -> list[Said]:
    """The decisions or the actions of published minutes, each with the number and title of its item."""
    found = [{**row, "item_number": "", "item_title": ""} for row in content.get(kind, ())]
    for item in walk(content.get("items", ())):
        found += [{**row, "item_number": item["number"], "item_title": item["title"]} for row in item.get(kind, ())]
    return found
