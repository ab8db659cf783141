"""Annotations for rows that name a person: whom they stand as after merges, and whether they have a page."""

from collections.abc import Collection

from django.db.models import F
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from frankpledge.kit.cutting import WITHHELD as WITHHELD
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import ActionOwner, Attendance, Membership
from frankpledge.meetings.queries.people import people_with_pages
from frankpledge.people.models import Person
from frankpledge.people.queries import answers


def stands(person: str = "person") -> Coalesce:
    """The number of the person that a row's person stands as: the one that it was merged into, or its own."""
    return Coalesce(F(f"{person}__stands_as_id"), F(f"{person}_id"))


def has_page(by: Actor, bodies: Collection[int] | None = None) -> In:
    """Whether the person that a row's `person` stands as has a page; None for a row without a person.

    `bodies` as `people_with_pages` has them.
    """
    return In(stands(), people_with_pages(by, bodies).order_by().values("pk"))


def withheld_from(by: Actor, row: ActionOwner | Attendance | Membership) -> bool:
    """Whether the name in a row, whose person is loaded, is that of somebody whose data is restricted to the actor."""
    return row.person is not None and not answers(by) and is_restricted(row.person)


def printed_name(row: ActionOwner | Attendance) -> str:
    """The name in a row, whose person is loaded, as a file prints it that goes to others, whoever takes it out."""
    return WITHHELD if row.person is not None and is_restricted(row.person) else row.name


def name_in_minutes(person: Person) -> str:
    """The name of a person, loaded with whom they stand as, as minutes print it: withheld of one who is restricted."""
    return WITHHELD if is_restricted(person) else person.name


def is_restricted(person: Person) -> bool:
    """Whether the data of somebody, loaded with whom they stand as, is restricted."""
    return any(one.restricted_on is not None for one in (person, person.stands_as) if one is not None)
