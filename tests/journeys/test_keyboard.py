"""Everything by keyboard: past the menu, through a review, with the focus in sight and never lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from frankpledge.people.models import Partnership
from tests.journeys.conftest import DESK, opened
from tests.journeys.record import EARLIER, Begin
from tests.journeys.steps import add, fact, state_of

_SEEN = """() => { const one = document.activeElement
  const look = () => { const s = getComputedStyle(one)
    return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor].join() }
  const focused = look(); one.blur(); const plain = look(); one.focus({focusVisible: true})
  const box = one.getBoundingClientRect()
  return focused !== plain && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight }"""


def tab_to(page: Page, name: str, most: int = 200) -> None:
    """Press the tabulator until something of this name has the focus."""
    wanted = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{name} was not reached with {most} presses of the tabulator")


def test_the_first_key_leads_past_the_menu(bare: Partnership, page: Page, begun: Begin):
    begun(page, path="/aldermere/actions/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_review_goes_by_keyboard_and_the_focus_stays_where_the_work_is(
    bare: Partnership, browser: Browser, begun: Begin, worker: Callable[[], None], script: bool
):
    for page in opened(browser, DESK, javascript=script):
        begun(page)
        add(page, [EARLIER])
        worker()
        page.reload()
        tab_to(page, f"Review {EARLIER.name}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="What was read")).to_be_visible()
        tab_to(page, "Accept Rosa Lind")
        assert page.evaluate(_SEEN)
        page.keyboard.press("Enter")
        decided = fact(page, "Rosa Lind")
        state_of(decided, "Accepted")
        if script:
            expect(decided.get_by_role("button", name="Accept Rosa Lind")).to_be_focused()
            assert page.evaluate(_SEEN)
        expect(decided).to_be_in_viewport()
        tab_to(page, "Reject Rosa Lind", most=4)
        tab_to(page, "Accept Gareth Pugh", most=6)
        page.keyboard.press("Space")
        state_of(fact(page, "Gareth Pugh"), "Accepted")
        tab_to(page, "Correct Gareth Pugh", most=4)
        page.keyboard.press("Enter")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.get_by_label("Post").evaluate("one => one === document.activeElement"):
                break
        page.keyboard.type("Inspector")
        tab_to(page, "Save the correction")
        page.keyboard.press("Enter")
        state_of(fact(page, "Gareth Pugh"), "Corrected")
        expect(fact(page, "Gareth Pugh")).to_be_in_viewport()
