"""The thread of a minute: what it came from, and what became of it; and tying minutes by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.models import Item
from frankpledge.meetings.queries import stated_in
from frankpledge.meetings.queries.threads import item_seen_by, thread_of, told
from frankpledge.meetings.queries.tying import offers_for, pointer_seen_by
from frankpledge.meetings.rules.threads import Kind, Side, page_of_here
from frankpledge.meetings.views.marking import note_opened
from frankpledge.people.opening import open_to, to

PAGE = 40  # steps of a long thread on one page


def item(request: HttpRequest, item: int) -> HttpResponse:
    """A minute and its thread, both ways; a long one page by page, beginning where the minute itself stands.

    Whoever keeps the record may tie it to others here, and untie what was tied wrongly.
    """
    by = request.actor
    row, here = item_seen_by(by, item)
    if row is None:
        raise Http404
    may_tie = access.may_tie(by, row)
    if request.method == "POST":
        open_to(request, may_tie, "tied", row)
        return _tied(request, row)
    thread = thread_of(by, row, here)
    note_opened(request, row.paper, thread.level)
    page = Paginator(thread.steps, PAGE).get_page(request.GET.get("page") or page_of_here(thread.steps, PAGE))
    shown = told(by, thread, page)
    tying = may_tie and "tie" in request.GET
    number = request.GET.get("number", "")[:40].replace("\0", " ").strip()
    own = [
        action for one in shown if one.step.side is Side.HERE and one.step.kind is Kind.MINUTE for action in one.actions
    ]
    values = {
        "item": row,
        "thread": thread,
        "page": page,
        "told": shown,
        "may_tie": may_tie,
        "tying": tying,
        "number": number,
        "offers": offers_for(by, row, own, thread.found.minutes, number) if tying else None,
    }
    return render(request, "meetings/item.html", values)


def _tied(request: HttpRequest, item: Item) -> HttpResponse:
    """Do what a button of the page says, and come back to it."""
    by, what = request.actor, request.POST
    try:
        if "tie" in what:
            other = get_object_or_404(stated_in(by, Item).select_related("paper", "parent"), pk=row_number(what["tie"]))
            changes.tie_items(by, item, other)
            messages.success(request, "The two minutes are tied.")
        elif "means" in what or "untie" in what:
            pointer = pointer_seen_by(by, row_number(what.get("means") or what.get("untie") or "") or 0)
            if pointer is None:
                raise NotPossible("This pointer is not there any longer. Somebody may have untied it meanwhile.")
            if "means" in what:
                changes.say_what_is_meant(by, pointer, item)
                messages.success(request, "The pointer leads to this minute now.")
            else:
                changes.untie(by, pointer)
                messages.success(request, "The pointer leads nowhere now.")
    except NotPossible as error:
        messages.error(request, str(error))
    return to(request, "item", item=item.pk)
