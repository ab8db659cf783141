"""Resolving pointers to earlier minutes, whichever of the two papers came in first."""

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item, Meeting, Reference
from frankpledge.meetings.rules.pointing import Index, ItemAt, Pointer
from frankpledge.people.queries import partnership_of


def resolve_pointers(by: Actor) -> int:
    """Resolve every pointer of the partnership that points nowhere yet; gives how many now point somewhere.

    Called inside the change that brought a paper in or back.
    """
    place = partnership_of(by)
    waiting = list(
        Reference.objects.filter(partnership_id=place, to_item__isnull=True, paper__withdrawn_at__isnull=True)
        .exclude(to_number="", to_meeting__isnull=False)
        .select_related("paper")
    )
    if not waiting:
        return 0
    index = _index(place)
    changed = []
    for row in waiting:
        found = index.target(Pointer(row.to_number, row.to_date, row.paper.body_id, row.paper.dated))
        if (found.item_id, found.meeting_id) != (row.to_item_id, row.to_meeting_id):
            row.to_item_id, row.to_meeting_id = found.item_id, found.meeting_id
            changed.append(row)
    Reference.objects.bulk_update(changed, ["to_item", "to_meeting"], batch_size=200)
    return len(changed)


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
