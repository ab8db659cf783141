"""Bodies, the days of their meetings, agendas and packs, on pages and as data: what is published and nothing else."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client
from django.urls import resolve
from icalendar import Calendar
from lxml import etree

from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import changes as meetings
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Body, Decision, Meeting, Membership, Paper, Publication
from frankpledge.meetings.rules.packs import Audience
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.meetings.tests import planning
from frankpledge.meetings.tests.test_packs import words
from frankpledge.people.models import Person
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.public import changes
from frankpledge.public.queries.publishing import would_be
from frankpledge.public.tests import make
from frankpledge.public.views.data import FILES
from frankpledge.rights.changes import restrict
from tests.harness import signing_in

pytestmark = pytest.mark.django_db
SCHEMA = json.loads((Path(__file__).resolve().parents[4] / "docs/open-data.schema.json").read_text("utf-8"))
DAY = date(2031, 7, 9)
PAGES = ("", "meetings/?year=2031", "minutes/", "decisions/", "actions/")


@pytest.fixture
def here() -> make.Here:
    """Published minutes, and a body with a member, a meeting to come and an agenda with something restricted on it."""
    one = make.here()
    make.publish(one)
    body = Body.objects.get(name=make.make.BOARD)
    make.make.member(body, one.by, "Bea Birch", "Mere Homes")
    unknown = Person.objects.create(partnership=one.place, name=f"{make.CANARY} Member", level=Level.SENSITIVE.value)
    Membership.objects.create(partnership=one.place, body=body, person=unknown)
    return one


def body_of(one: make.Here) -> Body:
    return Body.objects.get(partnership=one.place, name=make.make.BOARD)


def put_out(one: make.Here, kind: PublicKind, number: int, **over: Any) -> Publication:
    made = would_be(one.by, kind, number, **over)
    assert made is not None
    return changes.publish(one.by, made, seen=made.mark)


def planned(one: make.Here, **over: Any) -> Meeting:
    values = {"held_on": DAY, "starts_at": time(10), "ends_at": time(12), "venue": "Town Hall", "joining": ""}
    return meetings.plan_meeting(one.by, body_of(one), values | over)


def with_agenda(one: make.Here) -> Meeting:
    """A meeting whose agenda is out, with a public item, a restricted one, and a public pack that went out."""
    of = planned(one)
    first = planning.item(of, "Lamps", planning.PUBLIC)
    closed = Marking(level=Level.SENSITIVE, handling="Board", paragraph="7", reason="An operation")
    planning.item(of, f"Operation {make.CANARY}", closed)
    planning.paper(one.by, first, "How many lamps", "Forty-one", marking=planning.PUBLIC)
    planning.paper(one.by, first, f"Names {make.CANARY}", f"{make.CANARY}", marking=closed)
    meetings.publish_agenda(one.by, of)
    planning.pack(one.by, of, Audience.PUBLIC)
    meetings.send_out(one.by, of, "")
    for kind in (PublicKind.AGENDA, PublicKind.PACK):
        put_out(one, kind, of.pk)
    return of


def read(path: str) -> tuple[int, bytes]:
    answer = Client().get(f"/public/aldermere/{path}")
    assert not answer.cookies
    return answer.status_code, b"".join(answer) if answer.streaming else answer.content


def data(name: str) -> Any:
    status, content = read(f"data/{name}")
    assert status == 200
    return json.loads(content)


def test_days_are_public_with_their_body_and_follow_what_is_planned(here: make.Here) -> None:
    of = planned(here)
    assert read(f"meeting/{of.pk}/")[0] == 404
    out = put_out(here, PublicKind.BODY, of.body_id)
    assert "Town Hall" in read(f"meeting/{of.pk}/")[1].decode()
    moved = {"held_on": date(2031, 7, 16), "starts_at": time(14), "ends_at": None, "venue": "Mere Hall", "joining": ""}
    meetings.change_meeting(here.by, of, moved, why=f"Because of {make.CANARY}")
    page = read(f"meeting/{of.pk}/")[1].decode()
    assert "From 9 July 2031" in page
    meetings.cancel_meeting(here.by, of, why=f"Because of {make.CANARY}")
    (event,) = Calendar.from_ical(read("data/meetings.ics")[1]).walk("VEVENT")
    assert (event["status"], str(event["summary"])) == ("CANCELLED", f"Cancelled: {make.make.BOARD}")
    assert data("events.json")[0]["status"] == "cancelled"
    assert make.CANARY not in read(f"meeting/{of.pk}/")[1].decode()
    another = planned(here, held_on=date(2031, 9, 3))
    assert read(f"meeting/{another.pk}/")[0] == 200
    changes.withdraw(here.by, out)
    assert read(f"meeting/{another.pk}/")[0] == read(f"body/{of.body_id}/")[0] == 410
    assert data("events.json") == []


def test_members_are_named_where_that_is_published(here: make.Here) -> None:
    body = body_of(here)
    put_out(here, PublicKind.BODY, body.pk, members=False)
    assert "Bea Birch" not in read(f"body/{body.pk}/")[1].decode()
    assert data("popolo.json")["persons"] == []
    put_out(here, PublicKind.BODY, body.pk)
    assert "Bea Birch" in read(f"body/{body.pk}/")[1].decode()
    told = data("popolo.json")
    assert [one["name"] for one in told["persons"]] == ["Bea Birch"]
    (seat,) = told["memberships"]
    known = {one["id"]: one["name"] for one in told["organizations"]}
    assert (known[seat["organization_id"]], known[seat["on_behalf_of_id"]]) == (make.make.BOARD, "Mere Homes")


def test_no_restricted_word_is_in_any_page_or_file(here: make.Here) -> None:
    of = with_agenda(here)
    put_out(here, PublicKind.BODY, of.body_id)
    things = [f"{kind}/{number}/" for kind, number in Publication.objects.values_list("kind", "number")]
    assert len(things) == 5
    for path in (*PAGES, *things, *(f"data/{name}" for name in FILES)):
        status, content = read(path)
        assert status == 200, path
        assert make.CANARY.lower() not in content.decode("utf-8", "replace").lower(), path
    assert "exempt under paragraph 7" in read(f"agenda/{of.pk}/")[1].decode()
    assert read(f"pack/{of.pk}/")[1].startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["agenda", "pack"])
def test_what_is_marked_more_closely_goes_at_once(here: make.Here, kind: str) -> None:
    of = with_agenda(here)
    assert read(f"{kind}/{of.pk}/")[0] == 200
    meetings.mark_agenda_item(here.by, of.agenda.get(title="Lamps"), planning.SENSITIVE)
    assert read(f"{kind}/{of.pk}/")[0] == 410


def close_a_paper(here: make.Here, paper: AgendaPaper) -> None:
    closed = Marking(level=Level.SENSITIVE, handling="Board", paragraph="7", reason="An operation")
    meetings.describe_agenda_paper(here.by, paper, {"title": "Otherwise called"}, closed)


def withdraw_a_paper(here: make.Here, paper: AgendaPaper) -> None:
    meetings.withdraw_agenda_paper(here.by, paper, "It names a child")


def withdraw_its_item(here: make.Here, paper: AgendaPaper) -> None:
    meetings.withdraw_agenda_item(here.by, paper.agenda_item, why="It names a child")


@pytest.mark.parametrize("happens", [close_a_paper, withdraw_a_paper, withdraw_its_item])
def test_a_paper_that_is_closed_or_withdrawn_goes_with_its_title(here: make.Here, happens: object) -> None:
    of = with_agenda(here)
    happens(here, AgendaPaper.objects.get(title="How many lamps"))
    assert read(f"pack/{of.pk}/")[0] == 410
    assert b"How many lamps" not in read(f"agenda/{of.pk}/")[1] or happens is withdraw_its_item
    with pytest.raises(NotPossible, match="Have a new one made"):
        put_out(here, PublicKind.PACK, of.pk)


def test_decisions_and_actions_are_as_the_schema_says(here: make.Here) -> None:
    for name in ("decisions", "actions"):
        told = data(f"{name}.json")
        jsonschema.validate(told, SCHEMA)
        (row,) = told[name]
        assert row["item"] == {"number": "1", "title": "Lighting in Mere Lane"}
        assert row["minutes"]["url"] == f"http://testserver{here.address}"
    assert data("actions.json")["actions"][0]["owners"] == ["Ann Alder"]


def test_meetings_are_told_as_open_civic_data_and_as_schema_org(here: make.Here) -> None:
    of = with_agenda(here)
    put_out(here, PublicKind.BODY, of.body_id)
    (event,) = data(f"events.json?body={of.body_id}")
    assert event["start_date"] == "2031-07-09T10:00:00+01:00"
    assert [one["note"] for one in event["documents"]] == ["Agenda", "Papers"]
    assert event["agenda"][0]["description"] == "1 Lamps"
    page = etree.HTML(read(f"meeting/{of.pk}/")[1])
    told = json.loads(page.findtext(".//script[@type='application/ld+json']"))
    assert (told["@type"], told["startDate"]) == ("Event", "2031-07-09T10:00:00+01:00")
    whole = etree.HTML(read("")[1])
    assert json.loads(whole.findtext(".//script[@type='application/ld+json']"))["subOrganization"][0]["name"]


def test_feeds_tell_what_is_new(here: make.Here) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for name, title in (("minutes", "Minutes of"), ("decisions", "Minutes of")):
        feed = etree.fromstring(read(f"data/{name}.atom")[1])
        assert feed.findtext(f"{atom}entry/{atom}title").startswith(title)
    assert "The lamps are mended first" in feed.findtext(f"{atom}entry/{atom}summary")
    assert etree.fromstring(read("data/agendas.atom")[1]).find(f"{atom}entry") is None


def test_a_feed_is_read_whatever_signs_were_pasted(here: make.Here) -> None:
    Decision.objects.filter(text="The lamps are mended first").update(text="The lamps\x0bare \x0cmended")
    make.publish(here)
    assert b"The lamps are  mended" in read("data/decisions.atom")[1]


def test_a_pack_that_names_somebody_restricted_is_taken_back_until_a_new_one_is_made(here: make.Here) -> None:
    of = with_agenda(here)
    assert read(f"pack/{of.pk}/")[0] == 200
    planning.paper(here.by, AgendaItem.objects.get(title="Lamps"), "Views", "So says Jane Quill.",
                   marking=planning.PUBLIC)  # fmt: skip
    planning.pack(here.by, of, Audience.PUBLIC)
    meetings.send_out(here.by, of, "")
    put_out(here, PublicKind.PACK, of.pk)
    jane = Person.objects.create(partnership=here.place, name="Jane Quill")
    restrict(here.by, jane, starts=make.make.TODAY, reason="She asked")
    assert read(f"pack/{of.pk}/")[0] == 410
    with pytest.raises(NotPossible, match="Have a new one made"):
        put_out(here, PublicKind.PACK, of.pk)
    pack = planning.pack(here.by, of, Audience.PUBLIC)
    meetings.send_out(here.by, of, "")
    put_out(here, PublicKind.PACK, of.pk)
    assert read(f"pack/{of.pk}/")[0] == 200
    assert "So says Name withheld." in " ".join(words(pack))


def test_what_is_published_of_meetings_names_nobody_restricted_in_running_text(here: make.Here) -> None:
    jane = Person.objects.create(partnership=here.place, name="Jane Quill")
    restrict(here.by, jane, starts=make.make.TODAY, reason="She asked")
    of = planned(here)
    planning.item(of, "A visit to Jane Quill", planning.PUBLIC, presenter="Jane Quill")
    meetings.publish_agenda(here.by, of)
    Body.objects.filter(pk=of.body_id).update(statement_of_intent="To do as Jane Quill asked")
    put_out(here, PublicKind.AGENDA, of.pk)
    put_out(here, PublicKind.BODY, of.body_id)
    for path in (f"agenda/{of.pk}/", f"body/{of.body_id}/"):
        status, said = read(path)
        assert status == 200, path
        assert b"Quill" not in said, path
        assert b"Name withheld" in said, path
    for name in ("popolo.json", "events.json", "agendas.atom", "meetings.ics"):
        assert b"Quill" not in read(f"data/{name}")[1], name


def test_meetings_follow_the_name_of_their_body(here: make.Here) -> None:
    of = planned(here)
    put_out(here, PublicKind.BODY, of.body_id)
    meetings.rename_body(here.by, of.body, "Lanes Board", make.make.TODAY)
    assert b"Lanes Board" in read(f"meeting/{of.pk}/")[1]


def test_a_place_that_names_somebody_restricted_is_told_again_once_it_is_another(here: make.Here) -> None:
    of = planned(here, venue="At Bea Birch's house")
    put_out(here, PublicKind.BODY, of.body_id, members=False)
    restrict(here.by, Person.objects.get(name="Bea Birch"), starts=make.make.TODAY, reason="She asked")
    values = {"held_on": DAY, "starts_at": time(14), "ends_at": None, "venue": of.venue, "joining": ""}
    meetings.change_meeting(here.by, of, values, why="")
    assert read(f"meeting/{of.pk}/")[0] == 410
    meetings.change_meeting(here.by, of, values | {"venue": "Town Hall"}, why="")
    assert read(f"meeting/{of.pk}/")[0] == 200


def test_a_body_known_only_from_closed_papers_is_named_nowhere(here: make.Here) -> None:
    under, above = body_of(here), Body.objects.create(partnership=here.place, name=f"{make.CANARY} Board")
    minuted = make.make.minutes(here.by, make.make.item("1", "Lamps"), dated=date(2024, 5, 1))
    Paper.objects.filter(pk=minuted.pk).update(body=above, level=Level.SENSITIVE, stub=False)
    Body.objects.filter(pk=under.pk).update(parent=above)
    assert make.CANARY not in make.made(here, PublicKind.BODY, under.pk).text
    assert make.made(here, PublicKind.BODY, above.pk).stops


@pytest.mark.parametrize("slug", ["feeds", "publications", "accounts", "actions", "calendar"])
def test_a_partnership_may_be_called_as_a_page_is(slug: str) -> None:
    assert resolve(f"/public/{slug}/").url_name == "public_place"


def test_an_agenda_that_is_not_out_and_papers_without_a_pack_are_not_published(here: make.Here) -> None:
    of = planned(here)
    browser = signing_in.signed_in(here.officer)
    for kind, why in (("agenda", "being put together"), ("pack", "no public pack")):
        assert why in browser.get(f"/aldermere/publications/{kind}/{of.pk}/").content.decode()
    for page in (f"meetings/{of.pk}/agenda/", f"boards/{of.body_id}/", f"publications/body/{of.body_id}/"):
        assert "Publish" in browser.get(f"/aldermere/{page}").content.decode()
