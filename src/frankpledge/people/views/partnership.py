"""The partnership's own page: who it is, who holds its money and records, who answers for personal data."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.people import access, changes
from frankpledge.people.forms.roles import DescribeForm
from frankpledge.people.opening import open_to, to
from frankpledge.people.queries.accounts import partnership_here
from frankpledge.people.rules import shown
from frankpledge.people.saving import form_page, saves


def about(request: HttpRequest) -> HttpResponse:
    """About this partnership."""
    found = partnership_here(request.actor)
    may = {
        name: getattr(access, name)(request.actor, found)
        for name in ("may_describe", "may_see_accounts", "may_read_ledger", "may_hold_rights")
    }
    return render(request, "people/about.html", {"partnership": found, **may})


def describe_partnership(request: HttpRequest) -> HttpResponse:
    """A task: say who the partnership is."""
    found = partnership_here(request.actor)
    open_to(request, access.may_describe(request.actor, found), "described", found)
    form = DescribeForm(request.POST or None, stands=shown.partnership(found))
    if saves(request, form, lambda: changes.describe_partnership(request.actor, found, **form.given(), seen=form.seen)):
        messages.success(request, "What the record says about the partnership was saved.")
        return to(request, "about")
    return form_page(request, "people/describe_partnership.html", {"partnership": found, "form": form})
