"""The database or the disk takes nothing: which trouble it is, and the page that gives back what was typed.

Nothing is asked of the database for that page, and nothing is written: it may be what is in trouble.
"""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from enum import Enum

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from frankpledge.people.sessions import MOST_TYPED, NOT_KEPT

SHOWN = 20  # letters: shorter values (a choice, a number) are sent again and not shown to be copied


class Trouble(Enum):
    """What keeps anything from being saved: the status of the page, its title, and what to do."""

    FULL = (
        507,
        "There is no room left to save this",
        "The disk of this installation is full. Tell whoever runs it: nothing can be saved until they make room.",
    )
    READ_ONLY = (
        503,
        "Nothing can be saved just now",
        "The record can be read and not written, perhaps while it is being looked after. Tell whoever runs it.",
    )
    BUSY = (
        503,
        "The record is busy just now",
        "Others were saving for so long that yours had to give up. Wait a minute, then send it again.",
    )
    GONE = (
        503,
        "The record cannot be reached just now",
        "The database does not answer. Wait a minute, then try again; if it stays so, tell whoever runs it.",
    )

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.value[0]


_SQLITE = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_IOERR: Trouble.GONE,
    sqlite3.SQLITE_CANTOPEN: Trouble.GONE,
}
# PostgreSQL's classes of errors, the longest that fits: 53 insufficient resources, 08 no connection, 57P being stopped.
_POSTGRESQL = {
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "55P03": Trouble.BUSY,
    "40001": Trouble.BUSY,
    "40P01": Trouble.BUSY,
    "53": Trouble.GONE,
    "08": Trouble.GONE,
    "57P": Trouble.GONE,
}
_FILES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Which trouble an error comes from, itself or what it was raised from; None for a fault of another kind."""
    for one in _causes(error):
        if isinstance(one, sqlite3.OperationalError):
            return _SQLITE.get(getattr(one, "sqlite_errorcode", 0) & 0xFF)
        if state := getattr(one, "sqlstate", None):
            return next((_POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in _POSTGRESQL), None)
        if isinstance(one, OSError) and not isinstance(one, DatabaseError) and one.errno in _FILES:
            return _FILES[one.errno]
        if type(one).__module__.startswith("psycopg") and isinstance(one, Exception):  # no answer that has a code
            return Trouble.GONE
    return None


def answer_trouble(request: HttpRequest) -> HttpResponse:
    """The page for what went wrong: where nothing could be saved, with everything that was typed still in it."""
    trouble = trouble_of(sys.exc_info()[1])
    if trouble is None:
        return HttpResponse(render_to_string("500.html", {"request": request}), status=500)
    fields = _typed(request)
    status, title, said = trouble.value
    values = {
        "request": request,
        "title": title,
        "said": said,
        "fields": fields,
        "shown": [(name, value) for name, value in fields if len(value) > SHOWN],
        "files": bool(request.FILES) if request.method == "POST" else False,
        "sent": request.method == "POST",
        "unsure": trouble is Trouble.GONE,  # the answer to a COMMIT may be what was lost
        "path": request.get_full_path(),
        "csrf_token": get_token(request) if fields else "",
    }
    return HttpResponse(
        render_to_string("trouble.html", values), status=status, headers={"Cache-Control": "no-store, private"}
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form held, but for passwords and codes, and but for what is longer than anybody types."""
    if request.method != "POST" or request.path.startswith(NOT_KEPT):
        return []
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    sent = [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]
    return sent if sum(len(name) + len(value) for name, value in sent) <= MOST_TYPED else []


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
