"""Something as it would be published: what the public would see of it, and what to look at first.  Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from frankpledge.kit.cutting import Words, without_words
from frankpledge.meetings.rules.publishing import PublicKind, as_text

_CODES = frozenset({"kind", "is_a", "state", "stage", "verb", "as", "file"})  # no words of anybody


@dataclass(frozen=True, slots=True)
class Warned:
    """A name that stands in what would be published, why to look at it, and how often it stands there."""

    name: str
    why: str
    times: int


@dataclass
class Made:
    """What would be published; `shown` and `people` are the numbers that its publication keeps.

    `stops` says why it cannot be published as it stands, and `closed` that no part of it can.
    """

    kind: PublicKind
    number: int
    title: str
    day: date | None
    content: dict[str, Any]
    body: int
    meeting: int | None = None
    paper: int | None = None
    pack: int | None = None
    shown: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    warned: list[Warned] = field(default_factory=list)
    stops: str = ""
    closed: bool = False

    def without(self, names: Words, put: str) -> "Made":
        """The same, with what is `put` in place of these names wherever they stand in it."""
        self.title, self.content = without_words((self.title, self.content), names, put, _CODES)
        return self

    @property
    def text(self) -> str:
        """The content as it is kept: the same content gives the same text."""
        return as_text(self.content)

    @property
    def mark(self) -> str:
        """A mark of all that the public would see: whoever publishes sends back the one that they were shown."""
        return sha256(f"{self.title}\n{self.text}".encode()).hexdigest()[:32]


def names_to_look_at(text: str, names: Iterable[tuple[str, str]]) -> list[Warned]:
    """Of these names, each with why it is to be looked at, those that stand in a text; the first reason counts."""
    found: dict[str, Warned] = {}
    for name, why in names:
        if name not in found and (times := len(Words([name]).places(text))):
            found[name] = Warned(name, why, times)
    return sorted(found.values(), key=lambda one: (one.why, one.name))
