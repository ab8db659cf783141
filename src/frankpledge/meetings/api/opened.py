"""What is noted where a program opens something that is closely held, as where its page is opened."""

from django.http import HttpRequest

from frankpledge.ledger.changes import note_read, note_refused
from frankpledge.ledger.rules import Refused
from frankpledge.meetings.models import Paper
from frankpledge.meetings.queries.stubs import Stub
from frankpledge.people.rules.marking import Level


def note_opened(request: HttpRequest, paper: Paper, level: int) -> None:
    """Leave a line where what is opened is OFFICIAL-SENSITIVE."""
    if level >= Level.SENSITIVE:
        note_read(request.actor, "opened", paper)  # type: ignore[attr-defined]


def refused(request: HttpRequest, stub: Stub) -> Refused:
    """What is raised in place of a paper that the actor may know of and not read; that they tried is in the ledger."""
    note_refused(request.actor, "opened", Paper(pk=stub.row))  # type: ignore[attr-defined]
    said = f"This is marked {stub.marking}, above what this token may read."
    return Refused("opened", "paper", said)
