"""`frankpledge check` on real installations: what can be wrong is made so, found, and said with what to do."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from frankpledge.config.checking import Finding, Kind, database, each, machine, record
from frankpledge.documents.changes import store_content
from frankpledge.documents.models import Document
from frankpledge.people.tests import make
from frankpledge.work.models import Schedule, Worker
from tests.harness import migrated

COMMAND = [sys.executable, "-m", "frankpledge.config.commands"]
NO_TRACE = re.compile(r"Traceback|site-packages|Error\(")


def run(home: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Give a command to an installation of its own, on SQLite unless said otherwise."""
    kept = {name: said for name, said in os.environ.items() if not name.startswith(("FRANKPLEDGE_", "DJANGO_"))}
    environment = kept | {"FRANKPLEDGE_HOME": str(home), "FRANKPLEDGE_LOCAL": "1"} | more
    return subprocess.run([*COMMAND, *words], env=environment, capture_output=True, encoding="utf-8", check=False)


def found(home: Path, *words: str, **more: str) -> tuple[int, dict[str, str]]:
    """The exit status, and what is wrong: each fault and warning, by what it is about."""
    done = run(home, "check", "--json", *words, **more)
    assert not NO_TRACE.search(done.stdout + done.stderr), done.stderr
    findings = [one for one in json.loads(done.stdout)["findings"] if one["kind"] != "fine"]
    return done.returncode, {f"{one['kind']} {one['about']}": one["said"] for one in findings}


def told(check) -> dict[str, str]:
    """What one check finds, by kind and what it is about."""
    return {f"{finding.kind} {finding.about}": finding.said for finding in each([check])}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Path:
    home = tmp_path_factory.mktemp("here") / "home"
    migrated.sqlite(home / "frankpledge.sqlite3")
    assert run(home, "add-partnership", "hill", "Hill").returncode == 0
    return home


@pytest.fixture
def home(installed: Path, tmp_path: Path) -> Path:
    """A copy of an installation, to be broken."""
    copy = tmp_path / "home"
    copy.mkdir(mode=0o700)
    for path in installed.iterdir():
        if path.is_file():
            (copy / path.name).write_bytes(path.read_bytes())
            (copy / path.name).chmod(path.stat().st_mode)
    return copy


def test_an_installation_as_it_is_made_has_no_fault(home: Path) -> None:
    done = run(home, "check", "--files", "--mail")
    assert done.returncode == 0, done.stdout
    assert "fine     database: The file is whole" in done.stdout
    assert "fine     files: All 0 stored files are there, byte for byte." in done.stdout
    assert "warning  worker: No worker is alive" in done.stdout
    assert "warning  backups: No backup was ever made." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 to mend,")


def test_settings_that_cannot_be_read_are_all_told_and_the_machine_is_looked_at(home: Path) -> None:
    status, wrong = found(home, FRANKPLEDGE_PROXIES="one", FRANKPLEDGE_DATABASE="mysql://u:hidden@h/n")
    assert status == 1
    assert wrong["fault settings"].startswith("FRANKPLEDGE_")
    assert "Not looked at" in wrong["warning database"]
    done = run(home, "check", FRANKPLEDGE_PROXIES="one", FRANKPLEDGE_DATABASE="mysql://u:hidden@h/n")
    assert done.stdout.count("FAULT    settings") == 2
    assert "fine     disk" in done.stdout
    assert "hidden" not in done.stdout


def test_a_misspelt_name_is_told(home: Path) -> None:
    status, wrong = found(home, FRANKPLEDGE_DATABSE="x")
    assert (status, "Did you mean FRANKPLEDGE_DATABASE?" in wrong["warning settings"]) == (0, True)


def test_a_server_that_is_not_there_is_told_without_its_password(home: Path) -> None:
    status, wrong = found(home, FRANKPLEDGE_DATABASE=f"postgresql://u:hidden@/n?host={home}")
    assert status == 1
    assert "does not answer" in wrong["fault database"]
    assert "hidden" not in str(wrong)


def test_a_damaged_database_is_told(home: Path) -> None:
    path = home / "frankpledge.sqlite3"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\xff" * 4096 * 37
    path.write_bytes(content)
    status, wrong = found(home)
    assert status == 1
    assert any(about.startswith("fault") for about in wrong)
    path.write_bytes(b"no database" * 1000)
    assert "fault database" in found(home)[1]


def test_a_database_of_another_version_is_told(home: Path) -> None:
    for statement, said in (
        ("DELETE FROM django_migrations WHERE app = 'work'", "are still to be done, from work.0001_initial on"),
        ("INSERT INTO django_migrations (app, name, applied) VALUES ('work', '9999_later', '')", "Newer code"),
    ):
        connection = sqlite3.connect(home / "frankpledge.sqlite3")
        connection.execute(statement)
        connection.commit()
        connection.close()
        status, wrong = found(home)
        assert (status, said in wrong["fault migrations"]) == (1, True)


def test_no_installation_at_all_is_told_and_none_is_made(tmp_path: Path) -> None:
    status, wrong = found(tmp_path / "nowhere")
    assert status == 0
    assert "is not there yet" in wrong["warning home"]
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("folder", "file", "name", "kind"),
    [
        (0o755, 0o644, "secret-key", Kind.FAULT),
        (0o755, 0o644, "frankpledge.sqlite3", Kind.WARNING),
        (0o775, 0o600, "secret-key", Kind.WARNING),
        (0o700, 0o644, "secret-key", Kind.FINE),
        (0o750, 0o640, "secret-key", Kind.FAULT),
    ],
)
def test_what_others_can_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: int, file: int, name: str, kind: Kind
) -> None:
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path))
    (tmp_path / name).write_text("x")
    (tmp_path / name).chmod(file)
    tmp_path.chmod(folder)
    findings = list(machine.home())
    assert [finding.kind for finding in findings] == [kind]
    assert kind == Kind.FINE or "chmod" in findings[0].said


def test_a_disk_that_is_nearly_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "FEW_FREE", 2**70)
    assert "warning disk" in told(machine.disk)
    monkeypatch.setattr("frankpledge.config.where.LEAST_FREE", 2**70)
    assert "fault disk" in told(machine.disk)


def test_packages_are_held_against_the_locked_list(monkeypatch: pytest.MonkeyPatch) -> None:
    locked = machine._locked()
    assert len(locked) > 30
    assert locked["django"].startswith("5.2.")
    assert "fine packages" in told(machine.packages)
    monkeypatch.setattr(machine, "_locked", lambda: {"django": "0.1", "no-such-package": "1"})
    said = told(machine.packages)["warning packages"]
    assert "django 5.2" in said
    assert "no-such-package missing" in said


def test_files_collected_by_half_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path))
    (tmp_path / "static").mkdir()
    assert "warning static files" in told(machine.static_files)
    (tmp_path / "static/staticfiles.json").write_text(json.dumps({"paths": {"a.css": "a.1.css"}}))
    assert told(machine.static_files)["fault static files"].startswith("1 are missing")
    (tmp_path / "static/a.1.css").write_text("")
    assert "fine static files" in told(machine.static_files)


@pytest.mark.django_db
def test_stored_files_are_held_against_their_rows_and_fingerprints(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    place = make.partnership()
    content = b"The lamps are out"
    printed = store_content(place, content)
    document = Document.objects.create(
        partnership=place, name="lamps.txt", fingerprint=printed, size=len(content), text="x"
    )
    path = tmp_path / document.stored_as
    assert path.read_bytes() == content
    assert told(record.prints_of_files) == {"fine files": "All 1 stored files are there, byte for byte."}
    path.write_bytes(b"The lamps are off")
    assert "fine files" in told(record.sizes_of_files)
    assert "not what came in" in told(record.prints_of_files)["fault files"]
    path.write_bytes(b"The lamps")
    assert "not what came in" in told(record.sizes_of_files)["fault files"]
    path.unlink()
    said = told(record.sizes_of_files)["fault files"]
    assert "1 of 1 stored files are missing" in said
    assert "lamps" not in said


@pytest.mark.django_db
def test_a_worker_a_job_and_a_schedule_that_are_late_are_told() -> None:
    assert "warning worker" in told(record.worker)
    Worker.objects.create(key="here", seen=timezone.now())
    Schedule.objects.create(name="late", job="x", every=60, due=timezone.now() - timedelta(hours=1))
    found = told(record.worker)
    assert "fine worker" in found
    assert "Late: late." in found["warning schedules"]


@pytest.mark.django_db
def test_a_ledger_without_seals_or_anchors_is_told(settings, tmp_path: Path) -> None:
    settings.FRANKPLEDGE_ANCHORS = tmp_path
    assert "No anchor was kept yet" in told(record.ledger)["warning ledger"]
    (tmp_path / "ledger.jsonl").write_text("no anchor\n")
    assert "cannot be read" in told(record.ledger)["fault ledger"]
    for days, kind in ((3, "warning"), (0, "fine")):
        at = (timezone.now() - timedelta(days=days)).isoformat()
        (tmp_path / "ledger.jsonl").write_text(json.dumps({"at": at, "place": 1, "digest": "a" * 64}) + "\n")
        assert f"{kind} ledger" in told(record.ledger)


@pytest.mark.django_db
def test_a_mail_server_that_does_not_answer_is_told(settings) -> None:
    assert "fine mail" in told(record.mail_server)
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "does not take us" in told(record.mail_server)["fault mail"]


def test_a_check_that_goes_wrong_does_not_stop_the_others() -> None:
    def broken() -> Iterator[Finding]:
        raise RuntimeError("Quillfeather")
        yield

    found = list(each([broken, machine.disk]))
    assert [finding.about for finding in found] == ["broken", "disk"]
    assert "RuntimeError in frankpledge/config/tests/test_checking.py" in found[0].said
    assert "Quillfeather" not in found[0].said


@pytest.mark.needs("postgresql")
@pytest.mark.django_db
def test_on_postgresql_clock_and_isolation_are_looked_at() -> None:
    assert settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    assert "fine clock" in told(database.clock)
    assert "fine partnerships" in told(database.apart)
    assert "fine database" in told(database.reached)
