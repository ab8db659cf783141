"""Where an installation keeps its things."""

import stat
from pathlib import Path

import pytest

from frankpledge.config import where


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path / "new"))
    monkeypatch.delenv("FRANKPLEDGE_SECRET_KEY", raising=False)
    made = where.secret_key()
    assert len(made) >= 50
    assert where.secret_key() == made
    assert stat.S_IMODE((tmp_path / "new/secret-key").stat().st_mode) == 0o600


def test_a_secret_that_was_given_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_SECRET_KEY", "given")
    assert where.secret_key() == "given"


def test_without_an_address_the_record_is_in_sqlite_that_waits_for_its_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRANKPLEDGE_HOME", str(tmp_path))
    monkeypatch.delenv("FRANKPLEDGE_DATABASE", raising=False)
    found = where.database()
    assert found["NAME"] == tmp_path / "frankpledge.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_DATABASE", "postgresql://ann:p%40ss@db.example:5433/hill?sslmode=require")
    found = where.database()
    wanted = {"NAME": "hill", "USER": "ann", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"}
    assert {name: found[name] for name in wanted} == wanted
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_an_address_may_name_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_DATABASE", "postgresql://ann@/hill?host=%2Frun%2Fpg")
    assert where.database()["HOST"] == "/run/pg"


def test_an_address_of_another_kind_is_refused_with_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_DATABASE", "mysql://ann@db.example/hill")
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        where.database()
