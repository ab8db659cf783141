"""What is found of people: in one's own partnership alone, each once, by every spelling."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from frankpledge.ledger.rules import Origin
from frankpledge.people import changes, queries
from frankpledge.people.models import Grant
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.partnership()


@pytest.fixture
def by(place):
    return make.actor(place)


def test_an_account_is_found_whatever_the_case_of_its_address() -> None:
    user = make.account("Rosa@Aldermere.example")
    assert get_user_model().objects.get_by_natural_key("rosa@ALDERMERE.example") == user


def test_an_actor_holds_the_roles_of_today_in_the_partnership_asked_for(place, django_assert_num_queries) -> None:
    user = make.holding(make.account(), place, Role.MEMBER)
    make.holding(user, place, Role.COORDINATOR, starts=date(2030, 1, 1))
    with django_assert_num_queries(1):
        actor = queries.actor_for(user, "aldermere", make.TODAY)
    assert (actor.roles, actor.partnership.slug, actor.user.id, actor.origin) == (
        {"member"},
        "aldermere",
        user.pk,
        "web",
    )
    assert queries.actor_for(user, "aldermere", date(2030, 1, 1)).roles == {"member", "coordinator"}


@pytest.mark.parametrize("slug", ["elsewhere", "nowhere", None])
def test_an_actor_has_no_partnership_where_the_account_holds_no_role(place, slug) -> None:
    make.partnership("elsewhere", "Elsewhere")
    user = make.holding(make.account(), place)
    actor = queries.actor_for(user, slug, make.TODAY)
    assert (actor.partnership, actor.roles) == (None, frozenset())
    assert queries.partnership_of(actor) == 0


def test_an_account_that_was_closed_acts_nowhere(place) -> None:
    user = make.holding(make.account(), place)
    user.is_active = False
    assert queries.actor_for(user, "aldermere", make.TODAY).partnership is None


def test_an_actor_is_the_person_that_the_grant_names(place, by) -> None:
    carter = make.person(by)
    user = make.holding(make.account(), place, Role.MEMBER)
    make.holding(user, place, Role.ANALYST, person=carter)
    assert queries.actor_for(user, "aldermere", make.TODAY).user.person_id == carter.pk


def test_the_partnerships_of_an_account_are_those_where_it_holds_a_role_today(place) -> None:
    other, past, never = (make.partnership(name, name.title()) for name in ("other", "past", "never"))
    user = make.account()
    make.holding(user, place, Role.MEMBER)
    make.holding(user, place, Role.SCRUTINY)
    make.holding(user, other)
    grant = changes.grant_role(make.process(past), past, user, Role.MEMBER, starts=date(2020, 1, 1))
    grant.ends = date(2024, 6, 2)
    grant.save()
    assert queries.partnerships_of(user.pk, make.TODAY) == [place, other]
    assert never not in queries.partnerships_of(user.pk, make.TODAY)
    assert str(place) == "Aldermere Community Safety Partnership"


def test_a_partnership_is_found_by_its_short_name(place) -> None:
    assert queries.partnership_named("aldermere") == place
    assert queries.partnership_named("nowhere") is None


def test_a_process_works_for_one_partnership(place) -> None:
    process = queries.process_for(place, "reader", make.TODAY, Origin.WORKER)
    assert (process.is_process, process.partnership.id, process.origin) == (True, place.pk, "worker")


@pytest.mark.parametrize("role", [None, "elsewhere"])
def test_nothing_is_seen_without_a_role_in_the_partnership(place, by, role) -> None:
    police = make.organisation(by)
    one, two = make.person(by, "Graham Carter", police), make.person(by, "Graham Carta", police)
    changes.merge_people(by, one, two)
    stranger = make.actor(make.partnership("elsewhere", "Elsewhere")) if role else make.actor(place, None)
    for seen in (
        queries.organisations_seen_by(stranger),
        queries.people_seen_by(stranger),
        queries.posts_seen_by(stranger),
        queries.merges_in_force(stranger),
        queries.known_people(stranger),
        queries.known_organisations(stranger),
        *queries.found_by(stranger, ["graham"]),
        *queries.found_by(stranger, ["westmarch"]),
    ):
        assert list(seen) == []


def test_a_merge_is_in_force_until_it_is_parted(by) -> None:
    merge = changes.merge_people(by, make.person(by, "Ann One"), make.person(by, "Ann Two"))
    assert list(queries.merges_in_force(by)) == [merge]
    changes.part_people(by, merge)
    assert list(queries.merges_in_force(by)) == []


def test_people_are_known_with_the_agencies_of_every_row_that_stands_for_them(by, django_assert_num_queries) -> None:
    police, fire = make.organisation(by), make.organisation(by, "Westmarch Fire")
    one, two = make.person(by, "Cllr Ann One", police), make.person(by, "Ann Two", fire)
    changes.merge_people(by, one, two)
    with django_assert_num_queries(2):
        (known,) = queries.known_people(by)
    assert known.names == {"ann one", "ann two"}
    assert known.organisations == {police.pk, fire.pk}


def test_people_and_agencies_are_found_by_words_of_any_spelling_and_once(by) -> None:
    police = make.organisation(by, "Westmarch Police", "Westmarch Constabulary")
    one, two = make.person(by, "Zoë Marsh"), make.person(by, "Zoe Field")
    changes.add_person_name(by, one, "Zoe Marsh-Field")
    assert [list(found) for found in queries.found_by(by, ["zoe", "field"])] == [[two, one], []]
    changes.merge_people(by, one, two)
    assert [list(found) for found in queries.found_by(by, ["FIELD"])] == [[one], []]
    assert [list(found) for found in queries.found_by(by, ["westmarch", "constab"])] == [[], [police]]
    assert [list(found) for found in queries.found_by(by, ["westmarch", "zoe"])] == [[], []]


def test_the_reader_is_told_of_everybody_and_every_agency_by_every_spelling(by, django_assert_num_queries) -> None:
    police = make.organisation(by, "Westmarch Police", "WP")
    one, two = make.person(by, "Cllr Ann One", police), make.person(by, "Ann Two")
    changes.merge_people(by, one, two)
    elsewhere = make.partnership("beckside", "Beckside Community Safety Partnership")
    make.person(make.actor(elsewhere), "Una Marsh")
    with django_assert_num_queries(2):
        told = queries.context_for_reading(by)
    assert [person.names for person in told.people] == [("Cllr Ann One", "Ann Two")]
    assert [agency.names for agency in told.agencies] == [("Westmarch Police", "WP")]


def test_the_reader_is_told_of_nobody_by_somebody_who_may_not_read(place, by) -> None:
    make.person(by, "Una Marsh")
    assert queries.context_for_reading(make.actor(place, None)).people == ()


@pytest.mark.parametrize("ended", [None, datetime(2024, 6, 1, 9, 0, tzinfo=UTC)], ids=["in force", "ended at once"])
@pytest.mark.parametrize("ends", [None, date(2024, 6, 2), date(2024, 6, 3), date(2024, 6, 4)])
@pytest.mark.parametrize("starts", [date(2024, 6, 1), date(2024, 6, 3), date(2024, 6, 4)])
def test_the_database_and_the_row_agree_which_roles_hold(place, starts, ends, ended) -> None:
    if ends is not None and ends < starts:
        return
    grant = Grant.objects.create(
        partnership=place, user=make.account(), role="member", starts=starts, ends=ends, ended_at=ended
    )
    holds = starts <= make.TODAY and (ends is None or ends >= make.TODAY) and ended is None
    assert grant.holds(make.TODAY) is holds
    assert Grant.objects.holding(make.TODAY).exists() is holds
    assert bool(queries.partnerships_of(grant.user_id, make.TODAY)) is holds
    assert bool(queries.actor_for(grant.user, place.slug, make.TODAY).roles) is holds
