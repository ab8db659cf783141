"""Who saved a thing since somebody began to change it: for whoever meets what another person saved meanwhile."""

from datetime import UTC, datetime

from django.utils import timezone

from frankpledge.design.words import clock, long_date
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Outcome
from frankpledge.people.models import User

_MOST = 5  # names; more say no more


def saved_since(by: Actor, table: str, row: int | None, since: int | None) -> str:
    """Who changed a row since this time (seconds since 1970), and when last, in words; nothing where nobody is known.

    For whoever may change the row themselves: it is not asked whether they may read the ledger.
    """
    if row is None or since is None:
        return ""
    lines = Entry.objects.filter(
        partnership_number=by.partnership.id if by.partnership else None,
        table=table,
        row_number=row,
        outcome=Outcome.DONE.value,
        at__gte=datetime.fromtimestamp(since, UTC),
        user_number__isnull=False,
    )
    found = list(lines.order_by("-at", "-id").values_list("user_number", "at")[:100])
    if not found:
        return ""
    names = dict(User.objects.filter(pk__in={number for number, _ in found}).values_list("pk", "name"))
    own = by.user.id if by.user else None
    who = list(dict.fromkeys("you" if number == own else names.get(number or 0, "somebody") for number, _ in found))[
        :_MOST
    ]
    last = timezone.localtime(found[0][1])
    said = who[0] if len(who) == 1 else f"{', '.join(who[:-1])} and {who[-1]}"
    return f"Saved by {said}, last at {clock(last)} on {long_date(last.date())}."
