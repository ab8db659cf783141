"""Files of a backup that wait beside those of the record, on the same disk, until they are moved into their places."""

import fcntl
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

    def kept(self, name: str) -> BinaryIO:
        """Open a file of the installation to be written."""
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

    def settle(self, *, clear: bool, leave: Container[str]) -> set[str]:
        """Once the rows are in their place, put the installation's files in theirs; gives which of them were put.

        Anchors and tombstones that are here already are not written over: they speak of what was here.  With `clear`,
        stored files that the backup does not have go, but for those to leave: they were those of the record before.
        """
        put = set()
        for name, path in settings.FRANKPLEDGE_KEPT.items():
            source = self._kept / name
            if source.is_dir():
                path.mkdir(mode=0o700, parents=True, exist_ok=True)
                for file in source.iterdir():
                    if not (path / file.name).exists():
                        shutil.copyfile(file, path / file.name)
                        (path / file.name).chmod(0o600)
                put.add(name)
            elif source.is_file():
                part = path.with_name(path.name + ".restoring")
                shutil.copyfile(source, part)
                part.chmod(0o600)
                part.replace(path)
                put.add(name)
        if clear:
            root = Path(settings.MEDIA_ROOT)
            for place in list(walk(root, "")):
                if place not in self._moved and place not in leave:
                    (root / place).unlink()
        return put


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


def _opened(path: Path) -> BinaryIO:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
