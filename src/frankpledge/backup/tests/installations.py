"""Installations of their own for tests: a database, a home folder and a record in it."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import override_settings

from frankpledge.backup import rows, sealing
from frankpledge.backup.making import Made, make
from frankpledge.backup.place import standing_in
from frankpledge.backup.state import bring_up_to_date
from frankpledge.people.models import Partnership
from frankpledge.people.rls import whole_record
from frankpledge.people.tests import make as making
from tests.harness import migrated

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
OF_A_SERVER = ("ENGINE", "OPTIONS", "HOST", "USER", "PASSWORD", "PORT")
PAPERS = [f"Minutes of meeting {n}\n".encode() * 1000 * n for n in (1, 2, 3)]
_numbers = count(1)


def quiet(what: str, done: int, of: int) -> None:
    """Says nothing of how far it is."""


class Installation:
    """A database and a home folder; `opened` has everything in this process use them."""

    def __init__(self, home: Path, database: dict[str, Any]) -> None:
        self.home, self.database, self.backups = home, database, home / "backups"
        self.key = home.parent / "key"
        if not self.key.exists():
            sealing.make_pair(self.key)

    @contextmanager
    def opened(self) -> Iterator["Installation"]:
        """Use it."""
        kept = {"secret-key": self.home / "secret-key", "anchors": self.home / "anchors"}
        with (
            override_settings(MEDIA_ROOT=self.home / "files", FRANKPLEDGE_KEPT=kept),
            standing_in(self.database),
        ):
            yield self

    @property
    def public(self) -> str:
        """The public key that its backups are encrypted to."""
        return self.key.read_text("ascii").split("\n")[0].removeprefix("# public key: ")

    def backed_up(self, said: Callable[[str, int, int], None] = quiet, keep: int = 0) -> Made:
        """Make a backup of it."""
        return make(self.backups, self.public, said=said, keep=keep)

    def sums(self) -> dict[str, dict[str, Any]]:
        """The rows of every table, as sums."""
        with whole_record():
            return rows.sums(rows.carried(apps), connection.alias)

    def files(self) -> dict[str, str]:
        """The fingerprint of every stored file, by its place."""
        found = [path for path in (self.home / "files").rglob("*") if path.is_file()]
        return {
            str(path.relative_to(self.home / "files")): hashlib.sha256(path.read_bytes()).hexdigest() for path in found
        }

    def everything(self) -> tuple[object, ...]:
        """All of it, to be held against what it is afterwards."""
        others = [path for path in self.home.rglob("*") if path.is_file() and "sqlite3" not in path.name]
        return self.sums(), {str(path): path.read_bytes() for path in others}

    def write_elsewhere(self, statement: str) -> None:
        """Write to its database as another process would, and let that be kept."""
        if "NAME" in self.database and self.database["ENGINE"].endswith("sqlite3"):
            with closing(sqlite3.connect(self.database["NAME"], timeout=1)) as other, other:
                other.execute(statement)
            return
        import psycopg

        with psycopg.connect(address(self.database["NAME"])) as other:
            other.execute("SELECT set_config('frankpledge.partnerships', '1', false)")
            other.execute(statement)

    @contextmanager
    def opened_elsewhere(self) -> Iterator[None]:
        """Have its database open in another connection, as a worker has."""
        if self.database["ENGINE"].endswith("sqlite3"):
            with closing(sqlite3.connect(self.database["NAME"])) as other:
                other.execute("SELECT count(*) FROM people_person").fetchone()
                yield
            return
        import psycopg

        with psycopg.connect(address(self.database["NAME"])):
            yield


def filled(there: Installation, slug: str = "aldermere") -> Installation:
    """The same installation, with a partnership, people, papers, and a secret."""
    place = making.partnership(slug, "Aldermere Community Safety Partnership")
    by = making.actor(place, user=making.Who(making.holding(making.account(), place).pk, "Rosa Lind"))
    agency = making.organisation(by, "Westmarch Police", "WMP", "Heddlu – ‘Y Gororau’ 🚓")
    for n in range(30):
        making.person(by, f"Person {n}", agency, post="Officer")
    for n, content in enumerate(PAPERS):
        store(place, f"paper {n}.txt", content)
    (there.home / "secret-key").write_text("a secret of this installation", "ascii")
    (there.home / "anchors").mkdir(exist_ok=True)
    (there.home / "anchors/ledger.jsonl").write_text("{}\n", "ascii")
    return there


def store(place: Partnership, name: str, content: bytes) -> str:
    """Bring a file into the record; gives its place."""
    fingerprint = hashlib.sha256(content).hexdigest()
    at = f"{place.pk}/{fingerprint[:2]}/{fingerprint}"
    default_storage.save(at, ContentFile(content))
    documents = apps.get_model("documents.Document")
    with whole_record():
        documents.objects.create(
            partnership=place, name=name, fingerprint=fingerprint, size=len(content), text=content.decode()
        )
    return at


def address(database: str = "") -> str:
    """The address of a PostgreSQL database on the server that tests run on."""
    return os.environ["FRANKPLEDGE_DATABASE"].replace("/tester?", f"/{database or 'tester'}?")


def run(statement: str) -> None:
    """Do something on that server, as the role of the tests."""
    import psycopg

    with psycopg.connect(address(), autocommit=True) as server:
        server.execute(statement)


class Ground:
    """Empty databases that are up to date, of which installations are made; each is made once.

    They go with the server that tests run on: to drop each takes longer than to make it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._made = folder, list[str]()
        self._server = {name: connection.settings_dict[name] for name in OF_A_SERVER}

    def sqlite(self, home: Path) -> dict[str, Any]:
        """An SQLite file in this folder."""
        empty = self._folder / "empty.sqlite3"
        if not empty.exists():
            if connection.vendor == "sqlite":
                # By a connection of its own: that of a test is in a transaction.
                with (
                    closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
                    closing(sqlite3.connect(empty)) as file,
                ):
                    source.backup(file)
            else:
                migrated.sqlite(empty)
                with standing_in(SQLITE | {"NAME": empty}):
                    bring_up_to_date()
        shutil.copyfile(empty, home / "frankpledge.sqlite3")
        return self.no_sqlite(home)

    def no_sqlite(self, home: Path) -> dict[str, Any]:
        """An SQLite file that is not there yet."""
        return SQLITE | {"NAME": home / "frankpledge.sqlite3"}

    def postgresql(self) -> dict[str, Any]:
        """A PostgreSQL database."""
        if "backup_empty" not in self._made:
            migrated.copied(address(), "backup_empty")
            self._made.append("backup_empty")
            with standing_in(self._server | {"NAME": "backup_empty"}):
                bring_up_to_date()
        return self.no_postgresql("backup_empty")

    def no_postgresql(self, template: str = "template0") -> dict[str, Any]:
        """A PostgreSQL database without a table."""
        name = f"backup_{next(_numbers)}"
        self._create(name, template)
        return self._server | {"NAME": name}

    def _create(self, name: str, template: str) -> None:
        run(f"CREATE DATABASE {name} TEMPLATE {template}")
        self._made.append(name)
