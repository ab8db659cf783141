"""What was entered is corrected, and what people did with it since stays."""

from dataclasses import replace
from datetime import date, time

import pytest

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.changes import Amendment
from frankpledge.meetings.models import Action, ActionOwner, Attendance, Decision, Item, Paper, Reference
from frankpledge.meetings.rules.paper import Keyed
from frankpledge.meetings.tests import make
from frankpledge.people.models import Person
from minutes_reader import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return make.actor(make.partnership())


def at(paper: Paper, words: str, fact: reading.Fact, item: str | None = None) -> reading.Fact:
    """A fact at these words of a paper's text, under an item."""
    start = paper.document.text.index(words)
    values = {"span": (start, start + len(words))} | ({"item": item} if hasattr(fact, "item") else {})
    return replace(fact, **values)


def corrected(by: Actor, paper: Paper, name: str, number: int, fact: reading.Fact, checked: bool = True) -> None:
    changes.amend_paper(by, paper, Amendment(corrected={name: [(number, fact, checked)]}))


def test_a_corrected_action_keeps_what_became_of_it(by: Actor) -> None:
    paper = make.minutes(by, make.item("1"), make.item("2"), make.action("Ask", "Zed Quill"), checked=False)
    action = Action.objects.get()
    changes.close_action(by, action, outcome="They answered.")
    fact = at(paper, "2. Ask", make.action("Ask the highways team", "Zed Quill", due="2024-05-01"), item="1")
    corrected(by, paper, "actions", action.pk, fact)
    action.refresh_from_db()
    assert (action.text, action.due, action.item.number) == ("Ask the highways team", date(2024, 5, 1), "1")
    assert (action.state, action.outcome, action.checked) == ("done", "They answered.", True)


def test_owners_that_stay_keep_whom_they_were_matched_to(by: Actor) -> None:
    paper = make.minutes(by, make.action("Ask", "Zed Quill", "Sam Orchard"))
    person = Person.objects.create(partnership=paper.partnership, name="Zed Quill")
    changes.match_owner_to(by, ActionOwner.objects.get(name="Zed Quill"), person=person)
    fact = at(paper, "Ask", make.action("Ask", "Zed Quill", "Mo Fenn"))
    corrected(by, paper, "actions", Action.objects.get().pk, fact)
    assert [(owner.name, owner.person) for owner in ActionOwner.objects.all()] == [
        ("Zed Quill", person),
        ("Mo Fenn", None),
    ]


def test_a_corrected_name_is_tied_again_and_a_corrected_post_is_not(by: Actor) -> None:
    paper = make.minutes(by, make.attendance("Alice Penhalow", "Westmarch Police"), checked=False)
    row = Attendance.objects.get()
    changes.match_attendance(by, row, person=Person.objects.create(partnership=paper.partnership, name="Al Pen"))
    fact = at(paper, "0. Alice Penhalow", make.attendance("Alice Penhalow", "Westmarch Police", post="Inspector"))
    corrected(by, paper, "attendance", row.pk, fact)
    row.refresh_from_db()
    assert (row.person.name, row.post) == ("Al Pen", "Inspector")
    corrected(by, paper, "attendance", row.pk, replace(fact, name="Bea Tring"))
    row.refresh_from_db()
    assert (row.person.name, row.matched) == ("Bea Tring", "new")


def test_what_is_removed_goes_and_leaves_what_stood_under_it(by: Actor) -> None:
    paper = make.minutes(by, make.item("1"), make.action(), make.decision())
    removed = {"items": [Item.objects.get().pk], "decisions": [Decision.objects.get().pk]}
    changes.amend_paper(by, paper, Amendment(removed=removed))
    assert not Decision.objects.exists()
    assert Action.objects.get().item is None


def test_an_action_is_not_removed_with_the_outcome_that_somebody_gave_it(by: Actor) -> None:
    paper = make.minutes(by, make.action("Ask", "Zed Quill"))
    action = Action.objects.get()
    changes.close_action(by, action, outcome="They answered.")
    with pytest.raises(NotPossible, match="Reopen it first"):
        changes.amend_paper(by, paper, Amendment(removed={"actions": [action.pk]}))
    assert Action.objects.get().outcome == "They answered."
    changes.reopen_action(by, action)
    changes.amend_paper(by, paper, Amendment(removed={"actions": [action.pk]}))
    assert not Action.objects.exists()


def test_rows_of_another_paper_are_not_touched(by: Actor) -> None:
    make.minutes(by, make.action("Ask"))
    other = make.minutes(by, dated=date(2024, 6, 11))
    number = Action.objects.get().pk
    changes.amend_paper(by, other, Amendment(removed={"actions": [number]}))
    corrected(by, other, "actions", number, make.action("Changed", span=(0, 3), item=None))
    assert Action.objects.get().text == "Ask"


def test_what_is_added_stands_under_an_item_old_or_new(by: Actor) -> None:
    paper = make.minutes(by, make.item("1", "Lighting"), make.item("2", "Any other business"), make.decision("Noted"))
    added = {
        "items": [Keyed(1, at(paper, "business", make.item("2.1", "A late thing", parent="2")), True)],
        "actions": [
            Keyed(2, at(paper, "Lighting", make.action("Ask", "Zed Quill"), item="1"), True),
            Keyed(3, at(paper, "2. Noted", make.action("Tell"), item="2.1"), False),
        ],
    }
    rows = changes.amend_paper(by, paper, Amendment(added=added))
    new = Item.objects.get(pk=rows[1])
    assert (new.parent.number, new.words.words) == ("2", "business")
    assert Action.objects.get(pk=rows[2]).item.number == "1"
    assert Action.objects.get(pk=rows[3]).item == new
    assert not Action.objects.get(pk=rows[3]).checked
    assert ActionOwner.objects.get().name == "Zed Quill"


def test_an_item_is_moved_under_another(by: Actor) -> None:
    paper = make.minutes(by, make.item("1", "Minutes"), make.item("2", "Lighting"))
    row = Item.objects.get(number="2")
    fact = at(paper, "1. Lighting", make.item("2", "Lighting", parent="1"))
    corrected(by, paper, "items", row.pk, fact)
    row.refresh_from_db()
    assert row.parent.number == "1"
    corrected(by, paper, "items", row.pk, replace(fact, parent="2"))
    row.refresh_from_db()
    assert row.parent is None


def test_pointers_follow_a_number_that_was_misread(by: Actor) -> None:
    paper = make.minutes(by, make.item("313", "Lighting"), make.item("317", "Parks"))
    make.minutes(by, make.reference("318", "2024-03-12"), make.reference("317", "2024-03-12"), dated=date(2024, 6, 11))
    wrong = Item.objects.get(number="313")
    corrected(by, paper, "items", wrong.pk, at(paper, "0. Lighting", make.item("318", "Lighting")))
    assert Reference.objects.get(to_number="318").to_item == wrong
    corrected(by, paper, "items", wrong.pk, at(paper, "0. Lighting", make.item("319", "Lighting")))
    assert Reference.objects.get(to_number="318").to_item is None
    assert Reference.objects.get(to_number="317").to_item.title == "Parks"


def test_a_corrected_pointer_points_elsewhere(by: Actor) -> None:
    make.minutes(by, make.item("1", "Minutes"), make.item("2", "Lighting"))
    later = make.minutes(by, make.reference("1", "2024-03-12"), dated=date(2024, 6, 11))
    pointer = Reference.objects.get()
    corrected(by, later, "references", pointer.pk, at(later, "0. 1", make.reference("2", "2024-03-12")))
    pointer.refresh_from_db()
    assert pointer.to_item.title == "Lighting"


def test_what_a_paper_says_of_itself_is_corrected(by: Actor) -> None:
    paper = make.minutes(by)
    _, read = make.paper_read(dated=date(2024, 3, 13), title="Minutes", venue="Library", started=time(9), next_on=None)
    changes.describe_paper(by, paper, replace(read, words={"title": (0, 8)}))
    paper = Paper.objects.get()
    assert (paper.title, paper.dated) == ("Minutes", date(2024, 3, 13))
    assert (paper.title_words.words, paper.dated_words) == ("Aldermer", None)
    assert (paper.meeting.held_on, paper.meeting.venue, paper.meeting.started) == (
        date(2024, 3, 13),
        "Library",
        time(9),
    )


def test_a_paper_typed_without_a_document_has_no_words_to_quote(by: Actor) -> None:
    paper = make.minutes(by)
    Paper.objects.update(document=None)
    changes.describe_paper(by, Paper.objects.get(), make.paper_read(venue="Library")[1])
    paper = Paper.objects.get()
    assert (paper.meeting.venue, paper.venue_words, paper.dated) == ("Library", None, date(2024, 3, 12))


def test_pointers_follow_a_meeting_to_its_true_day(by: Actor) -> None:
    paper = make.minutes(by, make.item("1"))
    make.minutes(by, make.reference("1", "2024-03-12"), make.reference(None, "2024-03-12"), dated=date(2024, 6, 11))
    assert Reference.objects.exclude(to_meeting=None).count() == 2
    changes.describe_paper(by, paper, make.paper_read(dated=date(2024, 3, 13))[1])
    assert not Reference.objects.exclude(to_meeting=None, to_item=None).exists()
    changes.describe_paper(by, paper, make.paper_read(dated=date(2024, 3, 12))[1])
    assert Reference.objects.get(to_number="1").to_item == Item.objects.get()


def test_minutes_do_not_lose_their_day_nor_take_that_of_others(by: Actor) -> None:
    paper = make.minutes(by)
    make.minutes(by, dated=date(2024, 6, 11))
    for day in (None, date(2024, 6, 11)):
        with pytest.raises(NotPossible):
            changes.describe_paper(by, paper, make.paper_read(dated=day)[1])
    paper.refresh_from_db()
    assert (paper.dated, paper.meeting.held_on) == (date(2024, 3, 12), date(2024, 3, 12))


def test_a_report_may_lose_its_day(by: Actor) -> None:
    report = make.report(by)
    changes.describe_paper(by, report, make.paper_read(kind="report", dated=None, title="Another")[1])
    report.refresh_from_db()
    assert (report.dated, report.title) == (None, "Another")


def test_an_unknown_kind_of_fact_is_our_own_fault(by: Actor) -> None:
    from frankpledge.meetings.changes.rows import fields

    with pytest.raises(TypeError, match="Words"):
        fields(reading.Words(span=(0, 1), text="Minutes"))
