"""Write the bill of materials of a release: every package of the locked lists, for Python and for the browser.

CycloneDX's own program writes the part on Python; what npm fetches is added from package-lock.json.  The same lists
give the same bill, byte for byte.
"""

import base64
import json
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("requirements/run.txt", "package-lock.json")


def main() -> int:
    """Write it into dist/, checked against the specification."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(ROOT / LISTS[0])]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--output-format", "JSON"]
    bill = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    lock = json.loads((ROOT / LISTS[1]).read_text("utf-8"))
    text = json.dumps(whole(bill, lock), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if wrong := invalid(text):
        print(f"The bill is not as CycloneDX wants it: {wrong}", file=sys.stderr)
        return 1
    path = ROOT / f"dist/frankpledge-{version}.cdx.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    print(f"{path.relative_to(ROOT)}: {len(json.loads(text)['components'])} packages")
    return 0


def whole(bill: dict[str, Any], lock: dict[str, Any]) -> dict[str, Any]:
    """The bill with what npm fetches, licences where a package here says its own, and nothing of this machine."""
    python = [_with_licence(part) for part in bill.get("components", [])]
    browser = [_from_npm(path, about) for path, about in lock["packages"].items() if path and not about.get("dev")]
    parts = sorted([*python, *browser], key=lambda part: (part["name"].lower(), part["version"]))
    kept = {name: value for name, value in bill.items() if name not in ("components", "dependencies")}
    return kept | {"components": parts}


def invalid(text: str) -> str:
    """What the specification would have otherwise; nothing where it is as it should be."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    found = JsonStrictValidator(version).validate_str(text)
    return "" if found is None else str(found)[:500]


def _with_licence(part: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in part.items() if name not in ("description", "properties")}
    try:
        about = metadata.metadata(part["name"])
    except metadata.PackageNotFoundError:
        return kept
    said = about.get("License-Expression")
    return kept | {"licenses": [{"expression": said}]} if said else kept


def _from_npm(path: str, about: dict[str, Any]) -> dict[str, Any]:
    name = path.rpartition("node_modules/")[2]
    algorithm, _, digest = about["integrity"].split()[0].partition("-")
    purl = f"pkg:npm/{name.replace('@', '%40', 1)}@{about['version']}"
    part = {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": about["version"],
        "purl": purl,
        "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}],
    }
    return part | {"licenses": [{"expression": about["license"]}]} if about.get("license") else part


if __name__ == "__main__":
    sys.exit(main())
