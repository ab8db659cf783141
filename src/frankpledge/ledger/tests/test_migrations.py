"""The guard of the ledger can be set, taken away and set again, and a newer table keeps it."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from frankpledge.ledger.models import Entry, Seal

LINE = (
    "INSERT INTO ledger_entry (at, process, origin, verb, {column} outcome) "
    "VALUES ('2026-01-02 03:04:05+00:00', 'a test', 'worker', 'tried', {value} 'done')"
)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def line(**values: str) -> str:
    return LINE.format(
        column="".join(f'"{column}", ' for column in values), value="".join(f"'{value}', " for value in values.values())
    )


@pytest.mark.django_db(transaction=True)
def test_the_guard_goes_and_comes_with_its_migrations() -> None:
    call_command("migrate", "ledger", "0001", verbosity=0)
    try:
        run(line(table="ledger.entry"))
        run("UPDATE ledger_entry SET verb = 'changed'")
    finally:
        call_command("migrate", "ledger", verbosity=0)
    assert list(Entry.objects.values_list("verb", "seen_from")) == [("changed", "")]
    Seal.objects.create(place=1, number=1, digest="0" * 64)
    for table in (Entry, Seal):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            table.objects.all().delete()
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(f"UPDATE {table._meta.db_table} SET {table._meta.pk.column} = 7")
