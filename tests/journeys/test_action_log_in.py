"""An officer begins with the action log that they have: from the workbook to the actions in the log."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Locator, Page, expect

from frankpledge.intake.tests import sheets
from frankpledge.ledger.rules import Origin
from frankpledge.meetings.changes import add_body
from frankpledge.meetings.models import Action, ActionOwner, Paper
from frankpledge.people.changes import add_person
from frankpledge.people.models import Partnership
from frankpledge.people.queries import process_for
from tests.journeys.record import Begin
from tests.journeys.steps import in_boxes, marked

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LATER = [
    ["Ref", "Action", "Lead", "Agency", "Raised", "Due", "RAG", "Progress"],
    ["2024/1", "Mend the lamps in Mere Lane", "Rosa Ames", None, date(2024, 1, 4), date(2024, 2, 1), "Complete", "Lit"],
    ["2024/9", "Paint the doors of the hall", "Rosa Ames", None, None, "31/05/2099", "Green", None],
]


def _bring(page: Page, name: str, content: bytes) -> None:
    page.get_by_role("link", name="Documents", exact=True).first.click()
    page.get_by_role("button", name="Bring in a spreadsheet").click()
    page.get_by_label("Spreadsheet").set_input_files({"name": name, "mimeType": XLSX, "buffer": content})
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Match the columns")


def _row(page: Page, words: str) -> Locator:
    return page.get_by_role("row").filter(has_text=words)


def test_an_action_log_comes_in_from_its_workbook_and_its_next_version_brings_what_changed(
    bare: Partnership,
    page: Page,
    plain: Page,
    begun: Begin,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], object],
):
    by = process_for(bare, "a test", date(2024, 3, 20), Origin.COMMAND)
    body = add_body(by, bare, name="Aldermere Community Safety Board")
    rosa = add_person(by, bare, name="Rosa Ames")
    rosas = [add_person(by, bare, name="Tom Quarry"), add_person(by, bare, name="Tom Quarry")]
    rows = [[{"Rosa Lind": "Rosa Ames", "Tom Fell / IO": "Tom Quarry / Nobody Known"}.get(cell, cell) for cell in row]
            for row in sheets.ROWS]  # fmt: skip
    begun(page)
    _bring(page, "Action log.xlsx", sheets.xlsx(rows))
    expect(page.get_by_label("When it is due")).to_have_value("5")
    page.get_by_label("Board or group").select_option(body.name)
    in_boxes(page, "Day up to which it was kept", date(2024, 3, 20))
    accessible(page)
    picture(page, "match-columns")
    page.get_by_role("button", name="Show the rows as they will enter").click()

    expect(_row(page, "Mend the lamps in Mere Lane")).to_contain_text("New")
    expect(_row(page, "Ask the highways team")).to_contain_text("“Nobody Known” is nobody in the record")
    expect(_row(page, "Priority two")).to_contain_text("Set aside")
    expect(page.get_by_label("Blue")).to_have_value("")
    page.get_by_label("Blue").select_option("Done")
    page.get_by_label("Whom “Tom Quarry” means").select_option(index=2)
    accessible(page)
    picture(page, "rows-to-enter")
    page.get_by_role("button", name="Enter 3 rows").click()
    expect(page.get_by_text("3 rows entered.")).to_be_visible()
    lamps = Action.objects.get(text="Mend the lamps in Mere Lane")
    assert ActionOwner.objects.get(action=lamps, person=rosa).matched == "exact"
    assert ActionOwner.objects.get(action__text__startswith="Ask the highways team for a day", person=rosas[1])
    assert Action.objects.get(text="Bring figures for the town centre").state == "done"

    _row(page, "Mend the lamps in Mere Lane").get_by_role("link", name="See it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(lamps.text)
    page.get_by_role("link", name=re.compile("Where this comes from")).first.click()
    marked(page, "2024/1")

    page = plain  # the next version comes in without JavaScript
    begun(page)
    _bring(page, "Action log May.xlsx", sheets.xlsx(LATER, []))
    page.get_by_label("Board or group").select_option(body.name)
    in_boxes(page, "Day up to which it was kept", date(2024, 5, 20))
    page.get_by_role("button", name="Show the rows as they will enter").click()
    expect(_row(page, "Mend the lamps in Mere Lane")).to_contain_text("Done on 20 May 2024: Lit")
    picture(page, "rows-that-change")
    page.get_by_role("button", name="Enter 2 rows").click()
    lamps.refresh_from_db()
    assert (lamps.state, lamps.outcome, lamps.closed_on) == ("done", "Lit", date(2024, 5, 20))
    assert Action.objects.filter(text=lamps.text).count() == 1
    page.get_by_role("link", name="Actions", exact=True).first.click()
    page.get_by_label("Board or group").select_option(body.name)
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("link", name="Paint the doors of the hall")).to_be_visible()
    assert Paper.objects.filter(kind="log", body=body).count() == 2
