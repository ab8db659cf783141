"""Moving a record from SQLite to PostgreSQL whole.  Its files stay where they are, and the source as it was."""

import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.utils import timezone

from frankpledge.backup import dumping, state
from frankpledge.backup.changes.loading import loading
from frankpledge.backup.changes.noting import note
from frankpledge.backup.place import fresh, shut_others_out, standing_in
from frankpledge.backup.queries import MOVED
from frankpledge.backup.restoring import hold_against, ledger_faults
from frankpledge.backup.rules import Manifest, NotDone, Said
from frankpledge.backup.snapshot import beside, snapshot

_ONLY_FROM_SQLITE = "The record is on PostgreSQL already (FRANKPLEDGE_DATABASE). There is nothing to move."
_BEHIND = "The database is not up to date. Bring it up to date with `make migrate`, and move it then."
_NOT_EMPTY = (
    "The database to move to holds something already: {tables}. Name an empty one, which the role owns:\n"
    "  CREATE DATABASE {name} OWNER {user};"
)
_WRITTEN = (
    "Somebody wrote to the record while it was being moved, and that would have been left behind. Nothing was kept on "
    "PostgreSQL. Stop `frankpledge serve`, the web server and every worker, and move it then."
)
_NOT_CLOSED = (
    "The SQLite file could not be made read-only ({why}). Stop whatever still runs with it: what it wrote there would "
    "be lost."
)


def move(target: Mapping[str, Any], hold: Callable[[], None], *, said: Said) -> tuple[Manifest, list[str]]:
    """Move the record to the PostgreSQL database of these settings, which is empty.

    `hold` asks whether its role will do.  The SQLite file is read-only afterwards: a server that was left running
    cannot write where nobody looks any more.  Raises NotDone, or what `hold` raises, and then nothing is on PostgreSQL.
    """
    if connection.vendor != "sqlite":
        raise NotDone(_ONLY_FROM_SQLITE)
    try:
        shut_others_out(connections["default"])  # and from here on whoever comes and writes is noticed
    finally:
        connections["default"].close()
    file = Path(connection.settings_dict["NAME"])
    with beside("watching"), _Watching() as watching, snapshot() as using:
        header, manifest = dumping.header(using, timezone.now()), Manifest()
        if header.migrations != state.known():
            raise NotDone(_BEHIND)
        tables = state.tables_at(header.migrations)
        with standing_in(target):
            hold()
            _must_be_empty()
            with fresh() as take:
                said("Making an empty database", 0, 0)
                state.bring_to(header.migrations)
                with loading(tables) as loader:
                    for member in dumping.of_tables(tables, using, manifest, said):
                        loader.take(member.name.split("/")[1], b"".join(member.pieces))
                    loader.number_on(manifest.tables)
                said("Looking at what was moved", 0, 0)
                hold_against(manifest, tables)
                state.bring_up_to_date()
                faults = ledger_faults(header)
                take(watching.hold)
                faults += _closed(file)
            note(MOVED, header.line)
    return manifest, faults


def _closed(file: Path) -> list[str]:
    """Make the file that was moved read-only; gives what has to be told."""
    try:
        file.chmod(stat.S_IMODE(file.stat().st_mode) & ~0o222)
    except OSError as error:
        return [_NOT_CLOSED.format(why=error.strerror)]
    return []


class _Watching:
    """Sees whether anybody writes to the source, and keeps everybody from it at the end."""

    def __enter__(self) -> "_Watching":
        """From before the moment of which the copy is."""
        self._before = self._version()
        return self

    def __exit__(self, *error: object) -> None:
        """Let writers in again."""
        connections["watching"].close()

    def hold(self) -> None:
        """Keep writers out from now on.  Raises NotDone where somebody wrote meanwhile."""
        with connections["watching"].cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
        if self._version() != self._before:
            raise NotDone(_WRITTEN)

    def _version(self) -> int:
        """A number that is another whenever anybody else wrote."""
        with connections["watching"].cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])


def _must_be_empty() -> None:
    """Raise NotDone where the database to move to holds tables."""
    if tables := connection.introspection.table_names():
        about = connection.settings_dict
        named = ", ".join(tables[:5]) + (" and more" if len(tables) > 5 else "")
        raise NotDone(_NOT_EMPTY.format(tables=named, name=about["NAME"], user=about["USER"] or "it"))
