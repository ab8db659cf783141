"""What a backup says of itself, and when one may be put in the place of a record.  Pure: no Django, no clock."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

FORMAT = 1  # goes up when an older Frankpledge could no longer read what a newer one writes
HEADER, MANIFEST = "frankpledge-backup.json", "manifest.json"
NAME = re.compile(r"frankpledge-(\d{8}T\d{6}Z)(?:-\d+)?\.age")
PART = re.compile(r"\.frankpledge-.*\.part")
Migration = tuple[str, str]
Said = Callable[[str, int, int], None]  # what is done, how far it is, and of how much (0 where nobody knows)


class NotDone(Exception):
    """It was not done, and the record and earlier backups are as they were.  The message says why and what to do."""


@dataclass(frozen=True)
class Line:
    """The last line of a ledger: its number, and when it was written."""

    number: int
    at: str


@dataclass(frozen=True)
class Header:
    """What a backup says first: what made it, of which record, as it was at which line of the ledger."""

    format: int
    version: str
    made_at: str
    database: str
    migrations: list[Migration]
    line: Line | None
    head: tuple[int, str] | None  # the last place of the ledger's chain, and its digest
    key_mark: str

    def plain(self) -> dict[str, Any]:
        """As it is written down."""
        return asdict(self)

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Header":
        """As it was written down.  Raises NotDone for what is no header, or one of a newer format."""
        try:
            if int(said["format"]) > FORMAT:
                raise NotDone(_NEWER.format(version=said.get("version", "unknown")))
            return cls(
                format=said["format"],
                version=said["version"],
                made_at=said["made_at"],
                database=said["database"],
                migrations=[(app, name) for app, name in said["migrations"]],
                line=Line(**said["line"]) if said["line"] else None,
                head=(said["head"][0], said["head"][1]) if said["head"] else None,
                key_mark=said["key_mark"],
            )
        except (KeyError, TypeError, ValueError) as error:
            raise NotDone("This is no backup of Frankpledge: it does not say what it is of.") from error


@dataclass
class Manifest:
    """What a backup says last: how much there is of everything, so that what is missing is missed."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict)  # rows, sum and the last number given
    files: dict[str, Any] = field(default_factory=dict)  # files, bytes and sum
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As it is written down."""
        return asdict(self)


_NEWER = (
    "This backup was made by Frankpledge {version}, which is newer than the one here. Install that version or a later "
    "one, and restore with it."
)


class Standing(Enum):
    """How the record that is there stands to a backup."""

    EMPTY = "empty"
    SAME = "the same"
    OLDER = "older"
    NEWER = "newer"


def standing(here: Line | None, backup: Line | None) -> Standing:
    """How the record here stands to a backup, each by the last line of its ledger.

    Lines are numbered in the order in which they were written, whatever a clock said.  Where neither number nor time
    settles it (two records, each with something that the other lacks), the one here counts as newer: nothing is lost.
    """
    if here is None:
        return Standing.EMPTY
    if backup is None:
        return Standing.NEWER
    if here == backup:
        return Standing.SAME
    later = datetime.fromisoformat(here.at) > datetime.fromisoformat(backup.at)
    return Standing.NEWER if here.number >= backup.number or later else Standing.OLDER


def unknown(migrations: Iterable[Migration], known: Iterable[Migration]) -> list[Migration]:
    """The migrations of a backup that this Frankpledge does not know: it was made by a newer one."""
    return sorted(set(migrations) - set(known))


def newer_than_this(header: Header, known: Iterable[Migration]) -> None:
    """Raise NotDone where a backup holds tables of a newer Frankpledge."""
    if unknown(header.migrations, known):
        raise NotDone(_NEWER.format(version=header.version))


def name_at(now: datetime, taken: Iterable[str]) -> str:
    """The name of a backup made now (UTC), other than those that are taken."""
    held, name, n = set(taken), f"frankpledge-{now:%Y%m%dT%H%M%SZ}.age", 1
    while name in held:
        n += 1
        name = f"frankpledge-{now:%Y%m%dT%H%M%SZ}-{n}.age"
    return name


def clock_went_back(name: str, others: Iterable[str]) -> bool:
    """Whether a backup made now would be dated before one that there is already."""
    return any(_dated(other) > _dated(name) for other in others if NAME.fullmatch(other))


def too_many(names: Iterable[str], keep: int) -> list[str]:
    """The backups that are more than those to be kept, the latest of which stay.  Other files are none of them."""
    ours = sorted((name for name in names if NAME.fullmatch(name)), key=lambda name: (_dated(name), name))
    return ours[:-keep] if keep > 0 else []


def _dated(name: str) -> str:
    found = NAME.fullmatch(name)
    return found[1] if found else ""


def differences(said: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The tables that hold other rows than was said, each with how many; none where all is equal."""
    wrong = []
    for table in sorted(set(said) | set(found)):
        wanted, held = said.get(table, {}), found.get(table, {})
        if (wanted.get("rows"), wanted.get("sum")) != (held.get("rows"), held.get("sum")):
            wrong.append(f"{table}: {held.get('rows', 'no')} rows, and {wanted.get('rows', 'no')} were kept")
    return wrong
