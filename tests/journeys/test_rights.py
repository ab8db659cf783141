"""Somebody asks that their name be removed: an officer finds it and asks, the chair approves, and it is gone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.people.models import Partnership, Person
from tests.journeys.fullest import some_person
from tests.journeys.record import CHAIR, Begin

Scan = Callable[[Page], None]


def test_a_name_is_found_and_two_people_take_it_out(
    sample: Partnership, live_server: LiveServer, page: Page, plain: Page, begun: Begin, accessible: Scan
):
    name = Person.objects.get(pk=some_person()).name
    begun(page, path="/aldermere/about/")
    page.get_by_role("link", name="Information rights").click()
    page.get_by_role("button", name="Find what is held").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Find", exact=True).click()
    accessible(page)
    page.locator("#people + ul").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.get_by_role("button", name="Redact it").click()
    page.get_by_label("Legal basis").select_option("erasure")
    page.get_by_label("Reason").fill("They asked for it, and nothing needs it any longer.")
    page.get_by_role("button", name="Show every place").click()
    expect(page.get_by_text("becomes:").first).to_be_visible()
    accessible(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Ask for this redaction").click()
    expect(page.get_by_text("somebody else decides")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)

    begun(plain, CHAIR, path="/aldermere/")
    plain.get_by_role("link", name="A redaction").click()
    plain.get_by_role("button", name="Approve: remove the words").click()
    expect(plain.get_by_text("The words were removed.")).to_be_visible()
    plain.locator("#copies + ul").get_by_role("link").first.click()
    expect(plain.get_by_text("personal data was removed")).to_be_visible()
    plain.goto(f"{live_server.url}/aldermere/search/?q={name.split()[-1]}")
    expect(plain.get_by_text("Nothing has all of these words")).to_be_visible()
