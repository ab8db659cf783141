"""Action logs that are withdrawn and put back, and what becomes of the rows of others that said something of theirs."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from frankpledge.intake.models import SpreadsheetRow
from frankpledge.intake.tests.pages import text_of
from frankpledge.intake.tests.test_sheet_pages import brought, log, matched
from frankpledge.meetings.changes import say_of_action
from frankpledge.meetings.models import Action, Body, Paper
from frankpledge.meetings.rules.doing import Said, UpdateKind
from frankpledge.meetings.tests import make as record
from frankpledge.people.rls import whole_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(by) -> Body:
    """The board whose log it is."""
    return record.body(by)


def test_a_log_is_withdrawn_and_put_back_whole(client: Client, board: Body):
    _, page = brought(client, log([1, "Mend the lamps", "", None, "", ""]))
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    client.post(page, {"do": "withdraw"})
    assert Paper.objects.get().withdrawn_at is not None
    client.post(page, {"do": "put_back"})
    assert Paper.objects.get().withdrawn_at is None


def test_what_a_later_log_relies_on_may_enter_from_there_once_the_first_is_withdrawn(client: Client, by, board: Body):
    _, first = brought(client, log([1, "Mend the lamps", "", None, "", "Draft sent"]))
    client.post(first, matched(board))
    client.post(first, {"do": "enter"})
    say_of_action(by, Action.objects.get(), Said(UpdateKind.TOLD, "Called"))
    again = [1, "Mend the lamps", "", None, "", "Draft sent"]
    _, page = brought(client, log(again, [2, "Wash the hall", "", None, "Closed", ""]), "Log 2.xlsx")
    client.post(page, matched(board, date(2024, 5, 20)))
    assert "In the record already: 1" in text_of(client.get(page))
    client.post(page, {"do": "enter"})
    client.post(first, {"do": "withdraw"})
    said = text_of(client.get(page))
    assert "1 of its rows were actions of “Action log.xlsx”, which was withdrawn since" in said
    assert "New: 1" in said
    client.post(page, {"do": "enter"})
    assert Action.objects.filter(text="Mend the lamps", paper__withdrawn_at=None).count() == 1
    client.post(first, {"do": "put_back"})
    told = "1 of its actions entered anew from “Log 2.xlsx” while it was withdrawn, and now stand twice"
    assert told in text_of(client.get(first))
    client.post(first, {"do": "withdraw"})
    client.post(page, {"do": "withdraw"})
    client.post(first, {"do": "put_back"})
    assert "stand twice" not in text_of(client.get(first))


def test_a_row_is_listed_again_each_time_that_the_log_of_its_action_is_withdrawn(client: Client, by, board: Body):
    _, first = brought(client, log([1, "Mend the lamps", "", None, "Open", ""]))
    client.post(first, matched(board))
    client.post(first, {"do": "enter"})
    lamps = Action.objects.get()
    later, page = brought(client, log([1, "Mend the lamps", "", None, "Open", "Poles stand"]), "Log 2.xlsx")
    client.post(page, matched(board, date(2024, 5, 20)))
    client.post(page, {"do": "enter"})
    for times in (1, 2):
        client.post(first, {"do": "withdraw"})
        assert "New: 1" in text_of(client.get(page))
        client.post(first, {"do": "put_back"})
        assert "In the record already: 1" in text_of(client.get(page))
        assert list(later.entered.values_list("number", "became", "row", "listed_again")) == [
            (1, "changed", lamps.pk, True)
        ] * times  # fmt: skip
        SpreadsheetRow.objects.create(
            partnership_id=later.partnership_id, spreadsheet=later, number=1, became="changed", row=lamps.pk
        )


def test_rows_that_were_listed_again_by_a_number_say_so_in_a_column(client: Client, board: Body):
    found, page = brought(client, log(*[[n, f"Do the thing of number {n}", "", None, "", ""] for n in range(3)]))
    client.post(page, matched(board))
    client.post(page, {"do": "enter"})
    rows, before = found.entered, list(found.entered.values_list("pk", "number"))
    rows.filter(number=1).update(became="changed", listed_again=True)
    moved = import_module("frankpledge.intake.migrations.0007_listed_again")
    moved.raise_numbers(apps, SimpleNamespace(connection=connection))
    with whole_record():  # what the migration saw by itself, nobody sees any longer
        assert sorted(rows.values_list("number", flat=True)) == [2, 3, 1_000_001]
        rows.update(listed_again=False)
        moved.say_so(apps, SimpleNamespace(connection=connection))
    with whole_record():
        assert list(rows.values_list("pk", "number")) == before
        assert [row.number for row in rows.filter(listed_again=True)] == [1]
