"""Every setting of an installation: its name, what it means, and how it is read.  Nothing else reads the environment.

`docs/generated/settings.md` is written from this table.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from frankpledge.config import reading
from frankpledge.config.reading import Reader, WrongSetting

PREFIX = "FRANKPLEDGE_"


@dataclass(frozen=True)
class Setting:
    """A name of the environment.  `without` says in words what holds where it is not set; `wrong` is refused in it."""

    name: str
    means: str
    without: str
    read: Reader = reading.words
    default: str = ""
    wrong: tuple[str, ...] = ()


_MINUTES, _NOT_MINUTES = reading.whole(1, 10_080), ("0", "-1", "soon", "", "1.5", "10081")

SETTINGS = (
    Setting(
        "FRANKPLEDGE_HOME",
        "the folder of this installation: database, files, secret",
        "`var` in the folder where the command was given",
    ),
    Setting(
        "FRANKPLEDGE_DATABASE",
        "`postgresql://user:password@host:port/name`",
        "SQLite in the home folder",
        reading.postgresql,
        wrong=("mysql://ann@db.example/hill", "hill", "postgresql://db.example", "postgresql://db.example:port/hill"),
    ),
    Setting(
        "FRANKPLEDGE_SECRET_KEY",
        "what sessions are signed with: 50 characters or more that nobody can guess",
        "made once, kept in the home folder, readable by its owner alone",
    ),
    Setting(
        "FRANKPLEDGE_HOSTS",
        "names under which it is served, with commas between",
        "`localhost,127.0.0.1`",
        reading.listed,
        default="localhost,127.0.0.1",
    ),
    Setting(
        "FRANKPLEDGE_ADDRESS",
        "the address under which people reach it, as in `https://record.mytown.example`: e-mails' links begin with it",
        "the address of the page that makes the link; `http://localhost:8000` on the command line",
        reading.web_address,
        wrong=("record.mytown.example", "ftp://record.mytown.example", "https://", "https://record:port"),
    ),
    Setting(
        "FRANKPLEDGE_EMAIL",
        "the mail server that takes invitations, recovery links and links for forgotten passwords: "
        "`smtp://user:password@host:587?from=record@mytown.example`, or `smtps://…:465`; `&tls=no` for one on this "
        "machine that speaks no TLS",
        "nothing is sent: whoever invites is shown the link once, to hand on; whoever forgot their password asks their "
        "coordinators",
        reading.mail_server,
        wrong=("mail.example", "http://mail.example?from=a@b", "smtp://mail.example", "smtp://mail:port?from=a@b"),
    ),
    Setting(
        "FRANKPLEDGE_REPLIES",
        "the address to which owners of actions answer letters, as in `replies@mytown.example`: its letters come in by "
        "`FRANKPLEDGE_MAILBOX` or `frankpledge take-mail`. In `replies+*@mytown.example`, each letter's own number "
        "stands in place of the star, for mail servers that deliver such addresses",
        "letters say nothing of answering them",
        reading.reply_address,
        wrong=("replies", "a@b, c@d", "**@b.example", "a@*.example"),
    ),
    Setting(
        "FRANKPLEDGE_MAILBOX",
        "the mailbox that is looked into every five minutes for answers: "
        "`imaps://user@mail.example:993/INBOX?password-file=/etc/frankpledge/mailbox`, within TLS alone. What was "
        "taken in is moved to its folder Taken, what no partnership can be told for to Not taken",
        "no mailbox is looked into",
        reading.mailbox,
        wrong=("imap://a@b?password-file=/p", "imaps://b?password-file=/p", "imaps://a@b", "imaps://a:secret@b"),
    ),
    Setting(
        "FRANKPLEDGE_INVITATION_DAYS",
        "the days for which an invitation can be accepted, 1 to 90",
        "7",
        reading.whole(1, 90),
        default="7",
        wrong=("0", "91", "week", "-1", ""),
    ),
    Setting(
        "FRANKPLEDGE_ANCHORS",
        "the folder in which the ends of the ledger are kept, best on another machine: see "
        "[the ledger](../operations/ledger.md)",
        "`anchors` in the home folder",
    ),
    Setting(
        "FRANKPLEDGE_ANCHOR_EMAIL",
        "an address to which they are sent besides, once a day, by the mail server of `FRANKPLEDGE_EMAIL`",
        "no letters",
        reading.mail_address,
        wrong=("audit", "a@b, c@d"),
    ),
    Setting(
        "FRANKPLEDGE_LOCAL",
        "`1`: served on this machine alone, without TLS",
        "cookies and pages over TLS only",
        reading.on_or_off,
        wrong=("yes", "true", "2"),
    ),
    Setting(
        "FRANKPLEDGE_DEBUG",
        "`1`: Django's debugging pages; never where real papers are",
        "off",
        reading.on_or_off,
        wrong=("yes", "true", "2"),
    ),
    Setting(
        "FRANKPLEDGE_LOG",
        "how log lines look: `json` (one object a line), `plain` (for reading), or `auto` (plain on a terminal)",
        "`auto`",
        reading.one_of("auto", "json", "plain"),
        default="auto",
        wrong=("xml", ""),
    ),
    Setting(
        "FRANKPLEDGE_METRICS_TOKEN",
        "the word with which whoever watches the installation may read `/metrics` from another machine",
        "`/metrics` answers this machine alone",
    ),
    Setting(
        "FRANKPLEDGE_API_A_MINUTE",
        "how often in a minute a token may be used to read, 1 to 6000; each process of the server counts for itself",
        "120",
        reading.whole(1, 6000),
        default="120",
        wrong=("0", "6001", "often", "-1", ""),
    ),
    Setting(
        "FRANKPLEDGE_PUBLIC_A_MINUTE",
        "how often in a minute one network address may ask for public pages, open data and personal calendars, 1 to "
        "6000; each process of the server counts for itself, and none where `FRANKPLEDGE_PROXIES` is 0",
        "300",
        reading.whole(1, 6000),
        default="300",
        wrong=("0", "6001", "often", "-1", ""),
    ),
    Setting(
        "FRANKPLEDGE_TASKS",
        "the backend of background work",
        "the queue in the database",
        default="django_tasks_db.DatabaseBackend",
    ),
    Setting(
        "FRANKPLEDGE_BACKUP_KEY",
        "the public key (`age1…`) to which backups are encrypted, or several with commas between: see "
        "[backups](../operations/backup.md)",
        "no backups are made",
        reading.public_keys,
        wrong=("AGE-SECRET-KEY-1QQQ", "ssh-ed25519 AAAA", "age1short", "key"),
    ),
    Setting(
        "FRANKPLEDGE_BACKUPS",
        "the folder into which backups are written, best on another disk",
        "`backups` in the home folder",
    ),
    Setting(
        "FRANKPLEDGE_BACKUPS_KEPT",
        "how many of the backups made every night are kept; 0 keeps all",
        "14",
        reading.whole(0, 9999),
        default="14",
        wrong=("-1", "all", "", "10000"),
    ),
    Setting(
        "FRANKPLEDGE_SSO_SERVER",
        "the address of the provider at which people may sign in, `https://…`: see "
        "[single sign-on](../operations/single-sign-on.md)",
        "no single sign-on",
        reading.trusted_address,
        wrong=("sign-in.westmarch.example", "file:///etc/passwd", "https://u:p@a.example"),
    ),
    Setting("FRANKPLEDGE_SSO_CLIENT", "what the provider calls this installation", "no single sign-on"),
    Setting("FRANKPLEDGE_SSO_SECRET", "the secret that the provider gave it", "no single sign-on"),
    Setting(
        "FRANKPLEDGE_SSO_NAME",
        "what people call the provider, as on the button: *Sign in with …*",
        "your organisation",
    ),
    Setting(
        "FRANKPLEDGE_SSO_ACR",
        "marks of a strong sign-in, with commas between, of which the provider has to show one",
        "none is wanted",
        reading.listed,
    ),
    Setting(
        "FRANKPLEDGE_SECOND_FACTOR",
        "`here`: everybody proves a second factor here; `provider`: who comes by single sign-on has proved it there",
        "`here`",
        reading.one_of("here", "provider"),
        default="here",
        wrong=("off", ""),
    ),
    Setting(
        "FRANKPLEDGE_PROOF_MINUTES",
        "minutes after proving who one is in which one may export and change roles",
        "15",
        _MINUTES,
        default="15",
        wrong=_NOT_MINUTES,
    ),
    Setting(
        "FRANKPLEDGE_IDLE_ORDINARY",
        "minutes without use after which a session ends, an ordinary page having been opened last",
        "60",
        _MINUTES,
        default="60",
        wrong=_NOT_MINUTES,
    ),
    Setting(
        "FRANKPLEDGE_IDLE_RESTRICTED",
        "the same, something OFFICIAL-SENSITIVE having been opened last",
        "15",
        _MINUTES,
        default="15",
        wrong=_NOT_MINUTES,
    ),
    Setting(
        "FRANKPLEDGE_IDLE_TAKING_MINUTES",
        "the same, while minutes are taken",
        "480",
        _MINUTES,
        default="480",
        wrong=_NOT_MINUTES,
    ),
    Setting(
        "FRANKPLEDGE_SESSION_LONGEST",
        "minutes after sign-in after which any session ends",
        "720",
        _MINUTES,
        default="720",
        wrong=_NOT_MINUTES,
    ),
    Setting(
        "FRANKPLEDGE_FAILURES_A_MINUTE",
        "failed tries to sign in that are let through in a minute, of one account and from one address",
        "6",
        reading.whole(1, 1000),
        default="6",
        wrong=("0", "many", "", "1001"),
    ),
    Setting(
        "FRANKPLEDGE_PROXIES",
        "how many web servers of your own stand in front and add to `X-Forwarded-For`; the address before "
        "theirs is the one whose tries are counted",
        "0: the header is not read",
        reading.whole(0, 9),
        default="0",
        wrong=("one", "-1", "", "10"),
    ),
)
_NAMED = {setting.name: setting for setting in SETTINGS}


def value(name: str) -> Any:
    """What a setting says, read.  Raises WrongSetting for what cannot be read, KeyError for a name that is none."""
    setting = _NAMED[name]
    return setting.read(name, os.environ.get(name, setting.default))


def wrong() -> list[str]:
    """What is wrong with the settings one by one: a sentence for each that cannot be read."""
    found = []
    for setting in SETTINGS:
        try:
            value(setting.name)
        except WrongSetting as error:
            found.append(str(error))
    return found


def unknown(given: Mapping[str, str] = os.environ) -> list[str]:
    """A sentence for each name of ours in the environment that is no setting, with the nearest that is one."""
    found = []
    for name in sorted(name for name in given if name.startswith(PREFIX) and name not in _NAMED):
        near = get_close_matches(name.removeprefix(PREFIX), [one.removeprefix(PREFIX) for one in _NAMED], n=1)
        meant = f"Did you mean {PREFIX}{near[0]}?" if near else "docs/generated/settings.md has them all."
        found.append(f"{name} is no setting, and nothing reads it. {meant}")
    return found
