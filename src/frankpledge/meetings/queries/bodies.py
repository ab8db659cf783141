"""Reads of bodies and their members."""

from django.db.models import QuerySet

from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, BodyName, Membership
from frankpledge.people.queries import partnership_of


def bodies_seen_by(by: Actor) -> QuerySet[Body]:
    """The boards and groups in the record, by name."""
    return Body.objects.filter(partnership_id=partnership_of(by))


def body_named(by: Actor, printed: str) -> Body | None:
    """The body that goes by this printed name, or None."""
    names = BodyName.objects.filter(partnership_id=partnership_of(by), folded=folded(printed)[:200])
    found = names.select_related("body").first()
    return found.body if found else None


def memberships_seen_by(by: Actor) -> QuerySet[Membership]:
    """Places on bodies, with person, organisation and body loaded."""
    places = Membership.objects.filter(partnership_id=partnership_of(by))
    return places.select_related("person", "organisation", "body", "substitute_for__person")
