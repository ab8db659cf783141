"""The pages of what is held on somebody: finding, taking it out, restricting, correcting."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.meetings.queries.packs_by_now import called_with_day, packs_to_make_without
from frankpledge.meetings.rules.packs import to_be_made_words
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries.accounts import partnership_here
from frankpledge.people.rules.marking import Level
from frankpledge.people.saving import saves
from frankpledge.people.sessions import proved_lately
from frankpledge.rights import access, changes
from frankpledge.rights.forms.asking import FindForm, LiftForm, RectificationForm, RestrictForm
from frankpledge.rights.queries.holding import Held, held_on, held_under
from frankpledge.rights.queries.people import called, redactions_seen_by, restrictions_seen_by
from frankpledge.rights.rules.exports import LEDGER, OTHERS, Controller, Export, subject_access_zip
from frankpledge.rights.views.opening import answering, answering_for, attached


def rights(request: HttpRequest) -> HttpResponse:
    """Information rights: what waits for a second person, who is restricted, and what one may do."""
    by = request.actor
    place = partnership_here(by)
    may_answer = access.may_answer(by, place)
    may_look = may_answer or access.may_approve_any(by, place)
    open_to(request, may_look, "opened information rights", place)
    shown = {
        "redactions": redactions_seen_by(by),
        "restrictions": restrictions_seen_by(by),
        "may_answer": may_answer,
    }
    return render(request, "rights/rights.html", shown)


def find_person(request: HttpRequest) -> HttpResponse:
    """Find what is held under a name; the name is sent in a form and stands in no address."""
    answering(request, "sought a name")
    form = FindForm(request.POST or None)
    shown: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        changes.note_search(request.actor)
        shown |= {"name": name, "people": called(request.actor, name), "held": held_under(request.actor, name)}
    return render(request, "rights/find_person.html", shown)


def held(request: HttpRequest, person: int) -> HttpResponse:
    """Everything that is held on one person."""
    found = answering_for(request, "looked up what is held", person)
    if found.pk != person:
        return to(request, "held", person=found.pk)
    return render(request, "rights/held.html", {"person": found, "held": held_on(request.actor, found)})


@proved_lately
def export_held(request: HttpRequest, person: int) -> HttpResponse:
    """A task: take out what is held on one person, for a subject access request."""
    found = answering_for(request, "took a subject access export", person)
    if request.method != "POST":
        return render(request, "rights/export_held.html", {"person": found})
    export = _export(request, held_on(request.actor, found), partnership_here(request.actor))
    changes.note_export(request.actor, found)
    name = f"subject-access-{request.actor.today.isoformat()}.zip"
    return attached(subject_access_zip(export), name, "application/zip")


def restrict_person(request: HttpRequest, person: int) -> HttpResponse:
    """A task: restrict somebody's data."""
    found = answering_for(request, "restricted", person)
    form = RestrictForm(request.POST or None, initial={"starts": request.actor.today})
    if saves(request, form, lambda: changes.restrict(request.actor, found, **form.cleaned_data)):
        closed = "Their page and name are closed to all but those who answer for personal data."
        packs = [called_with_day(pack) for pack in packs_to_make_without(found)]
        messages.success(request, closed + to_be_made_words(packs))
        return to(request, "held", person=found.pk)
    return render(request, "rights/restrict_person.html", {"person": found, "form": form})


def lift_restriction(request: HttpRequest, person: int) -> HttpResponse:
    """A task: lift a restriction."""
    found = answering_for(request, "lifted a restriction", person)
    form = LiftForm(request.POST or None)
    if saves(request, form, lambda: changes.lift_restriction(request.actor, found, reason=form.cleaned_data["reason"])):
        messages.success(request, "The restriction was lifted.")
        return to(request, "held", person=found.pk)
    return render(request, "rights/lift_restriction.html", {"person": found, "form": form})


def correct_person(request: HttpRequest, person: int) -> HttpResponse:
    """The way from everything that is held to where it is corrected, and a note of what was."""
    found = answering_for(request, "noted a rectification", person)
    form = RectificationForm(request.POST or None)
    if saves(request, form, lambda: changes.note_rectification(request.actor, found, **form.cleaned_data)):
        messages.success(request, "The note was kept.")
        return to(request, "correct_person", person=found.pk)
    shown = {"person": found, "form": form, "held": held_on(request.actor, found)}
    return render(request, "rights/correct_person.html", shown)


def _export(request: HttpRequest, held: Held, place: Partnership) -> Export:
    """What is held as plain values, with what was left out and why."""
    left_out = [OTHERS, LEDGER]
    if held.sealed:
        left_out.append(
            f"Sealed originals: the record holds {held.sealed}, {held.sealed_about} of them about this person. "
            "Nobody reads them here; they exist because what was removed may have to be proved."
        )
    counts = {
        "Places found": held.places,
        "Readings that hold the name": held.readings,
        "Drafts of forms that hold the name": held.drafts,
        "Lines of the ledger by their account": held.ledger,
        "Sealed originals": held.sealed,
    }
    notes = [
        *({"what": f"Restricted from {one.starts:%-d %B %Y}", "said": one.reason} for one in held.restrictions),
        *(
            {"what": f"Rectification, {one.on:%-d %B %Y}", "said": f"{one.what}\n{one.reason}"}
            for one in held.rectifications
        ),
    ]
    documents = [asdict(one) | {"marking": Level(one.level).label} for one in held.documents]
    return Export(
        f"{request.actor.today:%-d %B %Y}",
        Controller(place.name, place.controller, place.host, place.contact),
        held.spellings,
        {name: [asdict(one) for one in found] for name, found in held.groups.items()},
        documents,
        counts,
        notes,
        left_out,
    )
