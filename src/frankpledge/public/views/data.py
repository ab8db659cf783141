"""What is published as data: open JSON, feeds of what is new, and calendars."""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from frankpledge.kit.numbers import row_number
from frankpledge.meetings.models import Publication
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.models import Partnership
from frankpledge.public.queries.reading import listed, partnership_called
from frankpledge.public.rules.calendars import calendar_of
from frankpledge.public.rules.minutes import rows_of
from frankpledge.public.rules.open_data import Told, events, popolo, register
from frankpledge.public.views.answering import mark_of, open_to_all, unless_kept

MOST = 1000  # publications in one file
LATEST = 30  # in a feed
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")  # signs that XML cannot have
_SINCE = timedelta(days=366)  # what a calendar has of the past

_Make = Callable[[HttpRequest, Partnership, Sequence[Told]], HttpResponse]


@open_to_all
def public_data(request: HttpRequest, place: str, name: str) -> HttpResponse:
    """A file of what is published: which, the table at the end of this module says."""
    if name not in FILES:
        raise Http404
    here = partnership_called(place)
    if here is None:
        raise Http404
    kinds, make = FILES[name]
    rows = listed(here, *kinds)
    if (body := request.GET.get("body", "")) and kinds != (PublicKind.BODY,):
        rows = rows.filter(body=row_number(body) or 0)
    if name.endswith(".ics"):
        rows = rows.filter(day__gte=timezone.localdate() - _SINCE)
    found = list(rows[: LATEST if name.endswith(".atom") else MOST])
    mark = mark_of(found, here.name, name, address_of(request))
    return unless_kept(request, mark, lambda: make(request, here, [told_of(request, here, one) for one in found]))


def address_of(request: HttpRequest) -> str:
    """Where this installation is served."""
    return settings.FRANKPLEDGE_ADDRESS or request.build_absolute_uri("/").removesuffix("/")


def page_of(request: HttpRequest, here: Partnership) -> str:
    """The whole address of a partnership's public page."""
    return address_of(request) + reverse("public_place", kwargs={"place": here.slug})


def told_of(request: HttpRequest, here: Partnership, one: Publication) -> Told:
    """A publication as data has it, with the whole address of its page."""
    path = reverse("published", kwargs={"place": here.slug, "kind": one.kind, "number": one.number})
    return Told(one.kind, one.number, f"{address_of(request)}{path}", one.published_at or timezone.now(), one.said)


def _json(value: object) -> HttpResponse:
    answer = HttpResponse(json.dumps(value, ensure_ascii=False, indent=1), content_type="application/json")
    answer["Access-Control-Allow-Origin"] = "*"  # anybody's page may read what anybody may
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _popolo(request: HttpRequest, here: Partnership, told: Sequence[Told]) -> HttpResponse:
    return _json(popolo(here.name, page_of(request, here), told))


def _events(request: HttpRequest, here: Partnership, told: Sequence[Told]) -> HttpResponse:
    return _json(events(told))


def _register(kind: str) -> _Make:
    return lambda request, here, told: _json(register(kind, told))


def _calendar(request: HttpRequest, here: Partnership, told: Sequence[Told]) -> HttpResponse:
    host = urlsplit(address_of(request)).hostname or "localhost"
    return HttpResponse(calendar_of(here.name, host, told), content_type="text/calendar; charset=utf-8")


def _feed(title: str) -> _Make:
    def make(request: HttpRequest, here: Partnership, told: Sequence[Told]) -> HttpResponse:
        own = request.build_absolute_uri()
        called = f"{here.name}: {title}".translate(_CONTROLS)
        feed = Atom1Feed(called, page_of(request, here), "", language="en-gb", feed_url=own)
        for one in told:
            heading, words = one.said["title"].translate(_CONTROLS), _in_words(one, title).translate(_CONTROLS)
            feed.add_item(heading, one.url, words, unique_id=one.url, updateddate=one.at)
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")

    return make


def _in_words(one: Told, title: str) -> str:
    """What an entry says: that a meeting was called off or moved, the decisions of minutes; else nothing more."""
    if title == "decisions":
        return "\n".join(f"{row['verb'].capitalize()}: {row['text']}" for row in rows_of(one.said, "decisions"))
    if one.kind == PublicKind.MEETING and one.said["state"] == "cancelled":
        return "Cancelled."
    return f"Moved from {', '.join(one.said['moved_from'])}." if one.said.get("moved_from") else ""


_MEETINGS = (PublicKind.MEETING, PublicKind.AGENDA, PublicKind.PACK, PublicKind.MINUTES)
FILES: dict[str, tuple[tuple[PublicKind, ...], _Make]] = {
    "popolo.json": ((PublicKind.BODY,), _popolo),
    "events.json": (_MEETINGS, _events),
    "decisions.json": ((PublicKind.MINUTES,), _register("decisions")),
    "actions.json": ((PublicKind.MINUTES,), _register("actions")),
    "meetings.ics": ((PublicKind.MEETING,), _calendar),
    "meetings.atom": ((PublicKind.MEETING,), _feed("meetings")),
    "agendas.atom": ((PublicKind.AGENDA, PublicKind.PACK), _feed("agendas")),
    "minutes.atom": ((PublicKind.MINUTES,), _feed("minutes")),
    "decisions.atom": ((PublicKind.MINUTES,), _feed("decisions")),
}
