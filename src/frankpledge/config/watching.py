"""Addresses for whoever watches an installation: is it well, is it ready, and its figures.

They are answered before anything that a page goes through: no session, no sign-in, no name of a host to be known by, no
redirection to TLS, since who asks is a machine beside this one.  None tells of the record, of anybody or of a
partnership.
"""

import ipaddress
import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from prometheus_client import CONTENT_TYPE_LATEST

from frankpledge.config import metrics, standing

# Put on by a web server in front: whoever comes through one is not on this machine.
_PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-Real-Ip", "Via")


class WatchMiddleware:
    """Answers the addresses of this module, and leaves all others to what comes after it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        answer = ANSWERS.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        response = answer(request) if request.method in ("GET", "HEAD") else HttpResponseNotAllowed(["GET", "HEAD"])
        response.route = answer.__name__  # type: ignore[attr-defined]
        return response


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Say that this process answers: nothing else is looked at."""
    return _plainly("well")


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether pages can be served, and to whom may know, what is missing."""
    found = standing.missing()
    if not found:
        return _plainly("ready")
    return _plainly(f"not ready: {', '.join(found)}" if may_know(request) else "not ready", status=503)


@login_not_required
def figures(request: HttpRequest) -> HttpResponse:
    """The figures, to whom may know."""
    if not may_know(request):
        return _plainly("not here", status=404)
    return HttpResponse(metrics.everything(), content_type=CONTENT_TYPE_LATEST)


def may_know(request: HttpRequest) -> bool:
    """Whether whoever asks is on this machine, through no other, or has the word of FRANKPLEDGE_METRICS_TOKEN."""
    token = settings.FRANKPLEDGE_METRICS_TOKEN
    said = request.headers.get("Authorization", "")
    if token and secrets.compare_digest(said.encode(), f"Bearer {token}".encode()):
        return True
    if any(name in request.headers for name in _PASSED_ON):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _plainly(said: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{said}\n", content_type="text/plain; charset=utf-8", status=status)


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/health": health, "/ready": ready, "/metrics": figures}
