"""The database of an installation: there, of this version, keeping partnerships apart, sound, and on the same clock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import Error, connection

from frankpledge.config import standing, where
from frankpledge.config.checking import Check, Finding, fault, fine, warning
from frankpledge.config.guard import NotIsolated, hold_everything

CLOCKS_DIFFER = timedelta(seconds=30)


def reached() -> Iterator[Finding]:
    """Whether it answers, and is of this version."""
    if connection.vendor == "sqlite" and not (where.home() / "frankpledge.sqlite3").exists():
        yield fault("database", "There is none yet. `frankpledge serve` or `frankpledge add-partnership` makes it.")
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        host = connection.settings_dict.get("HOST") or "this machine"
        said = "Look whether the server runs, and whether FRANKPLEDGE_DATABASE names it, its role and password rightly."
        if connection.vendor == "sqlite":
            said = (
                "Look at the permissions of the home folder and at its disk; restore a backup if the file is damaged."
            )
            host = "the home folder"
        yield fault("database", f"{connection.display_name} on {host} does not answer ({type(error).__name__}). {said}")
        return
    yield fine("database", f"{connection.display_name} answers.")
    if names := standing.ahead():
        yield fault(
            "migrations",
            f"Newer code has served this database ({', '.join(names[:3])}). Install that version of Frankpledge again.",
        )
    elif names := standing.behind():
        yield fault(
            "migrations",
            f"{len(names)} are still to be done, from {names[0]} on. `frankpledge serve` does them when it starts.",
        )
    else:
        yield fine("migrations", "It is of this version.")


def apart() -> Iterator[Finding]:
    """Whether it keeps each partnership's rows to it."""
    if connection.vendor != "postgresql" or not _answers():
        return
    try:
        hold_everything()
    except NotIsolated as error:
        yield fault("partnerships", str(error))
    else:
        yield fine("partnerships", "The database keeps each partnership's rows to it.")


def sound() -> Iterator[Finding]:
    """SQLite: whether the file is whole, and the settings that keep it so are in force."""
    if connection.vendor != "sqlite" or not _answers():
        return
    with connection.cursor() as cursor:
        said = [row[0] for row in cursor.execute("PRAGMA quick_check(5)").fetchall()]
        (journal,) = cursor.execute("PRAGMA journal_mode").fetchone()
        (synchronous,) = cursor.execute("PRAGMA synchronous").fetchone()
        (relations,) = cursor.execute("PRAGMA foreign_keys").fetchone()
    if said != ["ok"]:
        yield fault("database", "The file is damaged. Stop serving, keep a copy of it, and restore the latest backup.")
    if (journal, relations) != ("wal", 1) or synchronous < 1:
        yield fault(
            "database",
            f"SQLite does not run as it should (journal {journal}, synchronous {synchronous}, relations {relations}). "
            "Is the home folder on a network share? Put it on a disk of this machine.",
        )
    elif said == ["ok"]:
        yield fine("database", "The file is whole, and is written in the way that outlives a stop.")


def clock() -> Iterator[Finding]:
    """Whether the database's clock is this machine's."""
    if connection.vendor != "postgresql" or not _answers():
        return
    with connection.cursor() as cursor:
        (there,) = cursor.execute("SELECT clock_timestamp()").fetchone()
    differ = abs(there - datetime.now(UTC))
    if differ > CLOCKS_DIFFER:
        said = f"The database's clock is {int(differ.total_seconds())} seconds from this machine's. Set both by NTP."
        yield warning("clock", said)
    else:
        yield fine("clock", "The database's clock is this machine's.")


def _answers() -> bool:
    if connection.vendor == "sqlite" and not (where.home() / "frankpledge.sqlite3").exists():
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


ALL: tuple[Check, ...] = (reached, apart, sound, clock)
