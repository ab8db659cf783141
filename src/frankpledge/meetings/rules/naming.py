"""Questions about names as printed: which rows one answer settles.  Pure."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from frankpledge.kit.words import folded
from frankpledge.people.rules.matching import bare, is_initials


class Asked(StrEnum):
    """What is asked of a printed name."""

    PERSON = "person"  # who was at the meeting
    AGENCY = "agency"  # whom somebody stood for
    OWNER = "owner"  # who has to do something


Key = tuple[str, ...]


def person_key(name: str, agency: str, tied: int | None) -> Key:
    """What rows of attendance have in common that one answer settles: the name, the agency, who it is taken for."""
    return Asked.PERSON.value, bare(name), folded(agency), str(tied or "")


def agency_key(agency: str) -> Key:
    """What rows of attendance have in common whose agency one answer settles."""
    return Asked.AGENCY.value, folded(agency)


def first_names_of(attenders: Iterable[str]) -> frozenset[str]:
    """The first names of those in an attendance list, as names are compared."""
    return frozenset(name.split()[0] for name in map(bare, attenders) if name)


def owner_key(name: str, tied: int | None, paper: int, first_names: Collection[str]) -> Key:
    """What owners of actions have in common that one answer settles.

    Initials, and a first name that somebody at the meeting bears, mean somebody at that meeting: the same letters in
    other minutes may be somebody else.  `first_names` are those of the attendance list of the same paper.
    """
    short = bare(name)
    of_the_meeting = is_initials(name) or short in first_names
    return Asked.OWNER.value, short, str(tied or ""), str(paper) if of_the_meeting else ""
