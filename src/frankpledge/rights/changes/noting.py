"""Lines and notes: a person's data was sought, taken out or corrected; a request was answered."""

from frankpledge.ledger.changes import change, note_read
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.people.models import Partnership, Person
from frankpledge.rights import access
from frankpledge.rights.models import Rectification


def note_search(by: Actor) -> None:
    """Leave a line that the actor looked for what is held under a name; the name is not in it."""
    note_read(by, "sought a name", Partnership(pk=by.partnership.id if by.partnership else None))


def note_export(by: Actor, person: Person) -> None:
    """Leave a line that the actor took out everything that is held on a person."""
    note_read(by, "took a subject access export", person)


def note_answer(by: Actor) -> None:
    """Leave a line that the actor made an answer to a request for information."""
    note_read(by, "made an information answer", Partnership(pk=by.partnership.id if by.partnership else None))


def note_rectification(by: Actor, person: Person, *, what: str, reason: str) -> Rectification:
    """Note what was corrected about a person, or was not, and why.  Raises NotPossible without both."""
    with change(by, "noted a rectification", person, access.may_answer_for) as person:
        if not what.strip() or not reason.strip():
            raise NotPossible("Say what was corrected, and why.")
        assert by.user is not None
        return Rectification.objects.create(
            partnership_id=person.partnership_id,
            person=person,
            on=by.today,
            what=what.strip(),
            reason=reason.strip(),
            noted_by_id=by.user.id,
        )
