"""Empty the test database, the append-only ledger too.

Tests that really commit are cleaned up after by emptying every table, which the ledger's triggers refuse, as they
should.  Here, as owner of the tables and in tests only, they are set aside for that moment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


class Command(Flush):
    """Django's own, with the triggers set aside."""

    def handle(self, **options: Any) -> None:
        """Set the triggers aside, empty the tables, and put the triggers back whatever happens."""
        with triggers_aside(connections[options["database"]]):
            super().handle(**options)


@contextmanager
def triggers_aside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take away every trigger that somebody wrote, and put each back as it was."""
    with connection.cursor() as cursor:
        away, back = (_sqlite if connection.vendor == "sqlite" else _postgresql)(cursor)
        for statement in away:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in back:
                cursor.execute(statement)


def _sqlite(cursor: CursorWrapper) -> tuple[list[str], list[str]]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = cursor.fetchall()
    return [f'DROP TRIGGER "{name}"' for name, _ in found], [sql for _, sql in found]


def _postgresql(cursor: CursorWrapper) -> tuple[list[str], list[str]]:
    cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    tables = [table for (table,) in cursor.fetchall()]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables],
    )
