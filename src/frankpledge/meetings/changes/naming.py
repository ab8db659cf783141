"""A person answers whom a printed name means, for every row at once where it stands so."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.matching import (
    leave_agency_as_printed,
    leave_as_printed,
    match_attendance,
    match_owner_to,
)
from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.meetings.rules.naming import Asked
from frankpledge.people import access
from frankpledge.people.changes import add_organisation, add_person
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.kinds import OrganisationKind


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a name means: a person, an organisation, somebody or something new, or, with nothing set, nobody known."""

    person: Person | None = None
    organisation: Organisation | None = None
    new_person: bool = False
    new_organisation: bool = False


def settle_name(
    by: Actor, partnership: Partnership, asked: Asked, rows: Sequence[Attendance | ActionOwner], answer: Answer
) -> int:
    """Give every one of these rows the same answer, or none of them; gives how many there were.

    Raises NotPossible when nothing waits any more, or the answer does not fit what was asked.
    """
    with change(by, "matched a name", partnership, access.may_keep):
        if not rows or not all(map(_stands, rows)):
            raise NotPossible("This name has been dealt with already.")
        person, organisation = _meant(by, partnership, asked, rows[0], answer)
        for row in rows:
            _settle(by, asked, row, person, organisation)
    return len(rows)


def _stands(row: Attendance | ActionOwner) -> bool:
    """Whether a row is tied as it was when it was asked about: somebody else may have answered meanwhile.

    The change has locked the partnership, so no answer comes between this and ours.
    """
    now = type(row)._base_manager.filter(pk=row.pk).values_list("person_id", "organisation_id", "matched").first()
    return now == (row.person_id, row.organisation_id, row.matched)


def _meant(
    by: Actor, partnership: Partnership, asked: Asked, row: Attendance | ActionOwner, answer: Answer
) -> tuple[Person | None, Organisation | None]:
    """The person or organisation answered, added where it is new."""
    said_person = answer.new_person or answer.person is not None
    said_organisation = answer.new_organisation or answer.organisation is not None
    if (asked is Asked.AGENCY and said_person) or (asked is Asked.PERSON and said_organisation):
        raise NotPossible("Choose one of the answers to this question.")
    person, organisation = answer.person, answer.organisation
    if answer.new_person:
        known = row.organisation if isinstance(row, Attendance) else None
        post = row.post if isinstance(row, Attendance) else ""
        person = add_person(by, partnership, name=row.name, organisation=known, post=post)
    if answer.new_organisation:
        name = row.organisation_name if isinstance(row, Attendance) else row.name
        organisation = add_organisation(by, partnership, name=name, kind=OrganisationKind.NOT_SAID)
    return person, organisation


def _settle(
    by: Actor,
    asked: Asked,
    row: Attendance | ActionOwner,
    person: Person | None,
    organisation: Organisation | None,
) -> None:
    known = person is not None or organisation is not None
    if known and isinstance(row, ActionOwner):
        match_owner_to(by, row, person=person, organisation=organisation)
    elif known and isinstance(row, Attendance):
        match_attendance(by, row, person=person, organisation=organisation)
    elif asked is Asked.AGENCY and isinstance(row, Attendance):
        leave_agency_as_printed(by, row)
    else:
        leave_as_printed(by, row)
