"""The sheet that a family writes a paper on: it records the span of every fact as the words are written, so gold is
right by construction, and knows where talk stands that noise may touch."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from tests.invented.manner import Manner
from tests.invented.truth import Day, Figure, FollowUp, Money, Old, Person, Reference, Who, Words

LISTS = ("attendance", "items", "decisions", "actions", "follow_ups", "references", "figures", "money")
SINGLES = {
    "body": "name",
    "title": "text",
    "date": "value",
    "venue": "text",
    "started": "value",
    "closed": "value",
    "next_meeting": "value",
}
# Lists whose facts keep their own words in a field.
OWN_WORDS = {"decisions": "text", "actions": "text", "follow_ups": "what"}
# What the first words of a list's label make of everyone under it.
LABELS = (
    ("apologies", r"apolog"),
    ("observer", r"observer"),
    ("invitee", r"invitee|visitor|guest"),
    ("officer", r"officers"),
    ("in_attendance", r"(also )?in attendance|also present|hefyd"),
    ("present", r"present|attend|(other |responsible authority )?members|sederunt|yn bresennol"),
)
Part = str | Day | Who | Old | Figure | Money | Reference | FollowUp | Words


@dataclass(frozen=True)
class Fact:
    """One fact of the gold: its list or single field, where it stands, its words as written, its other fields."""

    kind: str
    start: int
    end: int
    words: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Paper:
    """A written paper: its text, its facts, the stretches of plain talk, and what noise put inside spans."""

    text: str
    kind: str
    facts: tuple[Fact, ...]
    talk: tuple[tuple[int, int], ...]
    added: tuple[tuple[int, int], ...] = ()

    def gold(self, name: str = "paper.txt") -> dict[str, Any]:
        """The gold of the paper, in the form that readings have."""
        found: dict[str, Any] = {
            "source": {"name": name, "characters": len(self.text), "pages": None},
            "kind": self.kind,
        } | dict.fromkeys(SINGLES)
        found |= {kind: [] for kind in LISTS}
        for fact in sorted(self.facts, key=lambda fact: (fact.start, -fact.end)):
            span = {"span": [fact.start, fact.end]}
            if fact.kind in SINGLES:
                found[fact.kind] = found[fact.kind] or {SINGLES[fact.kind]: fact.words, **fact.fields, **span}
            else:
                own = {OWN_WORDS[fact.kind]: fact.words} if fact.kind in OWN_WORDS else {}
                found[fact.kind].append({**fact.fields, **own, **span})
        return found


def capacity_under(words: str, now: str) -> str:
    """The capacity of people listed under these words; `now` where the words are no label."""
    start = words.lstrip("* \n").lower()
    return next((capacity for capacity, label in LABELS if re.match(label, start)), now)


class Sheet:
    """Written on from top to bottom; `say` writes, `fact` records what is written inside it.

    While people are listed, `listing` is the capacity that the last label gave them.
    """

    def __init__(self, manner: Manner, kind: str = "minutes") -> None:
        self.manner, self.kind = manner, kind
        self.item: str | None = None
        self.listing: str | None = None
        self._open = 0
        self._pieces: list[str] = []
        self._length = 0
        self._facts: list[Fact] = []
        self._talk: list[tuple[int, int]] = []

    def say(self, *parts: Part) -> None:
        """Write these parts, each in the manner of the paper."""
        for part in parts:
            match part:
                case str():
                    if self.listing and not self._open:
                        self.listing = capacity_under(part, self.listing)
                    self._pieces.append(part)
                    self._length += len(part)
                case tuple():
                    self.say(*part)
                case Day():
                    self.say(self.manner.day(part.on, year=part.year))
                case Who():
                    self.say(self.manner.person(part.person))
                case Old():
                    self.say(self.manner.minute(part))
                case _:
                    self._mark(part)

    def _mark(self, part: Figure | Money | Reference | FollowUp) -> None:
        match part:
            case Figure():
                with self.fact(
                    "figures",
                    measure=part.measure,
                    value=part.value,
                    unit=part.unit,
                    per=part.per,
                    role=part.role,
                    period=part.period,
                    area=part.area,
                ):
                    self.say(part.words)
            case Money():
                with self.fact("money", fund=part.fund, line=part.line, nature=part.nature, amount=part.amount):
                    self.say(part.words)
            case Reference():
                number = self.manner.minute(part.number) if part.number else None
                with self.fact("references", to_number=number, to_date=part.on.isoformat() if part.on else None):
                    self.say(part.words)
            case FollowUp():
                with self.fact("follow_ups", due=part.due):
                    self.say(part.words)

    def line(self, *parts: Part) -> None:
        """Write these parts and end the line."""
        self.say(*parts, "\n")

    def gap(self, lines: int = 1) -> None:
        """Leave empty lines."""
        self.say("\n" * lines)

    def talk(self, *parts: Part) -> None:
        """Write parts that state nothing: noise may touch them."""
        start = self._length
        self.say(*parts)
        self._talk.append((start, self._length))

    @contextmanager
    def fact(self, kind: str, **fields: Any) -> Iterator[None]:
        """Record what is written inside as one fact, without white space or a stop at its end.

        A fact of a list knows the item that it stands under, unless told another; people and items stand under none.
        """
        if kind in LISTS and kind not in ("attendance", "items"):
            fields.setdefault("item", self.item)
        at, start = len(self._pieces), self._length
        self._open += 1
        yield
        self._open -= 1
        text = "".join(self._pieces[at:])
        start += len(text) - len(text.lstrip())
        kept = text.strip().rstrip(".") if kind in OWN_WORDS else text.strip()
        if kept:
            self._facts.append(Fact(kind, start, start + len(kept), " ".join(kept.split()), fields))

    def person(
        self, person: Person, *, post: bool = True, organisation: str | None = None, **over: Any
    ) -> dict[str, Any]:
        """The fields of somebody's attendance; `organisation` and `post` only where the paper prints them."""
        found = {
            "name": person.name,
            "post": person.post if post else None,
            "organisation": organisation,
            "capacity": self.listing or person.capacity,
            "chair": person.chair,
        }
        return found | over

    def heading(
        self, form: str, number: str | None, title: Words | str, parent: str | None = None, presenter: str | None = None
    ) -> None:
        """Write an item's heading.  `form` holds {number} and {title}; the span runs over both."""
        said = "".join(
            part if isinstance(part, str) else self._plain(part)
            for part in ((title,) if isinstance(title, str) else title)
        )
        self.item = number or said
        before, *rest = form.split("{title}")
        with self.fact("items", number=number, title=said, parent=parent, presenter=presenter):
            self.say(before.replace("{number}", number or "").lstrip("\n"), title)
            after = "".join(rest).replace("{number}", number or "")
            self.say(after)

    def _plain(self, part: Part) -> str:
        sheet = Sheet(self.manner)
        sheet.say(part)
        return "".join(sheet._pieces)

    def paper(self) -> Paper:
        """What has been written, with the ends of nested facts kept."""
        return Paper("".join(self._pieces), self.kind, tuple(self._facts), tuple(self._talk))


def spliced(paper: Paper, edits: list[tuple[int, int, str]], *, outside: bool = False) -> Paper:
    """The paper with stretches of its text replaced, and every span carried along.

    Edits are (start, end, new text) and do not overlap.  `outside` says that what is put in is no part of a fact
    that it falls inside, though the fact's span runs over it.
    """
    edits = sorted(edits)
    pieces, at, length = [], 0, 0
    moves: list[tuple[int, int, int, int]] = []
    added = []
    for start, end, new in edits:
        if start < at:
            continue
        pieces += [paper.text[at:start], new]
        length += start - at
        moves.append((start, end, length, length + len(new)))
        if outside:
            added.append((length, length + len(new)))
        length += len(new)
        at = end
    pieces.append(paper.text[at:])
    carry = Carrier(moves)
    facts = tuple(replace(fact, start=carry.start(fact.start), end=carry.end(fact.end)) for fact in paper.facts)
    spans = [tuple((carry.start(a), carry.end(b)) for a, b in spans) for spans in (paper.talk, paper.added)]
    return replace(paper, text="".join(pieces), facts=facts, talk=spans[0], added=(*spans[1], *added))


class Carrier:
    """Carries places in a text over edits to it."""

    def __init__(self, moves: list[tuple[int, int, int, int]]) -> None:
        self.moves = moves

    def _moved(self, place: int, at_start: bool) -> int:
        shift = 0
        for start, end, new_start, new_end in self.moves:
            if place < start or (place == start and not at_start and start == end) or (place == start and start < end):
                break
            if place < end:
                return new_end if at_start else new_start + min(place - start, new_end - new_start)
            shift = new_end - end
        return place + shift

    def start(self, place: int) -> int:
        """Where a span begins now: behind what was put in before it."""
        return self._moved(place, True)

    def end(self, place: int) -> int:
        """Where a span ends now: before what was put in behind it."""
        return self._moved(place, False)
