"""What is restricted: marked by an officer, and from then on a stub for a member, on every way there."""

from datetime import date

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.meetings.models import Item
from frankpledge.people.models import Partnership
from tests.journeys.record import MEMBER, OFFICER, Begin


def test_an_officer_marks_an_item_and_a_member_sees_that_it_is_there(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin
):
    item = Item.objects.filter(level=1, decision_set__isnull=False, parent=None, paper__meeting__isnull=False)[0]
    where = f"{live_server.url}/aldermere/meetings/{item.paper.meeting_id}/"
    begun(page, OFFICER, where.removeprefix(live_server.url))
    page.locator(f"#item-{item.pk}").get_by_role("link", name="Mark", exact=False).first.click()
    page.get_by_label("OFFICIAL-SENSITIVE").check()
    page.get_by_role("button", name="Save the marking").click()
    expect(page.get_by_role("link", name="Say how it is to be handled")).to_be_visible()
    page.get_by_label("Handling note").fill("Board members only")
    page.get_by_role("button", name="Save the marking").click()
    expect(page.locator(f"#item-{item.pk}").get_by_text("OFFICIAL-SENSITIVE").first).to_be_visible()
    begun(page, MEMBER, where.removeprefix(live_server.url))
    expect(page.locator("main").get_by_text("Restricted", exact=True)).to_be_visible()
    expect(page.locator(f"#item-{item.pk}")).to_have_count(0)
    page.goto(f"{live_server.url}/aldermere/search/?q={item.title.split()[-1]}&kind=items")
    expect(page.locator(f'main a[href$="#item-{item.pk}"]')).to_have_count(0)
    assert page.goto(f"{live_server.url}/aldermere/documents/{item.paper.document_id}/").status == 403
    expect(page.get_by_role("heading", name="These minutes are restricted")).to_be_visible()


def test_what_a_paper_itself_calls_restricted_is_told_of_and_not_shown_to_a_member(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin
):
    held = Item.objects.get(level=2, number="12", paper__dated=date(2025, 3, 11))
    assert held.handling.startswith("As the paper says")
    begun(page, MEMBER, f"/aldermere/meetings/{held.paper.meeting_id}/")
    expect(page.locator("main").get_by_text("Restricted", exact=True)).to_be_visible()
    expect(page.get_by_text(held.title)).to_have_count(0)
