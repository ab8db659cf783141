"""The record as it stands at one moment, read while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections, transaction

from frankpledge.people.rls import whole_record

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """Read one moment of the record, and all of it; gives the alias of the database to read by.

    On SQLite that is a transaction of reading alone on a connection of its own, beside which others write into the
    write-ahead log; on PostgreSQL one that is REPEATABLE READ.  Neither holds a writer up.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            with whole_record():
                yield connection.alias
        return
    with beside(ALIAS):
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("BEGIN")  # and not IMMEDIATE, which would keep writers out
            cursor.execute("SELECT count(*) FROM sqlite_master")  # the moment is that of the first reading
        yield ALIAS


@contextmanager
def beside(alias: str) -> Iterator[None]:
    """Open the database a second time, under another alias."""
    connections[alias] = connection.copy(alias=alias)
    try:
        yield
    finally:
        connections[alias].close()
        del connections[alias]
