"""What has to be done by which day for a meeting: back from its day, and on from it for the draft minutes.  Pure.

Five clear days of notice is what section 100B of the Local Government Act 1972 asks of councils and their committees; a
partnership is not bound by it, and a body may set other days.  Where its papers go to a council's committee too, it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.meetings.rules.working_days import clear_days_before, working_days_from

SOON = 3  # working days before its day that an author is reminded of a paper
COUNCIL_CLEAR_DAYS = 5


class Step(StrEnum):
    """Something that is done for every meeting."""

    CALL = "call"
    PAPERS_DUE = "papers_due"
    BRIEFING = "briefing"
    DISPATCH = "dispatch"
    DRAFT_MINUTES = "draft_minutes"

    @property
    def label(self) -> str:
        """The step on a page."""
        return _LABELS[self]

    @property
    def counted(self) -> str:
        """How its days are counted, for whoever sets them."""
        return _COUNTED[self]


_LABELS = {
    Step.CALL: "Call for items",
    Step.PAPERS_DUE: "Papers due",
    Step.BRIEFING: "Chair’s briefing",
    Step.DISPATCH: "Papers go out",
    Step.DRAFT_MINUTES: "Draft minutes",
}
_COUNTED = {
    Step.CALL: "working days before the meeting",
    Step.PAPERS_DUE: "working days before the meeting",
    Step.BRIEFING: "working days before the meeting",
    Step.DISPATCH: "clear working days before the meeting",
    Step.DRAFT_MINUTES: "working days after the meeting",
}
DEFAULT_DAYS: Mapping[Step, int] = {
    Step.CALL: 20,
    Step.PAPERS_DUE: 10,
    Step.BRIEFING: 7,
    Step.DISPATCH: COUNCIL_CLEAR_DAYS,
    Step.DRAFT_MINUTES: 10,
}
MOST_DAYS = 90


class Standing(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LATE = "late"
    SOON = "soon"
    WAITING = "waiting"

    @property
    def label(self) -> str:
        """The state as a page says it."""
        return {"done": "Done", "late": "Late", "soon": "Due soon", "waiting": "To come"}[self.value]


@dataclass(frozen=True, slots=True)
class Due:
    """A step of a meeting: its day, whether a person chose that day for this meeting, and when it was done."""

    step: Step
    day: date
    chosen: bool = False
    done_on: date | None = None

    def standing(self, today: date) -> Standing:
        """How it stands today."""
        if self.done_on is not None:
            return Standing.DONE
        if self.day < today:
            return Standing.LATE
        return Standing.SOON if self.day <= working_days_from(today, SOON) else Standing.WAITING


def day_of(step: Step, meeting: date, days: Mapping[Step, int] = DEFAULT_DAYS) -> date:
    """The day of a step for a meeting on this day, by the body's days per step; what it does not say is as usual."""
    many = days.get(step, DEFAULT_DAYS[step])
    if step is Step.DISPATCH:
        return clear_days_before(meeting, many)
    return working_days_from(meeting, many if step is Step.DRAFT_MINUTES else -many)


def timetable(
    meeting: date,
    days: Mapping[Step, int] = DEFAULT_DAYS,
    chosen: Mapping[Step, date] | None = None,
    done: Mapping[Step, date] | None = None,
) -> list[Due]:
    """Every step of a meeting in order of the days; `chosen` are days that a person chose for this meeting."""
    chosen, done = chosen or {}, done or {}
    rows = [Due(step, chosen.get(step) or day_of(step, meeting, days), step in chosen, done.get(step)) for step in Step]
    return sorted(rows, key=lambda due: (due.day, list(Step).index(due.step)))


def how_late(received: date, due: date, *, went_out: bool) -> tuple[bool, bool]:
    """Whether a paper that came on this day is late, and whether it is supplementary.

    It is supplementary where a pack of the meeting `went_out` to its members before; it need not be late, since a
    meeting may be planned so soon that papers are due after.
    """
    return received > due, went_out


class Chase(StrEnum):
    """For what an author is reminded."""

    SOON = "due_soon"
    OVERDUE = "overdue"


def to_chase(due: date, today: date, sent: Iterable[Chase]) -> Chase | None:
    """What the author of a paper that has not come is to be reminded of today: each once, and never both on one day.

    Nobody is reminded that a paper is due soon once it is overdue.
    """
    already = set(sent)
    if today > due:
        return None if Chase.OVERDUE in already else Chase.OVERDUE
    if Chase.SOON in already or today < working_days_from(due, -SOON):
        return None
    return Chase.SOON
