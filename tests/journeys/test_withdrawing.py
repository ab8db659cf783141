"""An entered document leaves the record whole and comes back; a file that is there already is recognised."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from frankpledge.documents.models import Document
from frankpledge.meetings.models import Paper
from frankpledge.people.models import Partnership
from tests.journeys.record import EARLIER, LATER, Begin
from tests.journeys.steps import add, enter_whole


def test_a_document_is_withdrawn_whole_and_put_back_and_is_recognised_when_it_comes_again(
    bare: Partnership, page: Page, begun: Begin, worker: Callable[[], None]
):
    begun(page)
    for paper in (EARLIER, LATER):
        add(page, [paper])
        worker()
        page.reload()
        page.get_by_role("link", name=f"Review {paper.name}").click()
        enter_whole(page)
    later = page.url
    earlier = Paper.objects.get(document__name=EARLIER.name)
    review = later.split("/meetings/")[0] + f"/documents/{earlier.document_id}/review/"
    pointer = page.locator(".fp-fact--reference", has_text="8/24")
    expect(pointer.get_by_role("link", name="8/24", exact=False).first).to_have_attribute("href", re.compile("#item-"))

    page.goto(review)
    page.get_by_text("Other things to do with this document").click()
    page.get_by_role("button", name="Withdraw from the record").click()
    expect(page.get_by_text("This document is withdrawn: nothing of it is in the record.")).to_be_visible()
    gone(page, earlier, True)
    page.goto(later)
    expect(pointer).to_contain_text("not in the record yet")

    page.goto(review)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("Put back.")).to_be_visible()
    gone(page, earlier, False)
    page.goto(later)
    expect(pointer).not_to_contain_text("not in the record yet")

    again = {"name": "the same again.txt", "mimeType": "text/plain", "buffer": EARLIER.read_bytes()}
    add(page, [again])
    worker()
    page.reload()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="the same again.txt"))
    expect(row).to_contain_text("In the record already")
    expect(row).to_contain_text(f"It came in before as {EARLIER.name}.")
    assert Document.objects.count() == 2


def gone(page: Page, paper: Paper, withdrawn: bool) -> None:
    """Look for a paper on its page, in search and in the log."""
    site = page.url.split("/aldermere/")[0] + "/aldermere/"
    assert page.goto(f"{site}meetings/{paper.meeting_id}/").status == (404 if withdrawn else 200)
    page.goto(f"{site}search/?q=lamps")
    expect(page.get_by_role("link", name="Agreed: the lamps")).to_have_count(0 if withdrawn else 1)
    page.goto(f"{site}actions/")
    expect(page.get_by_role("link", name="Gareth Pugh to ask")).to_have_count(0 if withdrawn else 1)
