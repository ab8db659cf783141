"""Who may bring files in, and who may review what was read in them."""

from datetime import date

import pytest

from frankpledge.documents.models import Document
from frankpledge.intake import access
from frankpledge.intake.models import Review, Spreadsheet, Upload
from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.people.models import Partnership
from frankpledge.people.rules.marking import Level

HERE, ELSEWHERE = Place(1, "aldermere", "Aldermere"), Place(2, "beckside", "Beckside")
ACTORS = {
    "coordinator": (HERE, {"coordinator"}, ""),
    "member": (HERE, {"member"}, ""),
    "no role": (HERE, set(), ""),
    "coordinator elsewhere": (ELSEWHERE, {"coordinator"}, ""),
    "no partnership": (None, set(), ""),
    "process here": (HERE, set(), "reader"),
    "process elsewhere": (ELSEWHERE, set(), "reader"),
}
MAY = {
    "coordinator": True,
    "member": False,
    "no role": False,
    "coordinator elsewhere": False,
    "no partnership": False,
    "process here": True,
    "process elsewhere": False,
}


def actor(name: str) -> Actor:
    place, roles, process = ACTORS[name]
    user = None if process else Who(1, "Rosa Lind")
    return Actor(Origin.WEB, date(2024, 6, 3), user=user, process=process, partnership=place, roles=frozenset(roles))


@pytest.mark.parametrize(("who", "may"), MAY.items())
def test_those_who_keep_the_record_bring_files_in(who: str, may: bool) -> None:
    assert access.may_upload(actor(who), Upload(partnership_id=1)) is may


@pytest.mark.parametrize(("who", "may"), MAY.items())
def test_those_who_keep_the_record_review(who: str, may: bool) -> None:
    assert access.may_review(actor(who), Review(partnership_id=1)) is may


@pytest.mark.parametrize(("who", "may"), MAY.items())
def test_those_who_keep_the_record_bring_spreadsheets_in(who: str, may: bool) -> None:
    sheet = Spreadsheet(partnership_id=1, document=Document(partnership_id=1))
    assert access.may_bring(actor(who), Partnership(pk=1)) is may
    assert access.may_bring_in(actor(who), sheet) is may


@pytest.mark.parametrize("who", MAY)
def test_nobody_brings_in_what_is_sealed(who: str) -> None:
    sheet = Spreadsheet(partnership_id=1, document=Document(partnership_id=1, level=Level.SEALED))
    assert access.may_bring_in(actor(who), sheet) is False


@pytest.mark.parametrize("who", MAY)
def test_nobody_reviews_what_is_sealed(who: str) -> None:
    assert access.may_review(actor(who), Review(partnership_id=1, sealed=True)) is False


def test_who_approves_redactions_redacts_reviews() -> None:
    may = [who for who in ACTORS if access.may_redact(actor(who), Document(partnership_id=1))]
    assert may == ["coordinator"]


def test_background_work_alone_destroys_what_came_in() -> None:
    may = [who for who in ACTORS if access.may_destroy(actor(who), Upload(partnership_id=1))]
    assert may == ["process here"]
