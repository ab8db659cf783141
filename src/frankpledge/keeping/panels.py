"""What keeping adds to the partnership's own page."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from frankpledge.keeping import access
from frankpledge.ledger.rules import Actor
from frankpledge.people.models import Partnership


def beside_partnership(actor: Actor, partnership: Partnership) -> SafeString | None:
    """For those who look after retention, or approve destruction, the way there."""
    if not access.may_look(actor, partnership):
        return None
    return render_to_string("keeping/parts/beside_partnership.html", {"actor": actor})
