"""Marking papers and items: what counts for what stands in them, who is shown what, and who may lower a marking."""

from datetime import date
from random import Random

import pytest
from django.db import IntegrityError, transaction

from frankpledge.documents.models import Document
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Attendance, Decision, Figure, Item, Money, Paper, Share
from frankpledge.meetings.queries import bodies_seen_by, meetings_seen_by, papers_seen_by, stated_in
from frankpledge.meetings.queries.contents import contents_of
from frankpledge.meetings.queries.finding import found_by
from frankpledge.meetings.queries.stubs import stub_items, stub_of_document, stub_of_meeting, stubs_listed
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.rules.levels import levels_of
from frankpledge.meetings.tests import make
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.queries import organisations_seen_by, people_seen_by
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
SENSITIVE = Marking(level=Level.SENSITIVE, handling="Board members only")
HIDDEN = Marking(level=Level.SENSITIVE, handling="Board members only", stub=False)


@pytest.fixture
def paper(by: Actor) -> Paper:
    return make.minutes(
        by,
        make.attendance("Graham Carter", "Westmarch Police"),
        make.item("1", "Lighting"),
        make.decision("The lamps are mended first"),
        make.item("2", "An operation"),
        make.decision("The operation goes on"),
        make.action("Watch the canary", "Graham Carter"),
    )


def reader(place: Partnership, role: Role = Role.MEMBER) -> Actor:
    return make.actor(place, role)


def how_many_found(by: Actor, words: list[str]) -> int:
    kinds = found_by(by, words)
    everything = (kinds.items, kinds.decisions, kinds.actions, kinds.references, kinds.papers)
    return sum(rows.count() for rows in everything)


def item(number: str) -> Item:
    return Item.objects.get(number=number)


def test_a_marked_item_is_closed_with_everything_under_it(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.mark_item(by, item("2"), SENSITIVE)
    member = reader(place)
    assert [row.number for row in stated_in(member, Item)] == ["1"]
    assert [row.text for row in stated_in(member, Decision)] == ["The lamps are mended first"]
    assert not stated_in(member, Action)
    assert [row.number for row in stated_in(by, Item)] == ["1", "2"]
    assert stated_in(by, Action).get().level == Level.SENSITIVE
    assert stated_in(member, Attendance).count() == 1


def test_a_stub_stands_at_the_item_s_place_with_its_number_alone(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.mark_item(by, item("1"), SENSITIVE)
    contents = contents_of(reader(place), paper)
    assert [(s.stub.number if s.stub else "", s.item.number if s.item else "") for s in contents.sections] == [
        ("1", ""),
        ("", "2"),
    ]
    changes.mark_item(by, item("1"), HIDDEN)
    assert stub_items(reader(place), paper) == []
    assert len(contents_of(reader(place), paper).sections) == 1


def test_a_document_is_held_as_closely_as_the_closest_item_in_it(by: Actor, place: Partnership, paper: Paper) -> None:
    assert Document.objects.get().level == Level.OFFICIAL
    changes.mark_item(by, item("2"), SENSITIVE)
    assert Document.objects.get().level == Level.SENSITIVE
    stub = stub_of_document(reader(place), paper.document_id)
    assert (stub.body, stub.marking) == (make.BOARD, "OFFICIAL-SENSITIVE")
    changes.mark_item(by, item("2"), None)
    assert Document.objects.get().level == Level.OFFICIAL
    assert stub_of_document(reader(place), paper.document_id) is None


def test_a_marked_paper_leaves_its_place_or_nothing(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.mark_paper(by, paper, SENSITIVE)
    member = reader(place)
    assert not papers_seen_by(member)
    assert not meetings_seen_by(member)
    assert [stub.body for stub in stubs_listed(member, PaperKind.MINUTES)] == [make.BOARD]
    assert stub_of_meeting(member, paper.meeting_id).dated == paper.dated
    assert bodies_seen_by(member).count() == 1
    changes.mark_paper(by, Paper.objects.get(), HIDDEN)
    assert stubs_listed(member, PaperKind.MINUTES) == []
    assert stub_of_meeting(member, paper.meeting_id) is None
    assert not bodies_seen_by(member)
    assert papers_seen_by(reader(place, Role.CHAIR)).count() == 1


def test_an_item_is_never_held_more_openly_than_its_paper(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.mark_item(by, item("1"), Marking(level=Level.PUBLIC))
    assert item("1").level == Level.OFFICIAL
    changes.mark_paper(by, paper, Marking(level=Level.PUBLIC))
    assert item("1").level == Level.PUBLIC
    changes.mark_paper(by, Paper.objects.get(), SENSITIVE)
    assert item("1").level == Level.SENSITIVE


def test_whom_only_restricted_papers_name_is_restricted_too(by: Actor, place: Partnership, paper: Paper) -> None:
    member = reader(place)
    assert people_seen_by(member).get() == Person.objects.get()
    changes.mark_paper(by, paper, SENSITIVE)
    assert not people_seen_by(member)
    assert not organisations_seen_by(member)
    assert organisations_seen_by(by).get() == Organisation.objects.get()
    make.minutes(by, make.attendance("Graham Carter", "Westmarch Police"), dated=date(2024, 4, 9))
    assert people_seen_by(member).exists()
    assert organisations_seen_by(member).exists()


def test_search_and_its_counts_know_nothing_of_what_is_restricted(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.mark_item(by, item("2"), SENSITIVE)
    for words in (["canary"], ["operation"], ["2"]):
        assert how_many_found(reader(place), words) == 0
        assert how_many_found(by, words) > 0


def test_a_pointer_to_a_restricted_minute_points_nowhere(by: Actor, place: Partnership, paper: Paper) -> None:
    later = make.minutes(
        by, make.item("9", "Matters arising"), make.reference("2", "2024-03-12"), dated=date(2024, 6, 2)
    )
    reference = contents_of(by, later).sections[0].references[0]
    assert reference.to_item == item("2")
    changes.mark_item(by, item("2"), SENSITIVE)
    reference = contents_of(reader(place), later).sections[0].references[0]
    assert reference.to_item is None
    changes.mark_paper(by, Paper.objects.get(pk=paper.pk), HIDDEN)
    reference = contents_of(reader(place), later).sections[0].references[0]
    assert (reference.to_item, reference.meeting_seen) == (None, None)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.CASEWORKER])
def test_whoever_may_not_lower_a_marking_is_refused_and_that_is_noted(
    by: Actor, place: Partnership, paper: Paper, role: Role
) -> None:
    analyst = make.actor(place, role)
    changes.mark_paper(analyst, paper, SENSITIVE)
    with pytest.raises(Refused):
        changes.mark_paper(analyst, paper, Marking(level=Level.OFFICIAL))
    assert Paper.objects.get().level == Level.SENSITIVE
    line = Entry.objects.order_by("-id")[0]
    assert (line.verb, line.table, line.row_number, line.outcome) == ("marked", "meetings.paper", paper.pk, "refused")
    changes.mark_paper(make.actor(place, Role.CHAIR), paper, Marking(level=Level.OFFICIAL))
    assert Paper.objects.get().level == Level.OFFICIAL


def test_an_analyst_raises_a_paper_whose_item_is_held_more_closely_already(
    by: Actor, place: Partnership, paper: Paper
) -> None:
    changes.mark_paper(by, paper, Marking(level=Level.PUBLIC))
    changes.mark_item(by, item("2"), SENSITIVE)
    changes.mark_paper(make.actor(place, Role.ANALYST), Paper.objects.get(), Marking(level=Level.OFFICIAL))
    assert (item("1").level, item("2").level, Document.objects.get().level) == (1, 2, 2)


def test_a_marking_that_lacks_something_is_not_saved(by: Actor, paper: Paper) -> None:
    with pytest.raises(NotPossible, match="how it is to be handled"):
        changes.mark_paper(by, paper, Marking(level=Level.SENSITIVE))
    with pytest.raises(NotPossible, match="how it is to be handled"):
        changes.mark_item(by, item("1"), Marking(level=Level.SENSITIVE))
    for wrong in ({"marking": 2}, {"exempt_paragraph": "3"}, {"marking": 1, "level": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.update(**wrong)


def test_parts_that_a_paper_calls_restricted_are_held_so_when_it_enters(by: Actor, place: Partnership) -> None:
    text, read = make.paper_read((make.item("1", "Open"), make.item("2", "Restricted: an operation")))
    place_of_it = text.index("Restricted")
    paper, _ = changes.enter_paper(by, make.document(by, text), read, None, [place_of_it])
    assert [(row.number, row.level) for row in Item.objects.order_by("position")] == [("1", 1), ("2", 2)]
    assert "As the paper says" in Item.objects.get(number="2").handling
    assert stub_items(reader(place), paper)[0].number == "2"


def test_what_is_amended_later_stands_under_the_marking_of_its_item(
    by: Actor, place: Partnership, paper: Paper
) -> None:
    changes.mark_item(by, item("2"), SENSITIVE)
    Decision.objects.update(level=Level.PUBLIC.value)
    changes.amend_paper(by, Paper.objects.get(), changes.Amendment())
    assert [row.level for row in Decision.objects.order_by("position")] == [1, 2]


def test_the_region_reads_what_is_shared_with_it_and_nothing_else(by: Actor, place: Partnership, paper: Paper) -> None:
    other = make.minutes(by, make.item("7", "Not shared"), make.action("Keep this here"), dated=date(2024, 4, 9))
    region, policing = make.actor(place, Role.REGION), make.actor(place, Role.POLICING_BODY)
    assert not papers_seen_by(region)
    changes.share_with(by, paper, {Role.REGION})
    assert papers_seen_by(region).get() == paper
    assert not papers_seen_by(policing)
    assert {row.paper_id for row in stated_in(region, Item)} == {paper.pk}
    assert other.pk not in set(stated_in(region, Action).values_list("paper", flat=True))
    assert bodies_seen_by(region).count() == 1
    assert not people_seen_by(region)
    assert not organisations_seen_by(region)
    assert how_many_found(region, ["shared"]) == 0
    changes.mark_item(by, item("2"), SENSITIVE)
    assert [row.number for row in stated_in(region, Item)] == ["1"]
    assert stub_items(region, paper) == []
    changes.share_with(by, paper, set())
    assert not papers_seen_by(region)
    assert Share.objects.get().ended_at is not None


def test_what_is_sensitive_is_not_shared_and_others_share_nothing(by: Actor, place: Partnership, paper: Paper) -> None:
    changes.share_with(by, paper, {Role.REGION, Role.POLICING_BODY})
    changes.share_with(by, paper, {Role.POLICING_BODY})
    assert [share.role for share in Share.objects.filter(ended_at=None)] == ["policing_body"]
    with pytest.raises(Refused):
        changes.share_with(make.actor(place, Role.CHAIR), paper, {Role.REGION})
    changes.mark_paper(by, paper, SENSITIVE)
    assert not papers_seen_by(make.actor(place, Role.POLICING_BODY))
    with pytest.raises(NotPossible, match="not shared here"):
        changes.share_with(by, paper, {Role.REGION})


def test_items_that_stand_in_each_other_are_levelled_and_never_loop() -> None:
    assert levels_of([(1, None, 2), (2, 1, None), (3, 2, 0), (4, 99, None)], 1) == {1: 2, 2: 2, 3: 2, 4: 1}
    assert levels_of([(1, 2, None), (2, 1, 2)], 1) == {1: 2, 2: 2}
    assert levels_of([(1, 1, None)], 1) == {1: 1}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_as_the_level_is_what_the_long_way_finds(by: Actor, seed: int) -> None:
    dice = Random(seed)
    facts = [make.attendance("Graham Carter", "Westmarch Police")]
    for number in range(1, 9):
        parent = str(dice.randrange(1, number)) if number > 1 and dice.random() < 0.5 else None
        facts += [make.item(str(number), f"Item {number}", parent=parent), make.decision(f"Agreed {number}")]
        facts += [make.action(f"Do {number}", "Graham Carter"), make.figure(), make.money()]
    make.minutes(by, *facts)
    for _ in range(12):
        level = Level(dice.randrange(3))
        marking = Marking(level=level, handling="Board" if level == Level.SENSITIVE else "")
        if dice.random() < 0.2:
            changes.mark_paper(by, Paper.objects.get(), marking)
        else:
            marked = Item.objects.order_by("pk")[dice.randrange(8)]
            changes.mark_item(by, marked, dice.choice([marking, None]))
        paper = Paper.objects.get()
        assert paper.level == (Level.OFFICIAL if paper.marking is None else paper.marking)
        for model in (Item, Decision, Action, Figure, Money):
            for row in model.objects.all():
                assert row.level == the_long_way(row if model is Item else row.item, paper), (model, row.pk)
        assert Attendance.objects.get().level == paper.level
        assert Document.objects.get().level == max(row.level for row in Item.objects.all())
        assert Person.objects.get().level == paper.level


def the_long_way(row: Item | None, paper: Paper) -> int:
    """The marking that counts, found by walking up from an item."""
    held = paper.level
    while row is not None:
        held = max(held, row.marking or 0)
        row = row.parent
    return held
