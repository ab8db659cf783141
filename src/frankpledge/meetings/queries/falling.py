"""When an action falls due: on its own date, or where nobody gave one at its body's next meeting, which is assumed."""

from datetime import date

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from frankpledge.meetings.models import Action, Meeting
from frankpledge.meetings.rules.kinds import MeetingState


def falls_due() -> Coalesce:
    """The day on which an action falls due, as an annotation; none where there is no date and no later meeting.

    The next meeting is the first of the body after the day of the paper that states the action, cancelled ones aside.
    Of a log that is its own day, whenever the action was raised: it stood open then, and goes to the next meeting.
    """
    later = Meeting.objects.filter(body=OuterRef("paper__body"), held_on__gt=OuterRef("paper__dated"))
    later = later.exclude(state=MeetingState.CANCELLED.value).order_by("held_on")
    return Coalesce("due", Subquery(later.values("held_on")[:1]), output_field=DateField())


def raised_day() -> Coalesce:
    """The day on which an action was raised, as `Action.raised_day` has it, as an annotation or an order."""
    return Coalesce(F("raised_on"), F("paper__dated"), output_field=DateField())


def with_days(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Actions, each with the day on which it `falls_due`."""
    if "falls_due" in actions.query.annotations:
        return actions
    return actions.annotate(falls_due=falls_due())


def day_of(action: Action) -> date | None:
    """The day on which an action that was read `with_days` falls due."""
    day: date | None = getattr(action, "falls_due", action.due)
    return day
