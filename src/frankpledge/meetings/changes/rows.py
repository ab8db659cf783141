"""How each fact that was read becomes the fields of a row."""

from decimal import Decimal
from typing import Any

from frankpledge.kit.dates import day, due_day
from frankpledge.meetings import models
from minutes_reader import reading

MODELS: dict[str, type[models.Stated]] = {
    "attendance": models.Attendance,
    "items": models.Item,
    "decisions": models.Decision,
    "actions": models.Action,
    "follow_ups": models.FollowUp,
    "references": models.Reference,
    "figures": models.Figure,
    "money": models.Money,
}


def fields(fact: reading.Fact) -> dict[str, Any]:
    """The fields of the row that a fact becomes, but for what it hangs on.  Raises ValueError for a bad date."""
    match fact:
        case reading.Attendance():
            return {
                "name": fact.name[:200],
                "post": (fact.post or "")[:200],
                "organisation_name": (fact.organisation or "")[:200],
                "capacity": fact.capacity,
                "chair": fact.chair,
            }
        case reading.Item():
            return {
                "number": (fact.number or "")[:40],
                "title": fact.title[:400],
                "presenter": (fact.presenter or "")[:200],
            }
        case reading.Decision():
            return {"verb": fact.verb, "text": fact.text}
        case reading.Action():
            due, month_only = due_day(fact.due)
            return {"text": fact.text, "due": due, "due_month_only": month_only}
        case reading.FollowUp():
            due, month_only = due_day(fact.due)
            return {"what": fact.what, "due": due, "due_month_only": month_only}
        case reading.Reference():
            return {"to_number": (fact.to_number or "")[:40], "to_date": day(fact.to_date)}
        case reading.Figure():
            return _figure(fact)
        case reading.Money():
            return {
                "fund": (fact.fund or "")[:400],
                "line": fact.line,
                "nature": fact.nature or "",
                "amount": Decimal(fact.amount),
            }
    raise TypeError(f"no row is made of {type(fact).__name__}")


def _figure(fact: reading.Figure) -> dict[str, Any]:
    return {
        "measure": (fact.measure or "")[:400],
        "value": Decimal(str(fact.value)),
        "unit": fact.unit or "",
        "per": None if fact.per is None else Decimal(str(fact.per)),
        "role": fact.role,
        "period": (fact.period or "")[:200],
        "area": (fact.area or "")[:200],
    }
