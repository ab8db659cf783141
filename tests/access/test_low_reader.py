"""What a low reader finds over all lists is what they would find had the restricted things never been entered."""

import os
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Body, Item, Paper
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.shown import said
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role
from tests.access.actors import browser_of
from tests.access.table import is_whole

pytestmark = pytest.mark.django_db
# Markings are the product's own, which knows no database; `make bench` asks all of it on PostgreSQL too.
once = pytest.mark.skipif(not is_whole(connection.vendor), reason="asked on SQLite, and on both by make bench")
BODIES = ("Harbour Board", "Lantern Group", "Orchard Panel")
PEOPLE = {
    "Graham Carter": "Westmarch Police",
    "Ines Okoro": "Mere Homes",
    "Tom Fell": "Fire Service",
    "Una Marsh": "Aldermere Council",
}
OPEN, NOTHING = None, Marking(level=Level.SENSITIVE, handling="Board", stub=False)
MARKINGS = (OPEN, OPEN, Marking(level=Level.PUBLIC), NOTHING)
READERS = (Role.MEMBER, Role.SCRUTINY)
READERS_TRIED = int(os.environ.get("FRANKPLEDGE_LOW_READERS", "6"))  # `make bench` tries many


@dataclass(frozen=True)
class AnItem:
    """An item with a decision and an action, its owner among those who came, and whether it is restricted."""

    owner: int
    late: bool
    hidden: bool


@dataclass(frozen=True)
class APaper:
    """Minutes or a report of a body, who came, its items, and how it is marked."""

    body: int
    minutes: bool
    people: tuple[int, ...]
    items: tuple[AnItem, ...]
    marking: Marking | None
    next_meeting: bool


items = st.builds(AnItem, owner=st.integers(0, 3), late=st.booleans(), hidden=st.booleans())
papers = st.builds(
    APaper,
    body=st.integers(0, 2),
    minutes=st.booleans(),
    people=st.lists(st.integers(0, 3), min_size=1, unique=True).map(tuple),
    items=st.lists(items, max_size=3).map(tuple),
    marking=st.sampled_from(MARKINGS),
    next_meeting=st.booleans(),
)


def entered(by: Actor, given: list[APaper], *, hidden: bool) -> None:
    """The papers in the record; without what is hidden, as if it had never been there."""
    for number, paper in enumerate(given):
        if paper.marking is NOTHING and not hidden:
            continue
        facts = [make.attendance(name(n), PEOPLE[name(n)]) for n in paper.people] if paper.minutes else []
        for at, item in enumerate(paper.items):
            if item.hidden and not hidden:
                continue
            which = f"{number}{at}"
            owner = [name(paper.people[item.owner % len(paper.people)])] if paper.minutes else []
            due = "2024-05-01" if item.late else "2099-05-01"
            facts += [make.item(f"{which}", f"Lighting {which}"), make.decision(f"Lamps {which}")]
            facts += [make.action(f"Mend {which}", *owner, due=due), make.figure(f"Lamps out {which}")]
        day = date(2020 + number, 3, 12)
        made = make.minutes if paper.minutes else make.report
        title = {} if paper.minutes else {"title": f"Report {number}"}
        row = made(by, *facts, body=BODIES[paper.body], dated=day, venue=f"Hall {number}", **title)
        if paper.minutes and paper.next_meeting:
            row.meeting.next_on = date(2099, 1, 1) + timedelta(days=number)
            row.meeting.save()
        if paper.marking is not OPEN:
            changes.mark_paper(by, row, paper.marking)
        for at, item in enumerate(paper.items):
            if item.hidden and hidden:
                changes.mark_item(by, Item.objects.get(paper=row, number=f"{number}{at}"), NOTHING)


def name(number: int) -> str:
    """Somebody's name."""
    return list(PEOPLE)[number]


def shown(place: Partnership, browser: Client) -> dict[str, str]:
    """Every list, and the page of every body, agency and person, each by what it is called."""
    paths = {
        path: path
        for path in (
            "", "boards/", "meetings/", "meetings/?year=2021", "reports/", "actions/", "actions/?state=late",
            "actions/?page=2", "agencies/", "search/?q=lamps", "search/?q=mend", "search/?q=lighting&kind=items",
            "search/?q=hall", "search/?q=carter", "search/?q=police",
        )
    }  # fmt: skip
    for folder, model in (("boards", Body), ("agencies", Organisation), ("people", Person)):
        rows = model.objects.filter(partnership=place).values_list("pk", "name")
        paths |= {f"{folder}: {called}": f"{folder}/{number}/" for number, called in rows}
    answers = {called: browser.get(f"/{place.slug}/{path}") for called, path in paths.items()}
    pages = {called: said(answer) for called, answer in answers.items() if answer.status_code == 200}
    log = browser.get(f"/{place.slug}/actions/log.csv").content.decode().splitlines()
    return pages | {"log": "\n".join(line.partition(",")[2] for line in log)}


@once
@settings(max_examples=READERS_TRIED, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(given=st.lists(papers, min_size=1, max_size=4), role=st.sampled_from(READERS))
def test_a_low_reader_finds_what_they_would_had_the_rest_never_been_entered(given: list[APaper], role: Role) -> None:
    with transaction.atomic():
        found = []
        for slug, hidden in (("hithe", True), ("wickham", False)):
            place = make.partnership(slug, "A Community Safety Partnership")
            entered(make.actor(place), given, hidden=hidden)
            found.append(shown(place, browser_of(make.account(place, role))))
        transaction.set_rollback(True)
    whole, open_alone = found
    assert whole == open_alone


def test_the_two_records_differ_for_whoever_reads_all() -> None:
    """Otherwise the property above would say nothing."""
    hidden = APaper(0, True, (0, 1), (AnItem(0, True, True),), NOTHING, True)
    found = []
    for slug, whole in (("hithe", True), ("wickham", False)):
        place = make.partnership(slug, "A Community Safety Partnership")
        entered(make.actor(place), [hidden], hidden=whole)
        assert Paper.objects.filter(partnership=place).exists() is whole
        found.append(shown(place, browser_of(make.account(place, Role.CHAIR))))
    assert found[0] != found[1]
