"""What waits for a person: theirs and no more, what presses first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frankpledge.home.queries.waiting import SHOWN, next_meetings, papers_to_check, waiting_for
from frankpledge.intake.tests import make as intake
from frankpledge.ledger.rules import Who
from frankpledge.meetings.changes import add_body, add_member, check_paper, close_action, withdraw_paper
from frankpledge.meetings.models import Action
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person, add_post, ask_recovery, merge_people
from frankpledge.people.models import Person
from frankpledge.people.queries import actor_for
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
LATE, SOON, FAR = "2024-06-01", "2024-06-10", "2024-07-30"  # make.TODAY is 3 June 2024


@pytest.fixture
def place():
    return make.partnership()


@pytest.fixture
def by(place):
    return make.actor(place)


def being(by, person: Person):
    """The same actor, who is somebody in the record."""
    return replace(by, user=Who(1, "Rosa Lind", person.pk))


def texts(some) -> list[str]:
    return [action.text for action in some.rows]


def test_nothing_waits_in_an_empty_record(by) -> None:
    waiting = waiting_for(by)
    assert waiting.is_nothing
    assert waiting.meetings == []


def test_readings_wait_for_the_keeper_alone_the_oldest_first(by, place) -> None:
    reviews = [intake.review(by, make.item(str(n)), date=f"2024-03-{n:02}") for n in range(1, SHOWN + 3)]
    waiting = waiting_for(by)
    assert (waiting.reviews.rows, waiting.reviews.count) == (reviews[:SHOWN], SHOWN + 2)
    assert waiting.reviews.rows[0].left >= 1
    for role in (Role.MEMBER, Role.MEMBER):
        assert waiting_for(make.actor(place, role)).reviews.count == 0


def test_names_wait_for_the_keeper_alone(by, place) -> None:
    make.minutes(by, make.item("1"), make.action("Mend the lamps", "Nobody Known"))
    assert waiting_for(by).names == 1
    assert waiting_for(make.actor(place, Role.MEMBER)).names == 0


def test_of_papers_not_checked_the_last_two_meetings_of_each_body_wait(by, place) -> None:
    for body in (make.BOARD, "Delivery Group"):
        for month in (1, 2, 3):
            make.minutes(by, make.item("1"), body=body, dated=date(2024, month, 1), checked=False)
    make.report(by, make.item("1"), dated=date(2024, 4, 1), checked=False)
    assert {(p.body.name, p.dated.month) for p in papers_to_check(by)} == {
        (make.BOARD, 2), (make.BOARD, 3), ("Delivery Group", 2), ("Delivery Group", 3)
    }  # fmt: skip
    assert waiting_for(by).unchecked.count == 4
    assert waiting_for(make.actor(place, Role.MEMBER)).unchecked.count == 0


def test_an_older_paper_waits_while_an_action_of_it_is_open_and_not_checked(by) -> None:
    old = make.minutes(
        by, make.item("1"), make.action("One"), make.action("Two"), dated=date(2020, 1, 1), checked=False
    )
    report = make.report(by, make.item("1"), make.action("Three"), dated=date(2020, 1, 1), checked=False)
    for month in (1, 2):
        make.minutes(by, make.item("1"), dated=date(2024, month, 1))
    assert {paper.pk: paper.open_actions for paper in papers_to_check(by)} == {old.pk: 2, report.pk: 1}
    close_action(by, Action.objects.get(text="Three"), outcome="Done")
    check_paper(by, old)
    assert list(papers_to_check(by)) == []


def test_meetings_that_were_withdrawn_do_not_count_as_the_last(by) -> None:
    papers = [make.minutes(by, make.item("1"), dated=date(2024, month, 1), checked=False) for month in (1, 2, 3)]
    withdraw_paper(by, papers[2])
    assert set(papers_to_check(by)) == set(papers[:2])


def test_without_a_person_in_the_record_everybodys_pressing_actions_are_shown(by, place) -> None:
    make.minutes(
        by,
        make.item("1"),
        make.action("Far", due=FAR),
        make.action("Soon", due=SOON),
        make.action("Late", due=LATE),
        make.action("No date"),
        make.action("Done", due=LATE),
    )
    close_action(by, Action.objects.get(text="Done"), outcome="It is")
    for who in (by, make.actor(place, Role.MEMBER)):
        waiting = waiting_for(who)
        assert (texts(waiting.actions), waiting.mine) == (["Late", "Soon"], False)


def test_somebody_in_the_record_sees_their_own_and_their_agencys_actions(by, place) -> None:
    police = add_organisation(by, place, name="Westmarch Police", kind=OrganisationKind.RESPONSIBLE)
    fire = add_organisation(by, place, name="Westmarch Fire", kind=OrganisationKind.RESPONSIBLE)
    council = add_organisation(by, place, name="Aldermere Borough Council", kind=OrganisationKind.RESPONSIBLE)
    carter = add_person(by, place, name="Graham Carter", organisation=police)
    add_post(by, carter, fire, ends=make.TODAY - timedelta(days=1))
    add_post(by, carter, council, ends=make.TODAY)
    add_person(by, place, name="Gita Cole", organisation=police)
    make.minutes(
        by,
        make.item("1"),
        *[
            make.action(f"Of {owner}", owner, due=LATE)
            for owner in ("Graham Carter", "Gita Cole", "Westmarch Police", "Westmarch Fire", council.name)
        ],
    )
    waiting = waiting_for(being(by, carter))
    assert waiting.mine
    assert texts(waiting.actions) == ["Of Graham Carter", "Of Westmarch Police", f"Of {council.name}"]


def test_a_place_on_a_body_for_an_agency_makes_its_actions_theirs(by, place) -> None:
    homes = add_organisation(by, place, name="Mere Homes", kind=OrganisationKind.COOPERATING)
    una = add_person(by, place, name="Una Marsh")
    add_member(by, add_body(by, place, name="Group"), una, organisation=homes)
    make.minutes(by, make.item("1"), make.action("Paint the gate", "Mere Homes", due=LATE))
    assert texts(waiting_for(being(by, una)).actions) == ["Paint the gate"]


def test_actions_of_every_row_that_stands_for_somebody_are_theirs(by, place) -> None:
    one, two, three = (add_person(by, place, name=f"Ann {name}") for name in ("One", "Two", "Three"))
    make.minutes(by, make.item("1"), *[make.action(f"Of {p.name}", p.name, due=LATE) for p in (one, two, three)])
    merge_people(by, two, one)
    merge_people(by, two, three)
    for person in (one, two, three):
        assert texts(waiting_for(being(by, person)).actions) == ["Of Ann One", "Of Ann Two", "Of Ann Three"]


def test_only_the_first_few_actions_are_shown_and_all_are_counted(by) -> None:
    make.minutes(by, make.item("1"), *[make.action(f"Do {n}", due=LATE) for n in range(SHOWN + 4)])
    actions = waiting_for(by).actions
    assert (len(actions.rows), actions.count) == (SHOWN, SHOWN + 4)


def test_the_next_meetings_that_minutes_name_are_shown_once_and_none_that_is_past(by) -> None:
    make.minutes(by, make.item("1"), dated=date(2024, 1, 1), next_on=date(2024, 3, 1))
    make.minutes(by, make.item("1"), dated=date(2024, 4, 1), next_on=date(2024, 9, 1))
    later = make.minutes(by, make.item("1"), dated=date(2024, 5, 1), next_on=date(2024, 9, 1))
    other = make.minutes(by, make.item("1"), body="Group", dated=date(2024, 5, 1), next_on=make.TODAY)
    gone = make.minutes(by, make.item("1"), body="Panel", dated=date(2024, 5, 1), next_on=date(2024, 8, 1))
    withdraw_paper(by, gone)
    assert next_meetings(by) == [other, later]


def test_nothing_of_another_partnership_waits(by) -> None:
    intake.review(by, make.item("1"))
    make.minutes(by, make.item("1"), make.action("Mend", "Nobody", due=LATE), checked=False, next_on=date(2024, 9, 1))
    waiting = waiting_for(make.actor(make.partnership("elsewhere", "Elsewhere")))
    assert waiting.is_nothing
    assert waiting.meetings == []


def test_a_lost_second_factor_waits_for_whoever_may_approve_it_and_did_not_ask(place) -> None:
    lost, asker, chair = make.account(place, Role.MEMBER), make.account(place), make.account(place, Role.CHAIR)

    def acting(user):
        return actor_for(user, place.slug, make.TODAY)

    ask_recovery(acting(asker), place, lost)
    assert waiting_for(acting(chair)).recoveries.count == 1
    assert waiting_for(acting(asker)).recoveries.count == 0
    assert waiting_for(acting(lost)).recoveries.count == 0
