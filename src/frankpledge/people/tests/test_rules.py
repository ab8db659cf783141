"""Roles, kinds, merges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ledger.rules import Actor, Origin, Place, Who
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.merging import standings
from frankpledge.people.rules.roles import Role, keeps, reads
from frankpledge.people.rules.single_sign_on import Refusal, is_invited

TODAY = date(2024, 6, 3)


def acting(*roles: str, here: int | None = 1, process: str = "") -> Actor:
    place = Place(here, "aldermere", "Aldermere") if here else None
    user = None if process else Who(1, "Rosa Lind")
    return Actor(Origin.WEB, TODAY, user=user, process=process, partnership=place, roles=frozenset(roles))


@pytest.mark.parametrize(
    ("by", "reading", "keeping"),
    [
        (acting("coordinator"), True, True),
        (acting("member"), True, False),
        (acting("scrutiny"), True, False),
        (acting("scrutiny", "coordinator"), True, True),
        (acting(), False, False),
        (acting("stranger"), False, False),
        (acting("coordinator", here=2), False, False),
        (acting("coordinator", here=None), False, False),
        (acting(process="import"), True, True),
        (acting(process="import", here=2), False, False),
        (acting(process="import", here=None), False, False),
    ],
)
def test_who_reads_and_who_keeps_the_record_of_a_partnership(by: Actor, reading: bool, keeping: bool) -> None:
    assert (reads(by, 1), keeps(by, 1)) == (reading, keeping)


def test_roles_and_kinds_have_names_for_pages() -> None:
    assert Role.COORDINATOR.label == "Coordinator"
    assert [kind.label for kind in OrganisationKind] == [
        "Responsible authority",
        "Co-operating body",
        "Voluntary organisation",
        "Business",
        "Residents' group",
        "Not said",
    ]


def test_a_chain_of_merges_ends_with_the_last_one_kept() -> None:
    assert standings([(1, 2), (2, 3), (5, 3)]) == {1: 3, 2: 3, 5: 3}
    assert standings([]) == {}


def test_a_circle_of_merges_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        standings([(1, 2), (2, 3), (3, 1)])


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=20))
def test_everybody_stands_as_somebody_who_stands_for_themselves(pairs: list[tuple[int, int]]) -> None:
    merges = {absorbed: kept for absorbed, kept in pairs if absorbed < kept}  # so there is no circle
    ends = standings(merges.items())
    assert set(ends) == set(merges)
    assert not set(ends.values()) & set(merges)


def test_every_kind_has_a_heading_of_its_own() -> None:
    assert OrganisationKind.RESPONSIBLE.plural == "Responsible authorities"
    assert len({kind.plural for kind in OrganisationKind}) == len(OrganisationKind)


@pytest.mark.parametrize(
    ("email", "verified", "invited", "fits"),
    [
        ("rosa@aldermere.example", True, "rosa@aldermere.example", True),
        ("Rosa@Aldermere.Example", None, "rosa@aldermere.example", True),
        ("rosa@aldermere.example", False, "rosa@aldermere.example", False),
        ("rosa@westmarch.example", True, "rosa@aldermere.example", False),
        (None, None, "rosa@aldermere.example", False),
        ("", None, "", False),
        ("rosa@aldermere.example", True, "ro\u017fa@aldermere.example", False),
        ("mi\u212ae@aldermere.example", True, "mike@aldermere.example", False),
        ("r\u00f6sa@aldermere.example", True, "r\u00f6sa@aldermere.example", True),
        ("R\u00d6SA@aldermere.example", True, "r\u00f6sa@aldermere.example", False),
    ],
)
def test_only_the_address_that_was_invited_is_the_one(email, verified, invited, fits) -> None:
    assert is_invited(email, verified, invited) is fits


@pytest.mark.parametrize("refusal", Refusal, ids=lambda one: one.name)
def test_every_refusal_says_what_happened_and_what_to_do(refusal: Refusal) -> None:
    told = refusal.value.of("your organisation")
    assert 400 <= told.status < 600
    for words in (told.heading, told.happened, told.to_do):
        assert words[0].isupper()
        assert "{" not in words
    assert told.to_do.endswith(".")
