"""The agenda of a meeting as a document: as far as the actor may read it, and up to a marking."""

from collections.abc import Iterable

from frankpledge.design.words import clock, count, long_date
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting
from frankpledge.meetings.queries.agenda_papers import papers_by_item
from frankpledge.meetings.queries.agendas import AgendaStub, Line, agenda_of
from frankpledge.meetings.queries.standing_as import WITHHELD, is_restricted
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.meetings.rules.writing_out.agenda import Calls, OnAgenda, agenda_written
from frankpledge.meetings.rules.writing_out.written import Written
from frankpledge.people.queries import agency_known, name_known
from frankpledge.people.rules.marking import CHOSEN, Level


def agenda_document(by: Actor, meeting: Meeting, top: Level) -> tuple[Written, Level]:
    """The agenda as a document, and the highest marking of what stands in it; nothing above `top`."""
    lines = agenda_of(by, meeting)
    rows = [line.item for line in _all(lines) if isinstance(line.item, AgendaItem) and line.item.level <= top]
    papers = {
        item: [paper for paper in listed if paper.level <= top and paper.withdrawn_at is None]
        for item, listed in papers_by_item(by, [row.pk for row in rows]).items()
    }
    held = [*(row.level for row in rows), *(paper.level for listed in papers.values() for paper in listed)]
    level = Level(max([min(Level.OFFICIAL, top), *held]))
    times = " to ".join(clock(time) for time in (meeting.starts_at, meeting.ends_at) if time is not None)
    calls = Calls(
        by.partnership.name if by.partnership else "",
        meeting.body.name,
        long_date(meeting.held_on),
        level.label.upper(),
        (
            ("Time", times),
            ("Place", meeting.venue),
            ("To join from elsewhere", meeting.joining if top > Level.PUBLIC else ""),
        ),
        f"This meeting was cancelled. {meeting.cancelled_why}".strip() if meeting.state == "cancelled" else "",
    )
    said = (calls, list(_items(by, lines, papers, top)))
    return agenda_written(*as_it_leaves(meeting.partnership_id, said)), level


def agenda_said(by: Actor, item: AgendaItem, *, goes_out: bool = False) -> str:
    """What an agenda says of an item beside its title: what it is for, who presents it for whom, and how long.

    In a file that `goes_out` to others the name of somebody whose data is restricted is withheld, whoever takes it out.
    """
    presenter = name_known(by, item.presenter_person) if item.presenter_person is not None else item.presenter
    if goes_out and item.presenter_person is not None and is_restricted(item.presenter_person):
        presenter = WITHHELD
    parts = (
        item.get_purpose_display() if item.purpose else "",
        presenter,
        agency_known(by, item.organisation) if item.organisation is not None else "",
        count(item.length, "minute") if item.length else "",
    )
    return " · ".join(part for part in parts if part)


def _all(lines: Iterable[Line]) -> Iterable[Line]:
    for line in lines:
        yield line
        yield from _all(line.parts)


def _items(
    by: Actor, lines: Iterable[Line], papers: dict[int, list[AgendaPaper]], top: Level, depth: int = 0
) -> Iterable[OnAgenda]:
    for line in lines:
        item = line.item
        if isinstance(item, AgendaStub) or item.level > top:
            if isinstance(item, AgendaStub) or (item.stub and item.level in CHOSEN):
                yield OnAgenda(item.number, "", depth, stub=True)
            continue
        yield OnAgenda(
            item.number,
            item.title,
            depth,
            agenda_said(by, item, goes_out=True),
            item.note,
            tuple(_paper(paper) for paper in papers.get(item.pk, ())),
            _gone(item),
        )
        yield from _items(by, line.parts, papers, top, 1)


def _paper(paper: AgendaPaper) -> str:
    return paper.title if paper.received_at is not None else f"{paper.title} (to follow)"


def _gone(item: AgendaItem) -> str:
    if item.withdrawn_at is None:
        return ""
    return f"Withdrawn on {long_date(item.withdrawn_at)}. {item.withdrawn_why}".strip()
