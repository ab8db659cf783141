"""Saying who a partnership is: its name, its host, and who answers for personal data."""

from frankpledge.kit.versions import Begun
from frankpledge.ledger.changes import change
from frankpledge.ledger.rules import Actor
from frankpledge.people import access
from frankpledge.people.models import Partnership
from frankpledge.people.rules import shown


def describe_partnership(
    by: Actor,
    partnership: Partnership,
    *,
    name: str,
    host: str,
    controller: str,
    contact: str,
    seen: str = "",
) -> Partnership:
    """Say a partnership's name, host, controllers and where one writes to.  Raises ValidationError for no name.

    Raises Meanwhile where somebody else changed one of these since it was `seen` (a version), to what is not said here;
    of those that were not touched here, what they left stays.
    """
    said = {"name": name, "host": host, "controller": controller, "contact": contact}
    begun = Begun(seen, said, shown.partnership, apart=True)
    with change(by, "described", partnership, access.may_describe, begun) as partnership:
        for field, value in begun.kept(partnership).items():
            setattr(partnership, field, value.strip())
        partnership.full_clean()
        partnership.save(update_fields=["name", "host", "controller", "contact"])
    return partnership
