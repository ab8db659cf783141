"""Who and what is named in an answer: bodies, people, agencies, minutes; as far as the actor may know of them."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from frankpledge.kit.numbers import LARGEST
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.queries.standing_as import WITHHELD, withheld_from
from frankpledge.meetings.rules.kinds import PaperKind
from frankpledge.meetings.rules.wording import minute_number
from frankpledge.people.models import Organisation
from frankpledge.people.queries import agency_known, name_known
from frankpledge.people.rules.marking import Level

Marking = Literal["Public", "OFFICIAL", "OFFICIAL-SENSITIVE"]
Number = Annotated[int, Field(ge=1, le=LARGEST)]


class Named(Schema):
    """A board or group, or an agency."""

    id: int
    name: str


class Agency(Schema):
    """An agency as a paper names it."""

    id: int | None = Field(description="Its number, where the printed name is tied to an agency")
    name: str


class Who(Schema):
    """A person or an agency as a paper names it."""

    name: str = Field(description="As the record knows them, else as printed; “Name withheld” of who is restricted")
    person: int | None = Field(
        default=None, description="The number of the person, where they are a member or an officer"
    )
    agency: int | None = Field(default=None, description="The number of the agency, where it is one")


class Minute(Schema):
    """An item of a paper, by its number as people cite it."""

    id: int
    number: str
    title: str


class Source(Schema):
    """The paper that states something."""

    paper: int = Field(description="The number of the paper")
    kind: PaperKind
    dated: date | None
    meeting: int | None = Field(description="The number of the meeting, where the paper is its minutes")
    body: Named | None


def marking(level: int) -> Any:
    """A marking as it is printed."""
    return Level(level).label


def named(row: models.Body | Organisation | None) -> Named | None:
    """A body or an agency, where there is one."""
    return Named(id=row.pk, name=row.name) if row is not None else None


def agency(by: Actor, organisation: Organisation | None, printed: str = "") -> Agency | None:
    """The agency that a row is tied to, as far as the actor may know it; else as printed; None where none is named."""
    if organisation is not None and (name := agency_known(by, organisation)):
        return Agency(id=organisation.pk, name=name)
    return Agency(id=None, name=printed) if printed else None


def who(by: Actor, row: models.ActionOwner | models.Attendance | models.Membership) -> Who:
    """Whom a row names, read with `has_page`: as its page has it."""
    if withheld_from(by, row):
        return Who(name=WITHHELD)
    printed = getattr(row, "name", "")
    if row.person is not None:
        name = name_known(by, row.person)
        number = row.person.stands_as_id or row.person.pk if name and getattr(row, "has_page", False) else None
        return Who(name=name or printed, person=number)
    if row.organisation is not None and isinstance(row, models.ActionOwner):
        name = agency_known(by, row.organisation)
        return Who(name=name or printed, agency=row.organisation.pk if name else None)
    return Who(name=printed)


def minute(item: models.Item | None) -> Minute | None:
    """An item, read with its parent, where there is one."""
    if item is None:
        return None
    above = item.parent.number if item.parent is not None else ""
    return Minute(id=item.pk, number=minute_number(item.number, above), title=item.title)


def source(paper: models.Paper) -> Source:
    """A paper, read with its body."""
    return Source(
        paper=paper.pk, kind=PaperKind(paper.kind), dated=paper.dated, meeting=paper.meeting_id, body=named(paper.body)
    )
