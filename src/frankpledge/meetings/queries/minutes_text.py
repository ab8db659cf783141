"""The minutes of a meeting as a text, composed of what was taken in it: for whoever looks at them
before they go out, and for the change that issues them."""

from collections.abc import Iterable
from datetime import time

from frankpledge.design.words import clock
from frankpledge.kit.versions import version_of
from frankpledge.meetings.models import AgendaItem, Presence
from frankpledge.meetings.queries.standing_as import name_in_minutes
from frankpledge.meetings.queries.taking import Sitting
from frankpledge.meetings.rules.kinds import AgendaKind
from frankpledge.meetings.rules.minutes_text import Composed, Entry, Meant, Sitter, compose, declared


def composed(sitting: Sitting, lines: Iterable[AgendaItem], stage: str) -> Composed:
    """The text of the minutes of a sitting, with where everything stands in it."""
    meeting = sitting.meeting
    lines = list(lines)
    of_all = next((line.pk for line in lines if line.kind == AgendaKind.DECLARATIONS), 0)
    said: dict[int, list[str]] = {}
    for one in sitting.declarations:
        words = declared(one.presence.name, one.interest, one.left_room)
        said.setdefault(one.agenda_item_id or of_all, []).append(words)
    meant = Meant(
        meeting.body.name, meeting.held_on, stage, meeting.venue, meeting.started, meeting.closed, sitting.next_on
    )
    entries = [
        Entry(
            line.pk,
            line.number,
            line.title,
            line.minute.text if hasattr(line, "minute") else "",
            presenter_of(line),
            tuple(said.get(line.pk, ())),
        )
        for line in lines
    ]
    return compose(meant, [sitter_of(row) for row in sitting.presences], entries, said.get(0, ()))


def mark_of_minutes(text: str, stage: str) -> str:
    """A mark of minutes as they would be, and of the stage at which they are out: who issues them sends it back."""
    return version_of({"text": text, "stage": stage}, 0)


def presenter_of(line: AgendaItem) -> str:
    """Who presents an item as minutes print it: the name of somebody whose data is restricted is withheld."""
    return name_in_minutes(line.presenter_person) if line.presenter_person else line.presenter


def ordered(agenda: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items of an agenda in their order, parts after their item."""
    return sorted(agenda, key=lambda item: (item.position, item.pk))


def sitter_of(row: Presence) -> Sitter:
    """Somebody at a meeting or excused from it, with what else minutes say of them."""
    agency = row.organisation_name or (row.organisation.name if row.organisation else "")
    return Sitter(row.pk, row.name, row.capacity, row.post, agency, row.chair, tuple(_said(row)))


def _said(row: Presence) -> list[str]:
    said = []
    if row.substitute_for is not None:
        said.append(f"in the place of {name_in_minutes(row.substitute_for.person)}")
    if row.remote:
        said.append("joined remotely")
    if row.arrived or row.arrived_at_item:
        said.append(f"arrived {_moment(row.arrived, row.arrived_at_item)}")
    if row.left or row.left_at_item:
        said.append(f"left {_moment(row.left, row.left_at_item)}")
    return said


def _moment(at: time | None, item: AgendaItem | None) -> str:
    if item is not None:
        return f"at item {item.number or item.title}"
    return f"at {clock(at)}"
