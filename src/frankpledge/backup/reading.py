"""A backup read from its beginning to its end, and held against what it says of itself."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol

from frankpledge.backup import files, rows, sealing, state
from frankpledge.backup.archive import CUT_SHORT, parts, pieces
from frankpledge.backup.dumping import ROWS
from frankpledge.backup.rules import HEADER, MANIFEST, Header, Manifest, NotDone, differences, newer_than_this


class Taker(Protocol):
    """Whoever takes what a backup holds, as it comes."""

    def rows(self, table: str, said: bytes) -> None:
        """A stretch of rows of a table, the first line of which names their columns."""

    def file(self, place: str) -> BinaryIO | None:
        """Where a stored file is to be written; None where it is only read."""

    def kept(self, name: str, content: bytes) -> None:
        """A file of the installation."""


class Backup:
    """A backup that is open: what it says first has been read, the rest is read once."""

    def __init__(self, stream: BinaryIO) -> None:
        said = parts(stream)
        name, content = next(said, ("", None))
        if name != HEADER or content is None:
            raise NotDone("This is no backup of Frankpledge.")
        self.header = Header.of(_json(content.read()))
        newer_than_this(self.header, state.known())
        self.unsound: set[str] = set()  # files that were damaged already when the backup was made
        self._said, self._stream = said, stream

    def read(self, taker: Taker) -> Manifest:
        """Hand everything over as it comes; gives what it says last.  Raises NotDone where it is not all there."""
        summed: dict[str, rows.Sum] = {}
        seen: dict[str, tuple[int, str]] = {}
        manifest, listed, total = None, rows.Sum(), 0
        for name, content in self._said:
            if manifest is not None:
                raise NotDone(CUT_SHORT.format(what="more follows where it should end"))
            if name.startswith(ROWS):
                table, said = name.split("/")[1], content.read()
                taker.rows(table, said)
                for line in said.splitlines()[1:]:
                    summed.setdefault(table, rows.Sum()).add(line)
            elif name.startswith(files.STORED):
                place = _inside(name.removeprefix(files.STORED))
                seen[place] = _take_file(place, content, taker)
                total += seen[place][0]
            elif name.startswith(files.LISTS):
                self._hold_against(content.read(), seen, listed)
            elif name.startswith(files.KEPT):
                taker.kept(_inside(name.removeprefix(files.KEPT)), content.read())
            elif name == MANIFEST:
                manifest = Manifest(**_json(content.read()))
        if manifest is None or seen:
            raise NotDone(CUT_SHORT.format(what="its end is missing"))
        self._hold(manifest, summed, listed, total)
        while self._stream.read(1 << 20):
            pass  # damage behind the last part is found at the end, and before anything is put in place
        return manifest

    def _hold_against(self, said: bytes, seen: dict[str, tuple[int, str]], listed: rows.Sum) -> None:
        """Hold a list against the files that came before it.  Raises NotDone."""
        for line in said.splitlines():
            listed.add(line)
            about = json.loads(line)
            if seen.pop(about["place"], None) != (about["size"], about["fingerprint"]):
                raise NotDone(CUT_SHORT.format(what=f"the file {about['place']} is not what was kept"))
            if not about["sound"]:
                self.unsound.add(about["place"])

    def _hold(self, manifest: Manifest, summed: dict[str, rows.Sum], listed: rows.Sum, total: int) -> None:
        found = {table: summed.get(table, rows.Sum()).plain() for table in manifest.tables}
        wrong = differences(manifest.tables, found | {table: held.plain() for table, held in summed.items()})
        if manifest.files != {"files": listed.rows, "bytes": total, "sum": listed.plain()["sum"]}:
            wrong.append(f"files: {listed.rows} files of {total} bytes, and {manifest.files.get('files')} were kept")
        if wrong:
            raise NotDone(CUT_SHORT.format(what="; ".join(wrong)))


@contextmanager
def opened(path: Path, identity: Path) -> Iterator[Backup]:
    """Open a backup by the private key in the file `identity`.  Raises NotDone, which says what is wrong."""
    if not path.is_file():
        raise NotDone(f"There is no backup {path}.")
    with sealing.decrypted(path, sealing.identities(identity), identity.name) as stream:
        yield Backup(stream)


def _inside(place: str) -> str:
    """A place as a backup gives it.  Raises NotDone where it lies outside of the folder that it should be in."""
    path = Path(place)
    if not path.parts or ".." in path.parts or path.is_absolute() or "\0" in place:
        raise NotDone(CUT_SHORT.format(what="a file in it has a place outside of the record"))
    return place


def _take_file(place: str, content: IO[bytes], taker: Taker) -> tuple[int, str]:
    """Hand a stored file over; gives its size and fingerprint."""
    summed, size, out = hashlib.sha256(), 0, taker.file(place)
    try:
        for piece in pieces(content):
            summed.update(piece)
            size += len(piece)
            if out:
                out.write(piece)
    finally:
        if out:
            out.close()
    return size, summed.hexdigest()


def _json(said: bytes) -> dict[str, Any]:
    try:
        found = json.loads(said)
    except ValueError as error:
        raise NotDone("This is no backup of Frankpledge.") from error
    if not isinstance(found, dict):
        raise NotDone("This is no backup of Frankpledge.")
    return found
