"""A meeting's timetable: what was done, days chosen for one meeting, and the days of a body."""

from collections.abc import Mapping
from datetime import date

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.models import Body, BodyStep, Meeting, MeetingStep
from frankpledge.meetings.queries.timetable import days_of, timetable_of
from frankpledge.meetings.rules.timetable import DEFAULT_DAYS, MOST_DAYS, Step, day_of


def shown_days(meeting: Meeting) -> dict[str, date]:
    """The day of each step of a meeting, by the step's name: what the form of its days shows."""
    return {due.step.value: due.day for due in timetable_of(meeting)}


def shown_body_days(body: Body) -> dict[str, int]:
    """How many days a body keeps for each step, by the step's name: what the form of these shows."""
    return {step.value: days for step, days in days_of(body).items()}


def choose_days(by: Actor, meeting: Meeting, days: Mapping[str, date], *, seen: str = "") -> None:
    """Say on which days the steps of one meeting fall; one on which it falls by the body's days anyway is not kept.

    Raises Meanwhile where somebody else chose others since they were `seen`.
    """
    begun = Begun(seen, days, shown_days)
    with change(by, "chose the days of", meeting, access.may_keep_timetable, begun) as meeting:
        usual = days_of(meeting.body)
        for step in Step:
            day = days.get(step.value)
            chosen = None if day is None or day == day_of(step, meeting.held_on, usual) else day
            row = MeetingStep.objects.filter(meeting=meeting, step=step.value).first()
            if row is None and chosen is None:
                continue
            row = row or MeetingStep(partnership_id=meeting.partnership_id, meeting=meeting, step=step.value)
            row.day = chosen
            row.save()


def set_body_days(by: Actor, body: Body, days: Mapping[str, int], *, seen: str = "") -> None:
    """Say how many days a body keeps for each step.  Raises NotPossible for too many, Meanwhile as choose_days."""
    begun = Begun(seen, days, shown_body_days)
    with change(by, "set the days of", body, access.may_keep_timetable, begun) as body:
        if any(not 0 <= many <= MOST_DAYS for many in days.values()):
            raise NotPossible(f"Enter days from 0 to {MOST_DAYS}.")
        for step in Step:
            many = days.get(step.value, DEFAULT_DAYS[step])
            rows = BodyStep.objects.filter(body=body, step=step.value)
            if many == DEFAULT_DAYS[step]:
                rows.delete()
            elif not rows.update(days=many):
                BodyStep.objects.create(partnership_id=body.partnership_id, body=body, step=step.value, days=many)


def note_step(by: Actor, meeting: Meeting, step: Step, *, done: bool) -> None:
    """Say that a step was done today, or that it was not done after all."""
    with change(by, "did a step of", meeting, access.may_keep_timetable) as meeting:
        values = {"partnership_id": meeting.partnership_id}
        row, _ = MeetingStep.objects.get_or_create(meeting=meeting, step=step.value, defaults=values)
        row.done_on = (row.done_on or by.today) if done else None
        row.save(update_fields=["done_on"])
