"""Who serves on a body on a day.  Pure: is told today's date."""

from datetime import date
from enum import StrEnum


class Serving(StrEnum):
    """How a place on a body stands on a day."""

    NOW = "now"
    EARLIER = "earlier"
    LATER = "later"


def serving(starts: date | None, ends: date | None, today: date) -> Serving:
    """Say whether a place is held today, was held, or will be; its first and last days count, open ends are open."""
    if ends is not None and ends < today:
        return Serving.EARLIER
    return Serving.LATER if starts is not None and starts > today else Serving.NOW
