"""What the product is made of: every package locked by hash, none under a licence that binds more than naming it."""

import json
import re
from importlib import metadata
from pathlib import Path

import pytest

from tools.bill import whole

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)")
SHIPPED = ("run.txt", "ocr.txt")
# Whoever passes these on may have to open what is theirs.  LGPL, used as a library, and MPL ask for no such thing.
BINDING = re.compile(
    r"(?<![A-Za-z])A?GPL|Affero|(?<!Lesser )General Public|SSPL|BUSL|Commons Clause|CC-BY-NC|Proprietary$"
)
# Their own data says no licence; this is what their source says.
SAID_ELSEWHERE = {"pyrage": "MIT"}
# Beside a plain licence, they have words of another in their classifiers that says nothing of its own.
# odfpy leaves the choice to whoever takes it, and is taken under the first.
MORE_THAN_ONE = {"qrcode": "BSD", "odfpy": "Apache Software License"}


def requirements(path: Path) -> list[str]:
    """Each requirement of a list, with its hashes, on one line."""
    joined = path.read_text("utf-8").replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.strip().startswith("#")]


def licence(name: str) -> str:
    """Everything that a package says of its licence."""
    about = metadata.metadata(name)
    said = [about.get("License-Expression"), (about.get("License") or "").splitlines()[:1]]
    said += [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    return "; ".join(str(one) for one in said if one) or SAID_ELSEWHERE.get(name, "")


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_requirement_has_its_version_and_hashes(path: Path) -> None:
    found = requirements(path)
    assert found
    assert [
        line for line in found if not PINNED.match(line) or not re.search(r"--hash=sha256:[0-9a-f]{64}", line)
    ] == []


def test_every_file_of_the_browser_has_its_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    fetched = {path: about for path, about in packages.items() if path}
    assert fetched
    assert [path for path, about in fetched.items() if not about.get("integrity", "").startswith("sha512-")] == []


def test_nothing_that_ships_binds_whoever_passes_it_on() -> None:
    problems, looked_at = [], 0
    names = {PINNED.match(line).group(1) for lock in SHIPPED for line in requirements(ROOT / "requirements" / lock)}
    for name in sorted(names):
        try:
            said = MORE_THAN_ONE.get(name) or licence(name)
        except metadata.PackageNotFoundError:
            continue  # for another system than this one
        looked_at += 1
        if not said or BINDING.search(said):
            problems.append(f"{name}: {said or 'says none'}")
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for path, about in lock.items():
        if path and not about.get("dev") and (not about.get("license") or BINDING.search(about["license"])):
            problems.append(f"{path}: {about.get('license')}")
    assert problems == []
    assert looked_at > 40


@pytest.mark.parametrize(
    ("said", "binds"),
    [("AGPL-3.0-only", True), ("GPLv3", True), ("GNU General Public License v2", True), ("LGPL-3.0-only", False),
     ("GNU Lesser General Public License v3 (LGPLv3)", False), ("MPL-2.0", False), ("MIT", False), ("", False)],
)  # fmt: skip
def test_a_binding_licence_is_known_when_it_is_seen(said: str, binds: bool) -> None:
    assert bool(BINDING.search(said)) is binds


def test_the_bill_of_materials_names_what_both_lists_name() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    python = {"name": "django", "version": "5.2", "type": "library", "bom-ref": "x", "description": "d"}
    bill = whole({"bomFormat": "CycloneDX", "components": [python]}, lock)
    parts = {part["name"]: part for part in bill["components"]}
    ships = {path: about for path, about in lock["packages"].items() if path and not about.get("dev")}
    assert set(parts) == {"django"} | {path.rpartition("node_modules/")[2] for path in ships}
    face = parts["govuk-frontend"]
    assert face["purl"] == f"pkg:npm/govuk-frontend@{face['version']}"
    assert re.fullmatch(r"[0-9a-f]{128}", face["hashes"][0]["content"])
    assert parts["django"]["licenses"] == [{"expression": "BSD-3-Clause"}]
