"""Saying who a partnership is: its name, its host, and who answers for personal data."""

from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Partnership


def describe_partnership(
    by: Actor, partnership: Partnership, *, name: str, host: str, controller: str, contact: str
) -> Partnership:
    """Say a partnership's name, host, controllers and where one writes to.  Raises ValidationError for no name."""
    with change(by, "described", partnership, access.may_describe) as partnership:
        partnership.name, partnership.host = name.strip(), host.strip()
        partnership.controller, partnership.contact = controller.strip(), contact.strip()
        partnership.full_clean()
        partnership.save(update_fields=["name", "host", "controller", "contact"])
    return partnership
