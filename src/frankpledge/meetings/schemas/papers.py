"""Papers and what they state: minutes, reports, and each fact under its item."""

from datetime import date
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from frankpledge.design.answers import Asked, Listing
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.queries.alike import Amount, Said
from frankpledge.meetings.queries.contents import Contents, Section, people_in
from frankpledge.meetings.queries.stubs import Stub
from frankpledge.meetings.rules.kinds import PaperKind, Stage
from frankpledge.meetings.rules.kinds import Verb as DecisionVerb
from frankpledge.meetings.schemas.actions import Action, action
from frankpledge.meetings.schemas.attendance import Attended, attended
from frankpledge.meetings.schemas.named import Marking, Named, Number, marking, named
from frankpledge.meetings.schemas.references import Reference, reference


class AskedOfPapers(Asked):
    """The filters of lists of papers and meetings: what is not asked is any."""

    body: Number | None = Field(default=None, description="The number of a board or group")
    year: int | None = Field(default=None, ge=1, le=9999, description="The year of the paper's day")


class Paper(Schema):
    """A paper in the record."""

    id: int
    kind: PaperKind
    title: str
    dated: date | None
    body: Named | None
    meeting: int | None = Field(description="The number of the meeting, where the paper is its minutes")
    stage: Stage = Field(description="Where minutes stand that are made here; empty for what was read")
    agreed_on: date | None
    marking: Marking
    checked: bool = Field(description="A person has checked what was read from it")


class CountedPaper(Paper):
    """A paper, with how much it states."""

    items: int
    decisions: int
    actions: int


class Restricted(Schema):
    """A paper that the token may not read: that it is there, and no more."""

    kind: PaperKind
    body: str
    dated: date | None
    marking: Marking


class Papers(Listing):
    """A page of the minutes or the reports, the latest first."""

    rows: list[CountedPaper]
    restricted: list[Restricted] = Field(description="Those, of the whole list, that the token may not read")


class SaidDecision(Schema):
    """Something decided, under its item."""

    id: int
    verb: DecisionVerb
    text: str
    checked: bool


class SaidFollowUp(Schema):
    """Business promised back, under its item."""

    id: int
    text: str
    due: date | None
    due_month_only: bool
    checked: bool


class Measured(Schema):
    """A measurement as read, or a sum of money in pounds."""

    id: int
    what: str = Field(description="The measure, or the fund")
    quantity: Decimal
    unit: str
    role: str
    period: str
    area: str
    checked: bool


class Facts(Schema):
    """What stands under an item, or under none."""

    decisions: list[SaidDecision]
    actions: list[Action]
    follow_ups: list[SaidFollowUp]
    figures: list[Measured]
    money: list[Measured]
    references: list[Reference]


class Item(Facts):
    """An item of a paper with everything under it."""

    id: int | None = Field(description="None for one that the token may not read")
    number: str
    title: str
    presenter: str
    text: str = Field(description="What was minuted, in minutes that were made here")
    marking: Marking | None
    restricted: bool = Field(description="It is there, and marked above what the token may read")
    checked: bool
    parts: list["Item"]


class Correction(Schema):
    """A correction that a later meeting agreed: the words that stood, and those that stand instead."""

    item: int | None
    was: str
    becomes: str
    agreed_on: date


class WholePaper(Paper):
    """A paper with everything that it states."""

    attendance: list[Attended]
    items: list[Item]
    loose: Facts = Field(description="What stands under no item")
    corrections: list[Correction]


def paper(row: models.Paper) -> dict[str, Any]:
    """The parts of a paper, read with its body."""
    return {
        "id": row.pk,
        "kind": row.kind,
        "title": row.title,
        "dated": row.dated,
        "body": named(row.body),
        "meeting": row.meeting_id,
        "stage": row.stage,
        "agreed_on": row.agreed_on,
        "marking": marking(row.level),
        "checked": row.checked_on is not None,
    }


def counted(row: Any) -> CountedPaper:
    """A paper, read with how much it states."""
    return CountedPaper(**paper(row), items=row.items, decisions=row.decisions, actions=row.actions)


def restricted(stub: Stub) -> Restricted:
    """What is told of a paper that may not be read."""
    return Restricted(kind=PaperKind(stub.kind), body=stub.body, dated=stub.dated, marking=marking(stub.level))


def whole(by: Actor, row: models.Paper, contents: Contents, corrections: list[models.Correction]) -> WholePaper:
    """A paper with its contents, as far as they were read for the actor."""
    there = [*people_in(contents.present), *people_in(contents.apologies)]
    return WholePaper(
        **paper(row),
        attendance=[attended(by, one) for one in there],
        items=[_item(by, section) for section in contents.sections],
        loose=Facts(**_facts(by, contents.loose)),
        corrections=[
            Correction(item=one.item_id, was=one.was, becomes=one.becomes, agreed_on=one.agreed_on)
            for one in corrections
        ],
    )


def _item(by: Actor, section: Section) -> Item:
    row = section.item
    return Item(
        **_facts(by, section),
        id=row.pk if row is not None else None,
        number=row.number if row is not None else section.stub.number if section.stub else "",
        title=row.title if row is not None else "",
        presenter=row.presenter if row is not None else "",
        text=row.text if row is not None else "",
        marking=marking(row.level) if row is not None else None,
        restricted=row is None,
        checked=row is not None and row.checked,
        parts=[_item(by, part) for part in section.parts],
    )


def _facts(by: Actor, section: Section) -> dict[str, Any]:
    return {
        "decisions": [
            SaidDecision(id=one.id, verb=DecisionVerb(one.verb), text=one.text, checked=one.checked)
            for one in section.decisions
        ],
        "actions": [action(by, one) for one in section.actions],
        "follow_ups": [_promised(one) for one in section.follow_ups],
        "figures": [_measured(one) for one in section.figures],
        "money": [_measured(one) for one in section.money],
        "references": [reference(one) for one in section.references],
    }


def _promised(one: Said) -> SaidFollowUp:
    return SaidFollowUp(id=one.id, text=one.text, due=one.due, due_month_only=one.due_month_only, checked=one.checked)


def _measured(one: Amount) -> Measured:
    return Measured(
        id=one.id,
        what=one.what,
        quantity=one.quantity,
        unit=one.unit,
        role=one.role,
        period=one.period,
        area=one.area,
        checked=one.checked,
    )
