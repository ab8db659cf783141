"""Decisions and where they stand, and letters that wait for an answer: what is asked, and what is answered."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from frankpledge.design.answers import Asked, Listing
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import models
from frankpledge.meetings.rules.deciding import letter_state
from frankpledge.meetings.rules.kinds import DecisionState
from frankpledge.meetings.rules.kinds import Verb as DecisionVerb
from frankpledge.meetings.schemas.named import (
    Agency,
    Marking,
    Minute,
    Named,
    Number,
    Source,
    agency,
    marking,
    minute,
    source,
)


class AskedOfDecisions(Asked):
    """The filters of the decisions: what is not asked is any."""

    words: str = Field(default="", max_length=200, description="Words that all stand in it, or in its item's title")
    body: Number | None = Field(default=None, description="The number of the board or group that made it")
    state: list[DecisionState] = Field(default=[], description="Where it stands; several are joined by “or”")
    noted: bool = Field(default=False, description="What was only noted, too")


class Decision(Schema):
    """One separate thing decided, and where that stands."""

    id: int
    verb: DecisionVerb
    text: str
    state: DecisionState
    condition: str = Field(description="On what it depends, where it does")
    condition_from: str
    condition_by: date | None
    met_on: date | None
    item: Minute | None
    source: Source
    marking: Marking
    checked: bool


class Decisions(Listing):
    """A page of the decisions, the latest first."""

    rows: list[Decision]


class WholeDecision(Decision):
    """A decision with the words that it came from, and what stands in its place or stood before."""

    words: str = Field(description="The words of the paper")
    later: int | None = Field(description="The number of the decision that stands in its place")
    earlier: list[int] = Field(description="The numbers of those in whose place it stands")


class Letter(Schema):
    """A letter or a request of a body to somebody outside."""

    id: int
    body: Named
    to_name: str
    agency: Agency | None
    about: str
    sent_on: date | None
    answer_due: date | None
    answered_on: date | None
    answer: str
    state: str = Field(description="How it stands today, in words")
    chased: int = Field(description="How often somebody was reminded of it")
    last_chased: date | None
    marking: Marking


class Letters(Listing):
    """A page of the letters, what waits for an answer first."""

    rows: list[Letter]


class Chase(Schema):
    """That somebody was reminded of a letter."""

    on: date
    how: str


class WholeLetter(Letter):
    """A letter with every reminder."""

    chases: list[Chase]


def decision(row: models.Decision) -> Decision:
    """A decision, read with its item and its paper."""
    return Decision(**_decision(row))


def whole_decision(row: models.Decision, earlier: list[int]) -> WholeDecision:
    """The same, read with its words and the one that stands in its place."""
    words = row.words.words if row.words is not None else ""
    later = row.superseded_by.pk if row.superseded_by is not None else None
    return WholeDecision(**_decision(row), words=words, later=later, earlier=earlier)


def letter(by: Actor, row: Any) -> Letter:
    """A letter, read with its body and how often it was chased."""
    return Letter(**_letter(by, row))


def whole_letter(by: Actor, row: Any, chases: list[models.Chase]) -> WholeLetter:
    """The same with its reminders."""
    return WholeLetter(**_letter(by, row), chases=[Chase(on=one.on, how=one.how) for one in chases])


def _decision(row: models.Decision) -> dict[str, Any]:
    return {
        "id": row.pk,
        "verb": row.verb,
        "text": row.text,
        "state": row.state,
        "condition": row.condition,
        "condition_from": row.condition_from,
        "condition_by": row.condition_by,
        "met_on": row.met_on,
        "item": minute(row.item),
        "source": source(row.paper),
        "marking": marking(row.level),
        "checked": row.checked,
    }


def _letter(by: Actor, row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "body": Named(id=row.body_id, name=row.body.name),
        "to_name": row.to_name,
        "agency": agency(by, row.organisation),
        "about": row.about,
        "sent_on": row.sent_on,
        "answer_due": row.answer_due,
        "answered_on": row.answered_on,
        "answer": row.answer,
        "state": letter_state(row.answered_on, row.answer_due, row.sent_on, by.today),
        "chased": row.chased,
        "last_chased": row.last_chased,
        "marking": marking(row.level),
    }
