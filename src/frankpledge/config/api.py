"""The read API: put together from what each area answers, with one form for whatever goes wrong.

It has addresses of its own, beside the pages'.  What it can be asked is described by itself (OpenAPI), and the
description is kept in `docs/generated`.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from frankpledge.design.answers import PROBLEM_TYPE, Wrong, knows_what_is_asked, problem
from frankpledge.home import api as home
from frankpledge.ledger.rules import Refused
from frankpledge.meetings import api as meetings
from frankpledge.meetings.queries.withholding import as_it_leaves
from frankpledge.people.asking import NotKnown, Token, TooMany
from frankpledge.people.queries import partnership_of

PREFIX = "/api/"
ABOUT = (
    "Reads the record of a community safety partnership in the name of one person: what their role lets them read at "
    "that moment, up to the marking that their token was made for. Nothing can be changed here."
)


class Withholding(JSONRenderer):
    """Answers without the names of those whose data is restricted, in whatever words they stand."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        """The answer as it leaves, in one query more."""
        said = as_it_leaves(partnership_of(request.actor), data)  # type: ignore[attr-defined]
        return super().render(request, said, response_status=response_status)


class ReadApi(NinjaAPI):
    """The API, with a description that says of its answers what is true of them."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """The description: problems in their own form, and no parameter that may be `null`, since none can be."""
        schema: Any = super().get_openapi_schema(path_prefix=PREFIX)
        for operation in (one for methods in schema["paths"].values() for one in methods.values()):
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _without_null(parameter["schema"])
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    answer["content"] = {PROBLEM_TYPE: answer["content"]["application/json"]}
                    answer["description"] = MEANS[int(status)]
                if int(status) in _HEADERS:
                    answer["headers"] = _HEADERS[int(status)]
        return schema


MEANS = {
    401: "No token came, or one that opens nothing: it is not known, was revoked, has expired, or lost its role",
    403: "It is there, and marked above what this token may read",
    404: "Nothing of that number is in the record, or this token may not know of it; or another partnership's",
    422: "A parameter makes no sense; `wrong` says which and why",
    429: "The token was used too often; `Retry-After` says how many seconds to wait",
}
_HEADERS = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "required": True}},
    429: {"Retry-After": {"schema": {"type": "integer"}, "required": True}},
}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    options = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(options) != 1:
        return schema
    return {name: value for name, value in schema.items() if name != "anyOf"} | options[0]


def made() -> ReadApi:
    """The API of every area."""
    api = ReadApi(
        title="Frankpledge",
        version="1",
        description=ABOUT,
        auth=Token(),
        renderer=Withholding(),
        openapi_url=None,
        docs_url=None,
    )
    for title, router in (*meetings.ROUTERS, *home.ROUTERS):
        router.add_decorator(knows_what_is_asked)
        api.add_router("/{partnership}", router, tags=[title])
    _answer_problems(api)
    return api


def _answer_problems(api: NinjaAPI) -> None:
    """Let whatever is wrong be said in the one form."""

    def not_known(request: HttpRequest, error: NotKnown) -> HttpResponse:
        return problem(request, 401, str(error), WWW_Authenticate='Bearer realm="Frankpledge"')

    def too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
        return problem(request, 429, str(error), Retry_After=str(error.wait))

    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return problem(request, 403, str(error))

    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(request, 404, "There is nothing here that this token may read.")

    def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
        wrong = [_wrong(one) for one in error.errors]
        return problem(request, 422, "A parameter makes no sense. Put it right, and ask again.", wrong)

    for kind, handler in (
        (NotKnown, not_known),
        (TooMany, too_many),
        (Refused, refused),
        (Http404, not_found),
        (ValidationError, not_understood),
    ):
        api.add_exception_handler(kind, handler)  # type: ignore[arg-type]


def _wrong(error: dict[str, Any]) -> Wrong:
    where, *names = error["loc"]
    named = [str(name) for name in names if not isinstance(name, int)]
    return Wrong(where=where, name=named[-1] if named else "", says=error["msg"])


API = made()


def addresses() -> list[URLPattern]:
    """The address of each operation, open to whoever comes with a token, and to no cookie."""
    found = []
    for pattern in API.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            pattern.callback.login_required = False  # type: ignore[attr-defined]
            pattern.callback.by_token = True  # type: ignore[attr-defined]
            found.append(pattern)
    return found
