"""Lines of the ledger on backups: that one was made, restored or moved, and up to which line of the ledger."""

from django.utils import timezone

from frankpledge.backup.queries import PROCESS
from frankpledge.backup.rules import Line
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Origin


def note(verb: str, line: Line | None) -> None:
    """Leave a line that says what was done with the record as it was at this line of its ledger."""
    by = Actor(Origin.COMMAND, timezone.localdate(), process=PROCESS)
    note_read(by, verb, Entry(pk=line.number if line else None))
