"""Rows of a copy, put into a database that is empty and that nobody uses yet.

Values stand as they were, to the microsecond: nothing is worked out anew, and no trigger looks on.  They guard a
record, and this is none before it is whole.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.backends.utils import CursorWrapper

from frankpledge.backup import rows
from frankpledge.backup.rules import NotDone
from frankpledge.people.rls import whole_record

_NOT_TAKEN = (
    "The database does not take a row of {table}: {why}. Nothing was kept of it. Rows that one database takes and "
    "another refuses have to be put right in the record that the copy is of; then copy it again."
)


@contextmanager
def loading(tables: Apps) -> Iterator["Loader"]:
    """Fill an empty database, whole or not at all; what a migration put there goes first.  Raises NotDone."""
    try:
        with transaction.atomic(), _triggers_aside():
            loader = Loader(tables)
            with whole_record():
                for model in reversed(rows.carried(tables)):
                    loader.empty(model)
            yield loader
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or its triggers could not be put back
    except DatabaseError as error:
        raise NotDone(_NOT_TAKEN.format(table="the record", why=_words(error))) from error


class Loader:
    """Takes rows in, a stretch of lines of one table at a time."""

    def __init__(self, tables: Apps) -> None:
        self._models = {model._meta.db_table: model for model in rows.carried(tables)}

    def empty(self, model: type[models.Model]) -> None:
        """Take the rows out that are in a table."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # nosec B608

    def take(self, table: str, said: bytes) -> None:
        """Put a stretch of lines, the first of which names their columns, into their table."""
        model = self._models.get(table)
        if model is None:
            raise NotDone(f"The backup has a table {table}, and its migrations make none. It is damaged.")
        first, *lines = said.splitlines()
        fields = rows.columns(model)
        by_column = {field.column: field for field in fields}
        names = json.loads(first)
        if set(names) != set(by_column):
            raise NotDone(f"The backup has other columns of {table} than its migrations make. It is damaged.")
        fields = [by_column[name] for name in names]
        columns, marks = ", ".join(map(_quoted, names)), ", ".join(["%s"] * len(names))
        statement = " ".join(["INSERT INTO", _quoted(table), f"({columns})", "VALUES", f"({marks})"])
        try:
            with whole_record(), connection.cursor() as cursor:
                cursor.executemany(
                    statement,
                    [
                        [
                            field.get_db_prep_save(value, connection)
                            for field, value in zip(fields, rows.values(fields, line), strict=True)
                        ]
                        for line in lines
                    ],
                )
        except (DatabaseError, ValueError, ValidationError) as error:
            raise NotDone(_NOT_TAKEN.format(table=table, why=_words(error))) from error

    def number_on(self, said: Mapping[str, Mapping[str, Any]]) -> None:
        """Let the database give new rows numbers that no row ever had, of those that are gone too."""
        models = [model for table, model in self._models.items() if said.get(table, {}).get("last")]
        with whole_record(), connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self._models.values())):
                cursor.execute(statement)
            for model in models:
                _number_on(cursor, model, int(said[model._meta.db_table]["last"]))


def _number_on(cursor: CursorWrapper, model: type[models.Model], last: int) -> None:
    table, key = model._meta.db_table, model._meta.pk
    if connection.vendor == "sqlite":
        cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [last, table])
        cursor.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT %s, %s "
            "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)",
            [table, last, table],
        )
    elif key is not None and key.column:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [_quoted(table), key.column])
        (sequence,) = cursor.fetchone()
        highest = " ".join(["SELECT", f"coalesce(max({_quoted(key.column)}), 1)", "FROM", _quoted(table)])
        cursor.execute(f"SELECT setval('{sequence}', greatest(%s, ({highest})))", [last])


@contextmanager
def _triggers_aside() -> Iterator[None]:
    """Take away every trigger that a migration set, and put each back as it was, in one transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = cursor.fetchall()
            away = [f"DROP TRIGGER {_quoted(name)}" for name, _ in found]
            back = [sql for _, sql in found]
        else:
            cursor.execute(  # of the new place alone: the record that is there lies in another schema
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
            )
            found = [table for (table,) in cursor.fetchall()]
            away = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in found]
            back = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in found]
        for statement in away:
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        for statement in back:
            cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _words(error: Exception) -> str:
    """The first line of what a database says, which names columns; what follows may hold the row itself."""
    return str(error).strip().split("\n")[0] or type(error).__name__
