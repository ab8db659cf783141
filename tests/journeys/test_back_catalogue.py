"""A back-catalogue enters as read, not checked: labelled wherever it is shown, until somebody has checked it."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect

from frankpledge.intake.changes import accept_fact
from frankpledge.intake.models import Fact
from frankpledge.meetings.models import Action
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from tests.journeys.record import EARLIER, LATER, OFFICER, Begin
from tests.journeys.steps import add

LABEL = "Read, not checked"
# Also shown beside what later minutes say of it; that is another paper's label.
_LABELS = f"xpath=.//*[normalize-space(text())='{LABEL}'][not(ancestor::li[contains(., '4 June 2024')])]"
ACTION = "Gareth Pugh to ask the highways team"


def test_papers_entered_unread_are_labelled_until_their_last_fact_is_checked(
    bare: Partnership, page: Page, begun: Begin, worker: Callable[[], None]
):
    begun(page)
    add(page, [EARLIER, LATER])
    worker()
    page.reload()
    page.get_by_role("button", name="Enter all as read, not checked").click()
    expect(page.get_by_text("2 documents will be entered")).to_be_visible()
    worker()
    labelled_everywhere(page, True)

    by = actor_for(User.objects.get(email=OFFICER), bare.slug, timezone.localdate())
    *most, last = Fact.objects.filter(review__document__name=EARLIER.name, state="unreviewed").order_by("start")
    for fact in most:
        accept_fact(by, fact)
    page.get_by_role("link", name="Documents", exact=True).first.click()
    page.get_by_role("link", name=f"Check 1 facts of {EARLIER.name}").click()
    page.locator(f"#fact-{last.pk}").get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Every fact has been reviewed.")).to_be_visible()
    labelled_everywhere(page, False)
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Colin Mayhew to write"))
    expect(row).to_contain_text(LABEL)


def labelled_everywhere(page: Page, labelled: bool) -> None:
    """Look at the earlier paper's meeting, its words, its action in search, on its page and, at last, in the log."""
    site = page.url.split("/aldermere/")[0] + "/aldermere/"
    action = Action.objects.get(text__startswith=ACTION)
    paper = action.paper
    for path in (
        f"meetings/{paper.meeting_id}/",
        f"documents/{paper.document_id}/",
        f"actions/{action.pk}/",
    ):
        page.goto(site + path)
        label = page.locator("main").locator(_LABELS)
        if labelled:
            expect(label.first).to_be_visible()
        else:
            expect(label).to_have_count(0)
    for path, row in (("search/?q=highways", "listitem"), ("actions/", "row")):
        page.goto(site + path)
        shown = page.locator("main").get_by_role(row).filter(has=page.get_by_role("link", name=ACTION))
        expect(shown.get_by_text(LABEL, exact=True)).to_have_count(1 if labelled else 0)
