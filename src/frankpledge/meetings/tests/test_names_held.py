"""Names, spellings, posts and bodies that only restricted papers tell of are as restricted as those papers."""

from datetime import date

import pytest
from django.utils import timezone

from frankpledge.documents.models import Document
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.changes import Answer, settle_name
from frankpledge.meetings.models import ActionOwner, Attendance, Body, Item, Paper
from frankpledge.meetings.queries import bodies_seen_by
from frankpledge.meetings.queries.bodies import bodies_with_work, memberships_seen_by
from frankpledge.meetings.queries.finding import found_by as found_in_papers
from frankpledge.meetings.queries.people import people_with_pages, seats_of
from frankpledge.meetings.queries.stubs import stub_items, stub_of_document
from frankpledge.meetings.rules.naming import Asked
from frankpledge.meetings.tests import make
from frankpledge.meetings.tests.shown import said
from frankpledge.people.changes import merge_people
from frankpledge.people.models import Organisation, OrganisationName, Partnership, Person, PersonName, Post
from frankpledge.people.queries import found_by, organisations_seen_by, people_seen_by, posts_seen_by
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
SENSITIVE = Marking(level=Level.SENSITIVE, handling="Board members only")
HIDDEN = Marking(level=Level.SENSITIVE, handling="Board members only", stub=False)
APRIL = date(2024, 4, 9)


@pytest.fixture
def member(place: Partnership) -> Actor:
    return make.actor(place, Role.MEMBER)


def restricted(by: Actor, *facts: object, marking: Marking = SENSITIVE, **over: object) -> Paper:
    """Minutes of April that are restricted."""
    return changes.mark_paper(by, make.minutes(by, *facts, **{"dated": APRIL} | over), marking)


def found(by: Actor, words: list[str]) -> bool:
    """Whether somebody, an agency or an action is found by these words."""
    return any(rows.exists() for rows in (*found_by(by, words), found_in_papers(by, words).actions))


def pages(place: Partnership, *paths: str) -> str:
    """What a member reads on these pages."""
    browser = make.signed_in(place, Role.MEMBER)
    return " ".join(said(browser.get(f"/{place.slug}/{path}")) for path in paths)


def test_somebody_added_from_a_name_in_a_restricted_paper_is_restricted(
    by: Actor, place: Partnership, member: Actor
) -> None:
    restricted(by, make.item("1"), make.action("Watch the canary", "Zed Quill", "Mere Aid"))
    for name, answer in (("Zed Quill", Answer(new_person=True)), ("Mere Aid", Answer(new_organisation=True))):
        settle_name(by, place, Asked.OWNER, list(ActionOwner.objects.filter(name=name)), answer)
    assert Person.objects.get().level == Organisation.objects.get().level == Level.SENSITIVE
    assert not people_seen_by(member)
    assert not organisations_seen_by(member)
    changes.leave_as_printed(by, ActionOwner.objects.get(name="Zed Quill"))
    assert not people_seen_by(member)


def test_a_spelling_and_a_post_that_only_a_restricted_paper_prints_are_restricted(
    by: Actor, place: Partnership, member: Actor
) -> None:
    make.minutes(
        by,
        make.attendance("Graham Carter", "Westmarch Police", post="Sergeant"),
        make.item("1"),
        make.action("Ask for a date", "Graham Carter", "Westmarch Police"),
    )
    restricted(
        by,
        make.attendance("Graham Carter", "Westmarch Police", post="Head of Operation Canary"),
        make.attendance("Gray Fox", "Canary Squad"),
    )
    carter, police = Person.objects.get(name="Graham Carter"), Organisation.objects.get(name="Westmarch Police")
    row = Attendance.objects.get(name="Gray Fox")
    OrganisationName.objects.filter(organisation=row.organisation).delete()
    changes.match_attendance(by, row, person=carter, organisation=police)
    assert {n.spelling: n.level for n in PersonName.objects.filter(person=carter)} == {
        "Graham Carter": Level.OFFICIAL,
        "Gray Fox": Level.SENSITIVE,
    }
    assert [post.title for post in posts_seen_by(member)] == ["Sergeant"]
    for words in ("gray", "fox", "canary", "squad"):
        assert not found(member, [words]), words
        assert found(by, [words]), words
    shown = pages(place, f"people/{carter.pk}/", f"agencies/{police.pk}/", "agencies/", "search/?q=carter")
    assert "Graham Carter" in shown
    for hidden in ("Gray", "Fox", "Canary", "Squad"):
        assert hidden not in shown
    changes.mark_paper(by, Paper.objects.get(dated=APRIL), Marking(level=Level.OFFICIAL))
    assert "Gray Fox" in pages(place, f"people/{carter.pk}/")
    assert Post.objects.get(title="Head of Operation Canary").level == Level.OFFICIAL


def test_whoever_is_known_by_name_from_a_restricted_paper_stands_elsewhere_as_printed(
    by: Actor, place: Partnership, member: Actor
) -> None:
    restricted(by, make.attendance("Maximilian Carter", "Operation Canary Unit"))
    open_paper = make.minutes(
        by, make.attendance("Max", "OCU", chair=True), make.item("1"), make.action("Ask for a date", "Max", "OCU")
    )
    carter, unit = Person.objects.get(name="Maximilian Carter"), Organisation.objects.get(name="Operation Canary Unit")
    OrganisationName.objects.exclude(organisation=unit).delete()
    changes.match_attendance(by, Attendance.objects.get(name="Max"), person=carter, organisation=unit)
    for owner in ActionOwner.objects.all():
        changes.match_owner_to(by, owner, **{"person": carter} if owner.name == "Max" else {"organisation": unit})
    assert Person.objects.get(pk=carter.pk).level == Level.SENSITIVE
    browser = make.signed_in(place, Role.MEMBER)
    for path in (f"meetings/{open_paper.meeting_id}/", "actions/", "actions/log.csv", "search/?q=date"):
        shown = browser.get(f"/{place.slug}/{path}").content.decode()
        assert "Max" in shown, path
        assert "Maximilian" not in shown, path
        assert "Canary" not in shown, path
    assert not people_with_pages(member)


def test_a_merge_tells_nobody_of_a_name_that_they_may_not_know(by: Actor, place: Partnership, member: Actor) -> None:
    restricted(by, make.attendance("Canary Hidden"))
    make.minutes(by, make.attendance("Graham Carter"), make.item("1"), make.action("Ask for a date", "Graham Carter"))
    hidden, carter = Person.objects.get(name="Canary Hidden"), Person.objects.get(name="Graham Carter")
    merge_people(by, carter, hidden)
    browser = make.signed_in(place, Role.MEMBER)
    assert browser.get(f"/{place.slug}/people/{hidden.pk}/").status_code == 404
    assert "Canary" not in pages(place, f"people/{carter.pk}/", "agencies/")
    keeper = make.signed_in(place)
    assert "Canary Hidden" in said(keeper.get(f"/{place.slug}/people/{carter.pk}/"))


def test_whoever_is_kept_of_two_and_known_from_a_restricted_paper_alone_is_told_to_nobody(
    by: Actor, place: Partnership
) -> None:
    restricted(by, make.attendance("Canary Hidden"))
    paper = make.minutes(by, make.attendance("Graham Carter"), make.item("1"), make.action("Ask", "Graham Carter"))
    merge_people(by, Person.objects.get(name="Canary Hidden"), Person.objects.get(name="Graham Carter"))
    shown = pages(place, f"meetings/{paper.meeting_id}/", "actions/", "agencies/")
    assert "Graham Carter" in shown
    assert "Canary" not in shown


def test_a_body_of_restricted_papers_alone_is_nowhere_told_of(by: Actor, place: Partnership, member: Actor) -> None:
    make.minutes(by, make.attendance("Graham Carter"))
    gold = restricted(by, make.attendance("Canary Hidden"), body="Canary Gold Group", marking=HIDDEN).body
    board = Body.objects.get(name=make.BOARD)
    Body.objects.filter(pk=board.pk).update(parent=gold)
    for person in Person.objects.all():
        changes.add_member(by, gold, person)
    changes.relevel(Paper.objects.get(body=gold))
    carter = Person.objects.get(name="Graham Carter")
    assert Person.objects.get(name="Canary Hidden").level == Level.SENSITIVE
    assert not memberships_seen_by(member)
    assert not seats_of(member, [carter.pk])
    assert bodies_with_work(member).get().parent is None
    assert "Canary" not in pages(place, "boards/", f"boards/{board.pk}/", f"people/{carter.pk}/", "agencies/")
    changes.withdraw_paper(by, Paper.objects.get(body=gold))
    assert [body.name for body in bodies_seen_by(member)] == [make.BOARD]
    assert bodies_with_work(by).get(pk=board.pk).parent == gold


def test_what_is_sealed_leaves_no_stub_and_no_body(by: Actor, place: Partnership, member: Actor) -> None:
    paper = make.minutes(by, make.item("1"), make.item("2", "An operation"))
    changes.share_with(by, paper, {Role.REGION})
    changes.mark_item(by, Item.objects.get(number="2"), SENSITIVE)
    assert stub_of_document(member, paper.document_id)
    assert stub_of_document(make.actor(place, Role.REGION), paper.document_id) is None
    Item.objects.filter(number="2").update(level=Level.SEALED)
    Document.objects.update(level=Level.SEALED)
    assert stub_items(member, paper) == stub_items(by, paper) == []
    assert stub_of_document(by, paper.document_id) is None
    Paper.objects.update(level=Level.SEALED, withdrawn_at=timezone.now())
    assert not bodies_seen_by(member)
    assert not bodies_seen_by(by)
