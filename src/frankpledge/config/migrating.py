"""Bringing the database up to date: every migration or none, so that a fault half way leaves the record as it was.

All of a run stands in one transaction, on both databases: what is written between the first migration and the last is
seen by nobody and outlives neither an error nor a stop.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from django.db import connection, transaction

from frankpledge.backup.stepping import model_by_model
from frankpledge.config import standing
from frankpledge.config.logs import told

_LOCK = 3_604_112_907  # a number of ours among PostgreSQL's advisory locks
_NEWER = (
    "The database was brought up to date by a newer version of Frankpledge, which knows {names}. This version would "
    "not understand it, and was not started; nothing was changed. Install that version, or a newer one, or restore a "
    "backup that was made before."
)
_FAILED = (
    "The database could not be brought up to date. {name} failed ({kind}, in {place}). Everything is as it was before: "
    "go on with the version that you had, and tell whoever maintains Frankpledge the words in brackets. After it is "
    "mended, the next start goes through all of it."
)


class NotMigrated(Exception):
    """The database is not as this code needs it.  The message says to whoever runs the installation what to do."""


def migrate_all() -> list[str]:
    """Bring the database up to date, if it is not, and give the names of the migrations that were done.

    Raises NotMigrated, having changed nothing, where a migration fails or the database is newer than this code.
    """
    if names := standing.ahead():
        raise NotMigrated(_NEWER.format(names=", ".join(names)))
    if not standing.behind():
        return []
    run = _Run()
    try:
        with _all_or_nothing(), model_by_model():
            call_command(run, verbosity=0, interactive=False)
    except (Exception, SystemExit) as error:
        raise NotMigrated(_said(run, error)) from error
    return run.done


class _Run(migrate.Command):
    """Django's own command, which notes what it is at, and has each migration's rows checked before the next begins."""

    def __init__(self) -> None:
        super().__init__()
        self.at, self.done = "", list[str]()

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Called at each step."""
        if action == "apply_start":
            self.at = f"{migration.app_label}.{migration.name}"
        elif action == "apply_success":
            self.done.append(self.at)
            if connection.vendor == "postgresql":
                # It refuses to alter a table while something is still to be checked of its rows.
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """One transaction, in which nobody else migrates.

    SQLite makes tables anew with their relations left unchecked, which has to be said before a transaction begins; each
    migration is checked as a whole at its end.
    """
    if connection.vendor == "sqlite":
        connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.enable_constraint_checking()


def _said(run: _Run, error: BaseException) -> str:
    """What went wrong, by its kind and place alone: what it says may hold words of the record."""
    if isinstance(error, CommandError):
        return f"The database could not be brought up to date. {error} Nothing was changed."
    while isinstance(error, transaction.TransactionManagementError) and error.__context__:
        error = error.__context__  # what is said of the broken transaction hides what broke it
    known = told(error)
    kind = ", ".join([known["error"], *known.get("because", []), *filter(None, [known.get("code")])])
    return _FAILED.format(name=run.at or "Something", kind=kind, place=(known["trace"] or ["?"])[-1])
