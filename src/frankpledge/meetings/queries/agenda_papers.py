"""Reads of papers to the items of agendas."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, Membership
from frankpledge.meetings.queries.agendas import agenda_items_seen_by, run_here_seen_by
from frankpledge.people.models import Grant, Person
from frankpledge.people.queries import highest, partnership_of

_NEAR = ("author_person__stands_as", "presenter_person__stands_as", "organisation", "replaced_by", "replaces")


def items_with_papers(by: Actor) -> QuerySet[AgendaItem]:
    """The items of agendas that the actor may read, in the order of their meeting, each with `open_papers` in order.

    Of a paper that was replaced the newer version stands there alone.
    """
    items = agenda_items_seen_by(by)
    papers = agenda_papers_seen_by(by).filter(replaced_by__isnull=True)
    near = items.select_related("meeting__body", "presenter_person__stands_as", "organisation")
    return near.prefetch_related(Prefetch("papers", queryset=papers, to_attr="open_papers"))


def agenda_papers_seen_by(by: Actor) -> QuerySet[AgendaPaper]:
    """The papers to items of agendas that the actor may read, without their texts until asked for."""
    papers = AgendaPaper.objects.filter(
        partnership_id=partnership_of(by), level__lte=highest(by), agenda_item__level__lte=highest(by)
    )
    papers = papers.filter(agenda_item__meeting__in=run_here_seen_by(by).order_by().values("pk"))
    return papers.select_related(*_NEAR).defer("text").order_by("position", "id")


def papers_by_item(by: Actor, items: Iterable[int]) -> dict[int, list[AgendaPaper]]:
    """The papers of these items in order, newer versions alone, for a page that has the items already: one query.

    The items are ones that the actor reads, so that their meetings are not asked about again; what stands beside the
    papers in the record is not loaded, since a link needs none of it.
    """
    found: dict[int, list[AgendaPaper]] = {}
    top = highest(by)
    papers = AgendaPaper.objects.filter(partnership_id=partnership_of(by), level__lte=top, agenda_item__level__lte=top)
    papers = papers.filter(agenda_item__in=list(items), replaced_by__isnull=True)
    for paper in papers.defer("text").order_by("position", "id"):
        found.setdefault(paper.agenda_item_id, []).append(paper)
    return found


def members_on(meeting: Meeting) -> QuerySet[Membership]:
    """The members of a meeting's body on its day, by name, with `person` and as whom they stand."""
    places = Membership.objects.filter(partnership_id=meeting.partnership_id, body_id=meeting.body_id)
    on = Q(starts__isnull=True) | Q(starts__lte=meeting.held_on)
    on &= Q(ends__isnull=True) | Q(ends__gte=meeting.held_on)
    return places.filter(on).select_related("person__stands_as", "organisation").order_by("person__name", "pk")


def people_to_write_to(by: Actor, people: Iterable[Person]) -> dict[int, list[Grant]]:
    """The roles that accounts hold today for these people, by the number of the person as whom they stand.

    One who has no account that may sign in has none.
    """
    stands = {person.pk: person.stands_as_id or person.pk for person in people}
    rows = Grant.objects.holding(by.today).filter(
        Q(person__in=stands) | Q(person__in=set(stands.values())) | Q(person__stands_as__in=set(stands.values())),
        partnership_id=partnership_of(by),
        user__is_active=True,
    )
    found: dict[int, list[Grant]] = {}
    for grant in rows.select_related("user", "person").order_by("id"):
        assert grant.person is not None  # asked for by their person
        found.setdefault(grant.person.stands_as_id or grant.person.pk, []).append(grant)
    return found


def versions_before(by: Actor, paper: AgendaPaper) -> list[AgendaPaper]:
    """The versions that a paper took the place of, the latest first."""
    papers = agenda_papers_seen_by(by).filter(agenda_item=paper.agenda_item_id).order_by()
    of = {one.pk: one for one in papers}
    found: list[AgendaPaper] = []
    number = paper.replaces_id
    while number in of and of[number] not in found:
        found.append(of[number])
        number = of[number].replaces_id
    return found
