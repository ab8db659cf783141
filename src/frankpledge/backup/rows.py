"""Rows as lines of JSON that are the same whichever database they came from, and sums of them.

A sum is of the rows as a set: databases differ in how they sort words, and a record is the same in any order.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import models

# Sessions end with the installation that they were opened in.  Whoever was signed in signs in again.
NOT_CARRIED = {"django_session"}
FIRST = ("people_partnership", "people_user")  # whose rows are who: PostgreSQL's policies ask for them
AT_ONCE, LONG_AT_ONCE = 2000, 20  # rows held at a time: those of tables that hold long texts, fewer
MOST_BYTES = 1_000_000  # of one stretch of lines
_LONG = (models.TextField, models.JSONField, models.BinaryField)
Field = models.Field[Any, Any]


class Sum:
    """How many lines there were, and a sum of them that does not ask for their order."""

    def __init__(self) -> None:
        self.rows, self._total = 0, 0

    def add(self, line: bytes) -> None:
        """Take a line in."""
        self.rows += 1
        self._total = (self._total + int.from_bytes(hashlib.sha256(line).digest())) % (1 << 256)

    def plain(self) -> dict[str, Any]:
        """As it is written down."""
        return {"rows": self.rows, "sum": f"{self._total:064x}"}


def carried(tables: Apps) -> list[type[models.Model]]:
    """Every table that a copy of the record has, by name; those that PostgreSQL's policies ask for come first."""
    found = {
        model._meta.db_table: model
        for model in tables.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in NOT_CARRIED
    }
    rest = sorted(set(found) - set(FIRST))
    return [found[name] for name in (*FIRST, *rest) if name in found]


def columns(model: type[models.Model]) -> list[Field]:
    """The columns of a table that are kept; what a database works out by itself it works out again."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def lines(model: type[models.Model], using: str) -> Iterator[bytes]:
    """The rows of a table, a line each, few of them held at a time."""
    fields = columns(model)
    many = LONG_AT_ONCE if any(isinstance(field, _LONG) for field in fields) else AT_ONCE
    rows = model._base_manager.using(using).order_by("pk").values_list(*(field.attname for field in fields))
    return (line(row) for row in rows.iterator(chunk_size=many))


def line(row: Iterable[Any]) -> bytes:
    """A row as a line."""
    return json.dumps([_plain(value) for value in row], separators=(",", ":"), sort_keys=True).encode("ascii")


def values(fields: list[Field], said: bytes) -> list[Any]:
    """The values of a line, as the columns of its table have them.  Raises ValueError for a line that is none."""
    row = json.loads(said)
    if not isinstance(row, list) or len(row) != len(fields):
        raise ValueError("a line has other columns than its table")
    return [_value(field, value) for field, value in zip(fields, row, strict=True)]


def sums(tables: Iterable[type[models.Model]], using: str) -> dict[str, dict[str, Any]]:
    """The sum of every table as it stands."""
    found = {}
    for model in tables:
        held = Sum()
        for said in lines(model, using):
            held.add(said)
        found[model._meta.db_table] = held.plain()
    return found


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case float() | list() | dict():
            return _alike(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case UUID():
            return str(value)
        case timedelta():
            return value // timedelta(microseconds=1)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
    raise TypeError(f"a {type(value).__name__} cannot be kept in a backup")


def _alike(value: Any) -> Any:
    """A value of JSON as both databases give it: PostgreSQL keeps numbers as they are worth, not as they were written.

    It has no zero below zero, and gives a float past sixteen figures back as a whole number.
    """
    match value:
        case float() if value == 0:
            return 0.0
        case float() if abs(value) >= 1e16 and value.is_integer():
            return int(value)
        case list():
            return [_alike(one) for one in value]
        case dict():
            return {name: _alike(one) for name, one in value.items()}
    return value


def _value(field: Field, said: Any) -> Any:
    if isinstance(field, models.JSONField):
        # A column that may not be empty and says nothing holds JSON's own word for nothing.
        return models.Value(None, field) if said is None and not field.null else said
    if said is None:
        return None
    if isinstance(field, models.BinaryField):
        return base64.b64decode(said)
    if isinstance(field, models.DurationField):
        return timedelta(microseconds=said)
    return field.to_python(said)
