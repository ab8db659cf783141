"""Which authorities the law names on a day, and which of them a page asks after."""

from datetime import date

import pytest

from frankpledge.people.rules.authorities import Authority, area_of, missing, named_on, offered_by

ENGLAND = {Authority.COUNCIL, Authority.POLICE, Authority.FIRE}


@pytest.mark.parametrize(
    ("day", "more"),
    [
        (date(2003, 3, 31), {Authority.COUNCIL, Authority.POLICE}),
        (date(2003, 4, 1), ENGLAND | {Authority.POLICE_AUTHORITY}),
        (date(2004, 4, 30), ENGLAND | {Authority.POLICE_AUTHORITY, Authority.PRIMARY_CARE_TRUST}),
        (date(2010, 3, 31), ENGLAND | {Authority.POLICE_AUTHORITY, Authority.PRIMARY_CARE_TRUST}),
        (date(2010, 4, 1), ENGLAND | {Authority.POLICE_AUTHORITY, Authority.PRIMARY_CARE_TRUST, Authority.PROBATION}),
        (date(2012, 11, 21), ENGLAND | {Authority.POLICE_AUTHORITY, Authority.PRIMARY_CARE_TRUST, Authority.PROBATION}),
        (date(2012, 11, 22), ENGLAND | {Authority.PRIMARY_CARE_TRUST, Authority.PROBATION}),
        (date(2013, 4, 1), ENGLAND | {Authority.CLINICAL_COMMISSIONING_GROUP, Authority.PROBATION}),
        (
            date(2014, 6, 1),
            ENGLAND | {Authority.CLINICAL_COMMISSIONING_GROUP, Authority.PROBATION, Authority.REHABILITATION_COMPANY},
        ),
        (date(2021, 6, 26), ENGLAND | {Authority.CLINICAL_COMMISSIONING_GROUP, Authority.PROBATION}),
        (date(2022, 7, 1), ENGLAND | {Authority.INTEGRATED_CARE_BOARD, Authority.PROBATION}),
    ],
)
def test_each_authority_is_named_from_the_day_on_which_the_law_named_it(day: date, more: set[Authority]) -> None:
    named = [one.authority for one in named_on(day)]
    assert set(named) == more
    assert len(named) == len(more)  # none twice on one day


def test_an_area_in_wales_has_a_local_health_board_and_no_other_of_the_health_service() -> None:
    assert {one.authority for one in named_on(date(2023, 1, 1), wales=True)} == {
        Authority.COUNCIL, Authority.POLICE, Authority.FIRE, Authority.PROBATION, Authority.LOCAL_HEALTH_BOARD,
    }  # fmt: skip


def test_a_county_council_is_asked_after_only_where_an_agency_is_said_to_be_one() -> None:
    assert area_of({Authority.COUNCIL}) == (False, False)
    assert area_of({Authority.COUNCIL, Authority.COUNTY_COUNCIL}) == (False, True)
    asked = missing(date(2023, 1, 1), {Authority.COUNCIL, Authority.COUNTY_COUNCIL}, {Authority.COUNCIL}, ())
    assert Authority.COUNTY_COUNCIL in [one.named.authority for one in asked]


def test_an_authority_that_was_not_there_is_asked_after_with_why() -> None:
    told = {
        Authority.COUNCIL,
        Authority.POLICE,
        Authority.FIRE,
        Authority.PROBATION,
        Authority.CLINICAL_COMMISSIONING_GROUP,
    }
    asked = missing(
        date(2016, 5, 3),
        told,
        {Authority.COUNCIL, Authority.PROBATION, Authority.CLINICAL_COMMISSIONING_GROUP},
        {Authority.FIRE},
    )
    assert [(one.question, one.excused, one.said) for one in asked] == [
        ("Was the community rehabilitation company there?", False, False),
        ("Was the police there?", False, True),
        ("Was the fire and rescue authority there?", True, True),
    ]
    assert [one.why.split()[0] for one in asked] == ["No", "Nobody", "The"]


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Aldermere Borough Council", Authority.COUNCIL),
        ("Westmarch County Council", Authority.COUNTY_COUNCIL),
        ("Westmarch Police", Authority.POLICE),
        ("Westmarch Police Authority", Authority.POLICE_AUTHORITY),
        ("Police and Crime Commissioner for Westmarch", None),
        ("Westmarch Fire & Rescue Service", Authority.FIRE),
        ("NHS Aldermere CCG", Authority.CLINICAL_COMMISSIONING_GROUP),
        ("National Probation Service", Authority.PROBATION),
        ("Westmarch CRC", Authority.REHABILITATION_COMPANY),
        ("Mere Parish Council", None),
        ("Health and Wellbeing Board", None),
        ("Lakeside Housing", None),
    ],
)
def test_a_name_offers_which_authority_an_agency_might_be(name: str, offered: Authority | None) -> None:
    assert offered_by(name) is offered
