"""Which board or group, and which agency, a row of a spreadsheet names, for the plans of lists and of forward plans."""

from frankpledge.intake.models import Spreadsheet
from frankpledge.kit.words import folded
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.models import Body, BodyName
from frankpledge.meetings.queries import bodies_seen_by


class Bodies:
    """The boards and groups of a record by their printed names, and the one that a sheet is of."""

    def __init__(self, by: Actor, sheet: Spreadsheet) -> None:
        self._seen = {body.pk: body for body in bodies_seen_by(by)}
        names = BodyName.objects.filter(partnership_id=sheet.partnership_id).order_by("pk")
        self._names = dict(names.values_list("folded", "body_id"))
        self._own = sheet.body_id

    def of(self, printed: str) -> Body | None:
        """The board or group of this name, or that of the sheet where no name is printed; None where it is unknown."""
        number = self._names.get(folded(printed)[:200]) if printed else self._own
        return self._seen.get(number) if number else None


def unknown(printed: str) -> str:
    """What is said of a row whose board or group is none of the record."""
    return f"“{printed}” is no board or group of the record. Set it up first, or match the columns otherwise."
