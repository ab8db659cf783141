"""The attendance record and the action log as documents: tables, with what they are of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frankpledge.kit.words import folded
from frankpledge.meetings.rules.minutes_text import LISTS, Meant, Sitter, said_of
from frankpledge.meetings.rules.writing_out.columns import BY_AGENCY, LOG
from frankpledge.meetings.rules.writing_out.minutes import Whose
from frankpledge.meetings.rules.writing_out.written import Kind, Line, LineKind, Section, Table, Written

NOBODY = "No names were read in the minutes."
NO_ACTIONS = "No actions."


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of an action log, in words."""

    number: int
    text: str
    owners: str
    due: str
    state: str
    minute: str
    outcome: str = ""


def attendance_written(whose: Whose, meant: Meant, day: str, sitters: Sequence[Sitter]) -> Written:
    """Who was at a meeting, who was excused, and for which agency: each list by agency, those of none last."""
    sections = []
    for heading, capacities in LISTS:
        listed = [one for one in sitters if one.capacity in capacities]
        listed.sort(key=lambda one: (not one.organisation, folded(one.organisation), not one.chair))
        if listed:
            rows = tuple((one.organisation, f"{one.name} {said_of(one)}".strip(), one.post) for one in listed)
            sections.append(Section(f"{heading} ({len(listed)})", table=Table(BY_AGENCY, rows)))
    if not sections:
        sections.append(Section("", lines=(Line(NOBODY, LineKind.QUIET),)))
    sections += [Section("", lines=(Line(words, LineKind.QUIET),)) for words in whose.notes]
    agencies = {folded(one.organisation) for one in sitters if one.organisation and one.capacity != "apologies"}
    return Written(
        kind=Kind.ATTENDANCE,
        title=f"Attendance record of the meeting held on {day}",
        partnership=whose.partnership,
        body=meant.body,
        day=day,
        marking=whose.marking,
        facts=(("Agencies there", str(len(agencies)) if agencies else ""), ("Place", meant.venue)),
        stage=meant.stage,
        sections=tuple(sections),
    )


def log_written(whose: Whose, day: str, said: Sequence[str], rows: Iterable[Logged]) -> Written:
    """The action log as it was asked for; `said` are the filters in words."""
    cells = tuple((str(one.number), one.text, one.owners, one.due, one.state, one.minute, one.outcome) for one in rows)
    table = Section("", table=Table(LOG, cells)) if cells else Section("", lines=(Line(NO_ACTIONS),))
    return Written(
        kind=Kind.ACTION_LOG,
        title=f"Action log on {day}",
        partnership=whose.partnership,
        body=whose.partnership,
        day=day,
        marking=whose.marking,
        facts=(("Asked for", "; ".join(said)), ("Actions", str(len(cells)))),
        sections=(table,),
    )
