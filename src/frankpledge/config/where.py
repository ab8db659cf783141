"""Where an installation keeps its things, and its secret: read from the environment, made when missing."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from frankpledge.outside.asking import is_web_address
from frankpledge.outside.openid import SetUp


def home() -> Path:
    """The folder of this installation: FRANKPLEDGE_HOME, or `var` in the folder where the command was given."""
    return Path(os.environ.get("FRANKPLEDGE_HOME") or "var").resolve()


def secret_key() -> str:
    """FRANKPLEDGE_SECRET_KEY, or a secret made once and kept in the home folder, readable by its owner alone."""
    if given := os.environ.get("FRANKPLEDGE_SECRET_KEY"):
        return given
    path = home() / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        home().mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(50)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made)
    return made


def database() -> dict[str, Any]:
    """Django's settings for FRANKPLEDGE_DATABASE: a `postgresql://` address, or nothing for SQLite in the home folder.

    SQLite runs with a write-ahead log and takes its write lock when a transaction begins, so that two writers wait
    for each other instead of failing.  Raises ValueError for an address of another kind.
    """
    address = os.environ.get("FRANKPLEDGE_DATABASE", "")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home() / "frankpledge.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("FRANKPLEDGE_DATABASE must begin with postgresql:// or be left out for SQLite")
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


def single_sign_on(local: bool) -> SetUp | None:
    """What FRANKPLEDGE_SSO_… say of the provider at which people may sign in, or None where nothing is set.

    Raises ValueError, which says what to write, where a part is missing or the address is none to trust.
    """
    server, client, secret = (
        os.environ.get("FRANKPLEDGE_SSO_SERVER", "").strip(),
        os.environ.get("FRANKPLEDGE_SSO_CLIENT", "").strip(),
        os.environ.get("FRANKPLEDGE_SSO_SECRET", "").strip(),
    )
    if not (server or client or secret):
        return None
    if not (server and client and secret):
        raise ValueError(
            "Single sign-on needs FRANKPLEDGE_SSO_SERVER, FRANKPLEDGE_SSO_CLIENT and FRANKPLEDGE_SSO_SECRET. "
            "Set all three, or none."
        )
    if not is_web_address(server, local=local):
        raise ValueError("FRANKPLEDGE_SSO_SERVER must be an address that begins with https://")
    name = os.environ.get("FRANKPLEDGE_SSO_NAME", "").strip() or "your organisation"
    acr = tuple(word.strip() for word in os.environ.get("FRANKPLEDGE_SSO_ACR", "").split(",") if word.strip())
    return SetUp(server, client, secret, name, acr, local=local)


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


def email() -> MailServer | None:
    """The mail server of FRANKPLEDGE_EMAIL, or None where nothing is to be sent.

    `smtp://user:password@host:port?from=address` asks for TLS once connected, and with `&tls=no` does not; `smtps://`
    speaks TLS from the first byte.  Raises ValueError for an address of another kind, or without a host or `from`.
    """
    address = os.environ.get("FRANKPLEDGE_EMAIL", "")
    if not address:
        return None
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or "@" not in query.get("from", ""):
        raise ValueError("FRANKPLEDGE_EMAIL must look like smtp://user:password@host:587?from=frankpledge@host")
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


def address() -> str:
    """FRANKPLEDGE_ADDRESS, under which people reach the pages, without a slash at its end; empty where not said."""
    said = os.environ.get("FRANKPLEDGE_ADDRESS", "").rstrip("/")
    if said and urlsplit(said).scheme not in ("http", "https"):
        raise ValueError("FRANKPLEDGE_ADDRESS must begin with https:// (or http:// for one machine)")
    return said


def invitation_days() -> int:
    """FRANKPLEDGE_INVITATION_DAYS, for which an invitation can be accepted: 7 unless said.  Raises ValueError."""
    said = os.environ.get("FRANKPLEDGE_INVITATION_DAYS", "7")
    if not said.isdecimal() or not 1 <= int(said) <= 90:
        raise ValueError("FRANKPLEDGE_INVITATION_DAYS must be a number from 1 to 90")
    return int(said)
