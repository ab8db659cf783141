"""Entering what minutes say that are made here, or bringing up to date what an earlier draft of them said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.rows import MODELS, fields
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    AgendaItem,
    Attendance,
    Decision,
    FollowUp,
    Item,
    Paper,
    Presence,
    Reference,
    Stated,
)
from frankpledge.meetings.queries.minuting import Spelt, room_of
from frankpledge.meetings.queries.taking import Sitting
from frankpledge.meetings.rules.keeping_facts import paired
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.minutes_text import Composed, Span
from frankpledge.meetings.rules.minuting import AtMeeting, Told, passages, read_minute, without_restricted
from frankpledge.meetings.rules.owning import InRoom, whom
from frankpledge.people.models import MARKING_FIELDS
from frankpledge.people.rules.agencies import rejoined
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.matching import How

RESTRICTED_PASSAGE = Marking(level=Level.SENSITIVE, handling="Restricted as it was minuted.")
_KINDS: dict[str, tuple[type[Decision] | type[Action] | type[FollowUp], str]] = {
    "Decision": (Decision, "text"),
    "Action": (Action, "text"),
    "FollowUp": (FollowUp, "what"),
}
_OWN_WORDS = ("body", "title", "dated", "venue", "started", "closed", "next")


@dataclass
class _Part:
    """A stretch of the words under an item: the open words, or one restricted passage."""

    span: Span
    text: str
    restricted: bool
    told: list[Told] = field(default_factory=list)


@dataclass
class Source:
    """What minutes are made of: the paper, the sitting, the lines of the agenda, the composed text, who was there."""

    by: Actor
    paper: Paper
    sitting: Sitting
    lines: Sequence[AgendaItem]
    made: Composed
    at: AtMeeting
    spelt: Spelt

    def parts(self, line: AgendaItem) -> list[_Part]:
        """The words minuted under an item, the open ones first, with what each says at its place in the whole text."""
        if line.pk not in self.made.minuted:
            return []
        start, end = self.made.minuted[line.pk]
        text = self.made.text[start:end]
        told = read_minute(text, self.at)
        found = [_Part((start, end), without_restricted(text), False, [t for t in told if not t.restricted])]
        for part in passages(text):
            if part.restricted:
                inside = [t for t in told if t.restricted and part.start <= t.fact.span[0] < part.end]
                span = (start + part.start, start + part.end)
                found.append(_Part(span, text[part.start : part.end], True, inside))
        return found

    def place(self, line: AgendaItem, told: Told) -> Span:
        """Where a fact stands in the whole text."""
        start = self.made.minuted[line.pk][0]
        return told.fact.span[0] + start, told.fact.span[1] + start

    def spans(self) -> set[Span]:
        """Every span that a row quotes."""
        found = {*self.made.people.values(), *self.made.headings.values()}
        for line in self.lines:
            for part in self.parts(line):
                found |= {self.place(line, told) for told in part.told}
                if part.restricted:
                    found.add(part.span)
        return found


def loosen(paper: Paper) -> None:
    """Let everything of a paper go from the words that it quoted: its document is about to have others."""
    for model in MODELS.values():
        model._base_manager.filter(paper=paper).update(words=None)
    values: dict[str, Any] = {f"{name}_words": None for name in _OWN_WORDS}
    Paper.objects.filter(pk=paper.pk).update(**values)
    for name in _OWN_WORDS:
        setattr(paper, f"{name}_words_id", None)


def enter_issued(source: Source, spans: Mapping[Span, int]) -> None:
    """Bring the rows of a paper up to date with its text; what is not said any longer goes.

    Raises NotPossible where an action would go that somebody has said the outcome of.
    """
    _attend(source, spans)
    kept: set[int] = set()
    facts: list[tuple[Item, Told, Span]] = []
    above: dict[int, Item] = {}
    for line in source.lines:
        parts = source.parts(line)
        item = _item(source, line, above.get(line.parent_id or 0), parts, spans)
        above[line.pk] = item
        kept.add(item.pk)
        places = {False: item}
        for number, part in enumerate((part for part in parts if part.restricted), start=1):
            passage = _passage(source, item, number, part, spans)
            kept.add(passage.pk)
            facts += [(passage, told, source.place(line, told)) for told in part.told]
        facts += [(places[False], told, source.place(line, told)) for part in parts if not part.restricted
                  for told in part.told]  # fmt: skip
    _state(source, facts, spans)
    _point(source, above)
    Item.objects.filter(paper=source.paper).exclude(pk__in=kept).delete()


def _item(
    source: Source, line: AgendaItem, parent: Item | None, parts: Sequence[_Part], spans: Mapping[Span, int]
) -> Item:
    row = line.item or Item(partnership_id=source.paper.partnership_id, paper=source.paper)
    heading = source.made.headings[line.pk]
    row.number, row.title, row.parent, row.checked = line.number[:40], line.title[:400], parent, True
    row.presenter = (line.presenter_person.name if line.presenter_person else line.presenter)[:200]
    row.text = next((part.text for part in parts if not part.restricted), "")
    row.position, row.words_id = heading[0], spans[heading]
    if row._state.adding or line.level > row.level:  # a marking that was raised since the last draft
        for name in MARKING_FIELDS:
            setattr(row, name, getattr(line, name))
        if row.marking is None and line.level > Level.OFFICIAL:
            row.say(Marking(level=Level(line.level), handling=RESTRICTED_PASSAGE.handling))
    row.save()
    if line.item_id != row.pk:
        AgendaItem.objects.filter(pk=line.pk).update(item=row)
        line.item = row
    return row


def _passage(source: Source, item: Item, number: int, part: _Part, spans: Mapping[Span, int]) -> Item:
    """The restricted passage of an item, as a part of it that is marked more closely; found again by its place."""
    there = list(Item.objects.filter(paper=source.paper, parent=item, agenda_item=None).order_by("position", "pk"))
    row = (
        there[number - 1]
        if number <= len(there)
        else Item(partnership_id=source.paper.partnership_id, paper=source.paper, parent=item)
    )
    row.title, row.text, row.checked = "Restricted passage", part.text, True
    row.position, row.words_id = part.span[0], spans[part.span]
    if row.marking is None:
        row.say(RESTRICTED_PASSAGE)
        row.level = Level.SENSITIVE.value
    row.save()
    return row


def _state(source: Source, facts: Sequence[tuple[Item, Told, Span]], spans: Mapping[Span, int]) -> None:
    """Enter decisions, actions and follow-ups, each as the row that it was in an earlier draft where there is one."""
    by_kind: dict[str, list[tuple[Item, Told, Span]]] = defaultdict(list)
    for one in facts:
        by_kind[type(one[1].fact).__name__].append(one)
    owned: dict[int, tuple[tuple[str, ...], str]] = {}
    for kind, (model, words) in _KINDS.items():
        found = by_kind[kind]
        there: list[Any] = list(model.objects.filter(paper=source.paper).order_by("position", "pk"))
        pairs = paired([getattr(row, words) for row in there], [getattr(told.fact, words) for _, told, _ in found])
        for (item, told, span), place in zip(found, pairs, strict=True):
            row = there[place] if place is not None else model()
            _fill(row, source.paper, item, told, span, spans)
            if isinstance(row, Action):
                owned[row.pk] = (tuple(told.fact.owners), told.fact.text)  # type: ignore[union-attr]
        left = [row for at, row in enumerate(there) if at not in pairs]
        _let_go(left)
    _own(source, owned)


def _fill(row: Any, paper: Paper, item: Item, told: Told, span: Span, spans: Mapping[Span, int]) -> None:
    row.partnership_id, row.paper, row.item, row.checked = paper.partnership_id, paper, item, True
    row.position, row.words_id = span[0], spans[span]
    for name, value in fields(told.fact).items():
        setattr(row, name, value)
    row.save()


def _let_go(rows: Sequence[Stated]) -> None:
    ended = [row for row in rows if isinstance(row, Action) and row.state != ActionState.OPEN]
    if ended:
        raise NotPossible(
            "Somebody has said what came of an action that these minutes no longer have: "
            f"“{ended[0].text[:200]}”. Reopen it first, if it was never one."
        )
    for row in rows:
        row.delete()


def _own(source: Source, owned: Mapping[int, tuple[tuple[str, ...], str]]) -> None:
    """Tie the owners of actions to whom the minute-taker was told that they mean; what a person matched since stays."""
    names = [name for owners, _ in owned.values() for name in owners]
    room = room_of(source.by, source.sitting, source.spelt, names)[0] if names else InRoom()
    there: dict[int, dict[str, ActionOwner]] = defaultdict(dict)
    for owner in ActionOwner.objects.filter(action__in=owned):
        there[owner.action_id][owner.name] = owner
    for action, (owners, words) in owned.items():
        wanted = list(dict.fromkeys(name[:200] for name in rejoined(owners, source.spelt.folded)))
        ActionOwner.objects.filter(action=action).exclude(name__in=wanted).delete()
        for name in wanted:
            if name in there[action]:
                continue
            meant = whom(name, words, room)
            person = meant.person if meant.person is not None and meant.person > 0 else None
            how = How.PERSON if meant.everybody else meant.how
            ActionOwner.objects.create(
                partnership_id=source.paper.partnership_id,
                action_id=action,
                name=name,
                person_id=person,
                organisation_id=meant.agency,
                matched=how.value,
            )


def _attend(source: Source, spans: Mapping[Span, int]) -> None:
    """The attendance as it was taken, each row found again by whom it names."""
    paper = source.paper
    there = {(row.person_id, row.name): row for row in Attendance.objects.filter(paper=paper)}
    kept = set()
    for sitter in source.sitting.presences:
        row = there.pop((sitter.person_id, sitter.name), None) or Attendance(
            partnership_id=paper.partnership_id, paper=paper
        )
        span = source.made.people.get(sitter.pk)
        if span is None:
            continue
        _sit(row, paper, sitter)
        row.position, row.words_id = span[0], spans[span]
        row.save()
        kept.add(row.pk)
    Attendance.objects.filter(paper=paper).exclude(pk__in=kept).delete()


def _sit(row: Attendance, paper: Paper, sitter: Presence) -> None:
    assert paper.meeting is not None
    row.meeting, row.checked = paper.meeting, True
    row.name, row.post, row.capacity, row.chair = sitter.name, sitter.post, sitter.capacity, sitter.chair
    row.organisation_name = sitter.organisation_name or (sitter.organisation.name if sitter.organisation else "")
    row.person_id, row.organisation_id = sitter.person_id, sitter.organisation_id
    row.matched = (How.EXACT if sitter.person_id else How.WAITING).value


def _point(source: Source, items: Mapping[int, Item]) -> None:
    """What arises from an earlier minute points to it."""
    paper = source.paper
    wanted = {line.pk: line for line in source.lines if line.from_item_id is not None and line.pk in items}
    Reference.objects.filter(paper=paper).exclude(item__in=[items[pk] for pk in wanted]).delete()
    for number, line in wanted.items():
        item, earlier = items[number], line.from_item
        if earlier is None or Reference.objects.filter(paper=paper, item=item).exists():
            continue
        Reference.objects.create(
            partnership_id=paper.partnership_id,
            paper=paper,
            item=item,
            words_id=item.words_id,
            position=item.position,
            checked=True,
            to_number=earlier.number[:40],
            to_date=earlier.paper.dated,
            to_item=earlier,
        )
