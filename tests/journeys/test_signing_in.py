"""The story of signing in: a second factor, a passkey alone, a session that ends while somebody types."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.meetings.models import Action
from frankpledge.people import sessions
from frankpledge.people.models import Partnership, User
from tests.harness.signing_in import code, code_of
from tests.journeys.record import OFFICER, Begin
from tests.journeys.steps import give_password, sign_in

Scan = Callable[[Page], None]


@pytest.fixture
def passkeys(page: Page) -> Any:
    """A device of the browser that keeps passkeys and knows its owner."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield device
    device.send("WebAuthn.disable")


def sessions_of_now(**kept: float) -> None:
    """Move the times that every session keeps, by so many seconds."""
    for row in Session.objects.all():
        store = Session.get_session_store_class()(row.session_key)
        if sessions.SEEN_AT in store:
            for name, by in kept.items():
                store[name] += by
            store.save()


def test_a_passkey_is_added_and_signs_in_alone(
    bare: Partnership, live_server: LiveServer, page: Page, begun: Begin, accessible: Scan, passkeys: Any
):
    begun(page, path=reverse("mfa_add_webauthn"))
    page.get_by_label("Name").fill("Desk")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Your passkey is added.")).to_be_visible()
    accessible(page)
    key = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        page.goto(live_server.url + reverse(name, args=[key.pk]))
        accessible(page)
    page.goto(live_server.url + reverse("mfa_reauthenticate_webauthn") + "?next=/account/")
    accessible(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()


def test_a_passkey_of_this_address_is_none_of_another(
    bare: Partnership, live_server: LiveServer, page: Page, begun: Begin, passkeys: Any, settings: Any
):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "elsewhere.localhost"]
    begun(page, path=reverse("mfa_add_webauthn"))
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Your passkey is added.")).to_be_visible()
    page.goto(live_server.url.replace("localhost", "elsewhere.localhost") + "/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("Your browser gave no passkey")


def test_a_code_is_asked_for_after_the_password(
    bare: Partnership, live_server: LiveServer, page: Page, accessible: Scan
):
    give_password(page, live_server.url)
    expect(page.get_by_role("heading", name="Enter your code")).to_be_visible()
    accessible(page)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    accessible(page)
    page.get_by_label("Code").fill(code(User.objects.get(email=OFFICER)))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()


def test_whoever_lost_their_second_factor_is_told_whom_to_ask_and_adds_one_by_a_link(
    bare: Partnership, live_server: LiveServer, page: Page, accessible: Scan
):
    Authenticator.objects.all().delete()
    give_password(page, live_server.url)
    expect(page.get_by_role("heading", name="Your account has no second factor")).to_be_visible()
    accessible(page)
    for row in Session.objects.all():
        store = Session.get_session_store_class()(row.session_key)
        store[sessions.MAY_ENROL] = User.objects.get(email=OFFICER).pk
        store.save()
    page.reload()
    accessible(page)
    page.get_by_role("button", name="Use an app that gives codes").click()
    page.get_by_text("I cannot scan it").click()
    accessible(page)
    page.get_by_label("Code from the app").fill(code_of(page.locator(".fp-key code").inner_text()))
    page.get_by_role("button", name="Add this app").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()


def test_what_somebody_typed_while_the_session_ended_is_sent_on(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin, accessible: Scan
):
    officer = User.objects.get(email=OFFICER)
    officer.set_password("heron under the weir bridge")
    officer.save()
    action = Action.objects.filter(state="open").order_by("pk")[0]
    begun(page, path=reverse("close_action", kwargs={"partnership": sample.slug, "action": action.pk}))
    page.get_by_label("What came of it").fill("The lamps in Mere Lane burn again.")
    page.get_by_label("It was done").check()
    sessions_of_now(**{sessions.SEEN_AT: -60 * 60})
    page.get_by_role("button", name="Close this action").click()
    expect(page.get_by_text("What you had typed is kept")).to_be_visible()
    accessible(page)
    sign_in(page, page.url)
    expect(page.get_by_role("heading", name="What you typed is kept")).to_be_visible()
    expect(page.get_by_text("The lamps in Mere Lane burn again.")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("The action is closed.")).to_be_visible()
    assert Action.objects.get(pk=action.pk).outcome == "The lamps in Mere Lane burn again."


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_what_an_older_window_holds_is_sent_on_after_signing_in_again(
    sample: Partnership, live_server: LiveServer, page: Page, plain: Page, script: bool
):
    officer = User.objects.get(email=OFFICER)
    officer.set_password("heron under the weir bridge")
    officer.save()
    action = Action.objects.filter(state="open").order_by("pk")[0]
    older = page if script else plain
    address = live_server.url + reverse("close_action", kwargs={"partnership": sample.slug, "action": action.pk})
    sign_in(older, address)
    older.get_by_label("What came of it").fill("The lamps in Mere Lane burn again.")
    older.get_by_label("It was done").check()
    if script:
        expect(older.get_by_role("status").filter(has_text="Draft kept at")).to_be_visible()
    other = older.context.new_page()
    other.goto(live_server.url)
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(other, live_server.url, steps=1)
    expect(other.get_by_role("heading", name="What waits for you")).to_be_visible()
    other.close()
    older.get_by_role("button", name="Close this action").click()
    expect(older.get_by_role("heading", name="What you typed is kept")).to_be_visible()
    expect(older.get_by_text("The lamps in Mere Lane burn again.")).to_be_visible()
    action.refresh_from_db()
    assert action.state == "open"
    older.get_by_role("button", name="Send it now").click()
    expect(older.get_by_text("The action is closed.")).to_be_visible()
    assert Action.objects.get(pk=action.pk).outcome == "The lamps in Mere Lane burn again."
