"""What tests begin with: a partnership with an account for each of three roles; and, for single sign-on, a provider."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client

from frankpledge.outside.openid import SetUp
from frankpledge.people.models import Partnership, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from frankpledge.people.tests.provider import EMAIL, tie
from frankpledge.people.tests.shown import ADDRESS
from tests.harness import oidc
from tests.harness.signing_in import signed_in


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


@pytest.fixture
def place() -> Partnership:
    return make.partnership()


@pytest.fixture
def rosa(place) -> User:
    return make.holding(make.account(name="Rosa Lind"), place, Role.COORDINATOR)


@pytest.fixture
def cora(place) -> User:
    return make.holding(make.account(name="Cora Venn"), place, Role.CHAIR)


@pytest.fixture
def una(place) -> User:
    return make.holding(make.account(ADDRESS, password=make.PASSWORD, name="Una Marsh"), place, Role.MEMBER)


@pytest.fixture
def keeper(rosa) -> Client:
    return signed_in(rosa)
