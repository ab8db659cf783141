"""Asking a page in somebody's name, and what came of it; whatever it changed is undone."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from frankpledge.ledger.models import Entry

# Written by asking alone, whatever is asked; what somebody proves themselves with is their own.
_BESIDE = (
    "ledger_entry", "django_session", "people_cached", "mfa_authenticator", "people_draft", "meetings_packread",
)  # fmt: skip
TRIED: Counter[str] = Counter()  # cells of the table, numbers of the other partnership, leaks
_WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


@dataclass
class Answer:
    """What came of asking: the status, every word of the answer, the tables written, the ledger's new lines."""

    status: int
    said: str
    location: str
    wrote: set[str] = field(default_factory=set)
    lines: list[Entry] = field(default_factory=list)
    queries: int = 0

    @property
    def refusals(self) -> int:
        """How many refusals the ledger has for it."""
        return sum(line.outcome == "refused" for line in self.lines)

    def letters(self, method: str) -> str:
        """Which letters of the verdicts the answer can be."""
        if self.status == 302 and self.location.partition("?")[0] == reverse("account_login"):
            return "i"
        if self.status == 401:
            return "i"
        if self.status == 302:
            return "o" if method == "GET" or not self.wrote else "d"
        if self.status == 403:
            return "t" if method == "GET" and self.refusals else "r"
        return {404: "-", 405: "m", 409: "e"}.get(self.status, "sptbe" if self.status == 200 else "?")


def ask(
    browser: Client,
    method: str,
    url: str,
    sent: dict[str, Any],
    before: Callable[[], None] = lambda: None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """What the page answers; everything is as it was afterwards."""
    kept = deepcopy(browser.cookies)
    with transaction.atomic():
        before()
        last = _last_line()
        query = sent.pop("?", "")
        url = f"{url}?{query}" if query else url
        browser.raise_request_exception = False
        statements: list[str] = []
        with connection.execute_wrapper(_noting(statements)):
            answered = (browser.get if method == "GET" else browser.post)(url, sent, headers=headers)
            said = words_of(answered)
        wrote = {found.group(1) for one in statements if (found := _WRITES.match(one))}
        answer = Answer(
            answered.status_code,
            said,
            answered.headers.get("Location", ""),
            wrote - set(_BESIDE),
            list(Entry.objects.filter(id__gt=last)) if "ledger_entry" in wrote else [],
            len(statements),
        )
        transaction.set_rollback(True)
    browser.cookies = kept
    return answer


def _last_line() -> int:
    """The number of the ledger's last line."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM ledger_entry")
        return cursor.fetchone()[0] or 0


def _noting(statements: list[str]) -> Callable[..., Any]:
    """Note every statement that is asked, and not what with: Django's own way spells that out, which takes longer."""

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        return execute(sql, params, many, context)

    return note


def words_of(answered: HttpResponseBase) -> str:
    """Everything that an answer tells whoever asked: its headers, the cookies, its body, as far as it has letters."""
    body = b"".join(answered) if answered.streaming else answered.content  # type: ignore[attr-defined]
    heads = "\n".join(f"{name}: {value}" for name, value in answered.headers.items())
    packed = _unpacked(body) if body.startswith(b"PK") else ""
    return f"{heads}\n{answered.cookies.output()}\n{body.decode('utf-8', errors='replace')}\n{packed}"


def _unpacked(body: bytes) -> str:
    """The names and the words of the files in a file that packs them."""
    with ZipFile(BytesIO(body)) as files:
        return "\n".join(f"{name}\n{files.read(name).decode('utf-8', errors='replace')}" for name in files.namelist())
