"""The action log as a file for a spreadsheet."""

import csv

from django.http import HttpRequest, HttpResponse

from frankpledge.kit.words import safe_cell
from frankpledge.ledger.rules import Actor
from frankpledge.meetings import changes
from frankpledge.meetings.forms.lists import ActionFilters
from frankpledge.meetings.models import Action, ActionOwner
from frankpledge.meetings.queries.actions import action_log
from frankpledge.meetings.queries.falling import day_of
from frankpledge.meetings.queries.standing_as import WITHHELD, withheld_from
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import standing
from frankpledge.meetings.rules.wording import minute_number
from frankpledge.people.queries import agency_known, name_known
from frankpledge.people.sessions import proved_lately

COLUMNS = (
    "Number", "Action", "Owners", "Due", "Only the month was said", "Next meeting (assumed)", "State",
    "Board or group", "Meeting or report of",
    "Item", "What came of it", "Closed on", "Checked by a person",
)  # fmt: skip


@proved_lately
def actions_csv(request: HttpRequest) -> HttpResponse:
    """The action log as it is asked for, all of it, as comma-separated values."""
    by = request.actor
    form = ActionFilters(request.GET, by=by)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="actions-{by.today.isoformat()}.csv"'
    answer.write("\ufeff")  # by which spreadsheets know the encoding
    table = csv.writer(answer)
    table.writerow(COLUMNS)
    for action in action_log(by, form.asked(request.GET.get("sort", ""))):
        table.writerow([safe_cell(cell) for cell in _row(by, action)])
    changes.note_log_taken(by)
    return answer


def _row(by: Actor, action: Action) -> list[str]:
    return [
        str(action.pk),
        action.text,
        "; ".join(_name(by, owner) for owner in action.owners.all()),
        action.due.isoformat() if action.due else "",
        "yes" if action.due_month_only else "",
        _assumed(action),
        standing(action.state, day_of(action), by.today).value,
        action.paper.body.name if action.paper.body else "",
        action.paper.dated.isoformat() if action.paper.dated else "",
        _minute(action),
        action.outcome,
        action.closed_on.isoformat() if action.closed_on else "",
        "yes" if action.checked else "no",
    ]


def _assumed(action: Action) -> str:
    """The day of the next meeting, where nobody gave an open action a date."""
    day = day_of(action) if action.due is None and action.state == ActionState.OPEN else None
    return day.isoformat() if day else ""


def _minute(action: Action) -> str:
    if action.item is None:
        return ""
    above = action.item.parent.number if action.item.parent else ""
    return f"{minute_number(action.item.number, above)} {action.item.title}".strip()


def _name(by: Actor, owner: ActionOwner) -> str:
    """The owner's name as the record knows it, as far as the actor may know it, or as printed; or withheld."""
    if withheld_from(by, owner):
        return WITHHELD
    if owner.person is not None:
        return name_known(by, owner.person) or owner.name
    return (agency_known(by, owner.organisation) if owner.organisation is not None else "") or owner.name
