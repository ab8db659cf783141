"""Which decisions are of substance, and what is shown of one.  Pure."""

from datetime import date
from typing import Any

from frankpledge.meetings.rules.kinds import DecisionState, Verb

OF_SUBSTANCE = frozenset(Verb) - {Verb.NOTED}


def waits(state: str, condition_by: date | None, met_on: date | None, today: date) -> str:
    """What a decision waits for, in a word: nothing, its condition, or a condition that is overdue."""
    if state != DecisionState.CONDITIONAL or met_on is not None:
        return ""
    return "Condition overdue" if condition_by is not None and condition_by < today else "Waits for its condition"


def shown_decision(decision: Any) -> dict[str, Any]:
    """The parts that say where a decision stands: what two people who say it at once are held against."""
    names = ("state", "condition", "condition_from", "condition_by", "met_on", "superseded_by_id")
    return {name.removesuffix("_id"): getattr(decision, name) for name in names}


def shown_letter(letter: Any) -> dict[str, Any]:
    """The parts of a letter that its form shows."""
    names = ("to_name", "organisation_id", "about", "sent_on", "answer_due", "answered_on", "answer")
    return {name.removesuffix("_id"): getattr(letter, name) for name in names}


def letter_state(answered: date | None, due: date | None, sent: date | None, today: date) -> str:
    """How a letter stands today, in the words that pages use."""
    if answered is not None:
        return "Answered"
    if sent is None:
        return "To be sent"
    return "Late" if due is not None and due < today else "Waits for an answer"
