"""The pages on which bodies, their members and their terms are kept, and what a meeting's page says of its quorum."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Body, BodyChange, Commitment, Meeting, Membership, TermsOfReference
from frankpledge.meetings.rules import shown
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.meetings.rules.quorum import Rule
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.shown import address, said
from frankpledge.people.changes import add_person, describe_organisation, merge_people
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.authorities import Authority
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
DAYS = [date(2024, month, 12) for month in range(1, 6)]


@pytest.fixture
def board(by: Actor) -> Body:
    """A board that met five times: the police always, the council thrice, the fire service by apologies alone."""
    for at, day in enumerate(DAYS):
        rows = [make.attendance("Alice Penhallow", "Westmarch Police", post="Superintendent", chair=True)]
        if at < 3:
            rows.append(make.attendance("Walter Jessop", "Mere Borough Council"))
        rows.append(make.attendance("Sam Orchard", "Kestrel Fire and Rescue Service", capacity="apologies"))
        make.minutes(by, *rows, make.item("1"), make.action(), dated=day)
    body = Body.objects.get()
    changes.describe_body(by, body, shown.body(body) | {"kind": BodyKind.BOARD.value})
    for name, authority in (
        ("Westmarch Police", Authority.POLICE),
        ("Mere Borough Council", Authority.COUNCIL),
        ("Kestrel Fire and Rescue Service", Authority.FIRE),
    ):
        kind = OrganisationKind.RESPONSIBLE
        describe_organisation(by, Organisation.objects.get(name=name), name=name, kind=kind, authority=authority)
    return body


@pytest.fixture
def browser(place: Partnership) -> Client:
    return make.signed_in(place)


def day(name: str, value: date) -> dict[str, int]:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def page(browser: Client, name: str, query: str = "", **which: int) -> str:
    response = browser.get(address(name, **which) + query)
    assert response.status_code == 200
    return said(response)


def sends(browser: Client, at: str, board: Body, query: str = "", /, **sent: object) -> str:
    """What is said after a form was sent: on its own page, or on the next where it was done."""
    response = browser.post(address(at, body=board.pk) + query, sent, follow=True)
    assert response.status_code == 200, said(response)
    return response.content.decode()


def test_a_meeting_says_whether_it_was_quorate_and_which_authorities_to_ask_after(
    board: Body, by: Actor, browser: Client
) -> None:
    meeting = Meeting.objects.get(held_on=DAYS[4]).pk
    words = page(browser, "meeting", meeting=meeting)
    assert "No rule said. The record has no terms of reference" in words
    assert "Was the council there? Nobody stands for it in the attendance list." in words
    assert "Was the fire and rescue authority there? The attendance list has it under apologies alone." in words
    assert "Was the integrated care board there? No agency in the record is said to be it" in words
    assert "Was the police there?" not in words
    changes.add_terms(by, board, adopted_on=date(2010, 1, 1), quorum=Rule(members=2), quorum_words="Two make it.")
    words = page(browser, "meeting", meeting=meeting)
    assert "Not quorate by version 1 of its terms of reference, adopted 1 January 2010" in words
    assert "Members: 0 to 1 there, of 2 that the rule asks for. No members are known for this day." in words
    for name in ("Alice Penhallow", "Walter Jessop"):
        changes.add_member(by, board, Person.objects.get(name=name), organisation=None)
    assert "Quorate by version 1" in page(browser, "meeting", meeting=Meeting.objects.get(held_on=DAYS[0]).pk)
    assert "“" not in said(browser.get(address("meeting", meeting=meeting))).split("Two make it.")[0][-3:]


def test_a_meeting_is_held_against_the_members_of_its_own_day(board: Body, by: Actor, browser: Client) -> None:
    changes.add_terms(by, board, adopted_on=None, quorum=Rule(members=1, chair=True))
    alice = Person.objects.get(name="Alice Penhallow")
    walter = Person.objects.get(name="Walter Jessop")
    changes.add_member(by, board, alice, starts=date(2024, 3, 1), office="chair")
    changes.add_member(by, board, walter, ends=date(2024, 2, 28))
    assert "Cannot be told" in page(browser, "meeting", meeting=Meeting.objects.get(held_on=DAYS[0]).pk)
    assert "Quorate" in page(browser, "meeting", meeting=Meeting.objects.get(held_on=DAYS[3]).pk)


def test_the_pages_take_few_queries_whatever_there_is(board: Body, by: Actor, browser: Client) -> None:
    changes.add_terms(by, board, adopted_on=date(2010, 1, 1), quorum=Rule(members=2, authorities=1))
    changes.add_member(by, board, Person.objects.get(name="Walter Jessop"))
    asked = {
        name: address(name, body=board.pk) for name in ("body", "members", "terms", "commitments", "describe_body")
    }
    asked |= {"meeting": address("meeting", meeting=Meeting.objects.earliest("pk").pk), "add_body": address("add_body")}
    asked["restructure"] = address("restructure", body=board.pk) + "?how=split"
    few, much = {}, {}
    for taken in (few, much):
        for name, url in asked.items():
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(url).status_code == 200
            taken[name] = len(queries)
        for at in range(4 if taken is few else 0):
            group = changes.add_body(by, board.partnership, name=f"Group {at}")
            changes.move_body(by, group, board, date(2024, 5, 1))
            person = add_person(by, board.partnership, name=f"Person{at} Vane")
            changes.add_member(by, board, person, organisation=Organisation.objects.first())
            changes.add_terms(by, board, adopted_on=date(2012 + at, 1, 1), text="More")
            changes.agree_commitments(by, board, [f"We do {at}"], on=None)
    assert {name: many for name, many in much.items() if many > max(few[name], MOST_QUERIES)} == {}
    assert max(much.values()) <= MOST_QUERIES, much


def test_a_board_is_set_up_and_described_and_what_is_wrong_is_said(browser: Client, place: Partnership) -> None:
    sent = {"name": "Mere Board", "kind": "board", "names": "MB\nThe Mere Board", **day("starts", DAYS[0])}
    assert browser.post(address("add_body"), sent).status_code == 302
    made = Body.objects.get(name="Mere Board")
    assert made.names.count() == 3
    told = browser.post(address("add_body"), sent | {"name": "mb"}).content.decode()
    assert "There is a board or group of that name already: MB." in told
    form = {"name": "Mere Board", "kind": "board", "numbering": "by_year", "statement_of_intent": "Less harm"}
    assert "first day or later" in sends(
        browser, "describe_body", made, **form, **day("starts", DAYS[1]), **day("ends", DAYS[0])
    )
    assert "Select a valid choice" in sends(browser, "describe_body", made, **form, parent=str(made.pk))
    assert "Less harm" in sends(browser, "describe_body", made, **form)


def test_two_of_one_name_are_told_apart_by_agency_and_post_and_never_made_one(
    board: Body, by: Actor, browser: Client
) -> None:
    police = Organisation.objects.get(name="Westmarch Police")
    homes = Organisation.objects.get(name="Mere Borough Council")
    one = add_person(by, board.partnership, name="Rosa Lind", organisation=police, post="Inspector")
    two = add_person(by, board.partnership, name="Rosa Lind", organisation=homes, post="Warden")
    words = page(browser, "members", "?name=Rosa", body=board.pk)
    assert "Rosa Lind: Inspector, Westmarch Police" in words
    assert "Rosa Lind: Warden, Mere Borough Council" in words
    key = f"{two.pk}-{two.posts.get().pk}"
    sends(browser, "members", board, "?name=Rosa", doing="add", who=key, **day("starts", DAYS[0]))
    member = Membership.objects.get()
    assert (member.person, member.organisation, member.post) == (two, homes, "Warden")
    sent = {"doing": "add", "who": "new", "new_name": "rosa lind"}
    assert "Somebody of that name is in the record" in sends(browser, "members", board, **sent, agency=str(police.pk))
    fire = Organisation.objects.get(name="Kestrel Fire and Rescue Service")
    sends(browser, "members", board, **sent, agency=str(fire.pk))
    assert Person.objects.filter(name__iexact="Rosa Lind").count() == 3
    assert not Person.objects.filter(pk__in=[one.pk, two.pk], stands_as__isnull=False).exists()


def test_members_are_added_ended_stood_in_for_and_put_in_the_chair(board: Body, by: Actor, browser: Client) -> None:
    alice = Person.objects.get(name="Alice Penhallow")
    walter = Person.objects.get(name="Walter Jessop")
    sends(browser, "members", board, "?name=Alice", doing="add", who=f"{alice.pk}-{alice.posts.get().pk}",
          **day("starts", DAYS[0]))  # fmt: skip
    place = Membership.objects.get()
    sends(
        browser, "members", board, doing="add", who=f"{walter.pk}-{walter.posts.get().pk}", substitute_for=str(place.pk)
    )
    assert Membership.objects.get(person=walter).substitute_for == place
    told = sends(
        browser, "members", board, doing="add", who="new", new_name="X Y", office="chair", substitute_for=str(place.pk)
    )
    assert "A substitute cannot be chair" in told
    told = sends(
        browser,
        "members",
        board,
        doing="add",
        who="new",
        new_name="X Y",
        **day("starts", DAYS[1]),
        **day("ends", DAYS[0]),
    )
    assert "Last day must be the first day or later" in told
    assert "Select a valid choice" in sends(
        browser, "members", board, doing="end", place="999999", **day("last", DAYS[4])
    )
    sends(browser, "members", board, doing="office", holder=str(place.pk), takes="chair", **day("since", DAYS[2]))
    now = Membership.objects.get(office="chair")
    assert now.starts == DAYS[2]
    told = sends(browser, "members", board, doing="end", place=str(now.pk), **day("last", DAYS[4]))
    assert "The place ends on 12 May 2024, and 1 of their substitutes with it." in told
    words = page(browser, "body", body=board.pk)
    assert "Earlier members" in words
    assert "chair" in words


def test_past_attendance_offers_members_unticked_with_the_evidence_and_adds_none_by_itself(
    board: Body, by: Actor, browser: Client
) -> None:
    response = browser.get(address("members", body=board.pk))
    words = said(response)
    assert "At 5 of the last 5 meetings: 12 May 2024; 12 April 2024" in words
    assert "As Superintendent." in words
    assert "Walter Jessop, Mere Borough Council" in words
    assert "Sam Orchard" not in words.split("Add a member")[0]
    assert 'name="chosen" type="checkbox"' in response.content.decode()
    assert " checked" not in response.content.decode().split("Are they members too?")[1].split("</form>")[0]
    assert Membership.objects.count() == 0
    assert "Tick who is a member" in sends(browser, "members", board, doing="offered")
    alice = Person.objects.get(name="Alice Penhallow")
    agency = Organisation.objects.get(name="Westmarch Police")
    sends(browser, "members", board, doing="offered", chosen=[f"{alice.pk}-{agency.pk}"])
    assert [(one.person, one.organisation, one.post) for one in Membership.objects.all()] == [
        (alice, agency, "Superintendent")
    ]
    assert "At 5 of the last 5 meetings" not in page(browser, "members", body=board.pk)


def test_whoever_was_merged_is_offered_once_as_whom_they_stand(board: Body, by: Actor, browser: Client) -> None:
    kept = add_person(by, board.partnership, name="Al Penhallow")
    merge_people(by, kept, Person.objects.get(name="Alice Penhallow"))
    assert "Al Penhallow, Westmarch Police" in page(browser, "members", body=board.pk)


def test_terms_have_versions_that_stay_readable_and_readers_see_no_form(
    board: Body, browser: Client, place: Partnership
) -> None:
    sends(browser, "terms", board, text="We meet.", quorum_members="3", **day("adopted_on", date(2012, 1, 1)))
    told = sends(browser, "terms", board, text="We met.", **day("adopted_on", date(2011, 1, 1)))
    assert "Give that day or a later one" in told
    assert "Ensure this value is greater" in sends(browser, "terms", board, quorum_members="0")
    sends(browser, "terms", board, text="We meet more.", quorum_chair="on", **day("adopted_on", date(2015, 1, 1)))
    reader = make.signed_in(place, Role.MEMBER)
    words = page(reader, "terms", body=board.pk)
    assert "Version 2, in force" in words
    assert "Version 1, adopted 1 January 2012" in words
    assert "3 members" in words
    assert "We meet." in words
    assert "Add the next version" not in words
    assert TermsOfReference.objects.count() == 2


def test_the_seven_principles_are_added_at_once_and_ended_one_by_one(board: Body, browser: Client) -> None:
    sends(browser, "commitments", board, doing="nolan", **day("agreed_on", DAYS[0]))
    assert Commitment.objects.count() == 7
    assert "Add all seven" not in page(browser, "commitments", body=board.pk)
    first = Commitment.objects.earliest("pk")
    assert "Give that day or a later one" in sends(
        browser, "commitments", board, doing="end", commitment=str(first.pk), **day("ended_on", date(2020, 1, 1))
    )
    sends(browser, "commitments", board, doing="end", commitment=str(first.pk), **day("ended_on", DAYS[1]))
    assert "Commitments that were ended" in page(browser, "commitments", body=board.pk)


def test_a_board_is_split_by_a_form_and_told_of_on_both_sides(board: Body, by: Actor, browser: Client) -> None:
    held = changes.add_member(by, board, Person.objects.get(name="Alice Penhallow"))
    words = page(browser, "restructure", "?how=split", body=board.pk)
    assert "so do its 5 open actions" in words
    sent = {"name_1": "Lighting group", "name_2": "", "carry": [f"2-{held.pk}"], "reason": "Too much for one"}
    told = sends(browser, "restructure", board, "?how=split", **sent, **day("on", date(2024, 6, 1)))
    assert "Enter the name of the second" in told
    assert f'value="2-{held.pk}" checked' in told
    assert BodyChange.objects.count() == 0
    sent["name_2"] = "Lanes group"
    told = sends(browser, "restructure", board, "?how=split", **sent, **day("on", date(2024, 5, 1)))
    assert "12 May 2024, after that day" in told
    sends(browser, "restructure", board, "?how=split", **sent, **day("on", date(2024, 6, 1)))
    lanes = Body.objects.get(name="Lanes group")
    assert lanes.memberships.get().person == held.person
    assert "Split; this came of it: Lanes group Too much for one" in page(browser, "body", body=board.pk)
    assert f"Came of the splitting of {board.name}" in page(browser, "body", body=lanes.pk)
    assert "until 31 May 2024" in page(browser, "bodies")


@pytest.mark.parametrize(
    ("how", "sent", "told"),
    [
        ("merge", {"into": "Lanes group"}, "Merged into Lanes group"),
        ("move", {"parent": "Lanes group"}, "Moved under Lanes group"),
        ("rename", {"name": "Mere Safety"}, "Renamed from Aldermere Community Safety Board to Mere Safety"),
        ("close", {}, "Closed"),
    ],
)
def test_each_way_of_restructuring_is_told_of(
    how: str, sent: dict[str, str], told: str, board: Body, by: Actor, browser: Client
) -> None:
    other = changes.add_body(by, board.partnership, name="Lanes group")
    sent = {name: str(other.pk) if value == "Lanes group" else value for name, value in sent.items()}
    sends(browser, "restructure", board, f"?how={how}", **sent, **day("on", date(2024, 6, 1)))
    assert told in page(browser, "body", body=board.pk)
