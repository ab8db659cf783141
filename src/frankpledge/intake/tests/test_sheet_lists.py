"""Members, contacts and forward plans on their way in from spreadsheets."""

from datetime import date

import pytest
from django.test import Client

from frankpledge.documents.models import Document
from frankpledge.intake.rules.tables.book import read_book
from frankpledge.intake.rules.tables.columns import SheetKind, guess
from frankpledge.intake.rules.tables.found import Table, find_headings, table_at
from frankpledge.intake.rules.tables.members import member_rows
from frankpledge.intake.rules.tables.topics import topic_rows
from frankpledge.intake.tests import sheets
from frankpledge.intake.tests.pages import text_of
from frankpledge.intake.tests.test_sheet_pages import brought, matched
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, Membership, Paper, Topic
from frankpledge.meetings.tests import make as record
from frankpledge.people.changes import add_organisation, add_person
from frankpledge.people.models import Contact, Organisation, Partnership, Person
from frankpledge.people.rules.kinds import OrganisationKind

ON = date(2024, 3, 20)
MEMBERS = [
    ["Members of the board", None, None, None, None, None, None, None],
    ["Name", "Organisation", "Job title", "Office", "Substitute for", "From", "E-mail", "Tel"],
    ["Ines Okoro", "Mere Homes", "Manager", "Substitute", "Rosa Lind", None, "ines@mere.example", "01632 960 001"],
    ["Rosa Lind", "Aldermere Borough Council", "Director", "Chair", None, date(2023, 4, 1), "rosa at home", None],
    ["Vacant", "Westmarch Police", None, None, None, None, None, None],
    ["Tom Fell", "Westmarch Police", "Inspector", None, None, None, "tom@police.example", None],
]  # fmt: skip
M_COLUMNS = {
    "name": 0, "organisation": 1, "post": 2, "office": 3, "substitute_for": 4, "starts": 5, "email": 6, "phone": 7,
}  # fmt: skip
PLAN = [
    ["Meeting", "Report title", "Lead officer", "Agency", "Purpose"],
    ["4 June 2099", "Lighting in Mere Lane", "Rosa Lind", None, "Decision"],
    ["September 2099", "Town centre figures", "Tom Fell", "Westmarch Police", "To note"],
    ["September 2099", None, "Tom Fell", None, None],
]
P_COLUMNS = {"when": 0, "title": 1, "presenter": 2, "organisation": 3, "purpose": 4}


def table_of(rows: list[list[object]]) -> Table:
    tab = read_book(sheets.xlsx(rows, []), "list.xlsx").tabs[0]
    return table_at(tab, *find_headings(tab))


def test_a_list_of_members_is_read_by_the_columns_that_are_offered():
    table = table_of(MEMBERS)
    columns = guess(SheetKind.MEMBERS, table.headings, [table.column(at) for at in range(8)])
    assert columns == M_COLUMNS
    ines, rosa, vacant, tom = member_rows(table, columns, ON)
    assert (ines.name, ines.substitute_for, ines.email, ines.phone) == (
        "Ines Okoro", "Rosa Lind", "ines@mere.example", "01632 960 001",
    )  # fmt: skip
    assert (rosa.office, rosa.starts, rosa.email) == ("chair", date(2023, 4, 1), "")
    assert any("rosa at home" in note for note in rosa.notes)
    assert vacant.aside == "It names nobody."
    assert tom.organisation == "Westmarch Police"


def test_a_column_of_ticks_names_no_board_and_a_place_begins_with_its_month():
    rows = [["Name", "Board?", "From", "To"], ["Tom Fell", "Y", "April 2023", "May 2024"], ["Ines Okoro", "N", "", ""]]
    table = table_of(rows)
    columns = guess(SheetKind.MEMBERS, table.headings, [table.column(at) for at in range(4)])
    assert "board" not in columns
    tom, _ = member_rows(table, columns, ON)
    assert (tom.starts, tom.ends) == (date(2023, 4, 1), date(2024, 5, 31))


def test_a_forward_plan_is_read_by_the_columns_that_are_offered():
    table = table_of(PLAN)
    columns = guess(SheetKind.PLAN, table.headings, [table.column(at) for at in range(5)])
    assert columns == P_COLUMNS
    lighting, figures, untitled = topic_rows(table, columns, ON)
    assert (lighting.due, lighting.purpose) == (date(2099, 6, 4), "decide")
    assert (figures.due, figures.month_only, figures.purpose) == (date(2099, 9, 30), True, "note")
    assert untitled.aside


def test_items_under_a_heading_of_their_meeting_are_due_then():
    rows = [["Report title", "Lead", "Purpose"], ["4 June 2099", None, None], ["Lighting", "Rosa Lind", "Note"]]
    tab = read_book(sheets.xlsx(rows, ["A2:C2"]), "plan.xlsx").tabs[0]
    made = topic_rows(table_at(tab, 0, 1), {"title": 0, "presenter": 1}, ON)
    assert [(row.title, row.due) for row in made if not row.aside] == [("Lighting", date(2099, 6, 4))]


@pytest.fixture
def board(by: Actor) -> Body:
    """The board whose list it is."""
    return record.body(by)


@pytest.mark.django_db
def test_members_substitutes_and_contacts_come_in_once(client: Client, by: Actor, board: Body, place: Partnership):
    police = add_organisation(by, place, name="Westmarch Police", kind=OrganisationKind.NOT_SAID)
    tom = add_person(by, place, name="Tom Fell", organisation=police)
    _, page = brought(client, sheets.xlsx(MEMBERS, []), "Members.xlsx")
    assert "members and contacts" in text_of(client.get(page))
    client.post(page, matched(board, columns=M_COLUMNS))
    said = text_of(client.get(page))
    assert "New: 3" in said
    assert "It names nobody" in said
    client.post(page, {"do": "enter"})
    rosa = Membership.objects.get(person__name="Rosa Lind")
    assert (rosa.office, rosa.starts, rosa.organisation.name) == (
        "chair",
        date(2023, 4, 1),
        "Aldermere Borough Council",
    )
    assert Membership.objects.get(person__name="Ines Okoro").substitute_for == rosa
    assert Membership.objects.get(person=tom, organisation=police).post == "Inspector"
    assert dict(Contact.objects.filter(person=tom).values_list("kind", "value")) == {"email": "tom@police.example"}
    assert Paper.objects.count() == 0
    assert Organisation.objects.filter(name="Westmarch Police").count() == 1

    newer = [MEMBERS[1], [*MEMBERS[5][:6], "tom.fell@police.example", None], MEMBERS[3]]
    newer.insert(2, [*MEMBERS[5][:6], "old@police.example", None])
    newer += [["Nia Vale", None, None, None, None, None, one, None] for one in ("nia@a.example", "nia@b.example")]
    _, page = brought(client, sheets.xlsx(newer, []), "Members 2.xlsx")
    client.post(page, matched(board, date(2024, 4, 20), columns=M_COLUMNS))
    said = text_of(client.get(page))
    assert "Keep tom@police.example Take tom.fell@police.example instead" in said
    assert "In the record already: 1" in said
    assert "Waits for an answer: 3" in said  # two of Tom's, and the second of Nia's
    client.post(page, {"do": "enter", "reach-email-1": "keep"})
    assert Contact.objects.get(person=tom).value == "tom@police.example"
    client.post(page, {"do": "enter", "reach-email-2": "take"})
    assert Contact.objects.get(person=tom).value == "old@police.example"
    assert Membership.objects.count() == 4


@pytest.mark.django_db
def test_somebody_who_may_be_one_of_two_waits_for_an_answer(client: Client, by: Actor, board: Body, place):
    first, _ = add_person(by, place, name="Tom Fell"), add_person(by, place, name="Tom Fell")
    _, page = brought(client, sheets.xlsx([["Name", "E-mail"], ["Tom Fell", "tom@police.example"]], []), "Who.xlsx")
    client.post(page, matched(board, columns={"name": 0, "email": 1}))
    assert "Waits for an answer: 1" in text_of(client.get(page))
    client.post(page, {"do": "enter"})
    assert Membership.objects.count() == 0
    client.post(page, {"do": "enter", "person-1": str(first.pk)})
    assert Membership.objects.get().person == first
    assert Person.objects.filter(name="Tom Fell").count() == 2


@pytest.mark.django_db
def test_what_a_file_held_closely_says_of_members_stands_for_nobody(client: Client, board: Body):
    found, page = brought(client, sheets.xlsx(MEMBERS, []), "Members.xlsx")
    Document.objects.filter(pk=found.document_id).update(marking=2, level=2, handling="For the board")
    client.post(page, matched(board, columns=M_COLUMNS))
    assert "mark it OFFICIAL first" in text_of(client.post(page, {"do": "enter"}))
    assert Membership.objects.count() == Contact.objects.count() == 0


@pytest.mark.django_db
def test_a_forward_plan_comes_in_and_its_next_version_moves_what_moved(client: Client, board: Body):
    _, page = brought(client, sheets.xlsx(PLAN, []), "Forward plan.xlsx")
    assert "forward plan" in text_of(client.get(page))
    client.post(page, matched(board, columns=P_COLUMNS))
    client.post(page, {"do": "enter"})
    lighting, figures = Topic.objects.order_by("pk")
    assert (lighting.due, lighting.purpose, lighting.presenter) == (date(2099, 6, 4), "decide", "Rosa Lind")
    assert (figures.due_month_only, figures.presenter) == (True, "Tom Fell, Westmarch Police")
    _, page = brought(client, sheets.xlsx([PLAN[0], ["4 July 2099", *PLAN[1][1:]], PLAN[2]], []), "Plan 2.xlsx")
    client.post(page, matched(board, date(2024, 4, 20), columns=P_COLUMNS))
    assert "4 July 2099, and not 4 June 2099" in text_of(client.get(page))
    client.post(page, {"do": "enter"})
    lighting.refresh_from_db()
    assert lighting.due == date(2099, 7, 4)
    assert Topic.objects.count() == 2
