"""Around every request to the read API: no cookie counts there, and whatever goes wrong is said in its one form."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from frankpledge.config.api import PREFIX
from frankpledge.design.answers import PROBLEM_TYPE, problem

_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")
_SAID = {
    400: "The request cannot be read.",
    404: "There is no such address. The page at /api/ tells which there are.",
    405: "It can only be read: ask by GET.",
    503: "The record cannot be read just now. Wait a minute, then ask again.",
}


class ApiMiddleware:
    """Takes the cookies off, so that nobody's session is asked or used, and turns pages of errors into problems."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer.  The page that tells of the API is a page like others."""
        if not request.path_info.startswith(PREFIX) or request.path_info == PREFIX:
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        if response.status_code < 400 or response.headers.get("Content-Type", "") == PROBLEM_TYPE:
            return response
        said = _SAID.get(response.status_code, "This could not be answered. Tell whoever runs this installation.")
        answer = problem(request, response.status_code, said)
        for name in _KEPT:
            if name in response.headers:
                answer.headers[name] = response.headers[name]
        return answer
