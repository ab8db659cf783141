"""Setting up, naming, entering names, merging and parting: what is kept, what is refused, and the ledger's lines."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules import NotPossible, Refused
from frankpledge.people import changes
from frankpledge.people.models import Grant, Merge, Organisation, OrganisationName, Person, PersonName, Post, User
from frankpledge.people.queries import known_people, people_seen_by
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.matching import How
from frankpledge.people.rules.printed import Printed
from frankpledge.people.rules.roles import Role
from frankpledge.people.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.partnership()


@pytest.fixture
def by(place):
    return make.actor(place)


def lines() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("id").values_list("verb", "outcome"))


def test_only_the_command_line_sets_up_partnerships_and_accounts_without_invitation(place, by) -> None:
    make.account()
    for refused in (
        lambda: changes.add_partnership(by, slug="other", name="Other"),
        lambda: changes.add_user(by, place, email="ann@aldermere.example", name="Ann", password=None),
    ):
        with pytest.raises(Refused):
            refused()
    assert User.objects.count() == 1
    assert [verb for verb, outcome in lines() if outcome == "refused"] == [
        "set up",
        "added an account",
    ]


def test_an_account_keeps_no_password_but_its_argon2_hash() -> None:
    user = make.account("Rosa@Aldermere.example", password=make.PASSWORD)
    assert user.password.startswith("argon2$argon2id$")
    assert make.PASSWORD not in user.password
    assert user.email == "Rosa@aldermere.example"
    assert str(user) == user.get_full_name() == "Rosa Lind"


def test_an_account_without_a_password_cannot_sign_in() -> None:
    assert not make.account().has_usable_password()


def test_two_addresses_that_differ_in_case_alone_are_one_account() -> None:
    make.account("rosa@aldermere.example")
    with pytest.raises(ValidationError):
        make.account("ROSA@aldermere.example")


def test_a_role_ends_no_earlier_than_it_starts(place) -> None:
    user = make.account()
    grant = changes.grant_role(make.process(place), place, user, Role.MEMBER, starts=date(2024, 1, 1))
    assert str(grant) == f"{user.pk} member in {place.pk}"
    assert [grant.holds(day) for day in (date(2023, 12, 31), date(2024, 1, 1), date(2034, 1, 1))] == [False, True, True]
    with pytest.raises(NotPossible, match="Rosa Lind has that role already"):
        changes.grant_role(make.process(place), place, user, Role.MEMBER, starts=date(2024, 2, 1))


def test_an_organisation_is_known_by_every_spelling_once(by) -> None:
    police = make.organisation(by, "Westmarch Police", "WP", "westmarch police")
    assert sorted(police.names.values_list("spelling", flat=True)) == ["WP", "Westmarch Police"]
    assert (str(police), str(police.names.first())) == ("Westmarch Police", "Westmarch Police")


def test_no_two_organisations_share_a_spelling(by) -> None:
    police = make.organisation(by, "Westmarch Police")
    council = make.organisation(by, "Aldermere Borough Council")
    with pytest.raises(NotPossible, match="already"):
        make.organisation(by, "WESTMARCH POLICE")
    with pytest.raises(NotPossible, match="another organisation"):
        changes.add_organisation_name(by, council, "Westmarch  Police")
    with pytest.raises(NotPossible, match="already"):
        changes.describe_organisation(by, council, name="Westmarch Police", kind=OrganisationKind.RESPONSIBLE)
    assert changes.add_organisation_name(by, police, "westmarch police").spelling == "Westmarch Police"
    assert Organisation.objects.count() == 2


def test_the_name_that_an_organisation_had_stays_one_of_its_spellings(by) -> None:
    trust = make.organisation(by, "Aldermere Primary Care Trust")
    changes.describe_organisation(by, trust, name="Aldermere NHS", kind=OrganisationKind.COOPERATING)
    trust.refresh_from_db()
    assert (trust.name, trust.kind) == ("Aldermere NHS", "cooperating")
    assert sorted(trust.names.values_list("spelling", flat=True)) == ["Aldermere NHS", "Aldermere Primary Care Trust"]
    changes.describe_organisation(by, trust, name="Aldermere NHS", kind=OrganisationKind.RESPONSIBLE)
    assert trust.names.count() == 2


def test_a_name_without_letters_is_no_name(by, place) -> None:
    police, carter = make.organisation(by), make.person(by)
    for nameless in (
        lambda: make.organisation(by, "***"),
        lambda: make.person(by, "  "),
        lambda: changes.add_organisation_name(by, police, "–"),
        lambda: changes.describe_organisation(by, police, name="…", kind=OrganisationKind.BUSINESS),
        lambda: changes.add_person_name(by, carter, "!"),
        lambda: changes.rename_person(by, carter, "?"),
    ):
        with pytest.raises(NotPossible, match="letters"):
            nameless()


def test_a_person_who_is_renamed_is_still_known_by_the_name_they_had(by) -> None:
    carter = make.person(by, "Graham Carter")
    changes.rename_person(by, carter, "Graham  Carter-Bell")
    carter.refresh_from_db()
    assert str(carter) == "Graham Carter-Bell"
    assert sorted(carter.names.values_list("spelling", flat=True)) == ["Graham Carter", "Graham Carter-Bell"]
    changes.rename_person(by, carter, "Graham Carter")
    assert carter.names.count() == 2


def test_a_spelling_is_tied_to_a_person_once(by) -> None:
    carter = make.person(by, "Graham Carter")
    first = changes.add_person_name(by, carter, "Grahame Carter")
    assert changes.add_person_name(by, carter, "GRAHAME CARTER") == first
    assert str(first) == "Grahame Carter"


def test_the_same_post_is_kept_once(by) -> None:
    police = make.organisation(by)
    carter = make.person(by, "Graham Carter", police, "Superintendent")
    post = changes.add_post(by, carter, police, title="Superintendent", starts=date(2020, 1, 1))
    assert Post.objects.get() == post
    assert str(post) == f"Superintendent, {police.pk}"
    changes.add_post(by, carter, police, title="Chief Superintendent")
    assert carter.posts.count() == 2


def test_names_of_a_paper_add_whom_the_record_has_not_met(by, place) -> None:
    tied = changes.enter_names(
        by,
        place,
        [Printed("Graham Carter", "Westmarch Police", "Superintendent"), Printed("Gita Cole", "Westmarch Police")],
    )
    police = Organisation.objects.get()
    assert [t.how for t in tied] == [How.NEW, How.NEW]
    assert {t.organisation_id for t in tied} == {police.pk}
    assert police.kind == "not_said"
    assert sorted(Post.objects.values_list("person__name", "title")) == [
        ("Gita Cole", ""),
        ("Graham Carter", "Superintendent"),
    ]


def test_names_that_a_paper_prints_twice_are_one_person_and_one_post(by, place) -> None:
    names = [
        Printed("Graham Carter", "Westmarch Police", "Superintendent"),
        Printed("Graham Carter", "Westmarch Police"),
    ]
    first, second = changes.enter_names(by, place, names)
    assert first.person_id == second.person_id
    assert second.how is How.EXACT
    assert Post.objects.count() == 1


def test_a_person_printed_without_an_agency_has_no_post(by, place) -> None:
    (tied,) = changes.enter_names(by, place, [Printed("Graham Carter")])
    assert tied.organisation_id is None
    assert Post.objects.count() == 0


def test_an_ambiguous_name_is_tied_to_nobody_and_adds_nobody(by, place) -> None:
    police, fire = make.organisation(by), make.organisation(by, "Westmarch Fire and Rescue Service")
    make.person(by, "Graham Carter", police)
    (tied,) = changes.enter_names(by, place, [Printed("Graham Carter", fire.name)])
    assert (tied.person_id, tied.organisation_id, tied.how) == (None, fire.pk, How.WAITING)
    assert Person.objects.count() == 1


def test_an_agency_spelt_nearly_like_another_waits_and_is_not_added(by, place) -> None:
    make.organisation(by, "West Aldermere School")
    (tied,) = changes.enter_names(by, place, [Printed("Una Marsh", "East Aldermere School")])
    assert tied.organisation_id is None
    assert tied.person_id is not None
    assert Organisation.objects.count() == 1


def agency_of(by, place, printed: str, **told: list[str]) -> int | None:
    """The agency that one more attender's agency is tied to, in a paper that says what its short forms stand for."""
    (tied,) = changes.enter_names(by, place, [Printed(f"Una {printed}", printed)], told)
    return tied.organisation_id


def test_a_short_form_of_the_field_ties_to_the_agency_that_it_stands_for(by, place) -> None:
    service = make.organisation(by, "Youth Offending Service")
    assert agency_of(by, place, "YOS") == service.pk
    assert Organisation.objects.count() == 1
    assert OrganisationName.objects.count() == 1  # the dictionary says so, and needs no keeping


def test_what_a_paper_says_of_a_short_form_is_kept_for_the_papers_after_it(by, place) -> None:
    trust = make.organisation(by, "Harbour Gate Trust")
    assert agency_of(by, place, "HGT", HGT=["Harbour Gate Trust"]) == trust.pk
    assert agency_of(by, place, "HGT") == trust.pk
    assert set(OrganisationName.objects.values_list("spelling", flat=True)) == {"Harbour Gate Trust", "HGT"}


def test_a_new_agency_is_named_as_printed_and_known_by_its_words_too(by, place) -> None:
    number = agency_of(by, place, "HGT", HGT=["Harbour Gate Trust"])
    assert Organisation.objects.get().name == "HGT"
    assert agency_of(by, place, "Harbour Gate Trust") == number
    assert agency_of(by, place, "HGT", HGT=["Harbour Gate Trust"]) == number


def test_a_short_form_that_paper_and_record_explain_in_two_ways_waits(by, place) -> None:
    make.organisation(by, "Hill Green Tenants", "HGT")
    assert agency_of(by, place, "HGT", HGT=["Harbour Gate Trust"]) is None
    assert Organisation.objects.count() == 1


def test_a_short_form_that_a_paper_leaves_open_is_kept_as_no_spelling(by, place) -> None:
    trust = make.organisation(by, "Harbour Gate Trust")
    assert agency_of(by, place, "HGT", HGT=["Harbour Gate Trust", "Hill Green Tenants"]) is None
    assert OrganisationName.objects.filter(organisation=trust).count() == 1


def test_an_agency_printed_as_signs_alone_is_none(by, place) -> None:
    (tied,) = changes.enter_names(by, place, [Printed("Una Marsh", "–")])
    assert tied.organisation_id is None
    assert Organisation.objects.count() == 0


def test_a_viewer_enters_merges_and_names_nothing(place, by) -> None:
    one, two = make.person(by, "Graham Carter"), make.person(by, "G Carter")
    merge = changes.merge_people(by, one, two)
    police = make.organisation(by)
    viewer = make.actor(place, Role.MEMBER)
    before = Entry.objects.count()
    for refused in (
        lambda: changes.enter_names(viewer, place, [Printed("Una Marsh")]),
        lambda: changes.merge_people(viewer, one, two),
        lambda: changes.part_people(viewer, merge),
        lambda: changes.rename_person(viewer, one, "Una Marsh"),
        lambda: changes.describe_organisation(viewer, police, name="X", kind=OrganisationKind.BUSINESS),
    ):
        with pytest.raises(Refused):
            refused()
    assert [outcome for _, outcome in lines()[before:]] == ["refused"] * 5
    assert not PersonName.objects.filter(spelling="Una Marsh").exists()
    assert not OrganisationName.objects.filter(spelling="X").exists()


def standing(*people: Person) -> list[int | None]:
    return [Person.objects.get(pk=person.pk).stands_as_id for person in people]


def test_two_people_merged_are_one_and_nothing_else_moves(by) -> None:
    police = make.organisation(by)
    kept, absorbed = (
        make.person(by, "Graham Carter", police),
        make.person(by, "Grahame Carter", police, "Superintendent"),
    )
    merge = changes.merge_people(by, kept, absorbed)
    assert standing(kept, absorbed) == [None, kept.pk]
    assert str(merge) == f"{absorbed.pk} into {kept.pk}"
    assert list(people_seen_by(by)) == [kept]
    assert absorbed.posts.get().title == "Superintendent"
    (known,) = known_people(by)
    assert (known.id, known.names) == (kept.pk, {"graham carter", "grahame carter"})
    assert lines()[-1] == ("merged", "done")


def test_two_people_parted_are_two_again_with_all_that_was_theirs(by) -> None:
    kept, absorbed = make.person(by, "Graham Carter"), make.person(by, "Grahame Carter")
    merge = changes.merge_people(by, kept, absorbed)
    changes.part_people(by, merge)
    assert standing(kept, absorbed) == [None, None]
    assert {person.id: person.names for person in known_people(by)} == {
        kept.pk: {"graham carter"},
        absorbed.pk: {"grahame carter"},
    }
    assert lines()[-1] == ("parted", "done")
    with pytest.raises(NotPossible, match="parted already"):
        changes.part_people(by, merge)


def test_a_chain_of_merges_ends_with_the_last_kept_and_parts_in_any_order(by) -> None:
    one, two, three = (make.person(by, name) for name in ("Ann One", "Ann Two", "Ann Three"))
    inner = changes.merge_people(by, two, one)
    outer = changes.merge_people(by, three, two)
    assert standing(one, two, three) == [three.pk, three.pk, None]
    changes.part_people(by, inner)
    assert standing(one, two, three) == [None, three.pk, None]
    changes.part_people(by, outer)
    assert standing(one, two, three) == [None, None, None]


def test_parting_the_later_merge_first_gives_back_the_earlier_one(by) -> None:
    one, two, three = (make.person(by, name) for name in ("Ann One", "Ann Two", "Ann Three"))
    changes.merge_people(by, two, one)
    outer = changes.merge_people(by, three, two)
    changes.part_people(by, outer)
    assert standing(one, two, three) == [two.pk, None, None]


def test_those_parted_can_be_merged_again_the_other_way_round(by) -> None:
    one, two = make.person(by, "Ann One"), make.person(by, "Ann Two")
    changes.part_people(by, changes.merge_people(by, one, two))
    changes.merge_people(by, two, one)
    assert standing(one, two) == [two.pk, None]
    assert Merge.objects.count() == 2


def test_nobody_is_merged_with_themselves_with_a_stranger_or_twice(by) -> None:
    one, two = make.person(by, "Ann One"), make.person(by, "Ann Two")
    elsewhere = make.partnership("elsewhere", "Elsewhere")
    stranger = make.person(make.actor(elsewhere), "Ann One")
    for other in (one, stranger):
        with pytest.raises(NotPossible, match="two different people"):
            changes.merge_people(by, one, other)
    changes.merge_people(by, one, two)
    three = make.person(by, "Ann Three")
    for kept, absorbed in ((one, two), (three, two), (two, three)):
        with pytest.raises(NotPossible, match="merged already"):
            changes.merge_people(by, kept, absorbed)
    assert Merge.objects.count() == 1


def test_signing_in_and_out_and_being_turned_away_leave_a_line_without_a_name() -> None:
    user = make.account("rosa@aldermere.example")
    before = Entry.objects.count()
    changes.note_sign_in(user, make.TODAY, "0123456789")
    changes.note_sign_out(user, make.TODAY, "0123456789")
    changes.note_failed_sign_in(" ROSA@aldermere.example", make.TODAY, "0123456789")
    changes.note_failed_sign_in("nobody@aldermere.example", make.TODAY, "0123456789")
    rows = list(Entry.objects.order_by("id").values_list("verb", "outcome", "user_number", "process", "row_number"))
    assert rows[before:] == [
        ("signed in", "done", user.pk, "", user.pk),
        ("signed out", "done", user.pk, "", user.pk),
        ("signed in", "refused", None, "sign-in", user.pk),
        ("signed in", "refused", None, "sign-in", None),
    ]
    assert "aldermere.example" not in str(list(Entry.objects.values_list()))


def test_a_role_holds_on_its_last_day_and_not_on_the_next() -> None:
    grant = Grant(starts=date(2024, 1, 1), ends=date(2024, 6, 3))
    assert [grant.holds(day) for day in (date(2024, 6, 3), date(2024, 6, 4))] == [True, False]
