"""Files that are zip archives of other files, opened with bounds on how much may come out of them."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from minutes_reader.errors import ReadingError
from minutes_reader.formats.refusals import SAVE_AS_TEXT, damaged

MOST_MEMBERS = 10_000
MOST_UNPACKED = 60_000_000  # bytes of all the members that are read; the text of any paper that can be read is far less
MOST_RATIO = 400
_SMALL = 4_000_000  # bytes that may be packed as tightly as you like
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, OverflowError, IndexError)


class Archive:
    """A zip archive in memory.  What is read from it is bounded, whatever it says of itself."""

    def __init__(self, data: bytes, name: str) -> None:
        """ReadingError where the archive is damaged or holds too many files."""
        self.name = name
        self._left = MOST_UNPACKED
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise ReadingError(f"{name}: it holds more than {MOST_MEMBERS:,} files, which no document does.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, NotImplementedError) as error:
            raise damaged(name) from error
        self.members = frozenset(self._zip.namelist())

    def read(self, member: str) -> bytes:
        """The bytes of a member.  ReadingError where it is missing, damaged, locked or unpacks to too much."""
        try:
            info = self._zip.getinfo(member)
        except KeyError:
            raise damaged(self.name) from None
        if info.flag_bits & _ENCRYPTED:
            raise ReadingError(f"{self.name}: it is locked with a password. Save a copy without one, and bring that.")
        if info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise self._bomb()
        try:
            with self._zip.open(info) as file:
                data = file.read(self._left + 1)
        except NotImplementedError as error:
            raise ReadingError(f"{self.name}: it is packed in a way that cannot be opened. Save it again.") from error
        except (*_BROKEN, RuntimeError) as error:
            raise damaged(self.name) from error
        self._left -= len(data)
        if self._left < 0:
            raise self._bomb()
        return data

    def read_if_there(self, member: str) -> bytes:
        """The bytes of a member, or none where there is no such member."""
        return self.read(member) if member in self.members else b""

    def _bomb(self) -> ReadingError:
        return ReadingError(
            f"{self.name}: it unpacks to far more than a document holds, and may be meant to do harm. {SAVE_AS_TEXT}"
        )
