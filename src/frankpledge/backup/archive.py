"""The stream inside a backup: a tar, so that any tar opens it once it is decrypted.  Written and read as it goes by.

First comes what it is of, then every table's rows, then files, each stretch of which is followed by a list of their
sizes and fingerprints, and last how much there was of everything.
"""

import io
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO

from frankpledge.backup.rules import NotDone

BLOCK = tarfile.BLOCKSIZE
PIECE = 256 * 1024
CUT_SHORT = "The backup is damaged or was cut short: {what}. Nothing was restored. Use another backup."


@dataclass
class Member:
    """A part of the stream: its name, how many bytes it has, and those bytes."""

    name: str
    size: int
    pieces: Iterable[bytes]

    @classmethod
    def of(cls, name: str, content: bytes) -> "Member":
        """One that is held whole."""
        return cls(name, len(content), (content,))


def framed(members: Iterable[Member], at: int) -> Iterator[bytes]:
    """The parts as one stream, each dated `at` (seconds since 1970).  Raises NotDone for a part of another size."""
    for member in members:
        about = tarfile.TarInfo(member.name)
        about.size, about.mtime, about.mode = member.size, at, 0o600
        yield about.tobuf(tarfile.PAX_FORMAT)
        left = member.size
        for piece in member.pieces:
            left -= len(piece)
            if left < 0:
                break
            yield piece
        if left:
            raise NotDone(f"{member.name} changed while it was read. Make the backup again.")
        yield b"\0" * (-member.size % BLOCK)
    yield b"\0" * (2 * BLOCK)


def parts(stream: BinaryIO) -> Iterator[tuple[str, IO[bytes]]]:
    """The parts of a stream, each to be read before the next is asked for.  Raises NotDone where it is none."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", bufsize=PIECE) as tar:
            for about in tar:
                content = tar.extractfile(about)
                if content is None:
                    raise NotDone(CUT_SHORT.format(what=f"{about.name} is no file"))
                yield about.name, content
                tar.members.clear()  # type: ignore[attr-defined]  # it would keep them all
    except tarfile.TarError as error:
        raise NotDone(CUT_SHORT.format(what="a part of it cannot be read")) from error


def pieces(content: IO[bytes] | io.BufferedIOBase) -> Iterator[bytes]:
    """What is left of a file, a piece at a time."""
    while piece := content.read(PIECE):
        yield piece
