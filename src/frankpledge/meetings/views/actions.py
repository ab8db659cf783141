"""The action log, and an action: its page, closing it, opening it again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from frankpledge.design.paging import with_query
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.actions import CloseAction, SettleUpdate
from frankpledge.meetings.forms.lists import ActionFilters
from frankpledge.meetings.models import Action
from frankpledge.meetings.queries.actions import action_log, actions_seen_by
from frankpledge.meetings.queries.agendas import bodies_to_act
from frankpledge.meetings.queries.contents import minute_named, pointers_to, with_owners
from frankpledge.meetings.queries.doing import carried_over, cited_for, said_to_be_done, updates_of, with_names_withheld
from frankpledge.meetings.queries.stubs import without_closed_document
from frankpledge.meetings.rules.doing import UpdateState
from frankpledge.meetings.rules.kinds import ActionState
from frankpledge.meetings.rules.standing import shown_of
from frankpledge.meetings.views.marking import note_opened
from frankpledge.people.opening import open_to
from frankpledge.people.queries import highest
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked

PAGE = 50
PRINTED_PAGE = 1000  # the longest log that is shown whole, to be printed


def actions(request: HttpRequest) -> HttpResponse:
    """The action log, as it is asked for."""
    by = request.actor
    form = ActionFilters(request.GET, by=by)
    log = action_log(by, form.asked(request.GET.get("sort", "")))
    page = Paginator(log, PRINTED_PAGE if "all" in request.GET else PAGE).get_page(request.GET.get("page"))
    opens_marked(request, *(action.level for action in page))
    all_url = with_query(request.GET, all="yes", page=None) if page.paginator.count <= PRINTED_PAGE else ""
    values = {"form": form, "page": page, "said": form.said(), "all_url": all_url}
    return render(request, "meetings/actions.html", values | {"add_to": bodies_to_act(by, form.number("body"))})


def action(request: HttpRequest, action: int) -> HttpResponse:
    """An action: the minute that it comes from, who owns it, and what became of it."""
    by = request.actor
    row = found_action(request, action)
    note_opened(request, row.paper, row.level)
    without_closed_document(by, row.paper)
    pointer = minute_named(by, row)
    named = pointer if pointer is not None and pointer.to_item is not None else None
    minute = row.item or (named.to_item if named is not None else None)
    updates, where = with_names_withheld(by, updates_of(by, row)), row.closed_where
    values = {
        "action": row,
        "may_close": access.may_close(by, row),
        "may_say": row.state == ActionState.OPEN and access.may_propose(by, row),
        "pointer": pointer,
        "named": named,
        "pointers": pointers_to(by, minute) if minute is not None else (),
        "updates": [one for one in updates if one.state != UpdateState.PROPOSED],
        "proposed": [one for one in updates if one.state == UpdateState.PROPOSED],
        "settle": SettleUpdate(),
        "carried": carried_over(by, row),
        "where": where if where is not None and where.level <= highest(by) else None,
    }
    return render(request, "meetings/action.html", values)


def close_action(request: HttpRequest, action: int) -> HttpResponse:
    """Close an action, and say what came of it."""
    row = _found_to_write(request, action, "closed")
    if request.method != "POST" and row.state != ActionState.OPEN:
        messages.info(request, "This action has been closed already.")
        return _to(request, row)
    minutes = {item.pk: item for item in cited_for(request.actor, row)}
    said = said_to_be_done(request.actor, row) if request.method == "GET" else None
    initial = {"state": ActionState.DONE.value, "on": said.said_on, "outcome": said.text} if said else {}
    form = CloseAction(request.POST or None, stands=shown_of(row), minutes=minutes.values(), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.given() | {
            "state": ActionState(form.cleaned_data["state"]),
            "where": minutes.get(int(form.cleaned_data["where"] or 0)),
        }
        if saves(request, form, lambda: changes.close_action(request.actor, row, **given, seen=form.seen)):
            messages.success(request, "The action is closed.")
            return _to(request, row)
    return form_page(request, "meetings/close_action.html", {"action": row, "form": form})


def reopen_action(request: HttpRequest, action: int) -> HttpResponse:
    """Open a closed action again."""
    row = _found_to_write(request, action, "reopened")
    if request.method == "POST":
        changes.reopen_action(request.actor, row)
        messages.success(request, "The action is open again.")
        return _to(request, row)
    return render(request, "meetings/reopen_action.html", {"action": row})


def found_action(request: HttpRequest, number: int) -> Action:
    """An action that the actor reads, with its owners, or the page for what is not found."""
    actions = with_owners(
        request.actor,
        actions_seen_by(request.actor)
        .select_related("paper__meeting", "paper__document", "closed_where__paper__body", "closed_where__parent")
        .defer("paper__document__text"),
    )
    return get_object_or_404(actions, pk=number)


def _found_to_write(request: HttpRequest, number: int, verb: str) -> Action:
    """The action, for somebody who may close and reopen it.  Anybody else is refused, and a try is noted."""
    row = found_action(request, number)
    open_to(request, access.may_close(request.actor, row), verb, row)
    return row


def _to(request: HttpRequest, row: Action) -> HttpResponse:
    slug = request.actor.partnership.slug
    return redirect(reverse("action", kwargs={"partnership": slug, "action": row.pk}))
