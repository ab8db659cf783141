"""Restoring a backup: beside the record, looked at there, and then in its place at once or not at all."""

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.apps.registry import Apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from frankpledge.backup import dumping, rows, state
from frankpledge.backup.changes.ending import end_what_opens
from frankpledge.backup.changes.loading import Loader, loading
from frankpledge.backup.changes.noting import note
from frankpledge.backup.place import fresh
from frankpledge.backup.queries import RESTORED
from frankpledge.backup.reading import Backup, opened
from frankpledge.backup.rules import Header, Line, Manifest, NotDone, Said, Standing, differences, standing
from frankpledge.backup.staging import Staged, staged
from frankpledge.ledger.models import Entry
from frankpledge.ledger.queries import verify
from frankpledge.ledger.rules.chain import Anchor, Fault
from frankpledge.people.rls import whole_record

_THERE = (
    "There is a record here already, {how} than the backup: its ledger goes to line {here}, written {here_at}, that of "
    "the backup to line {backup}, written {backup_at}. {what}"
)
_SAME = "There is a record here already, the same as in the backup: both ledgers end with line {here}. {what}"
_TO_REPLACE = "To put the backup in its place, give --replace as well; make a backup of what is here first."
_TO_REPLACE_NEWER = (
    "What was written here since would be lost. Should that be meant, give --replace --even-if-newer, and make a "
    "backup of what is here first."
)
_BROKE_OFF = "The backup could not be restored: {why}. The record is as it was. Mend that, and restore again."
_IN_PART = (
    "The backup was restored and is in the record's place, but {what}: {why}. Mend that, and restore the same backup "
    "again with --replace --even-if-newer."
)
_BOTH = (
    "{here} and the backup's say different things, and neither goes on from the other. Both are kept: that of the "
    "backup is {aside}. Look at both: `frankpledge ledger verify --anchors FILE` takes either file of anchors."
)
_LEDGER = (
    "The ledger has {n} faults, and had them when the backup was made: its rows are as they were kept. Run "
    "`frankpledge ledger verify`, which says which lines they are."
)
_CHANGED = "Somebody wrote to the record while the backup was being restored. It was left as it is. Stop them first."
_NOT_AS_KEPT = "What was restored is not what was kept ({what}). It was thrown away, and the record is as it was."
_OTHER_SECRET = (
    "The secret key of this installation (FRANKPLEDGE_SECRET_KEY) is another than that which the backup was made with. "
    "Set it to the old one: until then links that were sent do not work, nor does anything else signed with it."
)
_REMOVED = (
    "This is the record as it was on {made}. What was destroyed, redacted or withdrawn after that is in it again, and "
    "has to be removed again: docs/operations/restore.md says how one knows. What two people had destroyed, "
    "`frankpledge retention --partnership NAME --again` destroys again. Roles that were ended and passwords that were "
    "changed after that are as they were, too."
)
_ENDED = (
    "Every token, personal calendar address, invitation, recovery and link in letters that the backup holds was ended "
    "({n} of them): any may have been revoked or used after {made}. Whoever needs one makes it, or is sent it, anew."
)


@dataclass
class Restored:
    """What was restored, or only looked at, and what whoever did it has to be told."""

    header: Header
    manifest: Manifest
    notes: list[str] = field(default_factory=list)
    whole: bool = True  # False where something could not be done once the record had been replaced


def check(path: Path, identity: Path, *, said: Said) -> Restored:
    """Read a backup to its end and hold it against itself; nothing is restored.  Raises NotDone."""
    with opened(path, identity) as backup:
        reader = _Reading(said)
        return _told(Restored(backup.header, backup.read(reader)))


def here() -> Line | None:
    """The last line of the ledger of the record that is here; None where there is none."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return None  # and to look for tables would make the file
    tables = connection.introspection.table_names()
    if Entry._meta.db_table not in tables:
        return None
    with _all_of_it():
        return dumping.last_line(connection.alias)


def restore(path: Path, identity: Path, *, said: Said, replace: bool = False, even_if_newer: bool = False) -> Restored:
    """Restore a backup in the database and the folder that the settings say.

    A record that is there is replaced only where `replace` says so, and one that is newer only with `even_if_newer`.
    Raises NotDone, and then what was there is as it was, unless its message says that the backup is in its place.
    """
    after = _Afterwards()
    try:
        return _restore(path, identity, said, after, replace=replace, even_if_newer=even_if_newer)
    except (OSError, DatabaseError) as error:
        if after.begun:
            raise NotDone(_IN_PART.format(what="not all was done that follows", why=_words(error))) from error
        raise NotDone(_BROKE_OFF.format(why=_words(error))) from error


def _restore(
    path: Path, identity: Path, said: Said, after: "_Afterwards", *, replace: bool, even_if_newer: bool
) -> Restored:
    with opened(path, identity) as backup:
        before, line = here(), backup.header.line
        _may(before, backup.header, replace=replace, even_if_newer=even_if_newer)
        since = _for_lines_since(line)
        with staged() as files, fresh() as take:
            manifest = _fill(backup, files, said)
            ended = end_what_opens(timezone.now())
            faults = ledger_faults(backup.header)

            def at_last() -> None:
                if here() != before:
                    raise NotDone(_CHANGED)
                if before is not None:
                    _keep_lines_since(since, line)
                files.move(backup.unsound)

            take(at_last)
            after.begun = True
            brought = _put_kept(files, after)
            if before is not None:
                with after.step("stored files of the record before could not be removed"):
                    files.clear({*backup.unsound, *manifest.missing})
    with after.step("its ledger has no line that says so"):
        note(RESTORED, line)
    restored = _told(Restored(backup.header, manifest, whole=not after.failed))
    restored.notes += [*after.failed, *after.notes, *faults]
    if ended:
        restored.notes.append(_ENDED.format(n=ended, made=_day(backup.header.made_at)))
    if before is not None and since.exists():
        restored.notes.append(f"The lines of the ledger that were written here after the backup are kept in {since}.")
    if "secret-key" not in brought and dumping.key_mark(backup.header.made_at) != backup.header.key_mark:
        restored.notes.append(_OTHER_SECRET)
    return restored


def _put_kept(files: Staged, after: "_Afterwards") -> set[str]:
    """Put the files of the installation in their places; gives the names of those that are there."""
    brought = set()
    for name, place in settings.FRANKPLEDGE_KEPT.items():
        if files.brings(name):
            with after.step(f"{name} could not be put in place, at {place}"):
                for aside in files.put(name, place):
                    after.notes.append(_BOTH.format(here=place, aside=aside))
                brought.add(name)
    return brought


def _fill(backup: Backup, files: Staged, said: Said) -> Manifest:
    """Put what a backup holds into the new place, look at it there, and bring it up to date."""
    tables = state.tables_at(backup.header.migrations)
    said("Making an empty database", 0, 0)
    state.bring_to(backup.header.migrations)
    with loading(tables) as loader:
        manifest = backup.read(_Restoring(loader, files, said))
        loader.number_on(manifest.tables)
    said("Looking at what was restored", 0, 0)
    hold_against(manifest, tables)
    state.bring_up_to_date()
    return manifest


def ledger_faults(header: Header) -> list[str]:
    """What is wrong with the ledger's chain in the new place, held against the end that it had when it was copied.

    A line that waits to be sealed is no fault: the worker seals it.
    """
    now = timezone.now()
    anchors = [Anchor(datetime.fromisoformat(header.made_at), *header.head)] if header.head else []
    with whole_record():
        found = [one for one in verify(anchors, now) if one.fault is not Fault.UNSEALED]
    return [_LEDGER.format(n=len(found))] if found else []


def hold_against(manifest: Manifest, tables: Apps) -> None:
    """Raise NotDone where the rows of the new place are other than those that were copied."""
    with whole_record():
        found = rows.sums(rows.carried(tables), connection.alias)
    if wrong := differences(manifest.tables, found):
        raise NotDone(_NOT_AS_KEPT.format(what="; ".join(wrong)))


def _may(before: Line | None, header: Header, *, replace: bool, even_if_newer: bool) -> None:
    how = standing(before, header.line)
    if before is None or how is Standing.EMPTY or (replace and (how is not Standing.NEWER or even_if_newer)):
        return
    what = _TO_REPLACE_NEWER if how is Standing.NEWER else _TO_REPLACE
    said = _SAME if how is Standing.SAME else _THERE
    line = header.line
    raise NotDone(
        said.format(
            how=how.value,
            here=before.number,
            here_at=_day(before.at),
            backup=line.number if line else 0,
            backup_at=_day(line.at) if line else "never",
            what=what,
        )
    )


def _told(restored: Restored) -> Restored:
    header, manifest = restored.header, restored.manifest
    for what, places in (("missing", manifest.missing), ("damaged", manifest.damaged)):
        if places:
            more = " and more" if len(places) > 10 else ""
            restored.notes.append(
                f"{len(places)} files that the record names were {what} when the backup was made: "
                f"{', '.join(places[:10])}{more}. Look for them in earlier backups."
            )
    restored.notes.append(_REMOVED.format(made=_day(header.made_at)))
    return restored


def _for_lines_since(line: Line | None) -> Path:
    """Where lines beyond a backup are kept: a file that no earlier restoration has."""
    name = f"ledger-after-{line.number if line else 0}-{timezone.now():%Y%m%dT%H%M%S%fZ}.jsonl"
    return Path(settings.MEDIA_ROOT).with_name(name)


def _keep_lines_since(path: Path, line: Line | None) -> None:
    """Keep the lines that a replaced record has beyond the backup: they say what was removed since."""
    fields = [field.attname for field in Entry._meta.local_concrete_fields]
    later = Entry.objects.filter(pk__gt=line.number if line else 0).order_by("pk").values(*fields)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file, _all_of_it():
        for row in later.iterator(chunk_size=2000):
            file.write(json.dumps(row, default=str) + "\n")
        file.flush()
        os.fsync(file.fileno())
    if not path.stat().st_size:
        path.unlink()


def _all_of_it() -> AbstractContextManager[None]:
    """Every row of the record that is here.  On SQLite it may be held in a transaction already, and shows all."""
    return whole_record() if connection.vendor == "postgresql" else nullcontext()


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error).strip().split("\n")[0]


def _day(at: str) -> str:
    return f"{timezone.localtime(datetime.fromisoformat(at)):%d %B %Y at %H:%M}".lstrip("0")


class _Afterwards:
    """What is done once the record has been replaced: what of it fails is told, and the rest done all the same."""

    def __init__(self) -> None:
        self.begun = False  # whether the record has been replaced
        self.failed, self.notes = list[str](), list[str]()

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Do a part of it; `what` says that it failed."""
        try:
            yield
        except (OSError, DatabaseError) as error:
            self.failed.append(_IN_PART.format(what=what, why=_words(error)))


class _Reading:
    """Takes everything and keeps nothing."""

    def __init__(self, said: Said) -> None:
        self._said, self._files = said, 0

    def rows(self, table: str, said: bytes) -> None:
        """Say which table it is."""
        self._said(f"Rows of {table}", 0, 0)

    def file(self, place: str) -> BinaryIO | None:
        """Count it."""
        self._files += 1
        self._said("Files", self._files, 0)
        return None

    def kept(self, name: str, content: bytes) -> None:
        """Nothing."""


class _Restoring(_Reading):
    """Puts rows into the new place, and files where they wait."""

    def __init__(self, loader: Loader, staged: Staged, said: Said) -> None:
        super().__init__(said)
        self._loader, self._staged = loader, staged

    def rows(self, table: str, said: bytes) -> None:
        """Load them."""
        super().rows(table, said)
        self._loader.take(table, said)

    def file(self, place: str) -> BinaryIO:
        """Where it waits."""
        super().file(place)
        return self._staged.file(place)

    def kept(self, name: str, content: bytes) -> None:
        """Where it waits."""
        if (file := self._staged.kept(name)) is not None:
            with file:
                file.write(content)
