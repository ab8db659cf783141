"""Who may become a member: people by name with their posts, and whoever past attendance offers, with the evidence."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Attendance, Body, Membership
from frankpledge.meetings.queries.papers import meetings_seen_by, stated_in
from frankpledge.meetings.rules.kinds import Capacity, MeetingState
from frankpledge.meetings.rules.offering import LAST, LEAST, Attended, Offer, offers
from frankpledge.people.models import Organisation, Person, Post
from frankpledge.people.queries import found_by, organisations_seen_by, people_seen_by, posts_seen_by

MOST = 20  # people that one search shows


@dataclass(frozen=True)
class Candidate:
    """Somebody with one of their posts: two people of one name are told apart by it, and are never one."""

    person: Person
    post: Post | None

    @property
    def key(self) -> str:
        """What a form sends for them."""
        return f"{self.person.pk}-{self.post.pk if self.post else 0}"

    @property
    def called(self) -> str:
        """Name, post and agency."""
        post = self.post
        stands = ", ".join(part for part in (post.title, post.organisation.name) if part) if post else "no agency known"
        return f"{self.person.name}: {stands}"


def candidates(by: Actor, sought: str, also: int | None = None) -> list[Candidate]:
    """People with these words in their names, or of this number too, once for each post that they hold."""
    people = list(found_by(by, sought.split())[0][:MOST]) if sought.strip() else []
    if also is not None and also not in {one.pk for one in people}:
        people += list(people_seen_by(by).filter(pk=also))
    posts: dict[int, list[Post]] = {one.pk: [] for one in people}
    now = Q(ends__isnull=True) | Q(ends__gte=by.today)
    if people:
        for post in posts_seen_by(by).filter(now, Q(person__in=posts) | Q(person__stands_as__in=posts)):
            posts[post.person.stands_as_id or post.person_id].append(post)
    found = []
    for one in people:
        held: list[Post | None] = [*posts[one.pk]]
        found += [Candidate(one, post) for post in held or [None]]
    return found


@dataclass(frozen=True)
class Offered:
    """Somebody whom past attendance offers as a member."""

    offer: Offer
    person: Person
    agency: Organisation

    @property
    def key(self) -> str:
        """What a tick sends for them."""
        return f"{self.person.pk}-{self.agency.pk}"


def offered_to(by: Actor, body: Body) -> list[Offered]:
    """Who was at `LEAST` or more of the last `LAST` meetings for an agency and holds no place, in at most five queries.

    Excuses, guests and observers do not count; nor do meetings that were planned and have no minutes.
    """
    met = meetings_seen_by(by).filter(body=body, held_on__lte=by.today).exclude(state=MeetingState.CANCELLED.value)
    last = list(met.order_by("-held_on").values_list("pk", flat=True)[:LAST])
    if len(last) < LEAST:
        return []
    rows = stated_in(by, Attendance).filter(
        meeting__in=last, person__isnull=False, organisation__isnull=False, capacity=Capacity.PRESENT.value
    )
    came = [
        Attended(meeting, on, stands or person, agency, post)
        for meeting, on, person, stands, agency, post in rows.values_list(
            "meeting_id", "meeting__held_on", "person_id", "person__stands_as_id", "organisation_id", "post"
        )
    ]
    found = offers(last, came, _seated(body, by.today))
    people = people_seen_by(by).in_bulk({one.person for one in found})
    agencies = organisations_seen_by(by).in_bulk({one.agency for one in found})
    return [
        Offered(one, people[one.person], agencies[one.agency])
        for one in found
        if one.person in people and one.agency in agencies
    ]


def _seated(body: Body, today: date) -> set[tuple[int, int | None]]:
    """The (person, agency) of whoever holds a place now or from a later day."""
    held = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gte=today), body=body)
    rows = held.values_list("person_id", "person__stands_as_id", "organisation_id")
    return {(stands or person, agency) for person, stands, agency in rows}
