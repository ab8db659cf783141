"""Closing a person's data to all but those who answer for it, and opening it again."""

from datetime import date

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Person


def restrict_person(by: Actor, person: Person, since: date | None) -> Person:
    """Restrict a person from a day, with every row that stands as them; with None, lift that."""
    verb = "restricted" if since is not None else "lifted a restriction"
    with change(by, verb, person, access.may_restrict) as person:
        person.restricted_on = since
        person.save(update_fields=["restricted_on"])
        Person.objects.filter(stands_as=person).update(restricted_on=since)
    return person
