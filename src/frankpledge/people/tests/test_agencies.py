"""Which organisation a printed name means, where short forms stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.kit.words import folded
from frankpledge.people.rules.agencies import Agencies, match_organisation
from frankpledge.people.rules.matching import How, Match

YOUTH, OTHER, THIRD = 1, 2, 3


def known(told: dict[str, list[str]] | None = None, **names: int) -> Agencies:
    """Agencies by their names, written with underscores."""
    return Agencies({folded(name.replace("_", " ")): number for name, number in names.items()}, told or {})


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("YOS", "Youth_Offending_Service"),
        ("Youth Offending Service", "YOS"),
        ("Aldermere YOS", "Aldermere_Youth_Offending_Service"),
        ("Aldermere Youth Offending Service", "Aldermere_YOS"),
        ("YOS – Prevention", "Youth_Offending_Service"),
        ("HMPPS", "HM_Prison_and_Probation_Service"),
        ("Her Majesty's Prison and Probation Service", "HMPPS"),
        ("His Majesty’s Prison & Probation Service", "HMPPS"),
        ("NPS", "National_Probation_Service"),  # the drugs of these letters are no agency
        ("CAB", "Citizens_Advice_Bureau"),
    ],
)
def test_a_short_form_of_the_field_and_its_words_are_one_agency(printed: str, name: str) -> None:
    assert known(**{name: YOUTH}).match(printed) == Match(YOUTH, How.EXACT)


def test_an_agency_that_the_record_has_by_those_letters_is_meant_by_them() -> None:
    assert known(YOS=YOUTH, Youth_Offending_Service=OTHER).match("YOS") == Match(YOUTH, How.EXACT)
    assert known(YOS=YOUTH, Youth_Offending_Service=OTHER).match("Youth Offending Service") == Match(OTHER, How.EXACT)


def test_two_agencies_of_the_same_words_wait() -> None:
    both = Agencies({"hmps": YOUTH, "her majesty s prison service": OTHER})
    assert both.match("His Majesty's Prison Service") == Match(None, How.WAITING, (YOUTH, OTHER))


def test_a_short_form_of_several_meanings_waits_with_those_known() -> None:
    one = known(HM_Inspectorate_of_Prisons=YOUTH)
    assert one.match("HMIP") == Match(None, How.WAITING, (YOUTH,))
    both = known(HM_Inspectorate_of_Prisons=YOUTH, HM_Inspectorate_of_Probation=OTHER)
    assert both.match("HMIP") == Match(None, How.WAITING, (YOUTH, OTHER))


def test_a_short_form_may_be_that_of_one_place_and_waits() -> None:
    two = known(Aldermere_Youth_Offending_Service=YOUTH, Westmarch_Youth_Offending_Service=OTHER)
    assert two.match("YOS") == Match(None, How.WAITING, (YOUTH, OTHER))


def test_letters_that_would_fit_an_agency_wait_with_it() -> None:
    assert known(Harbour_Gate_Trust=YOUTH).match("HGT") == Match(None, How.WAITING, (YOUTH,))
    assert known(HGT=YOUTH).match("Harbour Gate Trust") == Match(None, How.WAITING, (YOUTH,))


def test_two_letters_are_too_few_to_be_told_from_words() -> None:
    assert known(Harbour_Gate=YOUTH).match("HG") == Match(None, How.NEW)
    assert known(HG=YOUTH).match("Harbour Gate") == Match(None, How.NEW)


def test_letters_whose_words_the_record_has_are_no_other_agency() -> None:
    assert known(HGT=YOUTH, Hill_Green_Tenants=YOUTH).match("Harbour Gate Trust") == Match(None, How.NEW)


def test_what_the_paper_says_ties_its_letters() -> None:
    told = {"HGT": ["Harbour Gate Trust"]}
    assert known(told, Harbour_Gate_Trust=YOUTH).match("HGT") == Match(YOUTH, How.EXACT)
    assert known(told, Harbour_Gate_Trust=YOUTH).match("HGT, Housing") == Match(YOUTH, How.EXACT)
    assert known(told, HGT=YOUTH).match("HGT") == Match(YOUTH, How.EXACT)
    assert known(told).match("HGT") == Match(None, How.NEW)


def test_the_paper_beats_the_dictionary() -> None:
    told = {"YOS": ["Youth Outreach Scheme"]}
    assert known(told, Youth_Offending_Service=YOUTH).match("YOS") == Match(None, How.NEW)
    assert known(told, Youth_Offending_Service=YOUTH, Youth_Outreach_Scheme=OTHER).match("YOS").id == OTHER


def test_a_paper_and_a_record_that_say_different_things_wait_with_both() -> None:
    told = {"HGT": ["Harbour Gate Trust"]}
    apart = known(told, HGT=YOUTH, Harbour_Gate_Trust=OTHER)
    assert apart.match("HGT") == Match(None, How.WAITING, (YOUTH, OTHER))
    named = known(told, HGT=YOUTH, Hill_Green_Tenants=YOUTH)
    assert named.match("HGT") == Match(None, How.WAITING, (YOUTH,))


def test_a_place_s_name_before_the_words_is_no_contradiction() -> None:
    told = {"YOS": ["Youth Offending Service"]}
    assert known(told, YOS=YOUTH, Aldermere_Youth_Offending_Service=YOUTH).match("YOS") == Match(YOUTH, How.EXACT)


def test_what_the_paper_says_in_two_ways_waits_with_those_known() -> None:
    told = {"HGT": ["Harbour Gate Trust", "Hill Green Tenants"]}
    assert known(told, Harbour_Gate_Trust=YOUTH).match("HGT") == Match(None, How.WAITING, (YOUTH,))
    assert known(told).match("HGT") == Match(None, How.NEW)


def test_what_the_paper_says_is_compared_as_names_are() -> None:
    told = {"HGT": ["Harbor Gate Trust"]}
    assert known(told, Harbour_Gate_Trust=YOUTH).match("HGT") == Match(YOUTH, How.CLOSE)


def test_a_word_inside_a_name_is_no_short_form() -> None:
    assert known(Police_and_Communities_Together_Club=YOUTH).match("Pact Club").how is How.NEW
    assert known(Citizens_Advice_Bureau_Drivers=YOUTH).match("Cab Drivers").how is How.NEW


def test_nothing_is_known_of_a_name_of_one_letter() -> None:
    assert known(Harbour_Gate_Trust=YOUTH).match("H") == Match(None, How.NEW)
    assert match_organisation("H", {}) == Match(None, How.NEW)


WORDS = st.sampled_from(["YOS", "HGT", "Harbour", "Gate", "Trust", "Youth", "Offending", "Service", "HMIP", "–", "Cab"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(
    NAMES, st.dictionaries(NAMES, st.integers(1, 4), max_size=6), st.dictionaries(WORDS, st.lists(NAMES, max_size=2))
)
def test_a_match_is_an_agency_known_and_only_a_waiting_one_names_candidates(printed, names, told) -> None:
    agencies = Agencies({folded(name): number for name, number in names.items() if folded(name)}, told)
    match = agencies.match(printed)
    assert match.id is None or match.id in agencies.names.values()
    assert set(match.candidates) <= set(agencies.names.values())
    assert (match.id is None) == (match.how in (How.WAITING, How.NEW))
    if folded(printed) in agencies and folded(printed) not in map(folded, told):
        assert match == Match(agencies.names[folded(printed)], How.EXACT)
