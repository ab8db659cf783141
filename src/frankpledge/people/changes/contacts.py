"""Keeping how people and agencies are reached."""

from datetime import date

from django.db.models import QuerySet

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.models import Contact, Organisation, Person
from frankpledge.people.rules.contacts import ContactKind, problem_with


def keep_contact(by: Actor, whose: Person | Organisation, kind: ContactKind, value: str) -> Contact | None:
    """Keep by which address or number somebody is reached; empty takes away what is kept.  Gives what is kept.

    Raises NotPossible for what is no address or number.
    """
    wanted = value.strip()
    if problem := problem_with(kind, wanted):
        raise NotPossible(problem)
    with change(by, "said how to reach", whose, access.may_keep_contact) as whose:
        row = _of(whose).filter(kind=kind.value).first()
        if not wanted:
            if row is not None:
                row.delete()
            return None
        if row is None:
            row = Contact(partnership_id=whose.partnership_id, kind=kind.value)
            if isinstance(whose, Person):
                row.person = whose
            else:
                row.organisation = whose
        if row.value != wanted:
            row.value, row.failed_on = wanted, None
        row.save()
        return row


def note_contact_failed(by: Actor, contact: Contact, on: date) -> Contact:
    """Note that a letter to an address came back: nothing more goes there until it is put right."""
    with change(by, "noted as failing", contact, access.may_note_contact) as contact:
        if contact.failed_on is None:
            contact.failed_on = on
            contact.save(update_fields=["failed_on"])
    return contact


def _of(whose: Person | Organisation) -> QuerySet[Contact]:
    rows = Contact.objects.filter(partnership_id=whose.partnership_id)
    return rows.filter(person=whose) if isinstance(whose, Person) else rows.filter(organisation=whose)
