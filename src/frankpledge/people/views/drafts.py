"""Drafts of forms: kept while somebody types, or by a button; thrown away by another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from frankpledge.design.words import clock
from frankpledge.ledger.rules import NotPossible
from frankpledge.people import changes
from frankpledge.people.rules.drafts import page_of, typed, with_draft


@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Keep a form as a draft: a line that says so for a page that asks by itself, and otherwise that page again."""
    page = _page(request)
    fields = typed([(name, value) for name, values in request.POST.lists() for value in values])
    now = timezone.now()
    try:
        changes.keep_draft(request.actor, page, fields, now)
    except NotPossible as error:
        if request.htmx:
            return HttpResponse(format_html("{}", str(error)))
        raise
    if request.htmx:
        return HttpResponse(f"Draft kept at {clock(timezone.localtime(now))}. Nothing is saved yet.")
    messages.info(request, "The draft is kept. Nothing is saved yet.")
    return redirect(with_draft(page))


@require_POST
def discard_draft(request: HttpRequest) -> HttpResponse:
    """Throw a draft away, and show its page as things stand."""
    page = _page(request)
    changes.drop_draft(request.actor, page)
    messages.info(request, "The draft is thrown away.")
    return redirect(page)


def _page(request: HttpRequest) -> str:
    """The page that the draft is of: one of this partnership."""
    page = page_of(request.POST.get("draft_of", ""), request.actor.partnership.slug)
    if not page:
        raise Http404
    return page
