"""What chasing adds to the action log and to an action: letters to owners, and the way to write to them."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from frankpledge.chasing import access
from frankpledge.chasing.queries.letters import links_of_action
from frankpledge.design.escaping import format_html
from frankpledge.ledger.rules import Actor, Place
from frankpledge.meetings.models import Action
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.people.rules.roles import keeps


def beside_log(actor: Actor, partnership: Place | None) -> SafeString | None:
    """For whoever keeps the record, the way to the letters to owners and to those that came."""
    if partnership is None or not keeps(actor, partnership.id):
        return None
    url = reverse("chasing", kwargs={"partnership": partnership.slug})
    return format_html('<a class="govuk-link" href="{}">Letters to owners</a>', url)


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
