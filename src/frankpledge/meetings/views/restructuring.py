"""The task of restructuring a board or group: it is closed, split, merged, moved or renamed on a day."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from frankpledge.kit.numbers import row_number
from frankpledge.meetings import changes
from frankpledge.meetings.forms.bodies import NEW_NAMES, WAYS, Restructure, SplitForm
from frankpledge.meetings.forms.members import called
from frankpledge.meetings.models import Body
from frankpledge.meetings.queries import bodies_seen_by, memberships_seen_by
from frankpledge.meetings.queries.structure import open_actions_of
from frankpledge.meetings.rules.serving import Serving, serving
from frankpledge.meetings.views.bodies import body_to_keep
from frankpledge.people.opening import to
from frankpledge.people.saving import form_page, saves

SAID = (
    ("close", "It was closed"),
    ("split", "It was split"),
    ("merge", "It was merged into another"),
    ("move", "It was moved under another"),
    ("rename", "It was renamed"),
)


def restructure(request: HttpRequest, body: int) -> HttpResponse:
    """A task: say what became of a board or group, on which day, and who goes on where."""
    by = request.actor
    found = body_to_keep(request, body, "restructured")
    how = request.POST.get("how") or request.GET.get("how", "")
    way = WAYS.get(how)
    values: dict[str, Any] = {"body": found, "how": how, "ways": SAID, "open_actions": open_actions_of(by, found)}
    if way is None:
        return form_page(request, "meetings/restructure.html", values | {"form": None})
    form = way(request.POST or None, by=by, body=found)
    save = _saving(request, found, how, form)
    if request.method == "POST" and saves(request, form, save):
        messages.success(request, "What became of it is in the record, and stands on the pages of both sides.")
        return to(request, "body", body=found.pk)
    into = range(1, NEW_NAMES + 1) if how == "split" else range(1, 2) if how == "merge" else ()
    ticked = set(request.POST.getlist("carry"))
    held = [one for one in memberships_seen_by(by).filter(body=found)
            if serving(one.starts, one.ends, by.today) is not Serving.EARLIER] if into else []  # fmt: skip
    carried = [(called(one), [(at, f"{at}-{one.pk}", f"{at}-{one.pk}" in ticked) for at in into]) for one in held]
    return form_page(request, "meetings/restructure.html", values | {"form": form, "into": into, "carried": carried})


def _saving(request: HttpRequest, body: Body, how: str, form: Restructure) -> Callable[[], object]:
    """What a form of this way saves."""
    by = request.actor

    def save() -> object:
        said = form.cleaned_data
        on, reason = said["on"], said["reason"]
        carried = _carried(request)
        match how:
            case "close":
                return changes.close_body(by, body, on, reason=reason)
            case "split" if isinstance(form, SplitForm):
                return changes.split_body(by, body, form.names, on, carried=carried, reason=reason)
            case "merge":
                into = get_object_or_404(bodies_seen_by(by), pk=said["into"])
                return changes.merge_body(by, body, into, on, carried=carried.get(0, []), reason=reason)
            case "move":
                parent = get_object_or_404(bodies_seen_by(by), pk=said["parent"]) if said["parent"] else None
                return changes.move_body(by, body, parent, on, reason=reason)
            case _:
                return changes.rename_body(by, body, said["name"], on, reason=reason)

    return save


def _carried(request: HttpRequest) -> dict[int, list[int]]:
    """Which places go on, by the place of the new body among those named: ticks say `1-17`."""
    carried: dict[int, list[int]] = {}
    for tick in request.POST.getlist("carry"):
        at, _, number = tick.partition("-")
        place, row = row_number(at), row_number(number)
        if place and row and place <= NEW_NAMES:
            carried.setdefault(place - 1, []).append(row)
    return carried
