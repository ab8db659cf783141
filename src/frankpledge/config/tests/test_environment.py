"""Every setting is read as it says, and whoever said it wrongly is told what to write."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password

from frankpledge.config import contradictions, environment
from frankpledge.config.environment import SETTINGS, Setting, value
from frankpledge.config.reading import WrongSetting
from frankpledge.config.settings import PASSWORD_HASHERS

REFUSED = [(setting, said) for setting in SETTINGS for said in setting.wrong]
FREE = {
    "HOME",
    "ANCHORS",
    "BACKUPS",
    "SECRET_KEY",
    "HOSTS",
    "METRICS_TOKEN",
    "TASKS",
    "SSO_CLIENT",
    "SSO_SECRET",
    "SSO_NAME",
    "SSO_ACR",
}


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("FRANKPLEDGE_")]:
        monkeypatch.delenv(name)


def test_every_setting_that_can_be_wrong_has_an_example() -> None:
    assert {setting.name.removeprefix("FRANKPLEDGE_") for setting in SETTINGS if not setting.wrong} == FREE


def test_a_password_is_hashed_at_a_cost_that_guessing_cannot_bear(settings: Any) -> None:
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS  # tests themselves have one that costs nothing
    _, kind, _, cost, *_ = make_password("heron under the weir bridge").split("$")
    memory, turns = (int(one.partition("=")[2]) for one in cost.split(",")[:2])
    assert (kind, memory >= 47_104, turns >= 1) == ("argon2id", True, True), cost


@pytest.mark.parametrize(("setting", "said"), REFUSED, ids=lambda value: getattr(value, "name", repr(value)))
def test_what_cannot_be_read_is_refused_with_its_name_and_what_to_write(
    monkeypatch: pytest.MonkeyPatch, setting: Setting, said: str
) -> None:
    monkeypatch.setenv(setting.name, said)
    with pytest.raises(WrongSetting, match=r"must (be|begin|look)|names no database") as caught:
        value(setting.name)
    assert str(caught.value).startswith(setting.name)
    if len(said) > 9:
        assert said not in str(caught.value)  # it may hold a password


def test_nothing_said_is_nothing_wrong() -> None:
    assert environment.wrong() == []
    assert contradictions.faults() == []
    assert value("FRANKPLEDGE_INVITATION_DAYS") == 7
    assert value("FRANKPLEDGE_HOSTS") == ["localhost", "127.0.0.1"]


def test_everything_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in SETTINGS:
        if setting.wrong:
            monkeypatch.setenv(setting.name, setting.wrong[0])
    assert len(environment.wrong()) == len({setting for setting in SETTINGS if setting.wrong})


@pytest.mark.parametrize(
    ("given", "meant"),
    [("FRANKPLEDGE_HOST", "FRANKPLEDGE_HOSTS"), ("FRANKPLEDGE_DATABSE", "FRANKPLEDGE_DATABASE")],
)
def test_a_misspelt_name_is_told_with_the_nearest(given: str, meant: str) -> None:
    (said,) = environment.unknown({given: "x", "PATH": "y", meant: "z"})
    assert given in said
    assert f"Did you mean {meant}?" in said


def test_a_name_like_none_is_told_where_to_look() -> None:
    (said,) = environment.unknown({"FRANKPLEDGE_XYZZY": "1"})
    assert "docs/generated/settings.md" in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"DEBUG": "1"}, "FRANKPLEDGE_DEBUG shows"),
        ({"HOSTS": ","}, "FRANKPLEDGE_HOSTS names no host"),
        ({"SSO_SERVER": "https://a.example"}, "Set all three, or none"),
    ],
)
def test_settings_with_which_nothing_can_be_served(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str
) -> None:
    for name, words in given.items():
        monkeypatch.setenv(f"FRANKPLEDGE_{name}", words)
    (found,) = contradictions.faults()
    assert said in found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ADDRESS": "https://record.example"}, "which FRANKPLEDGE_HOSTS does not name"),
        ({"ADDRESS": "http://localhost"}, "pages are served over TLS alone"),
        ({}, "FRANKPLEDGE_ADDRESS is not set"),
        ({}, "FRANKPLEDGE_PROXIES is 0"),
        ({"LOCAL": "1", "ADDRESS": "https://localhost"}, "Leave FRANKPLEDGE_LOCAL out"),
        ({"HOSTS": "*"}, "any name is answered"),
        ({"SECRET_KEY": "short"}, "fewer than 50 characters"),
        ({"IDLE_ORDINARY": "800"}, "FRANKPLEDGE_IDLE_ORDINARY is longer"),
    ],
)
def test_settings_that_are_likely_not_meant(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str) -> None:
    for name, words in given.items():
        monkeypatch.setenv(f"FRANKPLEDGE_{name}", words)
    assert any(said in found for found in contradictions.warnings())


@pytest.mark.parametrize("hosts", ["record.example", ".example", "other.example,record.example:443"])
def test_a_server_that_is_set_up_well_is_told_nothing(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    given = {"ADDRESS": "https://record.example", "HOSTS": hosts, "PROXIES": "1", "SECRET_KEY": "x" * 50}
    for name, words in given.items():
        monkeypatch.setenv(f"FRANKPLEDGE_{name}", words)
    assert contradictions.warnings() == []


def test_a_command_with_wrong_settings_says_all_of_them_without_a_traceback(tmp_path: Path) -> None:
    wrong = {"FRANKPLEDGE_PROXIES": "one", "FRANKPLEDGE_DATABASE": "mysql://u:hidden@h/n"}
    done = subprocess.run(
        [sys.executable, "-m", "frankpledge.config.commands", "serve"],
        env=os.environ | wrong | {"FRANKPLEDGE_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 2
    assert all(f"{name} must" in done.stderr for name in wrong)
    assert "Traceback" not in done.stderr
    assert "hidden" not in done.stderr
