"""The one way in which anything is written: lock, ask, write, and leave a line, all or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models
from django.utils import timezone

from frankpledge.kit.versions import Begun
from frankpledge.ledger.context import writing
from frankpledge.ledger.rules import Actor, Meanwhile, Outcome, Refused

Thing = TypeVar("Thing", bound=models.Model)


@contextmanager
def change(
    by: Actor, verb: str, thing: Thing, may: Callable[[Actor, Thing], bool], begun: Begun | None = None
) -> Iterator[Thing]:
    """Open the only place in which a row may be written, and give the row, locked and fresh.

    `verb` is the past participle that the ledger keeps ("closed", "entered").  `thing` is the row concerned; one that
    is not saved yet is given back as it is.  `may` is the predicate of the area's access room.  The ledger's line is
    in the same transaction as the writes.  A refusal undoes everything and is then written on its own, since inside
    the transaction it would be lost with it; when changes are nested, each level does the same, so one line stays.

    `begun` is what is wanted and the version of the row that it was made from: what somebody else saved meanwhile is
    not passed over.  Raises Meanwhile for that, Refused, and whatever the block raises; then nothing of it is kept.
    """
    try:
        with writing(by):
            row = _locked(by, verb, thing, may)
            if not may(by, row):
                raise _refused(verb, thing)
            if begun is not None and (stands := begun.clash(row)) is not None:
                raise Meanwhile(verb, row._meta.label_lower, row.pk, stands, begun.untouched(row))
            yield row
            _write(by, verb, row, Outcome.DONE)
    except Refused:
        note_refused(by, verb, thing)
        raise


def note_read(by: Actor, verb: str, thing: models.Model) -> None:
    """Leave a line for an act that writes nothing else: a sign-in, an export, a restricted thing read."""
    with writing(by):
        _write(by, verb, thing, Outcome.DONE)


def note_refused(by: Actor, verb: str, thing: models.Model) -> None:
    """Leave a line for what was refused before anything could be opened: a sign-in that failed."""
    with writing(by):
        _write(by, verb, thing, Outcome.REFUSED)


def _locked(by: Actor, verb: str, thing: Thing, may: Callable[[Actor, Thing], bool]) -> Thing:
    """The row as it stands in the database, locked until the transaction ends; a new row as it is.

    PostgreSQL shows the actor no row of another partnership: of one that is not found, access is asked as it was given.
    """
    if thing._state.adding:
        return thing
    try:
        return type(thing)._base_manager.select_for_update().get(pk=thing.pk)
    except ObjectDoesNotExist:
        if not may(by, thing):
            raise _refused(verb, thing) from None
        raise


def _refused(verb: str, thing: models.Model) -> Refused:
    return Refused(verb, str(type(thing)._meta.verbose_name))


def _write(by: Actor, verb: str, thing: models.Model, outcome: Outcome) -> None:
    """Add the line, in SQL of our own: one goes with every write there is, and Django's takes thrice as long."""
    values = (
        connection.ops.adapt_datetimefield_value(timezone.now()),
        by.partnership.id if by.partnership else None,
        by.user.id if by.user else None,
        by.process,
        by.origin.value,
        by.seen_from,
        verb,
        thing._meta.label_lower,
        thing.pk,
        outcome.value,
    )
    with connection.cursor() as cursor:
        cursor.execute(_LINE, values)


_LINE = (
    "INSERT INTO ledger_entry "
    '(at, partnership_number, user_number, process, origin, seen_from, verb, "table", row_number, outcome) '
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
