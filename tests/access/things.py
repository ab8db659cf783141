"""What stands in the record that is asked for: a thing for each family and marking, with words of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from frankpledge.documents.models import Document
from frankpledge.intake.models import Review, Spreadsheet
from frankpledge.keeping.models import Destruction, LegalHold, RetentionRule
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models as record
from frankpledge.people.models import (
    Grant,
    Invitation,
    Merge,
    Organisation,
    Partnership,
    Person,
    Recovery,
    User,
)
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from frankpledge.rights.models import Redaction

MARKINGS = "POSNX"  # public, OFFICIAL, sensitive with a stub, sensitive with nothing, sealed
RESTRICTED = "SNX"
COMMON = "lamplight"  # stands in everything that a search looks through
SHARED_WITH = {"A": Role.REGION, "B": Role.POLICING_BODY}
LEVELS = {"P": Level.PUBLIC, "O": Level.OFFICIAL, "S": Level.SENSITIVE, "N": Level.SENSITIVE, "X": Level.SENSITIVE}


def word(place: str, family: str, marking: str, kind: str) -> str:
    """A word that stands nowhere else: of a partnership, a family of papers, a marking, and a kind of thing.

    Such words are unlike each other too, so that no name is taken for another's.
    """
    figures = sha256(f"{place} {family} {marking} {kind}".encode()).digest()
    return "".join("bdfghjklmnprstvz"[n % 16] + "aeiou"[n // 16 % 5] for n in figures[:5]).capitalize()


@dataclass(frozen=True)
class Canary:
    """A word, and what it is a word of: which partnership, family and marking, and what kind of thing."""

    place: str
    family: str
    marking: str
    kind: str

    @property
    def word(self) -> str:
        """The word itself."""
        return word(self.place, self.family, self.marking, self.kind)


@dataclass
class Thing:
    """What stands in the record of one family and marking: its rows, by what they are."""

    place: str
    family: str
    marking: str
    said: set[str] = field(default_factory=set)
    minutes: record.Paper = None  # type: ignore[assignment]
    report: record.Paper = None  # type: ignore[assignment]
    item: record.Item = None  # type: ignore[assignment]
    action: record.Action = None  # type: ignore[assignment]
    planned: record.Meeting = None  # type: ignore[assignment]
    agenda_item: record.AgendaItem = None  # type: ignore[assignment]
    agenda_paper: record.AgendaPaper = None  # type: ignore[assignment]
    pack: record.Pack = None  # type: ignore[assignment]
    topic: record.Topic = None  # type: ignore[assignment]
    held: record.Meeting = None  # type: ignore[assignment]
    draft: record.Paper = None  # type: ignore[assignment]
    letter: record.Letter = None  # type: ignore[assignment]
    person: Person = None  # type: ignore[assignment]
    other: Person = None  # type: ignore[assignment]
    merge: Merge = None  # type: ignore[assignment]
    agency: Organisation = None  # type: ignore[assignment]
    document: Document = None  # type: ignore[assignment]
    review: Review = None  # type: ignore[assignment]
    batch: UUID = None  # type: ignore[assignment]
    sheet: Spreadsheet = None  # type: ignore[assignment]
    user: User = None  # type: ignore[assignment]
    grant: Grant = None  # type: ignore[assignment]
    invitation: Invitation = None  # type: ignore[assignment]
    recovery: Recovery = None  # type: ignore[assignment]
    redaction: Redaction = None  # type: ignore[assignment]
    rule: RetentionRule = None  # type: ignore[assignment]
    hold: LegalHold = None  # type: ignore[assignment]
    destruction: Destruction = None  # type: ignore[assignment]
    going: Document = None  # type: ignore[assignment]

    def word(self, kind: str) -> str:
        """Its own word for a kind of thing, which from then on is looked for in every answer."""
        self.said.add(kind)
        return word(self.place, self.family, self.marking, kind)

    def canaries(self) -> Iterator[Canary]:
        """Every word that it holds."""
        for kind in sorted(self.said):
            yield Canary(self.place, self.family, self.marking, kind)


@dataclass
class World:
    """The record of one partnership."""

    place: Partnership
    by: Actor
    things: dict[tuple[str, str], Thing] = field(default_factory=dict)
    known: dict[str, Canary] = field(default_factory=dict)

    def canaries(self) -> dict[str, Canary]:
        """Every word of the record that stands in one thing alone, in small letters."""
        if not self.known:
            self.known = {c.word.lower(): c for thing in self.things.values() for c in thing.canaries()}
        return self.known

    def heard_in(self, said: str) -> list[Canary]:
        """Those of its words that stand in an answer, alone or within longer words."""
        known = self.canaries()
        found = set()
        for letters in set(re.findall(r"[a-z]{10,}", said.lower())):
            if letters in known:
                found.add(letters)
            elif len(letters) > 10:
                found |= {letters[at : at + 10] for at in range(len(letters) - 9)} & known.keys()
        return [known[letters] for letters in sorted(found)]


def marked(thing: Thing) -> Marking:
    """The marking of a thing, with words of its own where a marking takes words."""
    level = LEVELS[thing.marking]
    if level == Level.PUBLIC:
        return Marking(level=level)
    return Marking(
        level=level,
        handling=thing.word("handling"),
        paragraph="7",
        reason=thing.word("reason"),
        stub=thing.marking != "N",
    )
