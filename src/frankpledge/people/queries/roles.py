"""Who may act where today: partnerships, the roles that accounts hold in them, and the actors that come of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.people.models import Grant, Partnership, User


def partnership_named(slug: str) -> Partnership | None:
    """The partnership with this short name, or None."""
    return Partnership.objects.filter(slug=slug).first()


def account_at(email: str) -> User | None:
    """The account with this e-mail address, whatever its case, or None."""
    return User.objects.filter(email__iexact=email.strip()).first()


def partnerships_of(user: int, today: date) -> list[Partnership]:
    """The partnerships in which the account of this number holds a role today, by name."""
    held = Grant.objects.holding(today).filter(user=user, user__is_active=True)
    return list(Partnership.objects.filter(pk__in=held.values("partnership")))


def actor_for(user: User, slug: str | None, today: date) -> Actor:
    """The actor that a signed-in account is today in the partnership with this short name, in one query.

    Without a role there, the actor has no partnership and may read nothing.
    """
    who = Who(user.pk, user.name)
    if slug is None or not user.is_active:
        return Actor(Origin.WEB, today, user=who)
    held = list(Grant.objects.holding(today).filter(user=user).select_related("partnership").order_by("id"))
    grants = [grant for grant in held if grant.partnership.slug == slug]
    if not grants:
        return Actor(Origin.WEB, today, user=who)
    return replace(actor_by(user, grants[0].partnership, grants, today), has_others=len(grants) < len(held))


def actor_by(user: User, place: Partnership, grants: Sequence[Grant], today: date) -> Actor:
    """The actor that an account is in a partnership by these roles, which it holds there today; nothing is asked."""
    person = next((grant.person_id for grant in grants if grant.person_id), None)
    return Actor(
        Origin.WEB,
        today,
        user=Who(user.pk, user.name, person),
        partnership=Place(place.pk, place.slug, place.name, bool(place.host and place.controller)),
        roles=frozenset(grant.role for grant in grants),
    )


def process_for(partnership: Partnership, process: str, today: date, origin: Origin = Origin.COMMAND) -> Actor:
    """The actor that a named process is, set to work for one partnership."""
    place = Place(partnership.pk, partnership.slug, partnership.name)
    return Actor(origin, today, process=process, partnership=place)
