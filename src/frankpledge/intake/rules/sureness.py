"""Which facts may be accepted together, since the reader is sure of them, and which wait for a person.  Pure."""

from collections.abc import Mapping
from typing import Any

from minutes_reader.confidence import SURE


def is_sure(read: Mapping[str, Any], offer: str) -> bool:
    """Whether the reader is sure of a fact as it read it: sure enough, without a doubt, and with nothing offered.

    Where a newer reader reads it otherwise, finds it no longer or is the first to find it, a person has to choose.
    """
    return not offer and not read.get("doubt") and confidence(read) >= SURE


def confidence(read: Mapping[str, Any]) -> float:
    """How sure the reader is of what it read, from 0 to 1; 0 where it does not say."""
    return float(read.get("confidence") or 0)
