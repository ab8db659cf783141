"""Links that work once, for a time: of invitations and recoveries.  Pure: is told the moment."""

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

RECOVERY_LASTS = timedelta(hours=24)  # to approve it, and again to use its link


class InvitationState(StrEnum):
    """How an invitation stands."""

    WAITING = "Waiting"
    EXPIRED = "Expired"
    ACCEPTED = "Accepted"
    WITHDRAWN = "Withdrawn"


class RecoveryState(StrEnum):
    """How a recovery stands."""

    ASKED = "Waiting for approval"
    LAPSED = "Not approved in time"
    APPROVED = "Approved"
    EXPIRED = "Link expired"
    DONE = "Done"


def invitation_state(
    used_at: datetime | None, withdrawn_at: datetime | None, expires_at: datetime, now: datetime
) -> InvitationState:
    """How an invitation stands at a moment: at the moment at which it expires, it has."""
    if withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    if used_at is not None:
        return InvitationState.ACCEPTED
    return InvitationState.WAITING if now < expires_at else InvitationState.EXPIRED


def recovery_state(
    approved_at: datetime | None, used_at: datetime | None, expires_at: datetime, now: datetime
) -> RecoveryState:
    """How a recovery stands at a moment: asked and approved each hold for RECOVERY_LASTS."""
    if used_at is not None:
        return RecoveryState.DONE
    if approved_at is None:
        return RecoveryState.ASKED if now < expires_at else RecoveryState.LAPSED
    return RecoveryState.APPROVED if now < expires_at else RecoveryState.EXPIRED


def secret_hash(secret: str) -> str:
    """What is kept of a link's secret, from which nobody can make the link."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
