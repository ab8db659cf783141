"""The machine that an installation stands on: its folder, disk, programs and packages.  Asks no database."""

import json
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.util import find_spec
from pathlib import Path

from frankpledge.config import where
from frankpledge.config.checking import Check, Finding, fault, fine, warning

FEW_FREE = 2 * 2**30  # bytes
_ROOT = Path(__file__).resolve().parents[4]  # where this is a copy of the project, and not installed
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)([^\\]*)", re.MULTILINE)


def home() -> Iterator[Finding]:
    """The home folder: there, writable, and read by nobody else."""
    folder = where.home()
    if not folder.is_dir():
        yield warning("home", f"{folder} is not there yet. The first `frankpledge serve` makes it.")
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    open_to_others = bool(mode & 0o007)
    secret, problems = folder / "secret-key", 0
    if secret.exists() and (open_to_others or mode & 0o070) and stat.S_IMODE(secret.stat().st_mode) & 0o077:
        problems += 1
        yield fault(
            "home", f"Others on this machine can read {secret}, and sign in as anybody. Give: chmod 600 {secret}"
        )
    readable = [
        path
        for path in (*folder.glob("frankpledge.sqlite3*"), folder / "files")
        if open_to_others and path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o007
    ]
    if readable:
        problems += 1
        names = ", ".join(path.name for path in readable)
        yield warning("home", f"Others on this machine can read {names} in {folder}. Give: chmod 700 {folder}")
    elif mode & 0o022:
        problems += 1
        yield warning("home", f"Others on this machine can write into {folder}. Give: chmod 700 {folder}")
    if not problems:
        yield fine("home", f"{folder} is read by its owner alone.")


def disk() -> Iterator[Finding]:
    """Room on the disk of the home folder."""
    folder = where.home()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = f"{free / 2**30:.1f} GB are free on the disk of {where.home()}."
    if free < where.LEAST_FREE:
        yield fault("disk", f"{said} Nothing can be taken in for much longer: make room, or move it to a larger disk.")
    elif free < FEW_FREE:
        yield warning("disk", f"{said} Make room before papers cannot be taken in.")
    else:
        yield fine("disk", said)


def static_files() -> Iterator[Finding]:
    """Style, scripts and fonts, collected for serving."""
    listed = where.home() / "static/staticfiles.json"
    if not listed.exists():
        yield warning("static files", "They are not collected yet. `frankpledge serve` does so when it starts.")
        return
    try:
        names = json.loads(listed.read_text("utf-8"))["paths"].values()
        gone = [name for name in names if not (listed.parent / name).exists()]
    except (ValueError, KeyError, AttributeError):
        gone = ["all of them"]
    if gone:
        yield fault("static files", f"{len(gone)} are missing. Remove {listed.parent}, and start `serve` again.")
    else:
        yield fine("static files", "Collected.")


def scans() -> Iterator[Finding]:
    """Whether scanned pages can be read."""
    lacking = [] if shutil.which("tesseract") else ["Debian's package tesseract-ocr"]
    lacking += [] if find_spec("PIL") else ["the extra `ocr` (Pillow)"]
    if lacking:
        yield fine(
            "scans", f"Scanned pages are refused, since {' and '.join(lacking)} is not installed. They are optional."
        )
    else:
        yield fine("scans", "Scanned pages are read.")


def packages() -> Iterator[Finding]:
    """Python and every package, against the versions that this release was tested with."""
    version = ".".join(map(str, sys.version_info[:3]))
    locked = _locked()
    if not locked:
        yield warning("packages", "The list of versions of this release is not here, so none was compared.")
        return
    other = []
    for name, wanted in sorted(locked.items()):
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            found = "missing"
        if found != wanted:
            other.append(f"{name} {found} (tested: {wanted})")
    if other:
        more = "" if len(other) < 6 else f", and {len(other) - 5} more"
        said = (
            f"Not the versions that this release was tested with: {', '.join(other[:5])}{more}. Install from its list "
        )
        yield warning("packages", f"{said}(docs/operations/upgrade.md).")
    else:
        yield fine("packages", f"Python {version}; all {len(locked)} packages are those of the release.")


def _locked() -> dict[str, str]:
    """Each package of the locked list that this machine needs, with its version."""
    from packaging.markers import Marker

    text = ""
    inside = resources.files("frankpledge.config") / "locked.txt"
    if inside.is_file():
        text = inside.read_text("utf-8")
    elif (_ROOT / "requirements/run.txt").is_file():
        text = (_ROOT / "requirements/run.txt").read_text("utf-8")
    found = {}
    for name, version, rest in _PINNED.findall(text):
        marker = rest.strip().removeprefix(";").strip()
        if not marker or Marker(marker).evaluate():
            found[name] = version
    return found


ALL: tuple[Check, ...] = (home, disk, static_files, scans, packages)
