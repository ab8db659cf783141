"""Planning a meeting, moving it, cancelling it, and saying that it took place."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.agendas import release_topics
from frankpledge.meetings.changes.numbering import renumber, renumber_after
from frankpledge.meetings.changes.published_meetings import tell_public
from frankpledge.meetings.models import Body, Meeting, MeetingMove
from frankpledge.meetings.rules.kinds import MeetingState, PaperKind
from frankpledge.meetings.rules.planning import shown_meeting

EARLIEST = 1990  # the first year of which a meeting is planned; what was before is in old minutes, if anywhere
AHEAD = 10  # years ahead that a meeting can be planned


def plan_meeting(by: Actor, body: Body, values: Mapping[str, Any]) -> Meeting:
    """Plan a meeting of a body; `values` gives the parts of `rules.planning.shown_meeting`.

    Raises NotPossible for a day on which the body meets already, for a day that no meeting can have, and for a body
    that has ended by then.
    """
    meeting = Meeting(
        partnership_id=body.partnership_id, body=body, state=MeetingState.PLANNED.value, **_checked(by, body, values)
    )
    with change(by, "planned a meeting", meeting, access.may_plan) as meeting:
        _refuse_taken(body, meeting.held_on, None)
        meeting.save()
        tell_public(meeting)
    return meeting


def change_meeting(by: Actor, meeting: Meeting, wanted: Mapping[str, Any], *, why: str = "", seen: str = "") -> Meeting:
    """Plan a meeting otherwise.  One that is moved to another day says from which and why, and its numbers follow.

    Raises Meanwhile where somebody else changed it since it was `seen`; NotPossible for a day that is taken or that no
    meeting can have, for a meeting that is over or minuted, and for a move without a reason once the agenda is out.
    """
    begun = Begun(seen, wanted, shown_meeting, apart=True)
    with change(by, "changed a meeting", meeting, access.may_plan, begun) as meeting:
        _refuse_over(meeting)
        kept, before = _checked(by, meeting.body, begun.kept(meeting)), meeting.held_on
        if kept["held_on"] != meeting.held_on:
            _refuse_taken(meeting.body, kept["held_on"], meeting)
            if meeting.agenda_on is not None and not why.strip():
                raise NotPossible("Say why it is moved: the agenda is out, and whoever has it will ask.")
            MeetingMove.objects.create(
                partnership_id=meeting.partnership_id,
                meeting=meeting,
                from_day=meeting.held_on,
                to_day=kept["held_on"],
                why=why.strip(),
            )
        for name, value in kept.items():
            setattr(meeting, name, value)
        meeting.save()
        renumber(meeting)
        if before != meeting.held_on:
            renumber_after(meeting.body, before)
        tell_public(meeting)
    return meeting


def cancel_meeting(by: Actor, meeting: Meeting, *, why: str) -> Meeting:
    """Cancel a planned meeting.  Its agenda stays to be read, and what was on it waits for the next.

    Actions that were due at it stay open with the day that was agreed for them, and are put before the next meeting.
    Raises NotPossible without a reason, and for a meeting that is over or of which minutes are in the record.
    """
    with change(by, "cancelled a meeting", meeting, access.may_plan) as meeting:
        _refuse_over(meeting)
        if not why.strip():
            raise NotPossible("Say why it is cancelled: everybody who was to come will ask.")
        meeting.state, meeting.cancelled_why = MeetingState.CANCELLED.value, why.strip()
        meeting.save(update_fields=["state", "cancelled_why"])
        release_topics(meeting)
        tell_public(meeting)
    return meeting


def hold_meeting(by: Actor, meeting: Meeting) -> Meeting:
    """Say that a meeting took place.  Raises NotPossible for a day that is still to come, and for one cancelled."""
    with change(by, "held a meeting", meeting, access.may_plan) as meeting:
        if meeting.state == MeetingState.HELD:
            return meeting
        _refuse_over(meeting)
        if meeting.held_on > by.today:
            raise NotPossible("Its day is still to come.")
        meeting.state = MeetingState.HELD.value
        meeting.save(update_fields=["state"])
        tell_public(meeting)
    return meeting


def _checked(by: Actor, body: Body, values: Mapping[str, Any]) -> dict[str, Any]:
    starts, ends, day = values.get("starts_at"), values.get("ends_at"), values["held_on"]
    if not EARLIEST <= day.year <= by.today.year + AHEAD:
        raise NotPossible(f"Enter a day from {EARLIEST} to {by.today.year + AHEAD}.")
    if starts and ends and ends <= starts:
        raise NotPossible("The meeting ends before it begins. Correct one of the times.")
    if body.ends is not None and day > body.ends:
        raise NotPossible(f"{body.name} ended on {body.ends:%-d %B %Y}. Plan a meeting of what followed it.")
    return dict(values)


def _refuse_taken(body: Body, day: date, but: Meeting | None) -> None:
    there = Meeting.objects.filter(body=body, held_on=day).exclude(state=MeetingState.CANCELLED.value)
    if but is not None:
        there = there.exclude(pk=but.pk)
    if there.exists():
        raise NotPossible(f"{body.name} meets on {day:%-d %B %Y} already. Open that meeting, or choose another day.")


def _refuse_over(meeting: Meeting) -> None:
    if meeting.state == MeetingState.CANCELLED:
        raise NotPossible("This meeting was cancelled. Plan another in its place.")
    if meeting.state != MeetingState.PLANNED:
        raise NotPossible("This meeting took place: its day and place stay as they were.")
    if meeting.papers.filter(kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True).exists():
        raise NotPossible("The record holds minutes of this meeting: it took place. Withdraw those first.")
