"""Tying an account to the organisation's sign-in, untying it, and proving anew there who one is."""

from time import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.people.models import Subject, User
from frankpledge.people.tests import make
from frankpledge.people.tests.provider import SUBJECT, begun, come_back, heading, is_signed_in, refusals, there_and_back
from tests.harness import oidc
from tests.harness.oidc import Manner, Person
from tests.harness.oidc_visitor import signed_in_at
from tests.harness.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_an_account_is_tied_by_whoever_is_signed_in_to_it(there: oidc.Provider, user: User) -> None:
    client = signed_in(user)
    assert "not tied to Westmarch Council" in client.get(reverse("mfa_index")).content.decode()
    answer = there_and_back(client, "tie_single_sign_on")
    assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))
    tie = Subject.objects.get()
    assert (tie.user, tie.issuer, tie.subject) == (user, there.origin, SUBJECT)
    line = Entry.objects.latest("id")
    assert (line.verb, line.outcome, line.user_number, line.row_number) == ("tied a sign-in", "done", user.pk, user.pk)
    page = client.get(reverse("mfa_index")).content.decode()
    assert "You sign in with Westmarch Council since" in page


def test_an_address_that_differs_does_not_matter_to_who_ties_their_own_account(
    there: oidc.Provider, user: User
) -> None:
    there.person = Person(email="r.lind@westmarch.example", email_verified=None)
    there_and_back(signed_in(user), "tie_single_sign_on")
    assert Subject.objects.get().user == user


def test_nobody_ties_an_account_without_proving_lately_who_they_are(
    client: Client, there: oidc.Provider, user: User
) -> None:
    long_ago = forgetting(signed_in(user))
    for name in ("tie_single_sign_on", "untie_single_sign_on"):
        assert long_ago.post(reverse(name)).url.startswith(reverse("mfa_reauthenticate"))
        assert client.post(reverse(name)).url.startswith(reverse("account_login"))
    assert there.asked == []


def test_an_answer_for_tying_is_for_whoever_began_it(there: oidc.Provider, user: User) -> None:
    other = make.account("ann@aldermere.example")
    client = signed_in(user)
    back = signed_in_at(begun(client, "tie_single_sign_on"))
    kept = client.session["single_sign_on"]
    client = signed_in(other, client)
    session = client.session
    session["single_sign_on"] = kept
    session.save()
    assert come_back(client, back).status_code == 400
    assert Subject.objects.count() == 0
    assert refusals() == [("tied a sign-in", "single sign-on", other.pk)]


def test_a_sign_in_is_tied_to_one_account_only(there: oidc.Provider, tied: User) -> None:
    other = signed_in(make.account("ann@aldermere.example"))
    answer = there_and_back(other, "tie_single_sign_on")
    assert answer.status_code == 409
    assert "tied to another account" in answer.content.decode()
    assert Subject.objects.get().user == tied
    assert [verb for verb, _, _ in refusals()] == ["tied a sign-in"]


def test_an_account_is_tied_to_one_sign_in_only(there: oidc.Provider, tied: User) -> None:
    there.person = Person(subject="another")
    assert there_and_back(signed_in(tied), "tie_single_sign_on").status_code == 409
    assert Subject.objects.get().subject == SUBJECT


@pytest.mark.parametrize("manner", [Manner.OTHER_NONCE, Manner.DENIES, Manner.FAILS])
def test_a_bad_answer_ties_nothing(there: oidc.Provider, user: User, manner: Manner) -> None:
    client = signed_in(user)
    sent_to = begun(client, "tie_single_sign_on")
    there.misbehave(manner)
    answer = come_back(client, signed_in_at(sent_to))
    assert answer.status_code in (403, 504)
    assert Subject.objects.count() == 0
    assert refusals() == [("tied a sign-in", "single sign-on", user.pk)]
    assert is_signed_in(client)


def test_an_account_with_a_password_is_untied(there: oidc.Provider, tied: User) -> None:
    tied.set_password(make.PASSWORD)
    tied.save()
    client = signed_in(tied)
    assert client.post(reverse("untie_single_sign_on")).url == reverse("mfa_index")
    assert Subject.objects.count() == 0
    line = Entry.objects.latest("id")
    assert (line.verb, line.row_number) == ("untied a sign-in", tied.pk)
    assert there_and_back(Client()).status_code == 403


def test_the_only_way_in_is_not_taken_away(there: oidc.Provider, tied: User) -> None:
    answer = signed_in(tied).post(reverse("untie_single_sign_on"))
    assert answer.status_code == 409
    assert "only way into your account" in answer.content.decode()
    assert Subject.objects.get().user == tied


def test_what_is_not_tied_is_not_untied(there: oidc.Provider, user: User) -> None:
    user.set_password(make.PASSWORD)
    user.save()
    assert signed_in(user).post(reverse("untie_single_sign_on")).status_code == 409


def forgetting(client: Client) -> Client:
    """The same browser when it is long ago that who it is was proved."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = []
    session.save()
    return client


def came_by_provider(client: Client, settings) -> Client:
    """A browser in which the account came by single sign-on a while ago, with nothing else to prove who it is."""
    settings.FRANKPLEDGE_SECOND_FACTOR = "provider"
    there_and_back(client)
    return forgetting(client)


def test_whoever_has_nothing_else_proves_anew_at_the_provider_who_they_are(
    client: Client, there: oidc.Provider, tied: User, settings
) -> None:
    client = came_by_provider(client, settings)
    asked = client.post(reverse("untie_single_sign_on"))
    assert asked.url.startswith(reverse("prove_by_single_sign_on"))
    page = client.get(asked.url)
    assert "Sign in with Westmarch Council again" in page.content.decode()
    there.person = Person(more={"auth_time": int(time())})
    sent_to = client.post(reverse("prove_by_single_sign_on"), {"next": page.context["next"]}).url
    assert "prompt=login" in sent_to
    back = come_back(client, signed_in_at(sent_to)).url
    assert back == reverse("untie_single_sign_on")
    assert "Press the button again" in client.get(back, follow=True).content.decode()
    assert client.post(back).status_code == 409, "it is the only way in"
    assert Entry.objects.filter(verb="proved again", outcome="done", row_number=tied.pk).count() == 1


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (Person(), "Show anew who you are"),
        (Person(more={"auth_time": 1_000_000_000}), "Show anew who you are"),
        (Person(subject="another", more={"auth_time": 4_000_000_000}), "Somebody else signed in there"),
    ],
)
def test_who_does_not_prove_anew_who_they_are_gets_no_further(
    client: Client, there: oidc.Provider, tied: User, settings, person: Person, said: str
) -> None:
    client = came_by_provider(client, settings)
    there.person = person
    answer = there_and_back(client, "prove_by_single_sign_on", next="/")
    assert (answer.status_code, heading(answer)) == (403, said)
    assert refusals() == [("proved again", "single sign-on", tied.pk)]
    assert client.post(reverse("untie_single_sign_on")).url.startswith(reverse("prove_by_single_sign_on"))
