"""Somebody signs in with the sign-in of their own organisation, at a provider on this machine."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.ledger.rules import Actor, Origin, Place
from frankpledge.outside.openid import SetUp
from frankpledge.people.changes import invite
from frankpledge.people.models import Partnership, User
from frankpledge.people.rules.roles import Role
from tests.harness import oidc
from tests.harness.oidc import Person
from tests.harness.signing_in import code
from tests.journeys.conftest import PHONE
from tests.journeys.record import OFFICER, Begin

Scan = Callable[[Page], None]


@pytest.fixture
def there(settings) -> Iterator[oidc.Provider]:
    """A provider that is set up here, as the settings are where it is set up by the environment."""
    with oidc.provider() as made:
        settings.FRANKPLEDGE_SSO = SetUp(made.server, oidc.CLIENT, oidc.SECRET, "Westmarch Council", local=True)
        told = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        form_action = [*told["form-action"], settings.FRANKPLEDGE_SSO.origin]
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": told | {"form-action": form_action}}
        yield made


def sign_in_there(page: Page) -> None:
    """What one does at the provider."""
    expect(page.get_by_role("heading", name="Westmarch sign-in")).to_be_visible()
    page.get_by_role("button", name="Sign in here").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_an_account_is_tied_and_signs_in_there_from_then_on(
    bare: Partnership, live_server: LiveServer, page: Page, begun: Begin, there: oidc.Provider, accessible: Scan
) -> None:
    begun(page, OFFICER, "/account/")
    accessible(page)
    page.get_by_role("button", name="Tie your account").click()
    sign_in_there(page)
    expect(page.get_by_text("You can sign in with Westmarch Council from now on.")).to_be_visible()
    expect(page.get_by_text("You sign in with Westmarch Council since")).to_be_visible()
    accessible(page)
    page.goto(live_server.url + reverse("prove_by_single_sign_on"))
    accessible(page)
    sign_out(page)
    page.goto(live_server.url + "/aldermere/meetings/")
    accessible(page)
    page.get_by_role("button", name="Sign in with Westmarch Council").click()
    sign_in_there(page)
    page.get_by_label("Code").fill(code(User.objects.get(email=OFFICER)))
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(live_server.url + "/aldermere/meetings/")


def test_an_invitation_is_accepted_there_and_the_next_sign_in_is_there_too(
    bare: Partnership, live_server: LiveServer, page: Page, there: oidc.Provider, accessible: Scan, settings
) -> None:
    settings.FRANKPLEDGE_SECOND_FACTOR = "provider"
    place = Place(bare.pk, bare.slug, bare.name)
    by = Actor(Origin.COMMAND, timezone.localdate(), process="a test", partnership=place)
    _, secret = invite(by, bare, address="nia@westmarch.example", role=Role.MEMBER, starts=by.today, name="Nia Webb")
    there.person = Person(subject="nia", email="Nia@westmarch.example", email_verified=None)
    page.goto(live_server.url + reverse("invitation", kwargs={"secret": secret}))
    accessible(page)
    page.get_by_role("button", name="Accept with Westmarch Council").click()
    sign_in_there(page)
    expect(page).to_have_url(live_server.url + "/aldermere/")
    sign_out(page)
    page.get_by_role("button", name="Sign in with Westmarch Council").click()
    sign_in_there(page)
    expect(page).to_have_url(live_server.url + "/aldermere/")


def test_whoever_nobody_invited_is_told_whom_to_ask(
    bare: Partnership, live_server: LiveServer, page: Page, there: oidc.Provider, accessible: Scan
) -> None:
    there.person = Person(subject="somebody-new", email=OFFICER)
    page.goto(live_server.url + "/sign-in/")
    page.get_by_role("button", name="Sign in with Westmarch Council").click()
    sign_in_there(page)
    expect(page.get_by_role("heading", name="No account here is tied to this sign-in")).to_be_visible()
    expect(page.get_by_text("Ask your coordinator for an invitation.")).to_be_visible()
    accessible(page)
    page.set_viewport_size(PHONE)
    accessible(page)
    page.get_by_role("link", name="Go back").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
