"""What the form that changes a thing shows of it, part by part: what two people who save at once are held against."""

from typing import Any


def partnership(row: Any) -> dict[str, Any]:
    """Who a partnership is, and who answers for it."""
    return {"name": row.name, "host": row.host, "controller": row.controller, "contact": row.contact}


def organisation(row: Any) -> dict[str, Any]:
    """An organisation's name and kind."""
    return {"name": row.name, "kind": row.kind}


def person(row: Any) -> dict[str, Any]:
    """A person's name."""
    return {"name": row.name}


def role(row: Any) -> dict[str, Any]:
    """When a role ends: at once, where it has ended, or after a day."""
    return {"when": "now" if row.ended_at else "later" if row.ends else "", "on": row.ends}


def marking(row: Any) -> dict[str, Any]:
    """The marking that a person gave a thing, by the names of its form; without one, that of what it stands in."""
    said = row.said
    if said is None:
        return {"level": "", "handling": "", "paragraph": "", "reason": "", "stub": True}
    return {
        "level": str(said.level.value),
        "handling": said.handling,
        "paragraph": said.paragraph,
        "reason": said.reason,
        "stub": said.stub,
    }
