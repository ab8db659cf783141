"""The daily round that raises with its chair what is too late, or was put off too often."""

from django.utils import timezone

from frankpledge.ledger.context import reading
from frankpledge.ledger.rules import Origin
from frankpledge.meetings import changes
from frankpledge.people import rls
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for


def escalate() -> None:
    """Raise actions with the chairs of their bodies, in every partnership, by each body's own rule, once an action."""
    with rls.whole_reading():
        places = list(Partnership.objects.order_by("pk"))
    for place in places:
        by = process_for(place, "escalation", timezone.localdate(), Origin.WORKER)
        with reading(by):
            changes.escalate_actions(by)
