"""A paper enters the record whole, leaves it whole, and comes back."""

from dataclasses import replace
from datetime import date, time

import pytest

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import changes
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    Attendance,
    Body,
    Decision,
    Figure,
    FollowUp,
    Item,
    Meeting,
    Money,
    Paper,
    Reference,
)
from frankpledge.meetings.queries import meetings_seen_by, papers_seen_by, stated_in
from frankpledge.meetings.tests import make
from frankpledge.people.models import Organisation, Partnership, Person

pytestmark = pytest.mark.django_db


def test_everything_that_minutes_state_is_entered_with_its_words(by: Actor) -> None:
    paper = make.minutes(
        by,
        make.attendance("Alice Penhallow", "Westmarch Police", post="Superintendent", chair=True),
        make.item("3", "Lighting in Mere Lane", presenter="Alice Penhallow"),
        make.decision("The lamps are mended first"),
        make.action("Ask for a date", "AP", due="2024-05"),
        make.follow_up("A report on lighting", due="2024-06-11"),
        make.reference("2", "2023-12-05"),
        make.figure("Burglaries", 8.25, unit="rate", per=1000, role="target", period="2023/24", area="Mere"),
        make.money("1178.50", nature="capital"),
        venue="The Guildhall",
        started=time(10),
        closed=time(12, 15),
        next_on=date(2024, 6, 11),
    )
    meeting = paper.meeting
    assert (str(meeting.body), meeting.held_on, meeting.venue) == (make.BOARD, date(2024, 3, 12), "The Guildhall")
    assert (meeting.started, meeting.closed, meeting.next_on) == (time(10), time(12, 15), date(2024, 6, 11))
    action = Action.objects.get()
    assert (action.due, action.due_month_only, action.words.words) == (date(2024, 5, 31), True, "3. Ask for a date")
    assert [owner.person.name for owner in action.owners.all()] == ["Alice Penhallow"]
    assert paper.venue_words.words == "The Guildhall"
    for model in (Decision, Action, FollowUp, Reference, Figure, Money):
        assert model.objects.get().item.number == "3"
        assert model.objects.get().words_id
    assert Figure.objects.get().value == pytest.approx(8.25)
    assert Attendance.objects.get().organisation.name == "Westmarch Police"


def test_the_keys_of_facts_are_given_the_rows_that_they_became(by: Actor) -> None:
    text, read = make.paper_read([make.item("1"), make.action()])
    _, rows = changes.enter_paper(by, make.document(by, text), read)
    assert rows == {
        read.facts["items"][0].key: Item.objects.get().pk,
        read.facts["actions"][0].key: Action.objects.get().pk,
    }


def test_items_stand_under_the_last_of_their_parents_number(by: Actor) -> None:
    make.minutes(
        by,
        make.item("1", "Minutes"),
        make.item("(a)", "Matters arising", parent="1"),
        make.item("2", "Lighting"),
        make.item("(a)", "Mere Lane", parent="2"),
        make.item("(i)", "Lamps", parent="(a)"),
    )
    parents = {item.title: item.parent and item.parent.title for item in Item.objects.all()}
    assert parents == {
        "Minutes": None,
        "Matters arising": "Minutes",
        "Lighting": None,
        "Mere Lane": "Lighting",
        "Lamps": "Mere Lane",
    }


def test_what_nobody_checked_is_kept_as_not_checked(by: Actor) -> None:
    paper = make.minutes(by, make.action(), checked=False)
    assert paper.checked_on is None
    assert not Action.objects.get().checked
    changes.check_paper(by, paper)
    assert Paper.objects.get().checked_on == make.TODAY
    assert Action.objects.get().checked


def test_minutes_without_a_day_or_a_body_stay_out(by: Actor) -> None:
    for over in ({"dated": None}, {"body": " "}):
        text, read = make.paper_read([make.action()], **{"dated": make.TODAY} | over)
        with pytest.raises(NotPossible):
            changes.enter_paper(by, make.document(by, text), replace(read, words={}))
    assert not Paper.objects.exists()
    assert not Action.objects.exists()
    assert not Meeting.objects.exists()


def test_a_meeting_has_one_set_of_minutes(by: Actor) -> None:
    make.minutes(by, make.action())
    with pytest.raises(NotPossible, match="12 March 2024 already"):
        make.minutes(by, make.action("Another"))
    assert Action.objects.count() == 1


def test_a_report_needs_neither_day_nor_body_and_has_no_meeting(by: Actor) -> None:
    text, read = make.paper_read(
        [make.attendance("Alice Penhallow")], kind="report", body="", dated=None, title="A report"
    )
    paper, rows = changes.enter_paper(by, make.document(by, text), read)
    assert (paper.meeting, paper.body, paper.dated, str(paper)) == (None, None, None, "report None")
    assert not rows
    assert not Attendance.objects.exists()


def test_a_body_that_was_chosen_is_kept_whatever_was_printed(by: Actor, place: Partnership) -> None:
    group = changes.add_body(by, place, name="Anti-Social Behaviour Group")
    paper = make.minutes(by, given=group, body="The Group")
    assert paper.meeting.body == group
    assert not Body.objects.exclude(pk=group.pk).exists()


def test_a_body_is_known_by_any_spelling_of_its_names(by: Actor, place: Partnership) -> None:
    group = changes.add_body(by, place, name="Anti-Social Behaviour Group", names=("ASB Group", "asb group"))
    assert make.minutes(by, body="asb  GROUP").body == group
    assert make.minutes(by, body="Anti–Social Behaviour Group", dated=date(2024, 6, 4)).body == group
    assert make.minutes(by, body="Fly-tipping Group").body != group


def test_a_body_name_is_given_once(by: Actor, place: Partnership) -> None:
    changes.add_body(by, place, name="ASB Group")
    with pytest.raises(NotPossible, match="ASB Group"):
        changes.add_body(by, place, name="Behaviour Group", names=("asb group",))
    assert [str(body) for body in Body.objects.all()] == ["ASB Group"]


def test_a_place_on_a_body_is_kept_with_its_days(by: Actor, place: Partnership) -> None:
    body = changes.add_body(by, place, name="ASB Group")
    person = Person.objects.create(partnership=place, name="Alice Penhallow")
    agency = Organisation.objects.create(partnership=place, name="Mere Homes")
    first = changes.add_member(by, body, person, organisation=agency, post="Manager", starts=date(2024, 1, 1))
    other = Person.objects.create(partnership=place, name="Sam Orchard")
    second = changes.add_member(by, body, other, substitute_for=first, ends=date(2024, 5, 1))
    assert (second.substitute_for, first.organisation, first.starts) == (first, agency, date(2024, 1, 1))
    assert Entry.objects.filter(verb="added a member", row_number=body.pk).count() == 2


def test_a_paper_leaves_the_record_whole_and_comes_back_as_it_was(by: Actor) -> None:
    paper = make.minutes(by, make.item("1"), make.action(), make.decision())
    later = make.minutes(by, make.item("1"), make.reference("1", "2024-03-12"), dated=date(2024, 6, 11))
    assert Reference.objects.get().to_item.paper == paper
    changes.withdraw_paper(by, paper)
    assert list(papers_seen_by(by)) == [later]
    assert [meeting.held_on for meeting in meetings_seen_by(by)] == [date(2024, 6, 11)]
    assert not stated_in(by, Action).exists()
    pointer = Reference.objects.get()
    assert (pointer.to_item, pointer.to_meeting) == (None, None)
    changes.put_back_paper(by, paper)
    assert stated_in(by, Action).count() == 1
    assert Reference.objects.get().to_item.paper == paper


def test_a_paper_is_withdrawn_once_and_put_back_once(by: Actor) -> None:
    paper = make.minutes(by)
    with pytest.raises(NotPossible, match="in the record already"):
        changes.put_back_paper(by, paper)
    changes.withdraw_paper(by, paper)
    with pytest.raises(NotPossible, match="withdrawn already"):
        changes.withdraw_paper(by, paper)


def test_other_minutes_may_take_the_place_of_withdrawn_ones_and_keep_it(by: Actor) -> None:
    first = make.minutes(by, make.action("The first reading"))
    changes.withdraw_paper(by, first)
    second = make.minutes(by, make.action("The second reading"))
    assert second.meeting == first.meeting
    with pytest.raises(NotPossible, match="other minutes"):
        changes.put_back_paper(by, first)
    assert [action.text for action in stated_in(by, Action)] == ["The second reading"]


def test_a_withdrawn_report_leaves_pointers_to_the_meeting_alone(by: Actor) -> None:
    make.minutes(by)
    make.minutes(by, make.reference(None, "2024-03-12"), dated=date(2024, 6, 11))
    report = make.report(by)
    changes.withdraw_paper(by, report)
    changes.put_back_paper(by, report)
    assert Reference.objects.get().to_meeting.held_on == date(2024, 3, 12)


@pytest.mark.parametrize("earlier_first", [True, False])
def test_a_pointer_is_resolved_whichever_paper_came_first(by: Actor, earlier_first: bool) -> None:
    papers = [
        lambda: make.minutes(by, make.item("318", "Lighting"), make.item("(a)", "Mere Lane", parent="318")),
        lambda: make.minutes(by, make.item("330"), make.reference("318 (a)"), dated=date(2024, 6, 11)),
    ]
    for enter in papers if earlier_first else reversed(papers):
        enter()
    assert Reference.objects.get().to_item.title == "Mere Lane"


def test_a_pointer_says_no_more_than_is_sure(by: Actor) -> None:
    for day in (date(2024, 3, 12), date(2024, 4, 9)):
        make.minutes(by, make.item("3"), dated=day)
    make.minutes(by, make.reference("3"), dated=date(2024, 6, 11))
    assert Reference.objects.get().to_item is None


def test_a_number_means_the_minutes_that_the_paper_says_it_took(by: Actor) -> None:
    for day in (date(2024, 3, 12), date(2024, 4, 9)):
        make.minutes(by, make.item("3"), dated=day)
    make.minutes(by, make.reference(None, "2024-04-09"), make.reference("3"), dated=date(2024, 6, 11))
    assert Reference.objects.get(to_number="3").to_item.paper.dated == date(2024, 4, 9)


def test_owners_are_people_at_the_meeting_agencies_or_names_that_wait(by: Actor) -> None:
    make.minutes(
        by,
        make.attendance("Alice Penhallow", "Westmarch Police"),
        make.action("Ask", "AP", "Westmarch Police", "Zed Quill", "AP"),
    )
    owners = [
        (owner.name, str(owner.person), str(owner.organisation), owner.matched) for owner in ActionOwner.objects.all()
    ]
    assert owners == [
        ("AP", "Alice Penhallow", "None", "initials"),
        ("Westmarch Police", "None", "Westmarch Police", "exact"),
        ("Zed Quill", "None", "None", "waiting"),
    ]
