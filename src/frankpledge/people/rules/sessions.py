"""How long a session lasts: by what was opened last, and never past its longest.  Pure: is told the time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SAVED_EVERY = timedelta(minutes=1)  # that somebody is there is kept no oftener than this


class Open(StrEnum):
    """What a page shows, by which its session ends sooner or later when nobody uses it."""

    ORDINARY = "ordinary"
    RESTRICTED = "restricted"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long nobody need use a session before it ends, and the longest that any lasts."""

    ordinary: timedelta = timedelta(minutes=60)
    restricted: timedelta = timedelta(minutes=15)
    minutes: timedelta = timedelta(hours=8)
    longest: timedelta = timedelta(hours=12)

    def idle(self, opened: Open) -> timedelta:
        """How long nobody need use a session in which this was opened last."""
        return {Open.ORDINARY: self.ordinary, Open.RESTRICTED: self.restricted, Open.MINUTES: self.minutes}[opened]


class Ending(StrEnum):
    """Why a session ended."""

    IDLE = "idle"
    LONGEST = "longest"


def ending(now: datetime, *, signed_in_at: datetime, seen_at: datetime, opened: Open, limits: Limits) -> Ending | None:
    """Why a session ends now, or None while it lasts: it ends the second in which a limit is reached.

    `seen_at` may be up to SAVED_EVERY older than the last use, so that an unused session ends that much early.
    """
    if now - signed_in_at >= limits.longest:
        return Ending.LONGEST
    return Ending.IDLE if now - seen_at >= limits.idle(opened) else None


def worth_saving(now: datetime, *, seen_at: datetime, was_open: Open, opened: Open) -> bool:
    """Whether a use of a session is kept: once a minute, and at once where something else is open now."""
    return was_open is not opened or now - seen_at >= SAVED_EVERY
