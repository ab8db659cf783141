"""What anyone may read: a partnership's public page, its lists, and one thing that was published."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from frankpledge.kit.numbers import LARGEST
from frankpledge.meetings.models import Publication
from frankpledge.meetings.rules.publishing import PublicKind
from frankpledge.people.models import Partnership
from frankpledge.public.queries.reading import listed, partnership_called, published_at, years_of
from frankpledge.public.rules.minutes import rows_of
from frankpledge.public.views.answering import mark_of, open_to_all, page, unless_kept

LATEST = 6  # minutes on the first page
_OF = {"minutes": PublicKind.MINUTES, "decisions": PublicKind.MINUTES, "actions": PublicKind.MINUTES}


@open_to_all
def public_place(request: HttpRequest, place: str) -> HttpResponse:
    """A partnership as the public sees it: what was published last."""
    here = _here(place)
    minutes = list(listed(here, PublicKind.MINUTES).defer("content")[:LATEST])
    shown = {"minutes": minutes}
    return unless_kept(
        request, mark_of(minutes, here.name), lambda: page(request, "public/public_place.html", here, shown)
    )


@open_to_all
def public_list(request: HttpRequest, place: str, what: str) -> HttpResponse:
    """The minutes that were published, or the decisions or actions in them, of one year."""
    if what not in _OF:
        raise Http404
    here = _here(place)
    rows = listed(here, _OF[what])
    years = years_of(rows)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else (years[0] if years else None)
    found = list(rows.filter(day__year=year).defer(*([] if what != "minutes" else ["content"]))) if year else []
    values: dict[str, Any] = {"what": what, "year": year, "years": years, "rows": found}
    if what != "minutes":
        values["told"] = [(one, row) for one in found for row in rows_of(one.said, what)]
    return unless_kept(
        request,
        mark_of(found, here.name, what, year, years),
        lambda: page(request, "public/public_list.html", here, values),
    )


@open_to_all
def published(request: HttpRequest, place: str, kind: str, number: int) -> HttpResponse:
    """One thing that was published; of one that was withdrawn, that it was (410)."""
    one = published_at(place, kind, number) if number <= LARGEST else None
    if one is None:
        raise Http404
    if not one.is_out:
        return page(request, "public/withdrawn.html", one.partnership, {"one": one}, status=410)
    mark = mark_of([one], one.partnership.name)
    return unless_kept(request, mark, lambda: page(request, _TEMPLATES[one.kind], one.partnership, _values(one)))


_TEMPLATES = {"minutes": "public/published.html"}


def _values(one: Publication) -> dict[str, Any]:
    return {"one": one, "said": one.said}


def _here(slug: str) -> Partnership:
    found = partnership_called(slug)
    if found is None:
        raise Http404
    return found
