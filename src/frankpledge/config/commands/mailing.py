"""Letters that a mail server hands over, one at a time, on standard input."""

import sys

import typer
from django.utils import timezone

from frankpledge.chasing.changes import NotOurs
from frankpledge.chasing.changes import take_in as take
from frankpledge.chasing.rules.incoming import MOST_BYTES
from frankpledge.ledger.rules import Origin

TRY_AGAIN, NOBODY = 75, 67  # as mail servers read them (sysexits.h): the letter is kept there, or sent back


def take_in() -> int:
    """Take in the letter on standard input; gives the exit status by which a mail server knows what became of it.

    Of a letter that is too long the beginning is taken; the rest is read, so that the mail server is not cut off.
    """
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    while sys.stdin.buffer.read(2**16):
        pass
    if not content.strip():
        typer.echo("Nothing came on standard input.", err=True)
        return 1
    try:
        take(content, timezone.localdate(), Origin.COMMAND)
    except NotOurs:
        typer.echo("No partnership here can be told to be the receiver of this letter.", err=True)
        return NOBODY
    except Exception as error:  # noqa: BLE001 - a fault of ours must not send somebody's letter back to them
        typer.echo(f"It could not be taken in ({type(error).__name__}). Hand it over again later.", err=True)
        return TRY_AGAIN
    return 0
