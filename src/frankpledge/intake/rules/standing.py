"""Where a review stands: what is left, what stands in the way of entering.  Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.intake.rules.states import FactState


@dataclass(frozen=True, slots=True)
class Standing:
    """How many facts there are, how many are left to review, and why the document cannot enter (nothing if it can).

    Of those left, `sure` are facts that the reader is sure of, which may be accepted together.
    """

    total: int
    left: int
    missing: tuple[str, ...]
    sure: int = 0

    @property
    def done(self) -> int:
        """How many facts a person has decided about."""
        return self.total - self.left

    @property
    def waiting(self) -> int:
        """How many facts have to be looked at one by one."""
        return self.left - self.sure

    @property
    def may_enter(self) -> bool:
        """Whether everything is reviewed and nothing is missing."""
        return not self.left and not self.missing


def standing(kind: str, facts: Iterable[tuple[str, str, bool]], body_chosen: bool) -> Standing:
    """Where a review of this kind of document stands, given of each fact (list, state, whether the reader is sure).

    Minutes need a date and a board or group; a report may do without either.
    """
    known = list(facts)
    there = {name for name, state, _ in known if state != FactState.REJECTED}
    missing = []
    if kind == "minutes" and "date" not in there:
        missing.append("Minutes need the date of their meeting. Add it from the words that give it.")
    if kind == "minutes" and not body_chosen and "body" not in there:
        missing.append("Minutes need the board or group that met. Choose it, or add it from the words that name it.")
    left = [sure for _, state, sure in known if state == FactState.UNREVIEWED]
    return Standing(len(known), len(left), tuple(missing), sum(left))
