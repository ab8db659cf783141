"""Every write of information rights: asking for redactions and deciding, restricting, noting what was corrected."""

from frankpledge.rights.changes.approving import approve_redaction
from frankpledge.rights.changes.asking import ask_redaction, refuse_redaction, withdraw_redaction
from frankpledge.rights.changes.noting import note_answer, note_export, note_rectification, note_search
from frankpledge.rights.changes.restricting import lift_restriction, restrict

__all__ = [
    "approve_redaction",
    "ask_redaction",
    "lift_restriction",
    "note_answer",
    "note_export",
    "note_rectification",
    "note_search",
    "refuse_redaction",
    "restrict",
    "withdraw_redaction",
]
