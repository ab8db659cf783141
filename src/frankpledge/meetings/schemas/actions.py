"""The action log and an action: what is asked of it, and what is answered."""

from datetime import date
from typing import Any, Literal

from ninja import Field, Schema

from frankpledge.design.answers import Asked as AskedOfList
from frankpledge.design.answers import Listing
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.queries.actions import Asked
from frankpledge.meetings.queries.falling import day_of
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import Standing, standing
from frankpledge.meetings.schemas.named import Marking, Minute, Number, Source, Who, marking, minute, source, who

Stands = Literal["open", "due_soon", "late", "done", "dropped"]


class AskedOfActions(AskedOfList):
    """The filters of the action log: what is not asked is any."""

    owner: Number | None = Field(default=None, description="The number of a person who owns it")
    agency: Number | None = Field(default=None, description="The number of an agency that owns it, or whose people do")
    body: Number | None = Field(default=None, description="The number of the board or group in whose paper it stands")
    standing: list[Stands] = Field(default=[], description="How it stands today; several are joined by “or”")
    due_from: date | None = Field(default=None, description="The first day on which it may be due")
    due_to: date | None = Field(default=None, description="The last day on which it may be due")
    unchecked: bool = Field(default=False, description="Only those that no person has checked yet")
    order: Literal["usual", "due", "-due", "meeting", "-meeting"] = Field(
        default="usual", description="The usual order has what is open first, each by its due date"
    )

    def asked(self) -> Asked:
        """The same as the action log is asked."""
        standings = frozenset(Standing[name.upper()] for name in self.standing)
        return Asked(
            self.owner, self.agency, self.body, standings, self.due_from, self.due_to, self.unchecked, self.order
        )


class Action(Schema):
    """Something that somebody was asked to do."""

    id: int
    text: str
    owners: list[Who]
    raised_on: date | None = Field(
        description="When it was raised: the day that its log gives, or else the day of its paper"
    )
    due: date | None
    due_month_only: bool = Field(description="Only the month was said: `due` is its last day")
    assumed_due: date | None = Field(
        description="The day of the next meeting of its body, by which an open action without a date is due"
    )
    priority: Literal["", "high", "medium", "low"]
    deferred_times: int = Field(description="How often its date was put off")
    standing: Stands = Field(description="How it stands today")
    outcome: str = Field(description="What came of it")
    closed_on: date | None
    item: Minute | None = Field(description="The minute under which it stands")
    source: Source
    marking: Marking
    checked: bool = Field(description="A person has checked it against its paper")


class Actions(Listing):
    """A page of the action log."""

    rows: list[Action]


class Pointer(Schema):
    """A later paper that points to a minute."""

    id: int
    item: Minute | None
    source: Source


class Update(Schema):
    """Something said of an action since, which stands."""

    kind: UpdateKind
    text: str
    said_on: date
    due_was: date | None = Field(description="The date before, where it was put off")
    due: date | None


class WholeAction(Action):
    """An action with the words that it came from, what was said of it since, and what points to its minute."""

    words: str = Field(description="The words of the paper")
    updates: list[Update]
    pointers: list[Pointer]


def action(by: Actor, row: models.Action) -> Action:
    """An action, read with when it falls due and its owners."""
    return Action(**_values(by, row))


def whole_action(
    by: Actor, row: models.Action, updates: list[models.ActionUpdate], pointers: list[models.Reference]
) -> WholeAction:
    """An action, read with its words; of what was said of it, what stands."""
    since = [
        Update(kind=UpdateKind(one.kind), text=one.text, said_on=one.said_on, due_was=one.due_was, due=one.due)
        for one in updates
        if one.state == UpdateState.STANDS
    ]
    words = row.words.words if row.words is not None else ""
    found = [Pointer(id=one.pk, item=minute(one.item), source=source(one.paper)) for one in pointers]
    return WholeAction(**_values(by, row), words=words, updates=since, pointers=found)


def _values(by: Actor, row: models.Action) -> dict[str, Any]:
    return {
        "id": row.pk,
        "text": row.text,
        "owners": [who(by, owner) for owner in row.owners.all()],
        "raised_on": row.raised_day,
        "due": row.due,
        "due_month_only": row.due_month_only,
        "assumed_due": day_of(row) if row.due is None and row.state == ActionState.OPEN else None,
        "priority": row.priority,
        "deferred_times": row.deferred_times,
        "standing": standing(row.state, day_of(row), by.today).name.lower(),
        "outcome": row.outcome,
        "closed_on": row.closed_on,
        "item": minute(row.item),
        "source": source(row.paper),
        "marking": marking(row.level),
        "checked": row.checked,
    }
