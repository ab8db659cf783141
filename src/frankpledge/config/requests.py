"""Around every request: its number, the headers of its answer, its line in the log, and its place in the figures."""

import secrets
import time
from collections.abc import Callable

import structlog
from django.db import Error as DatabaseFault
from django.http import HttpRequest, HttpResponse

from frankpledge.config import metrics

HEADER = "Request-Number"
HEADERS = {
    "Server": "web",  # or the web server puts its own name there
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-create=(self), "
    "publickey-credentials-get=(self), usb=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"  # none that looks like another, and no words
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_log = structlog.get_logger("frankpledge.requests")


class RequestMiddleware:
    """Stands before everything else, so that no answer is without a number, and none without its headers.

    The number is made here and never taken from outside.  It stands in the answer's header, on pages that say that
    something went wrong, and in every line of the log meanwhile, so that a person can quote it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write the line."""
        number = "".join(secrets.choice(_LETTERS) for _ in range(8))
        request.number = f"{number[:4]}-{number[4:]}"  # type: ignore[attr-defined]
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=request.number):  # type: ignore[attr-defined]
            response = self.get_response(request)
            took = time.perf_counter() - began
            route, method = route_of(request, response), request.method if request.method in _METHODS else "other"
            _log.info("request", route=route, method=method, status=response.status_code, ms=round(took * 1000, 1))
        metrics.note_request(route, method or "other", response.status_code, took)
        response.headers[HEADER] = request.number  # type: ignore[attr-defined]
        response.headers.setdefault("Cache-Control", "no-store, private")
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Count what the database would not do."""
        if isinstance(exception, DatabaseFault):
            metrics.note_database_fault()


def route_of(request: HttpRequest, response: HttpResponse) -> str:
    """The name of the page that was asked for, without anything that stood in its address."""
    if match := request.resolver_match:
        return match.view_name or "unnamed"
    return getattr(response, "route", "") or ("file" if hasattr(response, "file_to_stream") else "none")
