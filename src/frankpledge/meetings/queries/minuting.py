"""What the texts of a meeting mean as they are typed: decisions, actions and their owners, business promised back.

`at_meeting` and `room_of` are what the reader and the matcher are told of a meeting; whoever makes minutes of these
texts is to tell them the same, so that the minutes say what the page said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from frankpledge.design.words import long_date
from frankpledge.kit.dates import due_day
from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.queries.taking import Sitting
from frankpledge.meetings.rules.kinds import Verb
from frankpledge.meetings.rules.minuting import AtMeeting, There, Told, has_stray_end, is_unclosed, read_minute
from frankpledge.meetings.rules.owning import InRoom, Meant, shared_names, whom
from frankpledge.people.models import OrganisationName, PersonName
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.agencies import Agencies, rejoined
from frankpledge.people.rules.matching import Attender, Everybody, KnownPerson, bare
from minutes_reader import Context, KnownAgency
from minutes_reader import KnownPerson as PersonToReader
from minutes_reader.reading import Action, Decision

_POST = ("organisation_id", "title", "organisation__name", "level", "organisation__level")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several people whom a name may mean: in words, and as it is typed so that it means them alone."""

    words: str
    typed: str


@dataclass(frozen=True, slots=True)
class OwnerSaid:
    """An owner of an action as the page tells it: as typed, whom it means, and a word where that is not settled."""

    typed: str
    words: str = ""
    trouble: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a text says: what it is, its words, and what to look at."""

    kind: str
    label: str
    text: str
    restricted: bool = False
    owners: tuple[OwnerSaid, ...] = ()
    due: str = ""
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meanings:
    """All that the text of one item says, and what is amiss with its restricted passages."""

    facts: tuple[Meaning, ...] = ()
    troubles: tuple[str, ...] = ()


@dataclass
class Spelt:
    """The agencies of the record: the name of each by its number, and the number for each folded spelling."""

    names: dict[int, str] = field(default_factory=dict)
    folded: dict[str, int] = field(default_factory=dict)
    spellings: dict[int, list[str]] = field(default_factory=dict)


def agencies_spelt(by: Actor) -> Spelt:
    """Every agency that the actor may know, by every spelling, in one query."""
    found, top = Spelt(), highest(by)
    rows = OrganisationName.objects.filter(partnership_id=partnership_of(by), level__lte=top).order_by("id")
    for number, name, spelling, fold in rows.filter(organisation__level__lte=top).values_list(
        "organisation_id", "organisation__name", "spelling", "folded"
    ):
        found.names[number] = name
        found.folded[fold] = number
        found.spellings.setdefault(number, []).append(spelling)
    return found


def at_meeting(sitting: Sitting, spelt: Spelt) -> AtMeeting:
    """What the reader is told of a meeting: who is there or has a place, and the agencies of the record."""
    listed = sitting.listed
    context = Context(
        tuple(PersonToReader((one.name,), (one.agency,) if one.agency else ()) for one in listed),
        tuple(KnownAgency(tuple(names)) for names in spelt.spellings.values()),
    )
    there = tuple(There(one.name, one.agency) for one in listed)
    return AtMeeting(sitting.meeting.held_on, sitting.meeting.body.name, sitting.next_on, there, context)


def room_of(by: Actor, sitting: Sitting, spelt: Spelt, names: Iterable[str]) -> tuple[InRoom, dict[int, str]]:
    """Whom the matcher is told of: those of the meeting, and everybody in the record who goes by one of these names.

    The words for each of them, with their agency, come with it.
    """
    listed = sitting.listed
    words: dict[int, str] = {}
    known: dict[int, KnownPerson] = {}
    for one in people_called(by, names):
        known[one.known.id], words[one.known.id] = one.known, one.words
    for there in listed:
        own = frozenset(() if there.agency_number is None else (there.agency_number,))
        before = known.get(there.number, KnownPerson(there.number, frozenset()))
        names_of, agencies = before.names | {bare(there.name)}, before.organisations | own
        known[there.number] = KnownPerson(there.number, names_of, agencies)
        words[there.number] = f"{there.name} ({there.agency})" if there.agency else there.name
    attenders = [Attender(one.name, one.number) for one in listed]
    chair = next((one.number for one in listed if sitting.chair and one.key == sitting.chair), None)
    return InRoom(attenders, Everybody(known.values()), Agencies(spelt.folded), chair), words


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody in the record who goes by a name, as whom they stand, and the posts they hold or held."""

    known: KnownPerson
    name: str
    posts: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The name with the agencies."""
        agencies = sorted({agency for _, agency in self.posts})
        return f"{self.name} ({', '.join(agencies)})" if agencies else self.name

    @property
    def told_apart(self) -> str:
        """The name with every post: for whoever has to tell two of one name apart."""
        posts = dict.fromkeys(f"{title}, {agency}" if title else agency for title, agency in self.posts)
        return f"{self.name}: {'; '.join(posts)}" if posts else f"{self.name}: no post is known"


def people_called(by: Actor, names: Iterable[str]) -> list[Called]:
    """Everybody in the record who goes by one of these full names, each once, in one query."""
    folds = {fold for name in names for fold in (folded(name), bare(name)) if " " in fold}
    if not folds:
        return []
    top = highest(by)
    rows = PersonName.objects.filter(partnership_id=partnership_of(by), folded__in=folds)
    rows = rows.filter(level__lte=top, person__level__lte=top).order_by("person_id")
    people: dict[int, tuple[str, set[str]]] = {}
    held: dict[int, dict[tuple[str, str], int]] = {}
    for person, name, kept, kept_name, fold, *posts in rows.values_list(
        "person_id", "person__name", "person__stands_as_id", "person__stands_as__name", "folded",
        *(f"{whose}__posts__{column}" for whose in ("person", "person__stands_as") for column in _POST),
    ):  # fmt: skip
        people.setdefault(kept or person, (kept_name or name, set()))[1].add(bare(fold))
        for agency, title, agency_name, level, agency_level in (posts[: len(_POST)], posts[len(_POST) :]):
            if agency is not None and level <= top and agency_level <= top:
                held.setdefault(kept or person, {})[title, agency_name] = agency
    return [
        Called(
            KnownPerson(number, frozenset(spellings), frozenset(held.get(number, {}).values())),
            name,
            tuple(held.get(number, ())),
        )
        for number, (name, spellings) in people.items()
    ]


class _AsTold:
    """What the reader is told of a meeting, as the same thing while nothing of it changed."""

    __slots__ = ("_hash", "_key", "at")

    def __init__(self, at: AtMeeting, spelt: Spelt) -> None:
        self.at = at
        self._key = (at.held_on, at.body, at.next_on, at.there, tuple(spelt.folded.items()))
        self._hash = hash(self._key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _AsTold) and self._hash == other._hash and self._key == other._key


@lru_cache(maxsize=256)
def _read_once(text: str, asked: _AsTold) -> list[Told]:
    """What a text says; most texts of a page stand as they stood when it was asked for last."""
    return read_minute(text, asked.at)


def meanings_of(by: Actor, sitting: Sitting, texts: Mapping[int, str]) -> dict[int, Meanings]:
    """What each of these texts means, by the number of its item; in two queries at most, however many there are."""
    spelt = agencies_spelt(by)
    at = at_meeting(sitting, spelt)
    asked = _AsTold(at, spelt)
    told = {number: _read_once(text, asked) for number, text in texts.items()}
    names = [name for found in told.values() for one in found for name in getattr(one.fact, "owners", ())]
    room, words = room_of(by, sitting, spelt, names) if names else (InRoom(), {})
    return {
        number: Meanings(tuple(_meaning(one, at, room, words, spelt) for one in found), tuple(_amiss(texts[number])))
        for number, found in told.items()
    }


def _amiss(text: str) -> Iterable[str]:
    if is_unclosed(text):
        yield "Everything after RESTRICTED is restricted: no line ends it. Close the passage with END RESTRICTED."
    if has_stray_end(text):
        yield "END RESTRICTED stands where no restricted passage is open: what stands above it is not restricted."


def _meaning(told: Told, at: AtMeeting, room: InRoom, words: Mapping[int, str], spelt: Spelt) -> Meaning:
    fact = told.fact
    if isinstance(fact, Decision):
        return Meaning("decision", Verb(fact.verb).label, fact.text, told.restricted)
    day, month_only = due_day(fact.due)
    due = "" if day is None else f"{day:%B %Y}" if month_only else long_date(day)
    troubles = []
    if day is not None and day < at.held_on:
        troubles.append(f"{due} is before the meeting.")
    if not isinstance(fact, Action):
        return Meaning("follow_up", "To come back", fact.what, told.restricted, (), due, tuple(troubles))
    if not fact.owners:
        troubles.append("Nobody is named to do it. Begin with who: “ACTION: Gill Carter to …”.")
    names = rejoined(fact.owners, spelt.folded)
    owners = tuple(_owner(whom(name, fact.text, room), words, spelt) for name in names)
    return Meaning("action", "Action", fact.text, told.restricted, owners, due, tuple(troubles))


def _owner(meant: Meant, words: Mapping[int, str], spelt: Spelt) -> OwnerSaid:
    if meant.everybody:
        return OwnerSaid(meant.name, "everybody")
    if meant.person is not None:
        return OwnerSaid(meant.name, words.get(meant.person, meant.name))
    if meant.agency is not None:
        return OwnerSaid(meant.name, spelt.names.get(meant.agency, meant.name))
    found = [words[number] for number in meant.candidates if number in words]
    if len(found) > 1:
        return OwnerSaid(meant.name, trouble="This could be several people.", choices=_choices(found))
    if found:
        return OwnerSaid(meant.name, trouble="Is this who is meant?", choices=_choices(found))
    return OwnerSaid(meant.name, trouble="Nobody of this name is known.")


def _choices(found: Iterable[str]) -> tuple[Choice, ...]:
    """Each of them, and how to type them: by name, with the agency beside it where two have the same."""
    whole = list(dict.fromkeys(found))
    names = [words.partition(" (")[0] for words in whole]
    return tuple(
        Choice(words, name if names.count(name) == 1 else words.partition(",")[0].rstrip(")") + ")")
        for words, name in zip(whole, names, strict=True)
    )


def doubled(sitting: Sitting) -> frozenset[str]:
    """The folded names that two of those at the meeting bear."""
    people = {one.number: one.name for one in sitting.listed}
    return frozenset(shared_names(people))
