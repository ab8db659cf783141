"""What is read is narrowed to the actor, arranged for the page, and asked for as the log's filters ask."""

from datetime import date, timedelta

import pytest

from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action
from frankpledge.meetings.queries import (
    bodies_seen_by,
    body_named,
    meetings_seen_by,
    memberships_seen_by,
    papers_seen_by,
)
from frankpledge.meetings.queries.actions import Asked, action_log, owners_of_actions, stand_as
from frankpledge.meetings.queries.bodies import bodies_with_work
from frankpledge.meetings.queries.contents import Section, contents_of
from frankpledge.meetings.queries.falling import with_days
from frankpledge.meetings.queries.finding import found_by
from frankpledge.meetings.queries.listed import (
    minutes_seen_by,
    reports_seen_by,
    with_counts,
    with_neighbours,
    years_of,
)
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import Standing, standing
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person, add_post, merge_people
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.kinds import OrganisationKind

pytestmark = pytest.mark.django_db
JUNE = date(2024, 6, 11)


def texts(actions: object) -> list[str]:
    return [action.text for action in actions]


def test_nothing_of_another_partnership_is_seen(by: Actor) -> None:
    make.minutes(by, make.item("1"), make.action("Ask", "Zed Quill"))
    make.report(by)
    stranger = make.actor(make.partnership("elsewhere", "Elsewhere Partnership"))
    nobody = make.actor(Partnership.objects.get(slug="aldermere"), None)
    for other in (stranger, nobody):
        for seen in (minutes_seen_by, reports_seen_by, meetings_seen_by, bodies_seen_by, action_log, owners_of_actions):
            assert not seen(other).exists()
        assert not memberships_seen_by(other).exists()
        assert body_named(other, make.BOARD) is None
    assert body_named(by, make.BOARD.upper()).name == make.BOARD
    assert body_named(by, "Another") is None


@pytest.mark.parametrize("asked", list(Standing))
def test_the_log_asks_for_a_standing_as_the_rule_says_it(by: Actor, asked: Standing) -> None:
    days = (None, -30, -1, 0, 1, 7, 8, 90)
    dues = [None if day is None else (make.TODAY + timedelta(days=day)).isoformat() for day in days]
    make.minutes(by, *(make.action(str(number), due=due) for number, due in enumerate(dues * 3)))
    for number, action in enumerate(Action.objects.order_by("id")):
        if number % 3:
            state = (ActionState.DONE, ActionState.DROPPED)[number % 2]
            changes.close_action(by, action, outcome="So", state=state)
    found = set(with_days(Action.objects.all()).filter(stand_as(frozenset({asked}), make.TODAY)))
    assert found == {a for a in Action.objects.all() if standing(a.state, a.due, make.TODAY) is asked}
    assert found


def test_no_standing_at_all_is_no_action(by: Actor) -> None:
    make.minutes(by, make.action())
    assert not Action.objects.filter(stand_as(frozenset(), make.TODAY)).exists()


def test_the_log_comes_in_the_order_asked_for_with_what_nobody_dated_at_the_next_meeting(by: Actor) -> None:
    make.minutes(by, make.action("later", due="2024-09-01"), make.action("none"), make.action("soon", due="2024-04-01"))
    make.minutes(by, make.action("month", due="2024-05"), dated=JUNE)
    orders = {
        "due": ["soon", "month", "none", "later"],
        "-due": ["later", "none", "month", "soon"],
        "meeting": ["later", "none", "soon", "month"],
        "-meeting": ["month", "later", "none", "soon"],
        "usual": ["month", "none", "later", "soon"],
        "anything": ["month", "none", "later", "soon"],
    }
    changes.close_action(by, Action.objects.get(text="soon"), outcome="So")
    assert {order: texts(action_log(by, Asked(order=order))) for order in orders} == orders


def test_the_log_is_narrowed_by_days_body_and_checking(by: Actor) -> None:
    make.minutes(by, make.action("a", due="2024-04-01"), make.action("b", due="2024-05-01"), make.action("c"))
    make.minutes(by, make.action("d", due="2024-05-02"), body="ASB Group", checked=False)
    assert texts(action_log(by, Asked(due_from=date(2024, 5, 1)))) == ["b", "d"]
    assert texts(action_log(by, Asked(due_to=date(2024, 5, 1)))) == ["a", "b"]
    assert texts(action_log(by, Asked(body=body_named(by, "ASB Group").pk))) == ["d"]
    assert texts(action_log(by, Asked(unchecked=True))) == ["d"]


def test_a_merged_person_owns_what_either_row_owns(by: Actor) -> None:
    make.minutes(by, make.attendance("Alice Penhallow", "Westmarch Police"), make.action("a", "AP"))
    make.minutes(by, make.attendance("Alicia Penn", "Mere Homes"), make.action("b", "AP"), dated=JUNE)
    kept, absorbed = (Person.objects.get(name=name) for name in ("Alice Penhallow", "Alicia Penn"))
    assert texts(action_log(by, Asked(owner=kept.pk))) == ["a"]
    merge_people(by, kept, absorbed)
    assert texts(action_log(by, Asked(owner=kept.pk))) == ["a", "b"]
    assert list(owners_of_actions(by)) == [kept]


def test_an_agency_has_the_actions_of_those_who_stood_for_it_at_the_meeting(by: Actor, place: Partnership) -> None:
    police, homes = (
        add_organisation(by, place, name=name, kind=OrganisationKind.RESPONSIBLE)
        for name in ("Westmarch Police", "Mere Homes")
    )
    absent = add_person(by, place, name="Sam Orchard", organisation=police)
    make.minutes(
        by,
        make.attendance("Alice Penhallow", "Westmarch Police"),
        make.action("by one there", "AP"),
        make.action("by itself", "Westmarch Police"),
        make.action("by one absent", "Sam Orchard"),
        make.action("by nobody known", "Zed Quill"),
        make.action("by nobody"),
    )
    alice = Person.objects.get(name="Alice Penhallow")
    add_post(by, alice, homes)
    assert texts(action_log(by, Asked(agency=police.pk))) == ["by one there", "by itself", "by one absent"]
    assert not action_log(by, Asked(agency=homes.pk)).exists()
    other = add_person(by, place, name="Samuel Orchard", organisation=homes)
    merge_people(by, other, absent)
    assert texts(action_log(by, Asked(agency=homes.pk))) == ["by one absent"]


def under(section: Section) -> dict[str, list[str]]:
    """What stands under an item, by kind, each fact by a word of its own."""
    return {
        "decisions": [fact.text for fact in section.decisions],
        "actions": [fact.text for fact in section.actions],
        "follow_ups": [fact.text for fact in section.follow_ups],
        "figures": [fact.what for fact in section.figures],
        "money": [fact.what for fact in section.money],
        "references": [fact.to_number for fact in section.references],
    }


def test_every_fact_of_a_paper_stands_under_its_item(by: Actor) -> None:
    nowhere = {"item": None}
    paper = make.minutes(
        by,
        make.action("loose", **nowhere),
        make.item("1"),
        make.item("(a)", parent="1"),
        make.decision("d", verb="noted"),
        make.action("a", "Zed Quill"),
        make.follow_up("f", due="2024-07"),
        make.reference("9"),
        make.figure("m", 8.25, unit="rate", per=1000, role="target", period="2023/24", area="Mere"),
        make.money("-40.50", fund="Fund", line="carry_forward", nature="capital"),
        make.item("2"),
    )
    contents = contents_of(by, paper)
    assert under(contents.loose) | {"actions": []} == under(Section())
    assert (texts(contents.loose.actions), contents.loose.is_empty) == (["loose"], False)
    assert [section.item.number for section in contents.sections] == ["1", "2"]
    assert all(section.is_empty for section in contents.sections)
    (part,) = contents.sections[0].parts
    expected = {"decisions": ["d"], "actions": ["a"], "follow_ups": ["f"], "figures": ["m"], "money": ["Fund"]}
    assert under(part) == expected | {"references": ["9"]}
    decision, promised = part.decisions[0], part.follow_ups[0]
    assert (decision.verb, decision.due) == ("noted", None)
    assert (promised.due, promised.due_month_only, promised.verb) == (date(2024, 7, 31), True, "")
    figure, money = part.figures[0], part.money[0]
    assert (str(figure.quantity.normalize()), figure.unit, figure.role) == ("8.25", "per 1,000", "Target")
    assert (figure.period, figure.area) == ("2023/24", "Mere")
    assert (str(money.quantity.normalize()), money.role, money.unit) == ("-40.5", "Carry forward, capital", "£")
    assert (contents.facts, contents.unchecked, contents.mixed) == (10, 0, False)


def test_what_is_not_checked_is_counted(by: Actor) -> None:
    paper = make.minutes(by, make.item("1"), make.action(), make.attendance("Alice Penhallow"), checked=False)
    assert (contents_of(by, paper).unchecked, contents_of(by, paper).mixed) == (3, False)
    Action.objects.update(checked=True)
    assert (contents_of(by, paper).unchecked, contents_of(by, paper).mixed) == (2, True)


def test_later_papers_that_point_here_stand_where_they_point(by: Actor) -> None:
    paper = make.minutes(by, make.item("318"), make.item("319"))
    make.minutes(
        by,
        make.item("330"),
        make.reference("318", "2024-03-12"),
        make.reference(None, "2024-03-12"),
        make.reference("400", "2024-03-12"),
        dated=JUNE,
    )
    contents = contents_of(by, paper)
    assert [reference.item.number for reference in contents.sections[0].pointing_here] == ["330"]
    assert not contents.sections[1].pointing_here
    assert [reference.to_number for reference in contents.pointing_here] == ["", "400"]


def test_a_report_states_everything_but_who_was_there(by: Actor) -> None:
    report = make.report(by, make.item("1"), make.action())
    contents = contents_of(by, report)
    assert (contents.present, contents.apologies, contents.chairs) == ([], [], [])
    assert texts(contents.sections[0].actions) == ["Ask the highways team for a date"]


def test_people_have_pages_when_they_came_as_members_or_officers(by: Actor, place: Partnership) -> None:
    capacities = ("present", "officer", "in_attendance", "invitee", "observer", "apologies")
    people = [make.attendance(f"{name.title()} Person", capacity=name) for name in capacities]
    paper = make.minutes(by, *people)
    rows = [row for group in contents_of(by, paper).present for row in group.people]
    assert {row.capacity for row in rows if row.has_page} == {"present", "officer"}
    body = body_named(by, make.BOARD)
    changes.add_member(by, body, Person.objects.get(name="Invitee Person"))
    rows = [row for group in contents_of(by, paper).present for row in group.people]
    assert {row.capacity for row in rows if row.has_page} == {"present", "officer", "invitee"}
    assert [row.has_page for row in memberships_seen_by(by)] == [True]


def test_the_chair_and_the_apologies_are_told_apart(by: Actor) -> None:
    paper = make.minutes(
        by,
        make.attendance("Alice Penhallow", "Westmarch Police", chair=True),
        make.attendance("Sam Orchard", "Westmarch Police", capacity="apologies"),
    )
    contents = contents_of(by, paper)
    assert [row.name for row in contents.chairs] == ["Alice Penhallow"]
    assert [[row.name for row in group.people] for group in contents.present] == [["Alice Penhallow"]]
    assert [[row.name for row in group.people] for group in contents.apologies] == [["Sam Orchard"]]


def test_a_meeting_knows_its_neighbours_of_the_same_body(by: Actor) -> None:
    first, second, third = (make.minutes(by, dated=date(2024, month, 12)) for month in (3, 6, 9))
    make.minutes(by, body="ASB Group", dated=date(2024, 5, 1))
    changes.withdraw_paper(by, third)
    found = {paper.pk: paper for paper in with_neighbours(by, minutes_seen_by(by))}
    assert (found[first.pk].before_id, found[first.pk].before_on) == (None, None)
    assert (found[first.pk].after_id, found[first.pk].after_on) == (second.meeting_id, date(2024, 6, 12))
    assert (found[second.pk].before_id, found[second.pk].after_id) == (first.meeting_id, None)


def test_lists_say_how_much_each_paper_holds(by: Actor) -> None:
    make.minutes(by, make.item("1"), make.item("2"), make.decision(), make.action(), make.action("b"), make.action("c"))
    make.minutes(by, dated=date(2023, 1, 9))
    counts = [(paper.items, paper.decisions, paper.actions) for paper in with_counts(by, minutes_seen_by(by))]
    assert counts == [(2, 1, 3), (0, 0, 0)]
    assert years_of(minutes_seen_by(by)) == [2024, 2023]
    assert years_of(reports_seen_by(by)) == []


def test_bodies_say_when_they_last_met_and_what_is_open(by: Actor) -> None:
    make.minutes(by, make.action("a"), make.action("b"))
    last = make.minutes(by, make.action("c"), dated=JUNE)
    make.report(by, make.action("d"), body="Scrutiny Committee")
    changes.close_action(by, Action.objects.get(text="a"), outcome="So")
    found = {str(body): (body.last_id, body.last_on, body.open) for body in bodies_with_work(by)}
    assert found == {make.BOARD: (last.meeting_id, JUNE, 2), "Scrutiny Committee": (None, None, 1)}


def test_an_agency_that_is_matched_is_named_once_whatever_was_printed(by: Actor, place: Partnership) -> None:
    add_organisation(by, place, name="Westmarch Police", kind=OrganisationKind.RESPONSIBLE, names=("WP",))
    paper = make.minutes(by, make.attendance("A B", "WP"), make.attendance("C D", "Westmarch Police"))
    (group,) = contents_of(by, paper).present
    assert group.organisation_id == Organisation.objects.get().pk
    assert [row.name for row in group.people] == ["A B", "C D"]


def test_what_has_no_date_comes_last_on_every_database(by: Actor) -> None:
    for dated in (None, date(2024, 1, 9), date(2024, 3, 5)):
        make.report(by, make.item("1", "Lamps"), dated=dated)
    days = [date(2024, 3, 5), date(2024, 1, 9), None]
    assert [paper.dated for paper in papers_seen_by(by)] == days
    assert [item.paper.dated for item in found_by(by, ["lamps"]).items] == days
