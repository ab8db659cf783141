"""How somebody stands in the attendance that is taken in a meeting: one key each.  Pure."""

from enum import StrEnum
from typing import Any, Protocol

from frankpledge.meetings.rules.kinds import Capacity


class Mark(StrEnum):
    """What is taken of a member's place: nothing yet, or how it is filled."""

    NONE = ""
    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    SUBSTITUTE = "substitute"

    @property
    def label(self) -> str:
        """The mark on the page."""
        return {"": "Not said", "remote": "Remote", "substitute": "Substitute"}.get(self.value, self.value.capitalize())

    @property
    def key(self) -> str:
        """The key that gives the mark."""
        return {"": "Delete", "present": "P", "remote": "R", "apologies": "A", "substitute": "S"}[self.value]


def mark_of(capacity: str, *, remote: bool, substitute: bool) -> Mark:
    """How a place stands by the row that was taken of it."""
    if substitute:
        return Mark.SUBSTITUTE
    if capacity == Capacity.APOLOGIES:
        return Mark.APOLOGIES
    return Mark.REMOTE if remote else Mark.PRESENT


class Row(Protocol):
    """What was taken of somebody: a row of the record."""

    capacity: str
    remote: bool
    name: str


def place_shown(own: Row | None, instead: Row | None) -> dict[str, Any]:
    """How a member's place stands, as shown: by the member's own row, or that of whoever came instead."""
    row = instead or own
    if row is None:
        return {"mark": Mark.NONE.value, "substitute": ""}
    mark = mark_of(row.capacity, remote=row.remote, substitute=instead is not None)
    return {"mark": mark.value, "substitute": instead.name if instead is not None else ""}


def key_of(row: int, membership: int | None) -> str:
    """The key by which the page knows somebody on the list: of a member's place, or of the row."""
    return f"m{membership}" if membership else f"p{row}"
