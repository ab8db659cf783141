"""Where an installation keeps its things."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.config import where
from frankpledge.config.reading import MailServer


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


def test_without_a_mail_server_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRANKPLEDGE_EMAIL", raising=False)
    assert where.email() is None


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "smtp://ann:p%40ss@mail.example?from=record@hill.example",
            MailServer("mail.example", 587, "ann", "p@ss", "record@hill.example", True, False),
        ),
        (
            "smtps://mail.example?from=record@hill.example",
            MailServer("mail.example", 465, "", "", "record@hill.example", False, True),
        ),
        (
            "smtp://localhost:25?from=record@hill.example&tls=no",
            MailServer("localhost", 25, "", "", "record@hill.example", False, False),
        ),
    ],
)
def test_a_mail_server_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch, said: str, found: MailServer) -> None:
    monkeypatch.setenv("FRANKPLEDGE_EMAIL", said)
    assert where.email() == found


@pytest.mark.parametrize(
    "said", ["mail.example", "http://mail.example?from=a@b", "smtp://mail.example", "smtp://?from=a@b"]
)
def test_a_mail_server_that_is_none_is_refused_with_what_to_write(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("FRANKPLEDGE_EMAIL", said)
    with pytest.raises(ValueError, match="must look like smtp://"):
        where.email()


def test_the_address_of_the_installation_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_ADDRESS", "https://record.hill.example/")
    assert where.address() == "https://record.hill.example"
    monkeypatch.setenv("FRANKPLEDGE_ADDRESS", "record.hill.example")
    with pytest.raises(ValueError, match="must begin with https://"):
        where.address()


def test_an_address_of_another_kind_is_refused_with_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRANKPLEDGE_DATABASE", "mysql://ann@db.example/hill")
    with pytest.raises(ValueError, match="must begin with postgresql://"):
        where.database()


SSO = {"SERVER": "https://sign-in.westmarch.example/here", "CLIENT": "frankpledge", "SECRET": "not to be seen"}


def told(monkeypatch: pytest.MonkeyPatch, **over: str) -> None:
    for name in ("SERVER", "CLIENT", "SECRET", "NAME", "ACR"):
        monkeypatch.setenv(f"FRANKPLEDGE_SSO_{name}", over.get(name, ""))


def test_without_a_provider_there_is_no_single_sign_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch)
    assert where.single_sign_on(local=False) is None


def test_a_provider_is_taken_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, **SSO, NAME="Westmarch Council", ACR="mfa, strong,")
    found = where.single_sign_on(local=False)
    assert (found.server, found.client, found.secret) == tuple(SSO.values())
    assert (found.name, found.acr, found.local, found.seconds) == ("Westmarch Council", ("mfa", "strong"), False, 5)
    assert found.origin == "https://sign-in.westmarch.example"
    told(monkeypatch, **SSO)
    assert where.single_sign_on(local=False).name == "your organisation"


@pytest.mark.parametrize("missing", SSO)
def test_a_provider_told_by_half_is_refused_with_what_to_write(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    told(monkeypatch, **SSO | {missing: ""})
    with pytest.raises(ValueError, match="all three, or none") as caught:
        where.single_sign_on(local=False)
    assert SSO["SECRET"] not in str(caught.value)


@pytest.mark.parametrize(
    "server",
    [
        "http://sign-in.westmarch.example",
        "sign-in.westmarch.example",
        "file:///etc/passwd",
        "https://a b",
        "https://u:p@a.example",
    ],
)
def test_a_provider_without_tls_is_refused_unless_all_is_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    told(monkeypatch, **SSO | {"SERVER": server})
    with pytest.raises(ValueError, match="begins with https://"):
        where.single_sign_on(local=False)


def test_on_this_machine_alone_a_provider_needs_no_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, **SSO | {"SERVER": "http://localhost:8081"})
    assert where.single_sign_on(local=True).origin == "http://localhost:8081"


@pytest.mark.parametrize(("server", "ends"), [("", []), (SSO["SERVER"], ["https://sign-in.westmarch.example"])])
def test_a_form_may_end_at_the_provider_only_where_one_is_set_up(tmp_path: Path, server: str, ends: list[str]) -> None:
    told = {f"FRANKPLEDGE_SSO_{name}": value for name, value in SSO.items()} if server else {}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FRANKPLEDGE_SSO_")}
    environment |= told | {"FRANKPLEDGE_HOME": str(tmp_path)}
    asked = (
        "from frankpledge.config import settings as s; print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.strip() == str(["'self'", *ends])
