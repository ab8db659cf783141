"""Files of a backup that wait beside those of the record, on the same disk, until they are moved into their places."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from frankpledge.backup.files import walk
from frankpledge.backup.rules import NotDone


class Staged:
    """Files that wait."""

    def __init__(self, folder: Path) -> None:
        self._stored, self._kept = folder / "files", folder / "kept"
        self._moved: set[str] = set()

    def file(self, place: str) -> BinaryIO:
        """Open a stored file to be written."""
        return _opened(self._stored / place)

    def kept(self, name: str) -> BinaryIO | None:
        """Open a file of the installation to be written; None for one that this installation keeps nowhere."""
        first, *rest = Path(name).parts
        if first not in settings.FRANKPLEDGE_KEPT or len(rest) > 1:
            return None
        return _opened(self._kept / name)

    def move(self, leave: Container[str]) -> None:
        """Move the stored files, but for those to leave, to where rows look for them.

        It is done before the rows are in their place: what no row names yet does no harm there.
        """
        root = Path(settings.MEDIA_ROOT)
        for place in walk(self._stored, ""):
            if place not in leave:
                (root / place).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                (self._stored / place).replace(root / place)
                self._moved.add(place)

    def brings(self, name: str) -> bool:
        """Whether the backup has this file or folder of the installation."""
        return (self._kept / name).exists()

    def put(self, name: str, path: Path) -> Iterator[Path]:
        """Put a file or folder of the installation in its place, once the rows are in theirs.

        Files of a folder are anchors and tombstones, which only grow and speak of what was here: no line of one that is
        here goes.  Gives where those of the backup were put that say other than the file here of their name.
        """
        source = self._kept / name
        if not source.is_dir():
            _put(source, path)
            return
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in sorted(source.iterdir()):
            if aside := _put_beside(file, path / file.name):
                yield aside

    def clear(self, leave: Container[str]) -> None:
        """Remove stored files that the backup does not have, but for those to leave: the record before had them."""
        root = Path(settings.MEDIA_ROOT)
        for place in list(walk(root, "")):
            if place not in self._moved and place not in leave:
                (root / place).unlink()


@contextmanager
def staged() -> Iterator[Staged]:
    """Where files wait, beside those of the record; gone at the end, with whatever still waits there."""
    root = Path(settings.MEDIA_ROOT)
    folder = root.with_name(root.name + ".restoring")
    root.parent.mkdir(parents=True, exist_ok=True)
    held = os.open(root.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotDone("Another backup is being restored here. Wait until it is done.") from error
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield Staged(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(held)


def sync(folder: Path) -> None:
    """Have the disk keep the names of files in a folder too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(source: Path, at: Path) -> None:
    """Put a file in a place at once, or leave what is there."""
    part = at.with_name(at.name + ".restoring")
    shutil.copyfile(source, part)
    part.chmod(0o600)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(at)
    sync(at.parent)


def _put_beside(source: Path, at: Path) -> Path | None:
    """Put a file of lines where one may be already: the longer stays, where it begins as the other.

    Where neither does, both stay; gives where the one that comes was put, under a name that its content makes.
    """
    here, comes = at.read_bytes() if at.exists() else b"", source.read_bytes()
    if at.exists() and here.startswith(comes):
        return None
    if comes.startswith(here):
        _put(source, at)
        return None
    aside = at.with_name(f"{at.stem}-of-backup-{hashlib.sha256(comes).hexdigest()[:12]}{at.suffix}")
    _put(source, aside)
    return aside


def _opened(path: Path) -> BinaryIO:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
