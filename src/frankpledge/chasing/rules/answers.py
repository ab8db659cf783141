"""Links that answer one action: what they open, for how long, and what whoever follows one is told.  Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=28)


class LinkState(StrEnum):
    """How a link stands."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    ENDED = "ended"


def link_state(used_at: datetime | None, ended_at: datetime | None, expires_at: datetime, now: datetime) -> LinkState:
    """How a link stands at a moment: at the moment at which it expires, it has.  One that was used says so for ever."""
    if used_at is not None:
        return LinkState.USED
    if ended_at is not None:
        return LinkState.ENDED
    return LinkState.OPEN if now < expires_at else LinkState.EXPIRED


class Answer(StrEnum):
    """What an owner may say of their action by a link, in the words of its form."""

    TOLD = "told"
    DONE = "done"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    HANDED_ON = "handed_on"

    @property
    def label(self) -> str:
        """The choice on the form."""
        return {
            "told": "It is under way",
            "done": "It is done",
            "accepted": "I take it on",
            "declined": "It is not for me",
            "handed_on": "Somebody else has it now",
        }[self.value]


class ReceivedState(StrEnum):
    """What became of a letter that came."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    NOTED = "noted"
    SET_ASIDE = "set_aside"

    @property
    def label(self) -> str:
        """The state, on a page."""
        return {
            "waiting": "Waits for you",
            "proposed": "Put to its action",
            "noted": "Nothing to do",
            "set_aside": "Set aside",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Left:
    """Why an owner gets no letter."""

    name: str
    why: str


NO_ADDRESS = "No address is kept"
FAILED = "The address does not work"
LEFT = "Has left"
