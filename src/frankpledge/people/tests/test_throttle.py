"""How many tries are let through in a minute: of passwords and codes, by account and by address, in every process."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from frankpledge.people.adapters.accounts import TOO_MANY
from frankpledge.people.models import User
from frankpledge.people.tests import make
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
EMAIL = "rosa@aldermere.example"


@pytest.fixture(autouse=True)
def no_failures_so_far() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    return signing_in.with_second_factor(make.account(EMAIL, password=make.PASSWORD))


def try_password(password: str = "not the password", **over) -> bool:
    """Whether a try was let through, to be right or wrong."""
    answer = Client().post(reverse("account_login"), {"login": EMAIL, "password": password}, **over)
    return answer.status_code == 302 or TOO_MANY not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_once_six_are_let_through(user: User) -> None:
    def one(number: int) -> bool:
        try:
            return try_password(REMOTE_ADDR=f"192.0.2.{number}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(one, range(16))) <= 6
    assert not try_password(make.PASSWORD, REMOTE_ADDR="192.0.2.99")
    cache.clear()  # what was committed is there for the next test


def test_codes_are_counted_as_passwords_are(client: Client, user: User) -> None:
    client.post(reverse("account_login"), {"login": EMAIL, "password": make.PASSWORD})
    said = [client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode() for _ in range(7)]
    assert ["code is not right" in words for words in said] == [True] * 6 + [False]
    late = client.post(reverse("mfa_authenticate"), {"code": signing_in.code(user)})
    assert TOO_MANY in late.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_right_code_does_not_clear_what_others_at_the_address_used_up(client: Client, user: User) -> None:
    for number in range(5):
        Client().post(reverse("account_login"), {"login": f"nobody{number}@aldermere.example", "password": "x"})
    client.post(reverse("account_login"), {"login": EMAIL, "password": make.PASSWORD})
    assert client.post(reverse("mfa_authenticate"), {"code": signing_in.code(user)}).status_code == 302
    assert try_password("x")
    assert not try_password("x")


def test_a_code_is_taken_once(client: Client, user: User) -> None:
    code = signing_in.code(user)
    for browser, status in ((client, 302), (Client(), 200)):
        browser.post(reverse("account_login"), {"login": EMAIL, "password": make.PASSWORD})
        assert browser.post(reverse("mfa_authenticate"), {"code": code}).status_code == status


@pytest.mark.parametrize(
    ("proxies", "let_through"), [(0, 6), (1, 7)], ids=["the header is not read", "one server of ours in front"]
)
def test_the_address_is_the_one_before_our_own_servers(settings, user: User, proxies: int, let_through: int) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    forged = [f"203.0.113.{number}, 198.51.100.{min(number, 1)}" for number in range(7)]
    for number, header in enumerate(forged):
        Client().post(
            reverse("account_login"),
            {"login": f"nobody{number}@aldermere.example", "password": "x"},
            HTTP_X_FORWARDED_FOR=header,
        )
    tried = Client().post(
        reverse("account_login"),
        {"login": EMAIL, "password": "x"},
        HTTP_X_FORWARDED_FOR="203.0.113.99, 198.51.100.0",
    )
    assert (TOO_MANY in tried.content.decode()) is (let_through == 6)


def test_counts_are_kept_where_every_process_finds_them() -> None:
    cache.set("a-count", 3, 60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_cached WHERE cache_key LIKE '%%a-count'")
        assert cursor.fetchone() == (1,)
