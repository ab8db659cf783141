"""An officer follows what was to be done: the log, an action, its minute, its words, and how it ended."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from frankpledge.meetings.models import Action
from frankpledge.people.models import Partnership, Post
from tests.journeys.conftest import PHONE, opened
from tests.journeys.record import MEMBER, Begin
from tests.journeys.steps import in_boxes, marked

LOG = "/aldermere/actions/"
_PAGE_RULES = """() => [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
  .filter(rule => rule instanceof CSSPageRule).map(rule => rule.cssText).join(' ')"""


@pytest.fixture
def late(sample: Partnership) -> Action:
    """An action of the sample that is late, and that a person from a known agency was asked to do."""
    placed = Post.objects.filter(ends__isnull=True).values("person")
    owned = Action.objects.filter(state="open", due__lt=timezone.localdate(), owners__person__in=placed)
    return owned.filter(item__isnull=False).order_by("due", "pk")[0]


def test_an_officer_follows_a_late_action_to_its_words_and_closes_it(late: Action, page: Page, begun: Begin):
    owner = late.owners.filter(person__isnull=False)[0].person
    agency = Post.objects.filter(person=owner, ends__isnull=True)[0].organisation
    begun(page)
    page.get_by_role("link", name=re.compile("^(All .* actions?|Everybody's actions due)")).click()
    expect(page).to_have_url(re.compile(r"state=late"))
    page.get_by_label("Owner").select_option(owner.name)
    page.get_by_label("Agency").select_option(agency.name)
    page.get_by_label("Due this week").uncheck()
    in_boxes(page, "Due from", late.due)
    in_boxes(page, "Due to", late.due + timedelta(days=1))
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator(".fp-asked")).to_contain_text(f"Owner: {owner.name}")
    rows = page.get_by_role("row").filter(has=page.get_by_role("rowheader"))
    expect(rows.filter(has_text=late.text)).to_have_count(1)
    expect(rows.filter(has=page.get_by_text("Late", exact=True))).to_have_count(rows.count())

    page.get_by_role("link", name=late.text).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(late.text)
    page.get_by_role("link", name=late.paper.body.name).click()
    item = page.locator(".fp-item:target")
    expect(item).to_be_in_viewport()
    item.get_by_role("listitem").filter(has_text=late.text).get_by_role(
        "link", name="Where this comes from: Action"
    ).click()
    marked(page, late.words.words[:40])

    page.goto(f"{page.url.split('/aldermere/')[0]}{LOG}{late.pk}/")
    page.get_by_role("button", name="Close this action").click()
    page.get_by_role("button", name="Close this action").click()
    expect(page.get_by_role("alert")).to_contain_text("Select whether it was done or dropped")
    page.get_by_label("It was done").check()
    page.get_by_label("What came of it").fill("The cut was made on 4 May, and the bench stands in the light again.")
    page.get_by_role("button", name="Close this action").click()
    expect(page.get_by_text("The action is closed.")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="the bench stands in the light again")).to_be_visible()
    said = page.get_by_role("region", name="What was said of it since")
    expect(said).to_contain_text("the bench stands in the light again")
    page.get_by_role("link", name="Actions", exact=True).first.click()
    page.get_by_label("Done").check()
    page.get_by_role("button", name="Apply filters").click()
    done = page.get_by_role("row").filter(has_text="the bench stands in the light again")
    expect(done).to_contain_text(late.text)


def test_the_log_prints_on_a4_with_its_title_its_date_and_page_numbers(sample: Partnership, page: Page, begun: Begin):
    begun(page, MEMBER, f"{LOG}?state=done")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Action log")).to_be_visible()
    expect(page.get_by_text("Printed on")).to_be_visible()
    expect(page.locator(".fp-asked")).to_have_text("State: Done")
    expect(page.locator(".fp-filters")).to_be_hidden()
    assert "counter(page)" in page.evaluate(_PAGE_RULES)
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(boxes) > 1
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}


def test_the_log_saves_for_a_spreadsheet_as_it_was_filtered(late: Action, page: Page, begun: Begin):
    begun(page, path=f"{LOG}?state=late")
    with page.expect_download() as saving:
        page.get_by_role("link", name="CSV").click()
    saved = saving.value.path().read_text("utf-8-sig")
    assert late.text[:40] in saved
    assert not Action.objects.filter(state="done", text__in=saved.splitlines()).exists()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_phone_shows_actions_first_and_the_filters_when_asked(
    sample: Partnership, browser: Browser, begun: Begin, script: bool
):
    for page in opened(browser, PHONE, javascript=script):
        begun(page, path=LOG)
        expect(page.get_by_role("rowheader").first).to_be_in_viewport()
        expect(page.get_by_label("Owner")).to_be_hidden()
        page.get_by_role("link", name="Show the filters").click()
        page.get_by_label("Late").check()
        page.get_by_role("button", name="Apply filters").click()
        expect(page.get_by_label("Owner")).to_be_hidden()
        expect(page.locator(".fp-asked")).to_have_text("State: Late")
        page.get_by_role("link", name="Show the filters").click()
        page.get_by_role("link", name="Hide the filters").click()
        expect(page.get_by_label("Owner")).to_be_hidden()
