"""Which authorities are responsible by law for an area's crime and disorder strategies, and from when.  Pure.

Crime and Disorder Act 1998, section 5(1), as amended.  An agency is such an authority because a person says so; its
name only offers which.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.kit.words import folded


class Authority(StrEnum):
    """A kind of authority that the law names, or named once."""

    COUNCIL = "council"
    COUNTY_COUNCIL = "county_council"
    POLICE = "police"
    POLICE_AUTHORITY = "police_authority"
    FIRE = "fire"
    PRIMARY_CARE_TRUST = "pct"
    CLINICAL_COMMISSIONING_GROUP = "ccg"
    INTEGRATED_CARE_BOARD = "icb"
    LOCAL_HEALTH_BOARD = "lhb"
    PROBATION = "probation"
    REHABILITATION_COMPANY = "crc"

    @property
    def label(self) -> str:
        """What it is called where one is chosen."""
        return _LABELS[self]


_LABELS = {
    Authority.COUNCIL: "Council of the area: district, borough or unitary",
    Authority.COUNTY_COUNCIL: "County council, over the district",
    Authority.POLICE: "Police force: its chief officer",
    Authority.POLICE_AUTHORITY: "Police authority, to 21 November 2012",
    Authority.FIRE: "Fire and rescue authority",
    Authority.PRIMARY_CARE_TRUST: "Primary care trust, to 31 March 2013",
    Authority.CLINICAL_COMMISSIONING_GROUP: "Clinical commissioning group, to 30 June 2022",
    Authority.INTEGRATED_CARE_BOARD: "Integrated care board, from 1 July 2022",
    Authority.LOCAL_HEALTH_BOARD: "Local health board, in Wales",
    Authority.PROBATION: "Probation: a trust, the National Probation Service, the Probation Service",
    Authority.REHABILITATION_COMPANY: "Community rehabilitation company, 2014 to 2021",
}


@dataclass(frozen=True, slots=True)
class Named:
    """That the law names an authority, from its first day to its last, and how it is called in those days."""

    authority: Authority
    called: str
    first: date
    last: date | None = None
    england: bool = True
    wales: bool = True
    two_tier: bool = False

    def on(self, day: date) -> bool:
        """Whether it is named on this day."""
        return self.first <= day and (self.last is None or day <= self.last)


_BEGAN = date(1998, 9, 30)
# In the order of the Act.  What each line rests on, and what was not verified:
# council, chief officer: section 5(1)(a) and (b) as enacted.  Not verified: in force from 30 September 1998.
# police authority: paragraph (c), by section 97(2) of the Police Reform Act 2002, from 1 April 2003 (S.I. 2003/808,
#   article 2(j)); left out on 22 November 2012 with the police authorities (Police Reform and Social Responsibility Act
#   2011, Schedule 16; S.I. 2012/2892).  Not verified: London, whose authority went on 16 January 2012.
# fire: paragraph (d), likewise from 1 April 2003 (the same article; Hansard, Commons, 16 June 2004, column 981W).
# health in England: paragraph (e): primary care trusts from 30 April 2004 (the same column of Hansard); clinical
#   commissioning groups in the Act as it stood on 1 April 2013; integrated care boards, established on 1 July 2022
#   under the Health and Care Act 2022, in the Act as it stands.
# health in Wales: paragraph (f), from 1 April 2003 (the same column); it said "health authority", and "Local Health
#   Board" by 1 August 2007.  Not verified: the day of that change; the boards are asked after from the beginning.
# probation: paragraph (aa), by section 108 of the Policing and Crime Act 2009, of every provider whose arrangements say
#   so, from 1 April 2010 (S.I. 2010/507, of which article 5 was not read whole).  The National Probation Service and
#   the community rehabilitation companies both were (Ministry of Justice, 2014, on statutory partnerships); they began
#   on 1 June 2014, and one Probation Service on 26 June 2021 (House of Commons Library, CBP-9252).
_NAMED = (
    Named(Authority.COUNCIL, "the council", _BEGAN),
    Named(Authority.COUNTY_COUNCIL, "the county council", _BEGAN, wales=False, two_tier=True),
    Named(Authority.PROBATION, "the probation trust", date(2010, 4, 1), date(2014, 5, 31)),
    Named(Authority.PROBATION, "the National Probation Service", date(2014, 6, 1), date(2021, 6, 25)),
    Named(
        Authority.REHABILITATION_COMPANY,
        "the community rehabilitation company",
        date(2014, 6, 1),
        date(2021, 6, 25),
    ),
    Named(Authority.PROBATION, "the Probation Service", date(2021, 6, 26)),
    Named(Authority.POLICE, "the police", _BEGAN),
    Named(Authority.POLICE_AUTHORITY, "the police authority", date(2003, 4, 1), date(2012, 11, 21)),
    Named(Authority.FIRE, "the fire and rescue authority", date(2003, 4, 1)),
    Named(Authority.PRIMARY_CARE_TRUST, "the primary care trust", date(2004, 4, 30), date(2013, 3, 31), wales=False),
    Named(
        Authority.CLINICAL_COMMISSIONING_GROUP,
        "the clinical commissioning group",
        date(2013, 4, 1),
        date(2022, 6, 30),
        wales=False,
    ),
    Named(Authority.INTEGRATED_CARE_BOARD, "the integrated care board", date(2022, 7, 1), wales=False),
    Named(Authority.LOCAL_HEALTH_BOARD, "the local health board", date(2003, 4, 1), england=False),
)


def named_on(day: date, *, wales: bool = False, two_tier: bool = False) -> tuple[Named, ...]:
    """The authorities that the law names on a day, for an area in England or in Wales, in the order of the Act.

    The council of the county is one of them where the area is a district under a county council, `two_tier`.  What each
    rests on (Act, instrument, Hansard), and what was not verified, stands at the table above.
    """
    here = [named for named in _NAMED if named.on(day) and (named.wales if wales else named.england)]
    return tuple(named for named in here if two_tier or not named.two_tier)


def area_of(told: Iterable[Authority]) -> tuple[bool, bool]:
    """Whether an area is in Wales, and whether it is a district under a county council: as its agencies say.

    A local health board is of Wales alone, and only a district has a county council over it.
    """
    found = set(told)
    return Authority.LOCAL_HEALTH_BOARD in found, Authority.COUNTY_COUNCIL in found


@dataclass(frozen=True, slots=True)
class Missing:
    """An authority that the law names and for which nobody was there: whether it excused itself, whether one is said.

    `said` is whether a person has said of any agency in the record that it is this authority.
    """

    named: Named
    excused: bool
    said: bool

    @property
    def question(self) -> str:
        """What the page asks."""
        return f"Was {self.named.called} there?"

    @property
    def why(self) -> str:
        """Why it asks."""
        if self.excused:
            return "The attendance list has it under apologies alone."
        if self.said:
            return "Nobody stands for it in the attendance list."
        return "No agency in the record is said to be it, so the attendance list cannot tell."


def missing(
    day: date, told: Iterable[Authority], there: Iterable[Authority], excused: Iterable[Authority]
) -> list[Missing]:
    """The authorities of a day for which nobody was at a meeting, to be asked after.

    `told` are those that agencies of the record are said to be, `there` and `excused` those of a meeting's list.  It
    is asked and not stated: from 1 June 2011 in England (S.I. 2011/1230, regulation 3(2)) and 5 December 2011 in Wales
    (S.I. 2011/2702) a strategy group is two or more persons appointed by one or more of the responsible authorities.
    Before, in England from 1 August 2007, each appointed one or more (S.I. 2007/1830, regulation 3(2)).
    """
    said, present, sorry = set(told), set(there), set(excused)
    wales, two_tier = area_of(said)
    return [
        Missing(named, named.authority in sorry, named.authority in said)
        for named in named_on(day, wales=wales, two_tier=two_tier)
        if named.authority not in present
    ]


_OFFERS = (  # the first that a name has; what a name must not have stands behind
    (Authority.POLICE_AUTHORITY, r"\bpolice authority\b", ""),
    (Authority.REHABILITATION_COMPANY, r"\b(community rehabilitation company|crc)\b", ""),
    (Authority.PROBATION, r"\b(probation|nps)\b", r"\bboard\b"),
    (Authority.PRIMARY_CARE_TRUST, r"\b(primary care trust|pct)\b", ""),
    (Authority.CLINICAL_COMMISSIONING_GROUP, r"\b(clinical commissioning group|ccg)\b", ""),
    (Authority.INTEGRATED_CARE_BOARD, r"\b(integrated care board|icb)\b", ""),
    (Authority.LOCAL_HEALTH_BOARD, r"\b(health board|lhb)\b", r"\bwellbeing\b"),
    (Authority.FIRE, r"\bfire\b", r"\bunion\b"),
    (
        Authority.POLICE,
        r"\b(police|constabulary)\b",
        r"\b(commissioner|panel|crime|federation|transport|fund|office of)\b",
    ),
    (Authority.COUNTY_COUNCIL, r"\bcounty council\b", ""),
    (Authority.COUNCIL, r"\b(council|borough|city of|mbc|bc|dc|cbc)\b", r"\b(parish|town|voluntary|youth)\b"),
)


def offered_by(name: str) -> Authority | None:
    """Which authority an agency might be by its name, for a person to say; None where the name tells nothing."""
    words = folded(name)
    for authority, has, has_not in _OFFERS:
        if re.search(has, words) and not (has_not and re.search(has_not, words)):
            return authority
    return None
