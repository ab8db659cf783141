"""Minutes are published by two people, stand as they were published, and go at once when they may not stand."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes as meetings
from frankpledge.meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Item,
    Meeting,
    Minute,
    Paper,
    Publication,
)
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.rules.paper import Keyed
from frankpledge.meetings.tests.test_minutes_made import LIGHTING, by, met  # noqa: F401 - fixtures
from frankpledge.people.models import Partnership, Person, PersonName
from frankpledge.people.rules.roles import Role
from frankpledge.public import changes
from frankpledge.public.tests import make
from frankpledge.rights.changes import approve_redaction, ask_redaction, restrict
from frankpledge.rights.queries.holding import held_on
from frankpledge.rights.rules.asking import Basis
from tests.harness import signing_in
from tests.harness.ambient import aside

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> make.Here:
    return make.here()


def read(one: make.Here, path: str = "") -> tuple[int, str]:
    """A public page, to somebody who is not signed in."""
    answer = Client().get(path or one.address)
    assert not answer.cookies
    return answer.status_code, answer.content.decode()


def test_nothing_of_a_partnership_is_public_until_something_is_published(here: make.Here) -> None:
    would = make.made(here)
    assert read(here)[0] == read(here, "/public/aldermere/")[0] == 404
    changes.publish(here.by, would, seen=would.mark)
    assert read(here)[0] == read(here, "/public/aldermere/")[0] == 404


def test_one_asks_and_another_publishes(here: make.Here) -> None:
    would = make.made(here)
    asked = changes.publish(here.by, would, seen=would.mark)
    with pytest.raises(Refused):
        changes.publish_asked(here.by, asked, as_it_stands=would.text)
    published = changes.publish_asked(here.other, asked, as_it_stands=would.text)
    assert (published.asked_by, published.published_by) == (here.officer, here.chair)
    done = Entry.objects.filter(table="meetings.publication", outcome="done").values_list("verb", flat=True)
    assert list(done) == ["asked for publication", "published"]
    status, page = read(here)
    assert status == 200
    assert all(words in page for words in ("Lighting in Mere Lane", "The lamps are mended first", "Ann Alder"))
    assert "exempt under paragraph 7 of Schedule 12A" in page


def test_no_restricted_word_is_in_any_public_answer(here: make.Here) -> None:
    make.publish(here)
    for path in ("", "minutes/", "decisions/", "actions/", f"minutes/{here.meeting}/"):
        status, page = read(here, f"/public/aldermere/{path}")
        assert status == 200
        assert make.CANARY.lower() not in page.lower(), path
    assert make.CANARY not in Publication.objects.get().content


def test_what_is_published_stays_as_it_was_until_it_is_published_again(here: make.Here) -> None:
    make.publish(here)
    Item.objects.filter(paper=here.paper, number="1").update(title="Lamps, put right")
    assert "Lighting in Mere Lane" in read(here)[1]
    make.publish(here)
    page = read(here)[1]
    assert "Lamps, put right" in page
    assert "in the place of an earlier version" in page
    assert Publication.objects.get().version == 2


def test_what_was_shown_is_what_goes_out(here: make.Here) -> None:
    would = make.made(here)
    asked = changes.publish(here.by, would, seen=would.mark)
    Item.objects.filter(paper=here.paper, number="1").update(title="Lamps, put right")
    with pytest.raises(NotPossible, match="changed since"):
        changes.publish(here.by, make.made(here), seen=would.mark)
    with pytest.raises(NotPossible, match="changed since"):
        changes.publish_asked(here.other, asked, as_it_stands=make.made(here).text)


def test_unchecked_minutes_are_never_published(here: make.Here) -> None:
    Paper.objects.filter(pk=here.paper.pk).update(checked_on=None)
    would = make.made(here)
    with pytest.raises(NotPossible, match="not checked by a person"):
        changes.publish(here.by, would, seen=would.mark)


def test_who_withdraws_needs_no_second_person_and_the_address_says_so(here: make.Here) -> None:
    changes.withdraw(here.by, make.publish(here))
    status, page = read(here)
    assert status == 410
    assert "This was withdrawn" in page
    assert "Lighting" not in page
    make.publish(here)
    assert read(here)[0] == 200


def raise_the_marking(here: make.Here) -> None:
    meetings.mark_item(here.by, Item.objects.get(paper=here.paper, number="1"), make.UNSEEN)


def take_out_of_the_record(here: make.Here) -> None:
    meetings.withdraw_paper(here.by, here.paper)


def redact(here: make.Here) -> None:
    document = here.paper.document_id
    asked = ask_redaction(here.by, here.place, words=["Ann Alder"], documents=[document], basis=Basis.ERASURE,
                          reason="She asked")  # fmt: skip
    approve_redaction(here.other, asked)


def restrict_somebody(here: make.Here) -> None:
    person = Person.objects.get(name="Ann Alder")
    restrict(here.by, person, starts=make.make.TODAY, reason="She asked")


@pytest.mark.parametrize("happens", [raise_the_marking, take_out_of_the_record, redact, restrict_somebody])
@pytest.mark.parametrize("waits", [False, True], ids=["out", "waiting"])
def test_it_goes_at_once_when_it_may_not_stand(here: make.Here, happens: object, waits: bool) -> None:
    would = make.made(here)
    if waits:
        changes.publish(here.by, would, seen=would.mark)
    else:
        make.publish(here)
    happens(here)
    assert not Publication.objects.exclude(content="").exists()
    assert read(here)[0] == (404 if waits else 410)


@pytest.mark.parametrize("words", ["It was told:\nJane Quill asked for lamps.", "As told by Jane\nQuill."])
def test_a_name_is_found_however_the_lines_are_broken(here: make.Here, words: str) -> None:
    jane = Person.objects.create(partnership=here.place, name="Jane Quill")
    PersonName.objects.create(partnership=here.place, person=jane, spelling="Jane Quill")
    Item.objects.filter(paper=here.paper, number="1").update(text=words)
    make.publish(here)
    assert "What anyone may read" in {one.kind for rows in held_on(here.by, jane).groups.values() for one in rows}
    restrict(here.by, jane, starts=make.make.TODAY, reason="She asked")
    assert read(here)[0] == 410
    Decision.objects.filter(paper=here.paper).update(text=words)
    Action.objects.filter(paper=here.paper).update(text=words)
    make.publish(here)
    for path in (
        "",
        *(f"/public/aldermere/data/{name}" for name in ("decisions.json", "actions.json", "decisions.atom")),
    ):
        status, said = read(here, path)
        assert status == 200, path
        assert "Quill" not in said, path
        assert "Name withheld" in said, path


def fence_a_passage(by: Actor, met: Meeting) -> None:  # noqa: F811
    told = "The lamps in Mere Lane are out."
    say(met, LIGHTING.replace(told, f"RESTRICTED\n{told}\nEND RESTRICTED"))
    meetings.issue_minutes(by, met, Stage.DRAFT)


def put_under_what_is_restricted(by: Actor, met: Meeting) -> None:  # noqa: F811
    closed = Item.objects.get(paper__meeting=met, title="Restricted passage")
    Decision.objects.filter(paper__meeting=met, item__title="Lighting").update(item=closed)
    meetings.relevel(closed.paper)


def replace_an_item(by: Actor, met: Meeting) -> None:  # noqa: F811
    shown = Item.objects.get(paper__meeting=met, title="Figures")
    paper = shown.paper
    shown.delete()
    meetings.relevel(paper)


def say(met: Meeting, words: str) -> None:  # noqa: F811
    item = AgendaItem.objects.get(meeting=met, title="Lighting")
    Minute.objects.filter(agenda_item=item).update(text=words)


@pytest.mark.parametrize("happens", [fence_a_passage, put_under_what_is_restricted, replace_an_item])
def test_words_that_were_shown_go_when_the_record_closes_them(by: Actor, met: Meeting, happens: object) -> None:  # noqa: F811
    paper, place = meetings.issue_minutes(by, met, Stage.DRAFT), met.partnership
    one = make.Here(place, make.make.account(place, Role.COORDINATOR), make.make.account(place, Role.CHAIR), paper)
    make.publish(one)
    meetings.issue_minutes(by, met, Stage.DRAFT)
    assert read(one)[0] == 200
    happens(by, met)
    assert read(one)[0] == 410


def test_a_heading_found_after_publishing_takes_what_it_closes_with_it(here: make.Here) -> None:
    make.publish(here)
    assert here.paper.document is not None
    at = here.paper.document.text.index("lamps are mended")
    heading = Keyed(1, make.make.item("1.1", "Lamps", span=(at, at + 5)), True)
    rows = meetings.amend_paper(here.by, here.paper, meetings.Amendment(added={"items": [heading]}))
    assert read(here)[0] == 200
    meetings.mark_item(here.by, Item.objects.get(pk=rows[1]), make.UNSEEN)
    assert read(here)[0] == 410


def test_a_restricted_name_is_withheld_and_a_resident_is_warned_of(here: make.Here) -> None:
    Attendance.objects.filter(paper=here.paper).update(organisation=None, organisation_name="")
    assert [one.name for one in make.made(here).warned] == ["Ann Alder"]
    restrict_somebody(here)
    would = make.made(here)
    assert would.content["people"][0]["name"] == "Name withheld"
    assert "Ann Alder" not in would.text


def test_a_kept_page_is_told_to_be_unchanged_until_it_changes(here: make.Here) -> None:
    published, browser = make.publish(here), Client()
    first = browser.get(here.address)
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = browser.get(here.address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    changes.withdraw(here.by, published)
    assert browser.get(here.address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 410


def test_a_public_page_is_the_same_to_everybody_and_is_one_query(
    here: make.Here, django_assert_max_num_queries: object
) -> None:
    make.publish(here)
    with django_assert_max_num_queries(1):
        out = read(here)[1]
    signed_in = signing_in.signed_in(here.officer).get(here.address).content.decode()
    told = [re.sub(r'nonce="[^"]*"', "", page) for page in (out, signed_in)]
    assert told[0] == told[1]


def test_the_sign_in_page_leads_to_what_is_published_and_tells_of_nothing_else(here: make.Here) -> None:
    def asked() -> str:
        with aside():
            return Client().get("/sign-in/").content.decode()

    quiet = Partnership.objects.create(name="Quiet Partnership", slug="quiet")
    assert here.place.name not in asked()
    make.publish(here)
    assert f'href="/public/{here.place.slug}/">{here.place.name}</a>' in asked()
    assert quiet.name not in asked()
    assert make.CANARY not in asked()


@pytest.mark.needs("postgresql")
def test_without_a_context_the_database_shows_what_is_public_alone(here: make.Here) -> None:
    would = make.made(here)
    asked = changes.publish(here.by, would, seen=would.mark)
    with aside():
        assert not Publication.objects.exists()
        assert read(here)[0] == 404
    changes.publish_asked(here.other, asked, as_it_stands=would.text)
    with aside():
        assert Publication.objects.count() == 1
        assert not Item.objects.exists()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE meetings_publication SET title = 'changed'")
            assert cursor.rowcount == 0


def test_publishing_by_the_pages(here: make.Here) -> None:
    page = f"/aldermere/publications/minutes/{here.meeting}/"
    officer, chair = signing_in.signed_in(here.officer), signing_in.signed_in(here.chair)
    shown = officer.get(page).content.decode()
    assert "exactly what the public would see" in shown
    assert make.CANARY not in shown
    seen = re.search(r'name="seen" value="(\w+)"', shown).group(1)
    assert officer.post(page, {"doing": "publish", "seen": seen}).status_code == 302
    asked = {"asked": Publication.objects.get().pk}
    assert officer.post(page, {"doing": "decide"} | asked).status_code == 403
    assert "Somebody else has to publish it" in chair.get(page).content.decode()
    assert "1 publication</a> that somebody else asked for" in chair.get("/aldermere/").content.decode()
    assert "Publications to decide" not in officer.get("/aldermere/").content.decode()
    assert chair.post(page, {"doing": "decide"} | asked).status_code == 302
    assert read(here)[0] == 200
    assert "Published" in officer.get("/aldermere/publications/").content.decode()
    assert "Published" in officer.get(f"/aldermere/meetings/{here.meeting}/").content.decode()
    assert officer.post(page, {"doing": "withdraw"}).status_code == 302
    assert read(here)[0] == 410


@pytest.mark.parametrize("doing", ["decide", "drop"])
def test_the_second_person_decides_what_their_page_showed_and_nothing_asked_for_since(
    here: make.Here, doing: str
) -> None:
    page, chair = f"/aldermere/publications/minutes/{here.meeting}/", signing_in.signed_in(here.chair)
    first = make.made(here)
    changes.publish(here.by, first, seen=first.mark)
    shown = chair.get(page).content.decode()
    (asked,) = set(re.findall(r'name="asked" value="(\d+)"', shown))
    changes.refuse_asked(here.by, Publication.objects.get())
    Paper.objects.update(title="Another title")
    then = make.made(here)
    changes.publish(here.by, then, seen=then.mark)
    answer = chair.post(page, {"doing": doing, "asked": asked})
    assert answer.status_code == 409
    assert "asked for anew" in answer.content.decode()
    assert read(here)[0] == 404
    assert Publication.objects.get().waits


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ANALYST, Role.AUDITOR, Role.POLICING_BODY])
def test_others_neither_see_what_waits_nor_publish(here: make.Here, role: Role) -> None:
    make.publish(here)
    browser = make.make.signed_in(here.place, role)
    page = f"/aldermere/publications/minutes/{here.meeting}/"
    assert browser.get(page).status_code == browser.get("/aldermere/publications/").status_code == 403
    assert browser.post(page, {"doing": "withdraw"}).status_code == 403
    assert read(here)[0] == 200
