"""An agenda as a document: its items with what is said of each, and the papers that go with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.meetings.rules.writing_out.written import Kind, Line, LineKind, Section, Written, lines_in

RESTRICTED = "Restricted"
LEFT_OUT = "Left out of this agenda: it is restricted."


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """An item of an agenda.  `said` is what it is for, by whom and how long; `gone` says that it was withdrawn."""

    number: str
    title: str
    depth: int = 0
    said: str = ""
    note: str = ""
    papers: tuple[str, ...] = ()
    gone: str = ""
    stub: bool = False


@dataclass(frozen=True, slots=True)
class Calls:
    """What an agenda says of its meeting."""

    partnership: str
    body: str
    day: str
    marking: str
    facts: tuple[tuple[str, str], ...] = ()
    stage: str = ""


def agenda_written(calls: Calls, items: Iterable[OnAgenda]) -> Written:
    """The agenda of a meeting."""
    return Written(
        kind=Kind.AGENDA,
        title=f"Agenda of the meeting on {calls.day}",
        partnership=calls.partnership,
        body=calls.body,
        day=calls.day,
        marking=calls.marking,
        facts=calls.facts,
        stage=calls.stage,
        sections=tuple(_item(item) for item in items),
    )


def _item(item: OnAgenda) -> Section:
    if item.stub:
        return Section(RESTRICTED, item.number, item.depth, (Line(LEFT_OUT, LineKind.STUB),))
    if item.gone:
        return Section(item.title, item.number, item.depth, (Line(item.gone, LineKind.STUB),))
    lines = [Line(item.said, LineKind.QUIET)] if item.said else []
    lines += [Line(words) for words in lines_in(item.note)]
    lines += [Line(title, LineKind.BULLET) for title in item.papers]
    return Section(item.title, item.number, item.depth, tuple(lines))
