"""What holds for every test: what a test may need from the machine, and what is said where that is not there."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests.harness import migrated

ROOT = Path(__file__).resolve().parent
DATABASE = os.environ.get("FRANKPLEDGE_TEST_DATABASE", "sqlite")
BY_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
_migrating = ExitStack()  # what holds while the database of the tests is made
CI = os.environ.get("CI", "").lower() == "true"

# How long an example takes says more about the machine than about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def missing(need: str) -> str:
    """Say why a test cannot have what it needs, or nothing where it can.

    `browser` is Chromium, `scorer` the marked papers that stand beside a developer's copy, `ocr` what reads scans,
    `office` LibreOffice.
    """
    if need == "ocr" and (shutil.which("tesseract") is None or find_spec("PIL") is None):
        return "no Tesseract on this machine, or no Pillow"
    if need == "office" and shutil.which("soffice") is None:
        return "no LibreOffice on this machine"
    if need == "browser" and not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return "no Chromium on this machine"
    if need == "scorer" and not (ROOT.parent / "shared/reading/score.py").exists():
        return "no marked papers beside this copy"
    return ""


def needs(item: pytest.Item) -> list[str]:
    """Everything that a test says it needs."""
    return [need for mark in item.iter_markers("needs") for need in mark.args]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave a test that is for PostgreSQL alone to the run on PostgreSQL, and one of no database to that on SQLite."""
    elsewhere = [item for item in items if is_elsewhere(item)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def is_elsewhere(item: pytest.Item) -> bool:
    """Whether a test is for a run on the other database.

    A test of an area that asks for no database can have none: it says the same in either run.  Tests of installations
    start processes, whose databases are not seen from here.
    """
    if DATABASE != "postgresql":
        return "postgresql" in needs(item)
    area = item.path.relative_to(ROOT).parts[:3] if item.path.is_relative_to(ROOT) else ()
    return (
        area[:2] == ("src", "frankpledge")
        and area[2] not in {"config", "backup"}
        and item.get_closest_marker("django_db") is None
        and not BY_DATABASE.intersection(item.fixturenames)  # type: ignore[attr-defined]
    )


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look for circles of garbage less often: what was loaded stays to the end, and is much to go over again."""
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose need this machine cannot meet."""
    for need in needs(item):
        if why := missing(need):
            pytest.skip(why)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database of the tests is begun from the one that is kept, and goes with the home that is thrown away."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Begin it so, before Django brings it up to date, in as little time as the product takes for that."""
    from django.conf import settings

    from frankpledge.backup.stepping import model_by_model

    _migrating.enter_context(model_by_model())
    if DATABASE == "sqlite":
        migrated.sqlite(Path(settings.DATABASES["default"]["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep it as it is before the first test, where none is kept."""
    from django.db import connection

    _migrating.close()
    with django_db_blocker.unblock():
        connection.close()
    if DATABASE == "sqlite":
        migrated.keep_sqlite(Path(connection.settings_dict["NAME"]))
    else:
        migrated.keep_postgresql(os.environ["FRANKPLEDGE_DATABASE"], connection.settings_dict["NAME"])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where every need should be met, a test that was skipped for one has failed; what is an extra may be missing."""
    report = yield
    if CI and report.skipped and set(needs(item)) - {"ocr", "office"}:
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr[-1]}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in a line for each reason how many tests were left out."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        why = report.longrepr[-1].removeprefix("Skipped: ")
        reasons[why] = reasons.get(why, 0) + 1
    for why, count in sorted(reasons.items()):
        terminalreporter.write_line(f"Left out: {count}, {why}.")
