"""The pictures of the guide, of the sample: kept in docs/guide/pictures where FRANKPLEDGE_PICTURES is 1."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from frankpledge.intake.models import Review
from frankpledge.meetings.models import Item, Meeting
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from tests.journeys.conftest import GUIDE
from tests.journeys.pages import addresses
from tests.journeys.record import OFFICER, Begin
from tests.journeys.steps import drawn


def at_top(page: Page) -> None:
    """The page as it opens."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def at_an_item(page: Page) -> None:
    """At an item in which something was decided, somebody asked to do something, and an earlier minute pointed to."""
    told = Item.objects.filter(paper__checked_on__isnull=False, decision_set__isnull=False, action_set__isnull=False)
    item = told.filter(reference_set__to_item__isnull=False).order_by("paper__dated", "pk").distinct()[0]
    page.goto(f"{page.url.split('/meetings/')[0]}/meetings/{item.paper.meeting_id}/")
    page.wait_for_selector("body.js-enabled")
    page.locator(f"#item-{item.pk}").evaluate("one => one.scrollIntoView()")


def at_its_words(page: Page) -> None:
    """Down where what waits for a person stands beside the words that it came from."""
    waiting = page.get_by_role("heading", name="To look at one by one")
    waiting.evaluate("one => one.scrollIntoView()")
    page.locator(".fp-facts").first.get_by_role("link", name="Where this comes from").first.click()
    expect(page.locator("rect:target")).to_be_in_viewport()
    drawn(page)
    waiting.evaluate("one => one.scrollIntoView()")


def at_words_in_word(page: Page) -> None:
    """Where a fact of a Word file stands beside its words."""
    page.get_by_role("link", name="In the text").nth(30).click()
    expect(page.locator("mark:target")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("name", "looking"),
    [
        ("home", at_top),
        ("meeting", at_an_item),
        ("review", at_its_words),
        ("document", at_words_in_word),
        ("actions", at_top),
    ],
)
def test_the_guide_shows_the_pages_as_they_are(
    sample: Partnership,
    page: Page,
    begun: Begin,
    guide_picture: Callable[[Page, str], None],
    name: str,
    looking: Callable[[Page], None],
):
    by = actor_for(User.objects.get(email=OFFICER), sample.slug, timezone.localdate())
    assert Meeting.objects.exists()
    assert Review.objects.filter(state="to_review").exists()
    page.set_viewport_size(GUIDE)
    begun(page, path=addresses(name, by)[0])
    page.wait_for_selector("body.js-enabled")
    looking(page)
    guide_picture(page, name)
