"""Copies of the whole record: making and restoring backups, moving to PostgreSQL, and the keys for backups."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TypeVar

import typer
from rich.console import Console

from frankpledge.backup.rules import NotDone, Said

Done = TypeVar("Done")


def make_backup(folder: Path | None, to: str, keep: int) -> int:
    """Make a backup and say where it lies; gives the exit status, 1 where it is not whole."""
    from django.conf import settings

    from frankpledge.backup.making import make

    into = folder or settings.FRANKPLEDGE_BACKUPS
    made = _or_stop(lambda said: make(into, to or settings.FRANKPLEDGE_BACKUP_KEY, said=said, keep=keep))
    rows = sum(table["rows"] for table in made.manifest.tables.values())
    typer.echo(
        f"Backed up {rows} rows and {made.manifest.files['files']} files, {_size(made.size)}, written and read back: "
        f"{made.path}"
    )
    if made.removed:
        typer.echo(f"Removed {len(made.removed)} older: {', '.join(made.removed)}")
    _tell(made.notes)
    return 0 if made.whole else 1


def make_key(file: Path) -> None:
    """Make a pair of keys and say what to do with either."""
    from frankpledge.backup.sealing import make_pair

    public = _or_stop(lambda said: make_pair(file))
    typer.echo(f"The private key is in {file}. Keep it in two places away from the server: a safe, another machine.")
    typer.echo("Whoever has it can read every backup. Without it nobody can: a lost key means lost backups.")
    typer.echo("On the server, set the public key:")
    typer.echo(f"FRANKPLEDGE_BACKUP_KEY={public}")


def check_backup(file: Path, identity: Path) -> int:
    """Read a backup to its end, and say what it is of; gives the exit status."""
    from frankpledge.backup.restoring import check

    found = _or_stop(lambda said: check(file, identity, said=said))
    rows = sum(table["rows"] for table in found.manifest.tables.values())
    typer.echo(f"Whole: {rows} rows and {found.manifest.files['files']} files. Nothing was restored.")
    _tell(found.notes)
    return 0


def restore_backup(file: Path, identity: Path, *, replace: bool, even_if_newer: bool, sure: bool) -> int:
    """Restore a backup, having asked once more where it takes a record's place; gives the exit status."""
    from frankpledge.backup.restoring import here, restore
    from frankpledge.config.commands.database import or_stop
    from frankpledge.config.guard import hold_everything, hold_the_role

    or_stop(hold_the_role)
    if replace and here() is not None and not sure:
        typer.confirm(
            "The record that is here will be gone, with everything written since the backup. Go on?", abort=True
        )
    found = _or_stop(lambda said: restore(file, identity, said=said, replace=replace, even_if_newer=even_if_newer))
    or_stop(hold_everything)
    rows = sum(table["rows"] for table in found.manifest.tables.values())
    typer.echo(f"Restored {rows} rows and {found.manifest.files['files']} files, and found each as it was kept.")
    _tell(found.notes)
    return 0 if found.whole else 1


def move_record(to: str) -> int:
    """Move the record to PostgreSQL and say what to set; gives the exit status."""
    from frankpledge.backup.moving import move
    from frankpledge.config.commands.database import or_stop
    from frankpledge.config.guard import hold_the_role
    from frankpledge.config.reading import WrongSetting, postgresql

    try:
        target = postgresql("--to", to) or {}
    except WrongSetting as error:
        _stop(error)
    manifest, faults = _or_stop(lambda said: move(target, lambda: or_stop(hold_the_role), said=said))
    rows = sum(table["rows"] for table in manifest.tables.values())
    typer.echo(
        f"Moved {rows} rows of {len(manifest.tables)} tables, and found each as it was. The files stay where they are."
    )
    typer.echo("Set FRANKPLEDGE_DATABASE to that address now, for every process, and start them again.")
    _tell(faults)
    typer.echo("The SQLite file is as it was, and read-only now. Remove it once a backup of the new database is made.")
    return 0


def _or_stop(do: Callable[[Said], Done]) -> Done:
    """Do something that says how far it is; stop with what it says where it cannot be done, or somebody stops it."""
    try:
        with _progress() as said:
            return do(said)
    except NotDone as error:
        _stop(error)
    except KeyboardInterrupt:
        _stop("Stopped. Nothing was kept of it, and the record is as it was.")


def _stop(why: object) -> NoReturn:
    typer.echo(str(why), err=True)
    raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Said]:
    """A line that says how far it is, on a terminal alone."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    with Console(stderr=True).status("") as status:
        yield lambda what, done, of: status.update(f"{what} {done or ''}{f' of {of}' if of else ''}".strip())


def _tell(notes: list[str]) -> None:
    for note in notes:
        typer.echo(note)


def _size(of: int) -> str:
    return f"{of / 1_000_000:.1f} MB"
