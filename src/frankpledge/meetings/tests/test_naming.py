"""Names as printed that wait: which of them one answer settles, and what an answer does."""

from datetime import date

import pytest

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.meetings.changes import Answer, match_attendance, match_owner_to, settle_name, withdraw_paper
from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.meetings.queries.names import questions, rows_asked_of, rows_that_wait, with_candidates
from frankpledge.meetings.rules.likeness import who_might_be
from frankpledge.meetings.rules.naming import Asked, agency_key, first_names_of, owner_key, person_key
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person, merge_people
from frankpledge.people.models import Organisation, OrganisationName, Person
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.matching import How, KnownPerson
from frankpledge.people.rules.roles import Role


def how_many_wait(by) -> int:
    return sum(rows.count() for rows in rows_that_wait(by))


def test_one_answer_settles_the_same_name_with_the_same_agency_however_it_is_set() -> None:
    assert person_key("Cllr Jon Hale", "ABC", None) == person_key("JON HALE", "abc", None)
    assert person_key("Jon Hale", "ABC", None) != person_key("Jon Hale", "Mere Homes", None)
    assert person_key("Jon Hale", "ABC", 1) != person_key("Jon Hale", "ABC", 2)
    assert agency_key("Mere Homes Ltd.") == agency_key("mere homes ltd")


@pytest.mark.parametrize(
    ("name", "attenders", "together"),
    [
        ("Jon Hale", ["Jon Hale"], True),
        ("Police", ["Jon Hale"], True),
        ("JH", ["Jon Hale"], False),
        ("JH", [], False),
        ("Jon", ["Cllr Jon Hale"], False),
        ("Jon", ["Una Marsh"], True),
    ],
)
def test_initials_and_first_names_are_asked_of_each_paper_on_its_own(name, attenders, together: bool) -> None:
    first = first_names_of(attenders)
    assert (owner_key(name, None, 1, first) == owner_key(name, None, 2, first)) is together


def test_who_might_be_somebody_are_those_of_a_like_name_and_never_themselves() -> None:
    jon, john, una = (
        KnownPerson(number, frozenset(names))
        for number, names in enumerate([{"jon hale", "jon hail"}, {"john hale"}, {"una marsh"}], start=1)
    )
    assert who_might_be(jon, [jon, john, una]) == [2]
    assert who_might_be(una, [jon, john, una]) == []
    same = KnownPerson(4, frozenset({"una marsh"}))
    assert who_might_be(una, [jon, una, same]) == [4]


@pytest.fixture
def place(db):
    return make.partnership()


@pytest.fixture
def agencies(by, place) -> dict[str, Organisation]:
    names = ("Westmarch Police", "Mere Homes", "West Aldermere School")
    return {n: add_organisation(by, place, name=n, kind=OrganisationKind.RESPONSIBLE) for n in names}


def asked(by, **over):
    """The one question that waits, or the one that `over` describes."""
    (found,) = [q for q in questions(by) if all(getattr(q, name) == value for name, value in over.items())]
    return with_candidates(by, [found])[0]


def settle(by, place, question, **answer) -> int:
    return settle_name(by, place, question.asked, rows_asked_of(by, question), Answer(**answer))


def two_meetings(by, *facts):
    """The same facts in two meetings' minutes."""
    return [make.minutes(by, *facts, dated=date(2024, month, 1)) for month in (3, 4)]


def test_a_name_that_moved_to_another_agency_is_asked_once_for_every_meeting(by, place, agencies) -> None:
    carter = add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    two_meetings(by, make.attendance("Graham Carter", "Mere Homes", post="Director"))
    question = asked(by)
    assert (question.asked, question.name, question.agency) == (Asked.PERSON, "Graham Carter", "Mere Homes")
    assert [(person, where) for person, where in question.people] == [(carter, "Westmarch Police")]
    assert how_many_wait(by) == 2
    assert settle(by, place, question, person=carter) == 2
    assert questions(by) == []
    assert set(Attendance.objects.values_list("person", "matched")) == {(carter.pk, How.PERSON)}
    assert carter.posts.filter(organisation=agencies["Mere Homes"], title="Director").exists()


def test_what_was_settled_is_remembered_for_the_next_paper(by, place, agencies) -> None:
    add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    make.minutes(by, make.attendance("Graham Carter", "Mere Homes"))
    settle(by, place, asked(by), new_person=True)
    make.minutes(by, make.attendance("Graham Carter", "Mere Homes"), dated=date(2024, 9, 1))
    assert questions(by) == []
    assert Person.objects.filter(name="Graham Carter").count() == 2


def test_a_name_left_as_printed_waits_no_longer_and_means_nobody(by, place, agencies) -> None:
    add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    make.minutes(by, make.attendance("Graham Carter", "Mere Homes"))
    settle(by, place, asked(by))
    assert questions(by) == []
    assert Attendance.objects.get().person is None
    assert Person.objects.count() == 1


def test_a_close_spelling_is_taken_for_somebody_and_waits_to_be_confirmed(by, place, agencies) -> None:
    hale = add_person(by, place, name="John Hale", organisation=agencies["Mere Homes"])
    two_meetings(by, make.attendance("Jon Hale", "Mere Homes"))
    question = asked(by)
    assert (question.tied, len(question.places)) == ("John Hale", 2)
    settle(by, place, question, person=hale)
    assert questions(by) == []
    assert hale.names.filter(spelling="Jon Hale").exists()


def test_a_close_spelling_may_turn_out_to_be_somebody_else(by, place, agencies) -> None:
    add_person(by, place, name="John Hale", organisation=agencies["Mere Homes"])
    make.minutes(by, make.attendance("Jon Hale", "Mere Homes", post="Clerk"))
    settle(by, place, asked(by), new_person=True)
    row = Attendance.objects.get()
    assert (row.person.name, row.person.posts.get().title) == ("Jon Hale", "Clerk")


def test_an_agency_spelt_nearly_like_another_is_asked_once_and_remembered(by, place, agencies) -> None:
    two_meetings(
        by,
        make.attendance("Una Marsh", "Best Aldermere School", post="Head"),
        make.attendance("Ann Other", "Best Aldermere School"),
    )
    question = asked(by)
    school = agencies["West Aldermere School"]
    assert (question.asked, question.name, question.agencies) == (Asked.AGENCY, "Best Aldermere School", [school])
    assert settle(by, place, question, organisation=school) == 4
    assert questions(by) == []
    assert school.posts.count() == 2
    assert OrganisationName.objects.get(spelling="Best Aldermere School").organisation == school


def test_an_agency_may_be_a_new_one_or_be_left(by, place, agencies) -> None:
    make.minutes(by, make.attendance("Una Marsh", "Best Aldermere School"))
    settle(by, place, asked(by), new_organisation=True)
    assert Attendance.objects.get().organisation.name == "Best Aldermere School"
    make.minutes(by, make.attendance("Ann Other", "Vest Aldermere School"), dated=date(2024, 9, 1))
    settle(by, place, asked(by))
    row = Attendance.objects.get(name="Ann Other")
    assert (row.organisation, row.person.name, row.matched) == (None, "Ann Other", How.PERSON)
    assert questions(by) == []


def test_initials_that_two_bear_are_asked_for_each_meeting_with_those_who_were_there(by, place, agencies) -> None:
    two_meetings(
        by,
        make.attendance("Graham Carter", "Westmarch Police"),
        make.attendance("Gita Cole", "Mere Homes"),
        make.item("1"),
        make.action("Mend the lamps", "GC"),
        make.action("Count the lamps", "GC"),
    )
    waiting = questions(by)
    assert [(q.asked, q.name, len(q.places), q.may_be_new) for q in waiting] == [(Asked.OWNER, "GC", 2, False)] * 2
    first = with_candidates(by, waiting)[0]
    assert [(person.name, where) for person, where in first.people] == [
        ("Graham Carter", "Westmarch Police"),
        ("Gita Cole", "Mere Homes"),
    ]
    settle(by, place, first, person=first.people[1][0])
    (left,) = questions(by)
    assert left.places[0].paper != first.places[0].paper
    assert ActionOwner.objects.filter(person__name="Gita Cole").count() == 2
    assert not Person.objects.get(name="Gita Cole").names.filter(spelling="GC").exists(), (
        "initials name nobody for good"
    )


def test_an_owner_may_be_an_agency_whose_name_is_remembered(by, place, agencies) -> None:
    two_meetings(by, make.item("1"), make.action("Mend the lamps", "The Force"))
    police = agencies["Westmarch Police"]
    assert settle(by, place, asked(by), organisation=police) == 2
    assert set(ActionOwner.objects.values_list("organisation", "person", "matched")) == {(police.pk, None, How.PERSON)}
    make.minutes(by, make.item("1"), make.action("Mend the gate", "the force"), dated=date(2024, 9, 1))
    assert questions(by) == []


@pytest.mark.parametrize(("answer", "kind"), [("new_person", "person"), ("new_organisation", "organisation")])
def test_an_owner_may_be_somebody_or_something_new(by, place, answer: str, kind: str) -> None:
    make.minutes(by, make.item("1"), make.action("Mend the lamps", "Harbour Trust"))
    settle(by, place, asked(by), **{answer: True})
    assert getattr(ActionOwner.objects.get(), kind).name == "Harbour Trust"


def test_an_owner_left_as_printed_waits_no_longer(by, place) -> None:
    make.minutes(by, make.item("1"), make.action("Mend the lamps", "All"))
    settle(by, place, asked(by))
    owner = ActionOwner.objects.get()
    assert (owner.person, owner.organisation, owner.matched) == (None, None, How.PERSON)
    assert questions(by) == []


def test_somebody_merged_is_offered_as_whom_they_stand_as(by, place, agencies) -> None:
    kept = add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    absorbed = add_person(by, place, name="Grahame Carter", organisation=agencies["Westmarch Police"])
    merge_people(by, kept, absorbed)
    make.minutes(by, make.attendance("Grahame Carter", "Mere Homes"))
    assert [person for person, _ in asked(by).people] == [kept]


def test_withdrawn_papers_ask_nothing(by, place, agencies) -> None:
    add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    paper = make.minutes(
        by, make.attendance("Graham Carter", "Mere Homes"), make.item("1"), make.action("Mend the lamps", "All")
    )
    assert how_many_wait(by) == 2
    withdraw_paper(by, paper)
    assert (questions(by), how_many_wait(by)) == ([], 0)


def test_an_answer_fits_what_was_asked_or_changes_nothing(by, place, agencies) -> None:
    carter = add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    make.minutes(
        by, make.attendance("Graham Carter", "Mere Homes"), make.attendance("Una Marsh", "Best Aldermere School")
    )
    person, agency = asked(by, asked=Asked.PERSON), asked(by, asked=Asked.AGENCY)
    before = Organisation.objects.count()
    with pytest.raises(NotPossible, match="Choose one of the answers"):
        settle(by, place, person, organisation=agencies["Mere Homes"])
    with pytest.raises(NotPossible, match="Choose one of the answers"):
        settle(by, place, person, new_organisation=True)
    with pytest.raises(NotPossible, match="Choose one of the answers"):
        settle(by, place, agency, person=carter)
    with pytest.raises(NotPossible, match="dealt with already"):
        settle_name(by, place, Asked.PERSON, [], Answer(person=carter))
    assert len(questions(by)) == 2
    assert Organisation.objects.count() == before


def test_somebody_of_another_partnership_settles_nothing_here(by, place, agencies) -> None:
    add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    make.minutes(by, make.attendance("Graham Carter", "Mere Homes"))
    elsewhere = make.partnership("elsewhere", "Elsewhere")
    stranger = add_person(make.actor(elsewhere), elsewhere, name="Graham Carter")
    with pytest.raises(NotPossible, match="this partnership"):
        settle(by, place, asked(by), person=stranger)
    assert Attendance.objects.get().person is None


def test_a_viewer_settles_nothing_and_that_is_noted_once(by, place, agencies) -> None:
    add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    make.minutes(by, make.attendance("Graham Carter", "Mere Homes"))
    question, before = asked(by), Entry.objects.count()
    rows = rows_asked_of(by, question)
    with pytest.raises(Refused):
        settle_name(make.actor(place, Role.MEMBER), place, question.asked, rows, Answer(new_person=True))
    assert list(Entry.objects.values_list("verb", "outcome"))[before:] == [("matched a name", "refused")]
    assert len(questions(by)) == 1


def test_an_owner_is_one_of_the_two_and_never_both_or_neither(by, place, agencies) -> None:
    carter = add_person(by, place, name="Graham Carter")
    make.minutes(by, make.item("1"), make.action("Mend the lamps", "All"))
    row = ActionOwner.objects.get()
    for given in ({}, {"person": carter, "organisation": agencies["Mere Homes"]}):
        with pytest.raises(NotPossible, match="a person or an organisation"):
            match_owner_to(by, row, **given)
    assert questions(by) != []


def test_whom_an_attender_stood_for_can_be_said_where_the_paper_does_not(by, place, agencies) -> None:
    make.minutes(by, make.attendance("Una Marsh"))
    row = match_attendance(by, Attendance.objects.get(), organisation=agencies["Mere Homes"])
    assert row.organisation == agencies["Mere Homes"]
    assert row.person.posts.get().organisation == agencies["Mere Homes"]
    assert agencies["Mere Homes"].names.count() == 1


def test_an_answer_given_meanwhile_by_somebody_else_stands(by, place, agencies) -> None:
    carter = add_person(by, place, name="Graham Carter", organisation=agencies["Westmarch Police"])
    make.minutes(by, make.attendance("Graham Carter", "Mere Homes"))
    question = asked(by, asked=Asked.PERSON)
    seen_by_the_second = rows_asked_of(by, question)
    settle(by, place, question, person=carter)
    with pytest.raises(NotPossible, match="dealt with already"):
        settle_name(by, place, question.asked, seen_by_the_second, Answer(new_person=True))
    assert Attendance.objects.get().person == carter
    assert Person.objects.filter(name="Graham Carter").count() == 1


def test_initials_are_offered_whoever_came_to_an_earlier_meeting_of_the_body_and_are_never_assumed(by, place) -> None:
    make.minutes(by, make.attendance("Jo Hall", "Mere Homes"), dated=date(2024, 3, 1))
    make.minutes(by, make.attendance("June Hart", "Mere Homes"), dated=date(2024, 3, 2), body="Aldermere Drugs Group")
    make.minutes(by, make.attendance("Jan Hill", "Mere Homes"), dated=date(2024, 5, 1))
    make.minutes(by, make.item("1"), make.action("Mend the lamps", "JH"), dated=date(2024, 4, 1))
    question = asked(by, name="JH")
    assert [person.name for person, _ in question.people] == ["Jo Hall"]
    assert ActionOwner.objects.get().person is None


def test_initials_that_two_at_the_meeting_bear_are_offered_both(by, place) -> None:
    there = (make.attendance("Sue Todd", "Mere Homes"), make.attendance("Sam Tate", "Westmarch Police"))
    make.minutes(by, *there, make.item("1"), make.action("Mend the lamps", "ST"))
    assert {person.name for person, _ in asked(by, name="ST").people} == {"Sue Todd", "Sam Tate"}


def test_a_short_form_of_several_meanings_is_offered_the_agencies_that_it_may_mean(by, place) -> None:
    prisons, probation = (
        add_organisation(by, place, name=f"HM Inspectorate of {what}", kind=OrganisationKind.NOT_SAID)
        for what in ("Prisons", "Probation")
    )
    make.minutes(by, make.attendance("Una Marsh", "HMIP"))
    assert asked(by, asked=Asked.AGENCY).agencies == [prisons, probation]


def test_an_owner_may_be_an_agency_by_what_the_paper_says_of_its_letters(by, place) -> None:
    trust = add_organisation(by, place, name="Harbour Gate Trust", kind=OrganisationKind.NOT_SAID)
    told = {"HGT": ["Harbour Gate Trust"]}
    make.minutes(by, make.item("1"), make.action("Mend the lamps", "HGT"), short_forms=told)
    assert ActionOwner.objects.get().organisation == trust
