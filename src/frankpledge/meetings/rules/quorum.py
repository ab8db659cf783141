"""Whether a meeting was quorate by its body's own rule, and what it lacked.  Pure: is told who was there.

Who was there is plain data, so that the attendance list of minutes and the presences of a meeting that is run here are
held against the same rule.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.meetings.rules.kinds import Office


class Quorum(StrEnum):
    """How a meeting stands to the rule of its body."""

    QUORATE = "Quorate"
    NOT_QUORATE = "Not quorate"
    NOT_KNOWN = "Cannot be told"
    NO_RULE = "No rule said"


@dataclass(frozen=True, slots=True)
class Rule:
    """What the terms of reference ask of a meeting; None and False where they ask nothing of that kind.

    `chair` is that the chair or the vice chair is there, `in_room` that only those in the room count.
    """

    members: int | None = None
    agencies: int | None = None
    authorities: int | None = None
    chair: bool = False
    in_room: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks anything at all."""
        return self.chair or any(least is not None for least in (self.members, self.agencies, self.authorities))


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the body on the day: whose it is, for which agency, in which office; of a substitute, for which place.

    People and agencies are numbers; the same person has one number, whichever row of the record they stand in.
    """

    number: int
    person: int
    agency: int | None = None
    office: str = ""
    substitute_for: int | None = None


@dataclass(frozen=True, slots=True)
class There:
    """Somebody at the meeting, excuses left out: who, for which agency, in the room or not.

    `person` is None where nobody has said yet whom the printed name means; `listed` whether the list has them as
    present, and not as an officer, a guest or an observer.
    """

    person: int | None
    agency: int | None = None
    listed: bool = True
    in_room: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the rule asks: how many of what, how many there surely were, and how many there may have been."""

    what: str
    needed: int
    there: int
    at_most: int

    @property
    def stands(self) -> Quorum:
        """How the meeting stands to this part."""
        if self.there >= self.needed:
            return Quorum.QUORATE
        return Quorum.NOT_KNOWN if self.at_most >= self.needed else Quorum.NOT_QUORATE

    @property
    def said(self) -> str:
        """The numbers in words."""
        if self.what == _CHAIR:
            return {
                Quorum.QUORATE: "The chair or vice chair was there.",
                Quorum.NOT_QUORATE: "The rule asks for the chair or vice chair, and neither was there.",
                Quorum.NOT_KNOWN: "The rule asks for the chair or vice chair, and it cannot be told whether they were.",
            }[self.stands]
        there = f"{self.there}" if self.at_most == self.there else f"{self.there} to {self.at_most}"
        return f"{self.what}: {there} there, of {self.needed} that the rule asks for."


_CHAIR = "Chair or vice chair"


@dataclass(frozen=True, slots=True)
class Finding:
    """How a meeting stands to its rule, part by part; `by_substitutes` is how many places a substitute filled."""

    stands: Quorum
    parts: tuple[Part, ...] = ()
    places: int = 0
    filled: int = 0
    by_substitutes: int = 0
    unnamed: int = 0

    @property
    def lacking(self) -> tuple[Part, ...]:
        """The parts that the meeting did not fulfil."""
        return tuple(part for part in self.parts if part.stands is Quorum.NOT_QUORATE)


def finding(
    rule: Rule | None, places: Sequence[Place], there: Collection[There], authorities: Collection[int] = ()
) -> Finding:
    """Say whether a meeting was quorate, and what lacks where it was not.

    `authorities` are the agencies that are responsible authorities on the day.

    A member counts wherever they join from, unless the rule counts only the room; a substitute counts for the member
    whose place they fill, once.  Whom a printed name means may not be known, and who the members were: then a number
    runs from those who surely count to those who may, and it is said that it cannot be told rather than guessed.
    """
    if rule is None or not rule.asks:
        return Finding(Quorum.NO_RULE)
    if not there:
        return Finding(Quorum.NOT_KNOWN, places=sum(place.substitute_for is None for place in places))
    came = [one for one in there if one.in_room or not rule.in_room]
    filled = _filled(places, came)
    loose = _loose(places, filled, came)
    sure = {one.agency or place.agency for place, one in filled.values()} - {None}
    own = [place for place in places if place.substitute_for is None]
    room = max(len(own) - len(filled), 0) if own else len(loose)
    parts = []
    if rule.members is not None:
        parts.append(Part("Members", rule.members, len(filled), len(filled) + min(len(loose), room)))
    if rule.agencies is not None:
        parts.append(_of_agencies("Agencies", rule.agencies, sure, loose))
    if rule.authorities is not None:
        may = [one for one in loose if one.agency is None or one.agency in authorities]
        parts.append(_of_agencies("Responsible authorities", rule.authorities, sure & set(authorities), may))
    if rule.chair:
        parts.append(_of_the_chair(own, filled, loose))
    return Finding(
        _worst(parts),
        tuple(parts),
        len(own),
        len(filled),
        sum(place.substitute_for is not None for place, _ in filled.values()),
        sum(one.person is None for one in came),
    )


def _filled(places: Sequence[Place], came: Sequence[There]) -> dict[int, tuple[Place, There]]:
    """The places that were filled, each by the member or by one substitute; a person fills one."""
    by_person = {one.person: one for one in reversed(came) if one.person is not None}
    filled: dict[int, tuple[Place, There]] = {}
    used = set()
    for place in places:
        if place.substitute_for is None and place.person in by_person and place.person not in used:
            filled[place.number] = place, by_person[place.person]
            used.add(place.person)
    own = {place.number for place in places if place.substitute_for is None}
    standing_in = [place for place in places if place.substitute_for in own and place.person in by_person]
    # Whoever may stand in for the fewest is placed first, so that nobody's only place is taken by somebody with two.
    choices = {one.person: sum(other.person == one.person for other in standing_in) for one in standing_in}
    for place in sorted(standing_in, key=lambda one: choices[one.person]):
        target = place.substitute_for
        if target is not None and target not in filled and place.person not in used:
            stood = by_person[place.person]
            filled[target] = place, stood
            used.add(place.person)
    return filled


def _loose(places: Sequence[Place], filled: dict[int, tuple[Place, There]], came: Sequence[There]) -> list[There]:
    """Those who may be members and are not known to be: names that mean nobody yet, or, of no known members, all."""
    known = {one.person for _, one in filled.values()}
    return [one for one in came if one.listed and one.person not in known and (one.person is None or not places)]


def _of_agencies(what: str, needed: int, sure: set[int | None], loose: Sequence[There]) -> Part:
    """Agencies, each once; somebody of no known agency may be of one more."""
    more = {one.agency for one in loose if one.agency is not None} - sure
    return Part(what, needed, len(sure), len(sure) + len(more) + sum(one.agency is None for one in loose))


def _of_the_chair(own: Sequence[Place], filled: dict[int, tuple[Place, There]], loose: Sequence[There]) -> Part:
    """The chair or the vice chair in person: a substitute does not take the office with the place."""
    chairs = [place for place in own if place.office in (Office.CHAIR, Office.VICE_CHAIR)]
    there = sum(place.number in filled and filled[place.number][0] is place for place in chairs)
    may = 1 if not chairs or any(one.person is None for one in loose) else 0
    return Part(_CHAIR, 1, min(there, 1), max(min(there, 1), may))


def _worst(parts: Sequence[Part]) -> Quorum:
    found = {part.stands for part in parts}
    return next(
        (one for one in (Quorum.NOT_QUORATE, Quorum.NOT_KNOWN) if one in found),
        Quorum.QUORATE,
    )


def asked_in_words(rule: Rule) -> str:
    """What a rule asks for, in a line: `4 members, the chair or vice chair`; empty where it asks nothing."""
    parts = [
        f"{least} {word if least == 1 else several}"
        for least, word, several in (
            (rule.members, "member", "members"),
            (rule.agencies, "agency", "agencies"),
            (rule.authorities, "responsible authority", "responsible authorities"),
        )
        if least is not None
    ]
    parts += ["the chair or vice chair"] if rule.chair else []
    return f"{', '.join(parts)}{'; only those in the room count' if rule.in_room else ''}" if parts else ""


def version_on(adopted: Sequence[tuple[int, date | None]], day: date) -> int | None:
    """Which version of the terms of reference a meeting of this day is held against, of (number, adopted) pairs.

    The highest that was adopted by then; one of which no day is known counts from the beginning.  None where the first
    was adopted later: what held before is not known.
    """
    held = [number for number, since in adopted if since is None or since <= day]
    return max(held, default=None)
