"""Where a review stands: what is left, what stands in the way of entering.  Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.intake.rules.states import FactState


@dataclass(frozen=True, slots=True)
class Standing:
    """How many facts there are, how many are left to review, and why the document cannot enter (nothing if it can)."""

    total: int
    left: int
    missing: tuple[str, ...]

    @property
    def done(self) -> int:
        """How many facts a person has decided about."""
        return self.total - self.left

    @property
    def may_enter(self) -> bool:
        """Whether everything is reviewed and nothing is missing."""
        return not self.left and not self.missing


def standing(kind: str, facts: Iterable[tuple[str, str]], body_chosen: bool) -> Standing:
    """Where a review of this kind of document stands, given (list, state) of each fact.

    Minutes need a date and a board or group; a report may do without either.
    """
    known = list(facts)
    there = {name for name, state in known if state != FactState.REJECTED}
    missing = []
    if kind == "minutes" and "date" not in there:
        missing.append("Minutes need the date of their meeting. Add it from the words that give it.")
    if kind == "minutes" and not body_chosen and "body" not in there:
        missing.append("Minutes need the board or group that met. Choose it, or add it from the words that name it.")
    return Standing(len(known), sum(state == FactState.UNREVIEWED for _, state in known), tuple(missing))
