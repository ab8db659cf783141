"""One action, from the spreadsheet that an office has to a letter, a reply, an agenda and minutes in its own style."""

import io
import re
from datetime import timedelta
from pathlib import Path

import docx
from django.utils import timezone
from playwright.sync_api import Page, expect

from frankpledge.chasing.changes import take_in
from frankpledge.chasing.tests.make import answer_to
from frankpledge.intake.tests import sheets
from frankpledge.ledger.rules import Origin
from frankpledge.meetings.changes import add_body
from frankpledge.meetings.models import Action, Meeting
from frankpledge.people.changes import add_person, keep_contact
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for
from frankpledge.people.rules.contacts import ContactKind
from frankpledge.work.performing import do_waiting
from tests.harness.mail import office
from tests.journeys.record import Begin
from tests.journeys.steps import in_boxes
from tests.journeys.test_action_log_in import _bring

TEXT, ADDRESS, LETTERHEAD = "Mend the lamps in Mere Lane", "rosa@mere.example", "Aldermere, the town on the weir"
ORDERED = "The lamps are ordered and come next week."


def test_an_action_goes_from_a_sheet_by_a_letter_and_a_reply_to_minutes_in_the_office_s_own_style(
    bare: Partnership, page: Page, begun: Begin, live_server, tmp_path: Path
):
    today = timezone.localdate()
    by = process_for(bare, "a test", today, Origin.COMMAND)
    body = add_body(by, bare, name="Aldermere Community Safety Board")
    keep_contact(by, add_person(by, bare, name="Rosa Ames"), ContactKind.EMAIL, ADDRESS)
    begun(page)
    with office(FRANKPLEDGE_ADDRESS=live_server.url) as post:
        bring_the_log(page, body.name, today)
        action = Action.objects.get(text=TEXT)
        page.goto(f"{live_server.url}/aldermere/actions/{action.pk}/")
        page.get_by_role("link", name="Write to an owner of this action").click()
        page.get_by_role("button", name=re.compile("^Send a letter")).first.click()
        do_waiting("journeys")
        (letter,) = post.to(ADDRESS)
        take_in(answer_to(letter, ORDERED, ADDRESS), today, Origin.WORKER)
    page.goto(f"{live_server.url}/aldermere/")
    page.get_by_role("link", name="1 answer to confirm").click()
    page.get_by_role("link", name=TEXT).click()
    page.get_by_role("region").filter(has_text=ORDERED).get_by_role("button", name=re.compile("^Confirm it")).click()
    expect(page.get_by_role("region", name="What was said of it since")).to_contain_text(ORDERED)

    meeting = put_it_before_the_board(page, live_server.url, body.pk)
    bring_a_template(page, live_server.url, tmp_path)
    page.goto(f"{live_server.url}/aldermere/meetings/{meeting.pk}/")
    with page.expect_download() as saved:
        page.locator(".fp-ways").get_by_role("link", name=re.compile("^Word")).first.click()
    written = docx.Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    words = [line.text for line in written.paragraphs] + [
        cell.text for table in written.tables for row in table.rows for cell in row.cells
    ]
    assert LETTERHEAD in words
    assert any(ORDERED in line for line in words)


def bring_the_log(page: Page, board: str, today) -> None:
    """The officer brings in the workbook, matches its columns and enters its one row."""
    day = f"{today - timedelta(days=1):%d/%m/%Y}"  # late by the meeting, which therefore has it before it
    rows = [["Ref", "Action", "Lead", "Due"], ["2026/1", TEXT, "Rosa Ames", day]]
    _bring(page, "Action log.xlsx", sheets.xlsx(rows, []))
    page.get_by_label("Board or group").select_option(board)
    in_boxes(page, "Day up to which it was kept", today - timedelta(days=9))
    page.get_by_role("button", name="Show the rows as they will enter").click()
    page.get_by_role("button", name="Enter 1 row").click()
    expect(page.get_by_text("1 row entered.")).to_be_visible()


def put_it_before_the_board(page: Page, url: str, body: int) -> Meeting:
    """The board meets: its agenda is proposed, and what the owner answered is minuted and issued."""
    page.goto(f"{url}/aldermere/boards/{body}/")
    page.get_by_role("button", name="Plan a meeting").click()
    in_boxes(page, "Day of the meeting", timezone.localdate())
    page.get_by_role("button", name="Plan this meeting").click()
    page.get_by_role("button", name="Put these on the agenda").click()
    page.get_by_role("button", name="The agenda is out").click()
    page.get_by_role("button", name="Take minutes").click()
    page.wait_for_selector("body.js-enabled")
    page.get_by_role("textbox", name="Outstanding actions").fill(f"Rosa Ames told the board: {ORDERED}")
    expect(page.locator("#keep-said")).to_contain_text("Saved at")
    meeting = Meeting.objects.get()
    page.goto(f"{url}/aldermere/meetings/{meeting.pk}/minutes/issue/")
    page.get_by_role("button", name="Issue as a draft").click()
    expect(page.get_by_text("The minutes are out as a draft.")).to_be_visible()
    return meeting


def bring_a_template(page: Page, url: str, folder: Path) -> None:
    """The officer downloads the template of minutes, puts a line at its head in Word, and brings it back."""
    page.goto(f"{url}/aldermere/house-style/")
    with page.expect_download() as saved:
        page.get_by_role("link", name=re.compile("Download.*minutes", re.IGNORECASE)).first.click()
    template = docx.Document(str(saved.value.path()))
    template.paragraphs[0].insert_paragraph_before(LETTERHEAD)
    edited = folder / "Minutes.docx"
    template.save(str(edited))
    page.get_by_label("Minutes", exact=True).check()
    page.get_by_label(re.compile("The template, as a Word document")).set_input_files(edited)
    page.get_by_role("button", name="Try it, and use it").click()
    expect(page.get_by_text("Your own template")).to_be_visible()
