"""Reads of names as printed that wait for a person to say whom they mean, and of whom they might mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Min, Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.meetings.queries.papers import owners_seen_by, stated_in
from frankpledge.meetings.rules.naming import Asked, Key, agency_key, first_names_of, owner_key, person_key
from frankpledge.people.models import Organisation, Person
from frankpledge.people.queries import (
    known_organisations,
    known_people,
    organisations_seen_by,
    people_seen_by,
    posts_seen_by,
)
from frankpledge.people.rules.agencies import Agencies
from frankpledge.people.rules.matching import Attender, Everybody, How, Match, is_initials, match_owner, match_person

Named = Attendance | ActionOwner
Came = list[tuple[int, date | None]]  # who came to a body's meetings, by number, and the first time


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a printed name stands: the number of the row that holds it, and the words that it came from."""

    row: int
    paper: int
    body_id: int | None
    body: str
    dated: date | None
    document: int | None
    words: int | None
    quoted: str
    checked: bool


@dataclass
class Question:
    """Whom a printed name means: the places that one answer settles, whom it is taken for, and who it might be."""

    asked: Asked
    name: str
    agency: str = ""
    agency_id: int | None = None
    tied: str = ""
    attenders: list[Attender] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    people: list[tuple[Person, str]] = field(default_factory=list)
    agencies: list[Organisation] = field(default_factory=list)

    @property
    def row(self) -> int:
        """The number of the first row, by which the question is known."""
        return self.places[0].row

    @property
    def may_be_new(self) -> bool:
        """Whether the name can be added as it is: initials alone are no name."""
        return not is_initials(self.name)


def questions(by: Actor) -> list[Question]:
    """Every name that waits, or was matched by a close spelling and waits to be confirmed; identical names once."""
    asked: dict[Key, Question] = {}
    for key, question, place in (*_of_attendance(by), *_of_owners(by)):
        asked.setdefault(key, question).places.append(place)
    return list(asked.values())


def rows_asked_of(by: Actor, question: Question) -> list[Named]:
    """The rows that an answer to a question settles."""
    numbers = [place.row for place in question.places]
    rows = _owners_waiting(by) if question.asked is Asked.OWNER else _attendance_waiting(by)
    return list(rows.filter(pk__in=numbers))


def was_asked(by: Actor, asked: str, row: int) -> bool:
    """Whether this row holds a printed name, whatever was answered about it."""
    rows = owners_seen_by(by) if asked == Asked.OWNER else stated_in(by, Attendance)
    return asked in set(Asked) and rows.filter(pk=row).exists()


def rows_that_wait(by: Actor) -> tuple[QuerySet[Attendance], QuerySet[ActionOwner]]:
    """The rows that hold a name which waits: of attendance lists, and of owners."""
    return _attendance_waiting(by), _owners_waiting(by)


def with_candidates(by: Actor, asked: Sequence[Question]) -> list[Question]:
    """The same questions, each with whom it might mean."""
    known, agencies_known = Everybody(known_people(by)), Agencies(known_organisations(by))
    came = _who_came(by, asked)
    found = [(question, *_candidates(question, known, agencies_known, came)) for question in asked]
    people = people_seen_by(by).in_bulk([number for _, persons, _ in found for number in persons])
    agencies = organisations_seen_by(by).in_bulk([number for _, _, others in found for number in others])
    labels = _agencies_of(by, people)
    for question, persons, others in found:
        question.people = [(people[number], labels.get(number, "")) for number in persons if number in people]
        question.agencies = [agencies[number] for number in others if number in agencies]
    return list(asked)


def _attendance_waiting(by: Actor) -> QuerySet[Attendance]:
    nobody = Q(person__isnull=True) & ~Q(name="")  # a substitute whom nobody named asks nothing
    no_agency = Q(organisation__isnull=True) & ~Q(organisation_name="")
    rows = stated_in(by, Attendance).filter(nobody | no_agency | Q(matched=How.CLOSE.value))
    return rows.exclude(matched=How.PERSON.value)


def _owners_waiting(by: Actor) -> QuerySet[ActionOwner]:
    rows = owners_seen_by(by)
    nobody = Q(person__isnull=True, organisation__isnull=True)
    return rows.filter(nobody | Q(matched=How.CLOSE.value)).exclude(matched=How.PERSON.value)


_PLACE = ("pk", "{}paper_id", "{}paper__body_id", "{}paper__body__name", "{}paper__dated", "{}paper__document_id",
          "{}words_id", "{}words__words", "{}checked")  # fmt: skip


def _place(values: Sequence[Any]) -> Place:
    row, paper, body_id, body, dated, document, words, quoted, checked = values
    return Place(row, paper, body_id, body or "", dated, document, words, quoted or "", checked)


def _of_attendance(by: Actor) -> Iterable[tuple[Key, Question, Place]]:
    own = ("name", "organisation_name", "organisation_id", "organisation__name", "person_id", "person__name", "matched")
    rows = _attendance_waiting(by).order_by("organisation_name", "name", "-meeting__held_on", "id")
    for values in rows.values_list(*own, *(column.format("") for column in _PLACE)):
        name, printed, agency_id, agency, person, tied, matched, *rest = values
        place = _place(rest)
        if agency_id is None and printed:
            yield agency_key(printed), Question(Asked.AGENCY, printed), place
        if person is None or matched == How.CLOSE:
            question = Question(Asked.PERSON, name, agency or printed, agency_id, tied or "")
            yield person_key(name, agency or printed, person), question, place


def _of_owners(by: Actor) -> Iterable[tuple[Key, Question, Place]]:
    columns = ("name", "person_id", "person__name", *(column.format("action__") for column in _PLACE))
    rows = list(_owners_waiting(by).order_by("name", "id").values_list(*columns))
    places = [_place(rest) for _, _, _, *rest in rows]
    attenders = _attenders(by, {place.paper for place in places})
    first_names = {paper: first_names_of(attender.name for attender in there) for paper, there in attenders.items()}
    for (name, person, tied, *_), place in zip(rows, places, strict=True):
        key = owner_key(name, person, place.paper, first_names[place.paper])
        yield key, Question(Asked.OWNER, name, tied=tied or "", attenders=attenders[place.paper]), place


def _attenders(by: Actor, papers: set[int]) -> dict[int, list[Attender]]:
    """Who was there, for each paper by number; those who were merged as whom they stand as."""
    found: dict[int, list[Attender]] = {number: [] for number in papers}
    if not papers:
        return found
    rows = stated_in(by, Attendance).filter(paper__in=papers)
    for paper, name, person, stands_as in rows.values_list("paper_id", "name", "person_id", "person__stands_as_id"):
        found[paper].append(Attender(name, stands_as or person))
    return found


def _candidates(
    question: Question, known: Everybody, agencies: Agencies, came: Mapping[int, Came]
) -> tuple[list[int], list[int]]:
    """The numbers of the people and of the agencies that a question might mean."""
    if question.asked is Asked.AGENCY:
        return [], _numbers(agencies.match(question.name))
    if question.asked is Asked.OWNER:
        earlier = {number for place in question.places for number in _before(place, came)}
        people = _numbers(match_owner(question.name, question.attenders, known, earlier))
        return people, _numbers(agencies.match(question.name))
    found = _numbers(match_person(question.name, question.agency_id, known))
    return found or _numbers(match_person(question.name, None, known)), []


def _who_came(by: Actor, asked: Sequence[Question]) -> dict[int, Came]:
    """For each body under whose papers an owner is asked about: who came to it, by number, and when first."""
    bodies = {place.body_id for question in asked if question.asked is Asked.OWNER for place in question.places}
    found: dict[int, Came] = {}
    if not bodies - {None}:
        return found
    rows = stated_in(by, Attendance).order_by().filter(paper__body__in=bodies - {None}, person__isnull=False)
    first = rows.values("paper__body_id", "person_id", "person__stands_as_id").annotate(first=Min("paper__dated"))
    for row in first:
        number = row["person__stands_as_id"] or row["person_id"]
        found.setdefault(row["paper__body_id"], []).append((number, row["first"]))
    return found


def _before(place: Place, came: Mapping[int, Came]) -> Iterable[int]:
    """Those who came to meetings of the same body before this paper's."""
    for number, first in came.get(place.body_id or 0, ()):
        if place.dated is None or first is None or first < place.dated:
            yield number


def _numbers(match: Match) -> list[int]:
    return [match.id] if match.id is not None else list(match.candidates)


def _agencies_of(by: Actor, people: dict[int, Person]) -> dict[int, str]:
    """For each of these people, the agencies that they hold or held posts with."""
    if not people:
        return {}
    labels: dict[int, dict[str, None]] = {}
    for post in posts_seen_by(by).filter(Q(person__in=people) | Q(person__stands_as__in=people)):
        labels.setdefault(post.person.stands_as_id or post.person_id, {})[post.organisation.name] = None
    return {number: ", ".join(names) for number, names in labels.items()}
