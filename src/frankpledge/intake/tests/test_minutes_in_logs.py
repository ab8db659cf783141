"""Later versions of an action log that name the minutes from which actions come that stand in the record already."""

from datetime import date

import pytest
from django.test import Client

from frankpledge.documents.models import Document
from frankpledge.intake.tests import sheets
from frankpledge.intake.tests.pages import text_of
from frankpledge.intake.tests.test_sheet_pages import brought, matched
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.changes import close_action, tie_action, untie
from frankpledge.meetings.models import Action, Body, Item, Reference
from frankpledge.meetings.tests import make as record
from frankpledge.people.rules.marking import Level

pytestmark = pytest.mark.django_db
NOVEMBER, JANUARY, LATER = date(2023, 11, 7), date(2024, 1, 9), date(2024, 5, 20)
COLUMNS = {"ref": 0, "text": 1, "minute": 2}
TEXTS = ("Mend the lamps", "Count the lamps", "Paint the lamps", "Walk the dogs", "Feed the dogs", "Sweep the hall")


@pytest.fixture
def board(by: Actor) -> Body:
    """The board whose log it is, two of whose minutes have the number 5, and a group whose minute is 12/23 too."""
    made = record.body(by)
    record.minutes(by, record.item("12/23", "Lamps"), record.item("5", "Dogs"), dated=NOVEMBER)
    record.minutes(by, record.item("5", "Lamps again"), record.item("40/24", "Dogs again"), dated=JANUARY)
    record.minutes(by, record.item("12/23", "Of others"), dated=NOVEMBER, body="Aldermere Delivery Group")
    record.minutes(by, record.item("12/23", "After the log"), dated=date(2024, 4, 9))
    return made


def entered(client: Client, board: Body, minutes: tuple[str, ...], on: date, **answers: str) -> str:
    """The page of a log that came in with these minutes, as it was before its rows entered."""
    rows = [[n, text, minute] for n, (text, minute) in enumerate(zip(TEXTS, minutes, strict=False), 1)]
    # Its sheet is called by its day, since the same rows written within a second would be the same file.
    _, page = brought(client, sheets.xlsx([["Ref", "Action", "Minute"], *rows], [], name=f"{on}"), f"Log of {on}.xlsx")
    client.post(page, matched(board, on, COLUMNS))
    said = text_of(client.get(page))
    client.post(page, {"do": "enter", **answers})
    return said


def led() -> dict[str, tuple[str, str, str]]:
    """What each action names, whereto that leads, and what a person said of it."""
    return {
        one.action.text: (one.to_number, one.to_item.title if one.to_item else "", one.tying)
        for one in Reference.objects.filter(action__isnull=False).select_related("action", "to_item")
        if one.action is not None
    }


def test_a_later_log_that_names_a_minute_ties_its_action_to_it(client: Client, by: Actor, board: Body) -> None:
    entered(client, board, ("", "", "99/23", "40/24", "", ""), date(2024, 3, 20))
    assert led() == {"Paint the lamps": ("99/23", "", ""), "Walk the dogs": ("40/24", "Dogs again", "")}
    of = {action.text: action for action in Action.objects.all()}
    close_action(by, of["Feed the dogs"], outcome="Fed")
    untie(by, tie_action(by, of["Sweep the hall"], Item.objects.get(title="Lamps again")))
    said = entered(client, board, ("12/23", "5", "12/23", "5", "40/24", "77/23"), LATER, **{"row-5": "same"})
    assert said.count("Minute from which it comes: ") == 5
    assert "Minute from which it comes: 12/23, and not 99/23" in said
    assert said.count("Which minute 5 it comes from") == 1, "what leads to a minute already is not asked about"
    assert said.count("No minute 77/23 of this board or group is in the record") == 1
    assert led() == {
        "Mend the lamps": ("12/23", "Lamps", ""),
        "Count the lamps": ("5", "", ""),
        "Paint the lamps": ("12/23", "Lamps", ""),
        "Walk the dogs": ("40/24", "Dogs again", ""),
        "Feed the dogs": ("40/24", "Dogs again", ""),
        "Sweep the hall": ("77/23", "", ""),
    }
    fed = Action.objects.get(text="Feed the dogs")
    assert (fed.state, fed.outcome) == ("done", "Fed")
    lamps = Item.objects.get(title="Lamps")
    assert "Mend the lamps" in text_of(client.get(f"/aldermere/items/{lamps.pk}/"))
    said = entered(client, board, ("12/23", "5", "12/23", "5", "40/24", "77/23"), date(2024, 5, 21))
    assert "In the record already: 5" in said
    assert "Minute from which it comes" not in said


def test_the_minute_that_a_person_chooses_of_several_is_meant(client: Client, board: Body) -> None:
    entered(client, board, ("", ""), date(2024, 3, 20))
    dogs = Item.objects.get(title="Dogs")
    entered(client, board, ("", "5"), LATER, **{"minute-2": str(dogs.pk)})
    assert led() == {"Count the lamps": ("5", "Dogs", "meant")}


def test_what_a_person_said_of_an_action_stands_and_a_row_left_out_ties_nothing(
    client: Client, by: Actor, board: Body
) -> None:
    entered(client, board, ("40/24", ""), date(2024, 3, 20))
    untie(by, Reference.objects.get(action__isnull=False))
    said = entered(client, board, ("12/23", "12/23"), LATER, **{"row-2": "out"})
    assert said.count("Minute from which it comes: ") == 1
    assert led() == {"Mend the lamps": ("40/24", "", "none")}


def test_a_log_that_is_held_more_closely_does_not_tie_what_more_people_read(client: Client, board: Body) -> None:
    entered(client, board, ("",), date(2024, 3, 20))
    rows = [["Ref", "Action", "Minute"], [1, TEXTS[0], "12/23"]]
    found, page = brought(client, sheets.xlsx(rows, []), "Closely held.xlsx")
    Document.objects.filter(pk=found.document_id).update(marking=2, level=Level.SENSITIVE, handling="For the board")
    client.post(page, matched(board, LATER, COLUMNS))
    client.post(page, {"do": "enter"})
    assert "The sheet is marked above this action" in text_of(client.get(page))
    assert led() == {}
