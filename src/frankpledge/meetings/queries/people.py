"""Reads of people and agencies as their meetings show them: who has a page, and what stands on it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Attendance, Membership
from frankpledge.meetings.queries.papers import bodies_seen_by, meetings_seen_by, stated_in
from frankpledge.meetings.rules.kinds import Capacity
from frankpledge.people.models import Organisation, Person, PersonName, Post
from frankpledge.people.queries import (
    highest,
    organisations_seen_by,
    partnership_of_people,
    people_seen_by,
    posts_seen_by,
)
from frankpledge.people.rules.kinds import OrganisationKind

_TOOK_PART = (Capacity.PRESENT.value, Capacity.OFFICER.value)


def people_with_pages(by: Actor, bodies: Collection[int] | None = None) -> QuerySet[Person]:
    """Members and officers, each once: who has a place on a body, or was at a meeting in their own right.

    Somebody who is only named in a paper, or came as a guest, is in the record and has no page.  Whether somebody was
    at a meeting is asked of each person apart, and answered by the first: ten years list ten thousand.  `bodies` are
    the numbers of those that the actor knows of, where they were read before.
    """
    listed = stated_in(by, Attendance).filter(capacity__in=_TOOK_PART, person=OuterRef("pk")).order_by()
    merged = Person.objects.filter(Exists(listed), stands_as=OuterRef("pk"))
    places = _standing(_seats(by, bodies))
    return people_seen_by(by).filter(Q(Exists(listed)) | Q(Exists(merged)) | Q(pk__in=places))


def rows_of(by: Actor, person: Person) -> tuple[list[int], list[str]]:
    """The numbers of every row that stands for a person (their own and those merged into it), and all spellings.

    A spelling that only papers above the actor print is left out.
    """
    names = PersonName.objects.filter(Q(person=person) | Q(person__stands_as=person)).order_by("spelling")
    found = list(names.values_list("person_id", "spelling", "level"))
    seen = dict.fromkeys(spelling for _, spelling, level in found if level <= highest(by))
    return list({person.pk, *(row for row, _, _ in found)}), list(seen)


@dataclass
class PostShown:
    """A person under an agency, as whom they stand, and the posts they hold or held there."""

    person: Person
    posts: list[Post] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        """The titles of the posts, each once, in the order of the posts."""
        return list(dict.fromkeys(post.title for post in self.posts if post.title))

    def left_by(self, today: date) -> bool:
        """Whether every post here had ended by this day."""
        return all(post.ends is not None and post.ends < today for post in self.posts)


@dataclass
class AgencyShown:
    """An agency with its people who have pages."""

    agency: Organisation
    people: list[PostShown] = field(default_factory=list)


def agencies_by_kind(by: Actor) -> list[tuple[OrganisationKind, list[AgencyShown]]]:
    """Every agency with its people, under its kind, in the order in which the Act names the kinds."""
    people = _people_by_agency(by, posts_seen_by(by))
    shown: dict[str, list[AgencyShown]] = {kind.value: [] for kind in OrganisationKind}
    for agency in organisations_seen_by(by):
        shown[agency.kind].append(AgencyShown(agency, people.get(agency.pk, [])))
    return [(OrganisationKind(kind), agencies) for kind, agencies in shown.items() if agencies]


def people_of_no_agency(by: Actor) -> QuerySet[Person]:
    """Members and officers of whom no post is known."""
    known = _standing(posts_seen_by(by))
    return people_with_pages(by).exclude(pk__in=known)


def people_of(by: Actor, agency: Organisation) -> list[PostShown]:
    """The members and officers who hold or held a post with an agency, by name."""
    return _people_by_agency(by, posts_seen_by(by).filter(organisation=agency)).get(agency.pk, [])


@dataclass(frozen=True, slots=True)
class Year:
    """How an agency attended one body in a year: meetings held, those it was at, those it only excused itself from."""

    year: int
    body: str
    body_id: int
    held: int
    there: int
    excused: int
    unchecked: bool


def attendance_by_year(by: Actor, agency: Organisation) -> list[Year]:
    """How an agency attended, the latest year first, for each body that it was ever listed at."""
    listed = stated_in(by, Attendance).filter(organisation=agency)
    there: dict[int, bool] = {}
    unchecked: set[int] = set()
    for meeting, capacity, checked in listed.values_list("meeting_id", "capacity", "checked"):
        there[meeting] = there.get(meeting, False) or capacity != Capacity.APOLOGIES
        if not checked:
            unchecked.add(meeting)
    years: dict[tuple[int, str, int], list[int]] = {}
    meetings = meetings_seen_by(by).values_list("pk", "body_id", "body__name", "held_on")
    held = list(meetings)
    bodies = {body for meeting, body, _, _ in held if meeting in there}
    for meeting, body, name, day in held:
        if body in bodies:
            years.setdefault((-day.year, name, body), []).append(meeting)
    return [
        Year(
            year=-year,
            body=name,
            body_id=body,
            held=len(all_held),
            there=sum(there.get(m, False) for m in all_held),
            excused=sum(not there.get(m, True) for m in all_held),
            unchecked=bool(unchecked.intersection(all_held)),
        )
        for (year, name, body), all_held in sorted(years.items())
    ]


def attendance_of(by: Actor, rows: list[int]) -> QuerySet[Attendance]:
    """The meetings at which these rows of a person were listed, the latest first."""
    listed = stated_in(by, Attendance).filter(person_id__in=rows)
    return listed.select_related("meeting__body", "paper", "organisation").order_by("-meeting__held_on", "id")


def seats_of(by: Actor, rows: list[int]) -> QuerySet[Membership]:
    """The places that these rows of a person hold or held on bodies, the latest first."""
    places = _seats(by).filter(person_id__in=rows)
    return places.select_related("body", "organisation").order_by(F("starts").desc(nulls_last=True), "body__name")


def _seats(by: Actor, bodies: Collection[int] | None = None) -> QuerySet[Membership]:
    """The places on bodies that the actor may know of."""
    places = Membership.objects.filter(partnership_id=partnership_of_people(by))
    known: Any = bodies_seen_by(by).order_by().values("pk") if bodies is None else bodies
    return places.filter(body__in=known)


def _standing(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """The people that rows with a `person` stand for, as a subquery of numbers."""
    numbers: QuerySet[Any, Any] = rows.order_by().annotate(standing=Coalesce("person__stands_as_id", "person_id"))
    return numbers.values("standing")


def _people_by_agency(by: Actor, posts: QuerySet[Post]) -> dict[int, list[PostShown]]:
    """For each agency the people with pages who hold or held these posts, by name."""
    pages = {person.pk: person for person in people_with_pages(by)}
    found: dict[int, dict[int, PostShown]] = {}
    for post in posts:
        standing = post.person.stands_as_id or post.person_id
        if standing in pages:
            agency = found.setdefault(post.organisation_id, {})
            agency.setdefault(standing, PostShown(pages[standing])).posts.append(post)
    return {agency: sorted(people.values(), key=lambda p: p.person.name) for agency, people in found.items()}
