"""How bodies stand under one another, and what became of each, in words.  Pure."""

from collections.abc import Mapping

from frankpledge.meetings.rules.kinds import Restructuring


def is_above(above: int, body: int, parents: Mapping[int, int | None]) -> bool:
    """Whether a body stands above another, or is that body: what must not come to stand under it."""
    seen: set[int] = set()
    at: int | None = body
    while at is not None and at not in seen:
        if at == above:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def told_of(kind: Restructuring, *, from_the_other: bool = False) -> str:
    """What is said of a change on a body's page, before the name of the other: its own change, or that of the other."""
    return (_ON_THE_OTHER if from_the_other else _ON_ITS_OWN)[kind]


_ON_ITS_OWN = {
    Restructuring.CLOSED: "Closed",
    Restructuring.SPLIT: "Split; this came of it:",
    Restructuring.MERGED: "Merged into",
    Restructuring.MOVED: "Moved under",
    Restructuring.RENAMED: "Renamed",
}
_ON_THE_OTHER = {
    Restructuring.CLOSED: "Closed:",
    Restructuring.SPLIT: "Came of the splitting of",
    Restructuring.MERGED: "Took in",
    Restructuring.MOVED: "Has had under it since",
    Restructuring.RENAMED: "Renamed:",
}
