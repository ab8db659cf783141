"""Resolving pointers to earlier minutes, whichever of the two papers came in first."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Item, Meeting, Reference
from frankpledge.meetings.rules.kinds import Tying
from frankpledge.meetings.rules.pointing import Index, ItemAt, Pointer
from frankpledge.people.queries import partnership_of

SAID = (Tying.MEANT.value, Tying.BY_HAND.value)


class _Row(NamedTuple):
    """A pointer of the record, with as much of its paper as says what it can mean."""

    pk: int
    to_number: str
    to_date: date | None
    to_item_id: int | None
    to_meeting_id: int | None
    paper_id: int
    body_id: int | None
    on: date | None
    meeting_id: int | None
    action_id: int | None


def resolve_pointers(by: Actor) -> int:
    """Resolve every pointer of the partnership that points nowhere yet; gives how many changed.

    A pointer by number alone that points somewhere is looked at again, since a nearer minute may have come in.
    Called inside the change that brought a paper in or back.
    """
    place = partnership_of(by)
    pointers = _pointers(place)
    if not any(row.to_item_id is None or row.to_date is None for row in pointers):
        return 0
    index, changed = _index(place), []
    last = _minutes_taken(index, pointers)
    for row in pointers:
        if row.to_item_id is not None and row.to_date is not None:
            continue
        found = index.target(
            Pointer(
                row.to_number,
                row.to_date,
                row.body_id,
                row.on,
                row.meeting_id,
                last.get(row.paper_id),
                row.action_id is not None,
            )
        )
        if (found.item_id, found.meeting_id) != (row.to_item_id, row.to_meeting_id):
            changed.append(Reference(pk=row.pk, to_item_id=found.item_id, to_meeting_id=found.meeting_id))
    Reference.objects.bulk_update(changed, ["to_item", "to_meeting"], batch_size=200)
    return len(changed)


def _pointers(place: int) -> list[_Row]:
    rows = Reference.objects.filter(partnership_id=place, paper__withdrawn_at__isnull=True).order_by("id")
    # What a person said stands; one that lost its minute, since that was withdrawn, is resolved by what it names.
    rows = rows.exclude(tying=Tying.NONE.value).exclude(tying__in=SAID, to_item__isnull=False)
    columns = ("pk", "to_number", "to_date", "to_item_id", "to_meeting_id", "paper_id")
    near = ("paper__body_id", "paper__dated", "paper__meeting_id", "action_id")
    return [_Row(*row) for row in rows.values_list(*columns, *near)]


def _minutes_taken(index: Index, pointers: Iterable[_Row]) -> dict[int, int]:
    """For each paper, the meeting of its own body that it names by day, the latest of them: the last minutes."""
    last: dict[int, tuple[date, int]] = {}
    for row in pointers:
        own = index.meetings.get(row.to_date, {}).get(row.body_id) if row.to_date and row.body_id else None
        if own is None or row.to_date is None or (row.on is not None and row.to_date >= row.on):
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
