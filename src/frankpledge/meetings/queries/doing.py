"""Reads of what is said of actions, of what waits for an officer, and of how the action log goes, in figures."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate, Attendance, Item, Meeting, Reference
from frankpledge.meetings.queries.actions import actions_seen_by
from frankpledge.meetings.queries.falling import day_of, with_days
from frankpledge.meetings.queries.papers import stated_in
from frankpledge.meetings.queries.standing_as import WITHHELD, is_restricted, withheld_from
from frankpledge.meetings.rules.doing import UpdateKind, UpdateState
from frankpledge.meetings.rules.figures import Done
from frankpledge.meetings.rules.kinds import MeetingState
from frankpledge.people.models import PersonName
from frankpledge.people.queries import answers, organisations_seen_by, partnership_of
from frankpledge.people.rules.roles import keeps, only_shared

CITED = 60  # minutes offered for what they say of an action


def updates_of(by: Actor, action: Action) -> QuerySet[ActionUpdate]:
    """What was said of an action that the actor reads, the first first.

    What waits for an officer, or was set aside, is for those who keep the record and for who said it; those who read
    only what is shared with them see none.
    """
    rows = ActionUpdate.objects.filter(partnership_id=partnership_of(by), action=action)
    if only_shared(by):
        return rows.none()
    if not keeps(by, partnership_of(by)):
        own = by.user.id if by.user is not None else None
        rows = rows.filter(Q(state=UpdateState.STANDS.value) | Q(user=own, user__isnull=False))
    near = (
        "user",
        "owner__person__stands_as",
        "item__parent",
        "item__paper__body",
        "to_person__stands_as",
        "to_organisation",
    )
    return rows.select_related(*near)


def with_names_withheld(by: Actor, updates: Iterable[ActionUpdate]) -> list[ActionUpdate]:
    """What was said, with the names of those whose data is restricted to the actor withheld: to be shown, not saved."""
    found = list(updates)
    if answers(by) or not found:
        return found
    gone = Q(person__restricted_on__isnull=False) | Q(person__stands_as__restricted_on__isnull=False)
    spelt = PersonName.objects.filter(gone, partnership_id=partnership_of(by)).values_list("spelling", flat=True)
    hidden = {name.casefold() for name in spelt}
    for one in found:
        said = one.said_by or (one.owner.name if one.owner else "") or (one.user.name if one.user else "")
        if said.casefold() in hidden or (one.owner is not None and withheld_from(by, one.owner)):
            one.said_by = WITHHELD
        if one.to_name.casefold() in hidden or (one.to_person is not None and is_restricted(one.to_person)):
            one.to_name = WITHHELD
    return found


def proposals_for(by: Actor) -> QuerySet[ActionUpdate]:
    """What owners said of actions that waits for the actor to confirm it or set it aside, the first first."""
    place = partnership_of(by)
    rows = ActionUpdate.objects.filter(partnership_id=place if keeps(by, place) else 0)
    rows = rows.filter(state=UpdateState.PROPOSED.value, action__in=stated_in(by, Action).order_by().values("pk"))
    return rows.select_related("action").order_by("at", "pk")


def cited_for(by: Actor, action: Action) -> QuerySet[Item]:
    """The minutes in which it may stand what came of an action: those that point to its minute, its body's latest."""
    later = stated_in(by, Item)
    if action.raised_day:
        later = later.filter(paper__dated__gte=action.raised_day)
    named = Reference.objects.filter(action=action.pk, to_item__isnull=False).values("to_item")
    of = Q(to_item=action.item_id) if action.item_id is not None else Q(to_item__in=named)
    pointing = Reference.objects.filter(of, item=OuterRef("pk"))
    found = later.filter(Q(paper__body=action.paper.body_id) | Exists(pointing)).exclude(paper=action.paper_id)
    return found.select_related("paper__body", "parent").order_by("-paper__dated", "position", "pk")[:CITED]


def said_to_be_done(by: Actor, action: Action) -> ActionUpdate | None:
    """What an owner said came of an open action, as an officer confirmed it: closing begins with its words and day."""
    return updates_of(by, action).filter(kind=UpdateKind.DONE.value, state=UpdateState.STANDS.value).last()


def carried_over(by: Actor, action: Action) -> int:
    """At how many meetings of its body an action was carried over: held since it was raised, while it was open."""
    raised, until = action.raised_day, action.closed_on or by.today
    if raised is None or action.paper.body_id is None:
        return 0
    held = Meeting.objects.filter(partnership_id=partnership_of(by), body=action.paper.body_id)
    held = held.exclude(state=MeetingState.CANCELLED.value)
    return held.filter(held_on__gt=raised, held_on__lte=until).count()


def done_so_far(by: Actor) -> list[Done]:
    """Every action that the actor reads as the figures need it, with the agencies that own it, in four queries.

    The first date of one that was put off is the first that what was said of it tells, as far as that stands; a date
    that was wrong never was one.  A person counts for the agency that they stood for at the meeting that asked for it.
    """
    agencies = dict(organisations_seen_by(by).values_list("pk", "name"))
    owners: dict[int, set[str]] = defaultdict(set)
    there = Attendance.objects.filter(paper=OuterRef("action__paper"), person=OuterRef("person"))
    stood = there.filter(organisation__isnull=False).order_by("pk").values("organisation")[:1]
    rows = ActionOwner.objects.filter(partnership_id=partnership_of(by)).annotate(stood=stood)
    for action, own, stood_for in rows.values_list("action_id", "organisation_id", "stood"):
        if (name := agencies.get(own or stood_for)) is not None:
            owners[action].add(name)
    actions = with_days(actions_seen_by(by).select_related(None).select_related("paper").order_by("pk"))
    moved = ActionUpdate.objects.filter(partnership_id=partnership_of(by), state=UpdateState.STANDS.value)
    moved = moved.filter(kind__in=(UpdateKind.DEFERRED.value, UpdateKind.CHANGED.value), due_was__isnull=False)
    first = dict(moved.order_by("-pk").values_list("action_id", "due_was"))
    columns = ("pk", "state", "due", "due_month_only", "closed_on", "raised_on", "paper__dated", "escalated_on")
    return [
        Done(
            row.raised_day,
            day_of(row),
            row.state,
            row.closed_on,
            tuple(sorted(owners.get(row.pk, ()))),
            first.get(row.pk),
        )
        for row in actions.only(*columns).iterator(chunk_size=2000)
    ]
