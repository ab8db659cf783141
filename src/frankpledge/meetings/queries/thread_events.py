"""What happened to the minutes of a thread between meetings: actions closed, topics, letters, bodies changed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionUpdate, BodyChange, Letter, Topic
from frankpledge.meetings.queries.agendas import planning_bodies
from frankpledge.meetings.queries.falling import raised_day
from frankpledge.meetings.queries.papers import bodies_seen_by, stated_in
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState
from frankpledge.meetings.rules.kinds import ActionState, Restructuring, TopicState
from frankpledge.meetings.rules.structure import told_of
from frankpledge.meetings.rules.threads import Kind, node_of
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import only_shared

_COLUMNS = ("kind_", "row_", "item_", "level_", "words_", "name_", "on_", "until_", "state_")


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


def events_of(by: Actor, items: Collection[int], loose: Collection[int]) -> list[Event]:
    """What happened to these minutes and these actions that stand in none, as far as the actor may read it, in one
    query."""
    bodies, top, place = planning_bodies(by).order_by().values("pk"), highest(by), partnership_of(by)
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
    done = _alike("action", actions, node("item_id", "pk"), F("outcome"), Value(""), F("closed_on"), taken, F("state"))
    of = node("action__item_id", "action_id")
    rows = done.union(
        _alike("update", said, of, F("text"), F("action_id"), F("said_on"), F("due"), F("kind")),
        _alike("topic", topics, F("follow_up__item_id"), F("title"), F("body__name"), F("due"), None, F("state")),
        _alike("letter", letters, F("item_id"), F("to_name"), Value(""), F("sent_on"), F("answered_on"), Value("")),
        all=True,
    )
    return [Event(*row) for row in rows]


def node(item: str, action: str) -> Coalesce:
    """The minute in which an action stands, or the action as `node_of` has it where that is none."""
    return Coalesce(F(item), F(action) * Value(node_of(1)), output_field=BigIntegerField())


def _alike(
    kind: str, rows: QuerySet[Any], item: Any, words: F, name: Any, on: F, until: Any, state: Any
) -> QuerySet[Any, Any]:
    """The rows of one kind, all kinds in the same columns."""
    values = {
        "kind_": Cast(Value(kind), CharField(max_length=10)),
        "row_": F("pk"),
        "item_": Cast(item, IntegerField()),
        "level_": F("action__level" if kind == "update" else "level"),
        "words_": Cast(words, TextField()),
        "name_": Cast(name, TextField()),
        "on_": Cast(on, DateField()),
        "until_": Cast(Value(None) if until is None else until, DateField()),
        "state_": Cast(state, CharField(max_length=14)),
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**values).values_list(*_COLUMNS)
    return found


def restructured(by: Actor, minutes: Iterable[Any]) -> list[Any]:
    """What became of the bodies of these minutes while the thread went on, each with `told` and `other_name`.

    Of each minute it needs `body_id` and `dated`.  A body that the actor may not know of is not named; those who read
    only what is shared are told nothing.
    """
    rows = [(row.body_id, row.dated) for row in minutes if row.body_id is not None]
    days = [day for _, day in rows if day is not None]
    if only_shared(by) or not days or min(days) == max(days):
        return []
    bodies = {body for body, _ in rows}
    other = bodies_seen_by(by).filter(pk=OuterRef("other")).order_by().values("name")[:1]
    changes = BodyChange.objects.filter(partnership_id=partnership_of(by), body__in=bodies, on__gte=min(days))
    found = list(changes.filter(on__lte=max(days)).select_related("body").annotate(other_name=Subquery(other)))
    for one in found:
        one.told = told_of(Restructuring(one.kind), from_the_other=False)  # type: ignore[attr-defined]
    return found
