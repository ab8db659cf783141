"""What chasing adds to the page of an action: when its owners were written to, and the way to write to them."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.chasing import access
from frankpledge.chasing.queries.letters import links_of_action
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Action
from frankpledge.meetings.rules.kinds import ActionState


def beside_action(actor: Actor, action: Action) -> SafeString | None:
    """For whoever keeps the record, the letters that told of an action, and the way to have its owners written to."""
    if not access.may_chase_action(actor, action):
        return None
    values = {
        "actor": actor,
        "action": action,
        "links": links_of_action(actor, action)[:10],
        "may_chase": action.state == ActionState.OPEN,
    }
    return render_to_string("chasing/parts/beside_action.html", values)
