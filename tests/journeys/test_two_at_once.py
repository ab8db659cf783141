"""Two people save one page, and somebody leaves a form half written: nothing that was typed is lost."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.people.models import Draft, Partnership
from frankpledge.people.rules.roles import Role
from tests.journeys.conftest import PHONE
from tests.journeys.record import Begin, account

ABOUT, CHANGE = "/aldermere/about/", "/aldermere/about/change/"
OTHER = "odo@aldermere.example"


def test_whoever_saves_second_is_shown_both_and_decides(
    bare: Partnership,
    page: Page,
    plain: Page,
    begun: Begin,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], object],
):
    account(bare, OTHER, "Odo Reed", Role.COORDINATOR)
    begun(page, path=CHANGE)
    begun(plain, OTHER, CHANGE)
    plain.get_by_label("Host").fill("Mere Council")
    plain.get_by_label("Contact").fill("The Guildhall, Mere Lane")
    plain.get_by_role("button", name="Save", exact=True).click()
    expect(plain.get_by_text("was saved")).to_be_visible()
    page.get_by_label("Host").fill("Aldermere Borough Council")
    page.get_by_role("button", name="Save", exact=True).click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Somebody else saved this while you were writing")
    both = page.get_by_role("region", name="What stands now, and what you typed")
    expect(both).to_contain_text("Saved by Odo Reed")
    expect(both).to_contain_text("Mere Council")
    expect(both).not_to_contain_text("The Guildhall")  # which nobody here touched, and which is kept
    expect(page.get_by_label("Host")).to_have_value("Aldermere Borough Council")
    accessible(page)
    picture(page, "conflict-desk")
    page.set_viewport_size(PHONE)
    accessible(page)
    picture(page, "conflict-phone")
    summary.get_by_role("link").click()
    expect(both).to_be_in_viewport()
    page.get_by_role("button", name="Save mine in place of it").click()
    expect(page.get_by_text("was saved")).to_be_visible()
    bare.refresh_from_db()
    assert (bare.host, bare.contact) == ("Aldermere Borough Council", "The Guildhall, Mere Lane")


def test_a_form_left_half_written_is_there_on_return(
    bare: Partnership,
    page: Page,
    live_server: LiveServer,
    begun: Begin,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], object],
):
    begun(page, path=CHANGE)
    page.get_by_label("Contact").fill("The Guildhall, Mere La")
    expect(page.get_by_role("status").filter(has_text="Draft kept at")).to_be_visible()
    page.goto(live_server.url + ABOUT)
    page.goto(live_server.url + CHANGE)
    expect(page.get_by_text("You have a draft of this form")).to_be_visible()
    accessible(page)
    picture(page, "draft-offered")
    page.get_by_role("link", name="Go on with the draft").click()
    expect(page.get_by_text("This is your draft of")).to_be_visible()
    expect(page.get_by_label("Contact")).to_have_value("The Guildhall, Mere La")
    accessible(page)
    page.set_viewport_size(PHONE)
    accessible(page)
    picture(page, "draft-phone")
    page.get_by_label("Contact").fill("The Guildhall, Mere Lane")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was saved")).to_be_visible()
    bare.refresh_from_db()
    assert bare.contact == "The Guildhall, Mere Lane"
    assert not Draft.objects.exists()


def test_a_draft_is_kept_without_javascript(bare: Partnership, plain: Page, begun: Begin):
    begun(plain, path=CHANGE)
    plain.get_by_label("Host").fill("Mere Council")
    plain.get_by_role("button", name="Save as draft").click()
    expect(plain.get_by_text("The draft is kept. Nothing is saved yet.")).to_be_visible()
    expect(plain.get_by_label("Host")).to_have_value("Mere Council")
    plain.get_by_role("button", name="Discard the draft").click()
    expect(plain.get_by_text("The draft is thrown away.")).to_be_visible()
    expect(plain.get_by_label("Host")).to_have_value("")
    assert not Draft.objects.exists()
