"""A forgotten password, and a new one: the same answer and the same work whoever asks."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from frankpledge.ledger.models import Entry
from frankpledge.people.jobs import send_password_link
from frankpledge.people.models import User
from frankpledge.people.tests import make
from frankpledge.work.changes import queue
from frankpledge.work.performing import do_waiting
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
EMAIL = "rosa@aldermere.example"
NEW = "three wet herons"


@pytest.fixture(autouse=True)
def sending(settings) -> None:
    """This installation sends e-mail, and nobody tried anything so far."""
    settings.FRANKPLEDGE_SENDS_EMAIL = True
    cache.clear()


@pytest.fixture
def user() -> User:
    return signing_in.with_second_factor(make.account(EMAIL, password=make.PASSWORD))


def ask(client: Client, email: str):
    return client.post(reverse("account_reset_password"), {"email": email})


def link_to(user: User) -> str:
    """The link in the e-mail that goes to the account."""
    send_password_link(user.pk, "https://frankpledge.example/")
    return re.search(r"https://frankpledge\.example(/\S+)", mail.outbox[-1].body)[1]


def test_whoever_asks_gets_one_answer_after_the_same_work(client: Client, user: User) -> None:
    closed = make.account("ann@aldermere.example")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers, work = set(), set()
    for email in (EMAIL, EMAIL.upper(), closed.email, "nobody@aldermere.example"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = ask(client, email)
        answers.add((answer.status_code, answer.url, client.get(answer.url).content))
        work.add(len(asked))
        cache.clear()
    assert {(status, url) for status, url, _ in answers} == {(302, "/sign-in/password/asked/")}
    assert len(work) == 1
    assert not mail.outbox


def test_a_link_goes_to_an_open_account_and_to_nobody_else(user: User) -> None:
    send_password_link(0, "https://frankpledge.example/")
    User.objects.filter(pk=user.pk).update(is_active=False)
    send_password_link(user.pk, "https://frankpledge.example/")
    assert not mail.outbox
    User.objects.filter(pk=user.pk).update(is_active=True)
    send_password_link(user.pk, "https://frankpledge.example/")
    assert [one.to for one in mail.outbox] == [[EMAIL]]
    assert mail.outbox[0].subject == "A link to set a new password"
    assert Entry.objects.latest("id").verb == "sent a password link"


def test_a_letter_that_goes_again_after_a_kill_is_the_same_letter(user: User) -> None:
    queue("people.send_password_link", user=user.pk, at="https://frankpledge.example/")
    for _ in range(2):
        assert do_waiting("one") == 1
        DBTaskResult.objects.update(status="READY")  # as after a kill before its end could be written
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 1
    assert len(mail.outbox) == 2


def test_a_link_sets_a_password_once_and_signs_nobody_in(client: Client, user: User) -> None:
    link = link_to(user)
    page = client.get(link)
    assert link not in page.url
    assert client.post(page.url, {"password1": NEW, "password2": NEW}).url == "/sign-in/password/set/"
    assert "_auth_user_id" not in client.session
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert "does not work any more" in client.get(link).content.decode()
    assert client.post(reverse("account_login"), {"login": EMAIL, "password": NEW}).url == "/sign-in/code/"


@pytest.mark.parametrize(
    ("one", "two"), [("short", "short"), (NEW, "another one now"), ("password1234", "password1234")]
)
def test_a_poor_password_is_not_taken(client: Client, user: User, one: str, two: str) -> None:
    page = client.get(link_to(user))
    assert client.post(page.url, {"password1": one, "password2": two}).context["form"].errors


def test_six_links_a_minute_are_asked_for_from_one_address(client: Client) -> None:
    statuses = [ask(client, f"somebody{number}@aldermere.example").status_code for number in range(8)]
    assert statuses == [302] * 6 + [429] * 2
    assert "There were too many tries" in ask(client, EMAIL).content.decode()


def test_where_no_mail_is_sent_one_is_told_whom_to_ask(client: Client, settings) -> None:
    settings.FRANKPLEDGE_SENDS_EMAIL = False
    assert "ask two coordinators" in client.get(reverse("account_reset_password")).content.decode()
    assert ask(client, EMAIL).status_code == 200


def test_a_password_is_changed_by_whoever_knows_it(user: User) -> None:
    client = signing_in.signed_in(user)
    address = reverse("account_change_password")
    wrong = client.post(address, {"oldpassword": "x", "password1": NEW, "password2": NEW})
    assert "is not right" in wrong.content.decode()
    done = client.post(address, {"oldpassword": make.PASSWORD, "password1": NEW, "password2": NEW})
    assert done.url == "/account/"
    assert client.get("/account/").status_code == 200
    assert Entry.objects.latest("id").verb == "changed the password"


def test_an_account_without_a_password_is_told_so() -> None:
    client = signing_in.signed_in(make.account())
    assert "has no password" in client.get(reverse("account_change_password"), follow=True).content.decode()
