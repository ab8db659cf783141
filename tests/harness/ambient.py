"""What a test itself sees on PostgreSQL: the rows of every partnership and account that it makes.

Tests look at the record from outside, to say what a page, a job or a command did there.  They have their context by the
same two settings as the product, on the test's own connection alone, and outside of whatever the product does: where
that reads or writes, its own context stands instead, and a page that a test's browser asks for begins with none.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_save
from django.http import HttpResponseBase
from django.test.client import ClientHandler
from psycopg.pq import TransactionStatus

from frankpledge.ledger import context
from frankpledge.ledger.context import ACCOUNTS, PARTNERSHIPS, Context

NONE = Context("", "")
OURS = "0,0"  # the accounts that a test's own context begins with: the product's has one, and never a list
_made_inside: list[Context] = []  # what the product made in a context of its own, to be seen by the test after it


def sees(partnership: int | None = None, account: int | None = None) -> None:
    """Let the test see the rows of this partnership, and of this account, from now on."""
    if not _is_the_tests(connection):
        return
    more = Context(str(partnership or ""), str(account or ""))
    if _is_ours(now := _now()):
        _set(connection, _with(now, more))
    else:
        _made_inside.append(more)


@contextmanager
def aside() -> Iterator[None]:
    """Leave the test's own context aside, as it is for whoever comes from outside."""
    if not _is_the_tests(connection):
        yield
        return
    before = _now()
    _set(connection, NONE)
    try:
        yield
    finally:
        held = connection.connection
        if held is not None and held.info.transaction_status != TransactionStatus.INERROR:
            _set(connection, _grown(before))


def begin() -> None:
    """Have it so in every test.  Called once, when the harness is ready."""
    connection_created.connect(_connected, dispatch_uid="ambient")
    post_save.connect(_made, dispatch_uid="ambient")
    answer, turn = ClientHandler.__call__, context._turn

    def answer_from_outside(self: ClientHandler, environ: dict[str, Any]) -> HttpResponseBase:
        with aside():
            return answer(self, environ)

    ClientHandler.__call__ = answer_from_outside  # type: ignore[method-assign]
    context._turn = lambda to: turn(_grown(to))


def _is_the_tests(used: BaseDatabaseWrapper) -> bool:
    return used.vendor == "postgresql" and threading.current_thread() is threading.main_thread()


def _is_ours(held: Context) -> bool:
    return held.accounts.startswith(OURS)


def _connected(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if _is_the_tests(connection):
        _set(connection, Context("", OURS))


def _made(instance: Any, created: bool, **_: Any) -> None:
    if created and instance._meta.label == "people.Partnership":
        sees(partnership=instance.pk)
    if created and instance._meta.label == "people.User":
        sees(account=instance.pk)


def _grown(to: Context) -> Context:
    """The test's own context with what was made inside; the product's as it is."""
    if not _is_ours(to) or not _is_the_tests(connection):
        return to
    while _made_inside:
        to = _with(to, _made_inside.pop())
    return to


def _with(held: Context, more: Context) -> Context:
    return Context(*(",".join(filter(None, both)) for both in zip(held, more, strict=True)))


def _now() -> Context:
    connection.ensure_connection()
    asked = f"SELECT current_setting('{PARTNERSHIPS}', true), current_setting('{ACCOUNTS}', true)"
    return Context(*(held or "" for held in connection.connection.execute(asked).fetchone()))


def _set(used: BaseDatabaseWrapper, to: Context) -> None:
    used.connection.execute(f"SELECT set_config('{PARTNERSHIPS}', %s, false), set_config('{ACCOUNTS}', %s, false)", to)
