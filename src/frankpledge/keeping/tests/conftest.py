"""What most tests of keeping begin with: a coordinator, a second person, and a folder of anchors."""

from pathlib import Path
from typing import Any

import pytest

from frankpledge.keeping.tests import make
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role


@pytest.fixture
def anchors(settings: Any, tmp_path: Path) -> Path:
    settings.FRANKPLEDGE_ANCHORS = tmp_path / "anchors"
    return settings.FRANKPLEDGE_ANCHORS


@pytest.fixture
def place() -> Partnership:
    return meetings.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.officer(place)[1]


@pytest.fixture
def chair(place: Partnership) -> Actor:
    return make.officer(place, Role.CHAIR)[1]
