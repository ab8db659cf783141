"""The page of the ledger: who did what and when in this partnership."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.people import access
from frankpledge.people.forms.ledger import LedgerFilters
from frankpledge.people.models import Partnership
from frankpledge.people.opening import open_to
from frankpledge.people.queries.ledger import ledger_seen_by, lines_of

PAGE = 100


def ledger(request: HttpRequest) -> HttpResponse:
    """The ledger, as it is asked for."""
    by = request.actor
    here = Partnership(pk=by.partnership.id)
    said = "Only a coordinator or an auditor of this partnership may read the ledger. Ask whoever coordinates it."
    open_to(request, access.may_read_ledger(by, here), "read the ledger", here, said)
    form = LedgerFilters(request.GET, by=by)
    page = Paginator(ledger_seen_by(by, form.asked()), PAGE).get_page(request.GET.get("page"))
    return render(request, "people/ledger.html", {"form": form, "page": page, "lines": lines_of(list(page))})
