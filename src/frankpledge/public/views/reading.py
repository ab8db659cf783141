"""What anyone may read: a partnership's public page, its lists, and one thing that was published."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from frankpledge.documents.models import stored_as
from frankpledge.kit.numbers import LARGEST
from frankpledge.meetings.models import Publication
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.models import Partnership
from frankpledge.public.queries.reading import beside, listed, partnership_called, published_at, years_of
from frankpledge.public.rules.minutes import rows_of
from frankpledge.public.rules.open_data import event, organisation
from frankpledge.public.views.answering import mark_of, open_to_all, page, unless_kept
from frankpledge.public.views.data import page_of, told_of

FEEDS = ("meetings", "agendas", "minutes", "decisions")
LATEST = 6  # minutes on the first page
COMING = 12  # meetings
_OF = {
    "meetings": PublicKind.MEETING,
    "minutes": PublicKind.MINUTES,
    "decisions": PublicKind.MINUTES,
    "actions": PublicKind.MINUTES,
}


@open_to_all
def public_place(request: HttpRequest, place: str) -> HttpResponse:
    """A partnership as the public sees it: its boards and groups, its meetings to come, its latest minutes."""
    here, today = _here(place), timezone.localdate()
    rows = listed(here, *PublicKind)
    bodies = list(rows.filter(kind=PublicKind.BODY.value).order_by("title"))
    coming = list(rows.filter(kind=PublicKind.MEETING.value, day__gte=today).order_by("day", "title")[:COMING])
    minutes = list(rows.filter(kind=PublicKind.MINUTES.value).defer("content")[:LATEST])
    told = [told_of(request, here, one) for one in bodies]
    linked = organisation(here.name, page_of(request, here), told)
    shown = {"bodies": bodies, "coming": coming, "minutes": minutes, "linked": linked, "feeds": FEEDS}
    mark = mark_of([*bodies, *coming, *minutes], here.name, today)
    return unless_kept(request, mark, lambda: page(request, "public/public_place.html", here, shown))


@open_to_all
def public_list(request: HttpRequest, place: str, what: str) -> HttpResponse:
    """The meetings or minutes that were published, or the decisions or actions in minutes, of one year."""
    if what not in _OF:
        raise Http404
    here = _here(place)
    rows = listed(here, _OF[what])
    years = years_of(rows)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else (years[0] if years else None)
    found = list(rows.filter(day__year=year).defer(*(["content"] if what == "minutes" else []))) if year else []
    values: dict[str, Any] = {"what": what, "year": year, "years": years, "rows": found}
    if _OF[what] is PublicKind.MINUTES and what != "minutes":
        values["told"] = [(one, row) for one in found for row in rows_of(one.said, what)]
    return unless_kept(
        request,
        mark_of(found, here.name, what, year, years),
        lambda: page(request, "public/public_list.html", here, values),
    )


@open_to_all
def published(request: HttpRequest, place: str, kind: str, number: int) -> HttpResponse:
    """One thing that was published, a pack as its file; of one that was withdrawn, that it was (410)."""
    one = published_at(place, kind, number) if number <= LARGEST else None
    if one is None:
        raise Http404
    if not one.is_out:
        return page(request, "public/withdrawn.html", one.partnership, {"one": one}, status=410)
    if one.kind == PublicKind.PACK:
        return unless_kept(request, mark_of([one]), lambda: _file(one))
    near = list(beside(one))
    mark = mark_of([one, *near], one.partnership.name, timezone.localdate() if near else "")
    values = {"one": one, "said": one.said, "near": near, "part": f"public/parts/{one.kind}.html"}
    if one.kind in (PublicKind.MEETING, PublicKind.AGENDA):
        home = page_of(request, one.partnership)
        values["linked"] = event(one.partnership.name, home, told_of(request, one.partnership, one))
    return unless_kept(request, mark, lambda: page(request, "public/published.html", one.partnership, values))


def _file(one: Publication) -> HttpResponse:
    """The public pack as it was when it was published."""
    try:
        with default_storage.open(stored_as(one.partnership_id, one.said["file"]), "rb") as file:
            answer = HttpResponse(file.read(), content_type="application/pdf")
    except FileNotFoundError as error:
        raise Http404 from error
    answer["Content-Disposition"] = f'inline; filename="papers-{one.said["held_on"]}.pdf"'
    return answer


def _here(slug: str) -> Partnership:
    found = partnership_called(slug)
    if found is None:
        raise Http404
    return found
