"""A mailbox that is read over IMAP, within TLS alone: each letter once, and put away and not deleted."""

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS = 20
MOST_AT_ONCE = 200  # letters of one round; the others come with the next


class NoMailbox(ConnectionError):
    """The mailbox does not answer, or does not let us in.  Says how it failed, and nothing that was in it."""


@dataclass(frozen=True)
class Mailbox:
    """Where letters come in: a server that speaks TLS from the first byte, the account, where its password lies, and a
    folder."""

    host: str
    port: int
    user: str
    password_file: Path
    folder: str


@dataclass(frozen=True, slots=True)
class Put:
    """The folders to which letters are put away: those that were taken, and those that nobody here is to have."""

    taken: str = "Taken"
    left: str = "Not taken"


def read_mailbox(
    mailbox: Mailbox, take: Callable[[bytes], bool | None], most_bytes: int, put: Put = Put()
) -> tuple[int, int]:
    """Hand each letter that is there to `take`, and put it away by what that says; gives how many were taken and left.

    Of a letter longer than `most_bytes` so much is read, and one byte more.  A letter is put away once `take` has
    returned: killed in between, it is handed over again; and where it says None, it stays where it is.  Raises
    NoMailbox, and whatever `take` raises.
    """
    counts = {True: 0, False: 0}
    with _opened(mailbox) as box:
        for folder in (put.taken, put.left):
            box.create(_quoted(folder))  # says no where it is there
        _said(box.select(_quoted(mailbox.folder)))
        (found,) = _said(box.uid("SEARCH", "UNDELETED"))[:1] or [b""]
        for number in (found or b"").split()[:MOST_AT_ONCE]:
            content = _content(box, number.decode(), most_bytes)
            if content is None:
                continue
            taken = take(content)
            if taken is None:
                continue
            counts[taken] += 1
            _put_away(box, number.decode(), put.taken if taken else put.left)
    return counts[True], counts[False]


def answers(mailbox: Mailbox) -> None:
    """Sign in and look whether the folder is there.  Raises NoMailbox."""
    with _opened(mailbox) as box:
        _said(box.select(_quoted(mailbox.folder), readonly=True))


@contextmanager
def _opened(mailbox: Mailbox) -> Iterator[imaplib.IMAP4_SSL]:
    try:
        password = mailbox.password_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoMailbox(f"its password: {type(error).__name__}") from None
    try:
        box = imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=ssl.create_default_context(), timeout=SECONDS)
    except (OSError, imaplib.IMAP4.error) as error:
        raise NoMailbox(type(error).__name__) from None
    try:
        box.login(mailbox.user, password)
        yield box
    except (OSError, imaplib.IMAP4.error, imaplib.IMAP4.abort) as error:
        raise NoMailbox(type(error).__name__) from None
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()


def _content(box: imaplib.IMAP4, number: str, most: int) -> bytes | None:
    """The beginning of a letter, or all of it; None for one that has gone meanwhile."""
    for row in _said(box.uid("FETCH", number, f"(BODY.PEEK[]<0.{most + 1}>)")):
        if isinstance(row, tuple) and isinstance(row[1], bytes):
            return row[1]
    return None


def _put_away(box: imaplib.IMAP4, number: str, folder: str) -> None:
    """Move a letter: in one command where the server has it (RFC 6851), else as copies are moved."""
    if "MOVE" in box.capabilities:
        _said(box.uid("MOVE", number, _quoted(folder)))
        return
    _said(box.uid("COPY", number, _quoted(folder)))
    _said(box.uid("STORE", number, "+FLAGS.SILENT", r"(\Deleted)"))
    if "UIDPLUS" in box.capabilities:
        _said(box.uid("EXPUNGE", number))


def _said(answer: tuple[str, list]) -> list:
    """What a server answered.  Raises NoMailbox where it said no."""
    how, rows = answer
    if how != "OK":
        raise NoMailbox("it said no")
    return rows


def _quoted(folder: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", folder) + '"'
