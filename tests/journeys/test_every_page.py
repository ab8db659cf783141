"""Every page, at desk and phone width: open to everybody, no wider than its window, light, and without complaint."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from tests.harness import signing_in
from tests.journeys.conftest import DESK, PHONE, window
from tests.journeys.pages import (
    ANSWERS,
    BY_LINK,
    ELSEWHERE,
    FILES,
    MACHINES,
    ON_THE_WAY_IN,
    PAGES,
    SIGNED_OUT,
    addresses,
    known_names,
)
from tests.journeys.record import MEMBER, OFFICER, Begin

Scan = Callable[[Page], None]
NARROWEST = {"width": 320, "height": 640}
MOST_BYTES = 100_000
# Pictures of a paper's pages come one by one as they come into sight: each is held to the same weight by itself.
_OVER_THE_WIRE = """() => {
  const every = ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
  const pictures = every.filter(entry => /\\/pages\\/\\d+\\.png$/.test(entry.name)).map(entry => entry.transferSize)
  return [every.reduce((sum, entry) => sum + entry.transferSize, 0) - pictures.reduce((a, b) => a + b, 0), ...pictures]
}"""


def test_every_address_stands_in_the_table_of_pages():
    assert known_names() == set(PAGES) | ANSWERS | FILES | MACHINES | ELSEWHERE | ON_THE_WAY_IN


@pytest.fixture(scope="session")
def been_before(live_server: LiveServer, browser: Browser) -> None:
    """The window has shown a page before, and holds what every page is made with."""
    page = window(browser, DESK["width"], javascript=True)
    page.goto(live_server.url + reverse("account_login"))
    page.wait_for_selector("body.js-enabled")


@pytest.mark.usefixtures("been_before")
@pytest.mark.parametrize("name", sorted(PAGES))
def test_everybody_can_use_the_page(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin, accessible: Scan, name: str
):
    by = actor_for(User.objects.get(email=OFFICER), sample.slug, timezone.localdate())
    if name not in SIGNED_OUT | BY_LINK:
        begun(page, path=None)
    for place, address in enumerate(addresses(name, by)):
        page.set_viewport_size(DESK)
        answer = page.goto(live_server.url + address)
        assert answer.status == 200, address
        page.wait_for_selector("body.js-enabled")
        weights = page.evaluate(_OVER_THE_WIRE)
        assert all(0 < weight <= MOST_BYTES for weight in weights), f"{address} weighs {weights}"
        if place == 0:  # asked for otherwise it is made of the same parts
            accessible(page)
        page.set_viewport_size(PHONE)
        accessible(page)
        page.set_viewport_size(NARROWEST)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_what_a_form_alone_may_ask_for_cannot_be_visited(bare: Partnership, name: str):
    officer = signing_in.signed_in(User.objects.get(email=OFFICER))
    of_oneself = name == "account_logout" or name.endswith("single_sign_on")
    whole = of_oneself or name in {"enter_unchecked", "keep_draft", "discard_draft"}
    given = ({} if of_oneself else {"partnership": bare.slug}) | ({} if whole else {"document": 1})
    assert officer.get(reverse(name, kwargs=given)).status_code == 405


@pytest.mark.parametrize(
    ("email", "path", "status"),
    [(OFFICER, "/aldermere/meetings/999999/", 404), (MEMBER, "/aldermere/documents/add/", 403)],
)
def test_everybody_can_use_a_page_that_refuses(
    sample: Partnership, live_server: LiveServer, page: Page, begun: Begin, accessible: Scan, email, path, status
):
    begun(page, email)
    assert page.goto(live_server.url + path).status == status
    accessible(page)
    page.set_viewport_size(NARROWEST)
    accessible(page)
