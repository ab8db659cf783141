"""When an action is late, and the words for when it is due.  Pure: is told today's date."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from frankpledge.meetings.rules.kinds import ActionState

SOON = timedelta(days=7)


class Standing(StrEnum):
    """How an action stands on a day, in the words that pages use."""

    OPEN = "Open"
    DUE_SOON = "Due this week"
    LATE = "Late"
    DONE = "Done"
    DROPPED = "Dropped"


def standing(state: str, due: date | None, today: date) -> Standing:
    """Say how an action stands today.

    `due` is the day on which it falls due: its own, or the assumed one.  An action without one is open and never late.
    The day it is due is still in time.
    """
    if state == ActionState.DONE:
        return Standing.DONE
    if state == ActionState.DROPPED:
        return Standing.DROPPED
    if due is None or due > today + SOON:
        return Standing.OPEN
    return Standing.DUE_SOON if due >= today else Standing.LATE


def due_words(due: date | None, month_only: bool = False, short: bool = False) -> str:
    """When something is due, as people write it, in `short` with short months; of a month alone, by its end."""
    if due is None:
        return "No date"
    month = f"{due:%b %Y}" if short else f"{due:%B %Y}"
    return f"By the end of {month}" if month_only else f"{due.day} {month}"


def due_in_minutes(due: date | None, month_only: bool = False) -> str:
    """When something is due as a table of minutes has it: the day, the month, or nothing."""
    if due is None:
        return ""
    return f"{due:%B %Y}" if month_only else f"{due.day} {due:%B %Y}"


def due_of(action: Any, short: bool = False) -> str:
    """When an action, or something else that has a date, is due, as people write it; what is assumed is said to be.

    An open action without a date is due at its body's next meeting: `falls_due` is that day, where one is known.
    """
    if action.due is not None or not hasattr(action, "falls_due") or action.state != ActionState.OPEN:
        return due_words(action.due, action.due_month_only, short)
    if action.falls_due is None:
        return "Next meeting (assumed)"
    return f"{due_words(action.falls_due, short=short)}, next meeting (assumed)"


def shown_of(action: Any) -> dict[str, Any]:
    """What the form that closes an action shows of it: what two people who close it at once are held against."""
    where = str(action.closed_where_id or "")
    return {"state": action.state, "on": action.closed_on, "outcome": action.outcome, "where": where}
