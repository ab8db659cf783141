"""Builders: an invented partnership, its agencies and people, and somebody who acts in it."""

from datetime import date
from itertools import count
from typing import Any

from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.people import changes
from frankpledge.people.models import Organisation, Partnership, Person, User
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.matching import KnownPerson, bare
from frankpledge.people.rules.roles import Role

TODAY = date(2024, 6, 3)
PASSWORD = "lamp-post-in-mere-lane"
_numbers = count(1)


def process(place: Partnership | None = None) -> Actor:
    """The command line, which alone sets up partnerships; with one, set to work for it."""
    of = Place(place.pk, place.slug, place.name) if place else None
    return Actor(Origin.COMMAND, TODAY, process="a test", partnership=of)


def partnership(slug: str = "aldermere", name: str = "Aldermere Community Safety Partnership") -> Partnership:
    """A partnership in whose record nothing stands yet."""
    return changes.add_partnership(process(), slug=slug, name=name)


def actor(place: Partnership, role: Role | None = Role.COORDINATOR, **over: Any) -> Actor:
    """Somebody with a role in a partnership, who has no account; with None, somebody who has no role."""
    roles = frozenset({role.value} if role else ())
    values = {"user": Who(1, "Rosa Lind"), "partnership": Place(place.pk, place.slug, place.name), "roles": roles}
    return Actor(Origin.WEB, TODAY, **values | over)


def account(email: str = "", *, password: str | None = None, name: str = "Rosa Lind") -> User:
    """An account that holds no role yet; without a password, since hashing one is slow on purpose."""
    place = Partnership(slug="none", name="None")
    return changes.add_user(
        process(), place, email=email or f"rosa{next(_numbers)}@aldermere.example", name=name, password=password
    )


def holding(user: User, place: Partnership, role: Role = Role.COORDINATOR, **over: Any) -> User:
    """The same account with a role in a partnership, since the year 2000 unless it is said otherwise."""
    changes.grant_role(process(place), place, user, role, **{"starts": date(2000, 1, 1)} | over)
    return user


def organisation(by: Actor, name: str = "Westmarch Police", *names: str) -> Organisation:
    """An agency, with other names that it goes by."""
    place = Partnership.objects.get(pk=by.partnership.id)
    return changes.add_organisation(by, place, name=name, kind=OrganisationKind.RESPONSIBLE, names=names)


def person(by: Actor, name: str = "Graham Carter", agency: Organisation | None = None, post: str = "") -> Person:
    """A person, with a post at an agency where one is given."""
    place = Partnership.objects.get(pk=by.partnership.id)
    return changes.add_person(by, place, name=name, organisation=agency, post=post)


def known(number: int, *names: str, at: tuple[int, ...] = ()) -> KnownPerson:
    """Somebody as the matcher knows them, at agencies given by their numbers."""
    return KnownPerson(number, frozenset(map(bare, names)), frozenset(at))
