"""Meetings and their agendas: what is asked, and what is answered."""

from datetime import date, time
from typing import Any, Literal

from ninja import Field, Schema

from frankpledge.design.answers import Listing
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.queries.agendas import AgendaStub, Line
from frankpledge.meetings.rules.kinds import AgendaKind, MeetingState
from frankpledge.meetings.schemas.named import Agency, Marking, Named, agency, marking
from frankpledge.meetings.schemas.papers import AskedOfPapers, CountedPaper, Restricted, WholePaper
from frankpledge.people.queries import name_known


class AskedOfMeetings(AskedOfPapers):
    """The filters of the meetings: what is not asked is any."""

    which: Literal["minuted", "run_here"] = Field(
        default="minuted", description="Those whose minutes are in the record, or those that are planned and run here"
    )


class Meeting(Schema):
    """A meeting of a board or group."""

    id: int
    body: Named
    held_on: date
    starts_at: time | None
    ends_at: time | None
    venue: str
    state: MeetingState
    agenda_on: date | None = Field(description="The day on which its agenda went out")
    minutes: CountedPaper | None


class Meetings(Listing):
    """A page of the meetings, the latest first."""

    rows: list[Meeting]
    restricted: list[Restricted] = Field(description="Minutes, of the whole list, that the token may not read")


class WholeMeeting(Schema):
    """A meeting and everything that its minutes state."""

    id: int
    body: Named
    held_on: date
    starts_at: time | None
    ends_at: time | None
    venue: str
    state: MeetingState
    agenda_on: date | None
    next_on: date | None = Field(description="The day of the next meeting, as its minutes say")
    minutes: WholePaper | None = Field(description="None while no minutes are out")


class AgendaItem(Schema):
    """An item of an agenda."""

    id: int | None = Field(description="None for one that the token may not read")
    number: str
    title: str
    kind: AgendaKind | None
    purpose: str = Field(description="`decide`, `discuss`, `note`, or empty")
    presenter: str
    agency: Agency | None
    length: int | None = Field(description="In minutes of time")
    note: str
    withdrawn: bool
    marking: Marking
    restricted: bool = Field(description="It is there, and marked above what the token may read")
    parts: list["AgendaItem"]


class Agenda(Schema):
    """The agenda of a meeting that is run here."""

    meeting: int
    body: Named
    held_on: date
    state: MeetingState
    agenda_on: date | None
    items: list[AgendaItem]


def place(row: models.Meeting) -> dict[str, Any]:
    """The parts of a meeting, read with its body."""
    return {
        "id": row.pk,
        "body": Named(id=row.body_id, name=row.body.name),
        "held_on": row.held_on,
        "starts_at": row.starts_at or row.started,
        "ends_at": row.ends_at or row.closed,
        "venue": row.venue,
        "state": row.state,
        "agenda_on": row.agenda_on,
    }


def agenda(by: Actor, row: models.Meeting, lines: list[Line]) -> Agenda:
    """An agenda, as far as it was read for the actor."""
    return Agenda(
        meeting=row.pk,
        body=Named(id=row.body_id, name=row.body.name),
        held_on=row.held_on,
        state=MeetingState(row.state),
        agenda_on=row.agenda_on,
        items=[_line(by, line) for line in lines],
    )


def _line(by: Actor, line: Line) -> AgendaItem:
    parts = [_line(by, part) for part in line.parts]
    row = line.item
    if isinstance(row, AgendaStub):
        return AgendaItem(
            id=None, number=row.number, title="", kind=None, purpose="", presenter="", agency=None, length=None,
            note="", withdrawn=False, marking=marking(row.level), restricted=True, parts=parts,
        )  # fmt: skip
    return AgendaItem(
        id=row.pk,
        number=row.number,
        title=row.title,
        kind=AgendaKind(row.kind),
        purpose=row.purpose,
        presenter=name_known(by, row.presenter_person) if row.presenter_person is not None else row.presenter,
        agency=agency(by, row.organisation),
        length=row.length,
        note=row.note,
        withdrawn=row.withdrawn_at is not None,
        marking=marking(row.level),
        restricted=False,
        parts=parts,
    )
