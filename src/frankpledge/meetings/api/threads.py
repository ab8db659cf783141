"""The thread of a minute and of an action, for programs."""

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from frankpledge.design.answers import Asked, answered, page_of
from frankpledge.meetings.api.opened import note_opened
from frankpledge.meetings.queries.threads import action_seen_by, item_seen_by, thread_of, told
from frankpledge.meetings.schemas import threads as said
from frankpledge.meetings.schemas.named import Number

router = Router()


@router.get(
    "/items/{item}/thread", response=answered(said.WholeThread), url_name="api_item_thread", operation_id="item_thread"
)
def item_thread(
    request: HttpRequest, partnership: Path[str], item: Path[Number], asked: Query[Asked]
) -> said.WholeThread:
    """The thread of a minute: what it came from, and what became of it, step by step in the order of the page."""
    by = request.actor
    row, here = item_seen_by(by, item)
    if row is None:
        raise Http404
    thread = thread_of(by, row.paper, here)
    note_opened(request, row.paper, thread.level)
    page = page_of(thread.steps, asked, lambda step: step)
    page["rows"] = [said.step(one) for one in told(by, thread, page["rows"])]
    return said.WholeThread(**page, **said.thread(thread, row, None))


@router.get(
    "/actions/{action}/thread",
    response=answered(said.WholeThread),
    url_name="api_action_thread",
    operation_id="action_thread",
)
def action_thread(
    request: HttpRequest, partnership: Path[str], action: Path[Number], asked: Query[Asked]
) -> said.WholeThread:
    """The thread of an action: that of the minute from which it comes, where one is known, and its own."""
    by = request.actor
    row = action_seen_by(by, action)
    if row is None:
        raise Http404
    minute, here = item_seen_by(by, row.minute) if row.minute else (None, [])
    thread = thread_of(by, minute.paper if minute is not None else row.paper, here, row)
    note_opened(request, row.paper, max(thread.level, row.level))
    page = page_of(thread.steps, asked, lambda step: step)
    page["rows"] = [said.step(one) for one in told(by, thread, page["rows"])]
    return said.WholeThread(**page, **said.thread(thread, minute, row.pk))
