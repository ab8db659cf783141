"""Who may be a member, by past attendance: offered with what it rests on, and never assumed.  Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

LAST = 6  # meetings that are looked at
LEAST = 3  # of them that somebody was at, to be offered


@dataclass(frozen=True, slots=True)
class Attended:
    """That somebody was at a meeting for an agency, under a post as printed."""

    meeting: int
    on: date
    person: int
    agency: int
    post: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who might be a member, for which agency, and the evidence: the meetings that they were at."""

    person: int
    agency: int
    post: str
    meetings: tuple[tuple[int, date], ...]
    of: int


def offers(
    last: Sequence[int], attended: Iterable[Attended], seated: Collection[tuple[int, int | None]], least: int = LEAST
) -> list[Offer]:
    """Those who were at `least` or more of these last meetings for an agency, and hold no place for it now.

    `seated` are the (person, agency) of whoever holds a place, substitutes too.  The post is the one printed last.  The
    most constant come first.
    """
    found: dict[tuple[int, int], dict[int, Attended]] = {}
    for one in attended:
        if one.meeting in last and (one.person, one.agency) not in seated and (one.person, None) not in seated:
            found.setdefault((one.person, one.agency), {})[one.meeting] = one
    offered = []
    for (person, agency), meetings in found.items():
        if len(meetings) >= least:
            latest = sorted(meetings.values(), key=lambda one: one.on, reverse=True)
            post = next((one.post for one in latest if one.post), "")
            offered.append(Offer(person, agency, post, tuple((one.meeting, one.on) for one in latest), len(last)))
    return sorted(offered, key=lambda one: (-len(one.meetings), one.person, one.agency))
