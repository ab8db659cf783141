"""Tokens by which a program reads in somebody's name: how long one lasts, and how it stands.  Pure: told the moment."""

from datetime import datetime, timedelta
from enum import StrEnum

from frankpledge.people.rules.marking import Level

MARK = "fpt"  # by which people, and programs that look for secrets, know one
LASTS = (30, 90, 365)  # days that can be chosen, none longer than a year
LONGEST = timedelta(days=max(LASTS))
MOST_TOKENS = 20  # that somebody holds in one partnership at a time
NOTED_EVERY = timedelta(hours=1)  # that one was used is kept no oftener
CHOSEN = (Level.OFFICIAL, Level.SENSITIVE)  # up to which marking a token may read


class TokenState(StrEnum):
    """How a token stands."""

    GOOD = "In force"
    EXPIRED = "Expired"
    REVOKED = "Revoked"
    DEAD = "Without its role"


def token_state(*, ended_at: datetime | None, expires_at: datetime, holds: bool, now: datetime) -> TokenState:
    """How a token stands at a moment: at the moment at which it expires, it has.

    `holds` says whether the account still holds a role that it held when the token was made, and is as it was then.
    """
    if ended_at is not None:
        return TokenState.REVOKED
    if now >= expires_at:
        return TokenState.EXPIRED
    return TokenState.GOOD if holds else TokenState.DEAD


def worth_noting(used_at: datetime | None, now: datetime) -> bool:
    """Whether a use of a token is kept: its first, and then one an hour at most."""
    return used_at is None or now - used_at >= NOTED_EVERY


def place_in(token: str) -> str:
    """The number of the partnership that a token names, as it stands there; empty for what is no token."""
    mark, _, rest = token.partition("_")
    place, _, secret = rest.partition("_")
    return place if mark == MARK and secret else ""
