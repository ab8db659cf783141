"""Requests of people of two partnerships, many at a time over two connections, and whether any sees the other's rows.

They go to the application as a web server calls it.  Besides a page of the product each asks for a page of ours that
narrows nothing: whatever it shows, PostgreSQL has let it see.
"""

import copy
import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from frankpledge.meetings.models import Action
from frankpledge.meetings.tests import make
from frankpledge.people.models import Person
from frankpledge.people.tests import make as people
from tests.harness.signing_in import signed_in

THREADS, CONNECTIONS = 6, 2
HERE, THERE = "aldermere", "elsewhere"


def everything(request: HttpRequest) -> HttpResponse:
    """The partnerships of whatever rows there are, and the connection that they came over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    rows = [*Action.objects.values_list("partnership__slug"), *Person.objects.values_list("partnership__slug")]
    seen = " ".join(sorted({f"of-{slug}" for (slug,) in rows}))
    return HttpResponse(f"over-{number} {seen}")


urlpatterns = [
    path("everything/", login_not_required(everything)),
    path("<slug:partnership>/everything/", everything),
    path("", include("frankpledge.config.urls")),
]


@dataclass(frozen=True)
class Asked:
    """A request: whose session it has, for which partnership's page, and which marks its answer may have."""

    session: str
    page: str
    may_see: str = ""


@dataclass
class Told:
    """What came of all requests: how many had which status, and every answer with a stranger's mark."""

    statuses: Counter[int] = field(default_factory=Counter)
    crossings: list[str] = field(default_factory=list)
    marks: Counter[str] = field(default_factory=Counter)
    over: set[str] = field(default_factory=set)


def asked_by_everybody() -> Iterator[Asked]:
    """Make two partnerships with a record each; then requests by their people, by strangers and by nobody, for ever."""
    places = {slug: make.partnership(slug, slug.title()) for slug in (HERE, THERE)}
    users = {slug: make.account(place) for slug, place in places.items()}
    users["both"] = people.holding(make.account(places[HERE]), places[THERE])
    sessions = {who: signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value for who, user in users.items()}
    kinds = [Asked(session, "/everything/") for session in ("", "", *sessions.values())]
    for slug, place in places.items():
        make.minutes(make.actor(place), make.item("1"), make.action(f"of-{slug}", "Ann Alder (Hill Council)"))
        for page in ("actions", "everything"):
            kinds += [Asked(sessions[who], f"/{slug}/{page}/", slug) for who in (slug, "both")]
            kinds += [Asked(sessions[who], f"/{slug}/{page}/") for who in (HERE, THERE) if who != slug]
    chosen = random.Random(16)
    while True:
        yield chosen.choice(kinds)


@contextmanager
def pooled() -> Iterator[None]:
    """Let other threads share a pool of two connections, which Django's own pool hands from request to request."""
    own = connections.settings["default"]
    shared = copy.deepcopy(own)
    shared["OPTIONS"] = shared["OPTIONS"] | {"pool": {"min_size": CONNECTIONS, "max_size": CONNECTIONS, "timeout": 120}}
    connections.settings["default"] = shared
    try:
        yield
    finally:
        connections.create_connection("default").close_pool()
        connections.settings["default"] = own


def told_of(many: int) -> Told:
    """Make so many requests, from several threads at once, and look at each answer."""
    told = Told()
    with override_settings(ROOT_URLCONF=__name__), pooled(), ThreadPoolExecutor(THREADS) as threads:
        answer = WSGIHandler()
        for asked, status, words in threads.map(lambda one: _answered(answer, one), islice(asked_by_everybody(), many)):
            told.statuses[status] += 1
            told.over |= set(re.findall(r"over-\d+", words))
            marks = set(re.findall(rf"of-({HERE}|{THERE})", words))
            told.marks.update(marks)
            if marks - {asked.may_see}:
                told.crossings.append(f"{asked.page}: {marks}")
    return told


def _answered(answer: WSGIHandler, asked: Asked) -> tuple[Asked, int, str]:
    cookie = f"{settings.SESSION_COOKIE_NAME}={asked.session}" if asked.session else ""
    request = RequestFactory().get(asked.page, HTTP_COOKIE=cookie)
    response = answer(request.environ, lambda status, headers, exc_info=None: None)
    words = b"".join(response).decode()
    response.close()
    return asked, response.status_code, words
