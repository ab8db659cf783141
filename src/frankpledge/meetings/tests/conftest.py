"""What most tests of meetings begin with: a partnership, and its coordinator."""

import pytest

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    return make.actor(place)
