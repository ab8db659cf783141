"""Why personal data is taken out of documents, and how a redaction stands.  Pure."""

from enum import StrEnum


class Basis(StrEnum):
    """The legal basis on which personal data is taken out."""

    ERASURE = "erasure"
    OBJECTION = "objection"
    RECTIFICATION = "rectification"
    MINIMISATION = "minimisation"
    COURT = "court"
    ERASURE_LAW_ENFORCEMENT = "erasure_dpa_3"

    @property
    def label(self) -> str:
        """The basis in the words of the law, with its source."""
        return _BASES[self]


_BASES = {
    Basis.ERASURE: "Erasure: UK GDPR Article 17",
    Basis.OBJECTION: "Objection upheld: UK GDPR Article 21",
    Basis.RECTIFICATION: "Rectification: UK GDPR Article 16",
    Basis.MINIMISATION: "Not needed for the purpose: UK GDPR Article 5(1)(c)",
    Basis.COURT: "An order of a court or of the Information Commissioner",
    Basis.ERASURE_LAW_ENFORCEMENT: "Erasure in law enforcement processing: Data Protection Act 2018 section 47",
}


class RedactionState(StrEnum):
    """How a redaction stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state on a page."""
        return "To approve" if self is RedactionState.ASKED else self.value.capitalize()
