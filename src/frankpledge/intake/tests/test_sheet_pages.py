"""A spreadsheet on its way into the record, by its pages: brought in, matched, looked at, entered, brought in again."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from frankpledge.documents.models import Document
from frankpledge.intake import changes
from frankpledge.intake.models import MatchedColumns, Spreadsheet, SpreadsheetRow
from frankpledge.intake.tests import make, sheets
from frankpledge.intake.tests.pages import MOST_QUERIES, queries_of, text_of
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes.pointers import resolve_pointers
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate, Body, Item, Meeting, Paper, Reference
from frankpledge.meetings.queries.actions import falling_due
from frankpledge.meetings.queries.doing import done_so_far
from frankpledge.meetings.queries.outstanding import outstanding_for
from frankpledge.meetings.tests import make as record
from frankpledge.people.changes import add_person
from frankpledge.people.models import Partnership
from frankpledge.people.rls import whole_record
from frankpledge.people.rules.marking import Level

pytestmark = pytest.mark.django_db
ADD = "/aldermere/documents/spreadsheets/"
HEADS = ["Ref", "Action", "Owner", "Due", "Status", "Comments"]
COLUMNS = {"ref": 0, "text": 1, "owner": 2, "due": 3, "status": 4, "update": 5}


@pytest.fixture
def board(by: Actor) -> Body:
    """The board whose log it is."""
    return record.body(by)


def brought(client: Client, content: bytes, name: str = "Action log.xlsx") -> tuple[Spreadsheet, str]:
    """A spreadsheet that came in by its page, and where its own page is."""
    answer = client.post(ADD, {"sheet": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, text_of(answer)
    return Spreadsheet.objects.latest("pk"), answer["Location"]


def matched(body: Body, on: date = date(2024, 3, 20), columns: dict[str, int] = COLUMNS, **more: object) -> dict:
    """What is sent of matched columns."""
    days = {"dated-day": on.day, "dated-month": on.month, "dated-year": on.year}
    return {"do": "match", "body": body.pk} | days | {name: str(at) for name, at in columns.items()} | more


def log(*rows: list[object]) -> bytes:
    return sheets.xlsx([HEADS, *rows], [])


def test_a_log_with_two_heading_rows_comes_in_is_matched_and_enters(client: Client, by: Actor, board: Body, place):
    add_person(by, place, name="Rosa Lind")
    found, page = brought(client, sheets.xlsx())
    said = text_of(client.get(page))
    assert "Match the columns" in said
    assert "Who Lead" in said
    assert Action.objects.count() == 0
    columns = {"ref": 0, "text": 1, "owner": 2, "agency": 3, "raised": 4, "due": 5, "status": 6}
    assert client.post(page, matched(board, columns=columns))["Location"] == page
    said = text_of(client.get(page))
    for words in (
        "Mend the lamps in Mere Lane", "New: 3", "Set aside: 3", "A heading of the rows below it", "A total.",
        "It does not say what is to be done", "“Tom Fell” is nobody in the record", "What “Blue” means is not known",
    ):  # fmt: skip
        assert words in said
    assert Action.objects.count() == 0
    assert client.post(page, {"do": "enter"}).status_code == 302
    lamps, highways, figures = Action.objects.order_by("position")
    assert lamps.words.words.startswith("2024/1\tMend the lamps in Mere Lane")
    assert (lamps.due, lamps.state, lamps.checked) == (date(2024, 2, 1), "open", True)
    assert (highways.state, highways.closed_on, highways.outcome) == (
        "done", date(2024, 3, 20), "The log says: Complete.",
    )  # fmt: skip
    assert figures.due is None
    owners = dict(ActionOwner.objects.filter(action=lamps).values_list("name", "matched"))
    assert owners == {"Rosa Lind": "exact", "Aldermere Borough Council": "waiting"}
    paper = Paper.objects.get()
    assert (paper.kind, paper.body, paper.dated, paper.title) == ("log", board, date(2024, 3, 20), "Action log")
    assert "Entered" in text_of(client.get(page))
    assert client.get(reverse("paper", args=("aldermere", paper.pk))).status_code == 200
    assert "Mend the lamps" in text_of(client.get(f"/aldermere/documents/{found.document_id}/"))
    client.post(page, {"do": "enter"})
    assert Action.objects.count() == 3


def test_the_pages_ask_a_bounded_number_of_queries(client: Client, board: Body):
    _, page = brought(
        client, log(*[[n, f"Do the thing of number {n}", "Rosa Lind", None, "Open", ""] for n in range(40)])
    )
    assert queries_of(client, page) <= MOST_QUERIES
    client.post(page, matched(board))
    assert queries_of(client, page) <= MOST_QUERIES + 3
    assert queries_of(client, ADD) <= MOST_QUERIES


def test_a_second_log_is_matched_as_the_first_and_offers_changes_row_by_row(client: Client, board: Body):
    _, page = brought(
        client,
        log(
            [1, "Mend the lamps", "Rosa Lind", date(2024, 4, 1), "Open", ""],
            [2, "Ask the highways team for a day", "Tom Fell", date(2024, 4, 1), "Open", ""],
            [3, "Paint the doors of the hall", "Tom Fell", None, "Open", ""],
        ),
    )
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    later = log(
        [1, "Mend the lamps", "Rosa Lind", date(2024, 4, 1), "Closed", "Lit again"],
        [2, "Ask the highways team for a day", "Tom Fell", date(2099, 4, 1), "Open", "They are asked"],
        [3, "Paint the doors of the hall", "Tom Fell", None, "Open", ""],
        ["", "Paint the door of the hall", "Tom Fell", None, "Open", ""],
        [4, "Bring figures", "Tom Fell", None, "Open", ""],
    )
    _, page = brought(client, later, "Action log 2.xlsx")
    assert "The columns are chosen as they were matched then" in text_of(client.get(page))
    client.post(page, matched(board, date(2024, 5, 20)))
    said = text_of(client.get(page))
    for words in (
        "Done on 20 May 2024: Lit again", "Due: 1 April 2099, and not 1 April 2024", "How it goes: They are asked",
        "New: 1", "Changes: 2", "In the record already: 1", "Waits for an answer: 1",
    ):  # fmt: skip
        assert words in said
    client.post(page, {"do": "enter"})
    lamps, highways, _, figures = Action.objects.order_by("pk")
    assert (lamps.state, lamps.outcome, lamps.closed_on) == ("done", "Lit again", date(2024, 5, 20))
    assert (highways.due, highways.deferred_times) == (date(2099, 4, 1), 1)
    assert ActionUpdate.objects.filter(action=highways, way="sheet").count() == 2
    assert figures.text == "Bring figures"
    assert "Waits for an answer: 1" in text_of(client.get(page))
    client.post(page, {"do": "enter", "row-4": "new"})
    assert Action.objects.count() == 5
    assert list(SpreadsheetRow.objects.order_by("pk").values_list("became", flat=True)[3:]) == [
        "added", "changed", "changed", "same", "added",
    ]  # fmt: skip


def test_two_people_of_one_name_are_asked_about_and_words_of_the_status_are_said(
    client: Client, by: Actor, board: Body, place: Partnership
):
    first = add_person(by, place, name="Tom Fell")
    add_person(by, place, name="Tom Fell")
    _, page = brought(client, log([1, "Mend the lamps", "Tom Fell", None, "Blue", "All lit"]))
    client.post(page, matched(board))
    assert "Whom “Tom Fell” means" in text_of(client.get(page))
    mark = next(line for line in client.get(page).content.decode().split('"') if line.startswith("word-"))
    client.post(page, {"do": "enter", "name-1-0": str(first.pk), mark: "done"})
    action = Action.objects.get()
    assert (action.state, action.outcome) == ("done", "All lit")
    assert ActionOwner.objects.get().person == first
    assert MatchedColumns.objects.get().meanings


def test_a_row_may_be_left_out_and_comes_in_later(client: Client, board: Body):
    _, page = brought(client, log([1, "Mend the lamps", "", None, "", ""], [2, "Paint the doors", "", None, "", ""]))
    client.post(page, matched(board))
    client.post(page, {"do": "enter", "row-1": "out"})
    assert Action.objects.get().text == "Paint the doors"
    assert "Left out: 1" in text_of(client.get(page))
    client.post(page, {"do": "enter", "row-1": ""})
    assert Action.objects.count() == 2


def test_what_is_no_spreadsheet_is_told_at_the_field_and_nothing_of_it_is_kept(client: Client):
    answer = client.post(ADD, {"sheet": SimpleUploadedFile("minutes.pdf", b"%PDF-1.7")})
    assert "not a spreadsheet" in text_of(answer)
    assert Document.objects.count() == Spreadsheet.objects.count() == 0


def test_a_file_that_came_in_before_is_shown_as_it_stands(client: Client):
    found, page = brought(client, sheets.csv(), "log.csv")
    assert brought(client, sheets.csv(), "another name.csv") == (found, page)


def test_the_headings_can_be_said_to_stand_elsewhere(client: Client, board: Body):
    _, page = brought(client, sheets.xlsx())
    sent = {"do": "look", "kind": "actions", "tab": "0", "first": "4", "deep": "1"}
    assert client.post(page, sent).status_code == 302
    assert "Who Lead" not in text_of(client.get(page))
    wrong = client.post(page, matched(board, columns={"ref": 1, "text": 1}))
    assert "Choose another column: this one is chosen for" in text_of(wrong)


def test_a_sheet_says_whether_its_rows_will_enter_did_or_do_not(client: Client, board: Body):
    _, page = brought(client, log([1, "Mend the lamps", "Rosa Lind", None, "Open", ""]))
    client.post(page, matched(board))
    assert "Rows as they will enter" in text_of(client.get(page))
    client.post(page, {"do": "reject"})
    for shown in (page, ADD):
        assert "Set aside" in text_of(client.get(shown))
        assert "Rejected" not in text_of(client.get(shown))
    assert "Rows that do not enter" in text_of(client.get(page))
    client.post(page, {"do": "put_back"})
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    said = text_of(client.get(page))
    assert "Rows and what became of each" in said
    assert "will enter" not in said


def test_what_a_marked_file_brings_is_held_as_closely(client: Client, viewing: Client, by: Actor, board: Body):
    found, page = brought(client, log([1, "Mend the lamps of the refuge", "", None, "", ""]))
    Document.objects.filter(pk=found.document_id).update(marking=2, level=2, handling="For the board")
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    assert Action.objects.get().level == 2
    assert viewing.get(page).status_code == 404
    assert "refuge" not in text_of(viewing.get("/aldermere/actions/"))


def test_the_ledger_and_what_is_kept_of_a_sheet_hold_nothing_of_its_cells(client: Client, board: Body):
    found, page = brought(client, log([1, "Mend the lamps", "Rosa Lind", None, "Odd", "Lind asked"]))
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    found.refresh_from_db()
    kept = [
        *Entry.objects.values_list(), *Spreadsheet.objects.values_list(), *MatchedColumns.objects.values_list(),
        *SpreadsheetRow.objects.values_list(),
    ]  # fmt: skip
    assert "Lind" not in str(kept)
    assert "lamps" not in str(kept)


def test_a_sheet_goes_with_its_document(by: Actor, client: Client):
    found, _ = brought(client, sheets.csv(), "log.csv")
    changes.destroy_review(make_process(by), found.document)
    assert Spreadsheet.objects.count() == 0


def make_process(by: Actor) -> Actor:
    """Background work of the partnership."""
    return Actor(by.origin, by.today, process="a test", partnership=by.partnership)


def test_a_large_log_is_entered_by_the_worker(client: Client, board: Body, by: Actor):
    from frankpledge.work.performing import do_waiting

    _, page = brought(
        client, log(*[[n, f"Do the thing of number {n}", "Tom Fell", None, "Open", ""] for n in range(320)])
    )
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    assert "being entered" in text_of(client.get(page))
    assert do_waiting("a worker") >= 1
    assert Action.objects.count() == 320
    assert make.rows(by, Action)


def test_the_minute_that_a_log_names_ties_its_action_or_is_asked_for_or_said_to_be_missing(client, by, board):
    before = [("12/23", date(2023, 11, 7)), ("5", date(2023, 11, 7)), ("5", date(2024, 1, 9)), ("7", date(2024, 1, 9))]
    for on in (date(2023, 11, 7), date(2024, 1, 9)):
        made = [record.item(number, "Lamps") for number, day in before if day == on]
        record.minutes(by, *made, *([record.item("7", "Dogs")] if on.year == 2023 else []), dated=on)
    record.minutes(by, record.item("12/23", "Of others"), dated=date(2023, 10, 3), body="Aldermere Delivery Group")
    heads = ["Action", "Owner", "Raised", "Minute"]
    rows = [
        ["Mend the lamps", "Rosa Lind", "", "Minute 12/23"],
        ["Count the lamps", "Rosa Lind", "", "5"],
        ["Walk the dogs", "Rosa Lind", date(2024, 1, 9), "7"],
        ["Paint the lamps", "Rosa Lind", "", "99/23"],
    ]
    _, page = brought(client, sheets.xlsx([heads, *rows], []))
    client.post(page, matched(board, columns={"text": 0, "owner": 1, "raised": 2, "minute": 3}))
    said = text_of(client.get(page))
    assert "No minute 99/23 of this board or group is in the record" in said
    assert said.count("it comes from") == 1
    later = Item.objects.get(number="5", paper__dated=date(2024, 1, 9))
    client.post(page, {"do": "enter", "minute-2": str(later.pk)})
    tied = {
        one.action.text: (one.to_item and (one.to_item.number, one.to_item.paper.dated), one.tying)
        for one in Reference.objects.filter(action__isnull=False)
    }
    assert tied == {
        "Mend the lamps": (("12/23", date(2023, 11, 7)), ""),
        "Count the lamps": (("5", date(2024, 1, 9)), "meant"),
        "Walk the dogs": (("7", date(2024, 1, 9)), ""),
        "Paint the lamps": (None, ""),
    }
    mended = Item.objects.get(number="12/23", paper__body=board)
    assert "Mend the lamps" in text_of(client.get(f"/aldermere/items/{mended.pk}/"))
    paint = Action.objects.get(text="Paint the lamps")
    assert "not in the record, or there are several" in text_of(client.get(f"/aldermere/actions/{paint.pk}/"))
    record.minutes(by, record.item("99/23", "Paint"), dated=date(2023, 12, 5))
    assert Reference.objects.get(action=paint).to_item.number == "99/23"
    now = set(Reference.objects.values_list("pk", "action", "to_item"))
    Reference.objects.update(action=None)
    Reference.objects.filter(to_number="12/23").update(to_number="Minute 12/23")
    elsewhere = Item.objects.get(title="Of others")
    Reference.objects.filter(to_item=mended).update(to_item=elsewhere)
    before = import_module("frankpledge.meetings.migrations.0014_logs_point_from_their_actions")
    before.point_from_actions(apps, SimpleNamespace(connection=connection))
    with whole_record():  # what the migration saw by itself, it sees no longer
        assert not Reference.objects.filter(to_item=elsewhere).exists()
        resolve_pointers(by)
        assert set(Reference.objects.values_list("pk", "action", "to_item")) == now


def test_the_day_on_which_a_log_says_an_action_was_raised_is_kept_and_shown(client: Client, board: Body, by: Actor):
    first = sheets.xlsx([["Action", "Owner", "Raised"], ["Mend the lamps", "Tom Fell", date(2024, 1, 4)],
                         ["Walk the dogs", "Tom Fell", ""], ["Count", "Tom Fell", "May 2024"]], [])  # fmt: skip
    _, page = brought(client, first)
    client.post(page, matched(board, columns={"text": 0, "owner": 1, "raised": 2}))
    client.post(page, {"do": "enter"})
    later = sheets.xlsx([["Action", "Owner", "Raised"], ["Mend the lamps", "Tom Fell", date(2024, 1, 5)],
                         ["Walk the dogs", "Tom Fell", "February 2024"], ["Count", "Tom Fell", ""]], [])  # fmt: skip
    _, page = brought(client, later, "Action log 2.xlsx")
    client.post(page, matched(board, date(2024, 5, 20), columns={"text": 0, "owner": 1, "raised": 2}))
    said = text_of(client.get(page))
    assert "Raised: 1 February 2024" in said
    assert "Only a month says when it was raised" in said
    assert "Raised: 5 January" not in said, "what was said first stays"
    client.post(page, {"do": "enter"})
    days = dict(Action.objects.values_list("text", "raised_on"))
    assert days == {"Mend the lamps": date(2024, 1, 4), "Walk the dogs": date(2024, 2, 1), "Count": None}
    Meeting.objects.create(partnership_id=board.partnership_id, body=board, held_on=date(2024, 2, 6))
    after = Meeting.objects.create(partnership_id=board.partnership_id, body=board, held_on=date(2024, 5, 7))
    lamps = Action.objects.get(text="Mend the lamps")
    assert falling_due(by, lamps) == after.held_on, "an old log is not late by a meeting long before it"
    assert [row[3] for row in outstanding_for(after, Level.OFFICIAL)] == ["4 Jan 2024", "1 Feb 2024", "20 Mar 2024"]
    assert sorted(one.raised for one in done_so_far(by)) == [date(2024, 1, 4), date(2024, 2, 1), date(2024, 3, 20)]
    at = f"/aldermere/actions/{lamps.pk}/"
    for shown in (at, f"{at}thread/"):
        assert "4 January 2024" in text_of(client.get(shown)), shown
    assert "4 Jan 2024" in text_of(client.get("/aldermere/actions/"))
