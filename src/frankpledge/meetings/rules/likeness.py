"""Who might be the same person as somebody.  Pure."""

from collections.abc import Sequence

from frankpledge.people.rules.matching import Everybody, KnownPerson, match_person


def who_might_be(person: KnownPerson, known: Sequence[KnownPerson]) -> list[int]:
    """The numbers of those one of whose names is one of this person's, or nearly, the likest first."""
    others = Everybody(other for other in known if other.id != person.id)
    found: dict[int, None] = {}
    for name in sorted(person.names):
        match = match_person(name, None, others)
        found.update(dict.fromkeys((match.id,) if match.id is not None else match.candidates))
    return list(found)
