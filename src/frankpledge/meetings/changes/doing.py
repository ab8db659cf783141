"""What is said of actions as they are done: told, proposed, confirmed, deferred, handed on, raised with the chair."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F
from django.utils import timezone

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.owners import enter_owners
from frankpledge.meetings.models import Action, ActionOwner, ActionUpdate, Attendance, Body, Item, Paper
from frankpledge.meetings.queries.actions import falling_due, to_escalate
from frankpledge.meetings.rules.doing import (
    OWNERS_SAY,
    UNPROVED,
    Said,
    UpdateKind,
    UpdateState,
    Way,
    problem_with,
    shown_details,
)
from frankpledge.meetings.rules.kinds import ActionState, PaperKind
from frankpledge.people.rules.marking import Level

_OF_AN_OWNER = (*UNPROVED, Way.SIGNED_IN)


def add_action(
    by: Actor,
    body: Body,
    *,
    text: str,
    owners: Sequence[str] = (),
    due: date | None = None,
    priority: str = "",
    on: date | None = None,
) -> Action:
    """Add an action that no minutes state, raised `on` a day (today, where nothing is said), with its owners as named.

    It hangs on a paper of its own, as every action does, whose source is the ledger's line.  Raises NotPossible without
    words, for a day to come, and for a due date before the day on which it was raised.
    """
    raised = on or by.today
    paper = Paper(
        partnership_id=body.partnership_id,
        kind=PaperKind.LOG.value,
        body=body,
        dated=raised,
        title="Typed by an officer",
        checked_on=by.today,
        level=Level.OFFICIAL.value,
    )
    with change(by, "added an action", paper, access.may_enter) as paper:
        if not text.strip():
            raise NotPossible("Say what is to be done.")
        if raised > by.today:
            raise NotPossible("The day on which it was raised is still to come.")
        _due_after(due, raised)
        paper.save()
        action = Action.objects.create(
            partnership_id=body.partnership_id,
            paper=paper,
            text=text.strip(),
            due=due,
            priority=priority,
            checked=True,
            level=paper.level,
        )
        enter_owners(by, paper, {action.pk: [name.strip() for name in owners if name.strip()]}, _lately(body))
    return action


def change_action(
    by: Actor,
    action: Action,
    *,
    due: date | None,
    priority: str,
    owners: Sequence[str],
    was_wrong: bool = False,
    seen: str = "",
) -> Action:
    """Say otherwise when an action is due, how much it presses, and who owns it: as named, a name each.

    Where the date that stood `was_wrong`, the new one counts as if it had stood from the first.  What the minutes state
    of it stays in their words.  Raises NotPossible for a closed one and for a due date before it was raised; Meanwhile
    where somebody else changed it since it was `seen`.
    """
    begun = Begun(seen, {"due": due, "priority": priority, "owners": "\n".join(owners)}, shown_details)
    with change(by, "changed", action, access.may_close, begun) as action:
        _still_open(action)
        _due_after(due, action.raised_day)
        if due != action.due:
            action.due_month_only = False
        was, action.due, action.priority = action.due, due, priority
        action.save(update_fields=["due", "due_month_only", "priority"])
        there = set(action.owners.values_list("name", flat=True))
        if there != set(owners):
            action.owners.exclude(name__in=owners).delete()
            new = [name[:200] for name in owners if name not in there]
            enter_owners(by, action.paper, {action.pk: new}, _lately(action.paper.body))
        if was != due and was_wrong:
            _keep(by, action, Said(UpdateKind.CORRECTED, due=due), Way.OFFICER, was)
            was = due
        if was != due or there != set(owners):
            _keep(by, action, Said(UpdateKind.CHANGED, due=due), Way.OFFICER, was)
    return action


def say_of_action(
    by: Actor, action: Action, said: Said, *, way: Way = Way.OFFICER, item: Item | None = None
) -> ActionUpdate:
    """Keep what was said of an action, and let it take effect: whoever keeps the record says so, as told by whom.

    `item` is the minute in which it was reported.  Raises NotPossible for a closed action and for what lacks something.
    """
    with change(by, "said of", action, access.may_close) as action:
        _still_open(action)
        _checked(by, action, said)
        update = _keep(by, action, said, way, action.due, item=item)
        _take_effect(by, action, update)
    return update


def propose_update(
    by: Actor, action: Action, said: Said, *, way: Way, owner: ActionOwner | None = None
) -> ActionUpdate:
    """Keep what an owner says of their action, to be confirmed by whoever keeps the record; nothing else changes.

    Raises NotPossible for a closed action, for what only an officer can say, and for what lacks something.
    """
    with change(by, "proposed of", action, access.may_propose) as action:
        _still_open(action)
        if said.kind not in OWNERS_SAY:
            raise NotPossible("Only whoever keeps the record can say this of an action.")
        _checked(by, action, said)
        own = owner or (access.as_owner(by, action) if way is Way.SIGNED_IN else None)
        return _keep(by, action, said, way, action.due, owner=own, state=UpdateState.PROPOSED)


def confirm_update(by: Actor, update: ActionUpdate) -> ActionUpdate:
    """Let what was proposed stand, and take effect.  Raises NotPossible for one settled before, or of a closed one."""
    with change(by, "confirmed", update, access.may_settle) as update:
        _still_proposed(update)
        action = Action.objects.select_for_update().get(pk=update.action_id)
        _still_open(action)
        update.state, update.settled_at = UpdateState.STANDS.value, timezone.now()
        update.save(update_fields=["state", "settled_at"])
        _take_effect(by, action, update)
    return update


def refuse_update(by: Actor, update: ActionUpdate, because: str) -> ActionUpdate:
    """Set aside what was proposed, with a reason; its words stay.  Raises NotPossible without a reason."""
    with change(by, "set aside", update, access.may_settle) as update:
        _still_proposed(update)
        if not because.strip():
            raise NotPossible("Say why it is set aside, so that its sender can be told.")
        update.state, update.settled_at, update.because = UpdateState.REFUSED.value, timezone.now(), because.strip()
        update.save(update_fields=["state", "settled_at", "because"])
    return update


def escalate_actions(by: Actor) -> int:
    """Raise with the chair whatever open action is too late, or was put off too often, by its body's own rule.

    Once an action: gives how many were raised.
    """
    many = 0
    for found in to_escalate(by):
        with change(by, "raised with the chair", found, access.may_close) as action:
            if action.escalated_on is not None or action.state != ActionState.OPEN:
                continue
            action.escalated_on = by.today
            action.save(update_fields=["escalated_on"])
            _keep(by, action, Said(UpdateKind.ESCALATED), Way.RULE, action.due)
            many += 1
    return many


def keep_ending(by: Actor, action: Action, kind: UpdateKind, text: str, item: Item | None = None) -> None:
    """Keep that an action was closed or opened again, inside the change that does so."""
    _keep(by, action, Said(kind, text), Way.OFFICER, action.due, item=item)


def _keep(
    by: Actor,
    action: Action,
    said: Said,
    way: Way,
    due_was: date | None,
    *,
    owner: ActionOwner | None = None,
    item: Item | None = None,
    state: UpdateState = UpdateState.STANDS,
) -> ActionUpdate:
    return ActionUpdate.objects.create(
        partnership_id=action.partnership_id,
        action=action,
        kind=said.kind.value,
        way=way.value,
        state=state.value,
        text=said.text.strip(),
        due_was=due_was,
        due=said.due,
        owner=owner,
        to_name=said.to_name.strip()[:200],
        said_by=said.said_by.strip()[:200],
        said_on=said.said_on or by.today,
        user_id=(by.user.id or None) if by.user is not None else None,
        item=item,
        at=timezone.now(),
        settled_at=timezone.now() if state is UpdateState.STANDS else None,
    )


def _take_effect(by: Actor, action: Action, update: ActionUpdate) -> None:
    """Let what stands change the action: only a new date and a new owner do.  That it is done, an officer closes it."""
    match UpdateKind(update.kind):
        case UpdateKind.DEFERRED:
            Action.objects.filter(pk=action.pk).update(
                due=update.due, due_month_only=False, deferred_times=F("deferred_times") + 1
            )
        case UpdateKind.HANDED_ON:
            leaving = action.owners.filter(pk=update.owner_id) if update.owner_id else action.owners.all()
            if update.owner_id is None and update.way in _OF_AN_OWNER:
                leaving = action.owners.none()  # whose words they were owns it no longer: nobody else leaves for them
            kept = list(leaving.values_list("pk", flat=True))
            made = enter_owners(by, action.paper, {action.pk: [update.to_name]}, _lately(action.paper.body))
            action.owners.filter(pk__in=kept).exclude(pk__in=[row.pk for row in made]).delete()
            owner = next(iter(made), None)
            if owner is not None:
                update.to_person_id, update.to_organisation_id = owner.person_id, owner.organisation_id
                update.save(update_fields=["to_person", "to_organisation"])


def _checked(by: Actor, action: Action, said: Said) -> None:
    if problem := problem_with(said, by.today, action.raised_day):
        raise NotPossible(problem)
    if said.kind is UpdateKind.DEFERRED and (due := falling_due(by, action)) is not None and said.due <= due:  # type: ignore[operator]
        raise NotPossible("The new date is no later than the one that stands.")


def _due_after(due: date | None, raised: date | None) -> None:
    if due is not None and raised is not None and due < raised:
        raise NotPossible("The date by which it is due is before the action was raised.")


def _still_open(action: Action) -> None:
    if action.state != ActionState.OPEN:
        raise NotPossible("This action has been closed already. Open it again first.")


def _still_proposed(update: ActionUpdate) -> None:
    if update.state != UpdateState.PROPOSED:
        raise NotPossible("Somebody has answered this already.")


def _lately(body: Body | None) -> list[Attendance]:
    """Who was at the last meeting of a body that has minutes: a name given short means one of them first."""
    if body is None:
        return []
    last = Paper.objects.filter(body=body, kind=PaperKind.MINUTES.value, withdrawn_at__isnull=True).order_by("-dated")
    paper = last.first()
    return list(Attendance.objects.filter(paper=paper)) if paper is not None else []
