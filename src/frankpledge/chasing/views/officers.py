"""The page on which an officer sees which letters went and came, and says what becomes of them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from frankpledge.chasing import access, changes
from frankpledge.chasing.forms.officers import DayForm, PutForm, StopForm
from frankpledge.chasing.models import DigestDay, Received
from frankpledge.chasing.queries import received as queries
from frankpledge.chasing.queries.owners import left_out, whom_to_chase
from frankpledge.chasing.rules.bounces import Why
from frankpledge.chasing.rules.digests import DAYS, shown_day
from frankpledge.kit.numbers import row_number
from frankpledge.ledger.rules import NotPossible
from frankpledge.meetings.models import Action
from frankpledge.meetings.queries.actions import actions_seen_by
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries.accounts import partnership_here
from frankpledge.people.saving import form_page, saves
from frankpledge.people.sessions import opens_marked

PAGE = 10


def chasing(request: HttpRequest) -> HttpResponse:
    """Letters to owners and letters that came; each of its forms is told by the name of its button."""
    by = request.actor
    place = partnership_here(by)
    open_to(request, access.may_chase(by, place), "chased", place)
    forms: dict[str, Any] = {}
    if request.method == "POST":
        for name, does in _DOES.items():
            if name in request.POST:
                try:
                    answer = does(request, forms)
                except NotPossible as error:
                    messages.error(request, str(error))
                    answer = to(request, "chasing")
                if answer is not None:
                    return answer
                break
    return _page(request, forms)


def _page(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse:
    """The page; of one that was opened for one action, or to see who gets no letter, that part alone."""
    by = request.actor
    if "who" in request.GET:
        return render(request, "chasing/left_out.html", {"left_out": left_out(by)})
    if (to_chase := _to_chase(request)) is not None and not forms:
        return render(request, "chasing/chase.html", to_chase | {"sends": settings.FRANKPLEDGE_SENDS_EMAIL})
    page = Paginator(queries.waiting_letters(by), PAGE).get_page(request.GET.get("page"))
    letters = [(row, forms.get(f"put-{row.pk}") or _put_form(row)) for row in page]
    opens_marked(request, *(row.level for row in page))
    values = {
        "form": forms.get("day") or _day_form(request),
        "stop_form": forms.get("stop") or StopForm(),
        "page": page,
        "letters": letters,
        "settled": queries.settled_letters(by)[:10],
        "stops": queries.stops_seen_by(by)[:50],
        "rounds": queries.rounds(by),
        "chased": queries.chased(by),
        "sends": settings.FRANKPLEDGE_SENDS_EMAIL,
        "replies": settings.FRANKPLEDGE_REPLIES,
    }
    return form_page(request, "chasing/chasing.html", values)


def _to_chase(request: HttpRequest) -> dict[str, Any] | None:
    """The action that the page was opened for, to have one of its owners written to."""
    number = row_number(request.GET.get("action", ""))
    action = actions_seen_by(request.actor).filter(pk=number).first() if number else None
    if action is None:
        return None
    opens_marked(request, action.level)
    return {"action": action, "number": str(action.pk), "owners": whom_to_chase(request.actor, action)}


def _put_form(row: Received) -> PutForm:
    links = [link.action_id for link in row.digest.links.all() if not link.withheld] if row.digest else []
    numbers = f"A{links[0]}" if len(links) == 1 else ""
    return PutForm(letter=row.pk, initial={"actions": numbers, "words": row.own or row.text})


def _set_day(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse | None:
    by, place = request.actor, partnership_here(request.actor)
    forms["day"] = form = _day_form(request, request.POST)
    if not saves(request, form, lambda: changes.set_day(by, place, **form.given(), seen=form.seen)):
        return None
    day = form.given()["weekday"]
    messages.success(request, f"Digests go on {DAYS[day]}s." if day is not None else "No digests go.")
    return to(request, "chasing")


def _day_form(request: HttpRequest, sent: Any = None) -> DayForm:
    return DayForm(sent, stands=shown_day(queries.day_of_digests(request.actor) or DigestDay()))


def _put(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse | None:
    row = _letter(request, "put")
    forms[f"put-{row.pk}"] = form = PutForm(request.POST, letter=row.pk)
    if not form.is_valid():
        return None
    try:
        changes.put_to_actions(request.actor, row, form.cleaned_data["actions"], form.cleaned_data["words"])
    except NotPossible as error:
        form.add_error("actions", str(error))
        return None
    messages.success(request, "The words were put to the action, where they wait to be confirmed.")
    return to(request, "chasing")


def _set_aside(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse:
    changes.set_aside(request.actor, _letter(request, "set_aside"))
    messages.success(request, "The letter was set aside.")
    return to(request, "chasing")


def _stop(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse | None:
    forms["stop"] = form = StopForm(request.POST)
    if not form.is_valid():
        return None
    changes.stop_letters(request.actor, form.cleaned_data["address"], Why.ASKED)
    messages.success(request, "No more letters go to that address.")
    return to(request, "chasing")


def _let_again(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse:
    number = row_number(request.POST["let_again"]) or 0
    changes.let_again(request.actor, get_object_or_404(queries.stops_seen_by(request.actor), pk=number))
    messages.success(request, "Letters go to that address again.")
    return to(request, "chasing")


def _chase(request: HttpRequest, forms: dict[str, Any]) -> HttpResponse:
    """Have an owner of an action written to: the address says which action, and the button which owner."""
    kind, _, owner = request.POST["chase"].partition(".")
    actions = actions_seen_by(request.actor)
    row: Action = get_object_or_404(actions, pk=row_number(request.GET.get("action", "")) or 0)
    if not settings.FRANKPLEDGE_SENDS_EMAIL:
        raise NotPossible("No mail server is set up, so no letter can be sent. Ask whoever runs this installation.")
    at = settings.FRANKPLEDGE_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    changes.chase(request.actor, row, (kind, row_number(owner) or 0), at)
    messages.success(request, "A letter is on its way.")
    return redirect(reverse("action", kwargs={"partnership": request.actor.partnership.slug, "action": row.pk}))


def _letter(request: HttpRequest, button: str) -> Received:
    number = row_number(request.POST[button]) or 0
    return get_object_or_404(queries.received_seen_by(request.actor), pk=number)


_DOES: dict[str, Callable[[HttpRequest, dict[str, Any]], HttpResponse | None]] = {
    "day": _set_day,
    "put": _put,
    "set_aside": _set_aside,
    "stop": _stop,
    "let_again": _let_again,
    "chase": _chase,
}
