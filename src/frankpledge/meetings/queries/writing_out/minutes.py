"""The minutes of a meeting as a document: as far as the actor may read them, and up to a marking."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from frankpledge.design.words import long_date
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Attendance, Correction, Declaration, Item, Meeting, Paper, Presence
from frankpledge.meetings.queries.contents import Section, attendance_in, contents_of, people_in
from frankpledge.meetings.queries.following import corrections_of
from frankpledge.meetings.queries.minutes_text import sitter_of
from frankpledge.meetings.queries.standing_as import WITHHELD, name_in_minutes, printed_name
from frankpledge.meetings.queries.taking import next_day_of
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.meetings.rules.kinds import Stage
from frankpledge.meetings.rules.minutes_text import Meant, Sitter, declared
from frankpledge.meetings.rules.standing import due_in_minutes
from frankpledge.meetings.rules.writing_out.lists import attendance_written
from frankpledge.meetings.rules.writing_out.minutes import Asked, Minuted, Whose, minutes_written
from frankpledge.meetings.rules.writing_out.written import Written
from frankpledge.people.rules.marking import CHOSEN, Level

STAGES = {Stage.DRAFT: "Draft minutes", Stage.FINAL: "Final draft"}
NOT_CHECKED = "Read by a program from the minutes as they came in. No person has checked it against them yet."


@dataclass
class _Beside:
    """What is said beside the items: interests by item, 0 for the whole meeting, and corrections by item."""

    declared: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    corrected: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def minutes_document(by: Actor, paper: Paper, top: Level) -> tuple[Written, Level]:
    """The minutes as a document, and the highest marking of what stands in it; nothing above `top`.

    An item that is held more closely leaves its stub, where it leaves one.  The names of those whose data is restricted
    are withheld wherever they stand in it.
    """
    contents = contents_of(by, paper)
    meeting = paper.meeting
    assert meeting is not None
    beside = _beside(by, paper, top)
    items = [one for section in contents.sections for one in _items(by, section, beside, top)]
    level = max([Level(paper.level), *(Level(number) for number in _levels(contents.sections) if number <= top)])
    loose = _minuted(by, contents.loose, beside, 0)
    if loose.decisions or loose.actions:
        items.append(loose)
    next_on = meeting.next_on or (next_day_of(by, meeting) if paper.stage else None)
    meant = _meant(paper, meeting, next_on)
    whose = Whose(by.partnership.name if by.partnership else "", level.label.upper(), _notes(paper, beside))
    rows = [*people_in(contents.present), *people_in(contents.apologies)]
    said = (whose, meant, _sitters(by, paper, rows, top), items, beside.declared[0])
    return minutes_written(*as_it_leaves(paper.partnership_id, said)), level


def attendance_document(by: Actor, paper: Paper, top: Level) -> tuple[Written, Level]:
    """The attendance of a meeting by agency, as its minutes have it, and how that is marked."""
    meeting, level = paper.meeting, Level(paper.level)
    assert meeting is not None
    notes = () if paper.checked_on is not None else (NOT_CHECKED,)
    whose = Whose(by.partnership.name if by.partnership else "", level.label.upper(), notes)
    rows = attendance_in(by, paper)
    meant, day = _meant(paper, meeting, None), long_date(meeting.held_on)
    said = (whose, meant, day, _sitters(by, paper, rows, top))
    return attendance_written(*as_it_leaves(paper.partnership_id, said)), level


def _meant(paper: Paper, meeting: Meeting, next_on: date | None) -> Meant:
    stage = STAGES.get(Stage(paper.stage), "")
    return Meant(meeting.body.name, meeting.held_on, stage, meeting.venue, meeting.started, meeting.closed, next_on)


def _levels(sections: Iterable[Section]) -> Iterable[int]:
    for section in sections:
        if section.item is not None:
            yield section.item.level
        yield from _levels(section.parts)


def _notes(paper: Paper, beside: _Beside) -> tuple[str, ...]:
    notes = list(beside.corrected[0])
    if paper.agreed_on is not None:
        notes.append(f"Agreed as a correct record on {long_date(paper.agreed_on)}.")
    if paper.checked_on is None:
        notes.append(NOT_CHECKED)
    return tuple(notes)


def _items(by: Actor, section: Section, beside: _Beside, top: Level, depth: int = 0) -> Iterable[Minuted]:
    """An item and its parts, in their order."""
    if section.stub is not None:
        yield Minuted(section.stub.number, "", min(depth, 1), stub=True)
        return
    item = section.item
    assert item is not None
    if item.level > top:
        if item.stub and item.level in CHOSEN:
            yield Minuted(item.number, "", min(depth, 1), stub=True)
        return
    yield _minuted(by, section, beside, min(depth, 1))
    for part in section.parts:
        yield from _items(by, part, beside, top, depth + 1)


def _minuted(by: Actor, section: Section, beside: _Beside, depth: int) -> Minuted:
    item = section.item
    facts = Minuted(
        "",
        "",
        depth,
        decisions=tuple((fact.verb, fact.text) for fact in section.decisions),
        actions=tuple(
            Asked(
                action.text,
                tuple(printed_name(owner) for owner in action.owners.all()),
                due_in_minutes(action.due, action.due_month_only),
            )
            for action in section.actions
        ),
        follow_ups=tuple(fact.text for fact in section.follow_ups),
    )
    if item is None:
        return facts
    return replace(
        facts,
        number=item.number,
        title=item.title,
        presenter=item.presenter,
        declared=tuple(beside.declared[item.pk]),
        text=item.text,
        notes=tuple(beside.corrected[item.pk]),
    )


def _beside(by: Actor, paper: Paper, top: Level) -> _Beside:
    found = _Beside()
    if paper.locked:
        for one in corrections_of(by, paper).filter(level__lte=top):
            found.corrected[one.item_id or 0].append(_corrected(one))
    if paper.stage:
        own = Item.objects.filter(paper=paper, level__lte=top).values_list("agenda_item", "pk")
        items = {agenda: item for agenda, item in own if agenda is not None}
        rows = Declaration.objects.filter(presence__meeting=paper.meeting_id, partnership_id=paper.partnership_id)
        for row in rows.filter(Q(agenda_item__isnull=True) | Q(agenda_item__in=items)).select_related(
            "presence__person__stands_as"
        ):
            person = row.presence.person
            name = name_in_minutes(person) if person is not None else row.presence.name
            words = declared(WITHHELD if name == WITHHELD else row.presence.name, row.interest, row.left_room)
            found.declared[items[row.agenda_item_id] if row.agenda_item_id else 0].append(words)
    return found


def _corrected(one: Correction) -> str:
    return f"Corrected on {long_date(one.agreed_on)}: “{one.was}” became “{one.becomes}”."


def _sitters(by: Actor, paper: Paper, rows: Iterable[Attendance], top: Level) -> list[Sitter]:
    """The attendance in the order printed; of minutes that are made here, with for whom somebody came, and when."""
    said = _said(paper, top) if paper.stage else {}
    return [
        Sitter(
            row.pk,
            printed_name(row),
            row.capacity,
            row.post,
            row.organisation_name,
            row.chair,
            said.get((row.name, row.organisation_name), ()),
        )
        for row in sorted(rows, key=lambda row: (row.position, row.pk))
    ]


def _said(paper: Paper, top: Level) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is to be said of each at the meeting, by name and agency; nothing of an item that is held more closely."""
    rows = Presence.objects.filter(meeting=paper.meeting_id, partnership_id=paper.partnership_id)
    near = ("organisation", "substitute_for__person__stands_as", "arrived_at_item", "left_at_item")
    found = {}
    for row in rows.select_related(*near):
        for name in ("arrived_at_item", "left_at_item"):
            item = getattr(row, name)
            if item is not None and item.level > top:
                setattr(row, name, None)
        sitter = sitter_of(row)
        found[sitter.name, sitter.organisation] = sitter.said
    return found
