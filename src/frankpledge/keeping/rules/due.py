"""When something may be destroyed, and what keeps it back.  Pure: is told today's date.

Nothing is destroyed for want of a rule, and nothing early: a time that ends on a day which its month has not ends on
the first of the next.  Days are days: no clock is put forward or back here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frankpledge.keeping.rules.kinds import Effect, Kind, Since


class Held(StrEnum):
    """What a legal hold is laid on."""

    DOCUMENT = "document"
    PERSON = "person"
    BODY = "body"
    DAYS = "days"

    @property
    def label(self) -> str:
        """The same on a page."""
        return _HELD[self]


_HELD = {
    Held.DOCUMENT: "A document, with its paper and its redacted copies",
    Held.PERSON: "Whatever names a person",
    Held.BODY: "The papers of a board or group",
    Held.DAYS: "Everything between two days",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is kept: its kind and number, its days, and what a rule or a hold may know it by.

    `documents` are the numbers of its document and of what that stands for, or what stands for it; `people` those of
    whom it names, by every row that stands for them.
    """

    kind: Kind
    number: int
    days: Mapping[Since, date] = field(default_factory=dict)
    body: int | None = None
    body_kind: str = ""
    documents: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a kind of record is kept, from which day, and what then happens; `body_kind` is empty for every body."""

    number: int
    kind: Kind
    since: Since
    years: int
    months: int
    effect: Effect
    body_kind: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold in force: on a document, person or body of this number, or on everything between two days."""

    number: int
    what: Held
    target: int | None = None
    first: date | None = None
    last: date | None = None


class Standing(StrEnum):
    """How something stands to the rules on a day."""

    DESTROY = "destroy"
    REVIEW = "review"
    HELD = "held"
    LATER = "later"
    NO_DAY = "no day"
    NO_RULE = "no rule"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a thing stands: the rule that speaks of it, the day on which its time is over, and the holds upon it."""

    standing: Standing
    rule: Rule | None = None
    due: date | None = None
    holds: tuple[int, ...] = ()


def due_on(since: date, years: int, months: int) -> date:
    """The first day on which a time of years and months from a day is over.

    From 29 February a year is over on 1 March, and from 31 January a month on 1 March: later, never earlier.  What
    would be over after the year 9999 is over on its last day.
    """
    whole = since.year * 12 + since.month - 1 + years * 12 + months
    year, month = divmod(whole, 12)
    if year > date.max.year:
        return date.max
    try:
        return date(year, month + 1, since.day)
    except ValueError:
        return date(year, month + 2, 1)  # no December lacks a day


def rule_for(thing: Thing, rules: Iterable[Rule]) -> Rule | None:
    """The rule that speaks of a thing: one for its kind of body before one for every body; None without any."""
    found = [rule for rule in rules if rule.kind is thing.kind and rule.body_kind in ("", thing.body_kind)]
    return max(found, key=lambda rule: (rule.body_kind != "", -rule.number), default=None)


def holds_on(thing: Thing, holds: Iterable[Hold]) -> tuple[int, ...]:
    """The holds under which a thing is, by number."""
    return tuple(hold.number for hold in holds if _is_under(thing, hold))


def held_together(things: Iterable[Thing], holds: Sequence[Hold]) -> dict[int, tuple[int, ...]]:
    """For each document, the holds under which any of these things is that would take it along when it goes.

    A paper takes the sealed original of its redacted copy along, whose day and board need not be those of the paper.
    """
    found: dict[int, set[int]] = {}
    for thing in things:
        under = holds_on(thing, holds)
        for number in thing.documents:
            found.setdefault(number, set()).update(under)
    return {number: tuple(sorted(under)) for number, under in found.items()}


def verdict(
    thing: Thing, rules: Sequence[Rule], holds: Sequence[Hold], today: date, also: Iterable[int] = ()
) -> Verdict:
    """How a thing stands on this day.  Only what has a rule, is due and is under no hold may be destroyed by a rule.

    `also` are holds upon something that goes with it.
    """
    rule, under = rule_for(thing, rules), tuple(sorted({*holds_on(thing, holds), *also}))
    if rule is None:
        return Verdict(Standing.NO_RULE, holds=under)
    since = thing.days.get(rule.since)
    if since is None:
        return Verdict(Standing.NO_DAY, rule, holds=under)
    due = due_on(since, rule.years, rule.months)
    if today < due:
        return Verdict(Standing.LATER, rule, due, under)
    if under:
        return Verdict(Standing.HELD, rule, due, under)
    return Verdict(Standing.DESTROY if rule.effect is Effect.DESTROY else Standing.REVIEW, rule, due)


def may_go(told: Verdict) -> bool:
    """Whether a thing that stands so may be destroyed by its rule, once two people said so."""
    return told.standing in (Standing.DESTROY, Standing.REVIEW)


def _is_under(thing: Thing, hold: Hold) -> bool:
    match hold.what:
        case Held.DOCUMENT:
            return hold.target in thing.documents
        case Held.PERSON:
            return hold.target in thing.people
        case Held.BODY:
            return hold.target is not None and hold.target == thing.body
        case Held.DAYS:
            first, last = hold.first or date.min, hold.last or date.max
            # What has no day at all cannot be shown to be outside: it is held.
            return not thing.days or any(first <= day <= last for day in thing.days.values())
