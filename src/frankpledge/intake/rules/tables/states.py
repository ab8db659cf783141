"""What the words of a status column say of an action: open, done or dropped; RAG words among them."""

import hashlib
import re
from enum import StrEnum

from frankpledge.intake.rules.tables.days import Day, read_day
from frankpledge.kit.words import folded


class Meaning(StrEnum):
    """What a word of a status column means; UNKNOWN where it could be several things."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    UNKNOWN = ""


_DONE = frozenset(
    "closed close complete completed done discharged finished achieved implemented actioned delivered c yes "
    "green+complete".split()
) | {"action complete", "action completed", "action closed", "complete closed", "all complete", "now complete",
     "green complete", "blue complete", "completed closed", "action discharged"}  # fmt: skip
_DROPPED = frozenset("cancelled canceled dropped withdrawn superseded removed void abandoned".split()) | {
    "no longer required", "not required", "not progressed", "no longer needed", "not pursued", "no further action",
}  # fmt: skip
_OPEN = frozenset(
    "open ongoing outstanding red amber green orange yellow r a g started underway live active late overdue delayed "
    "new pending o current no incomplete".split()
) | {
    "in progress", "on going", "not started", "on track", "under way", "not complete", "not completed", "off track",
    "behind", "at risk", "partially complete", "part complete", "partly complete", "carried forward", "carry forward",
    "on target", "in hand", "on hold", "to be started", "red amber", "amber green", "amber red", "not yet started",
    "not yet due", "partially completed", "nearly complete",
}  # fmt: skip
_LEAD = re.compile(r"^(?:status|rag)\s+")
_DATED = re.compile(r"(?P<word>[A-Za-z ]+?)\W+(?:on\s+)?(?P<day>\d.*?)\W*")


def means(words: str) -> Meaning:
    """What a status says: by its whole words, never by a guess; blue is left to a person, who knows their own key."""
    plain = _LEAD.sub("", folded(words))
    if plain in _DONE:
        return Meaning.DONE
    if plain in _DROPPED:
        return Meaning.DROPPED
    if plain in _OPEN:
        return Meaning.OPEN
    return Meaning.DONE if closed_in(words).day else Meaning.UNKNOWN


def closed_in(words: str) -> Day:
    """The day in a status like “Complete 3/10/26”, which says that an action is done, and when; no day otherwise."""
    found = _DATED.fullmatch(words.strip())
    if found is None or _LEAD.sub("", folded(found["word"])) not in _DONE:
        return Day()
    return read_day(found["day"], None)


def mark_of(words: str) -> str:
    """By what a word of a status column is known again without keeping it, since it may hold more than a status."""
    return hashlib.sha256(folded(words).encode()).hexdigest()[:16]


_PRIORITIES = {
    "high": "high", "h": "high", "1": "high", "urgent": "high", "critical": "high", "very high": "high",
    "medium": "medium", "med": "medium", "m": "medium", "2": "medium", "normal": "medium", "moderate": "medium",
    "low": "low", "l": "low", "3": "low",
}  # fmt: skip


def priority_of(words: str) -> str:
    """high, medium or low; nothing where the words say neither."""
    return _PRIORITIES.get(folded(words).removeprefix("priority ").removesuffix(" priority"), "")
