"""How what is said in a setting is read, and what somebody is told who said it wrongly."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from frankpledge.outside.asking import is_web_address
from frankpledge.outside.mailbox import Mailbox

_PUBLIC_KEY = re.compile(r"age1[a-z0-9]{58}")
Reader = Callable[[str, str], Any]  # told the setting's name and what is said in it


class WrongSetting(ValueError):
    """What is said in a setting cannot be used.  The message names it and says what to write; never what stood there.

    What stood there may be a password.
    """


@dataclass(frozen=True)
class MailServer:
    """Where e-mails are handed in, and the address that they are from."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    starts_tls: bool  # asks for TLS once connected
    within_tls: bool  # speaks TLS from the first byte


def words(name: str, said: str) -> str:
    """Any words, without blanks around them."""
    return said.strip()


def listed(name: str, said: str) -> list[str]:
    """Words with commas between."""
    return [word.strip() for word in said.split(",") if word.strip()]


def on_or_off(name: str, said: str) -> bool:
    """Whether it is on."""
    if said not in ("", "0", "1"):
        raise WrongSetting(f"{name} must be 1 (on) or 0 (off).")
    return said == "1"


def whole(least: int, most: int) -> Reader:
    """A whole number between these, both included."""

    def read(name: str, said: str) -> int:
        if not (said.isascii() and said.isdecimal()) or len(said) > 9 or not least <= int(said) <= most:
            raise WrongSetting(f"{name} must be a number from {least} to {most}.")
        return int(said)

    return read


def one_of(*known: str) -> Reader:
    """One of these words."""

    def read(name: str, said: str) -> str:
        if said not in known:
            raise WrongSetting(f"{name} must be one of: {', '.join(known)}.")
        return said

    return read


def public_keys(name: str, said: str) -> str:
    """Public keys of age, with commas or blanks between, as they were written."""
    if not all(_PUBLIC_KEY.fullmatch(word) for word in said.replace(",", " ").split()):
        raise WrongSetting(
            f"{name} must be a public key of age, which begins with age1; `frankpledge backup-key FILE` makes one. A "
            "private key has no place on this server."
        )
    return said.strip()


def web_address(name: str, said: str) -> str:
    """The address under which people reach the pages, without a slash at its end; empty where not said."""
    said = said.strip().rstrip("/")
    parts = _parts(said)
    if said and (parts is None or parts.scheme not in ("http", "https") or not parts.hostname):
        raise WrongSetting(f"{name} must begin with https:// (or http:// for one machine) and name a host.")
    return said


def trusted_address(name: str, said: str) -> str:
    """An address over TLS, or one on this machine; which of the two is allowed, `where` knows."""
    said = said.strip()
    if said and not is_web_address(said, local=True):
        raise WrongSetting(f"{name} must be an address that begins with https://, without a name or password in it.")
    return said


def postgresql(name: str, said: str) -> dict[str, Any] | None:
    """Django's settings for a PostgreSQL database, or None where nothing is said."""
    if not said:
        return None
    parts = _parts(said)
    if parts is None or parts.scheme not in ("postgresql", "postgres"):
        raise WrongSetting(
            f"{name} must begin with postgresql:// or be left out for SQLite. Write it as "
            "postgresql://user:password@host:5432/name, with %40 for an @ in the password."
        )
    if not parts.path.strip("/"):
        raise WrongSetting(f"{name} names no database: write it as postgresql://user:password@host:5432/name.")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(query.pop("port", parts.port or "")),
        "OPTIONS": query,
    }


def mail_server(name: str, said: str) -> MailServer | None:
    """The mail server of an address like `smtp://user:password@host:587?from=address`, or None where nothing is said.

    `smtp` asks for TLS once connected, and with `&tls=no` does not; `smtps` speaks TLS from the first byte.
    """
    if not said:
        return None
    parts = _parts(said)
    query = dict(parse_qsl(parts.query)) if parts else {}
    if parts is None or parts.scheme not in ("smtp", "smtps") or not parts.hostname or "@" not in query.get("from", ""):
        raise WrongSetting(f"{name} must look like smtp://user:password@host:587?from=frankpledge@host")
    within = parts.scheme == "smtps"
    return MailServer(
        host=parts.hostname,
        port=parts.port or (465 if within else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=query["from"],
        starts_tls=not within and query.get("tls") != "no",
        within_tls=within,
    )


def mail_address(name: str, said: str) -> str:
    """One address to send letters to, or nothing."""
    said = said.strip()
    before, _, after = said.partition("@")
    if said and (not before or "." not in after or any(mark in said for mark in " ,;<>") or "@" in after):
        raise WrongSetting(f"{name} must be one e-mail address, as in audit@mytown.example")
    return said


def reply_address(name: str, said: str) -> str:
    """One address to which letters are answered, with a star at most, before the @; or nothing."""
    said = said.strip()
    before, _, _ = said.partition("@")
    try:
        mail_address(name, said.replace("*", "x", 1))
        fine = said.count("*") == before.count("*") <= 1
    except WrongSetting:
        fine = False
    if not fine:
        raise WrongSetting(
            f"{name} must be one e-mail address, as in replies@mytown.example or replies+*@mytown.example"
        )
    return said


def mailbox(name: str, said: str) -> Mailbox | None:
    """The mailbox of an address like `imaps://user@host:993/INBOX?password-file=/path`, or None where nothing is said.

    A password in it is refused: settings are seen by whoever lists processes.
    """
    if not said:
        return None
    parts = _parts(said)
    query = dict(parse_qsl(parts.query)) if parts else {}
    file = Path(query.get("password-file", ""))
    if parts is None or parts.scheme != "imaps" or not parts.hostname or not parts.username or not file.is_absolute():
        raise WrongSetting(f"{name} must look like imaps://user@host:993/INBOX?password-file=/etc/frankpledge/mailbox")
    if parts.password is not None:
        raise WrongSetting(f"{name} must name a file in which the password lies, and not hold it.")
    return Mailbox(
        parts.hostname, parts.port or 993, unquote(parts.username), file, unquote(parts.path.strip("/")) or "INBOX"
    )


def _parts(said: str) -> SplitResult | None:
    """The parts of an address, or None where it is none: a port that is no number says so only when asked."""
    try:
        parts = urlsplit(said)
        _ = parts.port
    except ValueError:
        return None
    return parts
