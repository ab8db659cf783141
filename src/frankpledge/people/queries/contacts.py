"""Reads of how people and agencies are reached."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Contact, Organisation, Person
from frankpledge.people.queries.record import answers, partnership_of
from frankpledge.people.rules.contacts import ContactKind
from frankpledge.people.rules.roles import keeps


def contacts_of(by: Actor, whose: Person | Organisation) -> QuerySet[Contact]:
    """How somebody, or an agency, is reached: for those who keep the record, or answer for personal data.

    Of a person, what is kept with every row that stands as them.
    """
    place = partnership_of(by)
    rows = Contact.objects.filter(partnership_id=place)
    if not (keeps(by, place) or answers(by)):
        return rows.none()
    if isinstance(whose, Organisation):
        return rows.filter(organisation=whose)
    rows = rows.annotate(stands=Coalesce("person__stands_as_id", "person_id")).filter(stands=whose.pk)
    return rows if answers(by) else rows.filter(person__restricted_on__isnull=True)


def addresses_of(by: Actor, people: Collection[int], agencies: Collection[int]) -> QuerySet[Contact]:
    """The e-mail addresses that work, of these people (as whom they `stands`) and agencies; none restricted."""
    place = partnership_of(by)
    rows = Contact.objects.filter(partnership_id=place if keeps(by, place) else 0, failed_on__isnull=True)
    rows = rows.filter(kind=ContactKind.EMAIL.value).annotate(stands=Coalesce("person__stands_as_id", "person_id"))
    mine = rows.filter(stands__in=people, person__restricted_on__isnull=True)
    return (mine | rows.filter(organisation__in=agencies)).select_related("person", "organisation").order_by("pk")
