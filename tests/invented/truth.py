"""What happened at an invented meeting, before anybody wrote it down in a form.

Words are tuples of text and marks; days, people and old minute numbers stay marks until a paper prints them its way.
"""

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True)
class Organisation:
    """An agency with a seat, under its full name and its short one."""

    name: str
    short: str


@dataclass(frozen=True)
class Person:
    """Somebody on an attendance list.  `deputy_for` is the name of the member they came in place of."""

    first: str
    last: str
    title: str
    post: str
    organisation: Organisation
    capacity: str = "present"
    chair: bool = False
    deputy_for: "Person | None" = None

    @property
    def name(self) -> str:
        """First and last name, with Cllr before them where they are a councillor."""
        return " ".join(filter(None, ("Cllr" if self.title == "Cllr" else "", self.first, self.last)))

    @property
    def initials(self) -> str:
        """The letters that minutes use for them."""
        return self.first[0] + self.last[0]


@dataclass(frozen=True)
class Day:
    """A date in a sentence, to be printed as the paper prints dates."""

    on: date
    year: bool = True


@dataclass(frozen=True)
class Who:
    """A person in a sentence, to be printed as the paper names people."""

    person: Person


@dataclass(frozen=True)
class Old:
    """The number of an earlier minute, to be printed in the paper's own numbering."""

    number: int
    letter: str = ""


@dataclass(frozen=True)
class Figure:
    """A stated measurement."""

    words: str
    measure: str
    value: float
    unit: str
    role: str
    per: int | None = None
    period: str | None = None
    area: str | None = None


@dataclass(frozen=True)
class Money:
    """A sum held, given, promised or spent.  `amount` is a decimal string in pounds."""

    words: str
    fund: str | None
    line: str
    amount: str
    nature: str | None = None


@dataclass(frozen=True)
class Reference:
    """A pointer to an earlier minute, an earlier meeting, or both."""

    words: "Words"
    number: Old | None = None
    on: date | None = None


@dataclass(frozen=True)
class FollowUp:
    """Business promised back to a later meeting.  `due` is an ISO date or month."""

    words: "Words"
    due: str | None = None


Words = tuple["str | Day | Who | Old | Figure | Money | Reference | FollowUp", ...]


@dataclass(frozen=True)
class Due:
    """When an action is to be done: the value, and the words that say so."""

    value: str | None
    words: Words


@dataclass(frozen=True)
class Decision:
    """One thing decided: `be` follows "AGREED that", `to` follows "agreed to", `was` tells it as done."""

    verb: str
    be: Words
    to: Words
    was: Words


@dataclass(frozen=True)
class Action:
    """One thing somebody was asked to do, as an infinitive without its "to"."""

    words: Words
    owners: tuple[Person | str, ...]
    due: Due | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence of a paragraph.  `plain` sentences state no fact, and may carry typing slips."""

    words: Words
    plain: bool = True


@dataclass(frozen=True)
class Item:
    """One item of business.  `kind` is topic, welcome, declarations, minutes, matters, finance, aob or next."""

    kind: str
    title: Words
    paragraphs: tuple[tuple[Sentence, ...], ...] = ()
    bullets: tuple[Words, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    presenter: Person | None = None
    pointer: Old | None = None
    parts: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A row of a table of indicators: its name, and (words, figure or None) for each column."""

    group: str
    name: str
    kind: str
    cells: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Meeting:
    """One meeting, or one report to a meeting, with everything that a paper of it may tell."""

    nation: str
    town: str
    body: str
    body_short: str
    group: str
    on: date
    venue: str
    starts: time
    ends: time
    previous: date
    next_meeting: date
    first_number: int
    gap_after: int | None
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    indicators: tuple[Indicator, ...] = ()
    slogan: str = ""
    places: tuple[str, ...] = field(default=())

    def those(self, *capacities: str) -> tuple[Person, ...]:
        """The people listed in these capacities, in order."""
        return tuple(person for person in self.people if person.capacity in capacities)

    @property
    def chair(self) -> Person:
        """Who chaired."""
        return next(person for person in self.people if person.chair)
