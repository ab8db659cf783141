"""The thread of a minute: what it came from, and what became of it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.meetings.queries.threads import item_seen_by, thread_of, told
from frankpledge.meetings.rules.threads import page_of_here
from frankpledge.meetings.views.marking import note_opened

PAGE = 40  # steps of a long thread on one page


def item(request: HttpRequest, item: int) -> HttpResponse:
    """A minute and its thread, both ways; a long one page by page, beginning where the minute itself stands."""
    by = request.actor
    row, here = item_seen_by(by, item)
    if row is None:
        raise Http404
    thread = thread_of(by, row, here)
    note_opened(request, row.paper, thread.level)
    asked = request.GET.get("page") or page_of_here(thread.steps, PAGE)
    page = Paginator(thread.steps, PAGE).get_page(asked)
    values = {"item": row, "thread": thread, "page": page, "told": told(by, thread, page)}
    return render(request, "meetings/item.html", values)
