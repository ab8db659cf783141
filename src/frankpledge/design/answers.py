"""What the answers of the read API have in common: pages of a list, and one form for whatever is wrong."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Literal, TypeVar

from django.core.paginator import Paginator
from django.http import HttpRequest, JsonResponse
from ninja import Field, Schema
from ninja.errors import ValidationError

PROBLEM_TYPE = "application/problem+json"
PAGE, LARGEST_PAGE = 50, 100
MOST_PAGES = 100_000
Row = TypeVar("Row")
Wanted = Callable[..., Any]


class Wrong(Schema):
    """What is wrong with one part of a request."""

    where: Literal["path", "query", "header", "body"] = Field(description="Where it stands in the request")
    name: str = Field(description="The name of the parameter")
    says: str = Field(description="What is wrong with it")


class Problem(Schema):
    """Why there is no answer, as RFC 9457 has it."""

    title: str = Field(description="The status in words")
    status: int = Field(description="The status of the answer")
    detail: str = Field(description="What is wrong, and what to do")
    number: str = Field(
        default="", description="The number of the request, to be quoted to whoever runs the installation"
    )
    wrong: list[Wrong] = Field(default=[], description="Each parameter that is wrong, where the status is 422")


TITLES = {
    400: "Bad request",
    401: "Not authorised",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    422: "Not understood",
    429: "Too many requests",
    503: "Not available",
}


def answered(answer: type[Schema], *also: int) -> dict[Any, Any]:
    """The statuses of an operation with what each answers: what it is for, what any may answer, and `also` those."""
    return {200: answer} | dict.fromkeys(sorted({401, 404, 422, 429, *also}), Problem)


def problem(
    request: HttpRequest, status: int, detail: str, wrong: Iterable[Wrong] = (), **headers: str
) -> JsonResponse:
    """The answer that says what is wrong."""
    said = Problem(
        title=TITLES.get(status, "Fault" if status >= 500 else "Not possible"),
        status=status,
        detail=detail,
        number=getattr(request, "number", ""),
        wrong=list(wrong),
    )
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return JsonResponse(said.model_dump(), status=status, content_type=PROBLEM_TYPE, headers=headers)


class Asked(Schema):
    """What is asked of any list: which page of it."""

    page: int = Field(default=1, ge=1, le=MOST_PAGES, description="Which page, from 1")
    size: int = Field(default=PAGE, ge=1, le=LARGEST_PAGE, description="How many rows a page has")


class Listing(Schema):
    """A page of a list."""

    count: int = Field(description="How many rows the whole list has")
    page: int = Field(description="Which page this is, from 1")
    pages: int = Field(description="How many pages there are")


def page_of(rows: Any, asked: Asked, show: Callable[[Any], Row]) -> dict[str, Any]:
    """A page of a list as `Listing` has it, with its `rows`; one past the last has none.

    `rows` is a query that counts and cuts, or a list.
    """
    whole = Paginator(rows, asked.size)
    there = whole.page(asked.page).object_list if asked.page <= whole.num_pages else ()
    return {
        "count": whole.count,
        "page": asked.page,
        "pages": whole.num_pages,
        "rows": [show(row) for row in there],
    }


def knows_what_is_asked(operation: Wanted) -> Wanted:
    """Refuse a parameter that an operation does not know: a filter with a slip in it would answer too much."""

    @wraps(operation)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        known = {name for value in kwargs.values() if isinstance(value, Schema) for name in type(value).model_fields}
        if unknown := sorted(set(request.GET) - known):
            said = f"there is no such parameter here; those there are: {', '.join(sorted(known)) or 'none'}"
            raise ValidationError([{"loc": ("query", name), "msg": said} for name in unknown])
        return operation(request, *args, **kwargs)

    return checked
