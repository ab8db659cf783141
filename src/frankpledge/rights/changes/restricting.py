"""Restricting a person's data, and lifting that.  UK GDPR Article 18."""

from datetime import date

from frankpledge.kit.cutting import Words
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.closing_packs import close_packs_naming
from frankpledge.meetings.changes.published import take_back_naming
from frankpledge.meetings.rules.publishing import TakenBack
from frankpledge.people.changes import restrict_person
from frankpledge.people.models import Person
from frankpledge.rights import access
from frankpledge.rights.models import Restriction
from frankpledge.rights.queries.holding import phrases_of
from frankpledge.rights.queries.left import rows_standing_for


def restrict(by: Actor, person: Person, *, starts: date, reason: str) -> Restriction:
    """Close a person's page and name to all but those who answer for personal data, from a day.

    What is published and names them is withdrawn, and the packs that do are closed.  Raises NotPossible without a
    reason, for a day to come, and where the person is restricted already.
    """
    with change(by, "restricted", person, access.may_answer_for) as person:
        if not reason.strip():
            raise NotPossible("Say why their data is restricted.")
        if starts > by.today:
            raise NotPossible("A restriction holds at once. Give today, or the day on which it was asked for.")
        if Restriction.objects.filter(person=person, lifted_on__isnull=True).exists():
            raise NotPossible("This person's data is restricted already.")
        restrict_person(by, person, starts)
        rows = rows_standing_for(by, person)
        take_back_naming(person.partnership_id, Words(phrases_of(by, person)), rows, TakenBack.RESTRICTED)
        close_packs_naming(person)
        return Restriction.objects.create(
            partnership_id=person.partnership_id,
            person=person,
            starts=starts,
            reason=reason.strip(),
            set_by_id=_who(by),
        )


def lift_restriction(by: Actor, person: Person, *, reason: str) -> Restriction:
    """Open a person's page and name again.  Raises NotPossible without a reason, or where nothing is restricted."""
    with change(by, "lifted a restriction", person, access.may_answer_for) as person:
        held = Restriction.objects.filter(person=person, lifted_on__isnull=True).first()
        if held is None:
            raise NotPossible("This person's data is not restricted.")
        if not reason.strip():
            raise NotPossible("Say why the restriction is lifted.")
        held.lifted_on, held.lifted_reason, held.lifted_by_id = by.today, reason.strip(), _who(by)
        held.save()
        restrict_person(by, person, None)
    return held


def _who(by: Actor) -> int:
    assert by.user is not None  # access asks for an account
    return by.user.id
