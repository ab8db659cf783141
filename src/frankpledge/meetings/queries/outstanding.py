"""The outstanding actions of a body as an appendix to its papers: written from the log each time, by nobody."""

from collections.abc import Iterable, Sequence

from django.db.models import F, OuterRef, Prefetch, Subquery

from frankpledge.design.words import count, short_date
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate, Meeting
from frankpledge.meetings.queries.falling import day_of, raised_day, with_days
from frankpledge.meetings.queries.standing_as import WITHHELD, is_restricted
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import due_of, standing
from frankpledge.people.rules.marking import Level

HEAD = ("Action", "Owners", "Due", "Raised", "Where it stands")


def outstanding_for(meeting: Meeting, up_to: Level) -> list[Sequence[str]]:
    """The open actions of a meeting's body as rows under HEAD."""
    return rows_of(outstanding_actions(meeting, up_to), meeting, up_to)


def rows_of(actions: Iterable[Action], meeting: Meeting, up_to: Level) -> list[Sequence[str]]:
    """These actions as rows under HEAD; names of those whose data is restricted are withheld."""
    return [_row(action, meeting, up_to) for action in actions]


def outstanding_actions(meeting: Meeting, up_to: Level) -> list[Action]:
    """The open actions of a meeting's body, what is due first coming first, in two queries.

    None that is marked above `up_to`.
    """
    told = ActionUpdate.objects.filter(action=OuterRef("pk"), state=UpdateState.STANDS.value)
    told = told.filter(kind__in=(UpdateKind.TOLD.value, UpdateKind.DONE.value)).order_by("-said_on", "-pk")
    actions = Action.objects.filter(
        partnership_id=meeting.partnership_id,
        paper__body=meeting.body_id,
        paper__withdrawn_at__isnull=True,
        paper__dated__lte=meeting.held_on,
        state=ActionState.OPEN.value,
        level__lte=up_to.value,
    )
    owners = Prefetch("owners", queryset=ActionOwner.objects.select_related("person__stands_as", "organisation"))
    actions = with_days(actions).annotate(told=Subquery(told.values("text")[:1]))
    actions = actions.select_related("paper").prefetch_related(owners)
    order = (F("falls_due").asc(nulls_last=True), raised_day(), "position", "pk")
    return list(actions.order_by(*order))


def _row(action: Action, meeting: Meeting, up_to: Level) -> Sequence[str]:
    return (
        action.text,
        "; ".join(_name(owner, up_to) for owner in action.owners.all()),
        due_of(action, short=True),
        short_date(action.raised_day) if action.raised_day else "",
        " ".join(filter(None, _stands(action, meeting, up_to))),
    )


def _stands(action: Action, meeting: Meeting, up_to: Level) -> Sequence[str]:
    """How it stands on the day of the meeting, how often it was put off, and what was told of it last."""
    return (
        f"{standing(action.state, day_of(action), meeting.held_on).value}.",
        f"Put off {count(action.deferred_times, 'time')}." if action.deferred_times else "",
        "Raised with the chair." if action.escalated_on else "",
        (getattr(action, "told", None) or "") if up_to >= Level.OFFICIAL else "",
    )


def _name(owner: ActionOwner, up_to: Level) -> str:
    """As the record knows them, or as printed where it knows the name from what is held more closely."""
    if owner.person is not None and is_restricted(owner.person):
        return WITHHELD
    known = (owner.person and owner.person.stands_as, owner.person, owner.organisation)
    return next((one.name for one in known if one is not None and one.level <= up_to), owner.name)
