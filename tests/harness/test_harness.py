"""What tests run on is what it says: no superuser, a guarded ledger, no other machine, no skipping in CI."""

import os
import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from frankpledge.ledger.models import Entry

ROOT = Path(__file__).resolve().parents[2]


def write_a_line() -> None:
    Entry.objects.create(process="a test", origin="worker", verb="tried", table="ledger.entry", outcome="done")


@pytest.mark.needs("postgresql")
@pytest.mark.django_db
def test_postgresql_is_met_as_a_role_with_no_power_over_its_checks() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, True)


@pytest.mark.django_db
def test_the_database_is_the_one_asked_for() -> None:
    assert connection.vendor == os.environ.get("FRANKPLEDGE_TEST_DATABASE", "sqlite")


@pytest.mark.django_db(transaction=True)
def test_a_flush_empties_the_ledger_and_leaves_it_guarded() -> None:
    write_a_line()
    call_command("flush", interactive=False, verbosity=0)
    assert not Entry.objects.exists()
    write_a_line()
    for refused in (Entry.objects.all().delete, lambda: Entry.objects.update(verb="changed")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            refused()
    assert Entry.objects.get().verb == "tried"


def test_no_test_reaches_another_machine() -> None:
    # An address of this machine which is not among those allowed: nothing goes out even where this test fails.
    with socket.socket() as outward, pytest.raises(Exception, match="A test tried to use"):
        outward.connect(("127.0.0.2", 9))


def test_a_warning_is_an_error_here() -> None:
    with pytest.raises(UserWarning, match="look"):
        warnings.warn("look", UserWarning, stacklevel=1)


@pytest.mark.parametrize(("ci", "closing"), [("", "1 skipped"), ("true", "1 error")])
def test_ci_does_not_let_a_need_go_unmet(tmp_path: Path, ci: str, closing: str) -> None:
    test = tmp_path / "test_story.py"
    test.write_text("import pytest\n\n@pytest.mark.needs('browser')\ndef test_a_story():\n    pass\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "-p", "no:cacheprovider", "-p", "conftest"]
    environment = os.environ | {"CI": ci, "PATH": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, str(tmp_path)], env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert closing in done.stdout
    assert "no Chromium" in done.stdout
