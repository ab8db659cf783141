"""Whom a printed name means: sure, close and said to be close, or waiting for a person."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.people.rules.agencies import match_organisation, rejoined
from frankpledge.people.rules.matching import (
    Attender,
    Everybody,
    How,
    Match,
    bare,
    initials,
    is_initials,
    match_owner,
    match_person,
)
from frankpledge.people.tests.make import known

POLICE, COUNCIL, FIRE = 1, 2, 3
CARTER = known(11, "Graham Carter", at=(POLICE,))
COLE = known(12, "Gita Cole", at=(COUNCIL,))
HALE = known(13, "John Hale", at=(COUNCIL,))
EVERYBODY = [CARTER, COLE, HALE]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Cllr Alan Lewis", "alan lewis"),
        ("Councillor Mrs. Alan Lewis", "alan lewis"),
        ("Det Supt Alan Lewis", "alan lewis"),
        ("  Alan   LEWIS ", "alan lewis"),
        ("Zoë O’Brien", "zoe o brien"),
        ("Inspector", "inspector"),
        ("...", ""),
    ],
)
def test_a_name_is_compared_without_titles_case_and_accents(printed: str, told: str) -> None:
    assert bare(printed) == told


@pytest.mark.parametrize(
    ("printed", "are"),
    [("GC", True), ("G.C.", True), ("G C", True), ("Cllr AL", True), ("ACB", True), ("Gc", False), ("G", False),
     ("Graham", False), ("ABCDE", False), ("", False)],
)  # fmt: skip
def test_initials_are_two_to_four_capitals(printed: str, are: bool) -> None:
    assert is_initials(printed) is are


def test_initials_of_a_name_leave_titles_out_and_keep_both_surnames() -> None:
    assert initials("Cllr Graham Carter") == "gc"
    assert initials("Anna Clare-Bell") == "acb"


def test_the_same_name_with_the_same_agency_is_the_same_person() -> None:
    assert match_person("Graham Carter", POLICE, EVERYBODY) == Match(11, How.EXACT)
    assert match_person("Supt G. Carter", POLICE, EVERYBODY).id == 11


def test_the_same_name_without_an_agency_is_the_one_of_that_name() -> None:
    assert match_person("Graham Carter", None, EVERYBODY) == Match(11, How.EXACT)


def test_somebody_of_whom_no_agency_is_known_is_met_at_any() -> None:
    assert match_person("Rosa Lind", POLICE, [known(5, "Rosa Lind")]) == Match(5, How.EXACT)


def test_somebody_who_stands_with_another_agency_than_before_waits() -> None:
    assert match_person("Graham Carter", COUNCIL, EVERYBODY) == Match(None, How.WAITING, (11,))


def test_two_people_of_one_name_are_told_apart_by_their_agency_or_wait() -> None:
    both = [CARTER, known(14, "Graham Carter", at=(FIRE,))]
    assert match_person("Graham Carter", FIRE, both) == Match(14, How.EXACT)
    assert match_person("Graham Carter", None, both) == Match(None, How.WAITING, (11, 14))
    assert match_person("Graham Carter", COUNCIL, both) == Match(None, How.WAITING, (11, 14))


def test_two_people_of_one_name_at_one_agency_wait() -> None:
    both = [CARTER, known(14, "Graham Carter", at=(POLICE,))]
    assert match_person("Graham Carter", POLICE, both) == Match(None, How.WAITING, (11, 14))


def test_one_slip_in_a_name_at_the_same_agency_is_close_and_says_so() -> None:
    assert match_person("Jon Hale", COUNCIL, EVERYBODY) == Match(13, How.CLOSE)


def test_one_slip_without_an_agency_waits() -> None:
    assert match_person("Jon Hale", None, EVERYBODY) == Match(None, How.WAITING, (13,))


def test_one_slip_at_another_agency_is_somebody_new() -> None:
    assert match_person("Jon Hale", FIRE, EVERYBODY) == Match(None, How.NEW)


def test_a_slip_that_could_mean_either_of_two_waits() -> None:
    both = [HALE, known(15, "Joan Hale", at=(COUNCIL,))]
    match = match_person("Jon Hale", COUNCIL, both)
    assert (match.id, match.how, set(match.candidates)) == (None, How.WAITING, {13, 15})


def test_a_first_name_given_by_its_initial_is_close() -> None:
    assert match_person("G Cole", COUNCIL, EVERYBODY) == Match(12, How.CLOSE)


def test_two_slips_are_not_tied_to_anybody_at_the_same_agency() -> None:
    match = match_person("Jean Hail", COUNCIL, [HALE])
    assert match.id is None


def test_a_name_like_no_other_is_new() -> None:
    assert match_person("Winifred Oakes", POLICE, EVERYBODY) == Match(None, How.NEW)


def test_a_name_without_letters_waits() -> None:
    assert match_person("...", POLICE, EVERYBODY) == Match(None, How.WAITING)
    assert match_owner("...", [], EVERYBODY) == Match(None, How.WAITING)


def test_any_spelling_that_a_person_has_is_theirs() -> None:
    married = known(16, "Una Marsh", "Una Field", at=(FIRE,))
    assert match_person("Una Field", FIRE, [married]) == Match(16, How.EXACT)


THERE = [Attender("Graham Carter", 11), Attender("Cllr Gita Cole", 12), Attender("Somebody Unknown", None)]


@pytest.mark.parametrize(
    ("printed", "who", "how"),
    [
        ("Graham Carter", 11, How.EXACT),
        ("Supt Carter", None, How.WAITING),
        ("GC", None, How.WAITING),
        ("Gita", 12, How.FIRST_NAME),
        ("Graham", 11, How.FIRST_NAME),
        ("Grahame Carter", 11, How.CLOSE),
        ("John Hale", 13, How.EXACT),
        ("JH", None, How.WAITING),
        ("John", None, How.WAITING),
        ("SU", None, How.WAITING),
    ],
)
def test_an_owner_is_looked_for_among_those_at_the_meeting_first(printed: str, who: int | None, how: How) -> None:
    match = match_owner(printed, THERE, EVERYBODY)
    assert (match.id, match.how) == (who, how)


def test_initials_that_two_at_the_meeting_bear_wait_with_both() -> None:
    assert match_owner("GC", THERE, EVERYBODY) == Match(None, How.WAITING, (11, 12))


def test_initials_that_one_at_the_meeting_bears_are_theirs() -> None:
    assert match_owner("G.C.", THERE[:1], EVERYBODY) == Match(11, How.INITIALS)


def test_initials_in_small_letters_are_a_word_and_mean_nobody() -> None:
    assert match_owner("gc", THERE[:1], EVERYBODY).id is None


def test_somebody_listed_twice_is_still_one_person() -> None:
    assert match_owner("GC", [Attender("Graham Carter", 11), Attender("Supt Graham Carter", 11)], []).id == 11


def test_an_owner_is_known_by_the_record_where_the_list_misspells_them() -> None:
    misspelt = [Attender("Graham Cartar", 11)]
    assert match_owner("Graham Carter", misspelt, EVERYBODY) == Match(11, How.EXACT)


def test_an_owner_of_a_name_that_two_bear_waits_with_both() -> None:
    both = [HALE, known(17, "John Hale", at=(FIRE,))]
    assert match_owner("John Hale", [], both) == Match(None, How.WAITING, (13, 17))


def test_an_owner_spelt_nearly_like_somebody_who_was_not_there_waits_with_them() -> None:
    assert match_owner("Jon Hale", [], EVERYBODY) == Match(None, How.WAITING, (13,))


def test_a_deputy_s_initials_mean_the_deputy_and_not_whom_they_came_for() -> None:
    there = [Attender("Jo Hall", 21), Attender("Ann Poe", 22)]  # Jo Hall for Ann Poe, who is excused
    assert match_owner("JH", there, []) == Match(21, How.INITIALS)
    assert match_owner("AP", there, []) == Match(22, How.INITIALS)


def test_initials_of_somebody_at_an_earlier_meeting_are_offered_and_never_assumed() -> None:
    assert match_owner("JH", THERE, EVERYBODY, {13}) == Match(None, How.WAITING, (13,))
    assert match_owner("JH", THERE, EVERYBODY, {11, 12}) == Match(None, How.WAITING)
    assert match_owner("JH", THERE, EVERYBODY, {99}) == Match(None, How.WAITING)


def test_who_is_at_the_meeting_goes_before_who_came_earlier() -> None:
    assert match_owner("GC", THERE[:1], EVERYBODY, {12}) == Match(11, How.INITIALS)


def test_a_surname_is_offered_those_at_the_meeting_then_earlier_then_anybody() -> None:
    carters = [CARTER, known(31, "Rosa Carter"), known(32, "Tom Carter")]
    assert match_owner("Supt Carter", THERE, carters).candidates == (11,)
    assert match_owner("Supt Carter", [], carters, {31}).candidates == (31,)
    assert match_owner("Supt Carter", [], carters).candidates == (11, 31, 32)


def test_of_too_many_of_one_name_nobody_is_offered() -> None:
    smiths = [known(n, f"{first} Smith") for n, first in enumerate("Ann Bob Cat Dan Eve Fay Gus Hal Ida".split())]
    assert match_owner("Smith", [], smiths) == Match(None, How.WAITING)


def test_a_name_of_one_letter_is_nobody_s() -> None:
    assert match_owner("G", THERE, EVERYBODY) == Match(None, How.WAITING)
    assert match_person("G", POLICE, EVERYBODY) == Match(None, How.NEW)
    assert match_person("G", POLICE, [known(5, "G", at=(POLICE,))]) == Match(5, How.EXACT)


def test_somebody_learnt_anew_is_known_by_every_name() -> None:
    everybody = Everybody([CARTER])
    everybody.add(known(11, "Graham Carter", "Graham Marsh", at=(POLICE, FIRE)))
    assert match_person("Graham Marsh", FIRE, everybody) == Match(11, How.EXACT)
    assert [person.id for person in everybody] == [11]


def test_a_name_is_looked_up_by_its_words_among_ten_thousand() -> None:
    firsts = "Ann Bob Cat Dan Eve Fay Gus Hal Ida Jon".split()
    everybody = Everybody(known(n, f"{firsts[n % 10]} Surname{n // 10}", at=(n % 7,)) for n in range(10_000))
    assert len(everybody.near(bare("Jon Surname42"))) < 2100
    started = perf_counter()
    for n in range(50):
        assert match_person(f"Jon Surname{n}", (n * 10 + 9) % 7, everybody).id == n * 10 + 9
    assert perf_counter() - started < 5


AGENCIES = {
    "aldermere borough council": COUNCIL,
    "abc": COUNCIL,
    "westmarch police": POLICE,
    "westmarch fire + rescue service": FIRE,
}


@pytest.mark.parametrize(
    ("printed", "which"),
    [
        ("Aldermere Borough Council", COUNCIL),
        ("ALDERMERE BOROUGH COUNCIL", COUNCIL),
        ("ABC – Housing", COUNCIL),
        ("ABC, Housing", COUNCIL),
        ("Westmarch Fire & Rescue Service", FIRE),
    ],
)
def test_an_agency_is_known_by_any_spelling_and_without_its_department(printed: str, which: int) -> None:
    assert match_organisation(printed, AGENCIES) == Match(which, How.EXACT)


def test_an_agency_spelt_nearly_like_one_is_said_to_be_close() -> None:
    assert match_organisation("Westmarch Polise", AGENCIES) == Match(POLICE, How.CLOSE)


def test_short_names_are_never_close() -> None:
    match = match_organisation("ABD", {"abc": COUNCIL, "abe": 9})
    assert match.id is None


def test_an_agency_that_might_be_two_waits_with_both() -> None:
    two = {"west aldermere school": 4, "best aldermere school": 5}
    match = match_organisation("Vest Aldermere School", two)
    assert (match.how, set(match.candidates)) == (How.WAITING, {4, 5})


def test_an_agency_like_none_is_new() -> None:
    assert match_organisation("Harbour Trust", AGENCIES) == Match(None, How.NEW)


def test_an_agency_that_was_parted_at_its_own_and_is_put_together_again() -> None:
    names = ["Westmarch Police", "Westmarch Fire", "Rescue Service", "Gita Cole"]
    assert rejoined(names, AGENCIES) == ["Westmarch Police", "Westmarch Fire and Rescue Service", "Gita Cole"]
    assert rejoined([], AGENCIES) == []


words = st.text(st.characters(whitelist_categories=["Lu", "Ll", "Po", "Zs"]), max_size=12)
people = st.lists(
    st.builds(
        lambda number, name, at: known(number, name, at=at),
        st.integers(1, 9),
        st.sampled_from(["Graham Carter", "Graham Cater", "Gita Cole", "G Cole", "Una Marsh"]),
        st.tuples(st.integers(1, 3)) | st.just(()),
    ),
    max_size=6,
    unique_by=lambda person: person.id,
)


@given(words, st.none() | st.integers(1, 3), people)
def test_a_match_is_somebody_known_and_only_a_waiting_one_names_candidates(printed, agency, everybody) -> None:
    match = match_person(printed, agency, everybody)
    numbers = {person.id for person in everybody}
    assert match.id is None or match.id in numbers
    assert set(match.candidates) <= numbers
    assert (match.id is None) == (match.how in (How.WAITING, How.NEW))
    assert not (match.candidates and match.how is not How.WAITING)


@given(st.sampled_from(["Graham Carter", "G Cole", "Una Marsh"]), st.none() | st.integers(1, 3), people, st.randoms())
def test_who_is_meant_does_not_hang_on_the_order_in_which_people_are_known(printed, agency, everybody, chance) -> None:
    other = list(everybody)
    chance.shuffle(other)
    one, two = match_person(printed, agency, everybody), match_person(printed, agency, other)
    assert (one.id, one.how, set(one.candidates)) == (two.id, two.how, set(two.candidates))


@given(words, people)
def test_an_owner_is_somebody_known_or_waits(printed, everybody) -> None:
    there = [Attender(name, person.id) for person in everybody for name in person.names]
    match = match_owner(printed, there, everybody)
    assert match.id is None or match.id in {person.id for person in everybody}
    assert (match.id is None) == (match.how is How.WAITING)
