"""Whom a printed name means.  Pure: is told who is known, and says who it is, how it knows, or who it might be.

Nothing is merged silently: what is sure is exact in name and agency; what is close is said to be close; the rest
waits for a person.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from frankpledge.kit.words import folded

CLOSE = 90.0  # of 100: one slip in a name of two words ("Jon Hale", "John Hale") scores 94
POSSIBLE = 80.0  # below this a name is another name
OFFERED = 8  # people offered for one word of a name at most: of more, none is likelier than another
_WEAK = re.compile(r"[aeiouhwy]|(.)(?=\1)")
_TITLES = frozenset(
    "cllr councillor mr mrs ms miss mx dr prof professor rev revd sir dame pc pcso sgt sergeant insp inspector "
    "ch supt superintendent det dci di cc acc dcc chief".split()
)


class How(StrEnum):
    """How a printed name was tied to somebody."""

    EXACT = "exact"
    CLOSE = "close"
    INITIALS = "initials"
    FIRST_NAME = "first name"
    NEW = "new"
    PERSON = "by a person"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the record: every spelling of the name, folded, and the organisations of their posts."""

    id: int
    names: frozenset[str]
    organisations: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a printed name means: the id, or None; how that is known; and who it might be, when a person must say."""

    id: int | None
    how: How
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attender:
    """A name in the attendance list of the same document, and the person it was tied to, if any."""

    name: str
    person_id: int | None


def bare(name: str) -> str:
    """The name folded, without titles: `Cllr Alan Lewis` and `Alan Lewis` compare equal."""
    words = [word for word in folded(name).split() if word not in _TITLES]
    return " ".join(words) or folded(name)


def initials(name: str) -> str:
    """The initials of a name, without titles: `gc` for `Graham Carter`; of a double surname, both: `acb`."""
    return "".join(word[0] for word in bare(name).split())


class Everybody:
    """Those known, found by the words of their names, so that a name is never compared with everybody else's."""

    def __init__(self, people: Iterable[KnownPerson] = ()) -> None:
        self._by_id: dict[int, KnownPerson] = {}
        self._by_word: dict[str, set[int]] = {}
        for person in people:
            self.add(person)

    def __iter__(self) -> Iterator[KnownPerson]:
        return iter(self._by_id.values())

    def add(self, person: KnownPerson) -> None:
        """Know somebody, or somebody better than before."""
        self._by_id[person.id] = person
        for name in person.names:
            for key in _keys(name):
                self._by_word.setdefault(key, set()).add(person.id)

    def get(self, number: int) -> KnownPerson | None:
        """The person of this id."""
        return self._by_id.get(number)

    def of_word(self, word: str) -> list[KnownPerson]:
        """Those with a name in which this word stands, by id."""
        found = (self._by_id[number] for number in sorted(self._by_word.get(word, ())))
        return [person for person in found if any(word in name.split() for name in person.names)]

    def near(self, name: str) -> list[KnownPerson]:
        """Those whose names share a word with this one, or have one that sounds like one of its, by id."""
        found: set[int] = set()
        return [self._by_id[number] for number in sorted(found.union(*map(self._of_key, _keys(name))))]

    def _of_key(self, key: str) -> set[int]:
        return self._by_word.get(key, set())


def _keys(name: str) -> set[str]:
    """What a name is found by: itself, its words, and how each sounds (`john` and `jon` are both `.jn`)."""
    words = [word for word in name.split() if len(word) > 1]
    return {name, *words, *(f".{word[0]}{_WEAK.sub('', word[1:])}" for word in words)}


def match_person(printed: str, organisation_id: int | None, known: Everybody | Iterable[KnownPerson]) -> Match:
    """Say which known person a printed name means, given the agency that it was printed with (None where none was).

    Exact: the same name, and the same agency or none to contradict it.  Close: one slip in the name, the same agency,
    and nobody else like it.  The same name with another agency waits, since people move and names are shared.
    """
    name = bare(printed)
    if not name:
        return Match(None, How.WAITING)
    exact, near = _alike(name, _indexed(known))
    same = [p for p in exact if organisation_id in p.organisations]
    if len(same) == 1:
        return Match(same[0].id, How.EXACT)
    if len(exact) == 1 and (organisation_id is None or not exact[0].organisations):
        return Match(exact[0].id, How.EXACT)
    if exact:
        return Match(None, How.WAITING, tuple(p.id for p in exact))
    close = [(p, score) for p, score in near if organisation_id is not None and organisation_id in p.organisations]
    if len(close) == 1 and close[0][1] >= CLOSE:
        return Match(close[0][0].id, How.CLOSE)
    if near and (close or organisation_id is None):
        return Match(None, How.WAITING, tuple(p.id for p, _ in near))
    return Match(None, How.NEW)


def match_owner(
    printed: str,
    attenders: Sequence[Attender],
    known: Everybody | Iterable[KnownPerson],
    earlier: Collection[int] = (),
) -> Match:
    """Say whom the owner of an action means: first among those at the meeting, then among those known by that name.

    Initials and first names count only when one person at the meeting has them.  Whoever else bears them is offered
    and never assumed: those who came to earlier meetings of the same body, by id in `earlier`, and for a single name
    those known by it.
    """
    name, everybody = bare(printed), _indexed(known)
    if not name:
        return Match(None, How.WAITING)
    tests = (
        (How.EXACT, lambda other: other == name),
        (How.INITIALS, lambda other: is_initials(printed) and initials(other) == name.replace(" ", "")),
        (How.FIRST_NAME, lambda other: " " not in name and other.split()[0] == name),
        (How.CLOSE, lambda other: " " in name and fuzz.ratio(other, name) >= CLOSE),
    )
    there = _names_there(attenders, everybody)
    for how, holds in tests:
        found = tuple(person for person, names in there.items() if any(map(holds, names)))
        if len(found) == 1:
            return Match(found[0], how)
        if found:
            return Match(None, How.WAITING, found)
    if " " not in name or is_initials(printed):
        return Match(None, How.WAITING, _offered(printed, name, there, everybody, earlier))
    exact, near = _alike(name, everybody)
    if len(exact) == 1:
        return Match(exact[0].id, How.EXACT)
    return Match(None, How.WAITING, tuple(p.id for p in exact) or tuple(p.id for p, _ in near))


def _offered(
    printed: str, name: str, there: dict[int, set[str]], everybody: Everybody, earlier: Collection[int]
) -> tuple[int, ...]:
    """Who might be meant by initials or a single name that nobody at the meeting clearly bears."""
    came = [person for number in sorted(set(earlier)) if (person := everybody.get(number))]
    if is_initials(printed):
        letters = name.replace(" ", "")
        return tuple(p.id for p in came if any(initials(other) == letters for other in p.names))
    at_meeting = tuple(number for number, names in there.items() if any(name in other.split() for other in names))
    before = tuple(p.id for p in came if any(name in other.split() for other in p.names))
    known = tuple(p.id for p in everybody.of_word(name))
    return at_meeting or before or (known if len(known) <= OFFERED else ())


def _indexed(known: Everybody | Iterable[KnownPerson]) -> Everybody:
    return known if isinstance(known, Everybody) else Everybody(known)


def _names_there(attenders: Sequence[Attender], everybody: Everybody) -> dict[int, set[str]]:
    """Every name of each person at the meeting: as the list prints it, and as the record has it."""
    there: dict[int, set[str]] = {}
    for attender in attenders:
        if attender.person_id is not None and bare(attender.name):
            there.setdefault(attender.person_id, set()).add(bare(attender.name))
    for number, names in there.items():
        if (person := everybody.get(number)) is not None:
            names |= person.names
    return there


def is_initials(printed: str) -> bool:
    """Whether a printed name is initials alone: `GC`, `G.C.`, `Cllr AL`."""
    letters = [word for word in printed.replace(".", " ").split() if folded(word) not in _TITLES]
    return bool(letters) and all(word.isupper() for word in letters) and len("".join(letters)) in (2, 3, 4)


def _alike(name: str, everybody: Everybody) -> tuple[list[KnownPerson], list[tuple[KnownPerson, float]]]:
    """Those of exactly this name, and those of nearly this name with their likeness, the likest first."""
    exact, near = [], []
    for person in everybody.near(name):
        if name in person.names:
            exact.append(person)
            continue
        score = max((_likeness(name, other) for other in person.names), default=0.0)
        if score >= POSSIBLE:
            near.append((person, score))
    return exact, sorted(near, key=lambda pair: (-pair[1], pair[0].id))


def _likeness(name: str, other: str) -> float:
    """How alike two folded names are, 0 to 100; a first name given by its initial alone counts as nearly the same."""
    score = fuzz.ratio(name, other, score_cutoff=POSSIBLE)
    first, last = name.split()[0], name.split()[-1]
    first_other, last_other = other.split()[0], other.split()[-1]
    short = min(len(first), len(first_other)) == 1 and first[0] == first_other[0]
    return max(score, 92.0) if short and last == last_other and name != last else score
