"""Pages that exchange a part of themselves, on a slow connection or none: every press counts, and silence is said."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from frankpledge.intake.models import Fact
from frankpledge.people.models import Draft, Partnership
from tests.journeys.held import held
from tests.journeys.record import EARLIER, Begin
from tests.journeys.steps import add

CHANGE = "/aldermere/about/change/"


@pytest.fixture
def review(bare: Partnership, page: Page, begun: Begin, worker: Callable[[], None]) -> Page:
    """The review of a paper that was just read."""
    begun(page)
    add(page, [EARLIER])
    worker()
    page.reload()
    page.get_by_role("link", name="Review").first.click()
    page.wait_for_selector("body.js-enabled")
    return page


def test_three_facts_that_are_accepted_quickly_are_all_accepted(review: Page):
    buttons = review.locator("li.fp-fact").get_by_role("button", name="Accept")
    with held(review, "**/decide/**") as line:
        for number in range(3):
            buttons.nth(number).click()
        for _ in range(3):
            line.arrive()
    expect(review.locator("li.fp-fact").get_by_text("Accepted", exact=True)).to_have_count(3)
    assert Fact.objects.exclude(state="unreviewed").count() == 3


def test_a_decision_that_cannot_be_sent_is_said(review: Page):
    review.context.set_offline(True)
    try:
        review.locator("li.fp-fact").get_by_role("button", name="Accept").first.click()
        expect(review.get_by_role("alert")).to_contain_text("This could not be kept or saved just now")
    finally:
        review.context.set_offline(False)


def test_a_draft_that_cannot_be_kept_is_not_called_kept(bare: Partnership, page: Page, begun: Begin):
    begun(page, path=CHANGE)
    page.get_by_label("Contact").fill("The Guildhall")
    expect(page.locator("#draft-state")).to_contain_text("Draft kept at")
    page.context.set_offline(True)
    try:
        page.get_by_label("Contact").fill("The Guildhall, Mere Lane")
        expect(page.locator("#draft-state")).to_contain_text("This could not be kept or saved just now")
    finally:
        page.context.set_offline(False)


# The answer to a form that was sent stays away: whether it would have been sent is kept instead.
UNANSWERED = """() => { window.sent = []; addEventListener('submit', event => {
  sent.push(!event.defaultPrevented); event.preventDefault() }) }"""


def test_no_draft_is_kept_of_a_form_that_is_being_saved(bare: Partnership, page: Page, begun: Begin):
    begun(page, path=CHANGE)
    page.wait_for_selector("body.js-enabled")
    page.evaluate(UNANSWERED)
    page.evaluate("""() => { window.kept = new Promise(done => document.body.addEventListener(
      'htmx:beforeRequest', event => done(!event.defaultPrevented))) }""")
    page.get_by_label("Contact").fill("The Guildhall")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.evaluate("sent") == [True]
    assert page.evaluate("kept") is False
    assert not Draft.objects.exists()


def test_a_form_is_saved_after_its_draft_that_is_on_its_way(bare: Partnership, page: Page, begun: Begin):
    begun(page, path=CHANGE)
    saves: list[str] = []
    page.on("request", lambda request: saves.append(request.method) if request.url.endswith(CHANGE) else None)
    with held(page, "**/drafts/keep/") as line:
        page.get_by_label("Contact").fill("The Guildhall")
        draft = line.next()
        page.get_by_role("button", name="Save", exact=True).click()
        assert not saves
        draft.continue_()
    expect(page.get_by_text("was saved")).to_be_visible()
    assert saves == ["POST"]
    assert not Draft.objects.exists()


def test_a_form_is_not_sent_again_while_its_answer_is_on_its_way(bare: Partnership, page: Page, begun: Begin):
    begun(page, path="/aldermere/boards/add/")
    page.wait_for_selector("body.js-enabled")
    page.evaluate(UNANSWERED)
    page.get_by_label("Name").first.fill("Safety Board")
    # As by two presses a second apart: the button itself takes no second press before that.
    page.get_by_label("Name").first.evaluate("""({ form }) => {
      const button = form.querySelector('[type=submit]')
      form.requestSubmit(button)
      form.requestSubmit(button)
    }""")
    assert page.evaluate("sent") == [True, False]
