"""Write the hashed lists of packages from what pyproject.toml and package.json ask for.

`uv` works them out for every platform at once; `pip` installs them.  No list names the host that it came from,
because every machine has its own.
"""

import subprocess
import sys
from pathlib import Path

from front_end import npm

ROOT = Path(__file__).resolve().parent.parent

# Each list, the groups in it, and the list whose versions it keeps, so that a test runs on what is shipped.
LISTS: dict[str, tuple[list[str], str | None]] = {
    "run": (["build"], None),
    "ocr": (["build"], "run"),
    "test": (["build", "test"], "ocr"),
    "check": (["build", "test", "check"], "test"),
    "node": (["node"], None),
    "fuzz": (["fuzz"], None),
    "lock": (["lock"], None),
}
ALONE = {"node", "fuzz", "lock"}
# The lists with the optional extra `ocr` in them: its own, and those that its tests run on.
WITH_OCR = {"ocr", "test", "check"}


def compile_list(name: str, groups: list[str], keep: str | None, upgrade: bool) -> None:
    """Write requirements/<name>.txt.  Versions already there are kept unless they are to be upgraded."""
    source = [] if name in ALONE else ["pyproject.toml"]
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "--quiet"),
        *(
            "--universal",
            "--generate-hashes",
            "--no-strip-extras",
            "--no-header",
            "--no-emit-index-url",
            "--no-annotate",
        ),
        *("--python", sys.executable, "--output-file", f"requirements/{name}.txt"),
        *(["--upgrade"] if upgrade else []),
        *(["--constraint", f"requirements/{keep}.txt"] if keep else []),
        *(part for group in groups for part in ("--group", group)),
        *(["--extra", "ocr"] if name in WITH_OCR else []),
        *source,
    ]
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> None:
    """Write every list; `--upgrade` takes the newest versions that pyproject.toml allows."""
    for name, (groups, keep) in LISTS.items():
        compile_list(name, groups, keep, upgrade="--upgrade" in sys.argv[1:])
    npm("install", "--package-lock-only")
    print(f"Locked: {', '.join(LISTS)}.")


if __name__ == "__main__":
    main()
