"""A new place beside the record, to be filled and looked at; it takes the record's place at once, or not at all.

On SQLite it is a file, which is renamed; on PostgreSQL a schema, whose tables move in one transaction.  The record that
is there is not touched before that, and whatever happens earlier leaves it as it was.
"""

import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from frankpledge.backup.rules import NotDone
from frankpledge.backup.staging import sync

SCHEMA, SUFFIX = "frankpledge_restoring", ".restoring"
USED = (
    "Somebody else has the database open. Stop `frankpledge serve`, the web server and every `frankpledge worker`, and "
    "try again: what they wrote meanwhile would be lost."
)
_NO_SCHEMA = (
    "The database role may not make a schema in {name}, which is needed for a moment. Let it own the database:\n"
    "  ALTER DATABASE {name} OWNER TO {user};"
)
ENDS_WITHIN = 2.0  # seconds that the server may take to end a connection that was closed
Check = Callable[[], None]


@contextmanager
def standing_in(settings: Mapping[str, Any]) -> Iterator[None]:
    """Have everything in this process ask another database, which these settings say, instead of its own."""
    before = connections["default"]
    wanted = {**before.settings_dict, **settings}
    connections["default"] = load_backend(wanted["ENGINE"]).DatabaseWrapper(wanted, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before


@contextmanager
def fresh() -> Iterator[Callable[[Check], None]]:
    """Have everything in this process ask a new, empty place; gives what puts that in the place of the record.

    What it gives asks once more, by the check it is given, in the moment in which nobody else can write: what that
    raises leaves the record as it was, as does an end without it.  Raises NotDone where others use the database.
    """
    if connection.vendor == "postgresql":
        with _schema() as take:
            yield take
    else:
        with _file() as take:
            yield take


@contextmanager
def _file() -> Iterator[Callable[[Check], None]]:
    live = Path(connection.settings_dict["NAME"])
    new = live.with_name(live.name + SUFFIX)
    live.parent.mkdir(parents=True, exist_ok=True)
    _remove(new)
    record = connections["default"]
    if live.exists():
        try:
            shut_others_out(record)  # and let them in again: whoever waits for a restoration should not wait in vain
        finally:
            record.close()

    def take(check: Check) -> None:
        connection.close()
        with closing(sqlite3.connect(new, isolation_level=None)) as held:
            held.execute("PRAGMA journal_mode=DELETE")  # all of it in the one file that is renamed
        if live.exists():
            new.chmod(stat.S_IMODE(live.stat().st_mode))
        with looking_at(record):
            try:
                shut_others_out(record)
                check()
                new.replace(live)
                sync(live.parent)
            finally:
                record.close()

    try:
        with standing_in({"NAME": new}):
            yield take
    finally:
        _remove(new)


@contextmanager
def looking_at(record: BaseDatabaseWrapper) -> Iterator[None]:
    """Have everything in this process ask the record again, while the new place stands in for it."""
    new = connections["default"]
    connections["default"] = record
    try:
        yield
    finally:
        connections["default"] = new


def shut_others_out(record: BaseDatabaseWrapper) -> None:
    """Hold an SQLite file so that nobody else reads or writes it, with nothing beside it that a new one would meet.

    To leave the write-ahead log takes that nobody else has the file open at all.
    """
    try:
        with record.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 2000")
            cursor.execute("PRAGMA journal_mode=DELETE")
            if cursor.fetchone()[0] != "delete":
                raise NotDone(USED)
            cursor.execute("BEGIN EXCLUSIVE")
    except DatabaseError as error:
        raise NotDone(USED) from error


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def _schema() -> Iterator[Callable[[Check], None]]:
    record, about = connections["default"], connection.settings_dict
    with connection.cursor() as cursor:
        _alone(cursor)
        cursor.execute("SELECT current_schema()")
        (live,) = cursor.fetchone()
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        try:
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        except DatabaseError as error:
            raise NotDone(_NO_SCHEMA.format(name=about["NAME"], user=about["USER"] or "it")) from error
    record.close()

    def take(check: Check) -> None:
        connection.close()
        with looking_at(record):
            _swap(live, check)

    given = str(about["OPTIONS"].get("options", ""))
    try:
        with standing_in({"OPTIONS": about["OPTIONS"] | {"options": f"{given} -c search_path={SCHEMA}".strip()}}):
            yield take
    finally:
        with record.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _alone(cursor: Any) -> None:
    """Raise NotDone where others use the database, which may be what is left of our own connection for a moment."""
    until = time.monotonic() + ENDS_WITHIN
    while True:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # or it answers the same until the transaction ends
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if not cursor.fetchone()[0]:
            return
        if time.monotonic() > until:
            raise NotDone(USED)
        time.sleep(0.05)


def _swap(live: str, check: Check) -> None:
    """Put the tables and functions of the new schema in the place of the record's, in one transaction."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '5s'")
        _alone(cursor)
        new = _tables(cursor, SCHEMA)
        areas = tuple(f"{config.label}_" for config in apps.get_app_configs())
        old = [name for name in _tables(cursor, live) if name in new or name.startswith(areas)]
        quoted = {name: f"{_q(live)}.{_q(name)}" for name in old}
        try:
            if old:
                cursor.execute(f"LOCK TABLE {', '.join(quoted.values())} IN ACCESS EXCLUSIVE MODE")
            check()
            if old:
                cursor.execute(f"DROP TABLE {', '.join(quoted.values())} CASCADE")
        except DatabaseError as error:
            raise NotDone(USED) from error
        cursor.execute(
            "SELECT oid::regprocedure::text, proname || '(' || pg_get_function_identity_arguments(oid) || ')' "
            "FROM pg_proc WHERE pronamespace = to_regnamespace(%s)",
            [SCHEMA],
        )
        for function, plain in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION IF EXISTS {_q(live)}.{plain}")
            cursor.execute(f"ALTER FUNCTION {function} SET SCHEMA {_q(live)}")
        for name in new:
            cursor.execute(f"ALTER TABLE {SCHEMA}.{_q(name)} SET SCHEMA {_q(live)}")
        cursor.execute(f"DROP SCHEMA {SCHEMA}")


def _tables(cursor: Any, schema: str) -> list[str]:
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(%s) AND relkind IN ('r', 'p') "
        "ORDER BY relname",
        [schema],
    )
    return [name for (name,) in cursor.fetchall()]


def _q(name: str) -> str:
    return connection.ops.quote_name(name)
