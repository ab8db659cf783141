"""What happened to the minutes of a thread between meetings: actions closed, topics, letters, bodies changed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionUpdate, Letter, Topic
from frankpledge.meetings.queries.agendas import sees_plans
from frankpledge.meetings.queries.falling import raised_day
from frankpledge.meetings.queries.papers import bodies_seen_by, stated_in
from frankpledge.meetings.queries.thread_ties import node
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState
from frankpledge.meetings.rules.kinds import ActionState, Restructuring, TopicState
from frankpledge.meetings.rules.structure import told_of
from frankpledge.meetings.rules.threads import Kind
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import only_shared

_NO_WORDS, _NO_DAY = Value("", TextField()), Value(None, DateField())


@dataclass(frozen=True, slots=True)
class Event:
    """An action, what was said of one, a topic of a forward plan or a letter: what it says, its days, where it stands.

    `words` is an action's outcome, what was said of one, a topic's title, or to whom a letter went; `name` the body
    whose topic it is, or the action's number.  `on` is when an action was closed, something was said of it, a topic is
    due, a letter was sent; `until` when a letter was answered, until when an action was deferred, or the day on
    which an action was raised that stands in no minute: of that, `item` is its `node_of`.
    """

    kind: str
    row: int
    item: int | None
    level: int
    words: str
    name: str
    on: date | None
    until: date | None
    state: str

    @property
    def said(self) -> str:
        """What was said of an action, in a word or two."""
        return UpdateKind(self.state).label

    @property
    def is_alone(self) -> bool:
        """Whether it is of an action that stands in no minute."""
        return self.item is not None and self.item < 0

    def told(self) -> Iterator[tuple[Kind, date | None]]:
        """The steps that it makes: an open action of a minute, and a topic that came on an agenda, make none."""
        match self.kind:
            case "action":
                if self.is_alone:
                    yield Kind.ACTION, self.until
                if self.state != ActionState.OPEN:
                    yield Kind.CLOSED, self.on
            case "update":
                yield Kind.UPDATE, self.on
            case "topic":
                if self.state in (TopicState.WAITING, TopicState.DROPPED):
                    yield Kind.TOPIC, self.on if self.state == TopicState.WAITING else None
            case _:
                yield Kind.LETTER, self.on
                if self.until is not None:
                    yield Kind.ANSWERED, self.until


def events_of(by: Actor, items: Collection[int], loose: Collection[int], bodies: Collection[int]) -> list[Event]:
    """What happened to these minutes and these actions that stand in none, as far as the actor may read it, in one
    query; `bodies` are those whose plans they see."""
    top, place = highest(by), partnership_of(by)
    actions = stated_in(by, Action).filter(Q(item__in=items) | Q(item__isnull=True, pk__in=loose))
    topics = Topic.objects.filter(
        partnership_id=place, level__lte=top, body__in=bodies, follow_up__item__in=items
    ).exclude(follow_up__paper__withdrawn_at__isnull=False)
    letters = Letter.objects.filter(partnership_id=place, level__lte=top, body__in=bodies, item__in=items)
    said = ActionUpdate.objects.filter(
        partnership_id=0 if only_shared(by) else place, action__in=actions.order_by().values("pk")
    )
    said = said.filter(state=UpdateState.STANDS.value).exclude(
        ~Q(action__state=ActionState.OPEN.value), kind=UpdateKind.CLOSED.value
    )
    taken = Case(When(item__isnull=True, then=raised_day()))
    done = _alike("action", actions, node("item_id", "pk"), "level", "outcome", _NO_WORDS, "closed_on", taken, "state")
    of, action = node("action__item_id", "action_id"), Cast("action_id", TextField())
    rows = done.union(
        _alike("update", said, of, "action__level", "text", action, "said_on", "due", "kind"),
        _alike("topic", topics, "follow_up__item_id", "level", "title", "body__name", "due", _NO_DAY, "state"),
        _alike("letter", letters, "item_id", "level", "to_name", _NO_WORDS, "sent_on", "answered_on", _NO_WORDS),
        all=True,
    )
    return [Event(*row) for row in rows]


def _alike(kind: str, rows: QuerySet[Any], *columns: Any) -> QuerySet[Any, Any]:
    """The rows of one kind, with all kinds in the same columns: those of an `Event`, after the number of the row."""
    named = (F(one) if isinstance(one, str) else one for one in columns)
    found: QuerySet[Any, Any] = rows.order_by().values_list(Value(kind, CharField()), "pk", *named)
    return found


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a board or group on a day; the other one is not named where the actor may not know of it."""

    pk: int
    body: int
    name: str
    kind: str
    on: date
    after: str
    other_name: str

    @property
    def told(self) -> str:
        """What is said of it on the page of the board, before the name of the other."""
        return told_of(Restructuring(self.kind), from_the_other=False)


@dataclass(frozen=True, slots=True)
class Bodies:
    """The boards and groups that the actor knows of, by number; those whose plans they see; what became of them."""

    names: dict[int, str]
    planning: frozenset[int]
    changes: list[Changed]

    def restructured(self, minutes: Iterable[Any]) -> list[Changed]:
        """What became of the bodies of these minutes while the thread went on: of each it needs `body_id`, `dated`."""
        rows = [(row.body_id, row.dated) for row in minutes if row.body_id is not None]
        days = [day for _, day in rows if day is not None]
        bodies = {body for body, _ in rows}
        return [one for one in self.changes if days and one.body in bodies and min(days) <= one.on <= max(days)]


def bodies_known(by: Actor) -> Bodies:
    """The boards and groups that the actor may know of, with what became of them, in one query; those who read only
    what is shared are told nothing of that."""
    made = ("changes_made__pk", "changes_made__kind", "changes_made__on", "changes_made__after", "changes_made__other")
    columns = ("pk", "name", *(() if only_shared(by) else made))
    rows = list(bodies_seen_by(by).order_by().values_list(*columns))
    names = {row[0]: row[1] for row in rows}
    planning = frozenset(names if sees_plans(by) else ())
    changes = [
        Changed(row[2], row[0], row[1], row[3], row[4], row[5], names.get(row[6], ""))
        for row in rows
        if len(row) > 2 and row[2] is not None
    ]
    return Bodies(names, planning, sorted(changes, key=lambda one: (one.on, one.pk), reverse=True))
