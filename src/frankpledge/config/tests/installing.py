"""Installations of their own, for tests that start and kill real processes."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.harness import migrated

COMMAND = [sys.executable, "-m", "frankpledge.config.commands"]
Ask = Callable[[str], list[tuple[Any, ...]]]


def installed(home: Path) -> dict[str, str]:
    """The environment of an installation of its own, with the partnership `hill`, and tables that were copied."""
    environment = os.environ | {"FRANKPLEDGE_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
    if address := os.environ.get("FRANKPLEDGE_DATABASE"):
        environment["FRANKPLEDGE_DATABASE"] = migrated.copied(address, home.name.replace("-", "_"))
    else:
        migrated.sqlite(home / "frankpledge.sqlite3")
    command(environment, "add-partnership", "hill", "Hill Partnership")
    return environment


def command(environment: dict[str, str], *words: str) -> None:
    """Give a command of the installation, which has to succeed."""
    subprocess.run([*COMMAND, *words], env=environment, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def asking(environment: dict[str, str]) -> Iterator[Ask]:
    """Asks the database of that installation, and sees every partnership's rows and every account's there."""
    connection: Any
    if "FRANKPLEDGE_DATABASE" in environment:
        import psycopg

        connection = psycopg.connect(environment["FRANKPLEDGE_DATABASE"], autocommit=True)
        # A test may look at what it made; the commands have no such context.
        for setting, table in (("partnerships", "people_partnership"), ("accounts", "people_user")):
            made = f"SELECT coalesce(string_agg(id::text, ','), '') FROM {table}"
            connection.execute(f"SELECT set_config('frankpledge.{setting}', ({made}), false)")
    else:
        connection = sqlite3.connect(
            Path(environment["FRANKPLEDGE_HOME"]) / "frankpledge.sqlite3", timeout=20, check_same_thread=False
        )
    with closing(connection):
        turn = threading.Lock()

        def ask(query: str) -> list[tuple[Any, ...]]:
            with turn:
                return list(connection.execute(query).fetchall())

        yield ask
