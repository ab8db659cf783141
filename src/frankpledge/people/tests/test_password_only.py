"""A password opens nothing: every address, tried with a session that proved a password and no more."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, converters, get_resolver, reverse

from frankpledge.people import sessions
from frankpledge.people.models import User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
EMAIL = "rosa@aldermere.example"
# What whoever is signed out may open as well, machines too, and the page that says whom to ask.
OPEN = {
    "account_login", "account_logout", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "answer", "gallery", "invitation",
    "health", "ready", "figures", "mfa_authenticate", "mfa_login_webauthn", "recovery",
    "second_factor", "single_sign_on", "single_sign_on_answer", "api", "api_description",
    "own_calendar", "public_data", "public_list", "public_place", "published",
}  # fmt: skip
ENROLLING = {"mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}


def every_address() -> dict[str, str]:
    """Each name with an address of it, in the partnership of the account; not what is read by tokens alone."""
    found = dict(_addresses(get_resolver().url_patterns))
    return {name: address for name, address in found.items() if not name.startswith("api_") or name in OPEN}


def _addresses(patterns: list[URLPattern | URLResolver], above: dict[str, str] | None = None):
    for pattern in patterns:
        wanted = (above or {}) | {name: _example(name, type(of)) for name, of in pattern.pattern.converters.items()}
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, wanted)
        elif pattern.name:
            yield pattern.name, reverse(pattern.name, kwargs=wanted)


def _example(name: str, of: type) -> str:
    """Something that could stand in an address."""
    if name == "partnership":
        return "aldermere"
    return {converters.UUIDConverter: str(uuid4()), converters.IntConverter: "1"}.get(of, "a")


@pytest.fixture(autouse=True)
def no_failures_so_far() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    return make.holding(make.account(EMAIL, password=make.PASSWORD), make.partnership(), Role.COORDINATOR)


@pytest.fixture
def half(client: Client, user: User) -> Client:
    """A browser in which the password was given, of an account that has nothing else."""
    answer = client.post(reverse("account_login"), {"login": EMAIL, "password": make.PASSWORD})
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))
    return client


@pytest.mark.parametrize("how", ["get", "post"])
def test_a_password_alone_opens_no_page(half: Client, how: str) -> None:
    tried = 0
    for name, address in every_address().items():
        if name not in OPEN:
            answer = getattr(half, how)(address)
            assert (answer.status_code, answer.headers["Location"]) == (302, "/account/second-factor/"), name
            tried += 1
    assert tried >= 50


def test_somebody_without_a_second_factor_is_told_whom_to_ask(half: Client) -> None:
    shown = half.get("/", follow=True)
    assert "Your account has no second factor" in shown.content.decode()
    assert "Ask two coordinators" in shown.content.decode()


def test_a_part_of_a_page_gives_way_to_the_page_about_second_factors(half: Client) -> None:
    answer = half.get("/aldermere/", headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/account/second-factor/")


def let(client: Client, user: User) -> None:
    """As if a recovery link had been opened here."""
    session = client.session
    session[sessions.MAY_ENROL] = user.pk
    session.save()


def test_whoever_accepted_a_link_opens_the_pages_that_add_one_and_no_other(half: Client, user: User) -> None:
    let(half, user)
    assert "Use an app that gives codes" in half.get("/", follow=True).content.decode()
    for name, address in every_address().items():
        if name in ENROLLING:
            assert half.get(address).status_code == 200, name
        elif name not in OPEN:
            assert half.get(address).headers["Location"] == "/account/second-factor/", name


def test_a_link_for_one_account_lets_no_other_add_a_second_factor(half: Client) -> None:
    let(half, make.account())
    assert half.get(reverse("mfa_activate_totp")).headers["Location"] == "/account/second-factor/"


def test_a_link_lets_nobody_past_the_second_factor_that_there_is(half: Client, user: User) -> None:
    let(half, user)
    signing_in.with_second_factor(user)
    assert half.get(reverse("mfa_activate_totp")).headers["Location"] == "/account/second-factor/"
    assert "Sign out, then sign in with it" in half.get("/", follow=True).content.decode()


@pytest.mark.django_db(transaction=True)  # what the library says after the commit, it says within the request
def test_with_an_app_added_one_is_in(half: Client, user: User) -> None:
    let(half, user)
    half.get(reverse("mfa_activate_totp"))
    key = half.session["mfa.totp.secret"]
    answer = half.post(reverse("mfa_activate_totp"), {"code": signing_in.code_of(key)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert half.get("/").headers["Location"] == "/aldermere/"
    assert sessions.MAY_ENROL not in half.session


def test_the_second_factor_of_one_account_is_none_of_another(client: Client, user: User) -> None:
    signing_in.signed_in(make.account(), client)
    session = client.session
    session["_auth_user_id"], session["_auth_user_hash"] = str(user.pk), user.get_session_auth_hash()
    session.save()
    assert client.get("/").headers["Location"] == "/account/second-factor/"


def test_half_signed_in_one_may_go(half: Client) -> None:
    assert half.post(reverse("account_logout")).headers["Location"] == "/sign-in/"
    assert "_auth_user_id" not in half.session


@pytest.mark.parametrize(("setting", "there"), [("here", "/account/second-factor/"), ("provider", "/aldermere/")])
def test_whoever_came_by_single_sign_on_needs_none_here_where_the_setting_says_so(
    half: Client, user: User, settings, setting: str, there: str
) -> None:
    settings.FRANKPLEDGE_SECOND_FACTOR = setting
    assert half.get("/").headers["Location"] == "/account/second-factor/"
    session = half.session
    session[sessions.BY_PROVIDER] = user.pk
    session.save()
    assert half.get("/").headers["Location"] == there
