"""Reads of bodies and their members."""

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, Body, BodyName, Membership
from frankpledge.meetings.queries.listed import minutes_seen_by
from frankpledge.meetings.queries.papers import bodies_seen_by, stated_in
from frankpledge.meetings.queries.standing_as import has_page
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.people.queries import answers, highest, partnership_of
from frankpledge.people.rules.roles import only_shared


def body_named(by: Actor, printed: str) -> Body | None:
    """The body that goes by this printed name, or None."""
    names = BodyName.objects.filter(partnership_id=partnership_of(by), folded=folded(printed)[:200])
    found = names.select_related("body").first()
    return found.body if found else None


def bodies_with_work(by: Actor) -> QuerySet[Body]:
    """The bodies with their parent, the last meeting (`last_id`, `last_on`) and how many actions are open (`open`)."""
    met = minutes_seen_by(by).filter(meeting__body=OuterRef("pk")).order_by("-meeting__held_on")
    actions = stated_in(by, Action).filter(paper__body=OuterRef("pk"), state=ActionState.OPEN.value)
    how_many = actions.order_by().values("paper__body").annotate(many=Count("pk")).values("many")
    return (
        bodies_seen_by(by)
        .prefetch_related(Prefetch("parent", queryset=bodies_seen_by(by)))
        .annotate(
            last_id=Subquery(met.values("meeting_id")[:1]),
            last_on=Subquery(met.values("meeting__held_on")[:1]),
            open=Coalesce(Subquery(how_many, output_field=IntegerField()), 0),
        )
    )


def memberships_seen_by(by: Actor) -> QuerySet[Membership]:
    """Places on bodies, with person, organisation and body loaded, and whether the person has a page."""
    place = 0 if only_shared(by) else partnership_of(by)
    places = Membership.objects.filter(partnership_id=place, person__level__lte=highest(by))
    places = places.filter(body__in=bodies_seen_by(by).order_by().values("pk"))
    if not answers(by):
        places = places.filter(person__restricted_on__isnull=True)
    places = places.annotate(has_page=has_page(by))
    return places.select_related("person__stands_as", "organisation", "body", "substitute_for__person__stands_as")
