"""The Word template in which a partnership has its documents of a kind written: its own, or the built-in one."""

from datetime import datetime

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import HouseStyle
from frankpledge.meetings.rules.writing_out.house_style import built_in
from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.people.queries import partnership_of


def template_of(by: Actor, kind: Kind) -> bytes:
    """The template of a kind as it stands: the last one that was brought, or the built-in one."""
    row = HouseStyle.objects.filter(partnership_id=partnership_of(by), kind=kind.value).order_by("-pk").first()
    return bytes(row.content) if row is not None and row.content else built_in(kind)


def own_since(by: Actor) -> dict[Kind, datetime | None]:
    """Since when the documents of each kind are written in a template of the partnership's own; None where not."""
    found: dict[Kind, datetime | None] = dict.fromkeys(Kind)
    rows = HouseStyle.objects.filter(partnership_id=partnership_of(by)).order_by("pk")
    for kind, at, own in rows.values_list("kind", "saved_at", "own"):
        found[Kind(kind)] = at if own else None
    return found
