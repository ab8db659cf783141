"""A letter that came, taken apart: who it says it is from, its words, what it answers, and whether a machine wrote it.

Nothing in it is believed: whoever knows an address can write it into a letter.  Pure.
"""

import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parseaddr, parsedate_to_datetime
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from frankpledge.chasing.rules.plain import plain

MOST_BYTES = 10 * 2**20  # of a letter; of a longer one the beginning is read
MOST_WORDS = 100_000  # characters of its text
MOST_PARTS = 200
_YEARS = range(1990, 2100)  # of the date of a letter: databases keep no others, or cannot give them back
_Read = TypeVar("_Read")
_Other = TypeVar("_Other")


class Sort(StrEnum):
    """What kind of letter came."""

    LETTER = "letter"
    AUTO = "auto"
    BOUNCE = "bounce"

    @property
    def label(self) -> str:
        """The kind, on a page."""
        return {"letter": "Letter", "auto": "Sent by a machine", "bounce": "Came back"}[self.value]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A letter as it came.

    `text` is the whole of its words, `attached` how many files came with it (they are not kept), `cut` whether more
    came than was read.  `answers` are the numbers of letters that it says it answers, `to` the addresses it went to;
    `fingerprint` tells one letter from every other.  `unsure` says that it counts as sent by a machine only since it
    came through a list, or nobody is named as its sender: people's answers do so too.
    """

    sort: Sort
    sender: str
    subject: str
    sent: datetime | None
    text: str
    attached: int
    cut: bool
    answers: tuple[str, ...]
    to: tuple[str, ...]
    fingerprint: str
    message: EmailMessage
    unsure: bool


def taken_apart(content: bytes) -> Incoming:
    """Take a letter apart, however it was written; what cannot be read in it is left out, and nothing is raised."""
    cut = len(content) > MOST_BYTES
    policy = email.policy.default
    message = tried(lambda: email.message_from_bytes(content[:MOST_BYTES], policy=policy), None)
    message = message or BytesHeaderParser(policy=policy).parsebytes(content[:MOST_BYTES])
    assert isinstance(message, EmailMessage)
    text, attached = _words(message)
    cut = cut or len(text) > MOST_WORDS
    sender = _sender(message)
    sort = _sort(message)
    unsure = sort is Sort.LETTER and (not sender or _through_a_list(message))
    return Incoming(
        Sort.AUTO if unsure else sort,
        sender,
        " ".join(_header(message, "Subject").split())[:400],
        _sent(message),
        text[:MOST_WORDS],
        attached,
        cut,
        tuple(dict.fromkeys(re.findall(r"<[^<>\s]{1,400}>", _header(message, "In-Reply-To", "References")))),
        tuple(re.findall(r"[^\s<>,;\"']{1,64}@[^\s<>,;\"']{1,200}", _header(message, *_TO))),
        _print(message, content, text),
        message,
        unsure,
    )


_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
_AUTO_SUBJECT = re.compile(
    r"^(automatic reply|auto(matic)?[- ]?repl(y|ies))\b|^auto\s*([:\[(]|$)"
    r"|^out of (the )?office\b(?!\W+(hours?|work|working|patrols?|cover|services?)\b)",
    re.I,
)
_ROBOTS = re.compile(r"^(mailer-daemon|postmaster|mail delivery (sub)?system|mdaemon)\b", re.I)


def _sort(message: EmailMessage) -> Sort:
    """Whether a person wrote it, a machine did by itself (RFC 3834), or it is a letter of ours that came back."""
    said = tried(lambda: str(message.get_param("report-type") or ""), "other")
    report = said.lower() if _kind(message) == "multipart/report" else ""
    if report == "delivery-status" or _ROBOTS.match(_sender(message)) or _kind(message) == "message/delivery-status":
        return Sort.BOUNCE
    said = _header(message, "Auto-Submitted").strip().lower()
    if report or (said and not said.startswith("no")):
        return Sort.AUTO
    if any(name in message for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder")):
        return Sort.AUTO
    if _header(message, "Precedence").strip().lower() in {"junk", "auto_reply"}:
        return Sort.AUTO
    if _header(message, "Precedence").strip().lower() == "bulk" and "List-Id" not in message:
        return Sort.AUTO
    if _header(message, "Return-Path").strip() == "<>":
        return Sort.AUTO
    return Sort.AUTO if _AUTO_SUBJECT.match(_header(message, "Subject").strip()) else Sort.LETTER


def _through_a_list(message: EmailMessage) -> bool:
    return "List-Id" in message or _header(message, "Precedence").strip().lower() == "list"


def _sender(message: EmailMessage) -> str:
    return tried(lambda: parseaddr(_header(message, "From"))[1][:254], "")


def _words(message: EmailMessage) -> tuple[str, int]:
    """The words of a letter, from its plain text where it has any, else from its HTML; and how many files it brought.

    A letter within the letter is another's words, and counts as a file.
    """
    texts: list[str] = []
    pages: list[str] = []
    attached = 0
    for number, part in enumerate(_own_parts(message)):
        if number >= MOST_PARTS:
            break
        kind, disposition = _kind(part), _disposition(part)
        if disposition == "attachment" or kind not in ("text/plain", "text/html"):
            attached += kind not in ("text/plain", "text/html") or bool(disposition)
        elif kind == "text/plain":
            texts.append(_text(part))
        else:
            pages.append(_text(part))
    told = "\n".join(texts)
    if not told.strip() and pages:
        told = "\n".join(plain(page) for page in pages)
    return tidied(told), attached


def tidied(text: str) -> str:
    """Text with plain ends of lines, and without signs that nobody sees or that a database refuses."""
    text = _storable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = re.sub(r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", "", text)
    text = "".join(sign if sign >= " " or sign in "\n\t" else " " for sign in text)
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")


def _own_parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts of a letter that have no parts, without looking into letters within it."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting and len(found) < MOST_PARTS:
        part = waiting.pop(0)
        inside = tried(part.get_payload, None)
        if _kind(part).startswith("multipart/") and isinstance(inside, list):
            waiting = [one for one in inside if isinstance(one, EmailMessage)] + waiting
        else:
            found.append(part)
    return found


def _text(part: EmailMessage) -> str:
    """The words of a part in whatever encoding it says, or else in one that takes everything."""
    held = tried(lambda: part.get_payload(decode=True), b"")
    if not isinstance(held, bytes):
        return ""
    for encoding in (tried(part.get_content_charset, None) or "utf-8", "utf-8", "cp1252"):
        try:
            return held.decode(encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return held.decode("latin-1")


def _kind(part: EmailMessage) -> str:
    return tried(part.get_content_type, "application/octet-stream")


def _disposition(part: EmailMessage) -> str:
    return tried(part.get_content_disposition, None) or ""


def tried(read: Callable[[], _Read], otherwise: _Other) -> _Read | _Other:
    """What is read from a letter, or something else where its shape breaks whatever reads it.

    The parser of headers fails in many ways on what senders of junk make up.
    """
    try:
        return read()
    except Exception:  # noqa: BLE001 - see above
        return otherwise


def _storable(text: str) -> str:
    """Text without what databases refuse: halves of signs, and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _header(message: EmailMessage, *names: str) -> str:
    """What these headers say, in one line; a header that cannot be read says nothing."""
    return _storable(" ".join(value for name in names for value in _values(message, name)))


def _values(message: EmailMessage, name: str) -> list[str]:
    return tried(lambda: [str(value) for value in message.get_all(name, [])], [])


def _sent(message: EmailMessage) -> datetime | None:
    try:
        said = parsedate_to_datetime(_header(message, "Date"))
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return said if said.tzinfo and said.year in _YEARS else None


def _print(message: EmailMessage, content: bytes, text: str) -> str:
    """What is the same when the same letter is read a second time, by whichever way it came, and of no other letter."""
    held = [_header(message, name) for name in ("Message-ID", "From", "Date", "Subject")]
    told = "\0".join([*held, text]) if held[0] else ""
    return sha256(told.encode("utf-8", "surrogatepass") if told else content).hexdigest()
