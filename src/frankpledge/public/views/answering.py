"""Answers that anyone may have: the same to everybody, kept by a browser and asked for again by their mark."""

import hashlib
import importlib.metadata
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from frankpledge.design.frame import Place
from frankpledge.meetings.models import Publication
from frankpledge.people.models import Partnership
from frankpledge.public.views.pacing import paced

# Kept by whoever asked and by caches between, and asked for again each time, so that what is withdrawn is gone at once.
FRESH = "public, max-age=0, must-revalidate"
# A page that a browser has kept comes with the policy of the answer that says it is unchanged: without a nonce, which
# would be another one.  Nothing that a person typed is a file of this installation's.
_POLICY = {"script-src": [SELF], "style-src": [SELF]}

View = Callable[..., HttpResponseBase]


def open_to_all(view: View) -> View:
    """Open a page to everybody, whether signed in or not, who are all shown the same."""
    plain: View = csp_replace(_POLICY)(require_safe(view))

    @paced
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = plain(request, *args, **kwargs)
        response.headers["Cache-Control"] = FRESH
        return response

    return login_not_required(answer)


def mark_of(rows: Iterable[Publication], *also: object) -> str:
    """The mark of an answer that is made of these publications and of nothing else."""
    looks = getattr(staticfiles_storage, "manifest_hash", "")
    told = [
        importlib.metadata.version("frankpledge"),
        looks,
        *map(str, also),
        *(f"{row.pk}.{row.version}.{row.state}" for row in rows),
    ]
    return quote_etag(hashlib.sha256("\n".join(told).encode()).hexdigest()[:32])


def unless_kept(request: HttpRequest, mark: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer with this mark; to whoever has it already, that it is unchanged."""
    kept = get_conditional_response(request, etag=mark)
    if kept is not None:
        return kept
    response = make()
    response.headers["ETag"] = mark
    return response


def page(
    request: HttpRequest, template: str, place: Partnership, values: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A public page: the frame of the partnership's public side, and nothing of whoever is signed in."""
    values |= {
        "place": place,
        "partnership_shown": place,
        "actor": None,
        "messages": (),
        "own_page_url": "",
        "about_url": "",
        "choose_url": "",
        "navigation": _navigation(request.path, place.slug),
    }
    return render(request, template, values, status=status)


def _navigation(path: str, slug: str) -> list[Place]:
    ways = [("Home", reverse("public_place", kwargs={"place": slug}))]
    lists = ("meetings", "minutes", "decisions", "actions")
    ways += [(what.capitalize(), reverse("public_list", kwargs={"place": slug, "what": what})) for what in lists]
    return [
        Place(label, url, "page" if path == url else "true" if label != "Home" and path.startswith(url) else "")
        for label, url in ways
    ]
