"""What tests of single sign-on begin with: a provider that is set up here, and an account that is tied to it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from frankpledge.outside.openid import SetUp
from frankpledge.people.models import User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.provider import EMAIL, tie
from tests.harness import oidc


@pytest.fixture
def there(settings) -> Iterator[oidc.Provider]:
    """A provider that is set up here."""
    with oidc.provider() as made:
        settings.FRANKPLEDGE_SSO = SetUp(made.server, oidc.CLIENT, oidc.SECRET, "Westmarch Council", local=True)
        yield made


@pytest.fixture
def impatient(there: oidc.Provider, settings) -> None:
    """A provider that never answers does not keep the tests."""
    settings.FRANKPLEDGE_SSO = replace(settings.FRANKPLEDGE_SSO, seconds=0.3)


@pytest.fixture
def user() -> User:
    return make.holding(make.account(EMAIL), make.partnership(), Role.MEMBER)


@pytest.fixture
def tied(there: oidc.Provider, user: User) -> User:
    return tie(user, there)
