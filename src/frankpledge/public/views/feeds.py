"""One's own calendar: the page of its secret addresses, and the file that a calendar program asks for."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.kit.numbers import row_number
from frankpledge.people.opening import to
from frankpledge.people.saving import saves
from frankpledge.public import changes
from frankpledge.public.forms.feeds import FeedForm
from frankpledge.public.queries.feeds import days_by, feeds_of
from frankpledge.public.rules.calendars import calendar_of
from frankpledge.public.views.data import address_of, told_of
from frankpledge.public.views.pacing import paced

SHOWN_ONCE = "calendar address shown once"


@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """A task: make the address of one's own calendar here, and revoke it."""
    by = request.actor
    if request.method == "POST" and "revoke" in request.POST:
        found = get_object_or_404(feeds_of(by), pk=row_number(request.POST["revoke"]) or 0)
        changes.end_feed(by, found)
        messages.success(request, "Revoked: this address gives nothing from now on.")
        return to(request, "feeds")
    form = FeedForm(request.POST if request.method == "POST" else None)
    made: list[str] = []
    if saves(request, form, lambda: made.append(changes.make_feed(by, form.cleaned_data["name"])), at="name"):
        request.session[SHOWN_ONCE] = made[0]
        return to(request, "feeds")
    secret = request.session.pop(SHOWN_ONCE, "")
    shown = address_of(request) + reverse("own_calendar", kwargs={"secret": secret}) if secret else ""
    values = {"form": form, "feeds": list(feeds_of(by)), "shown_once": shown}
    return render(request, "public/feeds.html", values)


@login_not_required
@paced
@require_safe
def own_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Somebody's days, to the program that has their address: public facts, and how many actions are due."""
    days = days_by(secret, timezone.localdate(), lambda place, one: told_of(request, place, one))
    if days is None:
        raise Http404
    host = urlsplit(address_of(request)).hostname or "localhost"
    content = calendar_of(days.place.name, host, days.meetings, days.due, days.others)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
