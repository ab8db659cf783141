"""Reads of names as printed that wait for a person to say whom they mean, and of whom they might mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance, Paper
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.rules.naming import Asked, Key, agency_key, owner_key, person_key
from frankpledge.people.models import Organisation, Person
from frankpledge.people.queries import (
    known_organisations,
    known_people,
    organisations_seen_by,
    partnership_of,
    people_seen_by,
    posts_seen_by,
)
from frankpledge.people.rules.matching import (
    Attender,
    How,
    KnownPerson,
    Match,
    is_initials,
    match_organisation,
    match_owner,
    match_person,
)

Named = Attendance | ActionOwner


@dataclass
class Question:
    """Whom a printed name means: the rows that one answer settles, and who it might be."""

    asked: Asked
    name: str
    agency: str
    rows: list[Named] = field(default_factory=list)
    tied: Person | None = None
    attenders: list[Attender] = field(default_factory=list)
    people: list[tuple[Person, str]] = field(default_factory=list)
    agencies: list[Organisation] = field(default_factory=list)

    @property
    def row(self) -> int:
        """The number of the first row, by which the question is known."""
        return self.rows[0].pk

    @property
    def may_be_new(self) -> bool:
        """Whether the name can be added as it is: initials alone are no name."""
        return not is_initials(self.name)

    @property
    def facts(self) -> list[Attendance]:
        """The facts in which the name stands, whose words are shown; an owner's is the action."""
        return [row.action if isinstance(row, ActionOwner) else row for row in self.rows]  # type: ignore[misc]


def questions(by: Actor) -> list[Question]:
    """Every name that waits, or was matched by a close spelling and waits to be confirmed; identical names once."""
    asked: dict[Key, Question] = {}
    for key, question, row in (*_of_attendance(by), *_of_owners(by)):
        asked.setdefault(key, question).rows.append(row)
    return list(asked.values())


def how_many_wait(by: Actor) -> int:
    """How many rows hold a name that waits, in one query."""
    attendance, owners = (rows.order_by().values("pk") for rows in (_attendance_waiting(by), _owners_waiting(by)))
    return attendance.union(owners, all=True).count()


def with_candidates(by: Actor, asked: Sequence[Question]) -> list[Question]:
    """The same questions, each with whom it might mean."""
    known, names = known_people(by), known_organisations(by)
    found = [(question, *_candidates(question, known, names)) for question in asked]
    people = people_seen_by(by).in_bulk([number for _, persons, _ in found for number in persons])
    agencies = organisations_seen_by(by).in_bulk([number for _, _, others in found for number in others])
    labels = _agencies_of(by, people)
    for question, persons, others in found:
        question.people = [(people[number], labels.get(number, "")) for number in persons if number in people]
        question.agencies = [agencies[number] for number in others if number in agencies]
    return list(asked)


def _attendance_waiting(by: Actor) -> QuerySet[Attendance]:
    nobody = Q(person__isnull=True)
    no_agency = Q(organisation__isnull=True) & ~Q(organisation_name="")
    rows = stated_in(by, Attendance).filter(nobody | no_agency | Q(matched=How.CLOSE.value))
    return rows.exclude(matched=How.PERSON.value)


def _owners_waiting(by: Actor) -> QuerySet[ActionOwner]:
    rows = ActionOwner.objects.filter(partnership_id=partnership_of(by), action__paper__withdrawn_at__isnull=True)
    nobody = Q(person__isnull=True, organisation__isnull=True)
    return rows.filter(nobody | Q(matched=How.CLOSE.value)).exclude(matched=How.PERSON.value)


def _of_attendance(by: Actor) -> Iterable[tuple[Key, Question, Named]]:
    rows = _attendance_waiting(by).select_related("person", "organisation", "words", "paper__body")
    for row in rows.order_by("organisation_name", "name", "-meeting__held_on", "id"):
        if row.organisation is None and row.organisation_name:
            yield agency_key(row.organisation_name), Question(Asked.AGENCY, row.organisation_name, ""), row
        if row.person is None or row.matched == How.CLOSE:
            agency = row.organisation.name if row.organisation else row.organisation_name
            question = Question(Asked.PERSON, row.name, agency, tied=row.person)
            yield person_key(row.name, agency, row.person_id), question, row


def _of_owners(by: Actor) -> Iterable[tuple[Key, Question, Named]]:
    rows = list(
        _owners_waiting(by).select_related("person", "action__words", "action__paper__body").order_by("name", "id")
    )
    attenders = _attenders(by, [row.action.paper for row in rows])
    for row in rows:
        there = attenders[row.action.paper_id]
        key = owner_key(row.name, row.person_id, row.action.paper_id, [attender.name for attender in there])
        yield key, Question(Asked.OWNER, row.name, "", tied=row.person, attenders=there), row


def _attenders(by: Actor, papers: Iterable[Paper]) -> dict[int, list[Attender]]:
    """Who was there, for each paper; those who were merged as whom they stand as."""
    numbers = {paper.pk for paper in papers}
    found: dict[int, list[Attender]] = {number: [] for number in numbers}
    if not numbers:
        return found
    rows = stated_in(by, Attendance).filter(paper__in=numbers)
    for paper, name, person, stands_as in rows.values_list("paper_id", "name", "person_id", "person__stands_as_id"):
        found[paper].append(Attender(name, stands_as or person))
    return found


def _candidates(question: Question, known: list[KnownPerson], names: dict[str, int]) -> tuple[list[int], list[int]]:
    """The numbers of the people and of the agencies that a question might mean."""
    row = question.rows[0]
    if question.asked is Asked.AGENCY:
        return [], _numbers(match_organisation(question.name, names))
    if isinstance(row, ActionOwner):
        agencies = [] if is_initials(question.name) else _numbers(match_organisation(question.name, names))
        return _numbers(match_owner(question.name, question.attenders, known)), agencies
    found = _numbers(match_person(question.name, row.organisation_id, known))
    return found or _numbers(match_person(question.name, None, known)), []


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
