"""The records and everybody who asks, made once; and, when asked for more (-v), how much was tried."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.access.actors import Asker, askers
from tests.access.asking import TRIED
from tests.access.things import World
from tests.access.world import made


@pytest.fixture(scope="session")
def worlds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, World]]:
    """The record here and that of another partnership."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made("aldermere"), made("otherwick", "POS")
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def everybody(worlds: tuple[World, World]) -> dict[str, Asker]:
    """Everybody who asks."""
    here, elsewhere = worlds
    return askers(here.place, elsewhere.place)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The closing line."""
    if TRIED and terminalreporter.config.get_verbosity() > 0:
        cells, numbers, leaks = TRIED["cell"], TRIED["number elsewhere"], TRIED["leak"]
        terminalreporter.write_line(
            f"Access: {cells:,} cells of the table and {numbers:,} numbers of another partnership tried, {leaks} leaks."
        )
