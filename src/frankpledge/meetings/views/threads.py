"""The thread of a minute or an action: what it came from, what became of it; and tying them by hand."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import Actor, NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.models import Action, Item, Reference
from frankpledge.meetings.queries import stated_in
from frankpledge.meetings.queries.threads import Thread, action_seen_by, item_seen_by, thread_of, thread_of_action, told
from frankpledge.meetings.queries.tying import may_be_named, offers_for, pointer_seen_by
from frankpledge.meetings.rules.threads import Kind, Side, Step, page_of_here
from frankpledge.meetings.views.marking import note_opened
from frankpledge.people.opening import open_to, to

PAGE = 25  # steps of a long thread on one page


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
    thread = thread_of(by, row.paper, here)
    note_opened(request, row.paper, thread.level)
    page = _page(request, thread)
    tying = may_tie and "tie" in request.GET
    shown = told(by, thread, page, in_short=tying)
    number = _number(request)
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


def action(request: HttpRequest, action: int) -> HttpResponse:
    """An action and its thread: that of the minute from which it comes, where one is known, and its own.

    Whoever keeps the record may tie one that stands in no minute to the minute from which it comes.
    """
    by = request.actor
    row = action_seen_by(by, action)
    if row is None:
        raise Http404
    may_tie = access.may_tie(by, row)
    if request.method == "POST":
        open_to(request, may_tie, "tied", row)
        return _tied(request, row)
    minute, thread = thread_of_action(by, row)
    note_opened(request, row.paper, thread.level)
    pointer = next((one for one in thread.pointers.values() if one.action_id == row.pk), None)
    tying = may_tie and row.item_id is None and "tie" in request.GET
    number = _number(request) or (pointer.to_number if pointer is not None else "")
    page = _page(request, thread)
    values = {
        "action": row,
        "minute": minute,
        "pointer": pointer,
        "thread": thread,
        "page": page,
        "told": told(by, thread, page, in_short=tying),
        "may_tie": may_tie and row.item_id is None,
        "tying": tying,
        "number": number,
        "found": may_be_named(by, row, number) if tying else (),
    }
    return render(request, "meetings/action_thread.html", values)


def _page(request: HttpRequest, thread: Thread) -> Page[Step]:
    """The page of a thread that is asked for, or that on which what it is of stands."""
    wanted = request.GET.get("page") or page_of_here(thread.steps, PAGE)
    return Paginator(thread.steps, PAGE).get_page(wanted)


def _number(request: HttpRequest) -> str:
    return request.GET.get("number", "")[:40].replace("\0", " ").strip()


class _Tying(NamedTuple):
    """How a minute or an action is tied on its page, and what is said of it then."""

    tie: Callable[[Actor, Any, Item], Reference]
    tied: str
    untied: str


_TYING: dict[str, _Tying] = {
    "item": _Tying(changes.tie_items, "The two minutes are tied.", "The pointer leads nowhere now."),
    "action_thread": _Tying(
        changes.tie_action, "The action is tied to the minute.", "The action is tied to no minute now."
    ),
}


def _tied(request: HttpRequest, row: Item | Action) -> HttpResponse:
    """Do what a button of the page of a minute or an action says, and come back to it."""
    by, what = request.actor, request.POST
    page, number = ("item", {"item": row.pk}) if isinstance(row, Item) else ("action_thread", {"action": row.pk})
    tying = _TYING[page]
    try:
        if "tie" in what:
            other = get_object_or_404(stated_in(by, Item).select_related("paper", "parent"), pk=row_number(what["tie"]))
            tying.tie(by, row, other)
            messages.success(request, tying.tied)
        elif "means" in what and isinstance(row, Item):
            changes.say_what_is_meant(by, _pointer(by, row, what["means"]), row)
            messages.success(request, "The pointer leads to this minute now.")
        elif "untie" in what:
            changes.untie(by, _pointer(by, row, what["untie"]))
            messages.success(request, tying.untied)
    except NotPossible as error:
        messages.error(request, str(error))
    return to(request, page, **number)


def _pointer(by: Actor, row: Item | Action, named: str) -> Reference:
    """The pointer that a button names; of an action, its own and no other."""
    pointer = pointer_seen_by(by, row_number(named) or 0)
    if pointer is None or (isinstance(row, Action) and pointer.action_id != row.pk):
        raise NotPossible("This pointer is not there any longer. Somebody may have untied it meanwhile.")
    return pointer
