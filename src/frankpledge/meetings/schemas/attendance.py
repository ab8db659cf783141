"""Who was at meetings: what is asked, and what is answered."""

from typing import Any

from ninja import Field, Schema

from frankpledge.design.answers import Asked, Listing
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.rules.kinds import Capacity
from frankpledge.meetings.schemas.named import Agency, Number, Source, Who, agency, source, who


class AskedOfAttendance(Asked):
    """The filters of the attendance: what is not asked is any."""

    meeting: Number | None = Field(default=None, description="The number of a meeting")
    body: Number | None = Field(default=None, description="The number of a board or group")
    agency: Number | None = Field(default=None, description="The number of an agency that was stood for")
    person: Number | None = Field(default=None, description="The number of a member or an officer")


class Attended(Schema):
    """Somebody in the attendance list of minutes."""

    id: int
    who: Who
    post: str
    agency: Agency | None
    capacity: Capacity
    chair: bool
    checked: bool


class AttendedThere(Attended):
    """Somebody in an attendance list, and in whose."""

    source: Source


class Attendance(Listing):
    """A page of the attendance, the latest meeting first."""

    rows: list[AttendedThere]


def attended(by: Actor, row: models.Attendance) -> Attended:
    """A line of an attendance list, read with whether its person has a page."""
    return Attended(**_values(by, row))


def attended_there(by: Actor, row: models.Attendance) -> AttendedThere:
    """The same, read with its paper."""
    return AttendedThere(**_values(by, row), source=source(row.paper))


def _values(by: Actor, row: models.Attendance) -> dict[str, Any]:
    return {
        "id": row.pk,
        "who": who(by, row),
        "post": row.post,
        "agency": agency(by, row.organisation, row.organisation_name),
        "capacity": row.capacity,
        "chair": row.chair,
        "checked": row.checked,
    }
