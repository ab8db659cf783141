"""The files by which an installation is put on a server name what there is: paths, settings, commands."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from frankpledge.config.commands import app
from frankpledge.config.environment import SETTINGS, Setting
from frankpledge.config.reading import WrongSetting

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
PAGES = sorted((ROOT / "docs/operations").glob("*.md"))
HARD = {
    "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateDevices": "yes",
    "PrivateTmp": "yes", "RestrictNamespaces": "yes", "RestrictSUIDSGID": "yes", "LockPersonality": "yes",
    "CapabilityBoundingSet": "", "UMask": "0077", "User": "frankpledge", "ProtectKernelTunables": "yes",
}  # fmt: skip
COMMANDS = get_command(app).commands


def unit(path: Path) -> configparser.RawConfigParser:
    """A unit, read as systemd does: a name may come twice."""
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",), interpolation=None)
    parser.optionxform = str
    parser.read_string(path.read_text("utf-8"))
    return parser


def given(words: list[str]) -> None:
    """Fail where a command of ours does not take these words."""
    assert words[0] in COMMANDS, words
    known = {
        option for parameter in COMMANDS[words[0]].params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert [word for word in words if word.startswith("--") and word.split("=")[0] not in known] == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_is_hardened_and_gives_a_command_that_there_is(path: Path) -> None:
    service = unit(path)["Service"]
    assert {name: service.get(name) for name in HARD} == HARD
    given(service["ExecStart"].split()[1:])
    assert service["ExecStart"].startswith("/opt/frankpledge/.venv/bin/frankpledge ")
    page = unit(path)["Unit"]["Documentation"].removeprefix("file:///opt/frankpledge/")
    assert (ROOT / page).exists()


def test_units_name_units_that_there_are() -> None:
    names = {path.name for path in UNITS}
    told = {
        word for path in UNITS for word in re.findall(r"frankpledge[\w-]*\.(?:service|timer)", path.read_text("utf-8"))
    }
    assert told <= names


def test_the_server_has_longer_to_end_than_it_takes() -> None:
    from frankpledge.config.commands.serving import ENDS_WITHIN

    assert int(unit(DEPLOY / "systemd/frankpledge.service")["Service"]["TimeoutStopSec"]) > ENDS_WITHIN


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    for path in UNITS:
        text = path.read_text("utf-8").replace("/opt/frankpledge/.venv/bin/frankpledge", "/bin/true")
        (tmp_path / path.name).write_text(text)
    if verify is None:
        assert all(unit(path).sections() for path in UNITS)
        return
    command = [verify, "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert [line for line in done.stderr.splitlines() if "frankpledge" in line] == []


@pytest.mark.parametrize(
    "path", [DEPLOY / "frankpledge.env", DEPLOY / "containers/frankpledge.env"], ids=lambda path: path.parent.name
)
def test_a_file_of_settings_says_what_can_be_read(path: Path) -> None:
    known: dict[str, Setting] = {setting.name: setting for setting in SETTINGS}
    lines = [line.lstrip("#") for line in path.read_text("utf-8").splitlines() if re.match(r"#?FRANKPLEDGE_", line)]
    assert len(lines) >= 5
    for line in lines:
        name, _, said = line.partition("=")
        if "…" in said:
            with pytest.raises(WrongSetting):
                known[name].read(name, said)
        else:
            known[name].read(name, said)


def test_proxies_take_the_largest_paper_and_write_who_asks_themselves() -> None:
    nginx = (DEPLOY / "proxy/nginx.conf").read_text("utf-8")
    assert nginx.count("{") == nginx.count("}")
    assert "proxy_set_header X-Forwarded-Proto https;" in nginx
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in nginx
    assert "access_log off;" in nginx
    for path in (DEPLOY / "proxy/Caddyfile", DEPLOY / "containers/Caddyfile"):
        caddy = path.read_text("utf-8")
        assert caddy.count("{") == caddy.count("}")
        assert "respond /metrics 404" in caddy
        assert "\tlog" not in caddy


def test_containers_are_made_of_files_that_there_are_and_give_commands_that_there_are() -> None:
    folder = DEPLOY / "containers"
    yaml = pytest.importorskip("yaml")  # comes with what checks the style
    compose = yaml.safe_load((folder / "compose.yaml").read_text("utf-8"))
    for service in compose["services"].values():
        if service["image"] == "frankpledge" and "command" in service:
            given(service["command"])
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in compose["volumes"] or (folder / source).exists(), source
        if "env_file" in service:
            assert (folder / service["env_file"]).exists()
    docker = (folder / "Dockerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (.*) /tmp/$", docker, re.M):
        assert all((ROOT / word).exists() for word in line.split() if "*" not in word)
    given([word.strip(' "') for word in re.search(r"^CMD \[(.*)\]", docker, re.M).group(1).split(",")])
    assert "--require-hashes" in docker
    assert re.search(r"^USER frankpledge$", docker, re.M)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_name_files_and_commands_that_there_are(path: Path) -> None:
    text = path.read_text("utf-8")
    named = [name for name in re.findall(r"`(deploy/[\w./-]+)`", text) if not (ROOT / name).exists()]
    assert named == []
    words = re.findall(r"(?:`|^|bin/)frankpledge ([a-z][a-z-]+)(?=[ `\n])", text, re.M)
    assert sorted(set(words) - set(COMMANDS)) == []
