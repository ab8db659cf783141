"""A whole cycle of two meetings, by the officer, the chair and a partner: from an agenda to minutes that are locked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from frankpledge.meetings.models import Body, Meeting, Paper
from frankpledge.people.models import Partnership, Person
from frankpledge.people.rules.roles import Role
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.record import OFFICER, Begin, account
from tests.journeys.steps import choose, in_boxes

PARTNER, CHAIR = "tariq.mahmood@westmarch.example", "owen.bevan@aldermere.example"
BOARD = "Aldermere Community Safety Partnership Board"
ITEM = "Patrols round Weir Court"
DRAFTED, PUT_RIGHT = "from eight to eleven in the evening", "from seven to eleven in the evening"
AGREED, CORRECTED = "until the end of March", "until the end of April"
RESTRICTED = "The tenant of the corner house was threatened twice."


@dataclass
class Story:
    """The window in which the three take turns, and what looks at its pages."""

    page: Page
    begun: Begin
    scan: Callable[[Page], None]
    shot: Callable[[Page, str], object]
    guide: Callable[[Page, str], None]

    def opens(self, email: str, path: str) -> Page:
        """Somebody opens a page of the partnership in this window."""
        self.begun(self.page, email, f"/aldermere/{path}")
        self.page.wait_for_selector("body.js-enabled")
        return self.page

    def look(self, name: str, at: Locator | None = None) -> None:
        """Scan the page that is open at a desk and on a phone, and keep its pictures; with `at`, one for the guide."""
        for size, width in ((PHONE, "phone"), (DESK, "desk")):
            self.page.set_viewport_size(size)
            self.scan(self.page)
            self.shot(self.page, f"cycle-{name}-{width}")
        if at is not None:
            at.evaluate("one => one.scrollIntoView()")
            self.guide(self.page, name)
            self.page.set_viewport_size(DESK)


@pytest.fixture
def story(
    sample: Partnership,
    page: Page,
    begun: Begin,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], object],
    guide_picture: Callable[[Page, str], None],
) -> Story:
    """The sample's board has minutes in the record already; two of its members have an account each."""
    for email, name, role in ((PARTNER, "Tariq Mahmood", Role.MEMBER), (CHAIR, "Owen Bevan", Role.CHAIR)):
        account(sample, email, name, role, person=Person.objects.get(partnership=sample, name=name))
    return Story(page, begun, accessible, picture, guide_picture)


def test_a_meeting_goes_from_its_agenda_to_minutes_agreed_by_the_next(
    story: Story, plain: Page, worker: Callable[[], None]
):
    first = timezone.localdate() - timedelta(days=7)
    plan_the_first(story, first)
    meeting = Meeting.objects.get(held_on=first)
    hand_in_a_paper(story, meeting)
    send_the_papers(story, meeting, worker)
    story.look("papers-sent")
    read_the_papers(story, meeting, worker)
    take_the_minutes(story, meeting)
    issue_a_draft(story, meeting)
    comment(story, meeting)
    issue_the_final_draft(story, meeting)
    second = meet_again(story, plain, meeting)
    agree(story, plain, meeting, second)
    look_for_what_is_restricted(story, meeting)


def plan_the_first(story: Story, on: date) -> None:
    """The officer plans a meeting, takes what is proposed for its agenda, adds an item, and puts the agenda out."""
    page = story.opens(OFFICER, f"boards/{Body.objects.get(name=BOARD).pk}/")
    page.get_by_role("button", name="Plan a meeting").click()
    in_boxes(page, "Day of the meeting", on)
    page.get_by_label("Begins at").fill("10:00")
    page.get_by_label("Ends at").fill("12:00")
    page.get_by_label("Place", exact=True).fill("Town Hall, committee room 2")
    page.get_by_role("button", name="Plan this meeting").click()
    proposed = page.get_by_role("heading", name="What this agenda should have on it")
    expect(page.get_by_text("The last minutes are to be agreed as a correct record.")).to_be_visible()
    story.look("agenda-proposed", at=proposed)
    page.get_by_role("button", name="Put these on the agenda").click()
    page.get_by_role("button", name="Add an item").click()
    page.get_by_label("Title").fill(ITEM)
    page.get_by_label("What the meeting is asked to do").select_option("To decide")
    page.get_by_label("Minutes it takes").fill("15")
    choose(page.get_by_label("Presented by", exact=True), "Tariq Mahmood")
    page.get_by_role("button", name="Put it on the agenda").click()
    expect(page.get_by_text("The item is on the agenda.")).to_be_visible()
    page.get_by_role("button", name="The agenda is out").click()
    expect(page.get_by_text("Its numbers stay from now on.")).to_be_visible()


def hand_in_a_paper(story: Story, meeting: Meeting) -> None:
    """The partner writes a paper to the item that they present."""
    page = story.opens(PARTNER, f"meetings/{meeting.pk}/agenda/")
    story.look("agenda-to-a-partner")
    page.get_by_role("link", name="Papers and packs").click()
    page.locator("main").get_by_role("link", name=re.compile(ITEM)).click()
    page.get_by_role("button", name="Add a paper").click()
    page.get_by_label("Title of the paper").fill("What the patrols found")
    page.get_by_label("Recommendations").fill("That the patrols go on")
    page.get_by_label("Or write the paper here").fill(
        "# Since October\nCalls fell by a third.\n- Weir Court\n- Mere Lane"
    )
    story.look("add-agenda-paper")
    page.get_by_role("button", name="Add the paper").click()
    expect(page.get_by_text("The paper is added.")).to_be_visible()


def send_the_papers(story: Story, meeting: Meeting, worker: Callable[[], None]) -> None:
    """The officer has the members' pack made, and sends it."""
    page = story.opens(OFFICER, f"meetings/{meeting.pk}/papers/")
    page.get_by_role("button", name="Make the members’ pack").click()
    expect(page.get_by_text("The pack is being made.")).to_be_visible()
    worker()
    page.reload()
    page.get_by_role("button", name="Send out the papers").click()
    expect(page.get_by_text("The papers went out.")).to_be_visible()


def read_the_papers(story: Story, meeting: Meeting, worker: Callable[[], None]) -> None:
    """The partner opens the pack, hands in a newer version, and finds it as new in the next pack."""
    page = story.opens(PARTNER, f"meetings/{meeting.pk}/papers/")
    expect(page.get_by_role("heading", name="New to you")).to_be_visible()
    pack = page.get_by_role("button", name="Open the papers").get_attribute("href")
    assert page.request.get(story.page.url.split("/aldermere/")[0] + pack).headers["content-type"] == "application/pdf"
    page.get_by_role("link", name="What the patrols found").last.click()
    page.get_by_role("button", name="Hand in a newer version").click()
    page.get_by_label("Or write the paper here").fill("# Since October\nCalls fell by a half.")
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_text("The paper is in.")).to_be_visible()
    expect(page.locator(".govuk-summary-list__row", has_text="Author")).to_contain_text("Tariq Mahmood")
    story.look("agenda-paper")
    send_the_papers(story, meeting, worker)
    page = story.opens(PARTNER, f"meetings/{meeting.pk}/papers/")
    new = page.locator("main section").filter(has=page.get_by_role("heading", name=re.compile("^New since")))
    expect(new).to_contain_text("What the patrols found")
    story.look("papers-to-a-partner", at=page.locator("body"))


def take_the_minutes(story: Story, meeting: Meeting) -> None:
    """The officer takes them by keyboard: who is here, what is agreed, who is to do what, and what is restricted."""
    page = story.opens(OFFICER, f"meetings/{meeting.pk}/agenda/")
    soon = timezone.localdate()  # due by the next meeting
    page.get_by_role("button", name="Take minutes").click()
    page.wait_for_selector("body.js-enabled")
    page.get_by_role("radio", name="Not said").first.focus()
    seats = page.locator(".fp-seat").count()
    for number in range(seats):
        page.keyboard.press("a" if number == 1 else "p")
        page.keyboard.press("ArrowDown")
    page.get_by_label("In the chair").focus()
    page.keyboard.type("Owen")
    box = page.get_by_role("textbox", name=ITEM)
    box.focus()
    page.keyboard.type(f"The patrols were there {DRAFTED}.\nAGREED: that the patrols go on {AGREED}.\nACTION: tari")
    offered = page.get_by_role("listbox", name="Suggestions")
    expect(offered.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.type(f"to report on calls from Mere Lane by {soon:%-d} {soon:%b}")
    expect(offered.get_by_role("option", selected=True)).to_contain_text(f"{soon:%-d %B %Y}")
    page.keyboard.press("Tab")
    page.keyboard.type(f"\nRESTRICTED\n{RESTRICTED}\nEND RESTRICTED")
    expect(page.locator("#keep-said")).to_contain_text("Saved at")
    story.look("taking-minutes", at=page.locator(".fp-minute").filter(has=box))


def issue_a_draft(story: Story, meeting: Meeting) -> None:
    """The officer looks over the minutes as they will be, and issues them."""
    page = story.opens(OFFICER, f"meetings/{meeting.pk}/agenda/")
    page.get_by_role("link", name="Issue the minutes").click()
    expect(page.locator(".fp-minutes")).to_contain_text(AGREED)
    story.look("issue-minutes")
    page.get_by_role("button", name="Issue as a draft").click()
    expect(page.get_by_text("The minutes are out as a draft.")).to_be_visible()
    story.look("draft-minutes")


def comment(story: Story, meeting: Meeting) -> None:
    """The partner comments on the open words, the chair on the restricted ones; the officer answers both."""
    page = story.opens(PARTNER, f"meetings/{meeting.pk}/")
    expect(page.locator("main").get_by_text("Restricted", exact=True)).to_be_visible()
    page.get_by_role("link", name="Comments").click()
    choose(page.get_by_label("About which item"), ITEM)
    page.get_by_label("What should be otherwise", exact=True).fill("We were there from seven.")
    story.look("comments-to-a-partner")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_text("Your comment went to whoever keeps the record.")).to_be_visible()
    page = story.opens(CHAIR, f"meetings/{meeting.pk}/")
    expect(page.get_by_text(RESTRICTED)).to_be_visible()
    page.get_by_role("link", name="Comments").click()
    choose(page.get_by_label("About which item"), "Restricted")
    page.get_by_label("What should be otherwise", exact=True).fill("Leave out which house it is.")
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_text("Your comment went to whoever keeps the record.")).to_be_visible()
    page = story.opens(OFFICER, f"meetings/{meeting.pk}/")
    page.get_by_role("link", name="Comments (2)").click()
    for answer in ("Put right.", "It stays, closely held."):
        page.get_by_label("What was made of it").first.fill(answer)
        page.get_by_role("button", name="Answer").first.click()
        expect(page.get_by_text("The comment is answered.")).to_be_visible()
    story.look("comments")


def issue_the_final_draft(story: Story, meeting: Meeting) -> None:
    """The officer changes the words and issues them again."""
    page = story.opens(OFFICER, f"meetings/{meeting.pk}/minutes/")
    box = page.get_by_role("textbox", name=ITEM)
    box.fill(box.input_value().replace(DRAFTED, PUT_RIGHT))
    expect(page.locator("#keep-said")).to_contain_text("Saved at")
    page = story.opens(OFFICER, f"meetings/{meeting.pk}/")
    page.get_by_role("link", name="Issue them again").click()
    page.get_by_role("button", name="Issue as the final draft").click()
    expect(page.get_by_text("The minutes are out as a final draft.")).to_be_visible()
    expect(page.get_by_text(PUT_RIGHT)).to_be_visible()


def meet_again(story: Story, plain: Page, earlier: Meeting) -> Meeting:
    """The next agenda, made without script: it proposes those minutes, what arises from them, and the open actions."""
    story.begun(plain, OFFICER, f"/aldermere/boards/{earlier.body_id}/plan-a-meeting/")
    in_boxes(plain, "Day of the meeting", timezone.localdate())
    plain.get_by_role("button", name="Plan this meeting").click()
    for title in (f"Minutes of the meeting of {earlier.held_on:%-d %B %Y}", "Matters arising", "Outstanding actions"):
        expect(plain.get_by_role("checkbox", name=re.compile(f"^{title}")).first).to_be_checked()
    expect(plain.get_by_role("checkbox", name=re.compile(ITEM))).to_be_checked()
    plain.get_by_role("button", name="Put these on the agenda").click()
    plain.get_by_role("button", name="The agenda is out").click()
    expect(plain.get_by_text("Its numbers stay from now on.")).to_be_visible()
    second = Meeting.objects.exclude(pk=earlier.pk).get(body=earlier.body, held_on=timezone.localdate())
    story.opens(OFFICER, f"meetings/{second.pk}/agenda/")
    story.look("next-agenda")
    return second


def agree(story: Story, plain: Page, meeting: Meeting, at: Meeting) -> None:
    """The second meeting agrees the minutes with one correction, noted without script; from then on they are locked."""
    story.opens(OFFICER, f"papers/{Paper.objects.get(meeting=meeting).pk}/agree/")
    story.look("agree-minutes")
    story.begun(plain, OFFICER, f"/aldermere/meetings/{at.pk}/agenda/")
    plain.get_by_role("link", name="Agree these minutes").click()
    expect(plain.get_by_label("At which meeting")).to_have_value(str(at.pk))
    first = plain.get_by_role("group", name="Correction 1")
    choose(first.get_by_label("Item"), ITEM)
    first.get_by_label("The words that stand").fill(AGREED)
    first.get_by_label("The words instead").fill(CORRECTED)
    plain.get_by_role("button", name="Agree these minutes").click()
    expect(plain.get_by_text("The minutes are agreed, and locked.")).to_be_visible()
    page = story.opens(PARTNER, f"meetings/{meeting.pk}/")
    expect(page.get_by_text("locked since")).to_be_visible()
    expect(page.locator("del")).to_have_text(AGREED)
    expect(page.locator("ins")).to_have_text(CORRECTED)
    story.look("agreed-minutes", at=page.locator(".fp-item", has_text=ITEM).last)


def look_for_what_is_restricted(story: Story, meeting: Meeting) -> None:
    """It is nowhere for the partner, and where it belongs for the chair."""
    paper = Paper.objects.get(meeting=meeting)
    everywhere = (
        f"meetings/{meeting.pk}/", f"meetings/{meeting.pk}/agenda/", f"meetings/{meeting.pk}/papers/", "home/",
        f"papers/{paper.pk}/comments/", "search/?q=threatened", "decisions/", "actions/", f"boards/{meeting.body_id}/",
        f"documents/{paper.document_id}/",
    )  # fmt: skip
    for path in everywhere:
        page = story.opens(PARTNER, path)
        for words in (RESTRICTED, "which house", "closely held"):
            assert words not in page.content(), path
    page = story.opens(CHAIR, f"meetings/{meeting.pk}/")
    expect(page.get_by_text(RESTRICTED)).to_be_visible()
