"""Passkeys, second factors and their removal: what is taken, what is refused, and what the ledger keeps of it."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.people.models import User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from tests.harness import signing_in
from tests.harness.passkeys import Passkey

pytestmark = pytest.mark.django_db
ELSEWHERE = ["https://elsewhere.example", "http://localhost.example", "http://127.0.0.1", "https://notlocalhost"]
REFUSED = "That passkey was not taken"


@pytest.fixture(autouse=True)
def no_failures_so_far() -> None:
    cache.clear()


@pytest.fixture
def user() -> User:
    return make.holding(make.account(), make.partnership(), Role.COORDINATOR)


@pytest.fixture
def client(user: User) -> Client:
    return signing_in.signed_in(user)


def lines() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("id").values_list("verb", "outcome"))


def last() -> tuple[str, str, int | None]:
    line = Entry.objects.latest("id")
    return line.verb, line.outcome, line.row_number


def test_a_passkey_signs_in_by_itself(client: Client, user: User) -> None:
    key, browser = Passkey(), Client()
    assert key.add(client).url == "/account/"
    assert last() == ("added a passkey", "done", user.pk)
    assert key.sign_in(browser, user).url == "/"
    assert browser.get("/", headers={"host": "localhost"}).url == "/aldermere/"
    assert last() == ("signed in", "done", user.pk)


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_a_passkey_used_at_another_address_is_refused(client: Client, user: User, origin: str) -> None:
    key, browser = Passkey(), Client()
    key.add(client)
    answer = key.sign_in(browser, user, origin)
    assert answer.url == "/sign-in/"
    assert REFUSED in browser.get(answer.url).content.decode()
    assert "_auth_user_id" not in browser.session
    assert last() == ("proved a second factor", "refused", user.pk)


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_a_passkey_made_at_another_address_is_not_added(client: Client, user: User, origin: str) -> None:
    assert REFUSED in Passkey().add(client, origin).content.decode()
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()
    assert last() == ("proved a second factor", "refused", user.pk)


def test_a_passkey_of_somebody_else_is_refused(client: Client, user: User) -> None:
    other = make.account()
    key = Passkey()
    key.add(client)
    assert key.sign_in(Client(), other).url == "/sign-in/"
    assert last() == ("proved a second factor", "refused", other.pk)


def test_a_closed_account_is_answered_like_none(client: Client, user: User) -> None:
    key, browser = Passkey(), Client()
    key.add(client)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert key.sign_in(browser, user).url == "/sign-in/"
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize("sent", ["", "{}", "[]", "3", '{"response": {}}', '{"response": {"userHandle": "%%"}}'])
def test_what_is_no_passkey_is_refused(sent: str) -> None:
    browser = Client()
    browser.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert browser.post(reverse("mfa_login_webauthn"), {"credential": sent}).url == "/sign-in/"
    assert "_auth_user_id" not in browser.session


def test_the_last_second_factor_is_not_removed(client: Client, user: User) -> None:
    page = client.post(reverse("mfa_deactivate_totp"))
    assert "Add another app or passkey first" in page.content.decode()
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    Passkey().add(client)
    assert client.post(reverse("mfa_deactivate_totp")).url == "/account/"
    assert ("removed a second factor", "done") in lines()
    key = Authenticator.objects.get(user=user, type=Authenticator.Type.WEBAUTHN)
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_passkey_is_named_and_removed(client: Client, user: User) -> None:
    Passkey().add(client)
    key = Authenticator.objects.get(user=user, type=Authenticator.Type.WEBAUTHN)
    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Telephone"})
    assert "Telephone" in client.get("/account/").content.decode()
    assert "Remove Telephone?" in client.get(reverse("mfa_remove_webauthn", args=[key.pk])).content.decode()
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.filter(pk=key.pk).exists()
    assert ("removed a passkey", "done") in lines()


def test_nobody_touches_the_passkey_of_another(client: Client) -> None:
    other = signing_in.signed_in(make.account())
    Passkey().add(other)
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, args=[key.pk])).status_code == 404
        assert client.post(reverse(name, args=[key.pk]), {"name": "Mine"}).status_code == 404


@pytest.mark.parametrize("name", ["mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn"])
def test_who_one_is_is_asked_again_before_second_factors_change(client: Client, name: str) -> None:
    session = client.session
    session[signing_in.RECORDS][0]["at"] -= 15 * 60
    session.save()
    assert client.get(reverse(name)).status_code == 302
    assert "/sign-in/again/" in client.get(reverse(name)).url


def test_a_recovery_code_signs_in_once() -> None:
    user = signing_in.with_second_factor(make.account(password=make.PASSWORD))
    code = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    for status in (302, 200):
        browser = Client()
        browser.post(reverse("account_login"), {"login": user.email, "password": make.PASSWORD})
        assert browser.post(reverse("mfa_authenticate"), {"code": code}).status_code == status


def test_codes_are_kept_as_a_file_and_made_anew(client: Client, user: User) -> None:
    file = client.get(reverse("mfa_download_recovery_codes"))
    old = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    assert "attachment" in file.headers["Content-Disposition"]
    assert all(code in file.content.decode() for code in old)
    assert client.post(reverse("mfa_generate_recovery_codes")).url == reverse("mfa_view_recovery_codes")
    assert old[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()


def test_no_line_of_the_ledger_has_anything_personal(client: Client, user: User) -> None:
    Passkey().add(client)
    told = json.dumps(list(Entry.objects.values()), default=str)
    assert user.email not in told
    assert "Desk" not in told
