"""The files that are meant by naming files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


def files_of(named: Iterable[Path]) -> Iterator[Path]:
    """The files named, and for a folder those in it and below it, in the order of their names.

    In folders, hidden files, devices, and folders that are only linked to are left out.  A folder that cannot be looked
    into, or has no file, is given itself, so that it is told of.
    """
    for path in named:
        if not _is_folder(path):
            yield path
            continue
        any_file = False
        for file in _below(path):
            any_file = True
            yield file
        if not any_file:
            yield path


def _below(top: Path) -> Iterator[Path]:
    """The files below a folder, and the folders that cannot be looked into."""
    waiting = [top]  # a list and no recursion: folders may stand in each other deeper than calls can
    while waiting:
        path = waiting.pop()
        if path is not top and not (path.is_dir() and not path.is_symlink()):
            if path.is_file():
                yield path
            continue
        try:
            waiting += sorted((inner for inner in path.iterdir() if inner.name[:1] != "."), reverse=True)
        except OSError:
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its own folder may not be looked into
        return False
