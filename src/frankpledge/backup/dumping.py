"""What a copy of the record is made of, as parts of a stream: what it is of, and the rows of every table."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version

from django.apps.registry import Apps
from django.conf import settings
from django.db import connections
from django.db.models import Model

from frankpledge.backup import rows, state
from frankpledge.backup.archive import Member
from frankpledge.backup.queries import PROCESS
from frankpledge.backup.rules import FORMAT, HEADER, Header, Line, Manifest, Said
from frankpledge.ledger.models import Entry, Head

ROWS = "rows/"


def header(using: str, now: datetime) -> Header:
    """What a copy that is made now says first of the record that is read by this alias."""
    return Header(
        format=FORMAT,
        version=version("frankpledge"),
        made_at=now.isoformat(timespec="seconds"),
        database=connections[using].vendor,
        migrations=state.applied(using),
        line=last_line(using),
        head=_head(using),
        key_mark=key_mark(now.isoformat(timespec="seconds")),
    )


def last_line(using: str) -> Line | None:
    """The last line of the ledger, but for those on backups: to have made one alters nothing in the record."""
    found = Entry.objects.using(using).exclude(process=PROCESS).order_by("-pk").values_list("pk", "at").first()
    return Line(found[0], found[1].isoformat()) if found else None


def _head(using: str) -> tuple[int, str] | None:
    """The end of the ledger's chain; None where nothing is sealed, or the database is from before there were seals."""
    if Head._meta.db_table not in connections[using].introspection.table_names():
        return None
    row = Head.objects.using(using).first()
    return (row.place, row.digest) if row and row.place else None


def key_mark(salt: str) -> str:
    """What tells whether another installation has the same secret key, and nothing else of it."""
    return hmac.new(settings.SECRET_KEY.encode(), f"backup {salt}".encode(), hashlib.sha256).hexdigest()


def first(about: Header) -> Member:
    """What a copy says first."""
    return Member.of(HEADER, json.dumps(about.plain(), indent=1).encode("ascii") + b"\n")


def of_tables(tables: Apps, using: str, manifest: Manifest, said: Said) -> Iterator[Member]:
    """The rows of every table, in stretches of a megabyte; how many, and their sum, go into the manifest."""
    models = rows.carried(tables)
    for done, model in enumerate(models):
        said("Rows", done, len(models))
        yield from _of_table(model, using, manifest)
    said("Rows", len(models), len(models))


def _of_table(model: type[Model], using: str, manifest: Manifest) -> Iterator[Member]:
    table, held, size, number, summed = model._meta.db_table, [_columns(model)], 0, 0, rows.Sum()
    for line in rows.lines(model, using):
        summed.add(line)
        held.append(line)
        size += len(line)
        if size >= rows.MOST_BYTES:
            number += 1
            yield Member.of(f"{ROWS}{table}/{number:06}.jsonl", b"\n".join(held) + b"\n")
            held, size = [_columns(model)], 0
    if len(held) > 1:
        yield Member.of(f"{ROWS}{table}/{number + 1:06}.jsonl", b"\n".join(held) + b"\n")
    manifest.tables[table] = summed.plain() | {"last": _last_number(model, using)}


def _columns(model: type[Model]) -> bytes:
    return json.dumps([field.column for field in rows.columns(model)]).encode("ascii")


def _last_number(model: type[Model], using: str) -> int:
    """The last number that the database gave a row of a table: no number is given twice, though its row be gone."""
    used, meta = connections[using], model._meta
    if not meta.pk or not meta.pk.get_internal_type().endswith("AutoField"):
        return 0
    with used.cursor() as cursor:
        if used.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [meta.db_table])
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{meta.db_table}"', meta.pk.column])
            (sequence,) = cursor.fetchone()
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # nosec B608
        found = cursor.fetchone()
    return int(found[0]) if found else 0
