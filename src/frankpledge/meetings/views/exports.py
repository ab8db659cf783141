"""The action log as a file: for a spreadsheet, or as a document."""

from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.ledger.rules import Actor, Refused
from frankpledge.meetings import changes
from frankpledge.meetings.forms.lists import ActionFilters
from frankpledge.meetings.models import Action
from frankpledge.meetings.queries.actions import action_log
from frankpledge.meetings.queries.falling import day_of
from frankpledge.meetings.queries.withholding import restricted_words, withheld
from frankpledge.meetings.queries.writing_out.action_log import log_document, minute_named, owners_named
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import standing
from frankpledge.meetings.rules.writing_out.formats import Format, of_kind
from frankpledge.meetings.rules.writing_out.sheet import sheet
from frankpledge.meetings.rules.writing_out.written import Kind
from frankpledge.meetings.views.writing_out import attached, to_save
from frankpledge.people.queries import partnership_of
from frankpledge.people.sessions import opens_marked, proved_lately

COLUMNS = (
    "Number", "Action", "Owners", "Due", "Only the month was said", "Next meeting (assumed)", "State",
    "Board or group", "Meeting or report of",
    "Item", "Raised on", "What came of it", "Closed on", "Checked by a person",
)  # fmt: skip
TOO_LONG = (
    "A document holds at most 1,000 actions. Filter the log first, or save it for a spreadsheet, which takes all."
)
MOST = 1000  # rows of a document; a spreadsheet takes them all


@proved_lately
def action_log_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The action log as it is asked for, all of it: as a sheet, or as a document where it is not too long for one."""
    by = request.actor
    if ending not in {one.value for one in of_kind(Kind.ACTION_LOG)}:
        raise Http404
    form = ActionFilters(request.GET, by=by)
    log = action_log(by, form.asked(request.GET.get("sort", "")))
    name = f"actions-{by.today.isoformat()}"
    if ending == Format.SHEET:
        closed = restricted_words(partnership_of(by))
        rows = (withheld(_row(by, action), closed) for action in log)
        answer = attached(sheet(COLUMNS, rows), Format.SHEET, name)
    else:
        if log.count() > MOST:
            raise Refused("took the action log", "action log", TOO_LONG)
        document, level = log_document(by, log, form.said())
        opens_marked(request, level)
        answer = to_save(by, document, Format(ending), name)
    changes.note_log_taken(by)
    return answer


def _row(by: Actor, action: Action) -> list[str]:
    return [
        str(action.pk),
        action.text,
        "; ".join(owners_named(by, action)),
        action.due.isoformat() if action.due else "",
        "yes" if action.due_month_only else "",
        _assumed(action),
        standing(action.state, day_of(action), by.today).value,
        action.paper.body.name if action.paper.body else "",
        action.paper.dated.isoformat() if action.paper.dated else "",
        minute_named(action),
        action.raised_day.isoformat() if action.raised_day else "",
        action.outcome,
        action.closed_on.isoformat() if action.closed_on else "",
        "yes" if action.checked else "no",
    ]


def _assumed(action: Action) -> str:
    """The day of the next meeting, where nobody gave an open action a date."""
    day = day_of(action) if action.due is None and action.state == ActionState.OPEN else None
    return day.isoformat() if day else ""
