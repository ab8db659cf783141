"""What is written in the meeting: the text of each item, items that were not on the agenda, chair and times."""

from collections.abc import Mapping
from typing import Any

from frankpledge.kit.versions import Begun
from frankpledge.kit.words import squeezed
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.agendas import add_agenda_item
from frankpledge.meetings.changes.attending import sits_at
from frankpledge.meetings.models import AgendaItem, Meeting, Minute, Presence
from frankpledge.meetings.rules.attending import key_of
from frankpledge.meetings.rules.kinds import Capacity
from frankpledge.meetings.rules.minuting import in_lines

LONGEST = 100_000  # letters of one minute


def minuted(item: AgendaItem) -> dict[str, Any]:
    """What stands under an item, as it is shown to whoever writes there."""
    return {"text": Minute.objects.filter(agenda_item=item).values_list("text", flat=True).first() or ""}


def save_minute(by: Actor, item: AgendaItem, *, text: str, seen: str = "") -> Minute:
    """Keep what is written under an item.  Raises NotPossible where it is too long.

    Raises Meanwhile where somebody else wrote something else there since it was `seen`: neither text is lost.
    """
    text = in_lines(text)
    if len(text) > LONGEST:
        raise NotPossible("This is too long for one item. Move a part of it to an item of its own.")
    begun = Begun(seen, {"text": text}, minuted)
    with change(by, "minuted", item, access.may_minute, begun) as item:
        return Minute.objects.update_or_create(
            agenda_item=item, defaults={"text": text, "partnership_id": item.partnership_id}
        )[0]


def add_item_in_meeting(by: Actor, meeting: Meeting, *, title: str) -> AgendaItem:
    """Put an item on the agenda that nobody had planned, at its place.  Raises NotPossible without a title."""
    title = squeezed(title)
    with change(by, "added an item", meeting, access.may_take_minutes) as meeting:
        if not title:
            raise NotPossible("Say what the item is about.")
        return add_agenda_item(by, meeting, {"title": title[:400]})


def in_the_chair(meeting: Meeting) -> str:
    """Who is in the chair, by the key that the page has for them; nothing while nobody is said to be."""
    row = Presence.objects.filter(meeting=meeting, chair=True).first()
    return "" if row is None else key_of(row.pk, row.membership_id)


def sitting_shown(meeting: Meeting) -> dict[str, Any]:
    """Who is in the chair and from when to when the meeting sat, as shown to whoever says so."""
    return {"chair": in_the_chair(meeting), "started": meeting.started, "closed": meeting.closed}


def describe_sitting(by: Actor, meeting: Meeting, *, wanted: Mapping[str, Any], seen: str = "") -> Meeting:
    """Say who is in the chair, when the meeting began and when it ended: `chair` (a key), `started` and `closed`.

    Raises NotPossible for an end before the beginning, and for a chair who sent apologies; Meanwhile where somebody
    else said otherwise.
    """
    begun = Begun(seen, wanted, sitting_shown, apart=True)
    with change(by, "described the sitting of", meeting, access.may_take_minutes, begun) as meeting:
        kept = begun.kept(meeting)
        started, closed = kept.get("started", meeting.started), kept.get("closed", meeting.closed)
        if started and closed and closed < started:
            raise NotPossible("The meeting cannot have ended before it began. Look at both times.")
        meeting.started, meeting.closed = started, closed
        meeting.save(update_fields=["started", "closed"])
        if "chair" in kept and kept["chair"] != in_the_chair(meeting):
            _take_the_chair(by, meeting, kept["chair"])
    return meeting


def _take_the_chair(by: Actor, meeting: Meeting, key: str) -> None:
    """Called inside the change that describes the sitting."""
    Presence.objects.filter(meeting=meeting, chair=True).update(chair=False)
    if not key:
        return
    row = sits_at(by, meeting, key)
    if row.capacity == Capacity.APOLOGIES:
        raise NotPossible(f"{row.name} sent apologies. Mark them as present first.")
    row.chair = True
    row.save(update_fields=["chair"])
