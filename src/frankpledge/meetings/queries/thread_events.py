"""What happened to the minutes of a thread between meetings: actions closed, topics, letters, bodies changed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionUpdate, BodyChange, Letter, Topic
from frankpledge.meetings.queries.agendas import planning_bodies
from frankpledge.meetings.queries.papers import bodies_seen_by, stated_in
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState
from frankpledge.meetings.rules.kinds import ActionState, Restructuring, TopicState
from frankpledge.meetings.rules.structure import told_of
from frankpledge.meetings.rules.threads import Kind
from frankpledge.people.queries import highest, partnership_of
from frankpledge.people.rules.roles import only_shared

_COLUMNS = ("kind_", "row_", "item_", "level_", "words_", "name_", "on_", "until_", "state_")


@dataclass(frozen=True, slots=True)
class Event:
    """An action, what was said of one, a topic of a forward plan or a letter: what it says, its days, where it stands.

    `words` is an action's outcome, what was said of one, a topic's title, or to whom a letter went; `name` the body
    whose topic it is, or the action's number.  `on` is when an action was closed, something was said of it, a topic is
    due, a letter was sent; `until` when a letter was answered, or until when an action was deferred.
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

    def told(self) -> Iterator[tuple[Kind, date | None]]:
        """The steps that it makes: an action that is open, and a topic that came on an agenda, make none."""
        match self.kind:
            case "action":
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


def events_of(by: Actor, items: Collection[int]) -> list[Event]:
    """What happened to these minutes, as far as the actor may read it, in one query."""
    bodies, top, place = planning_bodies(by).order_by().values("pk"), highest(by), partnership_of(by)
    actions = stated_in(by, Action).filter(item__in=items)
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
    done = _alike("action", actions, F("item_id"), F("outcome"), Value(""), F("closed_on"), None, F("state"))
    rows = done.union(
        _alike("update", said, F("action__item_id"), F("text"), F("action_id"), F("said_on"), F("due"), F("kind")),
        _alike("topic", topics, F("follow_up__item_id"), F("title"), F("body__name"), F("due"), None, F("state")),
        _alike("letter", letters, F("item_id"), F("to_name"), Value(""), F("sent_on"), F("answered_on"), Value("")),
        all=True,
    )
    return [Event(*row) for row in rows]


def _alike(
    kind: str, rows: QuerySet[Any], item: F, words: F, name: Any, on: F, until: F | None, state: Any
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
