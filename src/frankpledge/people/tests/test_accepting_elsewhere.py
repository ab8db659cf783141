"""Accepting an invitation by single sign-on: only whoever has its link, and is known there by the address invited."""

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Who
from frankpledge.outside.openid import SetUp
from frankpledge.people.changes import invite, withdraw_invitation
from frankpledge.people.models import Grant, Invitation, Partnership, Subject, User
from frankpledge.people.rules.roles import Role
from frankpledge.people.sessions import MAY_ENROL
from frankpledge.people.tests import make
from frankpledge.people.tests.provider import come_back, heading, is_signed_in, refusals, there_and_back, tie
from frankpledge.people.tests.shown import said
from tests.harness import oidc
from tests.harness.oidc import Manner, Person
from tests.harness.oidc_visitor import signed_in_at

pytestmark = pytest.mark.django_db
ADDRESS = "rosa@aldermere.example"
OTHER_ADDRESS = "Your organisation’s sign-in answered for another address"


@pytest.fixture
def link(place: Partnership, rosa: User) -> str:
    """The path of an invitation's link."""
    by = make.actor(place, user=Who(rosa.pk, rosa.name))
    _, secret = invite(by, place, address=ADDRESS, role=Role.MEMBER, starts=make.TODAY, name="Rosa Lind")
    return reverse("invitation", kwargs={"secret": secret})


def sent_there(client: Client, link: str, name: str = "Rosa  Lind") -> str:
    answer = client.post(link, {"name": name, "password": "", "elsewhere": "yes"})
    assert answer.status_code == 302, said(answer)
    return answer.url


def accepted(client: Client, link: str):
    return come_back(client, signed_in_at(sent_there(client, link)))


def nothing_came_of_it(client: Client) -> bool:
    still_there = Invitation.objects.filter(used_at__isnull=True).count() == 1
    return still_there and not is_signed_in(client) and not User.objects.filter(email__iexact=ADDRESS).exists()


def test_an_invitation_is_accepted_by_signing_in_there(
    client: Client, there: oidc.Provider, link: str, place: Partnership
) -> None:
    assert "Accept with Westmarch Council" in said(client.get(link))
    answer = accepted(client, link)
    user = User.objects.get(email=ADDRESS)
    assert (user.name, user.has_usable_password()) == ("Rosa Lind", False)
    assert (Subject.objects.get().user, Subject.objects.get().subject) == (user, "249-rosa")
    assert Grant.objects.get(user=user).role == Role.MEMBER.value
    assert Invitation.objects.get().used_at is not None
    assert answer.status_code == 302
    assert client.session[MAY_ENROL] == user.pk
    assert client.get("/aldermere/search/").url == reverse("second_factor")
    verbs = list(Entry.objects.filter(outcome="done").values_list("verb", flat=True))
    for verb in ("accepted an invitation", "tied a sign-in", "signed in"):
        assert verbs.count(verb) == 1


def test_where_the_provider_answers_for_the_second_factor_whoever_accepts_is_in(
    client: Client, there: oidc.Provider, link: str, settings
) -> None:
    settings.FRANKPLEDGE_SECOND_FACTOR = "provider"
    accepted(client, link)
    assert client.get("/aldermere/search/").status_code == 200
    client.post(reverse("account_logout"))
    assert there_and_back(client).url == "/"
    assert client.get("/aldermere/search/").status_code == 200


@pytest.mark.parametrize(
    "person",
    [
        Person(email="Rosa@Aldermere.EXAMPLE"),
        Person(email_verified=None),
        Person(subject="another name for her"),
    ],
    ids=["in capitals", "not said to be verified", "whatever the subject"],
)
def test_the_address_that_was_invited_is_enough(
    client: Client, there: oidc.Provider, link: str, person: Person
) -> None:
    there.person = person
    accepted(client, link)
    assert Subject.objects.get().user.email == ADDRESS


def test_the_address_may_be_told_apart_from_the_token(client: Client, there: oidc.Provider, link: str) -> None:
    there.claims_in_userinfo_only = True
    accepted(client, link)
    assert Subject.objects.get().user.email == ADDRESS


def test_entra_accepts_an_invitation_too(client: Client, link: str, settings) -> None:
    with oidc.provider(entra=True) as entra:
        settings.FRANKPLEDGE_SSO = SetUp(entra.server, oidc.CLIENT, oidc.SECRET, "Westmarch", local=True)
        accepted(client, link)
    assert (Subject.objects.get().user.email, Subject.objects.get().issuer) == (ADDRESS, entra.issuer)


@pytest.mark.parametrize("entra", [False, True])
@pytest.mark.parametrize(
    "person",
    [Person(email="somebody@else.example"), Person(email=None), Person(email_verified=False)],
    ids=["another address", "no address", "an address that is not verified"],
)
def test_who_is_known_there_by_another_address_accepts_nothing(
    client: Client, link: str, settings, person: Person, entra: bool
) -> None:
    if entra and person.email_verified is False:
        person = Person(email_verified=False, more={"email_verified": False})  # what Entra might say one day
    with oidc.provider(entra=entra) as there:
        settings.FRANKPLEDGE_SSO = SetUp(there.server, oidc.CLIENT, oidc.SECRET, "Westmarch", local=True)
        there.person = person
        answer = accepted(client, link)
    assert (answer.status_code, heading(answer)) == (403, OTHER_ADDRESS)
    assert link in answer.content.decode(), "and back to the invitation"
    assert nothing_came_of_it(client)
    assert Subject.objects.count() == 0
    assert refusals() == [("accepted an invitation", "single sign-on", None)]


def test_what_is_told_apart_of_somebody_else_is_not_believed(client: Client, there: oidc.Provider, link: str) -> None:
    there.claims_in_userinfo_only = True
    there.misbehave(Manner.OTHER_USERINFO)
    assert accepted(client, link).status_code == 403
    assert nothing_came_of_it(client)


@pytest.mark.parametrize(
    ("manner", "status"),
    [
        (Manner.OTHER_NONCE, 403),
        (Manner.OTHER_KEY, 403),
        (Manner.DENIES, 403),
        (Manner.FAILS, 504),
        (Manner.NO_JSON, 502),
    ],
)
def test_a_bad_answer_accepts_nothing(
    client: Client, there: oidc.Provider, link: str, manner: Manner, status: int
) -> None:
    sent_to = sent_there(client, link)
    there.misbehave(manner)
    assert come_back(client, signed_in_at(sent_to)).status_code == status
    assert nothing_came_of_it(client)
    assert refusals() == [("accepted an invitation", "single sign-on", None)]
    there.misbehave(Manner.WELL)
    accepted(client, link)
    assert is_signed_in(client), "the link is good until it is used"


def test_somebody_who_has_an_account_already_gets_no_second_one(
    client: Client, there: oidc.Provider, link: str, rosa: User
) -> None:
    tie(rosa, there)
    answer = accepted(client, link)
    assert answer.status_code == 409
    assert "tied to another account" in said(answer)
    assert nothing_came_of_it(client)
    assert refusals() == [("accepted an invitation", "single sign-on", None)]


def test_an_account_that_there_is_takes_its_invitation_signed_in(
    client: Client, there: oidc.Provider, link: str
) -> None:
    make.account(ADDRESS)
    answer = client.post(link, {"name": "Rosa Lind", "elsewhere": "yes"})
    assert "There is an account for" in said(answer)
    assert there.asked == []


def test_an_account_made_meanwhile_is_not_taken_over(client: Client, there: oidc.Provider, link: str) -> None:
    back = signed_in_at(sent_there(client, link))
    made = make.account(ADDRESS)
    assert come_back(client, back).status_code == 409
    assert not is_signed_in(client)
    assert not Subject.objects.filter(user=made).exists()


def test_an_invitation_that_was_withdrawn_meanwhile_is_not_accepted(
    client: Client, there: oidc.Provider, link: str, place: Partnership
) -> None:
    back = signed_in_at(sent_there(client, link))
    withdraw_invitation(make.actor(place), Invitation.objects.get())
    answer = come_back(client, back)
    assert (answer.status_code, answer.url) == (302, link)
    assert client.get(link).status_code == 404
    assert not is_signed_in(client)
    assert not User.objects.filter(email=ADDRESS).exists()


def test_an_invitation_is_accepted_once(client: Client, there: oidc.Provider, link: str) -> None:
    other = Client()
    backs = [(one, signed_in_at(sent_there(one, link))) for one in (client, other)]
    for one, back in backs:
        come_back(one, back)
    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert (User.objects.filter(email=ADDRESS).count(), Subject.objects.count()) == (1, 1)


def test_without_the_link_nobody_accepts_anything(client: Client, there: oidc.Provider, link: str) -> None:
    answer = there_and_back(client)
    assert heading(answer) == "No account here is tied to this sign-in"
    assert nothing_came_of_it(client)


def test_a_name_is_wanted_and_a_password_is_not(client: Client, there: oidc.Provider, link: str) -> None:
    answer = client.post(link, {"name": " ", "elsewhere": "yes"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (200, {"name"})
    assert there.asked == []


def test_without_a_provider_an_invitation_is_accepted_by_password_alone(client: Client, link: str) -> None:
    assert "Accept with" not in said(client.get(link))
    answer = client.post(link, {"name": "Rosa Lind", "elsewhere": "yes"})
    assert set(answer.context["form"].errors) == {"password"}
    assert nothing_came_of_it(client)


def test_nobody_is_sent_there_without_an_end(client: Client, there: oidc.Provider, link: str, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"single_sign_on": "2/m/ip"}
    sent_there(client, link)
    client.post(reverse("single_sign_on"))
    for answer in (
        client.post(link, {"name": "Rosa Lind", "elsewhere": "yes"}),
        client.post(reverse("single_sign_on")),
    ):
        assert (answer.status_code, heading(answer)) == (429, "There were too many tries")
    assert len([door for door, _ in there.asked if door == "discovery"]) == 2
