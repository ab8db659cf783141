"""That somebody took a document out of the record as a file: one line, and nothing of its content."""

from frankpledge.ledger.changes import note_read
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Meeting, Paper

_TOOK = {"minutes": "took the minutes", "agenda": "took the agenda", "attendance": "took the attendance record"}


def note_taken(by: Actor, what: str, thing: Meeting | Paper) -> None:
    """Leave a line that the actor took this document out of the record, as a file."""
    note_read(by, _TOOK[what], thing)
