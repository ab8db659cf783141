"""What a pack says: its cover, and each item and paper in it as the parts that are set."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from frankpledge.design.words import clock, count, long_date
from frankpledge.kit.cutting import Cuts, Words
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import AgendaItem, AgendaPaper, Meeting, Pack, Paper
from frankpledge.meetings.queries.outstanding import HEAD, outstanding_actions, rows_of
from frankpledge.meetings.queries.pack_minutes import minutes_in_pack
from frankpledge.meetings.queries.packs import facts_of_items, items_for_pack, sent_before
from frankpledge.meetings.queries.standing_as import WITHHELD
from frankpledge.meetings.queries.withholding import withheld
from frankpledge.meetings.rules.composing import Cover, Part, Sheet, blocks_of, clean, lines_of, pages_said
from frankpledge.meetings.rules.kinds import AgendaKind, Purpose
from frankpledge.meetings.rules.packs import Audience, Entry, Shown, chosen, left_out_words
from frankpledge.people.models import Marked
from frankpledge.people.rules.marking import Level

RESTRICTED_ITEM = "Restricted item"
RESTRICTED_PAPER = "Restricted paper"
RESTRICTED_MINUTES = "Restricted minutes"
SET_INSTEAD = "A name in this paper is withheld, so its words stand here in place of its pages."
_NEVER = "A pack would have held what is marked above it"


def cover_of(pack: Pack, meeting: Meeting) -> Cover:
    """The first page of a pack, and what stands on every page."""
    audience = Audience(pack.audience)
    times = " to ".join(clock(time) for time in (meeting.starts_at, meeting.ends_at) if time is not None)
    notes = []
    if pack.number > 1:
        notes.append(f"This pack takes the place of pack {pack.number - 1}. Its pages are numbered afresh.")
    if audience is Audience.PUBLIC:
        notes.append("What is restricted is left out of this pack, and its place says so.")
    return Cover(
        meeting.partnership.name,
        meeting.body.name,
        long_date(meeting.held_on),
        f"{audience.label} {pack.number}",
        audience.level.label.upper(),
        [
            ("Date", long_date(meeting.held_on)),
            ("Time", times),
            ("Place", meeting.venue),
            ("Pack", f"{audience.label}, number {pack.number}"),
            ("Marking", audience.level.label.upper()),
        ],
        notes,
    )


def parts_of(
    by: Actor, pack: Pack, meeting: Meeting, closed: Words, has_sheets: Callable[[AgendaPaper], bool]
) -> tuple[list[Entry], list[Part], list[AgendaPaper]]:
    """What is in a pack: its entries, each as a part to be set, and the papers whose files are shown page by page.

    Nothing that is marked above the pack goes into a part: asked once more here, whatever was chosen.  A file that has
    one of the `closed` names in it is set as words.
    """
    rows = items_for_pack(meeting)
    facts = {one.number: one for one in facts_of_items(rows)}
    entries = chosen(Audience(pack.audience), facts.values(), sent_before(pack))
    items = {item.pk: item for item, _ in rows}
    papers = {paper.pk: paper for _, listed in rows for paper in listed}
    levels = {paper.number: paper.level for one in facts.values() for paper in one.papers}
    kept, parts, shown_whole = [], [], []
    for entry in entries:
        about = facts[entry.item].minutes if entry.minutes else None
        held = levels[entry.paper] if entry.paper else (about or facts[entry.item]).level
        if entry.shown is not Shown.STUB and held > Audience(pack.audience).level:
            raise AssertionError(_NEVER)
        minutes = items[entry.item].about
        if entry.minutes is not None and minutes is not None:
            entry, part = _minutes(by, minutes, entry, meeting, Audience(pack.audience).level)
            parts.append(part)
        elif entry.paper is None:
            entry, part = _item(items[entry.item], entry, Audience(pack.audience).level, closed)
            parts.append(part)
        kept.append(entry)
        if entry.paper is None:
            continue
        paper = papers[entry.paper]
        pages = entry.shown is Shown.WHOLE and has_sheets(paper)
        sheets = pages and not closed.stand_in(paper.text)  # what is shown as it is cannot be without a name
        shown_whole += [paper] if sheets else []
        instead = [SET_INSTEAD] if pages and not sheets else []
        parts.append(_paper(paper, entry, levels[paper.pk], closed, sheets=sheets, instead=instead))
    return kept, parts, shown_whole


def file_name(paper: AgendaPaper) -> str:
    """What a paper's file is called while a pack is set."""
    return f"paper-{paper.pk}.pdf"


def _item(item: AgendaItem, entry: Entry, up_to: Level, closed: Words) -> tuple[Entry, Part]:
    """An item, and its entry with which actions it shows, where it is about those that are outstanding."""
    if entry.shown is Shown.STUB:
        return entry, Part(_numbered(item.number, RESTRICTED_ITEM), True, words=[_left_out(item)])
    if entry.shown is Shown.WITHDRAWN:
        gone = _withdrawn(item.withdrawn_at, item.withdrawn_why)
        return entry, Part(_numbered(item.number, item.title), True, words=[gone])
    facts = [
        ("Presented by", _named(item.presenter_person, item.presenter, item.organisation)),
        ("Purpose", Purpose(item.purpose).label if item.purpose else ""),
        ("Time", f"{item.length} minutes" if item.length else ""),
        *_marked(item, item.level),
    ]
    words, blocks = withheld(item.note, closed).splitlines(), list[dict[str, Any]]()
    if item.kind == AgendaKind.ACTIONS:
        actions = outstanding_actions(item.meeting, up_to)
        rows = rows_of(actions, item.meeting, up_to)
        entry = replace(entry, actions=tuple(action.pk for action in actions))
        blocks = (
            [{"kind": "table", "rows": [list(HEAD), *([clean(cell) for cell in row] for row in rows)]}] if rows else []
        )
        words = [*words, "" if rows else "Nothing that may stand in this pack is open."]
    return entry, Part(_numbered(item.number, item.title), True, facts, words=words, blocks=blocks)


def _minutes(by: Actor, paper: Paper, entry: Entry, meeting: Meeting, up_to: Level) -> tuple[Entry, Part]:
    """The minutes that an item is about, and their entry with what of them it shows."""
    if entry.shown is Shown.STUB:
        return entry, Part(RESTRICTED_MINUTES, False, words=[_left_out(paper)])
    part, entry = minutes_in_pack(by, paper, entry, up_to)
    title = part.title if paper.body_id == meeting.body_id else f"{paper.meeting and paper.meeting.body}: {part.title}"
    facts = [*part.facts, *_marked(paper, paper.level)]
    return entry, replace(part, title=title, facts=facts)


def _paper(
    paper: AgendaPaper, entry: Entry, level: int, closed: Words, *, sheets: bool, instead: Sequence[str] = ()
) -> Part:
    if entry.shown is Shown.STUB:
        return Part(RESTRICTED_PAPER, False, words=[_left_out(paper)])
    if entry.shown is Shown.WITHDRAWN:
        why = _withdrawn(paper.withdrawn_at, paper.withdrawn_why)
        if paper.withdrawn_at is None:
            item = paper.agenda_item
            why = _withdrawn(item.withdrawn_at, item.withdrawn_why)
        return Part(paper.title, False, words=[why])
    facts = [
        ("Author", _named(paper.author_person, paper.author, paper.organisation)),
        ("Presented by", _named(paper.presenter_person, paper.presenter, None)),
        ("Purpose", Purpose(paper.purpose).label if paper.purpose else ""),
        ("State", ", ".join(_state(paper))),
        *_marked(paper, level),
    ]
    recommendations, implications = map(lines_of, withheld((paper.recommendations, paper.implications), closed))
    if entry.shown is Shown.AWAITED:
        return Part(paper.title, False, facts, ["This paper had not come when the pack was made."])
    if sheets:
        pages = pages_said(paper.text, paper.starts)
        shown = [Sheet(file_name(paper), at, says, wide) for at, (says, wide) in enumerate(pages, 1)]
        follows = [f"Its {count(len(shown), 'page')} follow." if len(shown) > 1 else "Its page follows."]
        return Part(paper.title, False, facts, follows, recommendations, implications, sheets=shown)
    words = list(instead) if paper.text.strip() else ["The file of this paper could not be set. Ask for it."]
    cuts = Cuts.of(closed.places(paper.text), WITHHELD)
    blocks = blocks_of(cuts.text(paper.text), [cuts.span(start, start)[0] for start in paper.headings])
    return Part(paper.title, False, facts, words, recommendations, implications, blocks)


def _numbered(number: str, title: str) -> str:
    return f"{number.rstrip('.')}. {title}" if number else title


def _named(person: object, name: str, organisation: object) -> str:
    if getattr(person, "restricted_on", None) is not None:
        person = WITHHELD  # a pack goes to many, and says of nobody what their page does not
    return ", ".join(str(part) for part in (name or person or "", organisation or "") if part)


def _state(paper: AgendaPaper) -> list[str]:
    return [
        *(["supplementary"] if paper.supplementary else []),
        *(["late"] if paper.late else []),
        *(["in place of an earlier version"] if paper.replaces_id else []),
    ]


def _marked(thing: Marked, level: int) -> list[tuple[str, str]]:
    """How a thing is marked, where that is more than OFFICIAL, and how it is to be handled."""
    if level < Level.SENSITIVE:
        return []
    return [("Marking", Level(level).label), ("Handling", thing.handling)]


def _left_out(thing: Marked) -> str:
    return left_out_words(thing.exempt_paragraph)


def _withdrawn(at: object, why: str) -> str:
    when = f" on {long_date(at)}" if at is not None else ""  # type: ignore[arg-type]
    return f"Withdrawn{when}. {why}".strip()
