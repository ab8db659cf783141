"""The main way: a paper comes in, is reviewed, enters the record, is followed, and leads back to its words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frankpledge.people.models import Partnership
from tests.journeys.conftest import DESK, PHONE, opened
from tests.journeys.record import EARLIER, LATER, Begin
from tests.journeys.steps import add, enter_whole, fact, marked, sign_in, state_of

Work = Callable[[], None]
MARKED_PAPERS = Path(__file__).resolve().parents[3] / "shared/reading/documents"


@pytest.fixture(params=["desk", "phone", "desk without script", "phone without script"])
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Each way of looking: at a desk and on a phone, with JavaScript and without."""
    size = PHONE if "phone" in request.param else DESK
    yield from opened(browser, size, javascript="without" not in request.param)


def test_two_papers_come_in_are_reviewed_and_lead_back_to_their_words(
    bare: Partnership, live_server: LiveServer, screen: Page, worker: Work
):
    page = screen
    sign_in(page, live_server.url)
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    read(page, worker, LATER)
    enter_whole(page)
    pointer = page.locator(".fp-fact--reference", has_text="8/24")
    expect(pointer).to_contain_text("not in the record yet")

    read(page, worker, EARLIER)
    review(page)
    page.get_by_label("Board or group", exact=True).select_option("Aldermere Community Safety Board")
    page.get_by_role("button", name="Save board or group").click()
    enter_whole(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("5 March 2024")
    expect(page.get_by_text("every household in Weir Court")).to_be_visible()
    expect(page.get_by_text("thefts", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Meeting after, 4 June 2024").first.click()
    pointer.get_by_role("link").first.click()
    item = page.locator(".fp-item:target")
    expect(item).to_contain_text("Lighting in Mere Lane")
    expect(item).to_be_in_viewport()
    item.get_by_role("link", name="Where this comes from: Decision").click()
    marked(page, "the lamps in Mere Lane be mended before any new ones are bought")


def read(page: Page, worker: Work, paper: Path) -> None:
    """Add a paper, let the worker read it, and open its review."""
    add(page, [paper])
    expect(page.get_by_text("1 file still to be read.")).to_be_visible()
    worker()
    page.reload()
    expect(page.get_by_text("Every file has been dealt with.")).to_be_visible()
    page.get_by_role("link", name=f"Review {paper.name}").click()


def review(page: Page) -> None:
    """Look at what is doubtful, accept a fact, correct one and reject one."""
    doubtful = fact(page, "A letter to be sent")
    expect(doubtful).to_contain_text("Doubtful: the tasks stand apart from their owners")
    page.get_by_role("link", name="Where this comes from: A letter to be sent").click()
    expect(page.locator("mark:target")).to_have_text("A letter to be sent to every tenant of Weir Court")
    page.get_by_role("button", name="Accept Gareth Pugh to ask").click()
    state_of(fact(page, "Gareth Pugh to ask"), "Accepted")
    page.get_by_role("link", name="Correct A letter to be sent").click()
    page.get_by_label("What is to be done").fill("A letter to be sent to every household in Weir Court")
    page.get_by_label("Owners").fill("Emma Travers")
    page.get_by_role("button", name="Save the correction").click()
    state_of(fact(page, "every household"), "Corrected")
    page.get_by_role("button", name="Reject thefts").click()
    state_of(fact(page, "thefts"), "Rejected")


@pytest.mark.needs("scorer")
@pytest.mark.parametrize("number", [3, 5], ids=["minutes", "a report"])
def test_a_real_paper_comes_in_and_leads_back_to_its_words(
    bare: Partnership, page: Page, begun: Begin, worker: Work, number: int
):
    paper = sorted(MARKED_PAPERS.glob("*.txt"))[number - 1]
    begun(page)
    read(page, worker, paper)
    facts = page.locator("li.fp-fact")
    first = facts.filter(has=page.get_by_role("button", name="Accept")).first
    first.get_by_role("button", name="Accept").click()
    state_of(page.locator(f"#{first.get_attribute('id')}"), "Accepted")
    enter_whole(page)
    source = page.get_by_role("link", name="Where this comes from").last
    source.scroll_into_view_if_needed()
    source.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
