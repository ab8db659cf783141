"""Reads of actions: the action log as it is asked for, one action, and whose actions there are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate, Attendance
from frankpledge.meetings.queries.contents import with_owners
from frankpledge.meetings.queries.falling import day_of, raised_day, with_days
from frankpledge.meetings.queries.papers import owners_seen_by, stated_in
from frankpledge.meetings.queries.standing_as import stands
from frankpledge.meetings.rules.doing import UpdateState, escalates
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import SOON, Standing
from frankpledge.people.models import Person, Post
from frankpledge.people.queries import highest, people_seen_by

ORDERS = ("usual", "due", "-due", "meeting", "-meeting")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the action log; None, and no standings, ask for any.

    `owner` and `agency` are numbers of a person and an organisation, `due_from` and `due_to` the first and last day;
    `answers` asks for those on which an answer of an owner waits.
    `order` is one of ORDERS: the usual one has what is open first, each by its due date.
    """

    owner: int | None = None
    agency: int | None = None
    body: int | None = None
    standings: frozenset[Standing] = frozenset()
    due_from: date | None = None
    due_to: date | None = None
    unchecked: bool = False
    order: str = "usual"
    answers: bool = False


def actions_seen_by(by: Actor) -> QuerySet[Action]:
    """The actions in the record with paper, body and item loaded, what is due first coming first."""
    actions = with_days(stated_in(by, Action)).select_related("item__parent", "paper__body", "words")
    return actions.order_by(F("falls_due").asc(nulls_last=True), raised_day(), "position", "id")


def falling_due(by: Actor, action: Action) -> date | None:
    """The day on which an action falls due: its own, or that of its body's next meeting, which is assumed."""
    row = with_days(Action.objects.filter(pk=action.pk)).first()
    return day_of(row) if row is not None else None


def to_escalate(by: Actor) -> list[Action]:
    """The open actions that their body's rule raises with its chair today, and that were not raised yet."""
    waiting = with_days(stated_in(by, Action)).filter(state=ActionState.OPEN.value, escalated_on__isnull=True)
    waiting = waiting.filter(Q(falls_due__lt=by.today) | Q(deferred_times__gt=0), paper__body__isnull=False)
    return [
        action
        for action in waiting.select_related("paper__body").order_by("pk")
        if (body := action.paper.body) is not None
        and escalates(day_of(action), by.today, action.deferred_times, body.escalate_days, body.escalate_deferrals)
    ]


def action_log(by: Actor, asked: Asked = Asked()) -> QuerySet[Action]:
    """The actions that are asked for, in the order asked for, with their owners."""
    actions = actions_seen_by(by).select_related(None).select_related("item__parent", "paper__body")
    if asked.owner is not None:
        actions = actions.filter(Exists(_owned_by_person(asked.owner)))
    if asked.agency is not None:
        actions = actions.filter(Exists(_owned_by_agency(by, asked.agency)))
    if asked.body is not None:
        actions = actions.filter(paper__body=asked.body)
    if asked.standings:
        actions = actions.filter(stand_as(asked.standings, by.today))
    if asked.due_from is not None:
        actions = actions.filter(Q(falls_due__gte=asked.due_from))
    if asked.due_to is not None:
        actions = actions.filter(Q(falls_due__lte=asked.due_to))
    if asked.answers:
        actions = actions.filter(Exists(ActionUpdate.objects.filter(action=OuterRef("pk"), state=UpdateState.PROPOSED)))
    if asked.unchecked:
        actions = actions.filter(checked=False)
    return with_owners(by, _in_order(actions, asked.order))


def stand_as(standings: frozenset[Standing], today: date) -> Q:
    """The condition under which `rules.standing` says one of these of an action, with its day, today."""
    is_open = Q(state=ActionState.OPEN.value)
    said = {
        Standing.OPEN: is_open & (Q(falls_due__isnull=True) | Q(falls_due__gt=today + SOON)),
        Standing.DUE_SOON: is_open & Q(falls_due__gte=today, falls_due__lte=today + SOON),
        Standing.LATE: is_open & Q(falls_due__lt=today),
        Standing.DONE: Q(state=ActionState.DONE.value),
        Standing.DROPPED: Q(state=ActionState.DROPPED.value),
    }
    found = Q(pk__in=())
    for standing in standings:
        found |= said[standing]
    return found


def owners_of_actions(by: Actor) -> QuerySet[Person]:
    """The people who own an action in the record, each once, by name."""
    owned = owners_seen_by(by).filter(person__isnull=False)
    return people_seen_by(by).filter(pk__in=owned.order_by().annotate(stands=stands()).values("stands"))


def _in_order(actions: QuerySet[Action], order: str) -> QuerySet[Action]:
    due, met = F("falls_due"), raised_day()
    is_closed = Case(When(state=ActionState.OPEN.value, then=Value(0)), default=Value(1))
    orders = {
        "usual": (is_closed, due.asc(nulls_last=True), met.asc(nulls_last=True)),
        "due": (due.asc(nulls_last=True), met.asc(nulls_last=True)),
        "-due": (due.desc(nulls_last=True), met.desc(nulls_last=True)),
        "meeting": (met.asc(nulls_last=True),),
        "-meeting": (met.desc(nulls_last=True),),
    }
    return actions.order_by(*orders.get(order, orders["usual"]), "paper", "position", "id")


def _owned_by_person(person: int) -> QuerySet[ActionOwner]:
    same = Q(person=person) | Q(person__stands_as=person)
    return ActionOwner.objects.filter(same, action=OuterRef("pk"))


def _owned_by_agency(by: Actor, agency: int) -> QuerySet[ActionOwner]:
    """Owned by the agency itself, or by somebody who stood for it at that meeting.

    Of an owner whose agency the meeting's attendance does not tell, the posts that they hold or held decide.
    """
    owners = ActionOwner.objects.filter(action=OuterRef("pk")).annotate(stands=stands())
    there = Attendance.objects.filter(paper=OuterRef("action__paper"), organisation__isnull=False)
    there = there.annotate(stands=stands()).filter(stands=OuterRef("stands"))
    posts = (
        Post.objects.filter(organisation=agency, level__lte=highest(by))
        .annotate(stands=stands())
        .filter(stands=OuterRef("stands"))
    )
    return owners.filter(
        Q(organisation=agency) | Exists(there.filter(organisation=agency)) | (~Exists(there) & Exists(posts))
    )
