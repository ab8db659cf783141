"""How a person or an agency is reached: kept by whoever keeps the record."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.meetings.forms.reaching import ReachForm
from frankpledge.meetings.views.people import agency_of, person_of
from frankpledge.people import access
from frankpledge.people.changes import reach_by
from frankpledge.people.models import Organisation, Person
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries import contacts_of
from frankpledge.people.rules.contacts import shown_contacts
from frankpledge.people.saving import form_page, saves


def reach(request: HttpRequest, whose: str, row: int) -> HttpResponse:
    """A task: say by which address and which number somebody, or an agency, is reached."""
    by = request.actor
    found = _found(request, whose, row)
    open_to(request, access.may_keep_contact(by, found), "said how to reach", found)
    contacts = list(contacts_of(by, found))
    form: forms.Form = ReachForm(request.POST or None, stands=shown_contacts(contacts))
    if saves(request, form, lambda: reach_by(by, found, form.given(), seen=form.seen)):
        messages.success(request, "How to reach them was saved.")
        page = "person" if isinstance(found, Person) else "agency"
        return to(request, page, **{"person" if page == "person" else "organisation": found.pk})
    return form_page(request, "meetings/reach.html", {"whose": found, "kind": whose, "form": form})


def _found(request: HttpRequest, whose: str, row: int) -> Person | Organisation:
    if whose == "person":
        return person_of(request.actor, row)
    if whose == "agency":
        return agency_of(request.actor, row)
    raise Http404
