"""What the form that changes a rule shows of it, part by part: what two people who save at once are held against."""

from typing import Any

FIELDS = ("kind", "body_kind", "since", "years", "months", "ground", "effect", "in_force")


def rule(row: Any) -> dict[str, Any]:
    """A retention rule by the names of its form."""
    return {name: getattr(row, name) for name in FIELDS}


def lifting(row: Any) -> dict[str, Any]:
    """Why a legal hold was lifted, where it was."""
    return {"reason": row.lifted_reason}
