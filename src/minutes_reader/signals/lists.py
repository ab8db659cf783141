"""The grounds for doubt of every fact in a reading, list by list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from minutes_reader.paper import Paper
from minutes_reader.reading import Fact, Reading
from minutes_reader.signals.figures import of_figures
from minutes_reader.signals.front import of_single
from minutes_reader.signals.ground import Ground
from minutes_reader.signals.headings import of_items
from minutes_reader.signals.money import of_money
from minutes_reader.signals.people import of_people
from minutes_reader.signals.pointers import of_references
from minutes_reader.signals.tasks import of_actions, of_decisions, of_follow_ups

_SINGLES = ("body", "title", "date", "venue", "started", "closed", "next_meeting")
_LISTS: dict[str, Callable[[Ground], list[list[str]]]] = {
    "attendance": of_people,
    "items": of_items,
    "decisions": of_decisions,
    "actions": of_actions,
    "follow_ups": of_follow_ups,
    "references": of_references,
    "figures": of_figures,
    "money": of_money,
}


def signals_of(paper: Paper, reading: Reading) -> Iterator[tuple[str, Fact, list[str]]]:
    """(list, fact, the names of the grounds for doubting it) for every fact: single fields, then lists in order."""
    for name in _SINGLES:
        fact = getattr(reading, name)
        if fact is not None:
            yield name, fact, of_single(paper, name, fact)
    ground = Ground(paper, reading)
    for name, of_list in _LISTS.items():
        facts = getattr(reading, name)
        if facts:
            yield from ((name, fact, signals) for fact, signals in zip(facts, of_list(ground), strict=True))
