"""What a digest tells an owner: what changed of their actions or fell due since they were last told.  Pure.

Each thing is told once.  What stays late is told of again after four weeks and not every week, since a letter that says
the same each time is not read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import SOON

MOST = 25  # actions in one letter, what presses most first; the others are counted, and come with the next
AGAIN = timedelta(days=28)
WEEK = timedelta(days=7)
CATCH_UP = timedelta(days=2)  # how much later a round still goes that nobody sent on its day
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Kind(IntEnum):
    """Under which heading an action stands in a letter, in the order of the letter."""

    LATE = 1
    DUE = 2
    NEW = 3
    CHANGED = 4
    CLOSED = 5

    @property
    def label(self) -> str:
        """The heading."""
        return ("Late", "Due this week", "New to you", "Changed", "Closed")[self.value - 1]


@dataclass(frozen=True, slots=True)
class Now:
    """How an action stands, as far as a letter tells of it: dates and marks, and no words."""

    state: str
    due: date | None = None
    assumed: bool = False
    deferred: int = 0
    escalated: bool = False
    priority: str = ""
    refused: int = 0  # the last of what its owner proposed that was set aside

    def kept(self, late_told: date | None) -> dict[str, Any]:
        """What is kept of having told this, to compare with the next time."""
        return {
            "state": self.state,
            "due": self.due.isoformat() if self.due else "",
            "assumed": self.assumed,
            "deferred": self.deferred,
            "escalated": self.escalated,
            "priority": self.priority,
            "refused": self.refused,
            "late": late_told.isoformat() if late_told else "",
        }


@dataclass(frozen=True, slots=True)
class News:
    """That a letter tells of an action, under which heading, and what changed in the words of the letter.

    `late_told` is the day on which it was last told to be late.
    """

    kind: Kind
    changes: tuple[str, ...] = ()
    late_told: date | None = None


def news(now: Now, told: Mapping[str, Any] | None, today: date) -> News | None:
    """What is to be told of an action to an owner who was last told `told` of it; None where there is nothing.

    An action that was closed before its owner ever heard of it is nothing to tell.
    """
    is_open = now.state == ActionState.OPEN
    if told is None:
        if not is_open:
            return None
        late = now.due is not None and now.due < today
        soon = not late and now.due is not None and now.due <= today + SOON
        return News(Kind.LATE if late else Kind.DUE if soon else Kind.NEW, late_told=today if late else None)
    if not is_open:
        return News(Kind.CLOSED) if told.get("state") == ActionState.OPEN else None
    changes = _changes(now, told)
    late_told = _day(told.get("late")) if now.due == _day(told.get("due")) else None
    if now.due is not None and now.due < today:
        if late_told is None or today - late_told >= AGAIN or changes:
            return News(Kind.LATE, changes, today)
        return None
    if now.due is not None and now.due <= today + SOON and (changes or not told.get("soon")):
        return News(Kind.DUE, changes)
    return News(Kind.CHANGED, changes) if changes else None


def kept(now: Now, found: News, today: date) -> dict[str, Any]:
    """What is kept of having told an owner of an action, that it was due soon or late among it."""
    soon = now.due is not None and today <= now.due <= today + SOON
    return now.kept(found.late_told) | {"soon": soon}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The actions that a letter tells of, in its order, by their place in what was given; how many are left."""

    told: tuple[int, ...]
    waiting: int


def chosen(found: Iterable[tuple[News, Now]]) -> Chosen:
    """Which of an owner's news one letter tells, what presses most first: by heading, then priority, then date."""
    pressing = {"high": 0, "": 1, "medium": 1, "low": 2}
    rows = list(found)
    order = sorted(
        range(len(rows)),
        key=lambda n: (rows[n][0].kind, pressing.get(rows[n][1].priority, 1), rows[n][1].due or date.max, n),
    )
    return Chosen(tuple(order[:MOST]), max(len(order) - MOST, 0))


def round_due(weekday: int | None, set_on: date | None, last: date | None, today: date) -> date | None:
    """The day of the round that is to go today, or None: the chosen day of the week (Monday is 0), once.

    One that was missed is caught up within CATCH_UP.  The first is after the day on which the weekday was set.
    """
    if weekday is None or set_on is None:
        return None
    day = today - timedelta(days=(today.weekday() - weekday) % 7)
    if today - day > CATCH_UP or day <= set_on or (last is not None and day < last + WEEK):
        return None
    return day


def may_have_another(last: date | None, day: date) -> bool:
    """Whether an address whose last digest was of the round of one day may have one of this: a week lies between."""
    return last is None or day - last >= WEEK


def shown_day(day: Any) -> dict[str, Any]:
    """What the form shows on which day digests go: what two people who change it at once are held against."""
    return {"weekday": day.weekday}


def _changes(now: Now, told: Mapping[str, Any]) -> tuple[str, ...]:
    found = []
    before = _day(told.get("due"))
    if told.get("state") != ActionState.OPEN:
        found.append("It was opened again.")
    if now.deferred > int(told.get("deferred") or 0):
        found.append(f"It was deferred{' again' if now.deferred > 1 else ''}.")
    if now.due != before:
        found.append("Its date has changed." if before else "It has a date now.")
    elif now.due and bool(told.get("assumed")) and not now.assumed:
        found.append("Its date is settled.")
    if now.escalated and not told.get("escalated"):
        found.append("It was raised with the chair.")
    if now.priority != told.get("priority", "") and now.priority == "high":
        found.append("It has high priority now.")
    if now.refused > int(told.get("refused") or 0):
        found.append("What you said of it was not taken into the record.")
    return tuple(found)


def _day(said: object) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) and said else None
