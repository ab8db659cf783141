"""Addresses that go wrong with a word in hand, beside those of the product: for tests of what is told of it."""

import logging
from uuid import uuid4

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation, ValidationError
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver, include, path

CANARY = "Quillfeather"
BREAKS = ("row", "statement", "chain", "typed", "odd", "bad", "refused", "said")
_other = logging.getLogger("other.code")


def breaks(request: HttpRequest, how: str) -> HttpResponse:
    """Go wrong in one of several ways, each with the word in what is said."""
    word = request.GET.get("word", CANARY)
    if how == "row":
        connection.cursor().execute("INSERT INTO people_partnership (slug) VALUES (%s)", [word])
    if how == "statement":
        connection.cursor().execute(f"SELECT '{word}' FROM nothing_of_this_name")
    if how == "chain":
        try:
            {}[word]
        except KeyError as error:
            raise RuntimeError(f"no {word}") from error
    if how == "typed":
        raise ValidationError(f"{word} is no date", params={"value": word})
    if how == "odd":
        raise SuspiciousOperation(f"{word} is odd")
    if how == "bad":
        raise BadRequest(f"{word} is bad")
    if how == "refused":
        raise PermissionDenied(f"{word} may not")
    if how == "said":
        _other.warning(f"a line with {word}")
        _other.warning("a line with %s", word)
        _other.error(ValueError(word))
        _other.warning("a line with %(word)s", {"word": word}, stack_info=True)
    return HttpResponse("nothing went wrong")


urlpatterns = [
    path("breaks/<str:how>/", login_not_required(breaks)),
    path("", include("frankpledge.config.urls")),
]
handler500 = "frankpledge.config.trouble.answer_trouble"


def addresses(word: str, partnership: str = "aldermere", number: int = 424242) -> list[str]:
    """Every address of the product, with the word wherever an address takes words, and the number where numbers."""
    found = []
    reverse = get_resolver().reverse_dict
    for name in {name for name in reverse if isinstance(name, str)}:
        for possibilities, _, _, converters in reverse.getlist(name):
            for address, parts in possibilities:
                known = {"IntConverter": str(number), "UUIDConverter": str(uuid4())}
                values = {part: known.get(type(converters.get(part)).__name__, word) for part in parts}
                values |= {"partnership": partnership} if "partnership" in values else {}
                found.append("/" + address % values)
    return sorted(found)
