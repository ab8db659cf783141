"""Bodies are set up, described and restructured, members come and go, terms are adopted: nothing of it is lost."""

from datetime import date

import pytest

from frankpledge.kit.versions import version_of
from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import Actor, Meanwhile, NotPossible, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.models import Action, Body, BodyChange, BodyName, Commitment, Membership, TermsOfReference
from frankpledge.meetings.rules import shown
from frankpledge.meetings.rules.commitments import NOLAN
from frankpledge.meetings.rules.kinds import BodyKind, Office
from frankpledge.meetings.rules.quorum import Rule
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person, merge_people
from frankpledge.people.models import Organisation, Partnership, Person
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2024, 3, 31), date(2024, 4, 1)


@pytest.fixture
def board(by: Actor, place: Partnership) -> Body:
    return changes.add_body(by, place, name="Mere Board", kind=BodyKind.BOARD, starts=date(2010, 4, 1))


@pytest.fixture
def council(by: Actor, place: Partnership) -> Organisation:
    return add_organisation(by, place, name="Mere Council", kind=OrganisationKind.RESPONSIBLE)


@pytest.fixture
def rosa(by: Actor, place: Partnership) -> Person:
    return add_person(by, place, name="Rosa Lind")


@pytest.fixture
def sam(by: Actor, place: Partnership) -> Person:
    return add_person(by, place, name="Sam Vane")


def group(by: Actor, place: Partnership, name: str, parent: Body | None = None) -> Body:
    return changes.add_body(by, place, name=name, kind=BodyKind.DELIVERY_GROUP, parent=parent)


def described(body: Body, **over: object) -> dict[str, object]:
    return shown.body(body) | over


def test_a_name_that_is_corrected_stays_a_spelling_and_a_name_that_is_taken_is_refused(
    by: Actor, place: Partnership, board: Body
) -> None:
    changes.describe_body(by, board, described(board, name="Mere Safety Board", statement_of_intent=" Less harm "))
    board.refresh_from_db()
    assert (board.name, board.statement_of_intent) == ("Mere Safety Board", "Less harm")
    assert set(board.names.values_list("spelling", flat=True)) == {"Mere Board", "Mere Safety Board"}
    other = group(by, place, "Lighting group")
    with pytest.raises(NotPossible, match="of that name already"):
        changes.describe_body(by, other, described(other, name="mere board"))


def test_a_body_cannot_stand_under_itself_or_end_before_it_starts(by: Actor, place: Partnership, board: Body) -> None:
    under = group(by, place, "Lighting group", board)
    deep = group(by, place, "Lamps group", under)
    for parent in (board, deep):
        with pytest.raises(NotPossible, match="cannot stand under itself"):
            changes.describe_body(by, board, described(board, parent=str(parent.pk)))
    with pytest.raises(NotPossible, match="no such board"):
        changes.describe_body(by, board, described(board, parent="999999"))
    with pytest.raises(NotPossible, match="first day or later"):
        changes.describe_body(by, board, described(board, ends=date(2009, 1, 1)))


def test_two_who_describe_a_body_at_once_are_told_and_only_keepers_may(
    by: Actor, place: Partnership, board: Body
) -> None:
    seen = version_of(shown.body(board), 0)
    changes.describe_body(by, board, described(board, committee_code="SSP"), seen=seen)
    with pytest.raises(Meanwhile):
        changes.describe_body(by, board, described(board, committee_code="MB"), seen=seen)
    with pytest.raises(Refused):
        changes.describe_body(make.actor(place, Role.CHAIR), board, described(board, name="Theirs"))


def test_a_substitute_stands_in_for_a_member_of_the_same_body_alone(
    by: Actor, place: Partnership, board: Body, council: Organisation, rosa: Person, sam: Person
) -> None:
    other = group(by, place, "Lighting group")
    elsewhere = changes.add_member(by, other, rosa, organisation=council)
    with pytest.raises(NotPossible, match="another board"):
        changes.add_member(by, board, sam, organisation=council, substitute_for=elsewhere)
    member = changes.add_member(by, board, rosa, organisation=council, starts=APRIL)
    with pytest.raises(NotPossible, match="their own substitute"):
        changes.add_member(by, board, rosa, organisation=council, substitute_for=member)
    stand_in = changes.add_member(by, board, sam, organisation=council, substitute_for=member)
    with pytest.raises(NotPossible, match="a substitute too"):
        changes.add_member(by, board, add_person(by, place, name="Nell Farrow"), substitute_for=stand_in)


def test_a_place_is_held_once_in_the_same_days_whichever_row_of_a_person_it_names(
    by: Actor, place: Partnership, board: Body, council: Organisation, rosa: Person
) -> None:
    changes.add_member(by, board, rosa, organisation=council, starts=date(2012, 1, 1), ends=date(2014, 1, 1))
    changes.add_member(by, board, rosa, organisation=council, starts=date(2016, 1, 1))  # once more, later
    again = add_person(by, place, name="R Lind")
    merge_people(by, rosa, again)
    again.refresh_from_db()
    with pytest.raises(NotPossible, match="hold this place already"):
        changes.add_member(by, board, again, organisation=council, starts=date(2013, 1, 1), ends=date(2015, 1, 1))
    with pytest.raises(NotPossible, match="first day or later"):
        changes.add_member(by, board, rosa, starts=APRIL, ends=MARCH)
    police = add_organisation(by, place, name="Mere Police", kind=OrganisationKind.RESPONSIBLE)
    assert changes.add_member(by, board, rosa, organisation=police).organisation == police


def test_a_place_ends_with_those_of_its_substitutes_and_only_once(
    by: Actor, board: Body, council: Organisation, rosa: Person, sam: Person
) -> None:
    member = changes.add_member(by, board, rosa, organisation=council, starts=date(2020, 1, 1))
    changes.add_member(by, board, sam, organisation=council, substitute_for=member)
    with pytest.raises(NotPossible, match="or later"):
        changes.end_member(by, member, date(2019, 12, 31))
    assert changes.end_member(by, member, MARCH) == 1
    assert set(Membership.objects.values_list("ends", flat=True)) == {MARCH}
    with pytest.raises(NotPossible, match="ended already"):
        changes.end_member(by, member, APRIL)


def test_a_new_chair_leaves_who_was_in_the_chair_before_known(
    by: Actor, board: Body, council: Organisation, rosa: Person, sam: Person
) -> None:
    first = changes.add_member(by, board, rosa, organisation=council, starts=date(2020, 1, 1), office="chair")
    second = changes.add_member(by, board, sam, organisation=council, starts=date(2021, 1, 1))
    stand_in = changes.add_member(by, board, rosa, organisation=council, substitute_for=second)
    changes.give_office(by, second, Office.CHAIR, APRIL)
    rows = [(one.person.name, one.office, one.starts, one.ends) for one in
            board.memberships.filter(substitute_for=None).order_by("person__name", "starts")]  # fmt: skip
    assert rows == [
        ("Rosa Lind", "chair", date(2020, 1, 1), MARCH), ("Rosa Lind", "", APRIL, None),
        ("Sam Vane", "", date(2021, 1, 1), MARCH), ("Sam Vane", "chair", APRIL, None),
    ]  # fmt: skip
    now = board.memberships.get(person=sam, ends=None)
    with pytest.raises(NotPossible, match="already"):
        changes.give_office(by, now, Office.CHAIR, APRIL)
    with pytest.raises(NotPossible, match="no member on that day"):
        changes.give_office(by, first, Office.VICE_CHAIR, APRIL)
    with pytest.raises(NotPossible, match="A substitute"):
        changes.give_office(by, stand_in, Office.CHAIR, APRIL)
    assert changes.end_member(by, now, date(2024, 5, 1)) == 1  # the substitute was named before the place was parted


def test_older_terms_stay_and_a_later_version_is_no_earlier(by: Actor, board: Body) -> None:
    changes.add_terms(by, board, adopted_on=date(2012, 1, 1), text="We meet.", quorum=Rule(members=3))
    with pytest.raises(NotPossible, match="Version 1 was adopted on 1 January 2012"):
        changes.add_terms(by, board, adopted_on=date(2011, 1, 1), text="We met.")
    with pytest.raises(NotPossible, match="Give the words"):
        changes.add_terms(by, board, adopted_on=APRIL)
    changes.add_terms(by, board, adopted_on=APRIL, quorum=Rule(agencies=4, chair=True), quorum_words="Four agencies.")
    found = TermsOfReference.objects.order_by("version").values_list(
        "version", "text", "quorum_members", "quorum_chair"
    )
    assert list(found) == [(1, "We meet.", 3, False), (2, "", None, True)]


def test_commitments_are_agreed_once_and_end_on_a_day(by: Actor, board: Body) -> None:
    assert len(changes.agree_commitments(by, board, NOLAN, on=APRIL)) == 7
    with pytest.raises(NotPossible, match="already"):
        changes.agree_commitments(by, board, NOLAN[:1], on=APRIL)
    first = Commitment.objects.earliest("pk")
    with pytest.raises(NotPossible, match="agreed on 1 April 2024"):
        changes.end_commitment(by, first, MARCH)
    changes.end_commitment(by, first, date(2024, 5, 1))
    with pytest.raises(NotPossible, match="ended already"):
        changes.end_commitment(by, first, date(2024, 5, 2))


def test_a_body_that_is_split_ends_and_leaves_its_history_and_open_actions_where_they_are(
    by: Actor, board: Body, council: Organisation, rosa: Person, sam: Person
) -> None:
    paper = make.minutes(by, make.item("1"), make.action(), body="Mere Board", dated=date(2024, 3, 12))
    member = changes.add_member(by, board, rosa, organisation=council, post="Head", office="chair")
    stand_in = changes.add_member(by, board, sam, organisation=council, substitute_for=member)
    with pytest.raises(NotPossible, match="at least two"):
        changes.split_body(by, board, ["Lighting group", " "], APRIL, carried={})
    with pytest.raises(NotPossible, match="without the member"):
        changes.split_body(by, board, ["Lighting group", "Lanes group"], APRIL, carried={0: [stand_in.pk]})
    with pytest.raises(NotPossible, match="of that name already"):
        changes.split_body(by, board, ["Lighting group", "lighting group"], APRIL, carried={})
    assert (Body.objects.count(), BodyChange.objects.count()) == (1, 0)
    one, two = changes.split_body(
        by, board, ["Lighting group", "Lanes group"], APRIL, carried={1: [member.pk, stand_in.pk]}
    )
    board.refresh_from_db()
    assert (board.ends, one.starts, one.kind) == (MARCH, APRIL, "board")
    carried = two.memberships.get(substitute_for=None)
    assert (carried.person, carried.post, carried.office, carried.starts) == (rosa, "Head", "", APRIL)
    assert two.memberships.get(substitute_for=carried).person == sam
    assert not one.memberships.exists()
    assert set(board.memberships.values_list("ends", flat=True)) == {MARCH}
    assert Action.objects.get(state="open").paper.body_id == board.pk == paper.body_id
    assert [change.other for change in board.changes_made.order_by("pk")] == [one, two]


def test_a_body_is_not_closed_while_meetings_or_groups_go_on(by: Actor, place: Partnership, board: Body) -> None:
    make.minutes(by, body="Mere Board", dated=date(2024, 4, 12))
    with pytest.raises(NotPossible, match="12 April 2024, after that day"):
        changes.close_body(by, board, MARCH)
    under = group(by, place, "Lighting group", board)
    with pytest.raises(NotPossible, match="Lighting group"):
        changes.close_body(by, board, date(2024, 5, 1))
    changes.move_body(by, under, None, APRIL)
    changes.close_body(by, board, date(2024, 5, 1), reason="Its work is done")
    with pytest.raises(NotPossible, match="ended already"):
        changes.close_body(by, board, date(2024, 5, 1))
    with pytest.raises(NotPossible, match="ended on 1 May 2024"):
        changes.add_member(by, board, add_person(by, place, name="Nell Farrow"), starts=date(2024, 5, 2))
    assert changes.add_member(by, board, add_person(by, place, name="Odd Nash")).ends == date(2024, 5, 1)
    assert Entry.objects.filter(verb="closed", outcome="done").count() == 1


def test_a_body_that_is_merged_hands_its_groups_over_and_no_member_but_those_ticked(
    by: Actor, place: Partnership, board: Body, council: Organisation, rosa: Person, sam: Person
) -> None:
    into, under = group(by, place, "Lanes board"), group(by, place, "Lighting group", board)
    member = changes.add_member(by, board, rosa, organisation=council)
    changes.add_member(by, board, sam, organisation=council)
    with pytest.raises(NotPossible, match="into itself"):
        changes.merge_body(by, board, board, APRIL)
    with pytest.raises(NotPossible, match="stands under it"):
        changes.merge_body(by, board, under, APRIL)
    with pytest.raises(NotPossible, match="no member any longer"):
        changes.merge_body(by, board, into, APRIL, carried=[999999])
    changes.merge_body(by, board, into, APRIL, carried=[member.pk])
    under.refresh_from_db()
    assert under.parent == into
    assert [one.person for one in into.memberships.all()] == [rosa]
    told = {(one.kind, one.body.name, one.other.name) for one in BodyChange.objects.all()}
    assert told == {("merged", "Mere Board", "Lanes board"), ("moved", "Lighting group", "Lanes board")}


def test_a_body_is_moved_and_renamed_from_a_day_and_papers_with_its_old_name_still_mean_it(
    by: Actor, place: Partnership, board: Body
) -> None:
    under = group(by, place, "Lighting group")
    changes.move_body(by, under, board, APRIL)
    with pytest.raises(NotPossible, match="already"):
        changes.move_body(by, under, board, APRIL)
    with pytest.raises(NotPossible, match="under itself"):
        changes.move_body(by, board, under, APRIL)
    with pytest.raises(NotPossible, match="yet to come"):
        changes.move_body(by, under, None, date(2024, 7, 1))
    changes.rename_body(by, under, "Lamps group", APRIL)
    with pytest.raises(NotPossible, match="its name already"):
        changes.rename_body(by, under, "Lamps group", APRIL)
    change = BodyChange.objects.get(kind="renamed")
    assert (change.before, change.after) == ("Lighting group", "Lamps group")
    assert BodyName.objects.get(folded="lighting group").body == under
