"""How the action log goes, in figures: open, late, done in time, by agency and by quarter.  Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frankpledge.meetings.rules.kinds import ActionState

QUARTERS = 8
NOBODY = "No agency known"


@dataclass(frozen=True, slots=True)
class Done:
    """An action: when it was raised, falls due and was closed, how it stands, and by which agencies it is owned.

    `first_due` is the first date that was agreed, where that is another than the one that stands.
    """

    raised: date | None
    due: date | None
    state: str
    closed_on: date | None
    agencies: Sequence[str] = ()
    first_due: date | None = None

    @property
    def is_in_time(self) -> bool:
        """Whether it was closed by the first date that was agreed."""
        first = self.first_due or self.due
        return self.closed_on is not None and first is not None and self.closed_on <= first

    @property
    def is_in_time_put_off(self) -> bool:
        """Whether it was closed by the date that stands, however often that was put off."""
        return self.closed_on is not None and self.due is not None and self.closed_on <= self.due


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of actions.

    `timed` are the done ones that have a day; `in_time` are those of them done by the first date that was agreed, and
    `in_time_put_off` those done by the date as it was put off.  What was dropped is neither done nor late.
    """

    name: str
    raised: int = 0
    open: int = 0
    late: int = 0
    done: int = 0
    timed: int = 0
    in_time: int = 0
    in_time_put_off: int = 0

    @property
    def share(self) -> float | None:
        """The share done by the first date of those done that have a day, from 0 to 1; None where there are none."""
        return self.in_time / self.timed if self.timed else None

    @property
    def share_put_off(self) -> float | None:
        """The same by the date as it was put off."""
        return self.in_time_put_off / self.timed if self.timed else None


def tally(name: str, actions: Iterable[Done], today: date) -> Tally:
    """The counts of some actions on a day."""
    rows = list(actions)
    still = [row for row in rows if row.state == ActionState.OPEN]
    done = [row for row in rows if row.state == ActionState.DONE]
    timed = [row for row in done if row.due is not None and row.closed_on is not None]
    return Tally(
        name,
        len(rows),
        len(still),
        sum(row.due is not None and row.due < today for row in still),
        len(done),
        len(timed),
        sum(row.is_in_time for row in timed),
        sum(row.is_in_time_put_off for row in timed),
    )


def by_agency(actions: Iterable[Done], today: date) -> list[Tally]:
    """The counts of each agency, by name; an action of several counts for each, so the rows add up to more than all."""
    owned: dict[str, list[Done]] = defaultdict(list)
    for row in actions:
        for name in row.agencies or (NOBODY,):
            owned[name].append(row)
    names = sorted(owned, key=lambda name: (name == NOBODY, name.casefold()))
    return [tally(name, owned[name], today) for name in names]


def by_quarter(actions: Iterable[Done], today: date) -> list[Tally]:
    """The last quarters, the latest first: raised and done within each, open and late at its end (or today)."""
    rows, found = list(actions), []
    start = date(today.year, today.month - (today.month - 1) % 3, 1)
    for _ in range(QUARTERS):
        end = min(_next_quarter(start) - timedelta(days=1), today)
        raised = [row for row in rows if row.raised is not None and start <= row.raised <= end]
        done = [
            row
            for row in rows
            if row.state == ActionState.DONE and row.closed_on is not None and start <= row.closed_on <= end
        ]
        timed = [row for row in done if row.due is not None]
        stood = [row for row in rows if row.raised is not None and row.raised <= end and _open_on(row, end)]
        found.append(
            Tally(
                quarter_name(start),
                len(raised),
                len(stood),
                sum(row.due is not None and row.due < end for row in stood),
                len(done),
                len(timed),
                sum(row.is_in_time for row in timed),
                sum(row.is_in_time_put_off for row in timed),
            )
        )
        start = _quarter_before(start)
    return found


def quarter_name(start: date) -> str:
    """A quarter by its months: `April to June 2026`."""
    return f"{start:%B} to {date(start.year, start.month + 2, 1):%B %Y}"


def _open_on(row: Done, day: date) -> bool:
    return row.state == ActionState.OPEN or row.closed_on is None or row.closed_on > day


def _next_quarter(start: date) -> date:
    return date(start.year + (start.month > 9), start.month % 12 + 3 if start.month <= 9 else 1, 1)


def _quarter_before(start: date) -> date:
    return date(start.year - (start.month < 4), start.month - 3 if start.month > 3 else 10, 1)
