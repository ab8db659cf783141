"""Search, and who may see and do what: a member, somebody of another partnership, somebody who is signed out."""

import re
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.ledger.rules import Actor, Origin
from frankpledge.meetings.models import Action, Item, Paper
from frankpledge.people.changes import add_partnership
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.roles import Role
from tests.journeys.pages import BY_LINK, OWN, PAGES, PUBLIC, SIGNED_OUT, addresses
from tests.journeys.record import MEMBER, OFFICER, Begin, account
from tests.journeys.steps import give_password, sign_in

WRITING = re.compile("^(Add|Close|Correct|Enter|Match|Merge|Open it again|Part|Review)")


def look_for(page: Page, words: str) -> None:
    """Search for words."""
    page.get_by_role("link", name="Search", exact=True).click()
    page.locator("main input[name=q]").fill(words)
    page.get_by_role("button", name="Search").click()


def test_search_finds_items_decisions_actions_and_people(sample: Partnership, page: Page, begun: Begin):
    begun(page, MEMBER)
    look_for(page, "marshals")
    for kind in ("items", "decisions", "actions"):
        group = page.locator(f"section[aria-labelledby={kind}]")
        expect(group.get_by_role("listitem").first).to_contain_text("marshals", ignore_case=True)
    look_for(page, "chauhan")
    page.locator("section[aria-labelledby=people]").get_by_role("link", name="Sunita Chauhan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sunita Chauhan")
    look_for(page, "a word that nobody ever printed")
    expect(page.get_by_text("Nothing has all of these words")).to_be_visible()


def test_search_finds_a_minute_by_its_number_and_opens_it(sample: Partnership, page: Page, begun: Begin):
    item = Item.objects.get(number="24/23")
    begun(page, MEMBER)
    look_for(page, "24/23")
    page.locator("section[aria-labelledby=items]").get_by_role("link", name=f"24/23 {item.title}").click()
    expect(page.locator(".fp-item:target")).to_contain_text(item.title)
    expect(page.locator(".fp-item:target")).to_be_in_viewport()


def test_a_member_reads_what_is_open_to_members_and_changes_nothing(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin
):
    begun(page, MEMBER)
    row = Action.objects.filter(state="open", paper__document__level=1).order_by("pk")[0]
    person = row.paper.attendance_set.filter(person__isnull=False)[0].person_id
    for path in (
        "",
        f"actions/{row.pk}/",
        "documents/",
        f"documents/{row.paper.document_id}/",
        f"meetings/{row.paper.meeting_id}/",
        "agencies/",
        f"people/{person}/",
    ):
        assert page.goto(f"{live_server.url}/aldermere/{path}").status == 200
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("main form[method=post]")).to_have_count(0)
        expect(page.locator("main").get_by_role("button", name=WRITING)).to_have_count(0)
    close = f"{live_server.url}/aldermere/actions/{row.pk}/close/"
    token = next(one["value"] for one in page.context.cookies() if one["name"] == settings.CSRF_COOKIE_NAME)
    said = {"state": "done", "outcome": "Done, or so they say.", "csrfmiddlewaretoken": token}
    assert page.request.post(close, form=said).status == 403
    assert page.goto(f"{live_server.url}/aldermere/documents/add/").status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("You may not do this")
    row.refresh_from_db()
    assert row.state == "open"


def test_to_somebody_of_another_partnership_no_page_is_here(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin
):
    by = Actor(Origin.COMMAND, date(2024, 6, 3), process="a test")
    other = add_partnership(by, slug="penmarsh", name="Penmarsh Community Safety Partnership")
    account(other, "officer@penmarsh.example", "Ivo Penrose", Role.COORDINATOR)
    officer = actor_for(User.objects.get(email=OFFICER), sample.slug, timezone.localdate())
    begun(page, "officer@penmarsh.example")
    expect(page).to_have_url(live_server.url + reverse("home", kwargs={"partnership": "penmarsh"}))
    for name in sorted(set(PAGES) - SIGNED_OUT - BY_LINK - OWN - PUBLIC):
        for address in addresses(name, officer):
            assert page.request.get(live_server.url + address).status == 404, address
            if name not in {"home", "batch"}:
                in_theirs = address.replace("/aldermere/", "/penmarsh/")
                assert "Aldermere" not in page.request.get(live_server.url + in_theirs).text(), in_theirs
    assert page.goto(f"{live_server.url}/aldermere/").status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    expect(page.locator("body")).not_to_contain_text("Aldermere")


def test_whoever_is_signed_out_signs_in_and_comes_to_the_page_asked_for(
    bare: Partnership, live_server: LiveServer, page: Page
):
    asked = f"{live_server.url}/aldermere/actions/?state=late"
    give_password(page, asked, password="not the password")
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    sign_in(page, asked)
    expect(page).to_have_url(asked)
    expect(page.get_by_role("heading", name="Action log")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    page.goto(asked)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert Paper.objects.count() == 0
