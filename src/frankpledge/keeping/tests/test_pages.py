"""The pages of retention: what they show, take and lead to."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.keeping.models import Destruction, LegalHold, RetentionRule
from frankpledge.keeping.rules.due import Held
from frankpledge.keeping.tests import make
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.tests import make as meetings
from frankpledge.people.models import Person
from frankpledge.people.rules.roles import Role
from tests.harness.signing_in import signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 45


@pytest.fixture
def by_and_browser() -> tuple[Actor, Client]:
    user, by = make.officer(meetings.partnership())
    return by, signed_in(user)


def url(name: str, **given: int) -> str:
    return reverse(name, kwargs={"partnership": "aldermere", **given})


def days(name: str, year: int) -> dict[str, int]:
    return {f"{name}-day": 1, f"{name}-month": 2, f"{name}-year": year}


def test_a_coordinator_sets_a_rule_changes_it_and_sees_what_is_due(by_and_browser: tuple[Actor, Client]) -> None:
    by, browser = by_and_browser
    make.old_minutes(by)
    assert "No rule is in force" in browser.get(url("due")).content.decode()
    sent = {"kind": "minutes", "since": "dated", "years": 0, "months": 0, "ground": "Our schedule"}
    sent |= {"effect": "destroy", "in_force": "on"}
    told = browser.post(url("add_retention_rule"), sent).content.decode()
    assert "Enter for how many years or months it is kept" in told
    assert "are kept from the day of the meeting" in told
    assert browser.post(url("add_retention_rule"), sent | {"since": "meeting", "years": 6}).status_code == 302
    rule = RetentionRule.objects.get()
    page = browser.get(url("due")).content.decode()
    assert "1 due, 0 kept back by a hold" in page
    assert "4 May 2016" in page
    assert (
        browser.post(url("retention_rule", rule=rule.pk), sent | {"since": "meeting", "years": 90}).status_code == 302
    )
    assert "0 due, 0 kept back by a hold, 1 not due yet" in browser.get(url("due")).content.decode()
    assert "90 years from the day of the meeting" in browser.get(url("retention")).content.decode()


def test_a_hold_is_laid_on_a_document_person_board_or_days_and_lifted(by_and_browser: tuple[Actor, Client]) -> None:
    by, browser = by_and_browser
    paper = make.old_minutes(by, meetings.attendance("Tom Fell"))
    sent = {"reason": "A claim", **days("starts", 2024)}
    for wrong, told in (
        ({"what": "document", "document": "999"}, "Nothing of this number"),
        ({"what": "person", "person": "Nobody"}, "Nothing of this number or name"),
        ({"what": "body"}, "Choose a board or group"),
        ({"what": "days", **days("first", 2020)}, "Enter both days"),
        ({"what": "days", **days("first", 2020), **days("last", 2019)}, "must be the first day or later"),
    ):
        assert told in browser.post(url("lay_hold"), sent | wrong).content.decode()
    for right in (
        {"what": "document", "document": str(paper.document_id)},
        {"what": "person", "person": "tom fell"},
        {"what": "body", "body": paper.body_id},
        {"what": "days", **days("first", 2020), **days("last", 2021)},
    ):
        assert browser.post(url("lay_hold"), sent | right).status_code == 302
    assert list(LegalHold.objects.order_by("pk").values_list("what", flat=True)) == [one.value for one in Held]
    page = browser.get(url("retention")).content.decode()
    assert "Whatever names Tom Fell" in page
    hold = LegalHold.objects.get(person=Person.objects.get())
    assert browser.get(url("lift_hold", hold=hold.pk)).status_code == 200
    assert browser.post(url("lift_hold", hold=hold.pk), {"reason": "It is settled"}).status_code == 302
    assert "It is settled" in browser.get(url("retention")).content.decode()


def test_the_way_there_is_on_the_partnerships_own_page(by_and_browser: tuple[Actor, Client]) -> None:
    _, browser = by_and_browser
    assert url("retention") in browser.get(url("about")).content.decode()


def test_what_is_due_takes_as_many_questions_for_many_papers_as_for_one(by_and_browser: tuple[Actor, Client]) -> None:
    by, browser = by_and_browser
    make.rule(by)
    make.old_minutes(by, meetings.attendance("Tom Fell"))
    make.hold(by, Held.PERSON, person=Person.objects.get())
    counts = []
    for year in (2011, 2012):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(url("due")).status_code == 200
        counts.append(len(asked))
        for body in ("Mere Valley Group", "Lamps Group", "Homes Group"):
            make.old_minutes(by, meetings.attendance("Ines Okoro"), body=body, dated=date(year, 5, 4))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_two_people_destroy_on_the_pages(by_and_browser: tuple[Actor, Client]) -> None:
    by, browser = by_and_browser
    paper = make.old_minutes(by)
    make.rule(by)
    assert f'value="minutes-{paper.pk}" checked' in browser.get(url("due")).content.decode()
    rule = RetentionRule.objects.get()
    asked = browser.post(url("ask_by_rule"), {"rule": rule.pk, "things": [f"minutes-{paper.pk}"]})
    assert asked.status_code == 302
    one = Destruction.objects.get()
    page = browser.get(url("destruction", destruction=one.pk)).content.decode()
    assert "somebody else decides" in page
    assert browser.post(url("destruction", destruction=one.pk), {"doing": "approve"}).status_code == 403
    chair = signed_in(make.officer(make.place_of(by), Role.CHAIR)[0])
    assert "Approve: destroy for good" in chair.get(url("destruction", destruction=one.pk)).content.decode()
    assert chair.post(url("destruction", destruction=one.pk), {"doing": "approve"}).status_code == 302
    one.refresh_from_db()
    assert one.state == "approved"


def test_a_destruction_by_hand_is_asked_for_with_a_ground_and_taken_back(by_and_browser: tuple[Actor, Client]) -> None:
    by, browser = by_and_browser
    paper = make.old_minutes(by)
    sent = {"document": paper.document_id, "ground": "erasure", "reason": "They asked"}
    assert browser.get(url("ask_destruction")).status_code == 200
    told = browser.post(url("ask_destruction"), sent | {"document": 999}).content.decode()
    assert "Nothing in the record is of a document of this number" in told
    assert browser.post(url("ask_destruction"), sent).status_code == 302
    one = Destruction.objects.get()
    assert browser.post(url("destruction", destruction=one.pk), {"doing": "withdraw"}).status_code == 302
    assert "Withdrawn" in browser.get(url("retention")).content.decode()
