"""The pages of people and agencies: who has one, what stands on it, and the tasks of those who keep the record."""

from datetime import date, timedelta

import pytest
from django.test import Client

from frankpledge.ledger.models import Entry
from frankpledge.meetings.changes import add_body, add_member, close_action, withdraw_paper
from frankpledge.meetings.models import Action, Attendance
from frankpledge.meetings.tests import make
from frankpledge.people.changes import add_organisation, add_person, merge_people
from frankpledge.people.models import Merge, Organisation, Partnership, Person
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import Role

pytestmark = pytest.mark.django_db
HERE = "/aldermere"


@pytest.fixture
def keeper(place) -> Client:
    return make.signed_in(place)


@pytest.fixture
def viewer(place) -> Client:
    return make.signed_in(place, Role.MEMBER)


def the(name: str) -> Person:
    return Person.objects.get(name=name)


def agency(name: str = "Westmarch Police") -> Organisation:
    return Organisation.objects.get(name=name)


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(f"{HERE}/{address}/", query)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def board(by, **over):
    """A meeting with a member, an officer, a guest and one who sent apologies; two actions."""
    return make.minutes(
        by,
        make.attendance("Graham Carter", "Westmarch Police", post="Superintendent", chair=True),
        make.attendance("Gita Cole", "Aldermere Borough Council", capacity="officer"),
        make.attendance("Una Guest", "Mere Homes", capacity="observer"),
        make.attendance("Ann Away", "Westmarch Police", capacity="apologies"),
        make.item("1"),
        make.action("Mend the lamps", "Graham Carter"),
        make.action("Count the lamps", "Westmarch Police"),
        **over,
    )


def test_who_was_at_a_meeting_under_a_name_that_was_merged_since_has_a_page(by, place, viewer) -> None:
    known = add_person(by, place, name="Graham H. Carter")
    board(by)
    assert viewer.get(f"{HERE}/people/{known.pk}/").status_code == 404
    merge_people(by, known, the("Graham Carter"))
    assert "Graham H. Carter" in page(viewer, f"people/{known.pk}")
    owned = page(viewer, f"actions/{Action.objects.get(text='Mend the lamps').pk}")
    assert f'href="/aldermere/people/{known.pk}/">Graham H. Carter</a>' in owned
    assert f"people/{the('Una Guest').pk}/" not in page(viewer, "agencies")


@pytest.mark.parametrize("address", ["people", "agencies", "documents", "meetings", "actions"])
def test_a_number_that_no_row_can_have_is_not_there(viewer, address: str) -> None:
    assert viewer.get(f"{HERE}/{address}/{10**30}/").status_code == 404


def test_members_and_officers_have_a_page_and_those_merely_named_have_none(by, viewer) -> None:
    board(by)
    for name, status in (("Graham Carter", 200), ("Gita Cole", 200), ("Una Guest", 404), ("Ann Away", 404)):
        assert viewer.get(f"{HERE}/people/{the(name).pk}/").status_code == status, name
    shown = page(viewer, "agencies")
    assert "Graham Carter" in shown
    assert "Una Guest" not in shown
    assert "Una Guest" not in page(viewer, f"agencies/{agency('Mere Homes').pk}")


def test_a_place_on_a_body_gives_a_page_to_somebody_who_was_never_there(by, place, viewer) -> None:
    ann = add_person(by, place, name="Ann Away")
    add_member(by, add_body(by, place, name="Board"), ann, post="Chair", starts=date(2020, 1, 1))
    shown = page(viewer, f"people/{ann.pk}")
    assert "Places on bodies" in shown
    assert "from 1 January 2020" in shown
    assert "Agency not known" in page(viewer, "agencies")


def test_nobody_keeps_a_page_from_minutes_that_were_withdrawn(by, viewer) -> None:
    paper = board(by)
    withdraw_paper(by, paper)
    assert viewer.get(f"{HERE}/people/{the('Graham Carter').pk}/").status_code == 404
    shown = page(viewer, f"agencies/{agency().pk}")
    assert "Not listed at any meeting" in shown
    assert "No open actions" in shown


def test_a_person_has_posts_meetings_and_actions_with_the_words_they_came_from(by, viewer) -> None:
    paper = board(by)
    closed = Action.objects.get(text="Mend the lamps")
    close_action(by, closed, outcome="They shine")
    shown = page(viewer, f"people/{the('Graham Carter').pk}")
    assert "Superintendent" in shown
    assert "Present, chair" in shown
    assert "No open actions" in shown
    assert "Closed actions" in shown
    for fact in (closed, Attendance.objects.get(name="Graham Carter")):
        assert f"{HERE}/documents/{paper.document_id}/#q{fact.words_id}" in shown
    assert "Read, not checked" not in shown


def test_what_nobody_checked_says_so_on_both_pages(by, viewer) -> None:
    board(by, checked=False)
    assert page(viewer, f"people/{the('Graham Carter').pk}").count("Read, not checked") == 2
    assert page(viewer, f"agencies/{agency().pk}").count("Read, not checked") == 3  # two actions, one year


def test_an_agency_shows_its_names_people_and_what_it_still_has_to_do(by, viewer) -> None:
    board(by)
    shown = page(viewer, f"agencies/{agency().pk}")
    assert "Mend the lamps" in shown
    assert "Count the lamps" in shown
    assert "Superintendent" in shown
    assert "Not said" in shown
    close_action(by, Action.objects.get(text="Count the lamps"), outcome="Forty")
    assert "Count the lamps" not in page(viewer, f"agencies/{agency().pk}")


def test_the_attendance_of_an_agency_is_counted_by_meeting_and_not_by_head(by) -> None:
    from frankpledge.meetings.queries.people import attendance_by_year

    two = [make.attendance(name, "Westmarch Police") for name in ("Graham Carter", "Gita Cole")]
    away = make.attendance("Graham Carter", "Westmarch Police", capacity="apologies")
    make.minutes(by, *two, dated=date(2023, 3, 1))
    make.minutes(by, away, dated=date(2023, 6, 1), checked=False)
    make.minutes(by, make.attendance("Una Marsh", "Mere Homes"), dated=date(2023, 9, 1))
    make.minutes(by, two[0], away, dated=date(2024, 3, 1))
    make.minutes(by, make.attendance("Una Marsh", "Mere Homes"), dated=date(2024, 3, 1), body="Other Group")
    years = attendance_by_year(by, agency())
    assert [(y.year, y.body, y.held, y.there, y.excused, y.unchecked) for y in years] == [
        (2024, make.BOARD, 1, 1, 0, False),
        (2023, make.BOARD, 3, 1, 1, True),
    ]


def test_somebody_whose_post_has_ended_is_said_to_be_there_no_longer(by, place, viewer) -> None:
    board(by)
    make.minutes(by, make.attendance("Old Timer", "Westmarch Police"), dated=date(2020, 1, 1))
    the("Old Timer").posts.update(ends=date(2021, 1, 1))
    shown = page(viewer, f"agencies/{agency().pk}")
    assert shown.count("(no longer)") == 1
    assert "until 1 January 2021" in page(viewer, f"people/{the('Old Timer').pk}")
    the("Old Timer").posts.update(starts=date(2020, 1, 1))
    assert "1 January 2020 to 1 January 2021" in page(viewer, f"people/{the('Old Timer').pk}")


@pytest.mark.parametrize(
    "address", ["agencies", "agencies/{agency}", "people/{person}", "names", "documents/{document}"]
)
def test_another_partnership_sees_none_of_it(by, address: str) -> None:
    paper = board(by)
    address = address.format(agency=agency().pk, person=the("Graham Carter").pk, document=paper.document_id)
    elsewhere = make.signed_in(make.partnership("elsewhere", "Elsewhere"))
    assert elsewhere.get(f"{HERE}/{address}/").status_code == 404
    answer = elsewhere.get(f"/elsewhere/{address}/")
    assert answer.status_code == 404 or b"Westmarch" not in answer.content


def test_a_viewer_sees_no_buttons_and_is_refused_what_they_send(by, viewer) -> None:
    board(by)
    carter, cole, police = the("Graham Carter"), the("Gita Cole"), agency()
    merge = merge_people(by, cole, the("Una Guest"))
    for address in ("agencies", f"agencies/{police.pk}", f"people/{carter.pk}"):
        assert "Correct" not in page(viewer, address)
        assert "Match" not in page(viewer, address)
    assert "Merged with" not in page(viewer, f"people/{cole.pk}")
    tasks = {
        f"people/{carter.pk}/name": {"name": "Somebody Else"},
        f"people/{carter.pk}/merge": {"other": cole.pk},
        f"people/{cole.pk}/part/{merge.pk}": {},
        f"agencies/{police.pk}/describe": {"name": "Other", "kind": "business"},
        f"agencies/{police.pk}/names/add": {"spelling": "Other"},
    }
    for address, sent in tasks.items():
        before = Entry.objects.count()
        if "part" not in address:
            assert viewer.get(f"{HERE}/{address}/").status_code == 403, address
            assert Entry.objects.count() == before
            assert viewer.post(f"{HERE}/{address}/", sent).status_code == 403, address
            assert Entry.objects.latest("id").outcome == "refused"
    assert viewer.get(f"{HERE}/people/{cole.pk}/part/{merge.pk}/").status_code == 403
    assert viewer.post(f"{HERE}/people/{cole.pk}/part/{merge.pk}/").status_code == 403
    assert (the("Graham Carter").pk, agency().pk) == (carter.pk, police.pk)
    assert Merge.objects.filter(parted_at=None).count() == 1


def test_the_keeper_corrects_a_persons_name(by, keeper) -> None:
    board(by)
    carter = the("Graham Carter")
    address = f"{HERE}/people/{carter.pk}/name/"
    assert b'value="Graham Carter"' in keeper.get(address).content
    assert b"There is a problem" in keeper.post(address, {"name": ""}).content
    assert b"Give a name with letters" in keeper.post(address, {"name": "***"}).content
    answer = keeper.post(address, {"name": "Graham Carter-Bell"}, follow=True)
    assert b"The name was saved." in answer.content
    assert the("Graham Carter-Bell") == carter


def test_the_keeper_corrects_an_agency_and_adds_a_name_to_it(by, place, keeper) -> None:
    board(by)
    add_organisation(by, place, name="Westmarch Fire", kind=OrganisationKind.RESPONSIBLE)
    address = f"{HERE}/agencies/{agency().pk}"
    kept = keeper.post(f"{address}/describe/", {"name": "Westmarch Fire", "kind": "business"})
    assert b"There is an organisation of that name already" in kept.content
    assert b'value="Westmarch Fire"' in kept.content
    done = keeper.post(f"{address}/describe/", {"name": "Westmarch Constabulary", "kind": "responsible"}, follow=True)
    assert b"Responsible authority" in done.content
    assert b"Westmarch Police" in done.content, "the name it had is one of its names"
    assert b"There is a problem" in keeper.post(f"{address}/describe/", {"name": "X", "kind": "nonsense"}).content
    assert b"tied to another" in keeper.post(f"{address}/names/add/", {"spelling": "Westmarch Fire"}).content
    assert b"There is a problem" in keeper.post(f"{address}/names/add/", {"spelling": " "}).content
    assert "Papers that print “The Force” now mean" in (
        keeper.post(f"{address}/names/add/", {"spelling": "The Force"}, follow=True).content.decode()
    )


def test_the_keeper_chooses_looks_and_merges(by, keeper) -> None:
    board(by)
    make.minutes(by, make.attendance("Grahame Carter", "Mere Homes"), dated=date(2024, 5, 1))
    carter, other = the("Graham Carter"), the("Grahame Carter")
    address = f"{HERE}/people/{carter.pk}/merge/"
    alike = keeper.get(address).content.decode()
    assert "Grahame Carter" in alike
    assert "Gita Cole" not in alike
    sought = keeper.get(address, {"name": "gita"}).content.decode()
    assert "Gita Cole" in sought
    assert "Grahame Carter" not in sought
    assert b"Nobody found" in keeper.get(address, {"name": "xyzzy"}).content
    both = keeper.get(address, {"other": other.pk}).content.decode()
    assert "They are one person" in both
    assert "Westmarch Police" in both
    assert "Mere Homes" in both
    answer = keeper.post(address, {"other": other.pk}, follow=True)
    assert "are one person now: Graham Carter" in answer.content.decode()
    assert keeper.get(f"{HERE}/people/{other.pk}/").url == f"{HERE}/people/{carter.pk}/"
    shown = page(keeper, f"people/{carter.pk}")
    assert "1 May 2024" in shown
    assert "Also printed as" in shown


@pytest.mark.parametrize("other", ["", "0", "999999", "x", "me"])
def test_nobody_is_merged_with_nobody_or_with_themselves(by, keeper, other: str) -> None:
    board(by)
    carter = the("Graham Carter")
    address = f"{HERE}/people/{carter.pk}/merge/"
    answer = keeper.post(address, {"other": str(carter.pk) if other == "me" else other})
    if other not in ("", "me"):
        assert answer.status_code == 404
    else:
        assert answer.status_code == 200
        assert b"Choose" in answer.content
    assert not Merge.objects.exists()


def test_the_keeper_parts_two_who_were_merged(by, keeper) -> None:
    board(by)
    carter, cole = the("Graham Carter"), the("Gita Cole")
    merge = merge_people(by, carter, cole)
    address = f"{HERE}/people/{carter.pk}/part/{merge.pk}/"
    assert address in page(keeper, f"people/{carter.pk}")
    assert b"Are these two people after all?" in keeper.get(address).content
    assert "are two people again" in keeper.post(address, follow=True).content.decode()
    assert keeper.get(f"{HERE}/people/{cole.pk}/").status_code == 200
    again = keeper.post(address)
    assert (again.status_code, b"parted already" in again.content) == (409, True)


def test_pages_take_as_many_queries_for_much_as_for_little(by, keeper, django_assert_max_num_queries) -> None:
    board(by)
    carter, police = the("Graham Carter"), agency()
    other = the("Gita Cole")
    addresses = [
        "agencies/",
        f"agencies/{police.pk}/",
        f"people/{carter.pk}/",
        f"people/{carter.pk}/merge/",
        f"people/{carter.pk}/merge/?other={other.pk}",
        f"people/{carter.pk}/merge/?name=carter",
    ]

    def read() -> None:
        for address in addresses:
            with django_assert_max_num_queries(12):
                assert keeper.get(f"{HERE}/{address}").status_code == 200

    read()
    for number in range(12):
        make.minutes(
            by,
            make.attendance("Graham Carter", "Westmarch Police", post=f"Post {number}"),
            *[make.attendance(f"Carter Number{chr(97 + n)} {chr(97 + number)}", f"Agency {n}") for n in range(5)],
            make.item("1"),
            *[make.action(f"Do {n}", "Graham Carter", "Westmarch Police") for n in range(5)],
            dated=date(2022, 1, 1) + timedelta(days=30 * number),
            checked=bool(number % 2),
        )
    add_member(by, add_body(by, Partnership.objects.get(), name="Group"), carter, starts=date(2020, 1, 1))
    for row in list(Person.objects.filter(name__startswith="Carter Numbera"))[:4]:
        merge_people(by, carter, row)
    read()
    shown = page(keeper, f"people/{carter.pk}")
    assert "The first 20 of 61 open actions" in shown
    log = f"{HERE}/actions/?owner={carter.pk}&state=due_soon&state=late&state=open"
    assert log.replace("&", "&amp;") in shown
    assert "1 to 50 of 61 actions" in keeper.get(log).content.decode()


def test_a_person_shows_the_latest_meetings_and_every_one_when_asked(by, viewer) -> None:
    for number in range(22):
        day = date(2020, 1, 1) + timedelta(days=30 * number)
        make.minutes(by, make.attendance("Graham Carter", "Westmarch Police", post="Chair"), dated=day)
    whole = f"people/{the('Graham Carter').pk}/"
    short = page(viewer, whole.rstrip("/"))
    assert "The latest 20 of 22 times that they are listed" in short
    assert "1 January 2020" not in short
    assert "1 January 2020" in viewer.get(f"{HERE}/{whole}?all=yes").content.decode()


@pytest.mark.parametrize("rest", ["name/", "merge/"])
def test_what_is_sent_by_who_may_not_is_refused_and_noted_whatever_it_says(by, keeper, viewer, rest) -> None:
    board(by)
    answer = viewer.post(f"{HERE}/people/{the('Graham Carter').pk}/{rest}")
    assert answer.status_code == 403
    assert "Only a coordinator of this partnership may do this. Ask yours." in answer.content.decode()
    assert Entry.objects.latest("id").outcome == "refused"


@pytest.mark.parametrize("rest", ["describe/", "names/add/"])
def test_an_empty_form_about_an_agency_is_refused_to_who_may_not_write(by, viewer, rest) -> None:
    board(by)
    assert viewer.post(f"{HERE}/agencies/{agency().pk}/{rest}").status_code == 403
    assert Entry.objects.latest("id").outcome == "refused"


def test_a_name_of_signs_alone_is_said_to_be_wrong_where_it_was_typed(by, keeper) -> None:
    board(by)
    answer = keeper.post(f"{HERE}/people/{the('Graham Carter').pk}/name/", {"name": "!!!"})
    assert answer.status_code == 200
    assert "Give a name with letters in it" in answer.content.decode()
    assert "!!!" in answer.content.decode()


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "²", "-1"])
def test_a_number_that_nobody_can_have_finds_nobody_to_merge(by, keeper, number) -> None:
    board(by)
    address = f"{HERE}/people/{the('Graham Carter').pk}/merge/"
    assert keeper.get(address, {"other": number}).status_code == 404
    assert keeper.post(address, {"other": number}).status_code == 404


def test_nobody_of_another_partnership_is_merged_or_matched(by, keeper) -> None:
    board(by)
    elsewhere = make.partnership("otherplace", "Other Place Partnership")
    stranger = add_person(make.actor(elsewhere), elsewhere, name="Sten Granger")
    address = f"{HERE}/people/{the('Graham Carter').pk}/merge/"
    assert keeper.post(address, {"other": stranger.pk}).status_code == 404
    assert not Merge.objects.exists()


def test_two_people_are_parted_on_the_page_of_the_one_they_stand_as_alone(by, keeper, place) -> None:
    board(by)
    carter, cole = the("Graham Carter"), the("Gita Cole")
    merge = merge_people(by, cole, add_person(by, place, name="Gita Coal"))
    assert keeper.get(f"{HERE}/people/{carter.pk}/part/{merge.pk}/").status_code == 404
    assert keeper.post(f"{HERE}/people/{carter.pk}/part/{merge.pk}/").status_code == 404
    assert keeper.get(f"{HERE}/people/{cole.pk}/part/{merge.pk}/").status_code == 200
