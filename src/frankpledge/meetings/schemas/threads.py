"""The thread of a minute or of an action, step by step: what is answered."""

from datetime import date
from typing import Any, Literal

from ninja import Field, Schema

from frankpledge.design.answers import Listing
from frankpledge.meetings.models import Item
from frankpledge.meetings.queries.threads import Thread, Told
from frankpledge.meetings.rules.threads import Kind, Side
from frankpledge.meetings.rules.wording import pointer_words
from frankpledge.meetings.schemas.named import Minute, Number, Source, minute, source

_SIDES: dict[Side, Literal["before", "here", "after"]] = {
    Side.BEFORE: "before",
    Side.HERE: "here",
    Side.AFTER: "after",
}
_NUMBERED = {Kind.LETTER: "letter", Kind.ANSWERED: "letter", Kind.ACTION: "action", Kind.CLOSED: "action"}


Happening = Literal[
    "body", "gap", "minute", "received", "action", "letter", "answered", "update", "closed", "topic", "agenda",
]  # fmt: skip


class Stated(Schema):
    """A decision, an action or something promised back that a minute states, by its number and its words."""

    id: Number
    text: str


class Step(Schema):
    """One step of a thread: a minute with what it states, or something that happened between meetings."""

    kind: Happening = Field(
        description="A minute; a pointer that leads to nothing that can be shown (gap); minutes that a later meeting "
        "took as a whole (received); an action that stands in no minute; a letter sent or answered; something said of "
        "an action (update); an action closed; a topic of a forward plan; a place on an agenda; a body that changed"
    )
    side: Literal["before", "here", "after"] = Field(
        description="What it came from (before), the minute or action itself (here), what became (after)"
    )
    on: date | None = Field(description="Its day, where there is one")
    words: str = Field(description="What it says: of an action closed, the outcome; of a pointer, what it names")
    minute: Minute | None = Field(description="The minute that it is, or to which it belongs")
    source: Source | None = Field(description="The paper of that minute, or of an action that stands in none")
    action: int | None = Field(default=None, description="The number of the action")
    letter: int | None = Field(default=None, description="The number of the letter")
    meeting: int | None = Field(default=None, description="The number of the meeting on whose agenda it is")
    restricted: bool = Field(description="It points to a minute that is marked above what the token may read")
    against_time: bool = Field(description="Its day does not fit its place: a pointer may be tied wrongly")
    points_to: list[Minute]
    decisions: list[Stated]
    actions: list[Stated]
    follow_ups: list[Stated]


class WholeThread(Listing):
    """A page of the steps of a thread, and where the whole of it stands."""

    minute: Minute | None = Field(description="The minute whose thread it is, or from which the action comes")
    action: int | None = Field(description="The number of the action, where one was asked for")
    open_actions: int = Field(description="How many actions of it are open, from the minute on")
    closed_actions: int
    waiting_topics: int = Field(description="How many topics of it wait in forward plans")
    last_taken_up: date | None = Field(description="The day of the last meeting that took it up")
    goes_on: bool = Field(description="It goes on beyond what is followed from here")
    rows: list[Step]


def thread(found: Thread, item: Item | None, action: int | None) -> dict[str, Any]:
    """Where a thread stands as a whole."""
    return {
        "minute": minute(item),
        "action": action,
        "open_actions": found.stands.open,
        "closed_actions": found.stands.closed,
        "waiting_topics": found.stands.waiting,
        "last_taken_up": found.stands.last,
        "goes_on": found.is_cut,
    }


def step(one: Told) -> Step:
    """A step, told as its page tells it."""
    kind, there = one.step.kind, one.minute
    number = {_NUMBERED[kind]: one.step.row} if kind in _NUMBERED else {}
    if kind is Kind.UPDATE and one.event is not None:
        number = {"action": int(one.event.name)}
    if one.agenda is not None:
        number = {"meeting": one.agenda.meeting}
    paper = there.paper if there is not None else one.action.paper if one.action is not None else None
    return Step(
        kind=kind.value,
        side=_SIDES[one.step.side],
        on=one.step.on,
        words=_words(one),
        minute=minute(there),
        source=source(paper) if paper is not None else None,
        restricted=one.is_restricted,
        against_time=one.step.is_against_time,
        points_to=[found for pointer in one.pointers if (found := minute(pointer.to_item)) is not None],
        decisions=[Stated(id=row.id, text=row.text) for row in one.decisions],
        actions=[Stated(id=row.pk, text=row.text) for row in one.actions],
        follow_ups=[Stated(id=row.id, text=row.text) for row in one.promises],
        **number,
    )


def _words(one: Told) -> str:
    """What a step says; to whom a letter went is said with the letter."""
    match one.step.kind:
        case Kind.GAP | Kind.RECEIVED:
            return pointer_words(one.pointer.to_number, one.pointer.to_date)
        case Kind.ACTION:
            return one.action.text if one.action is not None else ""
        case Kind.BODY:
            body = one.body
            return f"{body.name}: {body.told} {body.other_name or body.after}".strip() if body is not None else ""
        case Kind.UPDATE | Kind.CLOSED | Kind.TOPIC:
            return one.event.words if one.event is not None else ""
    return ""
