"""What is known of an action's end where a past is entered at once.  Pure."""

from dataclasses import dataclass
from datetime import date

from frankpledge.meetings.rules.kinds import ActionState


@dataclass(frozen=True, slots=True)
class Closing:
    """How an action was closed, what came of it, and when."""

    state: ActionState
    outcome: str
    on: date
