"""Whom a printed name means.  Pure: is told who is known, and says who it is, how it knows, or who it might be.

Nothing is merged silently: what is sure is exact in name and agency; what is close is said to be close; the rest
waits for a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from frankpledge.kit.words import folded

CLOSE = 90.0  # of 100: one slip in a name of two words ("Jon Hale", "John Hale") scores 94
POSSIBLE = 80.0  # below this a name is another name
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


def match_person(printed: str, organisation_id: int | None, known: Iterable[KnownPerson]) -> Match:
    """Say which known person a printed name means, given the agency that it was printed with (None where none was).

    Exact: the same name, and the same agency or none to contradict it.  Close: one slip in the name, the same agency,
    and nobody else like it.  The same name with another agency waits, since people move and names are shared.
    """
    name = bare(printed)
    if not name:
        return Match(None, How.WAITING)
    exact, near = _alike(name, known)
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


def match_owner(printed: str, attenders: Sequence[Attender], known: Sequence[KnownPerson]) -> Match:
    """Say whom the owner of an action means: first among those at the meeting, then among those known by that name.

    Initials and first names count only when one person at the meeting has them.
    """
    name = bare(printed)
    if not name:
        return Match(None, How.WAITING)
    tests = (
        (How.EXACT, lambda other: other == name),
        (How.INITIALS, lambda other: is_initials(printed) and initials(other) == name.replace(" ", "")),
        (How.FIRST_NAME, lambda other: " " not in name and other.split()[0] == name),
        (How.CLOSE, lambda other: " " in name and fuzz.ratio(other, name) >= CLOSE),
    )
    there = _names_there(attenders, known)
    for how, holds in tests:
        found = tuple(person for person, names in there.items() if any(map(holds, names)))
        if len(found) == 1:
            return Match(found[0], how)
        if found:
            return Match(None, How.WAITING, found)
    exact, near = _alike(name, known) if " " in name else ([], [])
    if len(exact) == 1:
        return Match(exact[0].id, How.EXACT)
    return Match(None, How.WAITING, tuple(p.id for p in exact) or tuple(p.id for p, _ in near))


def match_organisation(printed: str, names: dict[str, int]) -> Match:
    """Say which organisation a printed name means; `names` gives the id for each folded spelling known.

    A department after a dash or a comma belongs to the organisation before it: `ABC – Housing` is `ABC`.
    """
    for part in (printed, *_without_department(printed)):
        if (number := names.get(folded(part))) is not None:
            return Match(number, How.EXACT)
    found = process.extract(folded(printed), list(names), scorer=fuzz.ratio, score_cutoff=POSSIBLE, limit=4)
    ids = tuple(dict.fromkeys(names[name] for name, _, _ in found))
    if len(ids) == 1 and found[0][1] >= CLOSE and len(printed) > 8:
        return Match(ids[0], How.CLOSE)
    return Match(None, How.WAITING if ids else How.NEW, ids)


def rejoined(names: Sequence[str], known: dict[str, int]) -> list[str]:
    """Owners as printed, two put together again where an "and" between them makes the name of a known organisation.

    A reader that parts owners at "and" cannot know that `Fire` and `Rescue Service` are one.  `known` gives the id of
    an organisation for each folded spelling.
    """
    kept: list[str] = []
    for name in names:
        whole = f"{kept[-1]} and {name}" if kept else ""
        if whole and folded(whole) in known:
            kept[-1] = whole
        else:
            kept.append(name)
    return kept


def _names_there(attenders: Sequence[Attender], known: Sequence[KnownPerson]) -> dict[int, set[str]]:
    """Every name of each person at the meeting: as the list prints it, and as the record has it."""
    there: dict[int, set[str]] = {}
    for attender in attenders:
        if attender.person_id is not None and bare(attender.name):
            there.setdefault(attender.person_id, set()).add(bare(attender.name))
    for person in known:
        if person.id in there:
            there[person.id] |= person.names
    return there


def _without_department(printed: str) -> list[str]:
    shapes = printed.translate(str.maketrans("–—", "--"))
    return [shapes.split(mark)[0] for mark in (" - ", ", ") if mark in shapes]


def is_initials(printed: str) -> bool:
    """Whether a printed name is initials alone: `GC`, `G.C.`, `Cllr AL`."""
    letters = [word for word in printed.replace(".", " ").split() if folded(word) not in _TITLES]
    return bool(letters) and all(word.isupper() for word in letters) and len("".join(letters)) in (2, 3, 4)


def _alike(name: str, known: Iterable[KnownPerson]) -> tuple[list[KnownPerson], list[tuple[KnownPerson, float]]]:
    """Those of exactly this name, and those of nearly this name with their likeness, the likest first."""
    exact, near = [], []
    for person in known:
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
