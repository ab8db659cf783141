"""Whom a name that is typed as the owner of an action means, to somebody who knows who is at the meeting.  Pure.

People and agencies are numbers.  Nobody is taken for another silently: two people of one name are both offered, until
the agency stands in brackets behind the name.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from frankpledge.kit.words import folded
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.matching import Attender, Everybody, How, Match, bare, match_owner

_EVERYBODY = frozenset("all|all members|all partners|all agencies|all present|everyone|members|partners".split("|"))
_CHAIR = frozenset("chair|the chair|chairman|chairwoman|chairperson".split("|"))
_BESIDE = r"\s*\(([^()\n]{2,80})\)"


@dataclass(frozen=True)
class InRoom:
    """Who is known at a meeting: those on its lists, everybody known by a name that was typed, and the agencies.

    `chair` is the number of whoever is in the chair.
    """

    attenders: Sequence[Attender] = ()
    people: Everybody | None = None
    agencies: Agencies | None = None
    chair: int | None = None

    @cached_property
    def bearers(self) -> dict[str, set[int]]:
        """Those at the meeting by every name that they bear: as the list prints it, and as the record has it."""
        found: dict[str, set[int]] = {}
        for one in self.attenders:
            if one.person_id is None:
                continue
            known = self.people.get(one.person_id) if self.people is not None else None
            for name in {bare(one.name), *(known.names if known is not None else ())}:
                found.setdefault(name, set()).add(one.person_id)
        return found


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom an owner as typed means: a person, an agency, everybody, or one of the `candidates`; else nobody known."""

    name: str
    person: int | None = None
    agency: int | None = None
    how: How = How.WAITING
    everybody: bool = False
    candidates: tuple[int, ...] = ()


def whom(name: str, words: str, room: InRoom) -> Meant:
    """Say whom an owner means; `words` is the action as typed, in which an agency may stand behind the name."""
    plain, agencies = folded(name), room.agencies or Agencies({})
    if plain in _EVERYBODY:
        return Meant(name, everybody=True)
    if plain in _CHAIR and room.chair is not None:
        return Meant(name, person=room.chair, how=How.EXACT)
    if not room.bearers.get(bare(name)):
        agency = agencies.match(name)
        if agency.how is How.EXACT:
            return Meant(name, agency=agency.id, how=How.EXACT)
    # The first test of `match_owner`, which every full name passes, made once for all owners.
    own = room.bearers.get(bare(name), ())
    if len(own) == 1:
        return Meant(name, person=next(iter(own)), how=How.EXACT)
    everybody = room.people or Everybody()
    found = match_owner(name, room.attenders, everybody)
    if found.id is None and (beside := agency_beside(name, words)):
        found = _of_agency(found, agencies.match(beside), everybody) or found
    return Meant(name, person=found.id, how=found.how, candidates=found.candidates)


def agency_beside(name: str, words: str) -> str:
    """The agency in brackets behind a name: `Fire Service` in `Sam Hart (Fire Service) to call`; else nothing."""
    found = re.search(rf"(?<!\w){re.escape(name)}{_BESIDE}", words)
    return found[1] if found else ""


def _of_agency(found: Match, agency: Match, everybody: Everybody) -> Match | None:
    """The one of several people of a name who stands for an agency; None where that settles nothing."""
    if agency.id is None:
        return None
    own = [number for number in found.candidates if _stands_for(everybody, number, agency.id)]
    return Match(own[0], How.EXACT) if len(own) == 1 else None


def _stands_for(everybody: Everybody, number: int, agency: int) -> bool:
    person = everybody.get(number)
    return person is not None and agency in person.organisations


def shared_names(names: Mapping[int, str]) -> Collection[str]:
    """The folded names that two or more of these people bear: beside each, their agency has to stand."""
    seen: dict[str, int] = {}
    for name in names.values():
        seen[folded(name)] = seen.get(folded(name), 0) + 1
    return {name for name, many in seen.items() if many > 1}
