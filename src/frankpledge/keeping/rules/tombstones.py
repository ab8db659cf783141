"""What is kept of destructions outside the database: a file beside the ledger's anchors, without content.

A backup that is restored brings back what was destroyed after it was made; by this file that is known again.  Pure.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

FILE = "destroyed.jsonl"  # in the folder of anchors


@dataclass(frozen=True, slots=True)
class Line:
    """That a thing of a partnership was destroyed: its kind, number and marks, when, on which ground, by which two."""

    at: datetime
    place: int
    kind: str
    number: int
    marks: tuple[str, ...]
    ground: str
    asked_by: int
    decided_by: int


def mark(what: str) -> str:
    """A digest by which a thing is known again, and from which nobody learns what it was."""
    return hashlib.sha256(f"frankpledge tombstone {what}".encode()).hexdigest()
