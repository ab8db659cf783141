"""An action log as it is entered: its actions, each with the words that it came from.  Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frankpledge.meetings.rules.kinds import ActionState

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An action of a log: the key that whoever enters it knows it by, where its words stand, and what they say.

    Of one that is closed, `outcome` and `closed_on` say how and when; `minute` is the number of the minute that it
    came from, as the log has it, `minute_on` that minute's day where the log tells it, and `minute_row` the number of
    the row that a person said is meant.  `raised_on` is the day on which it was raised, where the log says it.
    """

    key: int
    span: Span
    text: str
    owners: tuple[str, ...] = ()
    due: date | None = None
    month_only: bool = False
    priority: str = ""
    state: ActionState = ActionState.OPEN
    outcome: str = ""
    closed_on: date | None = None
    said: str = ""
    minute: str = ""
    minute_on: date | None = None
    minute_row: int | None = None
    raised_on: date | None = None


@dataclass(frozen=True, slots=True)
class LogUpdate:
    """What a log says of an action that the record has: a new day or month, when it was raised, how it goes, how it
    was closed, or from which minute it comes, which is named as in a `LogEntry`."""

    action: int
    due: date | None = None
    said: str = ""
    state: ActionState = ActionState.OPEN
    outcome: str = ""
    closed_on: date | None = None
    month_only: bool = False
    raised_on: date | None = None
    minute: str = ""
    minute_on: date | None = None
    minute_row: int | None = None


@dataclass(frozen=True, slots=True)
class LogRead:
    """What a log of a day brings: actions that are new, what it says of others, and whom a name in it means.

    `persons` gives the number of the person for a name, folded, that a person was asked about.
    """

    on: date
    title: str
    entries: Sequence[LogEntry] = ()
    updates: Sequence[LogUpdate] = ()
    persons: Mapping[str, int] = field(default_factory=dict)
