"""Encryption to keys, as age files: whoever writes a backup cannot read it, and whoever holds the key can with any age.

The library takes files to read from and to write to; what they raise it turns into words, so that it is kept here.
"""

import hashlib
import io
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from frankpledge.backup.rules import NotDone

NO_KEY = (
    "No key to encrypt backups to. Make a pair of keys with `frankpledge backup-key FILE`, best on another machine, "
    "keep that file away from this server, and set FRANKPLEDGE_BACKUP_KEY to the public key (age1…) that it says."
)
_BAD_KEY = "{said} is no public key to encrypt backups to. One begins with age1; `frankpledge backup-key` makes one."
_WRONG_KEY = (
    "This backup was encrypted to another key than that of {name}. Find the key that it was made with: without it "
    "nobody can read it. The key's file says its public key, which is what FRANKPLEDGE_BACKUP_KEY was then."
)
_NO_IDENTITY = "{name} holds no private key. One is a line that begins with AGE-SECRET-KEY-1."
_DAMAGED = (
    "The backup is damaged or was cut short: it is not what was written. Nothing was restored. Use another backup, or "
    "another copy of this one."
)


def recipients(said: str) -> list[Recipient]:
    """The public keys of a setting, with commas or blanks between.  Raises NotDone for none, or for what is no key."""
    words = said.replace(",", " ").split()
    if not words:
        raise NotDone(NO_KEY)
    found = []
    for word in words:
        try:
            found.append(Recipient.from_str(word))
        except pyrage.RecipientError as error:
            # What was given by mistake may be the private key, which is repeated nowhere.
            said = word if word.startswith("age1") else "What was given"
            raise NotDone(_BAD_KEY.format(said=said)) from error
    return found


def identities(path: Path) -> list[Identity]:
    """The private keys in a file, as `age-keygen` writes them too.  Raises NotDone."""
    try:
        words = path.read_text(encoding="ascii", errors="replace").split("\n")
    except OSError as error:
        raise NotDone(f"The key in {path.name} cannot be read: {error.strerror}.") from error
    held = [word.strip() for word in words if word.strip() and not word.startswith("#")]
    try:
        found = [Identity.from_str(word) for word in held]
    except pyrage.IdentityError as error:
        raise NotDone(_NO_IDENTITY.format(name=path.name)) from error
    if not found:
        raise NotDone(_NO_IDENTITY.format(name=path.name))
    return found


def make_pair(path: Path) -> str:
    """Make a pair of keys: the private one in a new file, readable by its owner alone; gives the public one."""
    pair = Identity.generate()
    public = str(pair.to_public())
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise NotDone(f"{path} is there already, and may be the key of earlier backups. Name another file.") from error
    except OSError as error:
        raise NotDone(f"{path} cannot be written: {error.strerror}.") from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"# public key: {public}\n{pair}\n")
        file.flush()
        os.fsync(file.fileno())
    return public


def encrypt(stream: Iterable[bytes], out: BinaryIO, to: Sequence[Recipient]) -> str:
    """Encrypt a stream into a file, a piece at a time; gives the SHA-256 of what went in.

    Raises whatever the stream or the file raises.
    """
    reader, writer = _Pulled(stream), _Pushed(out)
    try:
        pyrage.encrypt_io(reader, writer, to)
    except (pyrage.EncryptError, OSError):
        if why := reader.why or writer.why:
            raise why from None
        raise
    return reader.sum.hexdigest()


def sum_inside(path: Path, by: Sequence[Identity]) -> str:
    """The SHA-256 of what an encrypted file holds, read from the disk.  Raises NotDone where it is damaged."""
    taken = _Summed()
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # and not from what memory still holds of it
        _decrypt(file, taken, by, path.name)
    return taken.sum.hexdigest()


@contextmanager
def decrypted(path: Path, by: Sequence[Identity], name: str) -> Iterator[BinaryIO]:
    """What an encrypted file holds, to be read as it is decrypted.  `name` is that of the key's file.

    Raises NotDone where the key is another, and, at the end at the latest, where the file is damaged: each piece that
    is read was found whole, and whoever reads to the end is told there whether the whole was.  What is not read to its
    end by whoever asks is read here.
    """
    outward, inward = os.pipe()
    why: list[BaseException] = []

    def work() -> None:
        with suppress(BrokenPipeError), os.fdopen(inward, "wb") as pipe:  # who stops reading has reasons, and says them
            try:
                with path.open("rb") as file:
                    _decrypt(file, pipe, by, name)
            except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
                why.append(error)

    worker = threading.Thread(target=work, daemon=True)

    def at_end() -> None:
        worker.join()
        if why:
            raise why[0]

    with _ToTheEnd(os.fdopen(outward, "rb", buffering=0), at_end) as stream:
        worker.start()
        try:
            yield stream
            while stream.read(1 << 20):
                pass
        except BaseException:
            stream.close()
            worker.join()
            if why and isinstance(why[0], NotDone):
                raise why[0] from None
            raise
    at_end()


def _decrypt(file: BinaryIO, out: "BinaryIO | _Summed", by: Sequence[Identity], name: str) -> None:
    writer = _Pushed(out)
    try:
        pyrage.decrypt_io(file, writer, by)
    except (pyrage.DecryptError, OSError) as error:
        if isinstance(writer.why, BrokenPipeError):
            return  # whoever read it has stopped, and says why
        if writer.why:
            raise writer.why from None
        if "No matching keys" in str(error):
            raise NotDone(_WRONG_KEY.format(name=name)) from error
        raise NotDone(_DAMAGED) from error


class _ToTheEnd(io.BufferedReader):
    """A file to be read, at whose end it is asked whether the whole was as it should be."""

    def __init__(self, stream: io.RawIOBase, at_end: Callable[[], None]) -> None:
        super().__init__(stream)
        self._at_end = at_end

    def read(self, most: int | None = -1, /) -> bytes:
        """The next bytes; none at the end, once nothing is found amiss with the whole."""
        piece = super().read(most)
        if not piece and most != 0:
            self._at_end()
        return piece


class _Pulled:
    """A stream of pieces as a file to be read, that sums what is read of it."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self._pieces, self._held, self.sum = iter(stream), memoryview(b""), hashlib.sha256()
        self.why: BaseException | None = None

    def read(self, most: int) -> bytes:
        """The next bytes; none at the end."""
        try:
            while not self._held:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self.sum.update(piece)
                self._held = memoryview(piece)
            given, self._held = self._held[:most], self._held[most:]
            return bytes(given)
        except BaseException as error:
            self.why = error
            raise


class _Pushed:
    """A file to be written, that keeps what went wrong with it."""

    def __init__(self, out: "BinaryIO | _Summed") -> None:
        self._out, self.why = out, None

    why: BaseException | None

    def write(self, piece: bytes) -> int:
        """Write a piece."""
        try:
            return self._out.write(piece)
        except BaseException as error:
            self.why = error
            raise

    def flush(self) -> None:
        """Write on what is held."""
        try:
            self._out.flush()
        except BaseException as error:
            self.why = error
            raise


class _Summed:
    """A file that keeps nothing of what is written but its sum."""

    def __init__(self) -> None:
        self.sum = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        """Sum a piece."""
        self.sum.update(piece)
        return len(piece)

    def flush(self) -> None:
        """There is nothing to write on."""
