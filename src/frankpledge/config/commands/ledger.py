"""The ledger from the command line: sealed, anchored, and held against its seals and anchors."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typer
from django.conf import settings
from django.utils import timezone

from frankpledge.config.commands.database import hold_or_stop
from frankpledge.design.words import clock, long_date
from frankpledge.ledger.changes import note_read
from frankpledge.ledger.changes.anchoring import write_anchor
from frankpledge.ledger.changes.sealing import seal
from frankpledge.ledger.models import Head
from frankpledge.ledger.queries import head, links, unsealed, verify
from frankpledge.ledger.queries.anchors import FILE, NoAnchor, anchor_said, anchors_in
from frankpledge.ledger.rules import Actor, Origin
from frankpledge.ledger.rules.chain import Anchor, Found, gone_back, mark_of_place
from frankpledge.people.rls import whole_reading, whole_record

SHOWN = 20  # faults that are told one by one; of further ones the number is said


def verify_ledger(files: Sequence[Path], said: Sequence[str]) -> int:
    """Say what is wrong with the ledger, or that nothing is; gives the exit status, 1 where something is."""
    hold_or_stop()
    anchors = _anchors(files, said)
    with whole_reading():  # one moment: the worker goes on sealing
        found = list(verify(anchors, timezone.now()))
        back = sum(1 for _ in gone_back(link.line for link in links() if link.line is not None))
        place, _ = head()
        waiting = unsealed(whole=True).lines
    note_read(Actor(Origin.COMMAND, timezone.localdate(), process="ledger"), "verified", Head(pk=1))
    typer.echo(_held(place, waiting, anchors))
    if back:
        typer.echo(f"The time of {back:,} sealed lines is before that of an earlier one: a clock was put back by then.")
    if not found:
        typer.echo("Nothing is wrong with it.")
        return 0
    _tell(found)
    return 1


def seal_now() -> None:
    """Seal every line that is not sealed yet."""
    hold_or_stop()
    done = seal(timezone.now(), within=whole_record, whole=True)
    typer.echo(f"Sealed {done:,} lines.")


def anchor_now() -> None:
    """Seal every line, keep the end of the chain in the file of anchors, and print it."""
    hold_or_stop()
    seal(timezone.now(), within=whole_record, whole=True)
    try:
        anchor = write_anchor(settings.FRANKPLEDGE_ANCHORS, timezone.now())
    except OSError as error:
        typer.echo(f"The folder of anchors takes nothing: {error.strerror}. See FRANKPLEDGE_ANCHORS.", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{anchor.place}:{anchor.digest}")


def mark_of(address: str) -> None:
    """Print the mark by which lines say that they came from this network address."""
    typer.echo(mark_of_place(settings.SECRET_KEY, address))


def _anchors(files: Sequence[Path], said: Sequence[str]) -> list[Anchor]:
    """The anchors given, or those that this installation keeps where none are; stops where one cannot be read."""
    try:
        if not files and not said:
            return anchors_in(settings.FRANKPLEDGE_ANCHORS / FILE)
        for path in files:
            if not path.exists():
                raise NoAnchor(f"There is no file {path}.")
        return [anchor for path in files for anchor in anchors_in(path)] + [anchor_said(words) for words in said]
    except (NoAnchor, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def _held(place: int, waiting: int, anchors: Sequence[Anchor]) -> str:
    more = f", and {waiting:,} that wait for it" if waiting else ""
    if not anchors:
        return (
            f"The ledger has {place:,} sealed lines{more}. No anchor was kept outside the database, so that somebody "
            "who may alter the database could have written all of it anew: start the worker, or give --anchors."
        )
    last = timezone.localtime(max(anchor.at for anchor in anchors))
    kept = f"{len(anchors):,} anchors, the last of" if len(anchors) > 1 else "an anchor of"
    when = f"{long_date(last.date())}, {clock(last)}"
    return f"The ledger has {place:,} sealed lines{more}. It was held against {kept} {when}."


def _tell(found: Sequence[Found]) -> None:
    typer.echo("Something is wrong with it:", err=True)
    for fault in found[:SHOWN]:
        typer.echo(f"  {fault}", err=True)
    if len(found) > SHOWN:
        counted = Counter(fault.fault for fault in found[SHOWN:])
        more = "; ".join(f"{many:,} where {fault.value}" for fault, many in counted.items())
        typer.echo(f"  and {len(found) - SHOWN:,} more: {more}", err=True)
    typer.echo(
        "Keep a copy of the database as it is, and ask whoever answers for the record: the guide says what each means.",
        err=True,
    )
