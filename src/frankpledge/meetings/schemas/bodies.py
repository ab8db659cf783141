"""Boards and groups with their members: what is answered."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from frankpledge.design.answers import Listing
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.rules.kinds import BodyKind
from frankpledge.meetings.rules.serving import Serving, serving
from frankpledge.meetings.schemas.named import Agency, Named, Who, agency, named, who
from frankpledge.people.queries import name_known


class LastMeeting(Schema):
    """The last meeting whose minutes are in the record."""

    id: int
    held_on: date


class Body(Schema):
    """A board or group that meets."""

    id: int
    name: str
    kind: BodyKind
    parent: Named | None = Field(description="The body that it reports to")
    starts: date | None
    ends: date | None
    last_meeting: LastMeeting | None
    open_actions: int = Field(description="How many actions of its papers are open")


class Bodies(Listing):
    """A page of the boards and groups, by name."""

    rows: list[Body]


class Member(Schema):
    """Somebody's place on a body."""

    who: Who
    agency: Agency | None
    post: str
    office: str = Field(description="`chair`, `vice_chair`, or empty")
    substitute_for: str = Field(description="The name of the member for whom they stand in, or empty")
    starts: date | None
    ends: date | None
    serving: Serving


class Terms(Schema):
    """The terms of reference that count now."""

    version: int
    adopted_on: date | None
    quorum: str = Field(description="What they ask for a quorum, in words")


class WholeBody(Body):
    """A board or group with what it goes by and who sits on it."""

    statement_of_intent: str
    groups: list[Named] = Field(description="The groups that report to it")
    members: list[Member] = Field(description="Those now, earlier and later")
    terms: Terms | None
    commitments: list[str] = Field(description="What its members agreed to hold to, and still do")


def body(row: Any) -> Body:
    """A body, read with its last meeting and its open actions."""
    return Body(**_values(row))


def whole_body(row: Any, **more: Any) -> WholeBody:
    """The same with what else there is: `groups`, `members`, `terms`, `commitments`."""
    groups = [Named(id=group.pk, name=group.name) for group in more.pop("groups")]
    return WholeBody(**_values(row), statement_of_intent=row.statement_of_intent, groups=groups, **more)


def member(by: Actor, place: models.Membership) -> Member:
    """A place, read with whether its person has a page."""
    other = place.substitute_for
    return Member(
        who=who(by, place),
        agency=agency(by, place.organisation),
        post=place.post,
        office=place.office,
        substitute_for=name_known(by, other.person) if other is not None else "",
        starts=place.starts,
        ends=place.ends,
        serving=serving(place.starts, place.ends, by.today),
    )


def _values(row: Any) -> dict[str, Any]:
    last = LastMeeting(id=row.last_id, held_on=row.last_on) if row.last_id else None
    return {
        "id": row.pk,
        "name": row.name,
        "kind": row.kind,
        "parent": named(row.parent),
        "starts": row.starts,
        "ends": row.ends,
        "last_meeting": last,
        "open_actions": row.open,
    }
