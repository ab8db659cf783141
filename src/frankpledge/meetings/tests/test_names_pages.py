"""The pages of printed names: what is asked, how it is answered, and by whom."""

from datetime import date

import pytest
from django.test import Client

from frankpledge.ledger.models import Entry
from frankpledge.meetings.models import ActionOwner, Attendance
from frankpledge.meetings.queries.names import questions
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
NAMES = "/aldermere/names/"


@pytest.fixture
def keeper(place) -> Client:
    return make.signed_in(place)


def waiting(by, place, checked: bool = True) -> tuple[str, str]:
    """A moved attender, a close one, an agency spelt nearly alike, initials; gives two addresses to answer at."""
    police = add_organisation(by, place, name="Westmarch Police", kind=OrganisationKind.RESPONSIBLE)
    add_organisation(by, place, name="West Aldermere School", kind=OrganisationKind.COOPERATING)
    add_person(by, place, name="Graham Carter", organisation=police, post="Superintendent")
    make.minutes(
        by,
        make.attendance("Graham Carter", "Mere Homes"),
        make.attendance("Grahame Carter", "Westmarch Police"),
        make.attendance("Una Marsh", "Best Aldermere School"),
        make.attendance("Ugo Mann", "Mere Homes"),
        make.item("1"),
        make.action("Mend the lamps", "UM"),
        make.action("Paint the gate", "Harbour Trust"),
        checked=checked,
    )
    moved = Attendance.objects.get(name="Graham Carter")
    owner = ActionOwner.objects.get(name="UM")
    return f"{NAMES}person/{moved.pk}/", f"{NAMES}owner/{owner.pk}/"


def test_a_substitute_whom_nobody_named_is_not_asked_for(by, place) -> None:
    fire = add_organisation(by, place, name="Westmarch Fire", kind=OrganisationKind.RESPONSIBLE)
    make.minutes(by, make.attendance("Una Marsh", fire.name))
    Attendance.objects.update(person=None, organisation=fire)
    assert len(questions(by)) == 1
    Attendance.objects.update(name="")
    assert questions(by) == []


def test_every_name_that_waits_is_asked_with_its_words_and_whom_it_might_mean(by, place, keeper) -> None:
    waiting(by, place, checked=False)
    shown = keeper.get(NAMES).content.decode()
    assert "5 names" in shown
    assert "This is Graham Carter (Westmarch Police)" in shown
    assert "Taken for Graham Carter" in shown
    assert "This is West Aldermere School" in shown
    assert "This is Una Marsh" in shown
    assert "This is Ugo Mann (Mere Homes)" in shown
    assert shown.count("Read, not checked") == 5
    row = Attendance.objects.get(name="Graham Carter")
    assert f"/aldermere/documents/{row.paper.document_id}/#q{row.words_id}" in shown
    assert "Mend the lamps" in shown


def test_a_name_is_settled_from_the_list_at_one_press(by, place, keeper) -> None:
    person, owner = waiting(by, place)
    una = Attendance.objects.get(name="Una Marsh").person
    answer = keeper.post(owner, {"answer": f"person:{una.pk}"}, follow=True)
    assert "“UM” is settled in 1 place." in answer.content.decode()
    assert ActionOwner.objects.get(name="UM").person == una
    assert "“Graham Carter” is settled" in keeper.post(person, {"answer": "as printed"}, follow=True).content.decode()
    again = keeper.post(person, {"answer": "as printed"}, follow=True)
    assert "Somebody has said whom this name means already" in again.content.decode()


@pytest.mark.parametrize(
    ("answer", "become"),
    [("new person", ("Harbour Trust", None)), ("new agency", (None, "Harbour Trust")), ("as printed", (None, None))],
)
def test_an_owner_may_become_somebody_new(by, place, keeper, answer: str, become) -> None:
    waiting(by, place)
    row = ActionOwner.objects.get(name="Harbour Trust")
    assert keeper.post(f"{NAMES}owner/{row.pk}/", {"answer": answer}).status_code == 302
    row.refresh_from_db()
    assert (row.person and row.person.name, row.organisation and row.organisation.name) == become


def test_an_agency_is_settled_by_its_number(by, place, keeper) -> None:
    waiting(by, place)
    row = Attendance.objects.get(name="Una Marsh")
    school = next(q for q in questions(by) if q.asked == "agency")
    assert school.row == row.pk
    for said, status in (("agency:999999", 404), ("person:1", None), ("agency:x", 404), ("", 200)):
        answer = keeper.post(f"{NAMES}agency/{row.pk}/", {"answer": said})
        assert answer.status_code == (status or answer.status_code)
        assert answer.status_code in (200, 404)
    keeper.post(f"{NAMES}agency/{row.pk}/", {"answer": "new agency"})
    row.refresh_from_db()
    assert row.organisation.name == "Best Aldermere School"


def test_somebody_else_is_chosen_from_everybody_in_the_record(by, place, keeper) -> None:
    person, owner = waiting(by, place)
    for address, people, agencies in ((person, True, False), (owner, True, True)):
        shown = keeper.get(address).content.decode()
        assert ('<optgroup label="People">' in shown) is people
        assert ('<optgroup label="Agencies">' in shown) is agencies
        assert "leave it as printed" in shown
    assert "A person to be added" not in keeper.get(owner).content.decode(), "initials are no name"
    row = Attendance.objects.get(name="Una Marsh")
    shown = keeper.get(f"{NAMES}agency/{row.pk}/").content.decode()
    assert '<optgroup label="People">' not in shown
    assert "An agency to be added" in shown


def test_an_answer_that_is_none_is_asked_again(by, place, keeper) -> None:
    person, _ = waiting(by, place)
    assert "Choose one of the answers." in keeper.post(person, {"answer": "nonsense"}).content.decode()
    assert "Choose one of the answers to this" in keeper.post(person, {"answer": "new agency"}).content.decode()
    assert Attendance.objects.get(name="Graham Carter").person is None


@pytest.mark.parametrize("address", ["person/999999/", "nonsense/1/"])
def test_what_does_not_wait_is_not_there(keeper, address: str) -> None:
    assert keeper.get(NAMES + address).status_code == 404


def test_nothing_waiting_is_said(keeper) -> None:
    assert "No printed name waits" in keeper.get(NAMES).content.decode()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SCRUTINY])
def test_only_the_keeper_settles_names(by, place, role: Role) -> None:
    person, _ = waiting(by, place)
    client = make.signed_in(place, role)
    assert client.get(NAMES).status_code == 403
    assert client.get(person).status_code == 403
    before = Entry.objects.count()
    assert client.post(person, {"answer": "new person"}).status_code == 403
    assert list(Entry.objects.values_list("verb", "outcome"))[before:] == [("matched a name", "refused")]
    assert Attendance.objects.get(name="Graham Carter").person is None


def test_many_names_take_pages_and_no_more_queries(by, place, keeper, django_assert_max_num_queries) -> None:
    waiting(by, place)
    with django_assert_max_num_queries(13):
        keeper.get(NAMES)
    for month in range(1, 7):
        make.minutes(
            by,
            *[make.attendance(f"Graham Carter{chr(97 + n)}", "Westmarch Police") for n in range(6)],
            make.item("1"),
            *[make.action(f"Do {n}", f"Nobody {chr(97 + month)}{chr(97 + n)}") for n in range(6)],
            dated=date(2023, month, 1),
        )
    with django_assert_max_num_queries(13):
        shown = keeper.get(NAMES).content.decode()
    assert "1 to 20 of" in shown
    with django_assert_max_num_queries(13):
        keeper.get(NAMES, {"page": "2"})
    person = f"{NAMES}person/{Attendance.objects.get(name='Graham Carter').pk}/"
    with django_assert_max_num_queries(13):
        keeper.get(person)


@pytest.mark.parametrize("answer", ["", "as printed", "nonsense"])
def test_whoever_may_not_match_is_refused_whatever_they_send_and_shown_nobody(by, place, answer) -> None:
    address, _ = waiting(by, place)
    add_person(by, place, name="Wilf Underhand")
    said = make.signed_in(place, Role.MEMBER).post(address, {"answer": answer})
    assert said.status_code == 403
    assert "Wilf Underhand" not in said.content.decode()
    assert Entry.objects.latest("id").outcome == "refused"


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²", ""])
@pytest.mark.parametrize("what", ["person", "agency"])
def test_an_answer_that_names_nobody_is_not_found(by, place, keeper, what, number) -> None:
    address, _ = waiting(by, place)
    assert keeper.post(address, {"answer": f"{what}:{number}"}).status_code == 404
