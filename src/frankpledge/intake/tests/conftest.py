"""What tests of intake have: a partnership, those who act in it, and the browsers in which they are signed in."""

import pytest
from django.test import Client

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership
from frankpledge.people.rules.roles import Role


@pytest.fixture
def place() -> Partnership:
    """A partnership in whose record nothing stands yet."""
    return make.partnership()


@pytest.fixture
def by(place: Partnership) -> Actor:
    """The coordinator."""
    return make.actor(place)


@pytest.fixture
def viewer(place: Partnership) -> Actor:
    """Somebody who may read and not write."""
    return make.actor(place, Role.MEMBER)


@pytest.fixture
def client(place: Partnership) -> Client:
    """A browser in which the coordinator is signed in."""
    return make.signed_in(place)


@pytest.fixture
def viewing(place: Partnership) -> Client:
    """A browser in which a viewer is signed in."""
    return make.signed_in(place, Role.MEMBER)
