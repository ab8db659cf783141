"""What the form that changes a board or group shows of it: what two people who save at once are held against.  Pure."""

from typing import Any


def body(row: Any) -> dict[str, Any]:
    """A body as it is described, by the names of the form."""
    return {
        "name": row.name,
        "kind": row.kind,
        "parent": str(row.parent_id or ""),
        "starts": row.starts,
        "ends": row.ends,
        "statement_of_intent": row.statement_of_intent,
        "numbering": row.numbering,
        "committee_code": row.committee_code,
        "escalate_days": row.escalate_days,
        "escalate_deferrals": row.escalate_deferrals,
    }
