"""How a meeting stands to its body's own rule, and which responsible authorities of its day nobody stood for.

Who was there comes as plain data: from the attendance list of minutes, or from the presences of a meeting run here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, DateField, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Attendance, Body, Meeting, Membership, TermsOfReference
from frankpledge.meetings.queries.papers import bodies_seen_by
from frankpledge.meetings.queries.standing_as import stands
from frankpledge.meetings.rules.kinds import BodyKind, Capacity
from frankpledge.meetings.rules.quorum import Finding, Place, Quorum, Rule, There, finding, version_on
from frankpledge.people.queries import organisations_seen_by, partnership_of
from frankpledge.people.rules.authorities import Authority, Missing, area_of, missing, named_on
from frankpledge.people.rules.roles import only_shared


@dataclass(frozen=True)
class Came:
    """Who was at a meeting as far as a rule has to know, and the agencies of whoever excused themselves."""

    there: Sequence[There]
    excused: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Standing:
    """How a meeting stands: to its own rule, from which terms; the authorities to ask after, if it is of a board.

    `first_terms` is the day of the first terms in the record where the meeting was before them; `told` is whether any
    agency is said to be a responsible authority at all.
    """

    finding: Finding
    terms: TermsOfReference | None = None
    first_terms: date | None = None
    missing: list[Missing] = field(default_factory=list)
    board: bool = False
    told: bool = False

    @property
    def state(self) -> Quorum:
        """The state in a word."""
        return self.finding.stands


def terms_seen_by(by: Actor, body: Body) -> list[TermsOfReference]:
    """The versions of a body's terms of reference, the latest first; none for those who read only what is shared."""
    if only_shared(by):
        return []
    rows = TermsOfReference.objects.filter(partnership_id=partnership_of(by), body=body)
    return list(rows.filter(body__in=bodies_seen_by(by).order_by().values("pk")))


def rule_of(terms: TermsOfReference) -> Rule:
    """The quorum that a version of the terms of reference asks for."""
    return Rule(
        members=terms.quorum_members,
        agencies=terms.quorum_agencies,
        authorities=terms.quorum_authorities,
        chair=terms.quorum_chair,
        in_room=terms.quorum_in_room,
    )


def came_by(present: Iterable[Attendance], apologies: Iterable[Attendance]) -> Came:
    """Who was there by the attendance list of minutes, whose people are loaded as whom they stand."""
    there = [
        There(
            person=(row.person.stands_as_id or row.person_id) if row.person is not None else None,
            agency=row.organisation_id,
            listed=row.capacity == Capacity.PRESENT,
        )
        for row in present
    ]
    return Came(there, frozenset(row.organisation_id for row in apologies if row.organisation_id is not None))


def standing_of(by: Actor, meeting: Meeting, came: Came) -> Standing | None:
    """How a meeting stands, in one query more; None where there is nothing to say, or the actor may not know it.

    Authorities are asked after at the meetings of a board alone: no other group has to have them.
    """
    body, day = meeting.body, meeting.held_on
    if only_shared(by):
        return None
    known = _known(by, body, day)
    board = body.kind == BodyKind.BOARD
    if not known.terms and not board:
        return None
    number = version_on([(one.version, one.adopted_on) for one in known.terms], day)
    terms = next((one for one in known.terms if one.version == number), None)
    wales, two_tier = area_of(known.told.values())
    named = {one.authority for one in named_on(day, wales=wales, two_tier=two_tier)}
    by_law = [agency for agency, which in known.told.items() if which in named]
    seats = {place.person: place.agency for place in known.places}
    agencies = {one.agency or seats.get(one.person or 0) for one in came.there}
    there = [known.told[one] for one in agencies if one in known.told]
    excused = [known.told[one] for one in came.excused if one in known.told]
    return Standing(
        finding(rule_of(terms) if terms else None, known.places, came.there, by_law),
        terms,
        min((one.adopted_on for one in known.terms if one.adopted_on), default=None) if terms is None else None,
        missing(day, known.told.values(), there, excused) if board and known.told and came.there else [],
        board,
        bool(known.told),
    )


@dataclass
class _Known:
    """What a meeting is held against: the versions of the terms, the places on its day, which agency is what by law."""

    terms: list[TermsOfReference] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    told: dict[int, Authority] = field(default_factory=dict)


def _known(by: Actor, body: Body, day: date) -> _Known:
    """What a meeting of a body on a day is held against, from three tables in one query.

    A substitute's place is tied to that of the member as it is held on the day.
    """
    terms = TermsOfReference.objects.filter(partnership_id=partnership_of(by), body=body).order_by()
    held = Membership.objects.filter(Q(starts__isnull=True) | Q(starts__lte=day), partnership_id=partnership_of(by))
    held = held.filter(Q(ends__isnull=True) | Q(ends__gte=day), body=body).order_by()
    told = organisations_seen_by(by).exclude(authority="").order_by()
    least = ("quorum_members", "quorum_agencies", "quorum_authorities")
    also = ("quorum_chair", "quorum_in_room")
    flags = [Case(When(**{name: True}, then=1), default=0) for name in also]
    place = (stands(), F("organisation_id"), stands("substitute_for__person"), F("substitute_for__organisation_id"),
             F("substitute_for_id"))  # fmt: skip
    rows = _rows(terms, "terms", F("version"), F("quorum_words"), F("adopted_on"), *map(F, least), *flags).union(
        _rows(held, "place", F("pk"), F("office"), None, *place),
        _rows(told, "authority", F("pk"), F("authority"), None, *[None] * 5),
        all=True,
    )
    known, places = _Known(), []
    for row in rows.order_by("what", "number"):
        match row["what"]:
            case "terms":
                said = dict(zip(least + also, (row[name] for name in _NUMBERS), strict=True))
                said |= {name: bool(said[name]) for name in also}
                said |= {"version": row["number"], "adopted_on": row["day"], "quorum_words": row["words"]}
                known.terms.append(TermsOfReference(body=body, **said))
            case "place":
                places.append(row)
            case _:
                known.told[row["number"]] = Authority(row["words"])
    now = {(row["one"], row["two"]): row["number"] for row in places if row["five"] is None}
    known.places = [
        Place(
            row["number"],
            row["one"],
            row["two"],
            row["words"],
            now.get((row["three"], row["four"]), 0) if row["five"] is not None else None,
        )
        for row in places
    ]
    return known


_NUMBERS = ("one", "two", "three", "four", "five")


def _rows(rows: QuerySet[Any], what: str, number: F, words: F, day: F | None, *numbers: Any) -> QuerySet[Any, Any]:
    """Rows of a table in the shape that all three have: a number, words, a day, five numbers more."""
    columns: dict[str, Any] = {
        "what": Cast(Value(what), CharField(max_length=20)),
        "number": Cast(number, BigIntegerField()),
        "words": Cast(words, TextField()),
        "day": Cast(day or Value(None), DateField()),
    }
    for name, value in zip(_NUMBERS, numbers, strict=True):
        columns[name] = Cast(value if value is not None else Value(None), BigIntegerField())
    return rows.values(**columns)
