"""Lines of a ledger, made plainly, and an administrator who alters them as the product never would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import connection

from frankpledge.ledger.models import Entry
from frankpledge.ledger.rules.chain import Sealed
from tests.harness.management.commands.flush import triggers_aside

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def sealed(number: int, **over: object) -> Sealed:
    """What a seal speaks for, one minute after the last."""
    values: dict[str, object] = {
        "number": number,
        "at": NOON + timedelta(minutes=number),
        "partnership": 1,
        "user": 41,
        "process": "",
        "origin": "web",
        "seen_from": "0123456789",
        "verb": "closed",
        "table": "meetings.action",
        "row": number * 10,
        "outcome": "done",
    }
    return Sealed(**(values | over))  # type: ignore[arg-type]


def write(many: int, **over: object) -> list[Entry]:
    """Lines of a process, of no partnership."""
    values = {"process": "a test", "origin": "worker", "verb": "tried", "table": "ledger.entry", "outcome": "done"}
    return [Entry.objects.create(**(values | {"row_number": row} | over)) for row in range(many)]


@contextmanager
def administrator() -> Iterator[None]:
    """Somebody who may alter the database, and sets its guard aside."""
    with triggers_aside(connection):
        yield


def run(statement: str, *values: object) -> None:
    """What they give the database to do."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
