"""Single sign-on by a real provider on this machine: whom it lets in, and what whoever it does not let in is told."""

import logging
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.outside.openid import SetUp
from frankpledge.people.changes.single_sign_on import tie_subject
from frankpledge.people.models import Subject, User
from frankpledge.people.rules.single_sign_on import LASTS
from frankpledge.people.tests import make
from frankpledge.people.tests.provider import (
    EMAIL,
    SUBJECT,
    begun,
    come_back,
    heading,
    is_signed_in,
    refusals,
    there_and_back,
    tie,
)
from tests.harness import oidc
from tests.harness.oidc import Manner, Person
from tests.harness.oidc_visitor import signed_in_at
from tests.harness.signing_in import code, signed_in, with_second_factor

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "single_sign_on": "post",
    "single_sign_on_answer": "get",
    "tie_single_sign_on": "post",
    "untie_single_sign_on": "post",
    "prove_by_single_sign_on": "get",
}


@pytest.mark.parametrize(("name", "method"), ADDRESSES.items())
def test_without_a_provider_no_address_of_single_sign_on_answers(user: User, name: str, method: str) -> None:
    answer = getattr(signed_in(user), method)(reverse(name))
    assert answer.status_code == 404
    if name in ("single_sign_on", "single_sign_on_answer"):
        assert getattr(Client(), method)(reverse(name)).status_code == 404


def test_without_a_provider_there_is_no_button(client: Client, user: User) -> None:
    assert b"Sign in with" not in client.get(reverse("account_login")).content.replace(b"Sign in with a passkey", b"")
    assert b"Single sign-on" not in signed_in(user).get(reverse("mfa_index")).content


def test_with_a_provider_there_is_a_button_that_leads_there(client: Client, there: oidc.Provider) -> None:
    page = client.get(reverse("account_login") + "?next=/aldermere/search/").content.decode()
    assert "Sign in with Westmarch Council" in page
    assert 'name="next" value="/aldermere/search/"' in page
    assert there.asked == [], "nothing is asked before somebody wants it"
    assert begun(client).startswith(f"{there.origin}/authorize?")


def test_an_account_that_is_tied_signs_in_and_proves_its_second_factor_here(client: Client, tied: User) -> None:
    with_second_factor(tied)
    answer = there_and_back(client, next="/aldermere/search/")
    assert (answer.status_code, answer.url) == (302, reverse("mfa_authenticate"))
    assert not is_signed_in(client)
    done = client.post(answer.url, {"code": code(tied)})
    assert (done.status_code, done.url) == (302, "/aldermere/search/")
    assert client.get("/aldermere/search/").status_code == 200


def test_an_account_without_a_second_factor_gets_no_further_than_the_page_that_says_so(
    client: Client, tied: User
) -> None:
    assert there_and_back(client).url == "/"
    assert client.get("/aldermere/search/").url == reverse("second_factor")


@pytest.mark.parametrize("prepare", [lambda user: user, with_second_factor], ids=["none here", "one here"])
def test_where_the_provider_answers_for_the_second_factor_none_is_asked_for_here(
    client: Client, tied: User, settings, prepare
) -> None:
    settings.FRANKPLEDGE_SECOND_FACTOR = "provider"
    prepare(tied)
    answer = there_and_back(client, next="/aldermere/search/")
    assert (answer.status_code, answer.url) == (302, "/aldermere/search/")
    assert client.get("/aldermere/search/").status_code == 200
    line = Entry.objects.latest("id")
    assert (line.verb, line.outcome, line.user_number) == ("signed in", "done", tied.pk)


def test_whoever_signs_in_by_password_needs_a_second_factor_all_the_same(client: Client, tied: User, settings) -> None:
    settings.FRANKPLEDGE_SECOND_FACTOR = "provider"
    there_and_back(client)
    client.post(reverse("account_logout"))
    tied.set_password(make.PASSWORD)
    tied.save()
    client.post(reverse("account_login"), {"login": EMAIL, "password": make.PASSWORD})
    assert client.get("/aldermere/search/").url == reverse("second_factor")


def test_nobody_is_let_in_by_their_address_alone(client: Client, there: oidc.Provider, user: User) -> None:
    there.person = Person(subject="somebody-new", email=EMAIL, email_verified=True)
    answer = there_and_back(client)
    assert (answer.status_code, heading(answer)) == (403, "No account here is tied to this sign-in")
    assert "invitation" in answer.content.decode()
    assert not is_signed_in(client)
    assert (User.objects.count(), Subject.objects.count()) == (1, 0)
    assert refusals() == [("signed in", "single sign-on", None)]


def test_the_same_name_at_another_provider_is_somebody_else(client: Client, there: oidc.Provider, user: User) -> None:
    tie_subject(make.process(), user, issuer="https://another.example", subject=SUBJECT)
    assert heading(there_and_back(client)) == "No account here is tied to this sign-in"


def test_a_closed_account_is_answered_like_none(client: Client, tied: User) -> None:
    User.objects.update(is_active=False)
    answer = there_and_back(client)
    assert (answer.status_code, heading(answer)) == (403, "No account here is tied to this sign-in")
    assert not is_signed_in(client)
    assert refusals() == [("signed in", "single sign-on", tied.pk)]


def test_somebody_whose_address_has_changed_there_is_still_themselves(
    client: Client, there: oidc.Provider, tied: User
) -> None:
    there.person = Person(email="rosa.new@westmarch.example", email_verified=False)
    assert there_and_back(client).url == "/"
    assert is_signed_in(client)


BAD = [
    (Manner.OTHER_NONCE, "token", 403),
    (Manner.NO_NONCE, "token", 403),
    (Manner.OTHER_AUDIENCE, "token", 403),
    (Manner.MANY_AUDIENCES, "token", 403),
    (Manner.OTHER_ISSUER, "token", 403),
    (Manner.OTHER_KEY, "token", 403),
    (Manner.UNKNOWN_KEY, "token", 403),
    (Manner.UNSIGNED, "token", 403),
    (Manner.SIGNED_WITH_SECRET, "token", 403),
    (Manner.EXPIRED, "token", 403),
    (Manner.FROM_TOMORROW, "token", 403),
    (Manner.NO_SUBJECT, "token", 403),
    (Manner.DENIES, "authorize", 403),
    (Manner.NO_IDENTITY, "token", 502),
    *((manner, at, 502) for manner in (Manner.REFUSES, Manner.NO_JSON, Manner.REDIRECTS) for at in ("token", "keys")),
    *((manner, at, 504) for manner in (Manner.FAILS, Manner.NEVER_ANSWERS) for at in ("token", "keys")),
]


@pytest.mark.parametrize(("manner", "at", "status"), BAD)
def test_a_bad_answer_is_a_page_a_line_and_nothing_more(
    client: Client, there: oidc.Provider, tied: User, settings, caplog, manner: Manner, at: str, status: int
) -> None:
    sent_to = begun(client)
    there.misbehave(manner, at)
    back = signed_in_at(sent_to)
    if manner is Manner.NEVER_ANSWERS:
        settings.FRANKPLEDGE_SSO = replace(settings.FRANKPLEDGE_SSO, seconds=0.3)
    with caplog.at_level(logging.DEBUG):
        answer = come_back(client, back)
    said = answer.content.decode()
    assert answer.status_code == status
    assert "Westmarch Council" in said
    assert answer.context["told"].to_do in said
    assert not is_signed_in(client)
    assert refusals() == [("signed in", "single sign-on", None)]
    logged = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django"))
    for secret in (oidc.SECRET, SUBJECT, EMAIL, "access_token", "eyJ", *back.partition("?")[2].split("&")):
        assert secret not in said
        assert secret not in logged


@pytest.mark.parametrize("manner", [Manner.FAILS, Manner.NEVER_ANSWERS, Manner.DRIPS, Manner.NO_JSON, Manner.EMPTY])
def test_a_provider_that_is_out_of_order_is_said_to_be_before_anybody_is_sent_there(
    client: Client, there: oidc.Provider, impatient, manner: Manner
) -> None:
    there.misbehave(manner, "discovery")
    answer = client.post(reverse("single_sign_on"))
    assert answer.status_code == (502 if manner in (Manner.NO_JSON, Manner.EMPTY) else 504)
    assert refusals() == [("signed in", "single sign-on", None)]
    assert "single_sign_on" not in client.session


def test_a_provider_that_is_not_there_is_said_not_to_be(client: Client, there: oidc.Provider, settings) -> None:
    server = f"http://localhost:{oidc.closed_port()}"
    settings.FRANKPLEDGE_SSO = replace(settings.FRANKPLEDGE_SSO, server=server)
    answer = client.post(reverse("single_sign_on"))
    assert (answer.status_code, heading(answer)) == (504, "Westmarch Council does not answer")


def test_an_error_of_the_providers_own_is_not_shown(client: Client, there: oidc.Provider, tied: User) -> None:
    state = client.session.get("single_sign_on")
    begun(client)
    state = client.session["single_sign_on"]["state"]
    told = {"state": state, "error": "interaction_required", "error_description": "<b>AADSTS50076</b> rosa"}
    answer = client.get(reverse("single_sign_on_answer"), told)
    assert answer.status_code == 502
    assert "AADSTS50076" not in answer.content.decode()


def test_an_answer_that_nobody_waits_for_is_not_taken(client: Client, there: oidc.Provider, tied: User) -> None:
    answer = client.get(reverse("single_sign_on_answer"), {"code": "a", "state": "b"})
    assert (answer.status_code, heading(answer)) == (400, "This sign-in was not begun here")
    assert there.asked == []
    assert refusals() == [], "strangers do not fill the ledger"


def test_an_answer_to_somebody_else_is_not_taken(client: Client, there: oidc.Provider, tied: User) -> None:
    of_another = signed_in_at(begun(Client()))
    begun(client)
    assert come_back(client, of_another).status_code == 400
    assert not is_signed_in(client)
    assert refusals() == [("signed in", "single sign-on", None)]


def test_an_answer_is_taken_once(client: Client, tied: User) -> None:
    back = signed_in_at(begun(client))
    come_back(client, back)
    client.post(reverse("account_logout"))
    assert come_back(client, back).status_code == 400
    assert not is_signed_in(client)


def test_an_answer_that_comes_too_late_is_not_taken(client: Client, there: oidc.Provider, tied: User) -> None:
    back = signed_in_at(begun(client))
    session = client.session
    session["single_sign_on"] |= {"at": session["single_sign_on"]["at"] - LASTS - 1}
    session.save()
    assert come_back(client, back).status_code == 400
    assert "token" not in [door for door, _ in there.asked]


def test_whoever_is_signed_in_is_not_sent_to_sign_in(there: oidc.Provider, user: User) -> None:
    assert signed_in(user).post(reverse("single_sign_on")).url == "/"
    assert there.asked == []


def test_single_sign_on_is_begun_by_our_own_forms_alone(there: oidc.Provider) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("single_sign_on")).status_code == 403
    assert strict.get(reverse("single_sign_on")).status_code == 405
    assert there.asked == []


def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, tied: User) -> None:
    assert there_and_back(client, next="https://elsewhere.example/").url == "/"


@pytest.mark.parametrize(
    ("more", "status"), [({"amr": ["pwd", "mfa"]}, 302), ({"acr": "mfa"}, 302), ({"amr": ["pwd"]}, 403), ({}, 403)]
)
def test_a_second_factor_that_is_wanted_there_has_to_be_shown(
    client: Client, there: oidc.Provider, tied: User, settings, more: dict, status: int
) -> None:
    settings.FRANKPLEDGE_SSO = replace(settings.FRANKPLEDGE_SSO, acr=("mfa",))
    there.person = Person(more=more)
    answer = there_and_back(client)
    assert answer.status_code == status
    assert is_signed_in(client) is (status == 302)
    if status == 403:
        assert heading(answer) == "A second factor is needed"
        assert refusals() == [("signed in", "single sign-on", None)]


def test_entra_signs_in_too(client: Client, user: User, settings) -> None:
    with oidc.provider(entra=True) as entra:
        settings.FRANKPLEDGE_SSO = SetUp(entra.server, oidc.CLIENT, oidc.SECRET, "Westmarch", local=True)
        tie(user, entra)
        assert there_and_back(client).url == "/"
        assert is_signed_in(client)


def test_what_the_session_keeps_while_one_is_there_is_gone_afterwards(client: Client, tied: User) -> None:
    there_and_back(client)
    assert "single_sign_on" not in client.session
    assert oidc.SECRET not in str(dict(client.session))
    assert "eyJ" not in str(dict(client.session)), "no token is kept"
