"""Signing in and out: who is let in, what is said to those who are not, and what the ledger keeps of it."""

import logging

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.people.adapters.accounts import NOT_RIGHT, TOO_MANY
from frankpledge.people.models import User
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
EMAIL = "rosa@aldermere.example"


@pytest.fixture(autouse=True)
def no_failures_so_far():
    cache.clear()


@pytest.fixture
def user() -> User:
    user = make.holding(make.account(EMAIL, password=make.PASSWORD), make.partnership(), Role.MEMBER)
    return signing_in.with_second_factor(user)


def sign_in(client: Client, email: str = EMAIL, password: str = make.PASSWORD, **over):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **over)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def enter(client: Client, user: User, address: str = "", steps: int = 0):
    """Give the code that is asked for after the password."""
    return client.post(address or reverse("mfa_authenticate"), {"code": signing_in.code(user, steps)})


def said(answer) -> list[str]:
    return [str(words) for words in answer.context["form"].non_field_errors()]


def test_a_page_asks_those_who_are_signed_out_to_sign_in(client: Client) -> None:
    answer = client.get("/aldermere/search/?q=lamp")
    assert answer.status_code == 302
    assert answer.url.startswith("/sign-in/?next=/aldermere/search/")
    page = client.get(answer.url)
    assert b"E-mail address" in page.content
    assert b'autocomplete="username"' in page.content


@pytest.mark.parametrize("email", [EMAIL, "ROSA@Aldermere.EXAMPLE", f" {EMAIL} "])
def test_somebody_signs_in_whatever_the_case_of_their_address(client: Client, user: User, email: str) -> None:
    asked = sign_in(client, email)
    assert (asked.status_code, asked.url) == (302, "/sign-in/code/")
    assert not signed_in(client)
    answer = enter(client, user)
    assert (answer.status_code, answer.url) == (302, "/")
    assert signed_in(client)
    line = Entry.objects.latest("id")
    assert (line.verb, line.outcome, line.user_number, line.row_number) == ("signed in", "done", user.pk, user.pk)


def test_after_signing_in_one_is_where_one_wanted_to_be(client: Client, user: User) -> None:
    target = "/aldermere/search/?q=lamp"
    client.post(f"{reverse('account_login')}?next={target}", {"login": EMAIL, "password": make.PASSWORD})
    assert enter(client, user).url == target


def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, user: User) -> None:
    address = f"{reverse('account_login')}?next=https://elsewhere.example/"
    client.post(address, {"login": EMAIL, "password": make.PASSWORD})
    assert enter(client, user).url == "/"


def test_somebody_signed_in_needs_not_sign_in_again(client: Client, user: User) -> None:
    signing_in.signed_in(user, client)
    assert client.get(reverse("account_login")).url == "/"


def closed(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def without_password(user: User) -> None:
    user.set_unusable_password()
    user.save()


@pytest.mark.parametrize(
    ("prepare", "email", "password"),
    [
        (None, EMAIL, "not the password"),
        (None, "nobody@aldermere.example", make.PASSWORD),
        (closed, EMAIL, make.PASSWORD),
        (without_password, EMAIL, make.PASSWORD),
        (without_password, EMAIL, "!"),
    ],
    ids=["wrong password", "no account", "closed account", "no password set", "the sign for no password"],
)
def test_whoever_is_not_let_in_is_told_the_same(client: Client, user: User, prepare, email, password) -> None:
    if prepare:
        prepare(user)
    answer = sign_in(client, email, password)
    assert answer.status_code == 200
    assert said(answer) == [NOT_RIGHT]
    assert not signed_in(client)


@pytest.mark.parametrize("email", [EMAIL, "nobody@aldermere.example"])
def test_a_password_is_hashed_whether_or_not_there_is_an_account(
    client: Client, user: User, email, monkeypatch
) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed = []
    for name in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, name)
        monkeypatch.setattr(
            Argon2PasswordHasher, name, lambda *args, real=real, **named: hashed.append(1) or real(*args, **named)
        )
    sign_in(client, email, "not the password")
    assert len(hashed) == 1


@pytest.mark.parametrize(("email", "password"), [("", "x"), (EMAIL, ""), ("", "")])
def test_what_is_missing_is_said_and_is_no_try(client: Client, email: str, password: str) -> None:
    before = Entry.objects.count()
    answer = sign_in(client, email, password)
    assert answer.context["form"].errors
    assert Entry.objects.count() == before


def test_an_address_that_is_none_is_said_to_be_none(client: Client) -> None:
    answer = sign_in(client, "rosa")
    assert answer.context["form"].errors["login"] == ["Enter an e-mail address like name@example.org"]


def test_a_failed_sign_in_is_in_the_ledger_without_the_address(client: Client, user: User) -> None:
    sign_in(client, EMAIL, "not the password")
    line = Entry.objects.latest("id")
    assert (line.verb, line.outcome, line.process, line.row_number) == ("signed in", "refused", "sign-in", user.pk)
    sign_in(client, "nobody@aldermere.example", "x")
    assert Entry.objects.latest("id").row_number is None
    assert "nobody" not in str(list(Entry.objects.values_list()))


def test_after_six_failures_even_the_right_password_waits(client: Client, user: User) -> None:
    for _ in range(6):
        assert said(sign_in(client, EMAIL, "not the password")) == [NOT_RIGHT]
    assert said(sign_in(client, EMAIL.upper())) == [TOO_MANY]
    assert not signed_in(client)


def test_tries_are_counted_by_account_wherever_they_come_from(client: Client, user: User) -> None:
    for last in range(6):
        sign_in(Client(), EMAIL, "not the password", REMOTE_ADDR=f"192.0.2.{last}")
    assert said(sign_in(client)) == [TOO_MANY]


def test_tries_are_counted_by_address_whatever_account_they_name(client: Client, user: User) -> None:
    for number in range(6):
        sign_in(client, f"nobody{number}@aldermere.example", "x")
    assert said(sign_in(client)) == [TOO_MANY]
    assert sign_in(client, REMOTE_ADDR="192.0.2.9").url == "/sign-in/code/"


def test_what_succeeds_is_not_counted(client: Client, user: User) -> None:
    for _ in range(8):
        assert sign_in(Client()).url == "/sign-in/code/"


def test_signing_out_is_asked_for_by_post_and_ends_the_session(client: Client, user: User) -> None:
    signing_in.signed_in(user, client)
    assert client.get(reverse("account_logout")).status_code == 405
    assert signed_in(client)
    answer = client.post(reverse("account_logout"))
    assert (answer.status_code, answer.url) == (302, "/sign-in/")
    assert not signed_in(client)
    line = Entry.objects.latest("id")
    assert (line.verb, line.user_number) == ("signed out", user.pk)


def test_nobody_who_is_signed_out_signs_out(client: Client) -> None:
    assert client.post(reverse("account_logout")).url == "/sign-in/"
    assert Entry.objects.count() == 0


def test_a_form_from_another_site_signs_nobody_in(user: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403
    assert not signed_in(strict)


def test_nothing_personal_is_logged(client: Client, user: User, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        sign_in(client, EMAIL, "not the password")
        sign_in(client)
        client.post(reverse("account_logout"))
    logged = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert "rosa" not in logged
    assert "not the password" not in logged


def test_an_address_with_a_nought_character_is_only_wrong(client: Client, user: User) -> None:
    answer = sign_in(client, "rosa\0@aldermere.example")
    assert answer.status_code == 200
    assert not signed_in(client)


@pytest.mark.parametrize(
    ("came_from", "back_at"),
    [
        (
            "http://testserver/aldermere/documents/3/review/?show=left",
            "?next=/aldermere/documents/3/review/%3Fshow%3Dleft",
        ),
        ("https://elsewhere.example/aldermere/", ""),
        ("", ""),
    ],
)
def test_what_was_sent_after_the_session_ended_leads_back_to_the_page_it_was_sent_from(
    client: Client, came_from: str, back_at: str
) -> None:
    sent = client.post("/aldermere/documents/3/review/decide/", {"accept": "1"}, headers={"referer": came_from})
    assert (sent.status_code, sent.url) == (302, f"/sign-in/{back_at}")


def test_a_part_of_a_page_asked_for_after_the_session_ended_gives_way_to_the_whole(client: Client) -> None:
    sent = client.post("/aldermere/documents/3/review/decide/", headers={"hx-request": "true"})
    assert (sent.status_code, sent.headers["HX-Redirect"]) == (204, "/sign-in/")
