"""The restore drill by the commands themselves: what is backed up or moved comes back, papers and secrets too."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.harness import migrated

SAMPLES = Path(__file__).resolve().parents[1] / "samples/aldermere"
PAPERS = sorted(SAMPLES.glob("2024*.txt"))[:2]
COMMAND = [sys.executable, "-m", "frankpledge.config.commands"]
POSTGRESQL = os.environ.get("FRANKPLEDGE_DATABASE", "")
TABLES = ("people_partnership", "documents_document", "documents_quotation", "intake_fact", "meetings_action")


class Home:
    """An installation with commands of its own."""

    def __init__(self, folder: Path, address: str = "", **more: str) -> None:
        self.folder, self.address = folder, address
        ours = {name: value for name, value in os.environ.items() if not name.startswith("FRANKPLEDGE_")}
        self.environment = ours | {"FRANKPLEDGE_HOME": str(folder), "FRANKPLEDGE_DATABASE": address} | more
        self.environment["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"

    def gives(self, *words: str) -> tuple[int, str]:
        """How a command ended, and what it said, on one line."""
        done = subprocess.run(
            [*COMMAND, *words], env=self.environment, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, " ".join((done.stdout + done.stderr).split())

    def counts(self) -> dict[str, int]:
        """How many rows there are."""
        connection: Any
        if self.address:
            import psycopg

            connection = psycopg.connect(self.address, autocommit=True)
            connection.execute("SELECT set_config('frankpledge.partnerships', '1', false)")
        else:
            connection = sqlite3.connect(self.folder / "frankpledge.sqlite3")
        with closing(connection):
            return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}

    def files(self) -> dict[str, bytes]:
        """The stored files, and the secret."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in (*self.folder.glob("files/**/*"), self.folder / "secret-key")
            if path.is_file()
        }


@pytest.fixture
def record(tmp_path: Path, django_db_setup: None) -> Home:
    """A record of two papers on SQLite, with a key for its backups."""
    tmp_path = tmp_path / "record"
    there = Home(tmp_path)
    migrated.sqlite(tmp_path / "frankpledge.sqlite3")
    _, said = there.gives("backup-key", str(tmp_path.with_name("key")))
    there.environment["FRANKPLEDGE_BACKUP_KEY"] = said.rpartition("FRANKPLEDGE_BACKUP_KEY=")[2]
    assert there.gives("add-partnership", "hill", "Hill")[0] == 0
    assert there.gives("import", *map(str, PAPERS), "--partnership", "hill", "--unchecked")[0] == 0
    return there


def database(name: str) -> str:
    """A new, empty database on the server of the tests."""
    import psycopg

    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return POSTGRESQL.replace("/tester?", f"/{name}?")


def only_backup(home: Home) -> str:
    (found,) = (home.folder / "backups").glob("*.age")
    return str(found)


def test_what_the_commands_back_up_they_restore(record: Home, tmp_path: Path) -> None:
    key = str(tmp_path / "key")
    target = database("restored") if POSTGRESQL else ""
    status, said = record.gives("backup")
    assert status == 0, said
    assert "written and read back" in said
    status, said = record.gives("restore", only_backup(record), "--identity", key, "--check")
    assert (status, "Nothing was restored" in said) == (0, True), said
    status, said = record.gives("restore", only_backup(record), "--identity", key)
    assert (status, "There is a record here already, the same" in said) == (1, True), said

    new = Home(tmp_path / "new", target)
    status, said = new.gives("restore", only_backup(record), "--identity", key)
    assert status == 0, said
    assert "found each as it was kept" in said
    assert new.counts() == record.counts()
    assert new.counts()["meetings_action"] > 0
    assert new.files() == record.files()
    assert new.gives("ledger", "verify")[0] == 0


@pytest.mark.needs("postgresql")
def test_what_the_commands_move_is_whole_and_goes_on_from_there(record: Home, tmp_path: Path) -> None:
    from tests.harness import postgresql

    address = database("moved")
    status, said = record.gives("move", "--to", postgresql.superuser.replace("/postgres?", "/moved?"))
    assert (status, "row-level security does not hold" in said) == (1, True), said
    status, said = record.gives("move", "--to", address)
    assert status == 0, said
    assert "Set FRANKPLEDGE_DATABASE to that address now" in said
    moved = Home(record.folder, address, FRANKPLEDGE_BACKUP_KEY=record.environment["FRANKPLEDGE_BACKUP_KEY"])
    assert moved.counts() == record.counts()
    status, said = moved.gives("import", str(PAPERS[0]), "--partnership", "hill")
    assert (status, "in the record already" in said) == (0, True), said
    assert moved.gives("backup")[0] == 0

    back = Home(tmp_path / "back")
    status, said = back.gives("restore", only_backup(moved), "--identity", str(tmp_path / "key"))
    assert status == 0, said
    assert back.counts() == moved.counts()
    assert back.files() == moved.files()


def test_a_command_without_a_key_says_how_to_make_one(tmp_path: Path) -> None:
    status, said = Home(tmp_path).gives("backup")
    assert (status, "frankpledge backup-key FILE" in said) == (1, True), said
