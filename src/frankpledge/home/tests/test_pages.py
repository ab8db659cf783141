"""The pages of home: where one starts, what waits, and search."""

from datetime import date, timedelta

import pytest
from django.test import Client

from frankpledge.home.queries.waiting import COMING, waiting_for
from frankpledge.intake.tests import make as intake
from frankpledge.meetings.models import Item
from frankpledge.meetings.tests import make, planning
from frankpledge.people.changes import grant_role
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make as people
from tests.harness import signing_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.partnership()


@pytest.fixture
def by(place):
    return make.actor(place)


@pytest.fixture
def keeper(place) -> Client:
    return make.signed_in(place)


@pytest.fixture
def viewer(place) -> Client:
    return make.signed_in(place, Role.MEMBER)


def read(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/aldermere/", "/aldermere/search/"])
def test_nobody_signed_out_sees_anything(place, client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.url) == (302, f"/sign-in/?next={address}")


@pytest.mark.parametrize("address", ["/aldermere/", "/aldermere/search/?q=lamp", "/nowhere/"])
def test_a_partnership_without_a_role_is_as_good_as_none(place, address: str) -> None:
    stranger = make.signed_in(make.partnership("elsewhere", "Elsewhere"))
    assert stranger.get(address).status_code == 404


def test_one_starts_in_the_one_partnership(viewer) -> None:
    answer = viewer.get("/")
    assert (answer.status_code, answer.url) == (302, "/aldermere/")


def test_one_chooses_among_several_partnerships(place) -> None:
    user = make.account(place)
    other = make.partnership("elsewhere", "Elsewhere")
    grant_role(people.process(other), other, user, Role.MEMBER, starts=date(2000, 1, 1))
    client = signing_in.signed_in(user)
    shown = read(client, "/")
    assert 'href="/aldermere/"' in shown
    assert 'href="/elsewhere/"' in shown


def test_somebody_without_a_role_is_told_whom_to_ask(place) -> None:
    client = signing_in.signed_in(people.account())
    shown = read(client, "/")
    assert "You hold no role in a partnership today" in shown
    assert "Ask whoever coordinates your partnership" in shown


def test_nothing_waiting_is_said(viewer) -> None:
    shown = read(viewer, "/aldermere/")
    assert "Nothing waits for you" in shown
    assert "No meeting is planned, and no minutes in the record name one that is still to come." in shown


def full(by, checked: bool = False, months=(1, 2)) -> None:
    """A little of everything that waits."""
    for month in months:
        make.minutes(
            by,
            make.attendance("Graham Carter", "Westmarch Police"),
            make.item("1", "Lamps"),
            make.decision("Lamps are mended"),
            make.action(f"Mend the lamps of {month}", "Graham Carter", due="2024-01-01"),
            make.action("Count the lamps", "Nobody Known", due="2024-01-01"),
            make.reference("1"),
            dated=date(2024, month, 1),
            next_on=date(2100, 1, month),
            title="Minutes about lamps",
            checked=checked,
        )


def test_the_keeper_sees_all_that_waits_with_where_it_is_done(by, keeper) -> None:
    full(by)
    review = intake.review(by, make.item("1"), date="2024-04-01")
    shown = read(keeper, "/aldermere/")
    assert "1 reading to review" in shown
    assert f'href="/aldermere/documents/{review.document_id}/review/"' in shown
    assert "4 actions of the partnership due this week or late" in shown
    assert "2 places where a printed name waits" in shown
    assert "2 papers to check" in shown
    assert "2 open actions" in shown
    assert "1 January 2100" in shown
    assert 'href="/aldermere/actions/?state=due_soon&amp;state=late"' in shown
    assert "Nothing waits" not in shown
    for paper in Item.objects.values_list("paper__document_id", flat=True):
        assert f"/aldermere/documents/{paper}/review/" in shown


def test_a_viewer_sees_nothing_that_only_the_keeper_can_do(by, viewer) -> None:
    full(by)
    intake.review(by, make.item("1"), date="2024-04-01")
    shown = read(viewer, "/aldermere/")
    assert "/review/" not in shown
    assert "printed name" not in shown
    assert "4 actions of the partnership" in shown
    assert "Read, not checked" in shown


def test_somebody_in_the_record_sees_their_own_actions(by, place) -> None:
    full(by)
    from frankpledge.people.models import Person

    user = people.account()
    person = Person.objects.get(name="Graham Carter")
    grant_role(people.process(place), place, user, Role.MEMBER, starts=date(2000, 1, 1), person=person)
    client = signing_in.signed_in(user)
    shown = read(client, "/aldermere/")
    assert "2 actions of yours, or of your agency, due this week or late" in shown
    assert "Count the lamps" not in shown


def test_a_search_shows_where_each_thing_stands_with_its_words_marked(by, viewer) -> None:
    full(by)
    shown = read(viewer, "/aldermere/search/", q="lamps")
    assert "2 items" in shown
    assert "2 decisions" in shown
    assert "4 actions" in shown
    assert "2 meetings and reports" in shown
    assert "Mend the <mark>lamps</mark> of 2" in shown
    assert f"{make.BOARD}, 1 February 2024, 1 Lamps" in shown
    assert 'value="lamps"' in shown
    item = Item.objects.latest("pk")
    assert f'href="/aldermere/meetings/{item.paper.meeting_id}/#item-{item.pk}"' in shown
    assert f'href="/aldermere/documents/{item.paper.document_id}/#q{item.words_id}"' in shown
    assert shown.count("Read, not checked") == 10


def test_checked_papers_are_found_without_a_label(by, viewer) -> None:
    full(by, checked=True)
    assert "Read, not checked" not in read(viewer, "/aldermere/search/", q="lamps")


def test_people_agencies_and_pointers_are_found_too(by, viewer) -> None:
    full(by)
    shown = read(viewer, "/aldermere/search/", q="carter")
    assert "1 person" in shown
    assert "Westmarch Police" in shown
    assert "1 agency" in read(viewer, "/aldermere/search/", q="westmarch")
    assert "pointers to that number" in read(viewer, "/aldermere/search/", q="1")


def test_a_search_for_nothing_finds_nothing_and_says_nothing(by, viewer) -> None:
    full(by)
    for asked in ("", "  ", "–"):
        shown = read(viewer, "/aldermere/search/", q=asked)
        assert "<mark>" not in shown
        assert "Nothing has all of these words" not in shown
    assert "Nothing has all of these words" in read(viewer, "/aldermere/search/", q="xyzzy")


def test_what_is_asked_for_is_shown_as_it_is_and_never_as_markup(by, viewer) -> None:
    shown = read(viewer, "/aldermere/search/", q='"><script>alert(1)</script>')
    assert "<script>alert" not in shown
    assert read(viewer, "/aldermere/search/", q="x" * 5000)


def test_one_kind_is_shown_page_by_page(by, viewer) -> None:
    make.minutes(by, *[make.item(str(n), f"Lamp {n} &") for n in range(60)])
    shown = read(viewer, "/aldermere/search/", q="lamp &")
    assert "60 items" in shown
    assert 'href="?q=lamp%20%26&amp;kind=items"' in shown
    second = read(viewer, "/aldermere/search/", q="lamp &", kind="items", page="2")
    assert second.count("<mark>") == 10
    assert "Everything with these words" in second
    assert "60 items" in read(viewer, "/aldermere/search/", q="lamp", kind="nonsense")
    assert "Nothing has all" in read(viewer, "/aldermere/search/", q="lamp", kind="people")


def test_pages_take_as_many_queries_for_much_as_for_little(by, keeper, django_assert_max_num_queries) -> None:
    asked = ("", "search/?q=lamps", "search/?q=1&kind=pointers", "search/?q=a", "search/?q=what+became+of+1")

    def read_all() -> None:
        for address in asked:
            with django_assert_max_num_queries(15):
                assert keeper.get(f"/aldermere/{address}").status_code == 200

    full(by, months=(1,))
    intake.review(by, make.item("1"), date="2024-04-01")
    read_all()
    full(by, months=range(2, 13))
    for day in range(1, 10):
        intake.review(by, make.item("1"), date=f"2024-05-{day:02}")
        make.minutes(by, make.attendance(f"Anna Lamps{chr(96 + day)}", f"Agency a{day}"), dated=date(2023, 1, day))
    read_all()


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("meetings", "Meetings"),
        ("boards", "Meetings"),
        ("reports", "Meetings"),
        ("names", "People and agencies"),
        ("documents/add", "Documents"),
    ],
)
def test_the_menu_says_in_which_part_a_page_is(address: str, part: str) -> None:
    place = make.partnership()
    shown = make.signed_in(place).get(f"/aldermere/{address}/")
    assert [each.label for each in shown.context["navigation"] if each.current] == [part]


def test_past_meetings_that_nobody_minuted_do_not_crowd_out_what_is_to_come(by, place) -> None:
    for day in range(COMING + 1):
        planning.meeting(place, held_on=make.TODAY - timedelta(days=30 + day))
    coming = planning.meeting(place, held_on=make.TODAY + timedelta(days=3))
    found = waiting_for(by)
    assert found.planned == [coming]
    assert found.to_minute[-1].held_on == make.TODAY - timedelta(days=30)


def test_what_became_of_a_minute_is_answered_first(by, viewer) -> None:
    make.minutes(by, make.item("318/07", "Lamps"), make.item("5", "Dogs"), dated=date(2007, 12, 4))
    make.minutes(by, make.item("5", "Cats"), make.reference("99/06"), dated=date(2008, 1, 8))
    lamps, dogs, cats = (Item.objects.get(title=title) for title in ("Lamps", "Dogs", "Cats"))
    page = read(viewer, "/aldermere/search/", q="What became of 318/07?")
    assert page.index(f'href="/aldermere/items/{lamps.pk}/"') < page.index("1 item")
    assert "The thread of 318/07 Lamps" in page
    several = read(viewer, "/aldermere/search/", q="5")
    assert "2 minutes have this number" in several
    assert several.index(f"/items/{cats.pk}/") < several.index(f"/items/{dogs.pk}/")
    assert "Aldermere Community Safety Board, 4 December 2007" in several
    assert f"/items/{cats.pk}/" not in read(viewer, "/aldermere/search/", q="minute 5 of 4 December 2007")
    absent = read(viewer, "/aldermere/search/", q="what became of 99/06")
    assert "No minute with this number is in the record" in absent
    assert "These minutes point at it:" in absent
    assert "in 5 Cats" in absent
    assert "No minutes point at it either" in read(viewer, "/aldermere/search/", q="98/06")
    assert "What became of" not in read(viewer, "/aldermere/search/", q="M25")
