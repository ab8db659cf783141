"""Every component, looked at by the accessibility scan, on a desk and on a phone, with script and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.urls("frankpledge.design.tests.urls")

Scan = Callable[[Page], None]
Picture = Callable[[Page, str], Path]


@pytest.fixture(autouse=True)
def open_to_all(settings: Any) -> None:
    """The gallery as developers see it, without signing in."""
    settings.DEBUG = True
    settings.LOGIN_URL, settings.FRANKPLEDGE_SIGN_OUT, settings.FRANKPLEDGE_OWN_PAGE = "sign_in", "sign_out", ""


def test_everybody_can_use_every_component(live_server: LiveServer, page: Page, accessible: Scan, picture: Picture):
    page.goto(f"{live_server.url}/design/")
    page.wait_for_selector("body.govuk-frontend-supported")
    picture(page, "gallery-desk")
    accessible(page)


def test_everybody_can_use_every_component_on_a_phone(
    live_server: LiveServer, phone: Page, accessible: Scan, picture: Picture
):
    phone.goto(f"{live_server.url}/design/")
    phone.wait_for_selector("body.govuk-frontend-supported")
    picture(phone, "gallery-phone")
    accessible(phone)


def test_nothing_is_out_of_reach_on_the_narrowest_phone(live_server: LiveServer, phone: Page):
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(f"{live_server.url}/design/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_can_be_pressed_is_large_enough_to_hit(live_server: LiveServer, phone: Page):
    phone.goto(f"{live_server.url}/design/")
    small = phone.evaluate(
        """() => [...document.querySelectorAll('button, .govuk-button, .fp-source-link, nav a, .fp-header a, .fp-sort')]
        .filter(one => one.offsetParent !== null && !one.closest('[hidden]'))
        .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([words, box]) => `${words}: ${box.width} by ${box.height}`)"""
    )
    assert not small, "\n".join(small)


def test_focus_can_be_seen_on_everything_that_takes_it(live_server: LiveServer, page: Page):
    page.goto(f"{live_server.url}/design/")
    page.wait_for_selector("body.govuk-frontend-supported")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(one => one.offsetParent !== null && one.type !== 'hidden')
        .filter(one => {
          const look = () => { const s = getComputedStyle(one), l = one.nextElementSibling
            const before = l && getComputedStyle(l, '::before')
            return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, before && before.boxShadow].join() }
          one.blur(); const before = look(); one.focus({focusVisible: true}); return before === look() })
        .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert not unseen, "\n".join(unseen)


def test_a_link_in_the_error_summary_leads_to_the_box_that_is_wrong(live_server: LiveServer, page: Page):
    page.goto(f"{live_server.url}/design/")
    page.wait_for_selector("body.govuk-frontend-supported")
    page.get_by_role("link", name="there is no 31 February 2026").click()
    assert page.evaluate("document.activeElement.id") == "id_wrong-held_on-day"


def test_the_mark_of_a_source_leads_to_its_words_without_script(live_server: LiveServer, plain: Page):
    plain.goto(f"{live_server.url}/design/")
    plain.get_by_role("link", name="Where this comes from: Action", exact=True).click()
    assert plain.url.endswith("#q12")
    assert plain.locator("mark:target").inner_text() == "ACTION: ask the highways team for a date (AP)"


def test_nothing_jumps_when_script_starts(live_server: LiveServer, page: Page):
    page.add_init_script(
        """window.moved = 0
        const add = list => { for (const one of list) window.moved += one.value }
        const watch = new PerformanceObserver(list => add(list.getEntries()))
        watch.observe({type: 'layout-shift', buffered: true})
        window.drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
          add(watch.takeRecords()); done()
        })))"""
    )
    page.goto(f"{live_server.url}/design/")
    page.wait_for_selector("body.govuk-frontend-supported")
    page.evaluate("document.fonts.ready")
    page.evaluate("window.drawn()")  # with the script started and the letters there, nothing is left that could move it
    assert page.evaluate("window.moved") < 0.02


def test_the_page_prints_on_a4_without_what_is_for_screens(live_server: LiveServer, page: Page):
    page.goto(f"{live_server.url}/design/")
    page.emulate_media(media="print")
    for hidden in (".fp-header", ".fp-filters", ".govuk-breadcrumbs", ".fp-footer", ".govuk-button >> nth=0"):
        assert not page.locator(hidden).first.is_visible()
    assert page.get_by_text("Printed on").is_visible()
    assert page.get_by_role("heading", name="Gallery of components").is_visible()
