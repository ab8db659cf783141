"""The thread of a minute and of an action, for programs."""

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from frankpledge.design.answers import Asked, answered, page_of
from frankpledge.meetings.api.opened import note_opened
from frankpledge.meetings.models import Action, Item, Paper
from frankpledge.meetings.queries.threads import (
    Thread,
    action_seen_by,
    item_seen_by,
    thread_of,
    thread_of_action,
    told,
)
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
    return _answer(request, asked, row.paper, thread_of(by, row.paper, here), row)


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
    minute, thread = thread_of_action(by, row)
    return _answer(request, asked, row.paper, thread, minute, row)


def _answer(
    request: HttpRequest, asked: Asked, paper: Paper, thread: Thread, minute: Item | None, action: Action | None = None
) -> said.WholeThread:
    """A page of a thread, which was opened as its page is."""
    note_opened(request, paper, thread.level)
    page = page_of(thread.steps, asked, lambda step: step)
    page["rows"] = [said.step(one) for one in told(request.actor, thread, page["rows"])]
    return said.WholeThread(**page, **said.thread(thread, minute, action.pk if action is not None else None))
