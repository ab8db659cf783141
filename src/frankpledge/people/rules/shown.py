"""What the form that changes a thing shows of it, part by part: what two people who save at once are held against."""

from typing import Any

from frankpledge.people.rules.marking import Marking

AT_ONCE, ON_A_DAY = "now", "later"  # when a role ends


def partnership(row: Any) -> dict[str, Any]:
    """Who a partnership is, and who answers for it."""
    return {"name": row.name, "host": row.host, "controller": row.controller, "contact": row.contact}


def organisation(row: Any) -> dict[str, Any]:
    """An organisation's name and kind, and which authority it is."""
    return {"name": row.name, "kind": row.kind, "authority": row.authority}


def person(row: Any) -> dict[str, Any]:
    """A person's name."""
    return {"name": row.name}


def role(row: Any) -> dict[str, Any]:
    """When a role ends: at once, where it has ended, or after a day."""
    if row.ended_at:
        return {"when": AT_ONCE, "on": None}
    return {"when": ON_A_DAY if row.ends else "", "on": row.ends}


def marking(row: Any) -> dict[str, Any]:
    """The marking that a person gave a thing, by the names of its form."""
    return marking_said(row.said)


def marking_said(said: Marking | None) -> dict[str, Any]:
    """A marking by the names of its form; without one, what a thing that follows what it stands in has."""
    if said is None:
        return {"level": "", "handling": "", "paragraph": "", "reason": "", "stub": True}
    return {
        "level": str(said.level.value),
        "handling": said.handling.strip(),
        "paragraph": said.paragraph,
        "reason": said.reason.strip(),
        "stub": said.stub,
    }
