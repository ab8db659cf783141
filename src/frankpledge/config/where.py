"""Where an installation keeps its things, and its secret: read from the environment, made when missing."""

import os
import secrets
from pathlib import Path
from typing import Any

from frankpledge.config.environment import value
from frankpledge.config.reading import MailServer, WrongSetting
from frankpledge.outside.asking import is_web_address
from frankpledge.outside.openid import SetUp

LEAST_FREE = 256 * 2**20  # bytes on the disk of the home folder: with less, the next upload may not fit


def home() -> Path:
    """The folder of this installation: FRANKPLEDGE_HOME, or `var` in the folder where the command was given."""
    return Path(value("FRANKPLEDGE_HOME") or "var").resolve()


def secret_key() -> str:
    """FRANKPLEDGE_SECRET_KEY, or a secret made once and kept in the home folder, readable by its owner alone."""
    if given := value("FRANKPLEDGE_SECRET_KEY"):
        return str(given)
    path = home() / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        home().mkdir(mode=0o700, parents=True, exist_ok=True)
    made = secrets.token_urlsafe(50)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made)
    return made


def database() -> dict[str, Any]:
    """Django's settings for FRANKPLEDGE_DATABASE: a `postgresql://` address, or nothing for SQLite in the home folder.

    SQLite runs with a write-ahead log, which goes to the disk with each transaction, so that what was acknowledged
    outlives a power cut, and takes its write lock when a transaction begins, so that two writers wait for each other
    instead of failing.  Raises WrongSetting for an address of another kind.
    """
    return value("FRANKPLEDGE_DATABASE") or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home() / "frankpledge.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def single_sign_on(local: bool) -> SetUp | None:
    """What FRANKPLEDGE_SSO_… say of the provider at which people may sign in, or None where nothing is set.

    Raises WrongSetting, which says what to write, where a part is missing or the address is none to trust.
    """
    server, client, secret = (value(f"FRANKPLEDGE_SSO_{part}") for part in ("SERVER", "CLIENT", "SECRET"))
    if not (server or client or secret):
        return None
    if not (server and client and secret):
        raise WrongSetting(
            "Single sign-on needs FRANKPLEDGE_SSO_SERVER, FRANKPLEDGE_SSO_CLIENT and FRANKPLEDGE_SSO_SECRET. "
            "Set all three, or none."
        )
    if not is_web_address(server, local=local):
        raise WrongSetting("FRANKPLEDGE_SSO_SERVER must be an address that begins with https://")
    name = value("FRANKPLEDGE_SSO_NAME") or "your organisation"
    return SetUp(server, client, secret, name, tuple(value("FRANKPLEDGE_SSO_ACR")), local=local)


def email() -> MailServer | None:
    """The mail server of FRANKPLEDGE_EMAIL, or None where nothing is to be sent.  Raises WrongSetting."""
    found: MailServer | None = value("FRANKPLEDGE_EMAIL")
    return found


def address() -> str:
    """FRANKPLEDGE_ADDRESS, under which people reach the pages, without a slash at its end; empty where not said."""
    return str(value("FRANKPLEDGE_ADDRESS"))


def backups() -> Path:
    """FRANKPLEDGE_BACKUPS, the folder into which backups are written; `backups` in the home folder."""
    return Path(value("FRANKPLEDGE_BACKUPS") or home() / "backups").resolve()


def kept() -> dict[str, Path]:
    """The files and folders beside the database and the stored files that a backup holds, by their names in it.

    A secret key that the environment gives is not in it: whoever keeps that, keeps it elsewhere.
    """
    secret = {} if value("FRANKPLEDGE_SECRET_KEY") else {"secret-key": home() / "secret-key"}
    return {**secret, "anchors": anchors()}


def anchors() -> Path:
    """FRANKPLEDGE_ANCHORS, the folder in which the ends of the ledger are kept: `anchors` in the home folder."""
    return Path(value("FRANKPLEDGE_ANCHORS") or home() / "anchors").resolve()
