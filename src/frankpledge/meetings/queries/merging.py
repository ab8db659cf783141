"""Reads for saying that two people are one: who it might be, and both sides."""

from dataclasses import dataclass

from django.db.models import Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Attendance
from frankpledge.meetings.queries.papers import owners_seen_by, stated_in
from frankpledge.meetings.queries.people import seats_of
from frankpledge.meetings.rules.likeness import who_might_be
from frankpledge.people.models import Person, Post
from frankpledge.people.queries import found_by, known_people, people_seen_by, posts_seen_by, spellings_seen_by

MOST = 20


def others_like(by: Actor, person: Person, sought: str) -> list[tuple[Person, list[Post]]]:
    """Who else somebody might be, each with their posts: those found by the words sought, or those of a like name."""
    if sought:
        people, _ = found_by(by, sought.split())
        found = list(people.exclude(pk=person.pk)[:MOST])
    else:
        known = known_people(by)
        same = next(row for row in known if row.id == person.pk)
        order = who_might_be(same, known)[:MOST]
        rows = people_seen_by(by).in_bulk(order)
        found = [rows[number] for number in order]
    posts: dict[int, list[Post]] = {other.pk: [] for other in found}
    for post in posts_seen_by(by).filter(Q(person__in=posts) | Q(person__stands_as__in=posts)):
        posts[post.person.stands_as_id or post.person_id].append(post)
    return [(other, posts[other.pk]) for other in found]


@dataclass
class Side:
    """What the record holds of one person."""

    person: Person
    names: list[str]
    posts: list[Post]
    bodies: list[str]
    attended: list[Attendance]
    actions: int

    @property
    def first(self) -> Attendance | None:
        """The first meeting at which they were listed."""
        return self.attended[-1] if self.attended else None

    @property
    def last(self) -> Attendance | None:
        """The latest meeting at which they were listed."""
        return self.attended[0] if self.attended else None


def sides(by: Actor, *people: Person) -> list[Side]:
    """What the record holds of each of these people, side by side, in as many queries as for one."""
    rows: dict[int, Side] = {}
    names = spellings_seen_by(by).filter(Q(person__in=people) | Q(person__stands_as__in=people))
    names = names.select_related("person")
    found = {person.pk: Side(person, [], [], [], [], 0) for person in people}
    for name in names.order_by("id"):
        side = rows[name.person_id] = found[name.person.stands_as_id or name.person_id]
        side.names.append(name.spelling)
    for post in posts_seen_by(by).filter(person_id__in=rows):
        rows[post.person_id].posts.append(post)
    for seat in seats_of(by, list(rows)):
        if seat.body.name not in rows[seat.person_id].bodies:
            rows[seat.person_id].bodies.append(seat.body.name)
    listed = stated_in(by, Attendance).filter(person_id__in=rows).select_related("meeting__body")
    for attended in listed.order_by("-meeting__held_on"):
        rows[attended.person_id or 0].attended.append(attended)
    owned = owners_seen_by(by).filter(person_id__in=rows)
    for row in owned.values_list("person_id", flat=True):
        rows[row or 0].actions += 1
    return [found[person.pk] for person in people]
