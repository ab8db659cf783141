"""Keeping how people and agencies are reached."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people import access
from frankpledge.people.models import Contact, Organisation, Person
from frankpledge.people.rules.contacts import ContactKind, problem_with, shown_contacts


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


def reach_by(by: Actor, whose: Person | Organisation, wanted: Mapping[str, str], *, seen: str = "") -> None:
    """Keep by which address and number somebody is reached, both at once; an empty one is taken away.

    Raises NotPossible for what is no address or number; Meanwhile where somebody else saved otherwise since it was
    `seen`.
    """
    begun = Begun(seen, wanted, lambda row: shown_contacts(_of(row)))
    with change(by, "said how to reach", whose, access.may_keep_contact, begun) as whose:
        for kind in ContactKind:
            keep_contact(by, whose, kind, wanted.get(kind.value) or "")


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
