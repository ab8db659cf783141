"""Installations that tests back up and restore, apart from the database that other tests have."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from frankpledge.backup.tests.installations import Ground, Installation, filled

KIND = os.environ.get("FRANKPLEDGE_TEST_DATABASE", "sqlite")


@pytest.fixture(scope="session")
def ground(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    made = Ground(tmp_path_factory.mktemp("ground"))
    with django_db_blocker.unblock():
        yield made


@pytest.fixture
def empty(ground: Ground, tmp_path: Path) -> Iterator[Installation]:
    """An installation without a record, on the database that tests run on, and in use."""
    home = tmp_path / "here"
    home.mkdir()
    database = ground.sqlite(home) if KIND == "sqlite" else ground.postgresql()
    with Installation(home, database).opened() as there:
        yield there


@pytest.fixture
def here(empty: Installation) -> Installation:
    """An installation with a record, in use."""
    return filled(empty)
