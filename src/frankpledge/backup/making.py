"""Making a backup: encrypted as it is read, written under another name, read back whole, and only then a backup."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils import timezone
from pyrage.x25519 import Identity

from frankpledge.backup import dumping, files, sealing, state
from frankpledge.backup.archive import Member, framed
from frankpledge.backup.changes.noting import note
from frankpledge.backup.queries import BACKED_UP, IN_PART
from frankpledge.backup.rules import MANIFEST, PART, Header, Manifest, NotDone, Said, clock_went_back, name_at, too_many
from frankpledge.backup.snapshot import snapshot
from frankpledge.backup.staging import sync

_CLOCK = (
    "The clock of this machine says {now:%d %B %Y %H:%M}, and there are backups that are dated later. Put the clock "
    "right. Until it is, no older backup is removed."
)
_NOT_READ_BACK = "What was written to {folder} could not be read back as it was written. Look at the disk there."


@dataclass
class Made:
    """A backup that was made: where it lies, what it says of itself, and what whoever made it has to be told."""

    path: Path
    header: Header
    manifest: Manifest
    size: int
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether every file that the record names is in it, undamaged."""
        return not (self.manifest.missing or self.manifest.damaged)


def make(folder: Path, to: str, *, said: Said, keep: int = 0) -> Made:
    """Make a backup of the record as it is now, encrypted to the public keys `to`, and keep the last `keep` (0: all).

    The server cannot decrypt it: it is encrypted to a key besides that lives in this process alone and is gone with
    it, by which what lies on the disk is read back and held against what was read from the record.

    Raises NotDone, and then there is no new file.
    """
    keys = sealing.recipients(to)
    now = timezone.now()
    for_reading_back = Identity.generate()
    try:
        with _part(folder) as (file, part):
            kept = list(files.kept())  # first: an anchor may be older than the rows, and never newer
            with snapshot() as using:
                header, manifest = dumping.header(using, now), Manifest()
                stream = framed(_members(header, manifest, using, kept, said), int(now.timestamp()))
                went_in = sealing.encrypt(stream, file, [*keys, for_reading_back.to_public()])
            file.flush()
            os.fsync(file.fileno())
            said("Reading it back", 0, 0)
            if sealing.sum_inside(part, [for_reading_back]) != went_in:
                raise NotDone(_NOT_READ_BACK.format(folder=folder))
            made = Made(_named(part, folder, now), header, manifest, part.stat().st_size)
            part.replace(made.path)
            sync(folder)
    except OSError as error:
        raise NotDone(f"No backup was made in {folder}: {error.strerror or error}. Nothing was kept of it.") from error
    note(BACKED_UP if made.whole else IN_PART, header.line)
    _tell(made, now)
    if not clock_went_back(made.path.name, _names(folder)) and made.whole:
        for name in too_many(_names(folder), keep):
            (folder / name).unlink(missing_ok=True)
            made.removed.append(name)
    return made


def _members(header: Header, manifest: Manifest, using: str, kept: list[Member], said: Said) -> Iterator[Member]:
    """Everything, in the order in which it is read and written."""
    tables = state.tables_at(header.migrations)
    yield dumping.first(header)
    yield from dumping.of_tables(tables, using, manifest, said)
    yield from kept
    named = files.named(tables, using)
    yield from files.members(named, manifest, lambda done, size: said(f"Files, {size // 2**20} MB", done, 0))
    yield Member.of(MANIFEST, json.dumps(manifest.plain(), indent=1).encode("ascii") + b"\n")


def _tell(made: Made, now: datetime) -> None:
    if clock_went_back(made.path.name, _names(made.path.parent)):
        made.notes.append(_CLOCK.format(now=timezone.localtime(now)))
    if made.header.line and datetime.fromisoformat(made.header.line.at) > now:
        made.notes.append(
            "The last line of the ledger is dated later than now: the clock went back, or was wrong then."
        )
    for what, places in (("missing", made.manifest.missing), ("damaged", made.manifest.damaged)):
        if places:
            made.notes.append(
                f"{len(places)} files that the record names are {what}, and are not in this backup as they were: "
                f"{', '.join(places[:10])}{' and more' if len(places) > 10 else ''}, under {settings.MEDIA_ROOT}. "
                "Bring them back from an earlier backup. What was destroyed while this backup was made is no longer "
                "named, and the next will be whole."
            )


@contextmanager
def _part(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file in the folder, held by this process, which is gone at the end unless it has got another name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear(folder)
    path = folder / f".frankpledge-{secrets.token_hex(8)}.part"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file, path
    finally:
        path.unlink(missing_ok=True)


def _clear(folder: Path) -> None:
    """Remove what backups that were killed left behind: parts that no process holds."""
    for path in folder.iterdir():
        if PART.fullmatch(path.name):
            with suppress(OSError), path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()


def _named(part: Path, folder: Path, now: datetime) -> Path:
    return folder / name_at(now, _names(folder))


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
