"""What becomes of actions."""

from datetime import date

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change, note_read
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access
from frankpledge.meetings.changes.doing import keep_ending
from frankpledge.meetings.models import Action, Item
from frankpledge.meetings.rules.doing import UpdateKind
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import shown_of
from frankpledge.people.models import Partnership


def close_action(
    by: Actor,
    action: Action,
    *,
    outcome: str,
    state: ActionState = ActionState.DONE,
    on: date | None = None,
    where: Item | None = None,
    seen: str = "",
) -> Action:
    """Close an action as done or dropped `on` a day (today, where nothing is said), keep what came of it, and in which
    minute that stands, where one says it.

    Raises NotPossible without an outcome, for a day to come, and for a day or a minute that was before the action.

    Raises Meanwhile where somebody else closed it since it was `seen`; whoever has seen what they said of it may say
    otherwise.  Raises NotPossible for one that was closed before by all who saw nothing of that.
    """
    cited = str(where.pk) if where is not None else ""
    given = {"state": state, "on": on or by.today, "outcome": outcome, "where": cited}
    begun = Begun(seen, given, shown_of)
    with change(by, "closed", action, access.may_close, begun) as action:
        if action.state != ActionState.OPEN and not seen:
            raise NotPossible("This action has been closed already.")
        if not outcome.strip() or state is ActionState.OPEN:
            raise NotPossible("Say what came of the action, so that the next reader need not ask.")
        raised = action.raised_day
        if on is not None and on > by.today:
            raise NotPossible("The day on which it was done or dropped is still to come. Close it once that is so.")
        if on is not None and raised and on < raised:
            raise NotPossible(f"The action was raised on {raised:%-d %B %Y}. It was done or dropped then or later.")
        if where is not None and raised and where.paper.dated and where.paper.dated < raised:
            raise NotPossible("That minute was before the action. Choose a later one.")
        action.state, action.outcome, action.closed_on = state.value, outcome.strip(), on or by.today
        action.closed_where = where
        action.save(update_fields=["state", "outcome", "closed_on", "closed_where"])
        keep_ending(by, action, UpdateKind.CLOSED, outcome, where)
    return action


def reopen_action(by: Actor, action: Action) -> Action:
    """Open a closed action again; what was said of its outcome stays with it."""
    with change(by, "reopened", action, access.may_close) as action:
        if action.state == ActionState.OPEN:
            raise NotPossible("This action is open already.")
        action.state, action.closed_on = ActionState.OPEN.value, None
        action.save(update_fields=["state", "closed_on"])
        keep_ending(by, action, UpdateKind.REOPENED, "")
    return action


def note_log_taken(by: Actor) -> None:
    """Leave a line that the actor took the action log out of the record, as a file."""
    note_read(by, "took the action log", Partnership(pk=by.partnership.id if by.partnership else None))
