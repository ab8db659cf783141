"""In whose name the database is asked.

On PostgreSQL a table of a partnership shows and takes the rows of the partnership in the context, and no others,
whatever a query asks for (`people.rls`).  The context is local to a transaction, so that nothing of it is left on a
connection for whoever comes next; without one there are no rows.  SQLite has no such thing; there nothing is done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, transaction

from frankpledge.ledger.rules import Actor

PARTNERSHIPS, ACCOUNTS = "frankpledge.partnerships", "frankpledge.accounts"
_TURN = (
    f"SELECT current_setting('{PARTNERSHIPS}', true), current_setting('{ACCOUNTS}', true), "
    f"set_config('{PARTNERSHIPS}', %s, true), set_config('{ACCOUNTS}', %s, true)"
)


_before_writing: ContextVar[Callable[[], None] | None] = ContextVar("before_writing", default=None)


class Context(NamedTuple):
    """Whose rows there are: numbers with commas between, of partnerships and of accounts; 0 is a process's account."""

    partnerships: str
    accounts: str


def context_of(by: Actor) -> Context:
    """The context in which an actor reads and writes: of the partnership in which they act, and of themselves."""
    return Context(str(by.partnership.id) if by.partnership else "", str(by.user.id if by.user else 0))


@contextmanager
def reading(by: Actor) -> Iterator[Callable[[Actor], None]]:
    """Read in the name of an actor, in one transaction; gives what goes on reading in the name of another.

    A change inside commits for itself, as it would without: `writing` ends this transaction and opens another after.
    Inside a transaction that is open already, that one is read in, and has its context back at the end.
    """
    if connection.vendor != "postgresql":
        yield lambda by: None
    elif connection.in_atomic_block:
        outer = _reading_now()
        before = _turn(context_of(by))
        try:
            yield lambda by: _go_on(by)
        finally:
            if _may_ask():
                _turn(before)
            if outer is not None:
                outer.context = before
    else:
        with _Reading(DEFAULT_DB_ALIAS, savepoint=True, durable=False):
            _go_on(by)
            yield lambda by: _go_on(by)


@contextmanager
def writing(by: Actor) -> Iterator[None]:
    """Write in the name of an actor, all or nothing: in a transaction of its own, or within an outer one's."""
    with apart_from_reading():
        nested = connection.in_atomic_block
        with transaction.atomic():
            if not nested and (held := _before_writing.get()) is not None:
                held()
            before = _turn(context_of(by))
            yield
            if nested:  # what fails is rolled back, and the context with it
                _turn(before)


@contextmanager
def only_while(held: Callable[[], None]) -> Iterator[None]:
    """Within, whatever writes asks this first, in the transaction that it writes in; what it raises stops it.

    For a worker, which may lose a job to another while it is at it, and must then write nothing more.
    """
    before = _before_writing.set(held)
    try:
        yield
    finally:
        _before_writing.reset(before)


def is_changing() -> bool:
    """Whether what is written now is kept, or lost, with a change that is not at its end yet."""
    return connection.in_atomic_block and _reading_now() is None


@contextmanager
def apart_from_reading() -> Iterator[None]:
    """End the transaction in which there was only reading so far, and open another after: what is written within is
    there for everybody at once.  Of a change that is not at its end it is a part."""
    now = _reading_now()
    if now is None:
        yield
        return
    now.__exit__(None, None, None)
    try:
        yield
    finally:
        now.__enter__()
        _turn(now.context)


class _Reading(transaction.Atomic):
    """The transaction that `reading` opens, with the context that it has."""

    context = Context("", "")


def _reading_now() -> _Reading | None:
    """The reading that is the innermost transaction by now, if it is one."""
    block = connection.atomic_blocks[-1] if connection.atomic_blocks else None
    return block if isinstance(block, _Reading) else None


def _go_on(by: Actor) -> None:
    context = context_of(by)
    _turn(context)
    if (now := _reading_now()) is not None:
        now.context = context


def _turn(context: Context) -> Context:
    """Set the context until the transaction ends; gives the one before.

    Past Django's own cursor, which counts and keeps the queries of the record: this asks for nothing of it.
    """
    if connection.vendor != "postgresql":
        return context
    with connection.wrap_database_errors:
        partnerships, accounts, *_ = connection.connection.execute(_TURN, context).fetchone()
    return Context(partnerships or "", accounts or "")


def _may_ask() -> bool:
    """Whether the transaction still takes queries; one that failed forgets the context when it is rolled back."""
    from psycopg.pq import TransactionStatus

    held = connection.connection
    return held is not None and held.info.transaction_status == TransactionStatus.INTRANS
