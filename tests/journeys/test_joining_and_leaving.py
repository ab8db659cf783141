"""Somebody is invited, joins with a password and a second factor, is given an end date, leaves and is refused."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.people.models import Partnership, User
from tests.harness.signing_in import code_of
from tests.journeys.record import OFFICER, PASSWORD, Begin
from tests.journeys.steps import give_password

Scan = Callable[[Page], None]
ADDRESS = "una@mere.example"


def invited(page: Page) -> str:
    """Invite somebody, coming from the foot of a page; gives the link that is shown once."""
    page.get_by_role("link", name="About this partnership").click()
    page.get_by_role("button", name="Accounts and roles").click()
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_label("Role").select_option("member")
    page.get_by_role("button", name="Invite", exact=True).click()
    expect(page.get_by_text("hand the link on to una@mere.example yourself")).to_be_visible()
    link = page.locator("code").filter(has_text="/invitation/").inner_text()
    page.reload()
    expect(page.get_by_text(link)).to_have_count(0)
    return link


def accepted(page: Page, link: str, accessible: Scan) -> None:
    """Open an invitation's link, choose a name and a password, and add an app that gives codes."""
    page.goto(link)
    accessible(page)
    expect(page.get_by_text("invites you to the record of Aldermere Community Safety Partnership")).to_be_visible()
    page.get_by_label("Your name").fill("Una Marsh")
    page.get_by_label("A new password").fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Use an app that gives codes").click()
    page.get_by_text("I cannot scan it").click()
    key = page.locator(".fp-key code").inner_text()
    page.get_by_label("Code from the app").fill(code_of(key))
    page.get_by_role("button", name="Add this app").click()
    expect(page.get_by_text("Your app is added.")).to_be_visible()


def test_somebody_joins_is_given_an_end_leaves_and_is_refused(
    bare: Partnership, live_server: LiveServer, page: Page, phone: Page, begun: Begin, accessible: Scan
):
    begun(page, OFFICER, "/aldermere/")
    link = invited(page)
    accessible(page)
    accepted(phone, link, accessible)
    phone.goto(live_server.url + "/aldermere/about/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(bare.name)

    page.reload()
    page.get_by_role("link", name="Una Marsh").click()
    page.get_by_role("link", name="End it").click()
    page.get_by_label("After a day").check()
    today = timezone.localdate()
    for part in ("Day", "Month", "Year"):
        page.get_by_label(part, exact=True).fill(str(getattr(today, part.lower())))
    page.get_by_role("button", name="End this role").click()
    expect(page.get_by_text("The role has a last day now.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Member")).to_contain_text(f"to {today.day} {today:%b %Y}")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(bare.name)

    page.get_by_role("button", name="Has left").click()
    page.get_by_role("button", name="End every role now").click()
    expect(page.get_by_text("Una Marsh has left")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    assert phone.goto(link).status == 410
    expect(phone.get_by_role("heading", level=1)).to_have_text("This link was used already")
    accessible(phone)


def test_whoever_leaves_can_sign_in_and_finds_nothing(
    bare: Partnership, live_server: LiveServer, page: Page, phone: Page, begun: Begin, accessible: Scan
):
    begun(page, OFFICER, "/aldermere/")
    accepted(phone, invited(page), accessible)
    page.goto(f"{live_server.url}/aldermere/accounts/{User.objects.get(email=ADDRESS).pk}/leave/")
    page.get_by_role("button", name="End every role now").click()
    give_password(phone, live_server.url + "/", ADDRESS, PASSWORD)
    expect(phone.get_by_label("Code")).to_be_visible()
