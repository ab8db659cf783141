"""Many who write at once, in threads and processes, wait for each other: none is told the database is locked."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from frankpledge.ledger.changes import change
from frankpledge.ledger.models import Entry
from frankpledge.people.models import Partnership
from frankpledge.people.tests import make

PROCESSES, THREADS, TIMES = 4, 4, 15
WRITER = f"""
import django
django.setup()
from frankpledge.config.tests.test_many_writers import write
write({TIMES})
"""


def write(times: int) -> None:
    """Change the partnership so many times, each in a transaction of its own."""
    place = Partnership.objects.get()
    for at in range(times):
        with change(make.process(place), "wrote", place, lambda by, row: True) as row:
            row.contact = f"written {at}"
            row.save(update_fields=["contact"])


def in_a_thread() -> None:
    try:
        write(TIMES)
    finally:
        connection.close()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.django_db(transaction=True)
def test_no_writer_among_many_is_told_that_the_database_is_locked(tmp_path: Path) -> None:
    make.partnership()
    before = Entry.objects.count()
    (tmp_path / "frankpledge.sqlite3").symlink_to(connection.settings_dict["NAME"])
    environment = os.environ | {
        "FRANKPLEDGE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
    }
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER], env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    threads = [threading.Thread(target=in_a_thread) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    faults = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * PROCESSES, "\n".join(faults)
    assert Entry.objects.count() - before == (PROCESSES + THREADS) * TIMES
