"""The files of the record: those that it stores by their fingerprints, and those of the installation that it needs.

A file is written before any row that names it and is never altered, so that what a moment's rows name is still there
when it is read after that moment.  What only destruction took away meanwhile is found missing, and said.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.conf import settings

from frankpledge.backup.archive import Member, pieces
from frankpledge.backup.rows import Sum
from frankpledge.backup.rules import Manifest

STORED, KEPT, LISTS = "files/", "kept/", "lists/"
IN_A_LIST = 1000
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
Place = Callable[[int, str], str]
_naming: dict[str, tuple[Place, dict[str, Any]]] = {}


def register(table: str, place: Place, **only: Any) -> None:
    """Say that rows of this table (area.Model) name stored files, and where one lies by partnership and fingerprint.

    `only` narrows the rows.  Called by `config`, since areas with files stand higher up the street.
    """
    _naming[table] = (place, only)


def is_named(table: str) -> bool:
    """Whether somebody said that rows of this table name stored files."""
    return table in _naming


def named(tables: Apps, using: str) -> Iterator[str]:
    """The place of every file that a row names; one may come several times, one after another."""
    for label, (place, only) in _naming.items():
        try:
            model = tables.get_model(label)
        except LookupError:  # the tables of a record from before there were any
            continue
        rows = model._base_manager.using(using).filter(**only).exclude(fingerprint="")
        found = rows.order_by("partnership_id", "fingerprint").values_list("partnership_id", "fingerprint")
        yield from (place(*row) for row in found.iterator(chunk_size=2000))


def members(wanted: Iterator[str], said: Manifest, progress: Callable[[int, int], None]) -> Iterator[Member]:
    """Every stored file, with lists of them.  What rows name and is missing or damaged goes into the manifest."""
    root, held = Path(settings.MEDIA_ROOT), _Listed()
    wrong: set[str] = set()
    for place in walk(root, ""):
        if (file := _File(root / place)).size is None:
            continue  # gone since the folder was read
        yield Member(STORED + place, file.size, file.pieces())
        sound = not _FINGERPRINT.fullmatch(file.path.name) or file.print == file.path.name
        if not sound:
            wrong.add(place)
        held.add(place, file, sound)
        progress(held.sum.rows, held.bytes)
        if len(held.lines) == IN_A_LIST:
            yield held.member()
    if held.lines:
        yield held.member()
    for place in wanted:
        if place in wrong:
            said.damaged.append(place)
            wrong.discard(place)
        elif not (root / place).is_file() and place not in said.missing[-1:]:
            said.missing.append(place)
    said.files = {"files": held.sum.rows, "bytes": held.bytes, "sum": held.sum.plain()["sum"]}


def kept() -> Iterator[Member]:
    """The files of the installation without which its record is not whole: few and small."""
    for name, path in settings.FRANKPLEDGE_KEPT.items():
        for found in sorted(path.iterdir()) if path.is_dir() else [path] if path.exists() else []:
            if found.is_file():
                inside = f"{name}/{found.name}" if path.is_dir() else name
                yield Member.of(KEPT + inside, found.read_bytes())


def listed(said: bytes) -> list[dict[str, Any]]:
    """The files of a list: place, size, fingerprint, and whether it was sound when it was read."""
    return [json.loads(line) for line in said.splitlines()]


class _Listed:
    """The files since the last list, and the sum of all."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.sum, self.bytes, self._lists = Sum(), 0, 0

    def add(self, place: str, file: "_File", sound: bool) -> None:
        about = {"place": place, "size": file.size, "fingerprint": file.print, "sound": sound}
        line = json.dumps(about, sort_keys=True).encode("ascii")
        self.lines.append(line)
        self.sum.add(line)
        self.bytes += file.size or 0

    def member(self) -> Member:
        self._lists += 1
        content, self.lines = b"\n".join(self.lines) + b"\n", []
        return Member.of(f"{LISTS}{self._lists:06}.jsonl", content)


class _File:
    """A file on its way into a backup, as long as it was when it was opened."""

    def __init__(self, path: Path) -> None:
        self.path, self.print = path, ""
        try:
            self.size: int | None = path.stat().st_size
        except FileNotFoundError:
            self.size = None

    def pieces(self) -> Iterator[bytes]:
        """What it holds.  One that ends early, or is gone, is made up with noughts: it is found damaged."""
        left, summed = self.size or 0, hashlib.sha256()
        try:
            with self.path.open("rb") as file:
                for piece in pieces(file):
                    given = piece[:left]
                    left -= len(given)
                    summed.update(given)
                    yield given
                    if not left:
                        break
        except OSError:  # a disk that cannot read it, or somebody who took it away
            summed.update(b"unreadable")
        while left:
            made_up = b"\0" * min(left, 1 << 16)
            left -= len(made_up)
            summed.update(made_up)
            yield made_up
        self.print = summed.hexdigest()


def walk(root: Path, under: str) -> Iterator[str]:
    """The places of every file below a folder, in the order of their names."""
    try:
        with os.scandir(root / under) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except FileNotFoundError:
        return
    for name, is_folder in entries:
        place = f"{under}/{name}" if under else name
        if is_folder:
            yield from walk(root, place)
        elif (root / place).is_file() and not (root / place).is_symlink():
            yield place
