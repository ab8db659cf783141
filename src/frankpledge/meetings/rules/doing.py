"""What is said of an action as it is done: by whom, in which way, and what of it stands.  Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

ESCALATE_AFTER_DAYS = 28
ESCALATE_AFTER_DEFERRALS = 2


class Priority(StrEnum):
    """How much an action presses; empty where nobody said."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        """The priority on a page."""
        return self.value.capitalize()


class UpdateKind(StrEnum):
    """What somebody says of an action."""

    TOLD = "told"
    DONE = "done"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    HANDED_ON = "handed_on"
    DEFERRED = "deferred"
    ESCALATED = "escalated"
    CLOSED = "closed"
    REOPENED = "reopened"
    CHANGED = "changed"
    CORRECTED = "corrected"

    @property
    def label(self) -> str:
        """What was said, on the line of an action."""
        return _KIND_LABELS.get(self, self.value.replace("_", " ").capitalize())


_KIND_LABELS = {
    UpdateKind.TOLD: "How it goes",
    UpdateKind.DONE: "Said to be done",
    UpdateKind.HANDED_ON: "Handed on",
    UpdateKind.DEFERRED: "Deferred",
    UpdateKind.ESCALATED: "Raised with the chair",
    UpdateKind.REOPENED: "Opened again",
    UpdateKind.CHANGED: "Changed",
    UpdateKind.CORRECTED: "Date put right",
}
# What an owner can say of their action; the rest is said by whoever keeps the record, or by a rule.
OWNERS_SAY = (UpdateKind.TOLD, UpdateKind.DONE, UpdateKind.ACCEPTED, UpdateKind.DECLINED, UpdateKind.HANDED_ON)


class Way(StrEnum):
    """In which way it came."""

    SIGNED_IN = "signed_in"
    OFFICER = "officer"
    LINK = "link"
    REPLY = "reply"
    RULE = "rule"
    MEETING = "meeting"
    SHEET = "sheet"

    @property
    def label(self) -> str:
        """The way, as words that follow what was said."""
        return _WAY_LABELS[self]


_WAY_LABELS = {
    Way.SIGNED_IN: "signed in",
    Way.OFFICER: "told to an officer",
    Way.LINK: "by a link in an e-mail",
    Way.REPLY: "by a reply to an e-mail",
    Way.RULE: "by rule",
    Way.MEETING: "at a meeting",
    Way.SHEET: "in an action log",
}
UNPROVED = (Way.LINK, Way.REPLY)  # nothing proves who says it, so it only ever proposes


class UpdateState(StrEnum):
    """Whether what was said stands."""

    PROPOSED = "proposed"
    STANDS = "stands"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The state on the line of an action."""
        return {"proposed": "Waits for an officer", "stands": "", "refused": "Set aside"}[self.value]


@dataclass(frozen=True, slots=True)
class Said:
    """Something said of an action: what it comes to, the words, and who said it on which day.

    `due` is the new day of one that is deferred; `to_name` to whom it is handed on, as given.
    """

    kind: UpdateKind
    text: str = ""
    due: date | None = None
    to_name: str = ""
    said_by: str = ""
    said_on: date | None = None


def problem_with(said: Said, today: date, raised: date | None) -> str:
    """What is wrong with something said of an action, in words for whoever says it; empty where nothing is."""
    if said.said_on is not None and said.said_on > today:
        return "The day on which it was said is still to come."
    if said.said_on is not None and raised is not None and said.said_on < raised:
        return "The day on which it was said is before the action was raised."
    match said.kind:
        case UpdateKind.DECLINED if not said.text.strip():
            return "Say why the action is declined."
        case UpdateKind.HANDED_ON if not said.to_name.strip():
            return "Say to whom the action is handed on."
        case UpdateKind.TOLD if not said.text.strip():
            return "Say how the action goes."
        case UpdateKind.DONE if not said.text.strip():
            return "Say what came of the action."
        case UpdateKind.DEFERRED:
            return _deferring(said, today, raised)
    return ""


def _deferring(said: Said, today: date, raised: date | None) -> str:
    if said.due is None:
        return "Give the new date."
    if not said.text.strip():
        return "Say why the action is deferred."
    if raised is not None and said.due < raised:
        return "The new date is before the action was raised."
    if said.due < today:
        return "The new date has passed already."
    return ""


def escalates(due: date | None, today: date, deferred: int, days: int | None, deferrals: int | None) -> bool:
    """Whether an open action is to be raised with the chair: too late, or deferred too often.

    `days` is how many days late is too late, and `deferrals` how often is too often; None is never.  A date moved
    again and again counts as broken: otherwise an action could look on time for ever by moving its date.
    """
    too_often = deferrals is not None and deferrals > 0 and deferred >= deferrals
    return too_often or (days is not None and due is not None and today > due + timedelta(days=days))


def shown_details(action: Any) -> dict[str, Any]:
    """What the form that changes an action shows of it: what two people who change it at once are held against."""
    return {
        "due": action.due,
        "priority": action.priority,
        "owners": "\n".join(owner.name for owner in action.owners.all()),
    }


def names_in(typed: str) -> list[str]:
    """The owners in what was typed, a line each, each once."""
    return list(dict.fromkeys(name for line in typed.splitlines() if (name := line.strip())))
