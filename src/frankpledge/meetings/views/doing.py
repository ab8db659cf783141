"""Actions as they are done: added, changed, told of by officers and owners, confirmed; and how they go, in figures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings import access, changes
from frankpledge.meetings.forms.actions import AddAction, ChangeAction, SayOfAction, SettleUpdate
from frankpledge.meetings.models import Paper
from frankpledge.meetings.queries.agendas import planning_bodies
from frankpledge.meetings.queries.doing import cited_for, done_so_far, updates_of
from frankpledge.meetings.rules.doing import UpdateKind, Way, shown_details
from frankpledge.meetings.rules.figures import by_agency, by_quarter, tally
from frankpledge.meetings.rules.kinds import ActionState, PaperKind
from frankpledge.meetings.views.actions import found_action
from frankpledge.people.opening import open_to, to
from frankpledge.people.rules.roles import only_shared
from frankpledge.people.saving import form_page, saves


def add_action(request: HttpRequest, body: int) -> HttpResponse:
    """A task: add an action that no minutes state."""
    by = request.actor
    row = get_object_or_404(planning_bodies(by), pk=body)
    paper = Paper(partnership_id=row.partnership_id, kind=PaperKind.LOG.value, body=row)
    open_to(request, access.may_enter(by, paper), "added an action", paper)
    form = AddAction(request.POST or None)
    made = []
    if saves(request, form, lambda: made.append(changes.add_action(by, row, **form.given())), at="text"):
        messages.success(request, "The action is in the log.")
        return to(request, "action", action=made[0].pk)
    return form_page(request, "meetings/add_action.html", {"body": row, "form": form})


def change_action(request: HttpRequest, action: int) -> HttpResponse:
    """A task: say otherwise when an action is due, how much it presses, and who owns it."""
    by, row = request.actor, found_action(request, action)
    open_to(request, access.may_close(by, row), "changed", row)
    form = ChangeAction(request.POST or None, stands=shown_details(row))
    if saves(request, form, lambda: changes.change_action(by, row, **form.given(), seen=form.seen), at="due"):
        messages.success(request, "The action was saved.")
        return to(request, "action", action=row.pk)
    return form_page(request, "meetings/change_action.html", {"action": row, "form": form})


def say_of_action(request: HttpRequest, action: int) -> HttpResponse:
    """A task: say how an action goes.  An officer says it as told; an owner says it, and an officer confirms it."""
    by, row = request.actor, found_action(request, action)
    keeping = access.may_close(by, row)
    open_to(request, access.may_propose(by, row), "said of", row)
    if keeping and ("confirm" in request.POST or "refuse" in request.POST):
        return _settle(request, row)
    minutes = {item.pk: item for item in cited_for(by, row)} if keeping else {}
    form = SayOfAction(request.POST or None, keeping=keeping, minutes=minutes.values())

    def save() -> None:
        if keeping:
            item = minutes.get(int(form.cleaned_data["item"] or 0))
            way = Way.MEETING if item is not None else Way.OFFICER
            changes.say_of_action(by, row, form.said(), way=way, item=item)
        else:
            changes.propose_update(by, row, form.said(), way=Way.SIGNED_IN)

    if saves(request, form, save):
        messages.success(request, "It is kept." if keeping else "It is kept, and waits for an officer to confirm it.")
        return to(request, "action", action=row.pk)
    return form_page(request, "meetings/say_of_action.html", {"action": row, "form": form, "keeping": keeping})


def action_figures(request: HttpRequest) -> HttpResponse:
    """How the action log goes: open, late, done in time, by agency and by quarter; for members."""
    by = request.actor
    actions = [] if only_shared(by) else done_so_far(by)
    values = {
        "whole": tally("All", actions, by.today),
        "agencies": by_agency(actions, by.today),
        "quarters": by_quarter(actions, by.today),
    }
    return render(request, "meetings/action_figures.html", values)


def _settle(request: HttpRequest, row) -> HttpResponse:
    """Confirm something that was proposed, or set it aside; of what is said to be done, the action is closed next."""
    by, confirming = request.actor, "confirm" in request.POST
    number = request.POST["confirm" if confirming else "refuse"]
    update = get_object_or_404(updates_of(by, row), pk=row_number(number) or 0)
    form = SettleUpdate(request.POST)
    try:
        if confirming:
            changes.confirm_update(by, update)
            messages.success(request, "It stands.")
        elif form.is_valid():
            changes.refuse_update(by, update, form.cleaned_data["because"])
            messages.success(request, "It was set aside, with the reason.")
        else:
            raise NotPossible("Give a reason of at most 1,000 characters.")
    except NotPossible as error:
        messages.error(request, str(error))
        return to(request, "action", action=row.pk)
    done = confirming and update.kind == UpdateKind.DONE and row.state == ActionState.OPEN
    return to(request, "close_action" if done else "action", action=row.pk)
