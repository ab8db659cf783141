"""How a destruction stands, and the grounds on which the law asks for one.  Pure."""

from enum import StrEnum


class DestructionState(StrEnum):
    """How a destruction stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DONE = "done"

    @property
    def label(self) -> str:
        """The state on a page."""
        return _STATES.get(self, self.value.capitalize())


_STATES = {DestructionState.ASKED: "To approve", DestructionState.APPROVED: "Approved, being done"}
# What each state may become, and no other: the page, the changes and their tests read this.
NEXT: dict[DestructionState, frozenset[DestructionState]] = {
    DestructionState.ASKED: frozenset(
        {DestructionState.APPROVED, DestructionState.REFUSED, DestructionState.WITHDRAWN}
    ),
    DestructionState.APPROVED: frozenset({DestructionState.DONE}),
    DestructionState.REFUSED: frozenset(),
    DestructionState.WITHDRAWN: frozenset(),
    DestructionState.DONE: frozenset(),
}


class Ground(StrEnum):
    """Why something is destroyed: its time is over by a rule, or the law asks for it."""

    RULE = "rule"
    ERASURE = "erasure"
    OBJECTION = "objection"
    MINIMISATION = "minimisation"
    COURT = "court"
    ERASURE_LAW_ENFORCEMENT = "erasure_dpa_3"

    @property
    def label(self) -> str:
        """The ground in the words of the law, with its source."""
        return _GROUNDS[self]


_GROUNDS = {
    Ground.RULE: "A retention rule of this partnership",
    Ground.ERASURE: "Erasure: UK GDPR Article 17",
    Ground.OBJECTION: "Objection upheld: UK GDPR Article 21",
    Ground.MINIMISATION: "Not needed for the purpose: UK GDPR Article 5(1)(c) and (e)",
    Ground.COURT: "An order of a court or of the Information Commissioner",
    Ground.ERASURE_LAW_ENFORCEMENT: "Erasure in law enforcement processing: Data Protection Act 2018 section 47",
}
BY_HAND = tuple(ground for ground in Ground if ground is not Ground.RULE)
