"""Resolving pointers to earlier minutes, whichever of the two papers came in first."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item, Meeting, Reference
from frankpledge.meetings.rules.pointing import Index, ItemAt, Pointer
from frankpledge.people.queries import partnership_of


def resolve_pointers(by: Actor) -> int:
    """Resolve every pointer of the partnership that points nowhere yet; gives how many changed.

    A pointer by number alone that points somewhere is looked at again, since a nearer minute may have come in.
    Called inside the change that brought a paper in or back.
    """
    place = partnership_of(by)
    pointers = Reference.objects.filter(partnership_id=place, paper__withdrawn_at__isnull=True)
    waiting = list(pointers.filter(Q(to_item__isnull=True) | Q(to_date__isnull=True)).select_related("paper"))
    if not waiting:
        return 0
    index, changed = _index(place), []
    last = _minutes_taken(index, pointers.filter(to_date__isnull=False).select_related("paper"))
    for row in waiting:
        found = index.target(_pointer(row, last.get(row.paper_id)))
        if (found.item_id, found.meeting_id) != (row.to_item_id, row.to_meeting_id):
            row.to_item_id, row.to_meeting_id = found.item_id, found.meeting_id
            changed.append(row)
    Reference.objects.bulk_update(changed, ["to_item", "to_meeting"], batch_size=200)
    return len(changed)


def _pointer(row: Reference, last: int | None) -> Pointer:
    paper = row.paper
    return Pointer(row.to_number, row.to_date, paper.body_id, paper.dated, paper.meeting_id, last)


def _minutes_taken(index: Index, dated: Iterable[Reference]) -> dict[int, int]:
    """For each paper, the meeting of its own body that it names by day, the latest of them: the last minutes."""
    last: dict[int, tuple[date, int]] = {}
    for row in dated:
        own = index.meetings.get(row.to_date, {}).get(row.paper.body_id) if row.to_date and row.paper.body_id else None
        if own is None or row.to_date is None or (row.paper.dated is not None and row.to_date >= row.paper.dated):
            continue
        last[row.paper_id] = max(last.get(row.paper_id, (row.to_date, own)), (row.to_date, own))
    return {paper: meeting for paper, (_, meeting) in last.items()}


def _index(place: int) -> Index:
    items = Item.objects.filter(
        partnership_id=place, paper__meeting__isnull=False, paper__withdrawn_at__isnull=True
    ).exclude(number="")
    rows = items.order_by("id").values_list(
        "id", "number", "parent__number", "paper__meeting_id", "paper__meeting__body_id", "paper__meeting__held_on"
    )
    meetings = Meeting.objects.filter(partnership_id=place, papers__withdrawn_at__isnull=True, papers__isnull=False)
    return Index.of(
        (ItemAt(i, number, parent or "", meeting, body, day) for i, number, parent, meeting, body, day in rows),
        meetings.distinct().values_list("id", "body_id", "held_on").order_by("id"),
    )
