"""The members of a board or group: who joins, leaves, stands in or takes the chair, and whom attendance offers."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from frankpledge.meetings import changes
from frankpledge.meetings.forms.members import (
    NEW,
    AddMemberForm,
    EndMemberForm,
    LookForm,
    OfferedForm,
    OfficeForm,
)
from frankpledge.meetings.models import Body, Membership
from frankpledge.meetings.queries import memberships_seen_by
from frankpledge.meetings.queries.members import offered_to
from frankpledge.meetings.rules.kinds import Office
from frankpledge.meetings.rules.offering import LAST, LEAST
from frankpledge.meetings.rules.serving import Serving, serving
from frankpledge.meetings.views.bodies import body_to_keep
from frankpledge.people.opening import to
from frankpledge.people.saving import form_page, saves

Save = Callable[[], str]


def members(request: HttpRequest, body: int) -> HttpResponse:
    """A task: keep the members of a board or group, each from a day to a day; those who left stay shown."""
    by = request.actor
    found = body_to_keep(request, body, "added a member")
    places: dict[Serving, list[Membership]] = {when: [] for when in Serving}
    for place in memberships_seen_by(by).filter(body=found):
        places[serving(place.starts, place.ends, by.today)].append(place)
    held = [*places[Serving.NOW], *places[Serving.LATER]]
    offered, sought = offered_to(by, found), request.GET.get("name", "").strip()
    doing = request.POST.get("doing", "")

    def sent(name: str) -> Any:
        return request.POST if doing == name else None

    add = AddMemberForm(sent("add"), by=by, sought=sought, members=held, auto_id="add-%s")
    end = EndMemberForm(sent("end"), members=held, auto_id="end-%s")
    office = OfficeForm(sent("office"), members=places[Serving.NOW], auto_id="office-%s")
    ticked = OfferedForm(sent("offered"), offered=offered, auto_id="offered-%s")
    forms_sent: dict[str, tuple[forms.Form, str | None, Save]] = {
        "add": (add, "who", lambda: _add(request, found, add)),
        "end": (end, "last", lambda: _end(request, end)),
        "office": (office, "since", lambda: _office(request, office)),
        "offered": (ticked, "chosen", lambda: _offered(request, found, ticked)),
    }
    form, at, save = forms_sent.get(doing, (add, None, lambda: ""))
    said: list[str] = []
    if doing in forms_sent and saves(request, form, lambda: said.append(save()), at=at):
        messages.success(request, said[0])
        return to(request, "members", body=found.pk)
    values = {
        "body": found, "members": places[Serving.NOW], "later": places[Serving.LATER],
        "earlier": places[Serving.EARLIER], "form": form, "add": add, "end": end, "office": office, "offered": ticked,
        "offers": offered, "look": LookForm({"name": sought}, auto_id="look-%s"), "sought": sought,
        "least": LEAST, "last": LAST,
    }  # fmt: skip
    return form_page(request, "meetings/members.html", values)


def _add(request: HttpRequest, body: Body, form: AddMemberForm) -> str:
    said = form.cleaned_data
    chosen = form.found.get(said["who"])
    held = chosen.post if chosen else None
    place: dict[str, Any] = {
        "organisation": form.agencies.get(said["agency"]) or (held.organisation if held else None),
        "post": said["post"] or (held.title if held else ""),
        "starts": said["starts"],
        "ends": said["ends"],
        "substitute_for": form.members.get(said["substitute_for"]),
        "office": said["office"],
    }
    if said["who"] == NEW or chosen is None:
        member = changes.add_new_member(request.actor, body, said["new_name"], **place)
    else:
        member = changes.add_member(request.actor, body, chosen.person, **place)
    role = "a substitute" if member.substitute_for_id else "a member"
    return f"{member.person.name} is {role} of {body.name}."


def _end(request: HttpRequest, form: EndMemberForm) -> str:
    place = form.places[form.cleaned_data["place"]]
    many = changes.end_member(request.actor, place, form.cleaned_data["last"])
    with_them = f", and {many} of their substitutes with it" if many else ""
    return f"The place ends on {form.cleaned_data['last']:%-d %B %Y}{with_them}."


def _office(request: HttpRequest, form: OfficeForm) -> str:
    said = form.cleaned_data
    office = Office(said["takes"])
    changes.give_office(request.actor, form.places[said["holder"]], office, said["since"])
    return f"The new {office.label.lower()} holds that from {said['since']:%-d %B %Y}."


def _offered(request: HttpRequest, body: Body, form: OfferedForm) -> str:
    chosen = [form.offered[key] for key in form.cleaned_data["chosen"]]
    rows = [(one.person, one.agency, one.offer.post) for one in chosen]
    many = len(changes.add_members(request.actor, body, rows, starts=form.cleaned_data["since"]))
    return "1 member was added." if many == 1 else f"{many} members were added."
