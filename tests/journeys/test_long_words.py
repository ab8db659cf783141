"""A word without a place to break, such as a pasted address, pushes no page out of a narrow window."""

from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from frankpledge.meetings.changes import comment_on, issue_minutes, save_minute
from frankpledge.meetings.models import AgendaItem
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.tests import make
from frankpledge.people.models import Partnership, User
from frankpledge.people.queries import actor_for
from tests.journeys.record import OFFICER, Begin
from tests.journeys.sitting import planned

NARROWEST = {"width": 320, "height": 640}
LONG = "https://mere.example/" + "lighting-in-mere-lane-" * 12 + "W" * 60


def test_no_page_of_a_meeting_is_wider_than_a_narrow_window_for_a_long_word(
    bare: Partnership, page: Page, live_server: LiveServer, begun: Begin
):
    by = make.actor(bare, today=timezone.localdate())
    board = make.body(by, "Aldermere Safety Board")
    meeting = planned(by, board)
    AgendaItem.objects.filter(meeting=meeting).update(title=LONG)
    item = AgendaItem.objects.get(meeting=meeting, number="2")
    save_minute(by, item, text=f"It was said: {LONG}\nAGREED: that {LONG} be read\nACTION: {LONG} to read {LONG}")
    begun(page, path=None)
    page.set_viewport_size(NARROWEST)
    wide = [
        *_too_wide(page, live_server, f"meetings/{meeting.pk}/agenda/", f"meetings/{meeting.pk}/minutes/"),
        *_too_wide(page, live_server, f"meetings/{meeting.pk}/minutes/issue/"),
    ]
    paper = issue_minutes(by, meeting, Stage.DRAFT)
    comment_on(actor_for(User.objects.get(email=OFFICER), bare.slug, by.today), paper, text=LONG)
    after = (f"meetings/{meeting.pk}/", f"papers/{paper.pk}/comments/", f"boards/{board.pk}/", "", "actions/")
    wide += _too_wide(page, live_server, *after, "decisions/", f"search/?q={LONG}", "search/?q=said")
    assert not wide


def _too_wide(page: Page, live_server: LiveServer, *paths: str) -> list[str]:
    """Those of the pages that are wider than the window, with what of them reaches farthest."""
    found = []
    for path in paths:
        answer = page.goto(f"{live_server.url}/aldermere/{path}")
        assert answer is not None
        assert answer.status == 200, path
        if page.evaluate("document.documentElement.scrollWidth") > NARROWEST["width"]:
            far = page.evaluate("""[...document.querySelectorAll('main *')].filter(
              one => one.getBoundingClientRect().right > 321 || one.scrollWidth > one.clientWidth + 400
              ).map(one => `${one.tagName}.${one.className}`).slice(0, 6).join(' ')""")
            found.append(f"{path}: {far}")
    return found
