"""Entering a paper in the record: the meeting, and everything that the paper states, all or nothing."""

from collections.abc import Iterable, Mapping, Sequence

from frankpledge.documents.changes import quote
from frankpledge.documents.models import Document
from frankpledge.kit.words import folded
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.bodies import add_body
from frankpledge.meetings.changes.marking import hold_as_printed, relevel
from frankpledge.meetings.changes.owners import enter_owners
from frankpledge.meetings.changes.pointers import resolve_pointers
from frankpledge.meetings.changes.rows import MODELS, fields
from frankpledge.meetings.models import Attendance, Body, BodyName, Item, Meeting, Paper, Stated
from frankpledge.meetings.rules.kinds import MeetingState, PaperKind
from frankpledge.meetings.rules.paper import Keyed, PaperRead, item_of
from frankpledge.people.changes import enter_names
from frankpledge.people.rules.printed import Printed
from minutes_reader import reading

Spans = dict[tuple[int, int], int]


def enter_paper(
    by: Actor, document: Document, read: PaperRead, body: Body | None = None, restricted: Sequence[int] = ()
) -> tuple[Paper, dict[int, int]]:
    """Enter what a document says.  Gives the paper, and for each fact's key the number of the row that it became.

    `body` is the board or group that a person named; without it the one of the name printed, set up where there is
    none.  `restricted` are the places of its text where the paper says that a part is not for everybody: those items
    are held as OFFICIAL-SENSITIVE until a person says otherwise.  Names are tied to people and organisations, pointers
    resolved, from here and to here.  Raises NotPossible
    when minutes have no date, or the record holds minutes of that meeting already.
    """
    paper = Paper(partnership_id=document.partnership_id, kind=read.kind, document=document, title=read.title[:300])
    with change(by, "entered", paper, access.may_enter) as paper:
        paper.body = body or _body(by, document, read.body)
        paper.dated, paper.checked_on = read.dated, by.today if read.checked else None
        if read.kind == PaperKind.MINUTES:
            paper.meeting = _meeting(paper, read)
        facts = [keyed for kept in read.facts.values() for keyed in kept]
        spans = quote(by, document, [*(k.fact.span for k in facts), *read.words.values()])
        for name, span in read.words.items():
            setattr(paper, "next_words_id" if name == "next_on" else f"{name}_words_id", spans[span])
        paper.say(document.said)
        paper.level = document.level
        paper.save()
        rows = enter_facts(by, paper, read.facts, spans, read.short_forms)
        hold_as_printed(by, paper, restricted)
        relevel(paper)
        resolve_pointers(by)
    return paper, rows


def enter_facts(
    by: Actor, paper: Paper, facts: Mapping[str, Sequence[Keyed]], spans: Spans, told: Mapping[str, Sequence[str]]
) -> dict[int, int]:
    """Enter facts of a paper that is in the record; gives the row's number for each fact's key.

    Called inside the change that enters or amends the paper.  `spans` gives the quotation for each span, `told` what
    the paper says that its short forms stand for.
    """
    entered: dict[int, int] = {}
    given: dict[str, list[Keyed]] = {name: list(facts.get(name, ())) for name in MODELS}
    items = _enter_items(paper, given["items"], spans, entered)
    for name in MODELS:
        if name in ("items", "attendance"):
            continue
        made = [_row(name, paper, keyed, spans) for keyed in given[name]]
        for keyed, row in zip(given[name], made, strict=True):
            row.item_id = item_of(keyed.fact.item, keyed.fact.span[0], items)  # type: ignore[attr-defined]
        _keep(name, made, given[name], entered)
    attenders = _enter_attendance(by, paper, given["attendance"], spans, entered, told)
    owned = {entered[k.key]: k.fact.owners for k in given["actions"] if isinstance(k.fact, reading.Action)}
    enter_owners(by, paper, owned, attenders, told)
    return entered


def _row(name: str, paper: Paper, keyed: Keyed, spans: Spans) -> Stated:
    return MODELS[name](
        partnership_id=paper.partnership_id,
        paper=paper,
        words_id=spans[keyed.fact.span],
        position=keyed.fact.span[0],
        checked=keyed.checked,
        **fields(keyed.fact),
    )


def _keep(name: str, rows: list[Stated], facts: Iterable[Keyed], entered: dict[int, int]) -> None:
    kept = MODELS[name]._base_manager.bulk_create(rows)
    entered.update({keyed.key: row.pk for keyed, row in zip(facts, kept, strict=True)})


def _enter_items(
    paper: Paper, facts: list[Keyed], spans: Spans, entered: dict[int, int]
) -> list[tuple[int, reading.Item]]:
    """Enter the items, each under its parent; gives every item of the paper with its number and what was read."""
    _keep("items", [_row("items", paper, keyed, spans) for keyed in facts], facts, entered)
    there = items_there(paper)
    children = []
    for keyed in facts:
        parent = parent_of(keyed.fact, entered[keyed.key], there)
        if parent is not None:
            children.append(Item(pk=entered[keyed.key], parent_id=parent))
    Item.objects.bulk_update(children, ["parent"])
    return there


def parent_of(fact: reading.Fact, number: int, items: Sequence[tuple[int, reading.Item]]) -> int | None:
    """The number of the item that an item, entered under a number of its own, stands under: one before it, or none."""
    before = [(other, item) for other, item in items if other != number and item.span[0] <= fact.span[0]]
    return item_of(getattr(fact, "parent", None), fact.span[0], before)


def items_there(paper: Paper) -> list[tuple[int, reading.Item]]:
    """The items that the paper has already, in the reader's form, for facts that are added later."""
    there = Item.objects.filter(paper=paper)
    return [
        (row.pk, reading.Item(span=(row.position, row.position + 1), number=row.number or None, title=row.title))
        for row in there
    ]


def _enter_attendance(
    by: Actor,
    paper: Paper,
    facts: list[Keyed],
    spans: Spans,
    entered: dict[int, int],
    told: Mapping[str, Sequence[str]],
) -> list[Attendance]:
    """Enter who was there, each name tied to a person and an organisation where that is sure."""
    if paper.meeting is None:
        return []
    if facts:
        rows = [_row("attendance", paper, keyed, spans) for keyed in facts]
        names = [Printed(r.name, r.organisation_name, r.post) for r in rows if isinstance(r, Attendance)]
        for row, tied in zip(rows, enter_names(by, paper.partnership, names, told, paper.level), strict=True):
            row.meeting = paper.meeting  # type: ignore[attr-defined]
            row.person_id, row.organisation_id = tied.person_id, tied.organisation_id  # type: ignore[attr-defined]
            row.matched = tied.how.value  # type: ignore[attr-defined]
        _keep("attendance", rows, facts, entered)
    return list(Attendance.objects.filter(paper=paper))


def _body(by: Actor, document: Document, printed: str) -> Body | None:
    """The body of this name; a new one where the record has none; none where the paper names none."""
    if not printed.strip():
        return None
    known = BodyName.objects.filter(partnership_id=document.partnership_id, folded=folded(printed)[:200])
    found = known.select_related("body").first()
    return found.body if found else add_body(by, document.partnership, name=printed)


def _meeting(paper: Paper, read: PaperRead) -> Meeting:
    if paper.body is None:
        raise NotPossible("These minutes do not say which board or group met. Choose it, then enter them again.")
    if read.dated is None:
        raise NotPossible("These minutes have no date of meeting. Give the date, then enter them again.")
    meeting, made = Meeting.objects.exclude(state=MeetingState.CANCELLED.value).get_or_create(
        partnership_id=paper.partnership_id, body=paper.body, held_on=read.dated
    )
    if not made and meeting.papers.filter(kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True).exists():
        raise NotPossible(
            f"The record holds minutes of {paper.body} on {read.dated:%-d %B %Y} already. "
            "Withdraw those first, or reject these."
        )
    planned = "" if meeting.state == MeetingState.RECORDED else meeting.venue
    meeting.venue, meeting.next_on = read.venue[:300] or planned, read.next_on
    if meeting.state == MeetingState.PLANNED:
        meeting.state = MeetingState.HELD.value  # its minutes say that it took place
    meeting.started, meeting.closed = read.started, read.closed
    meeting.save()
    return meeting
