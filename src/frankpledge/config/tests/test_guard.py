"""Nothing starts on a PostgreSQL that would show one partnership's rows to another: real roles on a real server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frankpledge.config.guard import hold_everything

pytestmark = pytest.mark.needs("postgresql")
COMMAND = [sys.executable, "-m", "frankpledge.config.commands"]
START = {
    "import": [*COMMAND, "import", "none.txt", "--partnership", "hill"],
    "serve": [*COMMAND, "serve", "--port", "1"],
    "worker": [*COMMAND, "worker"],
    "wsgi": [sys.executable, "-c", "import frankpledge.config.wsgi"],
}
ROLES = {"above": "SUPERUSER", "passing": "BYPASSRLS", "member": "IN ROLE passing", "plain": "NOSUPERUSER NOBYPASSRLS"}


class Server:
    """A database of its own, made ready by a role that owns it and nothing more."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.name = folder, "guarded"

    def run(self, statement: str, database: str = "postgres") -> None:
        """Do something as the server's superuser."""
        import psycopg

        from tests.harness import postgresql

        address = postgresql.superuser.replace("/postgres?", f"/{database}?")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def start(self, what: str, role: str) -> "subprocess.Popen[str]":
        """Start something on that database in the name of a role."""
        host = os.environ["FRANKPLEDGE_DATABASE"].partition("?host=")[2]
        environment = os.environ | {
            "FRANKPLEDGE_HOME": str(self.folder),
            "FRANKPLEDGE_DATABASE": f"postgresql://{role}@/{self.name}?host={host}",
            "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
        }
        command = START.get(what) or [*COMMAND, *what.split()]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, stdout=pipe, stderr=subprocess.STDOUT, encoding="utf-8")

    def said(self, what: str, role: str) -> tuple[int, str]:
        """How it ended, and what it said, on one line."""
        running = self.start(what, role)
        said, _ = running.communicate(timeout=120)
        return running.returncode, " ".join(said.split())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("guarded"))
    for role, power in ROLES.items():
        made.run(f"CREATE ROLE {role} LOGIN {power}")
    made.run(f"CREATE DATABASE {made.name} OWNER plain")
    assert made.said("add-partnership hill Hill", "plain")[0] == 0
    yield made
    made.run(f"DROP DATABASE {made.name} WITH (FORCE)")
    for role in ("above", "member", "passing", "plain"):
        made.run(f"DROP ROLE {role}")


@pytest.mark.parametrize(
    ("role", "named"), [("above", "above"), ("passing", "passing"), ("member", "passing")], ids=str
)
def test_nothing_starts_as_a_role_that_passes_by_row_level_security(server: Server, role: str, named: str) -> None:
    started = {what: server.start(what, role) for what in (START if role == "above" else ("import", "wsgi"))}
    for what, running in started.items():
        said, _ = running.communicate(timeout=120)
        words = " ".join(said.split())
        assert running.returncode != 0, what
        assert f"The database role {role} is one that PostgreSQL's row-level security does not hold" in words, what
        assert f"it may act as {named}" in words or f"{named}," in words or f", {named}" in words, what
        assert "CREATE ROLE frankpledge LOGIN NOSUPERUSER NOBYPASSRLS" in words, what


def test_nothing_starts_on_a_table_that_is_not_protected(server: Server) -> None:
    server.run("ALTER TABLE meetings_action NO FORCE ROW LEVEL SECURITY", server.name)
    try:
        started = {what: server.start(what, "plain") for what in ("import", "wsgi")}
        for what, running in started.items():
            said, _ = running.communicate(timeout=120)
            assert running.returncode != 0, what
            assert "not forced on these tables: meetings_action." in " ".join(said.split()), what
    finally:
        server.run("ALTER TABLE meetings_action ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY", server.name)


def test_what_is_held_starts(server: Server) -> None:
    worker = server.start("worker", "plain")
    assert server.said("wsgi", "plain")[0] == 0
    _, said = server.said("import", "plain")
    assert "none.txt: not read. Not opened" in said
    assert worker.poll() is None
    worker.terminate()
    worker.communicate(timeout=60)


@pytest.mark.django_db
def test_the_database_that_tests_run_on_is_held() -> None:
    hold_everything()
