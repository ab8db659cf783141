"""Markings: how closely a thing is held, which marking counts, and why a council may leave it out of what it publishes.

Source of the markings: the Government Security Classifications, of which a partnership uses public (not protected),
OFFICIAL, and OFFICIAL-SENSITIVE, which carries a handling note.  Sealed is ours: an original of which a redacted copy
stands in its place.  Pure.
"""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How closely a thing is held, the more closely the higher."""

    PUBLIC = 0
    OFFICIAL = 1
    SENSITIVE = 2
    SEALED = 3

    @property
    def label(self) -> str:
        """The marking as it is printed."""
        return ("Public", "OFFICIAL", "OFFICIAL-SENSITIVE", "Sealed")[self.value]


CHOSEN = (Level.PUBLIC, Level.OFFICIAL, Level.SENSITIVE)  # what a person can mark; only a redaction seals

# Local Government Act 1972, Schedule 12A, as substituted by SI 2006/88 for England (Part 1, paragraphs 1 to 7) and by
# SI 2007/969 for Wales (Part 4, paragraphs 12 to 18).
PARAGRAPHS: dict[str, str] = {
    "1": "Information about an individual",
    "2": "Information likely to reveal who an individual is",
    "3": "Financial or business affairs of a particular person, the authority’s among them",
    "4": "Consultations or negotiations on labour relations",
    "5": "Legal professional privilege in proceedings",
    "6": "A notice, order or direction that the authority proposes to give or make",
    "7": "Action on the prevention, investigation or prosecution of crime",
    "12": "Information about a particular individual (Wales)",
    "13": "Information likely to reveal who an individual is (Wales)",
    "14": "Financial or business affairs of a particular person (Wales)",
    "15": "Consultations or negotiations on labour relations (Wales)",
    "16": "Legal professional privilege in proceedings (Wales)",
    "17": "A notice, order or direction that the authority proposes to give or make (Wales)",
    "18": "Action on the prevention, investigation or prosecution of crime (Wales)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What a person says when marking a thing.

    `handling` says how to handle what is OFFICIAL-SENSITIVE.  `paragraph` (a key of PARAGRAPHS) and `reason` are why a
    council committee may leave it out of what it publishes; both or neither.  `stub` is whether those who may not read
    the thing are shown that it is there, or nothing.
    """

    level: Level
    handling: str = ""
    paragraph: str = ""
    reason: str = ""
    stub: bool = True

    def problems(self) -> dict[str, str]:
        """What is wrong with it, by field, in words for the person who marks; empty when nothing is."""
        wrong = {}
        if self.level not in CHOSEN:
            wrong["level"] = "Choose public, OFFICIAL or OFFICIAL-SENSITIVE."
        if self.level == Level.SENSITIVE and not self.handling.strip():
            wrong["handling"] = "Say how it is to be handled: who may have it, and what they may do with it."
        if self.paragraph and self.paragraph not in PARAGRAPHS:
            wrong["paragraph"] = "Choose a paragraph of Schedule 12A."
        if self.paragraph and not self.reason.strip():
            wrong["reason"] = "Say why the public interest in leaving it out outweighs that in publishing it."
        if self.reason.strip() and not self.paragraph:
            wrong["paragraph"] = "Choose the paragraph of Schedule 12A that the reason is about."
        if self.paragraph and self.level == Level.PUBLIC:
            wrong["level"] = "What a committee leaves out cannot be public."
        return wrong


def opens(before: Marking | None, held: int, after: Marking | None, without: int) -> bool:
    """Whether a change of marking opens a thing to more people, or says more of it to those who may not read it.

    `held` is the level that counts for it now, `without` the level that it stands under where it has no marking of its
    own.
    """
    lower = (without if after is None else max(after.level, without)) < held
    if before is None:
        return lower
    shown = not before.stub and (after is None or after.stub)
    published = bool(before.paragraph) and (after is None or not after.paragraph)
    return lower or shown or published
