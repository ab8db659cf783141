"""Whether a meeting was quorate by its own rule; who is offered as a member; what stands above what."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.meetings.rules.offering import Attended, offers
from frankpledge.meetings.rules.quorum import Place, Quorum, Rule, There, finding, version_on
from frankpledge.meetings.rules.structure import is_above

COUNCIL, POLICE, FIRE = 1, 2, 3
ROSA, SAM, NELL, ODD, WINIFRED = 11, 12, 13, 14, 15
CHAIR = Place(1, ROSA, COUNCIL, "chair")
PLACES = (CHAIR, Place(2, SAM, POLICE), Place(3, NELL, FIRE), Place(4, ODD, POLICE, substitute_for=2))


def test_a_meeting_with_enough_members_is_quorate_with_the_numbers_behind_it() -> None:
    found = finding(Rule(members=2, agencies=2), PLACES, [There(ROSA, COUNCIL), There(NELL, FIRE)])
    assert found.stands is Quorum.QUORATE
    assert [part.said for part in found.parts] == [
        "Members: 2 there, of 2 that the rule asks for.",
        "Agencies: 2 there, of 2 that the rule asks for.",
    ]
    assert (found.places, found.filled) == (3, 2)


def test_a_meeting_that_lacks_members_says_what_lacks() -> None:
    found = finding(Rule(members=3, chair=True), PLACES, [There(SAM, POLICE), There(NELL, FIRE)])
    assert found.stands is Quorum.NOT_QUORATE
    assert [part.said for part in found.lacking] == [
        "Members: 2 there, of 3 that the rule asks for.",
        "The rule asks for the chair or vice chair, and neither was there.",
    ]


def test_a_substitute_counts_for_the_member_and_neither_twice_nor_as_the_chair() -> None:
    found = finding(Rule(members=2), PLACES, [There(ODD, POLICE), There(NELL, FIRE)])
    assert (found.stands, found.by_substitutes) == (Quorum.QUORATE, 1)
    both = finding(Rule(members=2), PLACES, [There(SAM, POLICE), There(ODD, POLICE)])
    assert (both.stands, both.filled) == (Quorum.NOT_QUORATE, 1)
    for_the_chair = (*PLACES, Place(5, WINIFRED, COUNCIL, substitute_for=1))
    assert finding(Rule(chair=True), for_the_chair, [There(WINIFRED, COUNCIL)]).stands is Quorum.NOT_QUORATE


def test_one_substitute_for_two_members_leaves_the_other_place_to_whoever_has_no_other() -> None:
    places = (*PLACES[:3], Place(4, ODD, substitute_for=2), Place(5, ODD, substitute_for=3),
              Place(6, WINIFRED, substitute_for=2))  # fmt: skip
    assert finding(Rule(members=2), places, [There(ODD), There(WINIFRED)]).stands is Quorum.QUORATE


def test_whoever_joins_remotely_counts_unless_the_rule_counts_only_the_room() -> None:
    there = [There(ROSA, COUNCIL), There(NELL, FIRE, in_room=False)]
    assert finding(Rule(members=2), PLACES, there).stands is Quorum.QUORATE
    assert finding(Rule(members=2, in_room=True), PLACES, there).stands is Quorum.NOT_QUORATE


def test_a_name_that_means_nobody_yet_may_be_a_member_so_it_cannot_be_told() -> None:
    there = [There(ROSA, COUNCIL), There(None)]
    found = finding(Rule(members=2), PLACES, there)
    assert (found.stands, found.unnamed) == (Quorum.NOT_KNOWN, 1)
    assert found.parts[0].said == "Members: 1 to 2 there, of 2 that the rule asks for."
    assert finding(Rule(members=4), PLACES, there).stands is Quorum.NOT_QUORATE


def test_where_no_members_are_known_it_cannot_be_told_unless_too_few_came_at_all() -> None:
    there = [There(ROSA, COUNCIL), There(SAM, POLICE), There(NELL, FIRE, listed=False)]
    assert finding(Rule(members=2), (), there).stands is Quorum.NOT_KNOWN
    assert finding(Rule(members=3), (), there).stands is Quorum.NOT_QUORATE
    assert finding(Rule(chair=True), (), there).stands is Quorum.NOT_KNOWN
    assert finding(Rule(members=3), PLACES, []).stands is Quorum.NOT_KNOWN  # minutes that name nobody


def test_authorities_are_counted_among_the_agencies_of_members() -> None:
    there = [There(ROSA), There(SAM, POLICE), There(NELL, FIRE)]
    found = finding(Rule(authorities=3), PLACES, there, {COUNCIL, POLICE})
    assert (found.stands, found.parts[0].there) == (Quorum.NOT_QUORATE, 2)


def test_without_a_rule_nothing_is_said() -> None:
    assert finding(None, PLACES, [There(ROSA)]).stands is Quorum.NO_RULE
    assert finding(Rule(), PLACES, [There(ROSA)]).stands is Quorum.NO_RULE


@given(st.sets(st.sampled_from([ROSA, SAM, NELL, ODD])), st.sampled_from([ROSA, SAM, NELL, ODD]), st.integers(1, 3))
def test_one_more_who_comes_never_unmakes_a_quorum(came: set[int], more: int, least: int) -> None:
    before = finding(Rule(members=least), PLACES, [There(one) for one in came] or [There(99)])
    after = finding(Rule(members=least), PLACES, [There(one) for one in came | {more}])
    assert after.filled >= before.filled
    assert before.stands is not Quorum.QUORATE or after.stands is Quorum.QUORATE


def test_a_meeting_is_held_against_the_terms_of_its_own_day() -> None:
    versions = [(1, date(2008, 4, 1)), (2, date(2015, 6, 3)), (3, date(2015, 6, 3))]
    assert version_on(versions, date(2012, 1, 1)) == 1
    assert version_on(versions, date(2015, 6, 3)) == 3  # the same day, corrected
    assert version_on(versions, date(2007, 1, 1)) is None
    assert version_on([(1, None), (2, date(2015, 6, 3))], date(2007, 1, 1)) == 1


def test_whoever_was_at_enough_of_the_last_meetings_is_offered_with_the_evidence() -> None:
    days = {one: date(2024, one, 5) for one in range(1, 7)}
    came = [Attended(one, days[one], ROSA, COUNCIL, "Head of safety" if one < 5 else "") for one in (2, 3, 4, 6)]
    came += [Attended(one, days[one], SAM, POLICE) for one in (1, 2)]
    came += [Attended(one, days[one], NELL, FIRE) for one in days]
    found = offers(list(days), came, {(NELL, FIRE)})
    assert [(one.person, one.agency, one.post, len(one.meetings), one.of) for one in found] == [
        (ROSA, COUNCIL, "Head of safety", 4, 6)
    ]
    assert found[0].meetings[0] == (6, days[6])


def test_one_person_for_two_agencies_is_offered_for_each_by_itself() -> None:
    came = [Attended(one, date(2024, one, 5), ROSA, agency) for one in (1, 2, 3) for agency in (COUNCIL, FIRE)]
    assert [(one.person, one.agency) for one in offers([1, 2, 3], came, {(ROSA, FIRE)})] == [(ROSA, COUNCIL)]


def test_a_body_is_above_itself_and_what_stands_under_it_however_far() -> None:
    parents = {1: None, 2: 1, 3: 2, 4: None}
    assert is_above(1, 3, parents)
    assert is_above(3, 3, parents)
    assert not is_above(4, 3, parents)
    assert not is_above(4, 3, {1: 3, 2: 1, 3: 2})  # a circle that got in somehow ends
