"""What the record says of its backups."""

from datetime import datetime

from django.utils import timezone

from frankpledge.ledger.context import reading
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Origin

PROCESS = "backup"  # in whose name the ledger has lines on backups
BACKED_UP, IN_PART, RESTORED, MOVED = "backed up", "backed up in part", "restored", "moved"


def last_backup() -> datetime | None:
    """When the last whole backup was made and verified, as the ledger says; None where it says of none.

    A backup in which files are missing or damaged does not count.
    """
    with reading(Actor(Origin.COMMAND, timezone.localdate(), process=PROCESS)):
        lines = Entry.objects.filter(table=Entry._meta.label_lower, verb=BACKED_UP)
        found: datetime | None = lines.order_by("-pk").values_list("at", flat=True).first()
        return found
