"""People and agencies as their pages show them: what is answered."""

from datetime import date
from typing import Literal

from ninja import Field, Schema

from frankpledge.design.answers import Listing
from frankpledge.meetings.queries.people import Year
from frankpledge.meetings.schemas.named import Named
from frankpledge.people.models import Organisation, Person
from frankpledge.people.rules.authorities import Authority
from frankpledge.people.rules.kinds import OrganisationKind


class AgencyRow(Schema):
    """An agency, group or firm that takes part."""

    id: int
    name: str
    kind: OrganisationKind
    authority: Authority | Literal[""] = Field(description="Which authority of the Act it is, where somebody said")


class Agencies(Listing):
    """A page of the agencies, by name."""

    rows: list[AgencyRow]


class OfAgency(Schema):
    """A member or officer who has or had a post with an agency."""

    id: int
    name: str
    titles: list[str]
    left: bool = Field(description="Every post there has ended")


class AttendedYear(Schema):
    """How an agency attended one body in a year."""

    year: int
    body: Named
    held: int = Field(description="Meetings in the record")
    there: int = Field(description="Those at which somebody stood for it")
    excused: int = Field(description="Those from which it only excused itself")


class WholeAgency(AgencyRow):
    """An agency with its other names, its people and how it attended."""

    names: list[str] = Field(description="Other names that it was printed under")
    people: list[OfAgency]
    years: list[AttendedYear]


class PersonRow(Schema):
    """A member of a board or group, or an officer at its meetings."""

    id: int
    name: str


class People(Listing):
    """A page of the members and officers, by name."""

    rows: list[PersonRow]


class Post(Schema):
    """What somebody did for an agency, from one day to another."""

    title: str
    agency: Named
    starts: date | None
    ends: date | None


class Seat(Schema):
    """Somebody's place on a body."""

    body: Named
    agency: Named | None
    post: str
    starts: date | None
    ends: date | None


class WholePerson(PersonRow):
    """A member or officer with their posts and places.  Their meetings and actions are lists of their own."""

    names: list[str] = Field(description="Other spellings of their name")
    posts: list[Post]
    seats: list[Seat]


def agency_row(row: Organisation) -> AgencyRow:
    """An agency."""
    return AgencyRow(id=row.pk, name=row.name, kind=OrganisationKind(row.kind), authority=authority(row))


def authority(row: Organisation) -> Authority | Literal[""]:
    """Which authority an agency is, where somebody said."""
    return Authority(row.authority) if row.authority else ""


def person_row(row: Person) -> PersonRow:
    """A member or officer."""
    return PersonRow(id=row.pk, name=row.name)


def year(one: Year) -> AttendedYear:
    """How an agency attended in a year."""
    body = Named(id=one.body_id, name=one.body)
    return AttendedYear(year=one.year, body=body, held=one.held, there=one.there, excused=one.excused)
