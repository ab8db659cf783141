"""Laying legal holds and lifting them."""

from datetime import date

from frankpledge.documents.models import Document
from frankpledge.keeping import access
from frankpledge.keeping.models import LegalHold
from frankpledge.keeping.rules import shown
from frankpledge.keeping.rules.due import Held
from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.models import Body
from frankpledge.people.models import Partnership, Person


def one_at_a_time(place: int) -> None:
    """Let whoever lays a hold, destroys or redacts in a partnership wait for another who does, until the end.

    Called inside a change.  Without it a hold could be laid between the look for holds and the destruction.
    """
    Partnership.objects.select_for_update(no_key=True).get(pk=place)


def lay_hold(
    by: Actor,
    partnership: Partnership,
    *,
    what: Held,
    reason: str,
    starts: date | None = None,
    document: Document | None = None,
    person: Person | None = None,
    body: Body | None = None,
    first: date | None = None,
    last: date | None = None,
) -> LegalHold:
    """Hold something back from destruction and redaction, until that is lifted.

    Raises NotPossible without a reason or what is held, or for a day to come: a hold holds at once.
    """
    hold = LegalHold(partnership=partnership, what=what.value, reason=reason.strip(), starts=starts or by.today)
    with change(by, "laid a legal hold", hold, access.may_set) as hold:
        one_at_a_time(partnership.pk)
        if not hold.reason:
            raise NotPossible("Say why it is held.")
        if hold.starts > by.today:
            raise NotPossible("A hold holds at once. Give today, or the day on which it was asked for.")
        hold.document = document if what is Held.DOCUMENT else None
        hold.person = person if what is Held.PERSON else None
        hold.body = body if what is Held.BODY else None
        hold.first, hold.last = (first, last) if what is Held.DAYS else (None, None)
        _whole(hold)
        hold.set_by_id = _who(by)
        hold.save()
    return hold


def lift_hold(by: Actor, hold: LegalHold, *, reason: str, seen: str = "") -> LegalHold:
    """Lift a hold.  Raises NotPossible without a reason, or where it was lifted already; Meanwhile where somebody else
    lifted it since it was `seen`."""
    begun = Begun(seen, {"reason": reason}, shown.lifting)
    with change(by, "lifted a legal hold", hold, access.may_set, begun) as hold:
        if hold.lifted_on is not None:
            raise NotPossible("This hold was lifted already.")
        if not reason.strip():
            raise NotPossible("Say why the hold is lifted.")
        hold.lifted_on, hold.lifted_reason, hold.lifted_by_id = by.today, reason.strip(), _who(by)
        hold.save()
    return hold


def _whole(hold: LegalHold) -> None:
    target = hold.document or hold.person or hold.body
    if hold.what == Held.DAYS:
        if hold.first is None or hold.last is None or hold.last < hold.first:
            raise NotPossible("Enter the first and the last day, the last no earlier than the first.")
    elif target is None or target.partnership_id != hold.partnership_id:
        raise NotPossible("Say what is held: a document, a person, or a board or group of this partnership.")


def _who(by: Actor) -> int:
    assert by.user is not None  # access asks for an account
    return by.user.id
