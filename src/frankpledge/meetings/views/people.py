"""The pages of people and agencies."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from frankpledge.kit.words import squeezed
from frankpledge.ledger.rules import Actor
from frankpledge.meetings.forms.people import AgencyForm, PersonForm, SpellingForm
from frankpledge.meetings.queries import people as queries
from frankpledge.meetings.queries.actions import Asked, action_log
from frankpledge.meetings.queries.shortly import MOST, WHOLE, shortly
from frankpledge.meetings.rules.standing import Standing
from frankpledge.people import access, changes
from frankpledge.people.models import Organisation, Person
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import (
    agency_spellings_seen_by,
    contacts_of,
    highest,
    merges_in_force,
    organisations_seen_by,
    posts_seen_by,
)
from frankpledge.people.rules import shown
from frankpledge.people.rules.authorities import Authority
from frankpledge.people.rules.kinds import OrganisationKind
from frankpledge.people.rules.roles import keeps
from frankpledge.people.saving import form_page, saves

NOT_CLOSED = frozenset({Standing.OPEN, Standing.DUE_SOON, Standing.LATE})
CLOSED = frozenset({Standing.DONE, Standing.DROPPED})


def agencies(request: HttpRequest) -> HttpResponse:
    """People and agencies: the agencies by kind, with their members and officers under them."""
    by = request.actor
    values = {
        "kinds": queries.agencies_by_kind(by),
        "others": queries.people_of_no_agency(by),
        "may_match": keeps(by, by.partnership.id),
    }
    return render(request, "meetings/agencies.html", values)


def agency(request: HttpRequest, organisation: int) -> HttpResponse:
    """An agency: its names, people, attendance and open actions."""
    by = request.actor
    found = agency_of(by, organisation)
    people = queries.people_of(by, found)
    values = {
        "agency": found,
        "kind": OrganisationKind(found.kind).label,
        "authority": Authority(found.authority).label if found.authority else "",
        "names": [
            name
            for name in agency_spellings_seen_by(by).filter(organisation=found).order_by("spelling")
            if name.spelling != found.name
        ],
        "people": [(person, person.left_by(by.today)) for person in people],
        "years": queries.attendance_by_year(by, found),
        "actions": shortly(action_log(by, Asked(agency=found.pk, standings=NOT_CLOSED))),
        "actions_url": _in_the_log(request, NOT_CLOSED, agency=found.pk),
        "may_change": access.may_change_organisation(by, found),
        "contacts": contacts_of(by, found),
    }
    return render(request, "meetings/agency.html", values)


def describe_agency(request: HttpRequest, organisation: int) -> HttpResponse:
    """A task: correct an agency's name and kind, and say which authority it is."""
    found = agency_of(request.actor, organisation)
    open_to(request, access.may_change_organisation(request.actor, found), "corrected", found)
    form = AgencyForm(request.POST or None, stands=shown.organisation(found))
    if request.method == "POST" and form.is_valid():
        given = form.given()
        said = {
            "name": given["name"],
            "kind": OrganisationKind(given["kind"]),
            "authority": Authority(given["authority"]) if given["authority"] else "",
        }
        if saves(
            request,
            form,
            lambda: changes.describe_organisation(request.actor, found, **said, seen=form.seen),
            at="name",
        ):
            messages.success(request, "The agency's name and kind were saved.")
            return to(request, "agency", organisation=found.pk)
    return form_page(request, "meetings/describe_agency.html", {"agency": found, "form": form})


def spell_agency(request: HttpRequest, organisation: int) -> HttpResponse:
    """A task: tie another name to an agency."""
    found = agency_of(request.actor, organisation)
    open_to(request, access.may_change_organisation(request.actor, found), "corrected", found)
    form = SpellingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        spelling = form.cleaned_data["spelling"]
        if saves(request, form, lambda: changes.add_organisation_name(request.actor, found, spelling), at="spelling"):
            messages.success(request, f"Papers that print “{squeezed(spelling)}” now mean {found.name}.")
            return to(request, "agency", organisation=found.pk)
    return form_page(request, "meetings/spell_agency.html", {"agency": found, "form": form})


def person(request: HttpRequest, person: int) -> HttpResponse:
    """A member or officer: posts, places, attendance, actions.  A row that was merged leads to whom it stands as."""
    by = request.actor
    found = person_of(by, person)
    if found.pk != person:
        return to(request, "person", person=found.pk)
    rows, names = queries.rows_of(by, found)
    owned = action_log(by, Asked(owner=found.pk, standings=NOT_CLOSED)).prefetch_related(None)
    closed = action_log(by, Asked(owner=found.pk, standings=CLOSED, order="-due")).prefetch_related(None)
    may_change = access.may_change_person(by, found)
    values = {
        "person": found,
        "names": [name for name in names if name != found.name],
        "posts": posts_seen_by(by).filter(person_id__in=rows),
        "seats": queries.seats_of(by, rows),
        "attendance": shortly(queries.attendance_of(by, rows), WHOLE if "all" in request.GET else MOST),
        "open": shortly(owned),
        "open_url": _in_the_log(request, NOT_CLOSED, owner=found.pk),
        "closed": shortly(closed),
        "closed_url": _in_the_log(request, CLOSED, owner=found.pk),
        "merges": merges_in_force(by).filter(kept_id__in=rows) if may_change else (),
        "may_change": may_change,
        "contacts": contacts_of(by, found),
    }
    return render(request, "meetings/person.html", values)


def rename_person(request: HttpRequest, person: int) -> HttpResponse:
    """A task: correct a person's name."""
    found = person_of(request.actor, person)
    open_to(request, access.may_change_person(request.actor, found), "corrected", found)
    form = PersonForm(request.POST or None, stands=shown.person(found))
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if saves(request, form, lambda: changes.rename_person(request.actor, found, name, seen=form.seen), at="name"):
            messages.success(request, "The name was saved.")
            return to(request, "person", person=found.pk)
    return form_page(request, "meetings/rename_person.html", {"person": found, "form": form})


def person_of(by: Actor, number: int) -> Person:
    """The member or officer that a row stands for, or 404: somebody merely named has no page."""
    merged = Q(absorbed=number, absorbed__level__lte=highest(by))
    found = queries.people_with_pages(by).filter(Q(pk=number) | merged).first()
    if found is None:
        raise Http404
    return found


def agency_of(by: Actor, number: int) -> Organisation:
    return get_object_or_404(organisations_seen_by(by), pk=number)


def _in_the_log(request: HttpRequest, standings: frozenset[Standing], **whose: int) -> str:
    """The address of the action log that lists the same actions, all of them."""
    asked = {**whose, "state": sorted(standing.name.lower() for standing in standings)}
    log = reverse("actions", kwargs={"partnership": request.actor.partnership.slug})
    return f"{log}?{urlencode(asked, doseq=True)}"
