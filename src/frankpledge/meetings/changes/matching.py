"""A person says whom a printed name means."""

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.holding import hold_names
from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.people.changes import add_organisation_name, add_person_name, add_post
from frankpledge.people.models import Organisation, Person
from frankpledge.people.rules.matching import How


def match_attendance(
    by: Actor, row: Attendance, *, person: Person | None = None, organisation: Organisation | None = None
) -> Attendance:
    """Say who an attender is, or what organisation they stood for, or both.

    The spelling is kept with each, so that the next paper that prints it is understood.
    """
    with change(by, "matched", row, access.may_match) as row:
        _same_partnership(row, person, organisation)
        if organisation is not None:
            row.organisation = organisation
            if row.organisation_name:
                add_organisation_name(by, organisation, row.organisation_name)
        if person is not None:
            row.person, row.matched = person, How.PERSON.value
            add_person_name(by, person, row.name)
        if row.person is not None and row.organisation is not None:
            add_post(by, row.person, row.organisation, title=row.post)
        row.save(update_fields=["person", "organisation", "matched"])
        _hold(row)
    return row


def match_owner_to(
    by: Actor, row: ActionOwner, *, person: Person | None = None, organisation: Organisation | None = None
) -> ActionOwner:
    """Say which person or organisation the printed owner of an action is: one of the two.

    The spelling is kept with an organisation.  With a person it is not: an owner is often printed as initials or a
    first name, which mean somebody else in other minutes.
    """
    with change(by, "matched", row, access.may_match) as row:
        _same_partnership(row, person, organisation)
        if (person is None) == (organisation is None):
            raise NotPossible("Choose a person or an organisation.")
        row.person, row.organisation, row.matched = person, organisation, How.PERSON.value
        row.save(update_fields=["person", "organisation", "matched"])
        if organisation is not None:
            add_organisation_name(by, organisation, row.name)
        _hold(row)
    return row


def leave_as_printed(by: Actor, row: Attendance | ActionOwner) -> Attendance | ActionOwner:
    """Untie a name from whom it was tied to, and leave it as printed: nobody in the record, and no longer waiting."""
    with change(by, "left as printed", row, access.may_match) as row:
        was = row.person_id, row.organisation_id
        row.person, row.matched = None, How.PERSON.value
        if isinstance(row, ActionOwner):
            row.organisation = None
        row.save()
        hold_names([was[0]], [was[1]])
    return row


def leave_agency_as_printed(by: Actor, row: Attendance) -> Attendance:
    """Leave the agency of an attender as printed, and no longer waiting; whom the name was tied to stays."""
    with change(by, "left as printed", row, access.may_match) as row:
        row.matched = How.PERSON.value
        row.save(update_fields=["matched"])
    return row


def _hold(row: Attendance | ActionOwner) -> None:
    """Whom a restricted paper alone names is restricted too, as soon as it is known who they are."""
    hold_names([row.person_id], [row.organisation_id])


def _same_partnership(row: Attendance | ActionOwner, *others: Person | Organisation | None) -> None:
    if any(other is not None and other.partnership_id != row.partnership_id for other in others):
        raise NotPossible("Choose somebody of this partnership.")
