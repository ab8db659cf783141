"""Entering what minutes say that are made here, or bringing up to date what an earlier draft of them said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings.changes.issued_attendance import enter_attendance
from frankpledge.meetings.changes.rows import MODELS, fields
from frankpledge.meetings.models import (
    Action,
    ActionOwner,
    AgendaItem,
    Decision,
    FollowUp,
    Item,
    Paper,
    Reference,
    Stated,
)
from frankpledge.meetings.queries.minutes_text import presenter_of
from frankpledge.meetings.queries.minuting import Spelt, room_of
from frankpledge.meetings.queries.taking import Sitting
from frankpledge.meetings.rules.keeping_facts import paired
from frankpledge.meetings.rules.kinds import ActionState, DecisionState, Tying
from frankpledge.meetings.rules.minutes_text import Composed, Span
from frankpledge.meetings.rules.minuting import AtMeeting, Told, passages, read_minute, without_restricted
from frankpledge.meetings.rules.owning import InRoom, whom
from frankpledge.people.models import MARKING_FIELDS
from frankpledge.people.rules.agencies import rejoined
from frankpledge.people.rules.marking import Level, Marking
from frankpledge.people.rules.matching import How

RESTRICTED_PASSAGE = Marking(level=Level.SENSITIVE, handling="Restricted as it was minuted.")
PASSAGE = "Restricted passage"
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
    enter_attendance(source.paper, source.sitting.presences, source.made.people, spans)
    kept: set[int] = set()
    facts: list[tuple[Item, Told, Span]] = []
    above: dict[int, Item] = {}
    for line in source.lines:
        parts = source.parts(line)
        item = _item(source, line, above.get(line.parent_id or 0), parts, spans)
        above[line.pk] = item
        kept.add(item.pk)
        places = {False: item}
        restricted = [part for part in parts if part.restricted]
        for part, passage in zip(restricted, _passages(source, item, restricted, spans), strict=True):
            kept.add(passage.pk)
            facts += [(passage, told, source.place(line, told)) for told in part.told]
        facts += [(places[False], told, source.place(line, told)) for part in parts if not part.restricted
                  for told in part.told]  # fmt: skip
    _state(source, facts, spans)
    _point(source, above)
    gone = Item.objects.filter(paper=source.paper).exclude(pk__in=kept)
    Reference.objects.filter(paper=source.paper, item__in=gone, tying=Tying.BY_HAND.value).delete()
    gone.delete()


def _item(
    source: Source, line: AgendaItem, parent: Item | None, parts: Sequence[_Part], spans: Mapping[Span, int]
) -> Item:
    was = line.item
    own = was if was is not None and was.paper_id == source.paper.pk else None
    row = own or Item(partnership_id=source.paper.partnership_id, paper=source.paper)
    heading = source.made.headings[line.pk]
    row.number, row.title, row.parent, row.checked = line.number[:40], line.title[:400], parent, True
    row.presenter = presenter_of(line)[:200]
    row.text = next((part.text for part in parts if not part.restricted), "")
    row.position, row.words_id = heading[0], spans[heading]
    if row._state.adding or line.level > row.level:  # a marking that was raised since the last draft
        closest = was if row._state.adding and was is not None and was.level > line.level else line
        for name in MARKING_FIELDS:
            setattr(row, name, getattr(closest, name))
        if row.marking is None and closest.level > Level.OFFICIAL:
            row.say(Marking(level=Level(closest.level), handling=RESTRICTED_PASSAGE.handling))
    row.save()
    if line.item_id != row.pk:
        AgendaItem.objects.filter(pk=line.pk).update(item=row)
        line.item = row
    return row


def _passages(source: Source, item: Item, parts: Sequence[_Part], spans: Mapping[Span, int]) -> list[Item]:
    """The restricted passages of an item, as parts of it that are marked more closely; each found again by its words.

    One that a person opened stays open while its words stay as they were when that was done, and no longer.
    """
    rows = Item.objects.filter(paper=source.paper, parent=item, agenda_item=None, title=PASSAGE)
    there = list(rows.order_by("position", "pk"))
    found = []
    for part, place in zip(parts, paired([row.text for row in there], [part.text for part in parts]), strict=True):
        new = Item(partnership_id=source.paper.partnership_id, paper=source.paper, parent=item, title=PASSAGE)
        row = there[place] if place is not None else new
        if row.marking is None or (row.text != part.text and row.marking < Level.SENSITIVE):
            row.say(RESTRICTED_PASSAGE)
            row.level = max(row.level, Level.SENSITIVE.value)
        row.text, row.checked = part.text, True
        row.position, row.words_id = part.span[0], spans[part.span]
        row.save()
        found.append(row)
    return found


def _state(source: Source, facts: Sequence[tuple[Item, Told, Span]], spans: Mapping[Span, int]) -> None:
    """Enter decisions, actions and follow-ups, each as the row that it was in an earlier draft where there is one."""
    by_kind: dict[str, list[tuple[Item, Told, Span]]] = defaultdict(list)
    for one in facts:
        by_kind[type(one[1].fact).__name__].append(one)
    passages_of = Item.objects.filter(paper=source.paper, agenda_item=None, title=PASSAGE, parent__isnull=False)
    whole: dict[int | None, int | None] = dict(passages_of.values_list("pk", "parent_id"))
    owned: dict[int, tuple[tuple[str, ...], str]] = {}
    ties = _ties(source.paper, whole)
    for kind, (model, words) in _KINDS.items():
        found = by_kind[kind]
        there: list[Any] = list(model.objects.filter(paper=source.paper).order_by("position", "pk"))
        pairs = paired(
            [getattr(row, words) for row in there],
            [getattr(told.fact, words) for _, told, _ in found],
            [(row.item_id, whole.get(row.item_id, row.item_id)) for row in there],
            [(item.pk, whole.get(item.pk, item.pk)) for item, _, _ in found],
        )
        for (item, told, span), place in zip(found, pairs, strict=True):
            row = there[place] if place is not None else model()
            _fill(row, source.paper, item, told, span, spans)
            if isinstance(row, Action):
                owned[row.pk] = (tuple(told.fact.owners), told.fact.text)  # type: ignore[union-attr]
        left = [row for at, row in enumerate(there) if at not in pairs]
        _let_go(left)
    _own(source, owned, {row: ties[whole.get(item, item)] for row, item in _items_of(owned)})


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
    decided = [row for row in rows if isinstance(row, Decision) and _is_told_of(row)]
    if decided:
        raise NotPossible(
            "Somebody has said where a decision stands that these minutes no longer have: "
            f"“{decided[0].text[:200]}”. Take that back first, in the register of decisions, or keep its words."
        )
    for row in rows:
        row.delete()


def _is_told_of(row: Decision) -> bool:
    """Whether somebody said of a decision where it stands, or that it took the place of an earlier one."""
    said = (row.condition, row.condition_from, row.condition_by, row.met_on, row.superseded_by_id)
    return row.state != DecisionState.AGREED or any(said) or row.supersedes.exists()


def _items_of(actions: Mapping[int, object]) -> list[tuple[int, int | None]]:
    return list(Action.objects.filter(pk__in=actions).values_list("pk", "item_id"))


def _ties(paper: Paper, whole: Mapping[int | None, int | None]) -> dict[int | None, dict[str, ActionOwner]]:
    """Whom a person said that the owners of an item's actions are, by name, where that is one; read before any goes."""
    found: dict[int | None, dict[str, list[ActionOwner]]] = defaultdict(lambda: defaultdict(list))
    owners = ActionOwner.objects.filter(action__paper=paper, matched=How.PERSON.value).select_related("action")
    for owner in owners:
        number = owner.action.item_id
        found[whole.get(number, number)][owner.name].append(owner)
    told = {
        item: {
            name: rows[0]
            for name, rows in names.items()
            if len({(row.person_id, row.organisation_id) for row in rows}) == 1
        }
        for item, names in found.items()
    }
    return defaultdict(dict, told)


def _own(
    source: Source, owned: Mapping[int, tuple[tuple[str, ...], str]], ties: Mapping[int, Mapping[str, ActionOwner]]
) -> None:
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
            if (tied := ties[action].get(name)) is not None:
                tied.pk, tied._state.adding, tied.action_id = None, True, action
                tied.save()
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


def _point(source: Source, items: Mapping[int, Item]) -> None:
    """What arises from an earlier minute points to it."""
    paper = source.paper
    wanted = {line.pk: line for line in source.lines if line.from_item_id is not None and line.pk in items}
    printed = Reference.objects.filter(paper=paper).exclude(tying=Tying.BY_HAND.value)
    printed.exclude(item__in=[items[pk] for pk in wanted]).delete()
    for number, line in wanted.items():
        item, earlier = items[number], line.from_item
        there = printed.filter(item=item)
        if earlier is None or there.exists():
            there.update(words_id=item.words_id, position=item.position)
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
