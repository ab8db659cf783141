"""The guard of the ledger can be set, taken away and set again."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from frankpledge.ledger.models import Entry


def write_a_line() -> None:
    Entry.objects.create(process="a test", origin="worker", verb="tried", table="ledger.entry", outcome="done")


@pytest.mark.django_db(transaction=True)
def test_the_guard_goes_and_comes_with_its_migration() -> None:
    call_command("migrate", "ledger", "0001", verbosity=0)
    try:
        write_a_line()
        Entry.objects.update(verb="changed")
        assert Entry.objects.get().verb == "changed"
    finally:
        call_command("migrate", "ledger", verbosity=0)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(verb="changed again")
